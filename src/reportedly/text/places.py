"""Things by their place in a text: what touches a stretch, without a look at all the others."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from reportedly.model.base import Span
from reportedly.model.report import Block, BlockKind

T = TypeVar("T")
_WIDTH = 256  # characters of a drawer: a long sentence


class Places(Generic[T]):
    """Things with one or several spans, in drawers of 256 characters.

    Cost: making it is linear in the characters covered; asking it, in what stands near the stretch.
    """

    def __init__(self, things: Iterable[tuple[T, Iterable[Span]]] = ()) -> None:
        self._things: list[T] = []
        self._drawers: dict[int, list[tuple[int, int, int]]] = defaultdict(list)  # number, start, end
        for thing, spans in things:
            self._things.append(thing)
            self.widen(len(self._things) - 1, spans)

    def widen(self, number: int, spans: Iterable[Span]) -> None:
        """Give further spans to the thing that was given as number `number`, from 0."""
        for span in spans:
            entry = (number, span.start, span.end)
            for drawer in range(span.start // _WIDTH, (span.end - 1) // _WIDTH + 1):
                self._drawers[drawer].append(entry)

    def touching(self, spans: Sequence[Span]) -> list[T]:
        """The things of which a span shares a character with one of these, in the order in which they were given."""
        return [self._things[number] for number in sorted(set(self._near(spans, inside=False)))]

    def inside(self, spans: Sequence[Span]) -> list[T]:
        """The things of which a span lies inside of one of these, in the order in which they were given."""
        return [self._things[number] for number in sorted(set(self._near(spans, inside=True)))]

    def _near(self, spans: Sequence[Span], *, inside: bool) -> Iterable[int]:
        for span in spans:
            start, end = span.start, span.end
            for drawer in range(start // _WIDTH, (end - 1) // _WIDTH + 1):
                for number, first, behind in self._drawers.get(drawer, ()):
                    if (start <= first and behind <= end) if inside else (first < end and start < behind):
                        yield number


class Blocks:
    """The blocks of one report by place. Cost: linear to make, a binary search to ask."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = sorted(blocks, key=lambda block: block.start)
        self._starts = [block.start for block in self._blocks]
        paragraphs = (block.kind is BlockKind.PARAGRAPH for block in self._blocks)
        self._before = list(accumulate(paragraphs, initial=0))

    def at(self, offset: int) -> tuple[BlockKind | None, int]:
        """The kind of the block around an offset, None for none, and how many paragraphs stand before it."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self._blocks[number].end:
            return None, 0
        return self._blocks[number].kind, self._before[number]
