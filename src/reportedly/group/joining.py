"""Average linkage for very many reports: groups join around centres, in rounds, all over the graph at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from reportedly.group.dots import add_up, dot
from reportedly.group.evidence import Pairs, evidence
from reportedly.group.vectors import NO_DAY, UNIT, Numbers, Space, Vectors, Whole, append, take

SLACK = 0.8  # of its centre's best join: an edge as good as that need not wait for the better ones


class Sums(NamedTuple):
    """Groups of reports: the sums of their rows, how many they are, and the sum and number of their known days."""

    spaces: tuple[Space, ...]
    sizes: Whole
    days: Whole
    dated: Whole


def sums_of(vectors: Vectors) -> Sums:
    """Every row a group of its own."""
    known = vectors.days != NO_DAY
    return Sums(
        vectors.spaces, np.ones(len(vectors), np.int64), np.where(known, vectors.days, 0).astype(np.int64),
        known.astype(np.int64),
    )  # fmt: skip


def add_sums(sums: Sums, home: Whole, count: int) -> Sums:
    """Add groups up: group i goes into home[i], 0 ≤ home[i] < count."""

    def total(values: Whole) -> Whole:
        return np.bincount(home, values, minlength=count).astype(np.int64)

    spaces = tuple(add_up(space, home, count) for space in sums.spaces)
    return Sums(spaces, total(sums.sizes), total(sums.days), total(sums.dated))


def measure(sums: Sums, ones: Whole, others: Whole) -> Numbers:
    """Measure how alike groups are on the average; exactly the likeness of two reports where both hold one."""
    weight = (UNIT * UNIT) * sums.sizes[ones].astype(np.float64) * sums.sizes[others]
    products = tuple(np.minimum(1.0, dot(space, ones, others) / weight) for space in sums.spaces)
    holds = [np.diff(space.starts) > 0 for space in sums.spaces]
    is_dated = (sums.dated[ones] > 0) & (sums.dated[others] > 0)
    means = sums.days / np.maximum(1, sums.dated)
    apart = np.where(is_dated, np.abs(means[ones] - means[others]), 0.0)
    return evidence(Pairs(products, tuple(each[ones] & each[others] for each in holds), apart))


def join(sums: Sums, edges: tuple[Whole, Whole, Numbers], *, threshold: float) -> Whole:
    """Join groups that are alike on the average, the most alike first; gives back the number of each one's group.

    `edges` are the pairs to begin with (lower, higher, likeness; each once); only groups that one connects can join.
    The number of a group is that of its lowest member. Rows must stand in an order that their content decides
    (by id): then the result is a function of the set, and what is not connected by edges does not matter to it.

    Each round every group points to its best neighbour, if that edge is within SLACK of the best one of the
    neighbour too; groups that are best for each other are centres, and what points at a centre joins it, unless
    together they would fall below the threshold. With SLACK 1 that is exact average linkage by reciprocal nearest
    neighbours; with less, each join is within that factor of the best one, and the rounds grow with the logarithm of
    the reports (Dhulipala et al. 2023, "TeraHAC"). Cost: in each round, the rows of the groups that changed.
    """
    home = np.arange(len(sums.sizes), dtype=np.int64)
    ones, others, values = edges
    while True:
        kept = values >= threshold
        ones, others, values = ones[kept], others[kept], values[kept]
        if not len(ones):
            return home
        parent = _fit(sums, _point(ones, others, values, len(home)), threshold)
        home = parent[home]
        sums = _merge(sums, parent)
        changed = np.zeros(len(parent), bool)
        changed[parent[parent != np.arange(len(parent))]] = True
        ones, others, values = _move(parent, ones, others, values)
        again = changed[ones] | changed[others]
        values[again] = measure(sums, ones[again], others[again])


def _point(ones: Whole, others: Whole, values: Numbers, count: int) -> Whole:
    """Whom each group joins: its centre, or itself."""
    both = np.concatenate([ones, others]), np.concatenate([others, ones])
    twice = np.concatenate([values, values])
    order = np.lexsort((np.maximum(*both), np.minimum(*both), -twice, both[0]))
    first = order[np.diff(both[0][order], prepend=-1) != 0]
    best, worth = np.arange(count), np.zeros(count)
    best[both[0][first]] = both[1][first]
    worth[both[0][first]] = twice[first]
    number = np.arange(count)
    is_centre = (best[best] == number) & (number < best)
    joins = is_centre[best] & ~is_centre & ((worth >= SLACK * worth[best]) | (best[best] == number))
    return np.where(joins, best, number)


def _fit(sums: Sums, parent: Whole, threshold: float) -> Whole:
    """Let only those join a centre that are alike enough to all that would join it; its own best one always does."""
    joins = np.flatnonzero(parent != np.arange(len(parent)))
    crowds = np.bincount(parent[joins], minlength=len(parent))
    asks = joins[crowds[parent[joins]] > 1]
    if not len(asks):
        return parent
    centres = np.unique(parent[asks])
    members = np.concatenate([centres, asks])
    place = np.searchsorted(centres, parent[members])
    stars = add_sums(_pick(sums, members), place, len(centres))
    together = _stack(stars, _pick(sums, asks))
    star = np.searchsorted(centres, parent[asks])
    rest = _average_to_rest(together, star, len(centres) + np.arange(len(asks)))
    fits = rest >= threshold
    best = measure(sums, parent[asks], asks)
    order = np.lexsort((asks, -best, parent[asks]))
    fits[order[np.diff(parent[asks][order], prepend=-1) != 0]] = True
    parent = parent.copy()
    parent[asks[~fits]] = asks[~fits]
    return parent


def _average_to_rest(sums: Sums, whole: Whole, part: Whole) -> Numbers:
    """How alike a part is to what else is in its whole, on the average."""
    sizes = sums.sizes[part].astype(np.float64)
    rest = sums.sizes[whole] - sizes
    products = []
    for space in sums.spaces:
        crossed = dot(space, whole, part) - dot(space, part, part)
        products.append(np.clip(crossed / (UNIT * UNIT * sizes * rest), 0.0, 1.0))
    holds = [np.diff(space.starts) > 0 for space in sums.spaces]
    dated = sums.dated[whole] - sums.dated[part]
    means = (sums.days[whole] - sums.days[part]) / np.maximum(1, dated)
    is_dated = (dated > 0) & (sums.dated[part] > 0)
    apart = np.where(is_dated, np.abs(means - sums.days[part] / np.maximum(1, sums.dated[part])), 0.0)
    return evidence(Pairs(tuple(products), tuple(each[whole] & each[part] for each in holds), apart))


def _merge(sums: Sums, parent: Whole) -> Sums:
    """Add every group to its centre; those that joined one are left with nothing."""
    count = len(parent)
    moved = parent != np.arange(count)
    touched = moved.copy()
    touched[parent[moved]] = True
    numbers = np.flatnonzero(touched)
    added = add_sums(_pick(sums, numbers), np.searchsorted(numbers, parent[numbers]), len(numbers))
    spaces = tuple(_put(old, new, numbers) for old, new in zip(sums.spaces, added.spaces, strict=True))
    sizes, days, dated = sums.sizes.copy(), sums.days.copy(), sums.dated.copy()
    sizes[numbers], days[numbers], dated[numbers] = added.sizes, added.days, added.dated
    return Sums(spaces, sizes, days, dated)


def _put(old: Space, new: Space, numbers: Whole) -> Space:
    """Put new rows in place of some of the old ones."""
    lengths = np.diff(old.starts)
    stays = np.ones(len(lengths), bool)
    stays[numbers] = False
    keep = np.repeat(stays, lengths)
    lengths[numbers] = np.diff(new.starts)
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    is_new = np.repeat(~stays, lengths)
    terms, weights = np.empty(starts[-1], np.uint32), np.empty(starts[-1], np.int64)
    terms[is_new], weights[is_new] = new.terms, new.weights
    terms[~is_new], weights[~is_new] = old.terms[keep], old.weights[keep]
    return Space(starts, terms, weights)


def _pick(sums: Sums, numbers: Whole) -> Sums:
    rows = take(Vectors(sums.spaces, sums.days), numbers)  # type: ignore[arg-type]
    return Sums(rows.spaces, sums.sizes[numbers], sums.days[numbers], sums.dated[numbers])


def _stack(one: Sums, other: Sums) -> Sums:
    rows = append(Vectors(one.spaces, one.days), Vectors(other.spaces, other.days))  # type: ignore[arg-type]
    return Sums(
        rows.spaces, np.concatenate([one.sizes, other.sizes]), np.concatenate([one.days, other.days]),
        np.concatenate([one.dated, other.dated]),
    )  # fmt: skip


def _move(parent: Whole, ones: Whole, others: Whole, values: Numbers) -> tuple[Whole, Whole, Numbers]:
    """Hang the edges on the groups that their ends are in now, each once, and none within a group."""
    low, high = np.minimum(parent[ones], parent[others]), np.maximum(parent[ones], parent[others])
    kept = low != high
    keys, at = np.unique((low[kept] << 32) | high[kept], return_index=True)
    return keys >> 32, keys & 0xFFFFFFFF, values[kept][at]
