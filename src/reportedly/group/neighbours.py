"""Which reports are compared with which: an index by pairs of telling terms, whose lists are bounded."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportedly.group.vectors import TERM_BITS, Space, Whole, spread

TELLING = 9  # of its heaviest terms a report is found by, one and two at a time
SLOTS = TELLING * (TELLING + 1) // 2
HUBS = 2  # a list is stood for by so many of its reports
NOBODY = -1


def keys_of(space: Space) -> NDArray[np.int64]:
    """The telling terms of every row and their pairs, as numbers: a line of SLOTS each; NOBODY where terms are few."""
    count = len(space.starts) - 1
    lengths = np.diff(space.starts)
    rows = np.repeat(np.arange(count), lengths)
    order = np.lexsort((space.terms, -space.weights.astype(np.int64), rows))
    place = np.arange(len(order)) - np.repeat(space.starts[:-1], lengths)
    kept = place < TELLING
    telling = np.full((count, TELLING), NOBODY, np.int64)
    telling[rows[order][kept], place[kept]] = space.terms[order][kept]
    ones, others = np.triu_indices(TELLING)
    low, high = np.minimum(telling[:, ones], telling[:, others]), np.maximum(telling[:, ones], telling[:, others])
    return np.where(low == NOBODY, NOBODY, (low << TERM_BITS) | high)


class Index:
    """Lists of slots by key, each in the order of its reports' ranks: sorted runs that are merged as they grow.

    A slot is a report's number times SLOTS, plus the place of the key among its keys. Twelve bytes a slot.
    Cost of adding: on the average a logarithm of sortings; of asking: a binary search in each run.
    """

    def __init__(self) -> None:
        self.runs: list[tuple[Whole, NDArray[np.int32]]] = []

    def add(self, keys: Whole, slots: Whole, ranks: Whole) -> None:
        """Add slots with their keys; `ranks` are those of all reports, by number."""
        while self.runs and len(self.runs[-1][0]) < 2 * len(keys):
            old_keys, old_slots = self.runs.pop()
            keys, slots = np.concatenate([old_keys, keys]), np.concatenate([old_slots, slots])
        if not len(keys):
            return
        order = np.lexsort((ranks[slots // SLOTS], keys))
        self.runs.append((keys[order], slots[order].astype(np.int32)))

    def hubs(self, keys: Whole, ranks: Whole) -> Whole:
        """The HUBS reports of lowest rank for each key, by rank; NOBODY where there are fewer."""
        found = np.full((len(keys), HUBS * max(1, len(self.runs))), NOBODY, np.int64)
        for number, (known, slots) in enumerate(self.runs):
            first = np.searchsorted(known, keys)
            for step in range(HUBS):
                at = np.minimum(first + step, len(known) - 1)
                is_there = (first + step < len(known)) & (known[at] == keys)
                found[:, number * HUBS + step] = np.where(is_there, slots[at] // SLOTS, NOBODY)
        rank = np.where(found == NOBODY, np.iinfo(np.int64).max, ranks[found])
        order = np.argsort(rank, axis=1, kind="stable")[:, :HUBS]
        return np.take_along_axis(found, order, axis=1)

    def members(self, keys: Whole) -> tuple[Whole, Whole]:
        """All slots of some keys, and for each the place of its key in `keys`."""
        slots, places = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for known, run in self.runs:
            first = np.searchsorted(known, keys)
            lengths = np.searchsorted(known, keys, side="right") - first
            slots.append(run[spread(first, lengths)].astype(np.int64))
            places.append(np.repeat(np.arange(len(keys)), lengths))
        return np.concatenate(slots), np.concatenate(places)

    def keep(self, number_now: Whole) -> None:
        """Drop the reports whose number_now is NOBODY and give the others their new numbers."""
        for at, (keys, slots) in enumerate(self.runs):
            now = number_now[slots // SLOTS]
            kept = now != NOBODY
            self.runs[at] = keys[kept], (now[kept] * SLOTS + slots[kept] % SLOTS).astype(np.int32)
        self.runs = [run for run in self.runs if len(run[0])]
