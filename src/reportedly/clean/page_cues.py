"""What the names of an element (class, id and the like) tell of it: groups of cues, as bits of one number."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.text.tables import read_table

_LONGEST_CUE = 3  # words
_KEPT = 20_000  # names whose cues are remembered: pages of one site repeat theirs
_WORDS = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])")


@cache
def cue_groups() -> tuple[str, ...]:
    """The groups of data/page_cues.tsv in the table's order: the n-th is bit n."""
    return tuple(dict.fromkeys(row["group"] for row in read_table("page_cues")))


@cache
def _known() -> dict[str, int]:
    bits: dict[str, int] = {}
    numbers = {group: number for number, group in enumerate(cue_groups())}
    for row in read_table("page_cues"):
        cue = row["cue"].replace("-", "")
        bits[cue] = bits.get(cue, 0) | 1 << numbers[row["group"]]
    return bits


@cache
def bits_of(*groups: str) -> int:
    """The bits of the groups named."""
    return sum(1 << cue_groups().index(group) for group in groups)


@lru_cache(_KEPT)
def find_cues(names: str) -> int:
    """Find the groups of cues in an element's names, given one behind the other with blanks between. Cost: bounded."""
    found = 0
    known = _known()
    for name in names.split():
        words = [word.lower() for word in _WORDS.findall(name)]
        at = 0
        while at < len(words):
            size = _LONGEST_CUE
            while size and "".join(words[at : at + size]) not in known:
                size -= 1
            found |= known.get("".join(words[at : at + size]), 0) if size else 0
            at += size or 1
    return found
