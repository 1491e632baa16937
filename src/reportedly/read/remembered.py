"""What was made of a thing before, within bounds: news repeats itself, and a parse is dear."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """Things by what they were made from, of a total size of at most `most`; what was longest unused goes first.

    `size` says how much one thing counts. Only what is made from its key alone may be kept here: then nobody can
    tell a thing that was remembered from one that was made anew.
    """

    def __init__(self, most: int, size: Callable[[V], int]) -> None:
        self._most, self._size = most, size
        self._held: OrderedDict[K, V] = OrderedDict()
        self._total = 0

    @property
    def total(self) -> int:
        """The sizes of all that is held."""
        return self._total

    def find(self, key: K) -> V | None:
        """What was made of it, if that is held."""
        if key in self._held:
            self._held.move_to_end(key)
        return self._held.get(key)

    def keep(self, key: K, made: V) -> None:
        """Hold a thing; others may have to go for it. One that is too large by itself is not held."""
        if key in self._held or self._size(made) > self._most:
            return
        self._held[key] = made
        self._total += self._size(made)
        while self._total > self._most:
            _, gone = self._held.popitem(last=False)
            self._total -= self._size(gone)
