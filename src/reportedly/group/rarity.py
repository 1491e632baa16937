"""How telling a term is: in news in general by a table of common words, in one collection by its holders."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from reportedly.text.tables import read_table
from reportedly.text.words import stem

# How many reports in general have a word: by the bands of data/common_words.tsv, and any other word.
SHARES = {"1": 0.3, "2": 0.1, "3": 0.06, "": 0.015}
NUMBER_SHARE = 0.02
PRIOR = 50  # the general share counts as much as this many reports of the collection

_NUMBER = re.compile(r"\d[\d.,]*")


class Rarity:
    """Weighs terms by minus the logarithm of the share of reports that hold them.

    The general share counts as far as the collection is small, the collection's own as far as it is large. Once made
    it never changes, so a report weighs the same whatever comes after it.
    """

    def __init__(self, holders: Mapping[str, int], size: int) -> None:
        self._holders, self._size = holders, size

    @classmethod
    def learn(cls, reports: Iterable[Iterable[str]]) -> Rarity:
        """Learn from the terms of some reports; with none, only the general shares count."""
        rows = [frozenset(terms) for terms in reports]
        return cls(Counter(term for terms in rows for term in terms), len(rows))

    def of(self, term: str) -> float:
        """Weigh a term: 0 or more. One of its holders, the report itself, is not counted."""
        held = max(0, self._holders.get(term, 0) - 1) + PRIOR * _general_share(term)
        return max(0.0, -math.log(held / (max(0, self._size - 1) + PRIOR)))


def is_number(term: str) -> bool:
    """Whether a term is written in figures."""
    return _NUMBER.fullmatch(term) is not None


def band(term: str) -> str:
    """How common a word is in news: "1" in most reports, "2" in many, "3" in some, else nothing."""
    return _bands().get(term, "")


def _general_share(term: str) -> float:
    return NUMBER_SHARE if is_number(term) else SHARES[band(term)]


@cache
def _bands() -> Mapping[str, str]:
    """Stem → band; where two words share a stem, the commoner one's."""
    rows = sorted(read_table("common_words"), key=lambda row: row["band"], reverse=True)
    return {stem(row["word"]): row["band"] for row in rows}
