"""Weighed terms of many statements as the rows of one table: what pairs of them share is counted for all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Whole: TypeAlias = NDArray[np.int64]
Column: TypeAlias = NDArray[np.float64]  # one number a pair
Pairs: TypeAlias = NDArray[np.int64]  # two columns: the numbers of two statements

_HALF = 32  # bits: a pair is put into a number of twice as many
_CELLS = 1 << 18  # numbers that are laid out at a time: two megabytes


class Rows(NamedTuple):
    """Sparse rows: row i is terms[starts[i]:starts[i+1]] with their weights; terms are numbers below `width`.

    Where `products` lays out a row that has a term twice, the last one counts.
    """

    starts: Whole
    terms: Whole
    weights: Column
    width: int

    def terms_of(self, row: int) -> Whole:
        """The terms of one row."""
        return self.terms[self.starts[row] : self.starts[row + 1]]

    @property
    def totals(self) -> Column:
        """The sum of each row."""
        return self._sums(self.weights)

    @property
    def lengths(self) -> Column:
        """The length of each row as a vector."""
        lengths: Column = np.sqrt(self._sums(self.weights**2))
        return lengths

    def _sums(self, values: Column) -> Column:
        owners = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        sums: Column = np.bincount(owners, values, minlength=len(self.starts) - 1).astype(np.float64)
        return sums


def number_terms(weighed: Sequence[Mapping[str, float]]) -> dict[str, int]:
    """Number all terms, in order of their first appearance."""
    return {term: number for number, term in enumerate(dict.fromkeys(term for each in weighed for term in each))}


def rows_of(weighed: Sequence[Mapping[str, float]], numbers: Mapping[str, int]) -> Rows:
    """Make one row of each statement's weighed terms; every term must have a number. Cost: linear in the terms."""
    return Rows(
        starts=np.cumsum([0, *map(len, weighed)]),
        terms=np.array([numbers[term] for each in weighed for term in each], np.int64),
        weights=np.array([weight for each in weighed for weight in each.values()], np.float64),
        width=len(numbers),
    )


def products(left: Rows, right: Rows, pairs: Pairs) -> Column:
    """The scalar product of row i on the left and row j on the right for each pair (i, j), in order of the pairs.

    Some rows of the left at a time are laid out in full, and what stands in the right ones is looked up there. Cost:
    linear in the terms of the rows on the right, over all pairs; memory is bounded.
    """
    order = np.argsort(pairs[:, 0], kind="stable")
    found = np.zeros(len(pairs))
    at_once = max(1, _CELLS // max(1, left.width))
    full = np.zeros(at_once * left.width)
    for part in _parts(pairs[order, 0], at_once):
        chosen = order[part]
        ones, row = np.unique(pairs[chosen, 0], return_inverse=True)
        places, at = _ragged(left.starts, ones)
        cells = at * left.width + left.terms[places]
        full[cells] = left.weights[places]
        places, at = _ragged(right.starts, pairs[chosen, 1])
        weights = full[row[at] * left.width + right.terms[places]] * right.weights[places]
        found[chosen] = np.bincount(at, weights, minlength=len(chosen))
        full[cells] = 0.0
    return found


def _parts(ones: Whole, most: int) -> Iterator[slice]:
    """Cut ascending numbers into parts with so many different ones at most."""
    firsts = np.flatnonzero(np.diff(ones, prepend=-1))
    edges = [*firsts[::most].tolist(), len(ones)]
    yield from (slice(first, behind) for first, behind in pairwise(edges))


def _ragged(starts: Whole, rows: Whole) -> tuple[Whole, Whole]:
    """The places of all terms of some rows, one row behind the other, and for each which of the rows it is of."""
    sizes = starts[rows + 1] - starts[rows]
    at = np.repeat(np.arange(len(rows)), sizes)
    within = np.arange(len(at)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return starts[rows][at] + within, at


def pairs_among(groups: Sequence[Sequence[int]]) -> Pairs:
    """The pairs (i < j) of numbers that stand in one of the groups together, sorted, none twice. Each group ascends."""
    sized: dict[int, list[Sequence[int]]] = defaultdict(list)
    for group in groups:
        sized[len(group)].append(group)
    found = [np.zeros((0, 2), np.int64)]
    for size, alike in sized.items():
        ones, others = np.triu_indices(size, 1)
        found.append(np.array(alike, np.int64)[:, np.stack([ones, others], axis=1)].reshape(-1, 2))
    ones, others = np.concatenate(found).T
    return np.stack(divmod(np.unique((ones << _HALF) | others), 1 << _HALF), axis=1)
