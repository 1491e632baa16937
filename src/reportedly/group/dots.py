"""Products of sparse rows, many pairs at once."""

from __future__ import annotations

import numpy as np

from reportedly.group.vectors import TERM_BITS, Numbers, Space, Whole, spread

SUMMED = 60_000  # terms sorted at once: as many as fit into a processor's cache
BLOCK = 500_000  # terms looked up at once: bounds the memory at about 20 MB


def dot(space: Space, ones: Whole, others: Whole) -> Numbers:
    """Multiply row ones[i] with row others[i], for every i; exact, as weights are whole numbers.

    Cost: for each pair the length of its shorter row times the logarithm of the block's.
    """
    lengths = np.diff(space.starts)
    is_longer = lengths[ones] > lengths[others]
    short, long = np.where(is_longer, others, ones), np.where(is_longer, ones, others)
    found = np.zeros(len(ones))
    order = np.argsort(long, kind="stable")  # neighbours in the table are looked up one after the other
    ends = np.cumsum(lengths[short[order]] + lengths[long[order]])
    first = 0
    while first < len(order):
        done = ends[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(ends, done + BLOCK)))
        block = order[first:last]
        found[block] = _dot(space, short[block], long[block])
        first = last
    return found


def _dot(space: Space, short: Whole, long: Whole) -> Numbers:
    """The products of one block; `long` is sorted."""
    rows, row_of = np.unique(long, return_inverse=True)
    table, weights = _table(space, rows)
    lengths = space.starts[short + 1] - space.starts[short]
    places = spread(space.starts[short], lengths)
    pair = np.repeat(np.arange(len(short)), lengths)
    wanted = (row_of[pair] << TERM_BITS) | space.terms[places]
    at = np.searchsorted(table, wanted)
    at[at == len(table)] = 0
    is_there = table[at] == wanted if len(table) else np.zeros(len(at), bool)
    products = space.weights[places][is_there].astype(np.float64) * weights[at[is_there]]
    return np.bincount(pair[is_there], products, minlength=len(short)).astype(np.float64)


def _table(space: Space, rows: Whole) -> tuple[Whole, Numbers]:
    """The terms of some rows as one ascending list of row and term, with their weights."""
    lengths = space.starts[rows + 1] - space.starts[rows]
    places = spread(space.starts[rows], lengths)
    keys = (np.repeat(np.arange(len(rows)), lengths) << TERM_BITS) | space.terms[places]
    return keys, space.weights[places].astype(np.float64)


def add_up(space: Space, home: Whole, count: int) -> Space:
    """Add rows: row i goes to sum home[i], 0 ≤ home[i] < count. Cost: sorting the terms, some sums at a time."""
    lengths = np.diff(space.starts)
    order = np.argsort(home, kind="stable")
    sorted_home, ends = home[order], np.cumsum(lengths[order])
    kept, sums = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    first = 0
    while first < len(order):
        done = ends[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(ends, done + SUMMED)))
        last = int(np.searchsorted(sorted_home, sorted_home[last - 1], side="right"))  # no sum is cut in two
        rows = order[first:last]
        places = spread(space.starts[rows], lengths[rows])
        keys, at = np.unique(
            (np.repeat(home[rows], lengths[rows]) << TERM_BITS) | space.terms[places], return_inverse=True
        )
        kept.append(keys)
        sums.append(np.bincount(at, space.weights[places], minlength=len(keys)).astype(np.int64))
        first = last
    keys = np.concatenate(kept)
    starts = np.searchsorted(keys, np.arange(count + 1, dtype=np.int64) << TERM_BITS)
    return Space(starts, (keys & ((1 << TERM_BITS) - 1)).astype(np.uint32), np.concatenate(sums))
