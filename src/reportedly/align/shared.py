"""What the bags of pairs of statements have in common: cosine, overlap, and how much of one is found in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np

from reportedly.align.bags import Bag, doings_of
from reportedly.align.rows import Column, Pairs, Rows, number_terms, products, rows_of

_ONE_DOING = 0.8  # how far two words for one doing are the same word
_LITTLE = 0.3  # weight that every statement is thought to have besides: what says little proves little


def cosines(weighed: Sequence[Mapping[str, float]], pairs: Pairs) -> Column:
    """The cosine of each pair of weighed terms, 0..1."""
    rows = rows_of(weighed, number_terms(weighed))
    product, (ones, others) = products(rows, rows, pairs), pairs.T
    return quotient(product, rows.lengths[ones] * rows.lengths[others])


def overlaps(bags: Sequence[Bag], pairs: Pairs) -> Column:
    """Harmonic mean of how much of each is found in the other, 0..1: two words for one doing count nearly as one."""
    one, other = shares(bags, pairs), shares(bags, pairs[:, ::-1])
    return quotient(2 * one * other, one + other)


def shares(bags: Sequence[Bag], pairs: Pairs) -> Column:
    """How much of the first of each pair is found in the second, 0..1."""
    weighed = [bag.weights for bag in bags]
    numbers = number_terms(weighed)
    rows, there = rows_of(weighed, numbers), rows_of(_understood(bags, numbers), numbers)
    return products(there, rows, pairs[:, ::-1]) / (rows.totals[pairs[:, 0]] + _LITTLE)


def quotient(value: Column, by: Column) -> Column:
    """Divide; 0 where nothing is to be divided."""
    return np.divide(value, by, out=np.zeros(len(value)), where=value > 0)


def _understood(bags: Sequence[Bag], numbers: Iterable[str]) -> list[dict[str, float]]:
    """What is found in each bag, and how far: its own terms wholly, others that may name one of its doings nearly."""
    naming: dict[str, list[str]] = defaultdict(list)
    for term in numbers:
        for doing in doings_of(term):
            naming[doing].append(term)

    @cache
    def nearly(doings: frozenset[str]) -> dict[str, float]:
        return {term: _ONE_DOING for doing in sorted(doings) for term in naming[doing]}

    return [{**nearly(bag.doings), **dict.fromkeys(bag.weights, 1.0)} for bag in bags]
