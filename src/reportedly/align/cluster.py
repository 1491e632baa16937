"""Quorum and average linkage over sparse scores: never single linkage, which chains merely related things."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping

Pair = tuple[int, int]

QUORUM = 0.5  # share of the pairs between two clusters that must bear out their joining
FAIR = 0.35  # of the threshold: what a pair must have to bear it out
_LARGEST = 4096  # pairs between two clusters that are asked: larger ones are not joined


def quorum_linkage(size: int, scores: Mapping[Pair, float], *, threshold: float) -> list[list[int]]:
    """Join items 0..size-1 by their likest pairs, where half of the pairs between two clusters bear it out.

    `scores` holds i < j; a pair that is absent scores 0, and one below 0 keeps two clusters apart whatever the others
    say. One pair must reach the threshold, half of them FAIR of it: so a wording that is near one member and fair to
    the others is joined, and two clusters with one bridge are not. Returns clusters and their items in ascending order.
    Ties are broken by position, so the result is a function of the input alone.
    Cost: O(p log p) for p scored pairs, and for each of them at most 4,096 look-ups.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    home = list(range(size))
    ranked = sorted((-score, pair) for pair, score in scores.items() if score >= threshold)
    for _, (i, j) in ranked:
        one, other = sorted((home[i], home[j]))
        if one != other and _bear_out(members[one], members[other], scores, fair=FAIR * threshold):
            for item in members[other]:
                home[item] = one
            members[one] += members.pop(other)
    return sorted((sorted(items) for items in members.values()), key=lambda items: items[0])


def _bear_out(a: list[int], b: list[int], scores: Mapping[Pair, float], *, fair: float) -> bool:
    pairs = len(a) * len(b)
    if pairs > _LARGEST:
        return False
    between = [scores.get((min(i, j), max(i, j)), 0.0) for i in a for j in b]
    return min(between) >= 0 and sum(score >= fair for score in between) >= QUORUM * pairs


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
