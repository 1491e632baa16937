"""Which mentions of one report mean the same: a set of groups that only ever grow together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportedly.model.reading import EntityType
from reportedly.read.items import Item


class Groups:
    """Groups of items (union-find). A join of a man's and a woman's group is refused."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self._parent = list(range(len(items)))
        self._genders: list[set[str]] = [{item.gender} - {""} for item in items]

    def find(self, at: int) -> int:
        """The number of the group that holds an item."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, one: int, two: int) -> bool:
        """Join the groups of two items, unless their genders differ; the lower number leads."""
        left, right = sorted((self.find(one), self.find(two)))
        if left == right:
            return True
        if len(self._genders[left] | self._genders[right]) > 1:
            return False
        self._parent[right] = left
        self._genders[left] |= self._genders[right]
        return True

    def gender(self, at: int) -> str:
        """The gender that is known of a group, or nothing."""
        known = self._genders[self.find(at)]
        return next(iter(known)) if len(known) == 1 else ""

    def tell_gender(self, at: int, gender: str) -> None:
        """Note a gender of an item's group where none is known yet."""
        if gender and not self._genders[self.find(at)]:
            self._genders[self.find(at)].add(gender)

    def members(self) -> dict[int, list[int]]:
        """Group number → item numbers, both in order of the text."""
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self.items)):
            found[self.find(at)].append(at)
        return found


def persons(items: Sequence[Item]) -> list[int]:
    """The numbers of the items that name a person."""
    return [at for at, item in enumerate(items) if item.words and item.type is EntityType.PERSON]
