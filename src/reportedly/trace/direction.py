"""Who took it from whom: dates, credits, and what third reports explain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.trace.passages import Shared
from reportedly.trace.texts import Text


class Pair(NamedTuple):
    """Two texts that share passages, the shorter one first, with the share of each one's own words."""

    one: Text
    other: Text
    shared: tuple[Shared, ...]
    share: float
    other_share: float


def judge_directions(pairs: Sequence[Pair]) -> list[int]:
    """Judge each pair: 1 the first text was taken from the second, -1 the other way round, 0 unknown."""
    return [0 for _ in pairs]
