"""How alike reports are: terms in common, dampened by the days between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reportedly.model.report import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Postings = Mapping[str, tuple[NDArray[np.int64], NDArray[np.float64]]]

DAYS_FREE, DAYS_HALF, DAYS_MOST = 1, 6, 30  # days apart: no matter; likeness halves every so many; never one story
FLOOR = 0.04  # likeness below this counts as none
WIDE = 0.2  # of a large collection: a term that more reports have finds no pairs (it still counts in the others)
LARGE = 500  # reports

ENOUGH_NAMES = 0.1  # cosine of the names from which two reports may well tell one event
STRANGERS = 0.25  # what is left of the likeness where they share no name: two earthquakes share all other words

Likeness = dict[tuple[int, int], float]


Vectors = Sequence[Mapping[str, float]]


def measure_likeness(reports: Sequence[Report], terms: Vectors, names: Vectors | None = None) -> Likeness:
    """Measure how alike the reports are, as (lower index, higher index) → 0..1; pairs below FLOOR are left out.

    Cosine of the terms; less where both have names but none in common; less with the days between publication where
    both dates are known, and nothing for more than DAYS_MOST. Cost: the lengths of the inverted index's rows, in NumPy.
    """
    days = [_day(report) for report in reports]
    found: Likeness = {}
    for one, others, values in _cosines(terms, names):
        for other, value in zip(others, values, strict=True):
            damped = value * _nearness(days[one], days[other])
            if damped >= FLOOR:
                found[one, other] = damped
    return found


def _cosines(terms: Vectors, names: Vectors | None) -> Iterator[tuple[int, list[int], list[float]]]:
    """For each report the later ones that share a term, with their cosines, damped where they share no name."""
    import numpy as np  # half the cost of starting the program, and only grouping needs it

    postings = _postings(terms)
    named = _postings(names or ())
    is_named = np.array([bool(weights) for weights in names or ()])
    for one, weights in enumerate(terms):
        scores = _scores(weights, postings, len(terms))
        if names is not None and names[one]:
            shares = np.minimum(1.0, _scores(names[one], named, len(terms)) / ENOUGH_NAMES)
            scores *= np.where(is_named, STRANGERS + (1 - STRANGERS) * shares, 1.0)
        scores[: one + 1] = 0.0
        others = np.flatnonzero(scores >= FLOOR)
        yield one, others.tolist(), scores[others].tolist()


def _scores(weights: Mapping[str, float], postings: Postings, size: int) -> NDArray[np.float64]:
    import numpy as np

    scores = np.zeros(size)
    for term, weight in weights.items():
        if (row := postings.get(term)) is not None:
            scores[row[0]] += weight * row[1]
    return scores


def _postings(terms: Vectors) -> Postings:
    """Term → the reports that have it and its weights there; terms of one report are left out."""
    import numpy as np

    rows: dict[str, list[tuple[int, float]]] = {}
    for number, weights in enumerate(terms):
        for term, weight in weights.items():
            rows.setdefault(term, []).append((number, weight))
    most = WIDE * len(terms) if len(terms) > LARGE else len(terms)
    return {
        term: (np.array([number for number, _ in row]), np.array([weight for _, weight in row]))
        for term, row in rows.items()
        if 1 < len(row) <= most
    }


def _nearness(one: date | None, other: date | None) -> float:
    if one is None or other is None:
        return 1.0
    apart = abs((one - other).days)
    if apart > DAYS_MOST:
        return 0.0
    return float(0.5 ** (max(0, apart - DAYS_FREE) / DAYS_HALF))


def _day(report: Report) -> date | None:
    try:
        return date.fromisoformat((report.published.value or "")[:10])
    except ValueError:
        return None
