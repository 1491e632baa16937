"""Pairs of statements, asked for one thing at a time: a column of answers in the order of the pairs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from reportedly.align.rows import Column, Pairs

Flags: TypeAlias = NDArray[np.bool_]
Table: TypeAlias = NDArray[np.float64]

_One = TypeVar("_One")
_Value = TypeVar("_Value", bound=Hashable)


class Sides(Generic[_One]):
    """The two sides of each pair of statements."""

    def __init__(self, all_of_them: Sequence[_One], pairs: Pairs) -> None:
        self._all = all_of_them
        self._ones, self._others = pairs.T

    def __len__(self) -> int:
        return len(self._ones)

    def where(self, flags: Flags) -> Iterator[tuple[_One, _One]]:
        """Yield the two sides of the pairs that a flag marks, in order."""
        for one, other in zip(self._ones[flags].tolist(), self._others[flags].tolist(), strict=True):
            yield self._all[one], self._all[other]

    def both(self, of: Callable[[_One], float]) -> tuple[Column, Column]:
        """A number of the one side, and of the other."""
        values = np.array([of(one) for one in self._all], np.float64)
        return values[self._ones], values[self._others]

    def both_have(self, of: Callable[[_One], object]) -> Flags:
        """Whether both sides have something."""
        have = np.array([bool(of(one)) for one in self._all], np.bool_)
        found: Flags = have[self._ones] & have[self._others]
        return found

    def either(self, of: Callable[[_One], bool], other: Callable[[_One], bool]) -> Flags:
        """Whether one side, whichever it is, is the one thing and the other side the other."""
        first, second = (np.array([each(one) for one in self._all], np.bool_) for each in (of, other))
        found: Flags = (first[self._ones] & second[self._others]) | (second[self._ones] & first[self._others])
        return found

    def alike(self, of: Callable[[_One], _Value], compare: Callable[[_Value, _Value], bool | None]) -> Column:
        """Compare a value of both sides: 1 for yes, 0 for no, NaN for what cannot be compared; each two values once."""
        numbers: dict[_Value, int] = {}
        codes = np.array([numbers.setdefault(of(one), len(numbers)) for one in self._all], np.int64)
        values, width = list(numbers), max(1, len(numbers))
        twos, place = np.unique(codes[self._ones] * width + codes[self._others], return_inverse=True)
        answers = [compare(values[two // width], values[two % width]) for two in twos.tolist()]
        found: Column = np.array([np.nan if each is None else float(each) for each in answers], np.float64)[place]
        return found

    def meet(
        self, of: Callable[[_One], frozenset[str]], other: Callable[[_One], frozenset[str]] | None = None
    ) -> Flags:
        """Whether a set of one side, whichever it is, meets the same set, or `other`, of the other side."""
        first, second = [of(one) for one in self._all], [(other or of)(one) for one in self._all]
        found = self._meet(first, second)
        return found if other is None else found | self._meet(second, first)

    def _meet(self, first: Sequence[frozenset[str]], second: Sequence[frozenset[str]]) -> Flags:
        some, others = (np.array([bool(each) for each in sets], np.bool_) for sets in (first, second))
        found: Flags = some[self._ones] & others[self._others]
        pairs = zip(self._ones[found].tolist(), self._others[found].tolist(), strict=True)
        found[found] = [not first[i].isdisjoint(second[j]) for i, j in pairs]
        return found
