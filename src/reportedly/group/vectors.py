"""Reports as rows of numbers: a few sparse spaces of weighted terms, and a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

Whole: TypeAlias = NDArray[np.int64]
Numbers: TypeAlias = NDArray[np.float64]


# Weights are whole numbers: their sums are exact, so no order of adding can change a comparison.
UNIT = 1024
TERM_BITS = 22  # terms are hashed to this many bits: two terms of two reports are mistaken for one in 1 of 1,000 pairs
NO_DAY = -1
SPACES = 6
MOST = 96  # terms of a report that count, the heaviest first


class Sketch(msgspec.Struct, frozen=True, array_like=True):
    """What the likeness of reports looks at in one of them, made from that report and a frozen Rarity alone.

    `spaces`: terms, names, headline, numbers, countries, weekdays: in each the hashed terms, ascending, each with its
    weight; a row has length UNIT, or none.
    `day`: of publication, as days since year 1; NO_DAY where it is unknown.
    """

    spaces: tuple[tuple[tuple[int, int], ...], ...]
    day: int = NO_DAY


class Space(NamedTuple):
    """Sparse rows: row i is terms[starts[i]:starts[i+1]] (ascending) with their weights. Six bytes a term."""

    starts: Whole
    terms: NDArray[np.uint32]
    weights: NDArray[np.uint32] | NDArray[np.uint16] | Whole


class Vectors(NamedTuple):
    """Many reports: one Space for each of their spaces, and their days, in one order."""

    spaces: tuple[Space, ...]
    days: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.days)


@lru_cache(maxsize=100_000)
def hash_term(term: str) -> int:
    """Give a term its number below 2**TERM_BITS; the same in every process and on every machine."""
    return crc32(term.encode("utf-8", "surrogatepass")) >> (32 - TERM_BITS)


def sketch(spaces: Sequence[Mapping[str, float]], *, day: int, most: int = MOST) -> Sketch:
    """Make a sketch of weighted terms: in each space the `most` heaviest, scaled to length UNIT, ties by number."""
    return Sketch(spaces=tuple(_row(weights, most) for weights in spaces), day=day)


def _row(weights: Mapping[str, float], most: int) -> tuple[tuple[int, int], ...]:
    by_number: dict[int, float] = {}
    for term, weight in weights.items():
        number = hash_term(term)
        by_number[number] = max(weight, by_number.get(number, 0.0))
    return scale(by_number, most)


def scale(weights: Mapping[int, float], most: int) -> tuple[tuple[int, int], ...]:
    """Keep the `most` heaviest terms and scale them to length UNIT; by number."""
    heaviest = sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:most]
    length = sum(weight * weight for _, weight in heaviest) ** 0.5
    scaled = ((number, round(UNIT * weight / length)) for number, weight in heaviest if weight > 0)
    return tuple(sorted((number, weight) for number, weight in scaled if weight))


def stack(sketches: Sequence[Sketch]) -> Vectors:
    """Put sketches into arrays, in their order; spaces that one lacks are empty."""
    rows = [[(*each.spaces, *[()] * SPACES)[number] for each in sketches] for number in range(SPACES)]
    return Vectors(tuple(map(_space, rows)), np.array([each.day for each in sketches], np.int32))


def _space(rows: Sequence[Sequence[tuple[int, int]]]) -> Space:
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    flat = np.array([pair for row in rows for pair in row], np.int64).reshape(-1, 2)
    return Space(starts, flat[:, 0].astype(np.uint32), flat[:, 1].astype(np.uint16))


def take(vectors: Vectors, numbers: Whole) -> Vectors:
    """Take some of the rows, in the order asked for."""
    return Vectors(tuple(_take(space, numbers) for space in vectors.spaces), vectors.days[numbers])


def _take(space: Space, numbers: Whole) -> Space:
    lengths = space.starts[numbers + 1] - space.starts[numbers]
    starts = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    places = spread(space.starts[numbers], lengths)
    return Space(starts, space.terms[places], space.weights[places])


def append(one: Vectors, other: Vectors) -> Vectors:
    """Put the rows of one behind those of another."""
    spaces = tuple(
        Space(
            np.concatenate([a.starts, b.starts[1:] + a.starts[-1]]),
            np.concatenate([a.terms, b.terms]),
            np.concatenate([a.weights, b.weights]),
        )
        for a, b in zip(one.spaces, other.spaces, strict=True)
    )
    return Vectors(spaces, np.concatenate([one.days, other.days]))


def spread(starts: Whole, lengths: Whole) -> Whole:
    """List start, start+1, … for every stretch, one stretch behind the other."""
    if not len(starts):
        return np.zeros(0, np.int64)
    ends = np.cumsum(lengths)
    return np.asarray(np.arange(ends[-1], dtype=np.int64) + np.repeat(starts - (ends - lengths), lengths))
