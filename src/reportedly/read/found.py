"""A name that was found in a report, and how the finders share its tokens."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.model.reading import EntityType
from reportedly.read.sheet import Sheet


class Found(NamedTuple):
    """A name: its tokens and offsets, what it seems to be, and why. `titles`: first token of the titles before it."""

    first: int
    last: int  # the token behind
    start: int
    end: int
    type: EntityType
    basis: str
    known: str = ""

    @property
    def head(self) -> int:
        return self.last - 1


def make_name(sheet: Sheet, first: int, last: int, *, type: EntityType, basis: str, known: str = "") -> Found:
    """Make a name of the tokens first … last - 1."""
    return Found(first, last, sheet.starts[first], sheet.ends[last - 1], type, basis, known)


def take(taken: list[bool], first: int, last: int) -> bool:
    """Mark tokens as taken; False, and nothing marked, where one is taken already."""
    if any(taken[first:last]):
        return False
    taken[first:last] = [True] * (last - first)
    return True
