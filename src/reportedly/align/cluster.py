"""Average-linkage clustering over sparse scores: never single linkage, which builds chains of merely related things."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping

Pair = tuple[int, int]


def average_linkage(size: int, scores: Mapping[Pair, float], *, threshold: float) -> list[list[int]]:
    """Join items 0..size-1 while the mean score of all pairs between two clusters reaches the threshold.

    `scores` holds i < j; a pair that is absent scores 0. Returns clusters and their items in ascending order. Ties are
    broken by position, so the result is a function of the input alone. Cost: O(p log p) for p scored pairs.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = score
    queue = [(-score, i, j) for (i, j), score in scores.items() if score >= threshold]
    heapq.heapify(queue)
    while queue:
        negative, i, j = heapq.heappop(queue)
        if i not in members or j not in members or not _is_current(-negative, i, j, sums=sums, members=members):
            continue
        for entry in _join(i, j, sums=sums, members=members, threshold=threshold):
            heapq.heappush(queue, entry)
    return sorted((sorted(items) for items in members.values()), key=lambda items: items[0])


def _mean(i: int, j: int, *, sums: dict[int, dict[int, float]], members: dict[int, list[int]]) -> float:
    return sums[i].get(j, 0.0) / (len(members[i]) * len(members[j]))


def _is_current(
    score: float, i: int, j: int, *, sums: dict[int, dict[int, float]], members: dict[int, list[int]]
) -> bool:
    return abs(_mean(i, j, sums=sums, members=members) - score) < 1e-12


def _join(
    i: int, j: int, *, sums: dict[int, dict[int, float]], members: dict[int, list[int]], threshold: float
) -> Iterator[tuple[float, int, int]]:
    """Put cluster j into i; yield the queue entries of i's new means."""
    members[i] += members.pop(j)
    for other, total in sums.pop(j).items():
        sums[other].pop(j, None)
        if other != i:
            sums[i][other] = sums[other][i] = sums[i].get(other, 0.0) + total
    sums[i].pop(j, None)
    for other in sums[i]:
        mean = _mean(i, other, sums=sums, members=members)
        if mean >= threshold:
            yield -mean, min(i, other), max(i, other)
