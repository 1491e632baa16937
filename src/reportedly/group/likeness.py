"""How alike reports are: the evidence of all pairs that share telling terms, by an inverted index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.group.evidence import Pairs, evidence
from reportedly.group.terms import Traits, Weights
from reportedly.group.vectors import Numbers

FLOOR = 0.03  # likeness below this counts as none
WIDE = 0.2  # of a large collection: a term that more reports have finds no pairs (it still counts in the others)
LARGE = 500  # reports
COUNTRIES = 4  # the first space whose terms only count as shared or not

Likeness = dict[tuple[int, int], float]
Postings: TypeAlias = "Mapping[str, tuple[NDArray[np.int64], Numbers]]"


def measure_likeness(traits: Sequence[Traits]) -> Likeness:
    """Measure how alike reports are, as (lower index, higher index) → likeness; pairs below FLOOR are left out.

    The likeness of two reports depends on their traits alone. Cost: the lengths of the inverted index's rows, in NumPy.
    """
    found: Likeness = {}
    measure = _Measure(traits)
    for one in range(len(traits)):
        others, values = measure.above_floor(one)
        found.update(zip(((one, other) for other in others), values, strict=True))
    return found


class _Measure:
    """The inverted indices of some reports, one for each space, and their days."""

    def __init__(self, traits: Sequence[Traits]) -> None:
        self._rows = [_spaces(each) for each in traits]
        columns = list(zip(*self._rows, strict=True))
        self._postings = [_postings(column, is_listed=number >= COUNTRIES) for number, column in enumerate(columns)]
        self._filled = [np.array([bool(weights) for weights in column], bool) for column in columns]
        self._days = np.array([each.day.toordinal() if each.day else 0 for each in traits], np.float64)

    def above_floor(self, one: int) -> tuple[list[int], list[float]]:
        """The later reports that are alike to this one, and how much."""
        products = tuple(map(self._scores, self._rows[one], self._postings))
        is_dated = (self._days > 0) & (self._days[one] > 0)
        apart = np.where(is_dated, np.abs(self._days - self._days[one]), 0.0)
        found = evidence(Pairs(products, tuple(filled & filled[one] for filled in self._filled), apart))
        found[: one + 1] = 0.0
        others = np.flatnonzero(found >= FLOOR)
        return others.tolist(), found[others].tolist()

    def _scores(self, weights: Weights, postings: Postings) -> Numbers:
        scores = np.zeros(len(self._rows))
        for term, weight in weights.items():
            if (row := postings.get(term)) is not None:
                scores[row[0]] += weight * row[1]
        return scores


def _spaces(traits: Traits) -> tuple[Weights, ...]:
    """A report's rows in the order of the spaces; countries and weekdays only count as shared or not."""
    listed = (dict.fromkeys(traits.countries, 1.0), {str(day): 1.0 for day in traits.weekdays})
    return traits.terms, traits.names, traits.headline, traits.numbers, *listed


def _postings(vectors: Sequence[Weights], *, is_listed: bool) -> Postings:
    """Term → the reports that have it and its weights there; terms of one report are left out.

    `is_listed`: that a term is common is no reason to pass over it.
    """
    rows: dict[str, list[tuple[int, float]]] = {}
    for number, weights in enumerate(vectors):
        for term, weight in weights.items():
            rows.setdefault(term, []).append((number, weight))
    most = len(vectors) if is_listed or len(vectors) <= LARGE else WIDE * len(vectors)
    return {
        term: (np.array([number for number, _ in row]), np.array([weight for _, weight in row]))
        for term, row in rows.items()
        if 1 < len(row) <= most
    }
