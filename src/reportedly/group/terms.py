"""A report as grouping sees it: weighted terms of its body, its lead and its names before all."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.model.report import BlockKind, Report
from reportedly.text.tables import read_table
from reportedly.text.words import find_words, is_stop_word, stem

# All weights and sizes were chosen on development sets of stories (bench/grouping.py), one setting for all of them.
LEAD = 60  # words of the body that tell what the report is about
LEAD_WEIGHT, BODY_WEIGHT, TAIL_WEIGHT = 2.0, 1.0, 0.1
TAIL = 300  # words behind which a report turns to background
NAME_WEIGHT = 1.3
# How many reports in general have a word: by the bands of data/common_words.tsv, and any other word.
SHARES = {"1": 0.3, "2": 0.1, "3": 0.06, "": 0.015}
NUMBER_SHARE = 0.02
PRIOR = 50  # the general share counts as much as this many reports of the collection

_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST})
_NUMBER = re.compile(r"\d[\d.,]*")


def weigh_terms(reports: Sequence[Report]) -> list[dict[str, float]]:
    """Weigh the terms of every report, in their order; each report's weights make a vector of length 1.

    A term weighs by how often and how early it stands, by whether it is a name, and by its rarity: in news in
    general (data/common_words.tsv) as far as the collection is small, in the collection as far as it is large.
    Reports without a word have no terms. Cost: linear in the words.
    """
    return _weigh([count_terms(report) for report in reports])


def weigh_names(reports: Sequence[Report]) -> list[dict[str, float]]:
    """Weigh the names of every report as `weigh_terms` does: capitals within a sentence, no days, months or titles.

    A word at the start of a sentence is a name only if it is one elsewhere in the report.
    """
    return _weigh([count_both(report)[1] for report in reports])


def count_terms(report: Report) -> dict[str, float]:
    """Count the terms of one report, each by its place and whether it is a name; rarity is not looked at."""
    return _sum((word.term, word.weight) for word in _words(report))


def count_both(report: Report) -> tuple[dict[str, float], dict[str, float]]:
    """Count the terms of one report, and its names as `weigh_names` knows them, in one look at its words."""
    words = list(_words(report))
    return _sum((word.term, word.weight) for word in words), _sum(_names(words))


def _names(words: Sequence[Word]) -> Iterator[tuple[str, float]]:
    names = {word.term for word in words if word.is_capital and not word.is_first and _bands().get(word.term) != "1"}
    return ((word.term, word.weight) for word in words if word.is_capital and word.term in names)


def _weigh(counted: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    holders = Counter(term for counts in counted for term in counts)
    rarity = {term: _rarity(term, held, len(counted)) for term, held in holders.items()}
    return [_unit({term: math.log1p(count) * rarity[term] for term, count in counts.items()}) for counts in counted]


def _sum(weighted: Iterable[tuple[str, float]]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for term, weight in weighted:
        counts[term] = counts.get(term, 0.0) + weight
    return counts


class Word(NamedTuple):
    """A telling word of a report: its stem, its weight, and what its first letter may mean."""

    term: str
    weight: float
    is_capital: bool
    is_first: bool  # of its sentence


def _words(report: Report) -> Iterator[Word]:
    position = 0
    for block in report.blocks:
        if not block.is_read:
            continue
        is_head = block.kind in _HEADS  # its capitals are no sign of a name
        text = report.text[block.start : block.end]
        for word in find_words(text):
            position += not is_head
            if not is_stop_word(word[0]) and len(word[0]) > 1:
                is_capital = word[0][0].isupper() and not is_head
                weight = LEAD_WEIGHT if is_head else _place_weight(position)
                weight *= NAME_WEIGHT if is_capital else 1.0
                yield Word(stem(word[0]), weight, is_capital, _is_first(text, word.start()))


def _is_first(text: str, offset: int) -> bool:
    """Whether a word begins a block, a line, or what stands behind a full stop or an opening mark."""
    before = text[max(0, offset - 3) : offset].rstrip(" ")
    return not before or before[-1] in ".!?:\"“”‘\n"


def _place_weight(position: int) -> float:
    if position <= LEAD:
        return LEAD_WEIGHT
    return BODY_WEIGHT if position <= TAIL else TAIL_WEIGHT


@cache
def _bands() -> Mapping[str, str]:
    """Stem → band; where two words share a stem, the commoner one's."""
    rows = sorted(read_table("common_words"), key=lambda row: row["band"], reverse=True)
    return {stem(row["word"]): row["band"] for row in rows}


def _rarity(term: str, held: int, size: int) -> float:
    """Minus the logarithm of the share of reports that have the term; one of its holders is not counted."""
    return -math.log((held - 1 + PRIOR * general_share(term)) / (size - 1 + PRIOR))


def general_share(term: str) -> float:
    """The share of reports that have a term, in news in general (data/common_words.tsv)."""
    return NUMBER_SHARE if _NUMBER.fullmatch(term) else SHARES[_bands().get(term, "")]


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    kept = {term: weight for term, weight in weights.items() if weight > 0}
    length = math.sqrt(sum(weight * weight for weight in kept.values()))
    return {term: weight / length for term, weight in kept.items()} if length else {}
