"""Pairs of statements, asked for one thing at a time: a column of answers in the order of the pairs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from reportedly.align.compared import Compared
from reportedly.align.features import Features
from reportedly.align.rows import Column, Pairs

Flags: TypeAlias = NDArray[np.bool_]
Table: TypeAlias = NDArray[np.float64]

_Value = TypeVar("_Value", bound=Hashable)
_Set: TypeAlias = Callable[[Features], frozenset[str]]


class Sides:
    """The two sides of each pair of statements."""

    def __init__(self, compared: Sequence[Compared], pairs: Pairs) -> None:
        self._compared = compared
        self._ones, self._others = pairs.T
        self._pairs: list[list[int]] = pairs.tolist()

    def __len__(self) -> int:
        return len(self._pairs)

    def __getitem__(self, number: int) -> tuple[Compared, Compared]:
        one, other = self._pairs[number]
        return self._compared[one], self._compared[other]

    def both(self, of: Callable[[Compared], float]) -> tuple[Column, Column]:
        """A number of the one side, and of the other."""
        values = np.array([of(one) for one in self._compared], np.float64)
        return values[self._ones], values[self._others]

    def both_have(self, of: Callable[[Compared], object]) -> Flags:
        """Whether both sides have something."""
        have = np.array([bool(of(one)) for one in self._compared], np.bool_)
        found: Flags = have[self._ones] & have[self._others]
        return found

    def either(self, of: Callable[[Compared], bool], other: Callable[[Compared], bool]) -> Flags:
        """Whether one side, whichever it is, is the one thing and the other side the other."""
        first, second = (np.array([each(one) for one in self._compared], np.bool_) for each in (of, other))
        found: Flags = (first[self._ones] & second[self._others]) | (second[self._ones] & first[self._others])
        return found

    def alike(self, of: Callable[[Compared], _Value], compare: Callable[[_Value, _Value], bool | None]) -> Column:
        """Compare a value of both sides: 1 for yes, 0 for no, NaN for what cannot be compared; each two values once."""
        numbers: dict[_Value, int] = {}
        codes = np.array([numbers.setdefault(of(one), len(numbers)) for one in self._compared], np.int64)
        values, width = list(numbers), max(1, len(numbers))
        twos, place = np.unique(codes[self._ones] * width + codes[self._others], return_inverse=True)
        answers = [compare(values[two // width], values[two % width]) for two in twos.tolist()]
        found: Column = np.array([np.nan if each is None else float(each) for each in answers], np.float64)[place]
        return found

    def meet(self, of: _Set, other: _Set | None = None) -> Flags:
        """Whether a set of one side, whichever it is, has something in common with the same, or another, of the other."""
        first = [of(one.slots) for one in self._compared]
        second = first if other is None else [other(one.slots) for one in self._compared]
        return np.array(
            [
                not first[i].isdisjoint(second[j]) or (other is not None and not second[i].isdisjoint(first[j]))
                for i, j in self._pairs
            ],
            np.bool_,
        )
