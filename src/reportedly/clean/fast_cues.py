"""What the names of an element (class, id …) tell of it, looked up quickly: groups of data/page_cues.tsv as bits."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.errors import ContractError
from reportedly.text.tables import read_table

MOST_GROUPS = 30  # bits that a group of cues may take; fast_tree has others behind them
_LONGEST = 300  # characters of an element's names that are looked at
_KEPT = 20_000  # names whose cues are remembered: pages of one site repeat theirs
_SIZES = (3, 2, 1)  # words of a cue
_WORD = re.compile(r"[a-z]+")
_HUMPS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@cache
def cue_names() -> tuple[str, ...]:
    """The groups of the table in its order: the n-th is bit n. Raises ContractError where they are too many."""
    groups = tuple(dict.fromkeys(row["group"] for row in read_table("page_cues")))
    if len(groups) > MOST_GROUPS:
        raise ContractError(f"data/page_cues.tsv: more than {MOST_GROUPS} groups")
    return groups


@cache
def _known() -> tuple[dict[str, int], frozenset[str]]:
    """The bits of each cue, its words joined, and the words with which a cue begins."""
    numbers = {group: number for number, group in enumerate(cue_names())}
    bits: dict[str, int] = {}
    for row in read_table("page_cues"):
        cue = row["cue"].replace("-", "")
        bits[cue] = bits.get(cue, 0) | 1 << numbers[row["group"]]
    return bits, frozenset(row["cue"].split("-")[0] for row in read_table("page_cues"))


@lru_cache(_KEPT)
def find_cues(names: str) -> int:
    """Find the groups of cues in names with blanks between; of cues that begin alike the longest. Cost: bounded."""
    names = names[:_LONGEST]
    low = names.lower()
    words = _WORD.findall(names) if low == names else [word.lower() for word in _HUMPS.findall(names)]
    bits, first = _known()
    if first.isdisjoint(words):
        return 0
    found, passed = 0, 0
    for at, word in enumerate(words):
        if word in first and at >= passed:
            for size in _SIZES:
                cue = bits.get("".join(words[at : at + size]))
                if cue is not None:
                    found |= cue
                    passed = at + size
                    break
    return found
