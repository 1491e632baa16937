"""Arrays that grow at their end."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from reportedly.group.vectors import Space, Vectors

T = TypeVar("T", bound=np.generic)


class Room(Generic[T]):
    """An array with room behind it, which doubles when it is full: adding costs no look at what is there already."""

    def __init__(self, values: NDArray[T]) -> None:
        self._held, self._length = values, len(values)

    def extend(self, new: NDArray[T]) -> NDArray[T]:
        """Put values behind the others; gives back all of them, as a view that may be written to."""
        length = self._length + len(new)
        if length > len(self._held):
            held = np.empty((max(length, 2 * self._length), *self._held.shape[1:]), self._held.dtype)
            held[: self._length] = self._held[: self._length]
            self._held = held
        self._held[self._length : length] = new
        self._length = length
        return self._held[:length]


class Rows:
    """Vectors that grow at their end."""

    def __init__(self, rows: Vectors) -> None:
        self._days = Room(rows.days)
        self._starts = [Room(space.starts) for space in rows.spaces]
        self._terms = [Room(space.terms) for space in rows.spaces]
        self._weights: list[Room[Any]] = [Room(space.weights) for space in rows.spaces]
        self._ends = [int(space.starts[-1]) for space in rows.spaces]

    def extend(self, new: Vectors) -> Vectors:
        """Put rows behind the others; gives back all of them."""
        spaces = []
        for number, space in enumerate(new.spaces):
            starts = self._starts[number].extend(space.starts[1:] + self._ends[number])
            self._ends[number] = int(starts[-1])
            terms, weights = self._terms[number].extend(space.terms), self._weights[number].extend(space.weights)
            spaces.append(Space(starts, terms, weights))
        return Vectors(tuple(spaces), self._days.extend(new.days))
