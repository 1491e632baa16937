"""How alike reports are: terms in common, more or less so by headline, names, numbers, weekdays and dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reportedly.group.terms import Traits, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Postings = Mapping[str, tuple[NDArray[np.int64], Numbers]]

# What the cosine of the terms is multiplied by. Chosen and rounded on development sets of stories (bench/grouping.py).
HEADLINE, USUAL_HEADLINE = 0.25, 0.35  # to the power of the root of the headlines' cosine, less the usual one
NUMBERS = 0.36  # to the power of the cosine of the figures in both: tolls, sums, ages
STRANGERS = 0.8  # both have names and share none: two earthquakes share all other words
SAME_WEEKDAY, OTHER_WEEKDAY = 1.2, 0.8  # both name days of the week near their start, one in common or none
OTHER_COUNTRY = 0.7  # both name countries near their start, none in common
STRANGERS_ABROAD = 0.3  # both of the two: what is left is the same kind of event elsewhere
DAYS_FREE, DAYS_HALF, DAYS_MOST = 1, 6, 30  # days apart: no matter; likeness halves every so many; never one story

FLOOR = 0.03  # likeness below this counts as none
SHARED = 0.02  # cosine of the names below which no name is shared
WIDE = 0.2  # of a large collection: a term that more reports have finds no pairs (it still counts in the others)
LARGE = 500  # reports

Likeness = dict[tuple[int, int], float]


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
    """The inverted indices of some reports, and what of them is compared as a whole row."""

    def __init__(self, traits: Sequence[Traits]) -> None:
        import numpy as np  # half the cost of starting the program, and only grouping needs it

        self._traits = traits
        self._terms = _postings([each.terms for each in traits])
        self._headline = _postings([each.headline for each in traits])
        self._names = _postings([each.names for each in traits])
        self._numbers = _postings([each.numbers for each in traits])
        self._countries = _postings([dict.fromkeys(each.countries, 1.0) for each in traits], most=len(traits))
        self._has_country = np.array([bool(each.countries) for each in traits], bool)
        self._has_names = np.array([bool(each.names) for each in traits], bool)
        self._weekdays = np.array([_bits(each.weekdays) for each in traits], np.int64)
        self._days = np.array([each.day.toordinal() if each.day else 0 for each in traits], np.int64)

    def above_floor(self, one: int) -> tuple[list[int], list[float]]:
        """The later reports that are alike to this one, and how much."""
        import numpy as np

        mine = self._traits[one]
        scores = self._scores(mine.terms, self._terms)
        scores *= np.exp(HEADLINE * (np.sqrt(self._scores(mine.headline, self._headline)) - USUAL_HEADLINE))
        scores *= np.exp(NUMBERS * self._scores(mine.numbers, self._numbers))
        scores *= self._by_names(mine)
        scores *= self._by_weekday(one) * self._by_day(one)
        scores[: one + 1] = 0.0
        others = np.flatnonzero(scores >= FLOOR)
        return others.tolist(), np.minimum(1.0, scores[others]).tolist()

    def _scores(self, weights: Weights, postings: Postings) -> Numbers:
        import numpy as np

        scores = np.zeros(len(self._traits))
        for term, weight in weights.items():
            if (row := postings.get(term)) is not None:
                scores[row[0]] += weight * row[1]
        return scores

    def _by_names(self, mine: Traits) -> Numbers:
        """By the names and the countries that a report shares with each other one."""
        import numpy as np

        strangers, abroad = self._has_names & bool(mine.names), self._has_country & bool(mine.countries)
        strangers &= self._scores(mine.names, self._names) < SHARED
        abroad &= self._scores(dict.fromkeys(mine.countries, 1.0), self._countries) == 0
        left = np.where(strangers, STRANGERS, 1.0) * np.where(abroad, OTHER_COUNTRY, 1.0)
        return np.where(strangers & abroad, STRANGERS_ABROAD, left)

    def _by_weekday(self, one: int) -> Numbers:
        import numpy as np

        mine = self._weekdays[one]
        common = np.where(self._weekdays & mine, SAME_WEEKDAY, OTHER_WEEKDAY)
        return np.where((self._weekdays > 0) & (mine > 0), common, 1.0)

    def _by_day(self, one: int) -> Numbers:
        import numpy as np

        if not (mine := self._days[one]):
            return np.ones(len(self._days))
        apart = np.abs(self._days - mine)
        near = np.where(apart > DAYS_MOST, 0.0, 0.5 ** (np.maximum(0, apart - DAYS_FREE) / DAYS_HALF))
        return np.where(self._days > 0, near, 1.0)


def _postings(vectors: Sequence[Weights], *, most: int | None = None) -> Postings:
    """Term → the reports that have it and its weights there; terms of one report are left out."""
    import numpy as np

    rows: dict[str, list[tuple[int, float]]] = {}
    for number, weights in enumerate(vectors):
        for term, weight in weights.items():
            rows.setdefault(term, []).append((number, weight))
    limit = most or (WIDE * len(vectors) if len(vectors) > LARGE else len(vectors))
    return {
        term: (np.array([number for number, _ in row]), np.array([weight for _, weight in row]))
        for term, row in rows.items()
        if 1 < len(row) <= limit
    }


def _bits(weekdays: frozenset[int]) -> int:
    """Days of the week as bits; two sets share a day where they share a bit."""
    return sum(1 << day for day in weekdays)
