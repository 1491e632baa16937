"""Average linkage over a sparse likeness: two groups join if their reports are alike on the average."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence


class _Forest:
    """Groups that grow: members, and the sum of likenesses to every group they touch."""

    def __init__(self, seeds: Sequence[Sequence[int]], likeness: Mapping[tuple[int, int], float]) -> None:
        self.members: dict[int, list[int]] = {number: list(seed) for number, seed in enumerate(seeds)}
        self.sums: dict[int, dict[int, float]] = {number: {} for number in self.members}
        home = {report: number for number, seed in enumerate(seeds) for report in seed}
        for (one, other), value in likeness.items():
            if one in home and other in home:
                self._add(home[one], home[other], value)
        self.next = len(seeds)

    def _add(self, one: int, other: int, value: float) -> None:
        if one != other:
            self.sums[one][other] = self.sums[one].get(other, 0.0) + value
            self.sums[other][one] = self.sums[one][other]

    def average(self, one: int, other: int) -> float:
        return self.sums[one][other] / (len(self.members[one]) * len(self.members[other]))

    def join(self, one: int, other: int) -> int:
        """Make one group of two; the new one's number comes back."""
        new, self.next = self.next, self.next + 1
        self.members[new] = self.members.pop(one) + self.members.pop(other)
        merged: dict[int, float] = {}
        for old in (one, other):
            for near, value in self.sums.pop(old).items():
                if near not in (one, other):
                    merged[near] = merged.get(near, 0.0) + value
                    del self.sums[near][old]
        self.sums[new] = merged
        for near, value in merged.items():
            self.sums[near][new] = value
        return new


def link(
    seeds: Sequence[Sequence[int]], likeness: Mapping[tuple[int, int], float], *, threshold: float
) -> list[list[int]]:
    """Join groups by average linkage, the most alike first, until no two reach the threshold.

    `seeds` are groups to begin with; pairs that `likeness` lacks count as 0, those of other reports not at all. Groups
    come back sorted, their members too. Ties go to the lower numbers. Cost: of the order of the pairs, times a
    logarithm.
    """
    forest = _Forest(seeds, likeness)
    heap = [entry for one in forest.sums for entry in _entries(forest, one, threshold) if entry[1] < entry[2]]
    heapq.heapify(heap)
    while heap:
        _, one, other = heapq.heappop(heap)
        if one in forest.members and other in forest.members:
            for entry in _entries(forest, forest.join(one, other), threshold):
                heapq.heappush(heap, entry)
    return sorted(sorted(members) for members in forest.members.values())


def _entries(forest: _Forest, one: int, threshold: float) -> Iterable[tuple[float, int, int]]:
    """The groups that one group may join, as heap entries."""
    averages = ((forest.average(one, other), other) for other in forest.sums[one])
    return [(-value, min(one, other), max(one, other)) for value, other in averages if value >= threshold]
