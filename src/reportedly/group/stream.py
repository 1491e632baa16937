"""Stories of a stream of reports: the same ones, whatever the order in which the reports came."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.group.joining import join, measure, sums_of
from reportedly.group.neighbours import HUBS, NOBODY, SLOTS, Index, keys_of
from reportedly.group.rooms import Room, Rows
from reportedly.group.vectors import SPACES, Numbers, Space, Vectors, Whole, take

NEAREST = 5  # of the hubs that a report was compared with, so many can lead it into a story
BLOCK = 20_000  # reports taken in at once: bounds the memory of a step


class Stream:
    """The reports of a window and their stories.

    The stories are a function of the set of reports that are in the window, so neither the order in which they came
    nor the pieces in which they came can show. The argument, step by step:

    1. A report's row is made from the report and a frozen rarity; the likeness of two reports from their two rows.
    2. A report is found by its most telling terms and by pairs of them. Each such key has a list of the reports
       that have it; the list is stood for by the HUBS reports with the lowest hash of their id: a function of
       the set. A report is compared with the hubs of its lists and with nobody else, so that a list of any length
       costs each of its reports the same.
    3. Two reports are connected where one is a hub of the other and their likeness reaches the threshold. Stories
       lie within connected components, because only connected groups are joined; `join` is deterministic for
       rows that stand in the order of their hashes, and what one component holds is nothing to another one.
    4. So a new report, or one that leaves, can change only the components whose edges it changed. Those are joined
       again from scratch; the others stay, and are what a run over the whole set would give.

    All sums are of whole numbers, hence exact: adding in another order gives the same bits.
    Memory: `size`, 28 bytes for each of its SLOTS and 6 for each of its terms. Cost: see `add` and `stories`.
    """

    def __init__(self, *, threshold: float) -> None:
        self.threshold = threshold
        self.ids: list[str] = []
        self._known: set[str] = set()
        nothing = Space(np.zeros(1, np.int64), np.zeros(0, np.uint32), np.zeros(0, np.uint16))
        self._rows = Vectors((nothing,) * SPACES, np.zeros(0, np.int32))
        self._ranks = np.zeros(0, np.int64)
        self._hubs = np.zeros((0, HUBS), np.int32)  # one line a slot
        self._worth = np.zeros((0, HUBS), np.float32)  # the likeness to each hub; 0 below the threshold
        self._near = np.zeros((0, NEAREST), np.int32)
        self._near_worth = np.zeros((0, NEAREST), np.float32)
        self._part = np.zeros(0, np.int64)  # the component of each report
        self._story = np.zeros(0, np.int64)
        self._dirty = np.zeros(0, bool)
        self._index = Index()
        self._make_room()

    def add(self, ids: Sequence[str], rows: Vectors) -> None:
        """Take reports in; ids that are in the window already are passed over.

        Cost: for each report its SLOTS keys, a binary search for each, and the likeness to the hubs.
        """
        fresh = [number for number, each in enumerate(ids) if each not in self._known]
        fresh = list({ids[number]: number for number in reversed(fresh)}.values())[::-1]
        for first in range(0, len(fresh), BLOCK):
            numbers = fresh[first : first + BLOCK]
            self._add([ids[number] for number in numbers], take(rows, np.array(numbers, np.int64)))

    def _add(self, ids: list[str], rows: Vectors) -> None:
        first, count = len(self.ids), len(ids)
        self.ids += ids
        self._known.update(ids)
        self._rows = self._room_rows.extend(rows)
        self._ranks = self._rooms["ranks"].extend(np.array([_rank(each) for each in ids], np.int64))
        keys = keys_of(rows.spaces[0]).ravel()
        self._hubs = self._rooms["hubs"].extend(np.full((count * SLOTS, HUBS), NOBODY, np.int32))
        self._worth = self._rooms["worth"].extend(np.zeros((count * SLOTS, HUBS), np.float32))
        self._near = self._rooms["near"].extend(np.full((count, NEAREST), NOBODY, np.int32))
        self._near_worth = self._rooms["near_worth"].extend(np.zeros((count, NEAREST), np.float32))
        numbers = np.arange(first, first + count)
        self._part, self._story = self._rooms["part"].extend(numbers), self._rooms["story"].extend(numbers)
        self._dirty = self._rooms["dirty"].extend(np.ones(count, bool))
        held = np.flatnonzero(keys != NOBODY)
        self._enter(keys[held], first * SLOTS + held)

    def _make_room(self) -> None:
        """Let all arrays grow from what they are now."""
        self._room_rows = Rows(self._rows)
        names = ("ranks", "hubs", "worth", "near", "near_worth", "part", "story", "dirty")
        self._rooms: dict[str, Room[Any]] = {name: Room(getattr(self, f"_{name}")) for name in names}

    def _enter(self, keys: Whole, slots: Whole) -> None:
        """Put slots into the index, and compare whom that gives another hub."""
        changed, place = np.unique(keys, return_inverse=True)
        before = self._index.hubs(changed, self._ranks)
        self._index.add(keys, slots, self._ranks)
        after = self._index.hubs(changed, self._ranks)
        is_new = (before != after).any(axis=1)
        olds, old_places = self._index.members(changed[is_new])
        stays = ~is_new[place]
        self._set_hubs(
            np.concatenate([olds, slots[stays]]),
            np.concatenate([after[is_new][old_places], after[place[stays]]]),
        )

    def _set_hubs(self, slots: Whole, hubs: Whole) -> None:
        """Give slots their hubs; where one is another than before, compare the report with it."""
        reports = slots // SLOTS
        hubs = np.where(hubs == reports[:, None], NOBODY, hubs)
        line, column = np.nonzero(self._hubs[slots] != hubs)
        if not len(line):
            return
        ones, others = reports[line], hubs[line, column]
        worth = np.zeros(len(line))
        is_pair = others != NOBODY
        worth[is_pair] = self._compare(ones[is_pair], others[is_pair])
        old = self._worth[slots[line], column]
        self._dirty[ones[(old > 0) | (worth > 0)]] = True
        self._hubs[slots[line], column] = others
        self._worth[slots[line], column] = worth

    def _compare(self, ones: Whole, others: Whole) -> Numbers:
        """The likeness of pairs, each measured once; 0 below the threshold."""
        keys, at = np.unique(
            (np.minimum(ones, others).astype(np.int64) << 32) | np.maximum(ones, others), return_inverse=True
        )
        numbers, place = np.unique(np.concatenate([keys >> 32, keys & 0xFFFFFFFF]), return_inverse=True)
        rows = sums_of(take(self._rows, numbers))  # only theirs: the window may be a thousand times as large
        values = measure(rows, place[: len(keys)], place[len(keys) :])
        return np.where(values >= self.threshold, values, 0.0)[at]

    def stories(self) -> list[list[str]]:
        """Bring the stories up to date and list them: ids, sorted; every report of the window is in one.

        Cost: that of `bring_up_to_date`, and a look at the whole window.
        """
        self.bring_up_to_date()
        order = np.argsort(self._story, kind="stable")
        starts = np.flatnonzero(np.diff(self._story[order], prepend=-1))
        groups = np.split(order, starts[1:]) if len(order) else []
        return sorted(sorted(self.ids[number] for number in group.tolist()) for group in groups)

    def bring_up_to_date(self) -> None:
        """Join again what changed. Cost: the components that changed since the last time, from scratch."""

        dirty = np.flatnonzero(self._dirty)
        if not len(dirty):
            return
        self._dirty[:] = False
        self._find_nearest(dirty)
        near = self._edges(dirty)[1]
        is_touched = np.zeros(len(self.ids), bool)
        is_touched[self._part[np.concatenate([dirty, near])]] = True
        numbers = np.flatnonzero(is_touched[self._part])
        numbers = numbers[np.argsort(self._ranks[numbers])]
        place = np.zeros(len(self.ids), np.int64)
        place[numbers] = np.arange(len(numbers))
        ones, others, values = self._edges(numbers)
        low, high = np.minimum(place[ones], place[others]), np.maximum(place[ones], place[others])
        keys, first = np.unique((low << 32) | high, return_index=True)
        edges = keys >> 32, keys & 0xFFFFFFFF, values[first]
        self._part[numbers] = numbers[connect(*edges[:2], count=len(numbers))]
        rows = sums_of(take(self._rows, numbers))
        self._story[numbers] = numbers[join(rows, edges, threshold=self.threshold)]

    def _find_nearest(self, numbers: Whole) -> None:
        """Note for some reports the NEAREST of their hubs, by likeness, then by rank."""
        slots = (numbers[:, None] * SLOTS + np.arange(SLOTS)).ravel()
        line, column = np.nonzero(self._worth[slots])
        ones, others = line // SLOTS, self._hubs[slots[line], column]
        values = self._worth[slots[line], column]
        order = np.lexsort((self._ranks[others], -values, ones))
        ones, others, values = ones[order], others[order], values[order]
        is_first = (np.diff(ones, prepend=-1) != 0) | (np.diff(others, prepend=-1) != 0)
        ones, others, values = ones[is_first], others[is_first], values[is_first]
        begins = np.flatnonzero(np.diff(ones, prepend=-1))
        place = np.arange(len(ones)) - np.repeat(begins, np.diff(begins, append=len(ones)))
        kept = place < NEAREST
        self._near[numbers] = NOBODY
        self._near[numbers[ones[kept]], place[kept]] = others[kept]
        self._near_worth[numbers[ones[kept]], place[kept]] = values[kept]

    def _edges(self, numbers: Whole) -> tuple[Whole, Whole, Numbers]:
        """The connections of some reports with the nearest of their hubs: report, hub, likeness."""
        line, column = np.nonzero(self._near[numbers] != NOBODY)
        ones = numbers[line]
        return ones, self._near[ones, column].astype(np.int64), self._near_worth[ones, column].astype(np.float64)

    def close(self, *, before: int) -> list[str]:
        """Let the reports of earlier days go; gives back their ids. Reports without a day stay.

        Cost: one look at the whole window, and the lists that lost a hub.
        """
        self.bring_up_to_date()
        leaves = (self._rows.days < before) & (self._rows.days >= 0)
        if not leaves.any():
            return []
        gone = [self.ids[number] for number in np.flatnonzero(leaves).tolist()]
        stays = np.flatnonzero(~leaves)
        now = np.full(len(self.ids), NOBODY, np.int64)
        now[stays] = np.arange(len(stays))
        self._part_from(leaves)
        self._keep(stays, now)
        return gone

    def _part_from(self, leaves: NDArray[np.bool_]) -> None:
        """Mark what is connected with those that leave: it has to be joined again without them."""
        is_touched = np.zeros(len(self.ids), bool)
        is_touched[self._part[leaves]] = True
        self._dirty |= is_touched[self._part]

    def _keep(self, stays: Whole, now: Whole) -> None:
        """Keep only the reports that stay, and find new hubs for the lists that lost one."""
        slots = (stays[:, None] * SLOTS + np.arange(SLOTS)).ravel()
        self.ids = [self.ids[number] for number in stays.tolist()]
        self._known = set(self.ids)
        self._rows, self._ranks = take(self._rows, stays), self._ranks[stays]
        near = self._near[stays]
        self._near = np.where(near == NOBODY, NOBODY, now[near]).astype(np.int32)
        self._near_worth, self._dirty = self._near_worth[stays], self._dirty[stays]
        # A component or story is known by one of its reports: by the lowest one that stays.
        self._part, self._story = _renamed(self._part[stays]), _renamed(self._story[stays])
        hubs = self._hubs[slots]
        lost = (hubs != NOBODY) & (now[hubs] == NOBODY)
        self._hubs = np.where(hubs == NOBODY, NOBODY, now[hubs]).astype(np.int32)
        self._worth = np.where(lost, 0.0, self._worth[slots]).astype(np.float32)
        self._index.keep(now)
        self._make_room()
        lines = np.flatnonzero(lost.any(axis=1))
        reports, place = np.unique(lines // SLOTS, return_inverse=True)
        keys = keys_of(take(self._rows, reports).spaces[0])[place, lines % SLOTS]
        keys, place = np.unique(keys, return_inverse=True)
        self._set_hubs(lines, self._index.hubs(keys, self._ranks)[place])

    @property
    def size(self) -> int:
        """Bytes that the window takes, without the ids."""
        own = (self._rows.days, self._ranks, self._hubs, self._worth, self._near, self._near_worth)
        places = self._part.nbytes + self._story.nbytes + self._dirty.nbytes
        rows = sum(space.starts.nbytes + space.terms.nbytes + space.weights.nbytes for space in self._rows.spaces)
        lists = sum(keys.nbytes + slots.nbytes for keys, slots in self._index.runs)
        return int(rows + lists + places + sum(each.nbytes for each in own))

    def __len__(self) -> int:
        return len(self.ids)


def connect(ones: Whole, others: Whole, *, count: int) -> Whole:
    """Find connected components: for each of `count` nodes the lowest node of its component."""
    label = np.arange(count, dtype=np.int64)
    while True:
        low = np.minimum(label[ones], label[others])
        new = label.copy()
        np.minimum.at(new, label[ones], low)
        np.minimum.at(new, label[others], low)
        new = new[new]
        new = new[new]
        if np.array_equal(new, label):
            return label
        label = new


def _renamed(labels: Whole) -> Whole:
    _, first, at = np.unique(labels, return_index=True, return_inverse=True)
    return first[at].astype(np.int64)


def _rank(id: str) -> int:
    """A number that only the id decides, below 2**63."""
    return int.from_bytes(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
