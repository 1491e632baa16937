"""Shared passages of two texts: runs that both have, chained, and joined over small edits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportedly.trace.limits import FAR_STEP, LETTERS, NEAR_STEP, REACH
from reportedly.trace.runs import Run
from reportedly.trace.texts import Text

SMALL_GAP = 3  # words on either side that may differ without a look: an edit
ALIKE = 0.4  # of the words of a wider gap so many must match as well


class Match(NamedTuple):
    """Word `here` of the one text is word `there` of the other."""

    here: int
    there: int


Chain = list[Match]


def align(one: Text, other: Text, runs: Sequence[Run]) -> list[Chain]:
    """Find the chains of matching words, in order of the one text; matches of a chain rise on both sides.

    A chain lies in furniture or outside of it: what pages set around their texts joins nothing.
    Their edges are not carried on yet (see `extend`). `runs`: what both texts have word for word, in order.
    Cost: linear in the runs.
    """
    chains = [
        chain
        for is_aside in (False, True)
        for chain in _chain([run for run in runs if one.is_aside[run.here] is is_aside])
    ]
    parts = [part for chain in chains for part in _filled(one, other, chain)]
    return sorted(parts, key=lambda chain: (chain[0], chain[-1]))


def _chain(runs: Sequence[Run]) -> list[Chain]:
    """Hang every run on the open chain that it continues best: least shift, then least distance."""
    ends: dict[tuple[int, int], int] = {}  # the last match of each chain that may be in reach → the chain's number
    chains: list[Chain] = []
    for here, there, size in runs:
        number = _nearest(ends, Match(here, there))
        if number is None:
            number = len(chains)
            chains.append([])
        chains[number] += map(Match, range(here, here + size), range(there, there + size))
        ends[chains[number][-1]] = number
    return chains


def _nearest(ends: dict[tuple[int, int], int], match: Match) -> int | None:
    """Take the chain that a match continues best out of the open ones; let go what is out of reach."""
    here, there = match
    for last in [last for last in ends if here - last[0] > REACH]:
        del ends[last]
    near = [
        (abs(here - there - last[0] + last[1]), here + there - last[0] - last[1], number, last)
        for last, number in ends.items()
        if here > last[0] and 0 < there - last[1] <= REACH
    ]
    return ends.pop(min(near)[-1]) if near else None


def _is_run(chain: Chain) -> bool:
    steps = len(chain) - 1
    return chain[-1].here - chain[0].here == steps == chain[-1].there - chain[0].there


def _is_next(last: Match, match: Match) -> bool:
    return match.here - last.here == 1 == match.there - last.there


def _filled(one: Text, other: Text, chain: Chain) -> list[Chain]:
    """Fill the gaps of a chain with the words that match inside; break it where a gap is too wide or too unlike."""
    if _is_run(chain):
        return [chain]
    parts: list[Chain] = [[chain[0]]]
    for last, match in pairwise(chain):
        if _is_next(last, match):
            parts[-1].append(match)
            continue
        inside = _common(one, other, last, match)
        here, there = match.here - last.here - 1, match.there - last.there - 1
        if max(here, there) <= SMALL_GAP or len(inside) >= ALIKE * max(here, there):
            parts[-1] += [*inside, match]
        else:
            parts.append([match])
    return parts


def _common(one: Text, other: Text, last: Match, match: Match) -> Chain:
    """The longest common subsequence of the words between two matches (both gaps are shorter than REACH)."""
    ours, theirs = one.aligned[last.here + 1 : match.here], other.aligned[last.there + 1 : match.there]
    if set(ours).isdisjoint(theirs):
        return []
    most = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]  # words in common from here and there on
    for row in reversed(range(len(ours))):
        for at in reversed(range(len(theirs))):
            same = ours[row] == theirs[at]
            most[row][at] = most[row + 1][at + 1] + 1 if same else max(most[row + 1][at], most[row][at + 1])
    found: Chain = []
    row = at = 0
    while row < len(ours) and at < len(theirs):
        if ours[row] == theirs[at]:
            found.append(Match(last.here + 1 + row, last.there + 1 + at))
            row, at = row + 1, at + 1
        elif most[row + 1][at] >= most[row][at + 1]:
            row += 1
        else:
            at += 1
    return found


def extend(one: Text, other: Text, chain: Chain, *, is_close: bool) -> Chain:
    """Carry both ends of a chain on over matching words; farther where the texts are known to share much."""
    steps = _STEPS[FAR_STEP if is_close else NEAR_STEP]
    before = _walk(one, other, chain[0], [(-here, -there) for here, there in steps])
    behind = _walk(one, other, chain[-1], steps)
    return [*reversed(before), *chain, *behind]


def _walk(one: Text, other: Text, match: Match, steps: Sequence[tuple[int, int]]) -> Chain:
    found: Chain = []
    while (following := _next(one, other, match, steps)) is not None:
        found.append(following)
        match = following
    return found


def _steps(limit: int) -> list[tuple[int, int]]:
    """Steps on the two sides, the nearest first; then the least shift."""
    steps = ((here, there) for here in range(1, limit + 1) for there in range(1, limit + 1))
    return sorted(steps, key=lambda step: (sum(step), abs(step[0] - step[1])))


_STEPS = {limit: _steps(limit) for limit in (NEAR_STEP, FAR_STEP)}


def _next(one: Text, other: Text, match: Match, steps: Sequence[tuple[int, int]]) -> Match | None:
    """The next matching word behind (or before) an end: the neighbour, or a content word a few words on."""
    keys, others = one.aligned, other.aligned
    end, other_end = len(keys), len(others)
    for number, (ahead, aside) in enumerate(steps):
        here, there = match.here + ahead, match.there + aside
        if not (0 <= here < end and 0 <= there < other_end) or keys[here] != others[there]:
            continue
        if one.is_aside[here] is not one.is_aside[match.here]:
            return None
        if number == 0 or (len(keys[here]) >= LETTERS and one.is_content[here]):
            return Match(here, there)
    return None
