"""What the bags of pairs of statements have in common: cosine, overlap, and how much of one is found in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from reportedly.align.bags import Bag, doings_of
from reportedly.align.rows import Column, Pairs, Rows, Whole, number_terms, products, rows_of

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
    rows = rows_of(weighed, numbers)
    found = products(_understood(bags, rows, numbers), rows, pairs[:, ::-1])
    shared: Column = found / (rows.totals[pairs[:, 0]] + _LITTLE)
    return shared


def quotient(value: Column, by: Column) -> Column:
    """Divide; 0 where nothing is to be divided."""
    found: Column = np.divide(value, by, out=np.zeros(len(value)), where=value > 0)
    return found


def _understood(bags: Sequence[Bag], own: Rows, numbers: Mapping[str, int]) -> Rows:
    """What is found in each bag, and how far: others that may name one of its doings nearly, its own terms wholly.

    The own ones stand behind the others: where a row has a term twice, the last one counts.
    """
    naming: dict[str, list[int]] = defaultdict(list)
    for term, number in numbers.items():
        for doing in doings_of(term):
            naming[doing].append(number)

    @cache
    def nearly(doings: frozenset[str]) -> Whole:
        return np.array([number for doing in doings for number in naming[doing]], np.int64)

    terms = [part for i, bag in enumerate(bags) for part in (nearly(bag.doings), own.terms_of(i))]
    sizes = np.array([len(part) for part in terms], np.int64)
    weights = np.repeat(np.tile([_ONE_DOING, 1.0], len(bags)), sizes)
    starts = np.cumsum([0, *sizes.reshape(-1, 2).sum(axis=1)])
    return Rows(starts, np.concatenate([np.zeros(0, np.int64), *terms]), weights, own.width)
