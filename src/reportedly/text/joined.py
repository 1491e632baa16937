"""Things that are joined by what they have in common: a union of sets, the same whatever the order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any


class Joined:
    """Groups of things. Cost: nearly linear in the joins; listing the groups is linear in the things."""

    def __init__(self, things: Iterable[Hashable] = ()) -> None:
        self._above: dict[Any, Any] = {}
        self._members: dict[Any, list[Any]] = defaultdict(list)
        for thing in things:
            self.root(thing)

    def join(self, one: Hashable, *others: Hashable) -> None:
        """Put things into one group with all that is joined to them."""
        first = self.root(one)
        for other in others:
            second = self.root(other)
            if first != second:
                if len(self._members[first]) < len(self._members[second]):
                    first, second = second, first
                self._above[second] = first
                self._members[first] += self._members.pop(second)

    def root(self, thing: Hashable) -> Any:
        """What stands for the group of a thing; equal for two things of one group, as long as nothing is joined."""
        if thing not in self._above:
            self._above[thing] = thing
            self._members[thing] = [thing]
        while self._above[thing] != thing:
            self._above[thing] = self._above[self._above[thing]]
            thing = self._above[thing]
        return thing

    def group(self, thing: Hashable) -> list[Any]:
        """All things of the group of this one, in no order."""
        return list(self._members[self.root(thing)])

    def groups(self) -> list[list[Any]]:
        """All groups, by the thing that came first; their things in the order in which they came."""
        found: dict[Any, list[Any]] = defaultdict(list)
        for thing in self.things():
            found[self.root(thing)].append(thing)
        return list(found.values())

    def things(self) -> list[Any]:
        """All things, in the order in which they came."""
        return list(self._above)
