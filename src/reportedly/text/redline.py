"""What an editor's red pencil would mark between two texts: which words were kept, which were changed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportedly.model.base import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")
_CLOSERS = frozenset(".!?…")
_RUNS = (6, 3, 1)  # tokens in a run that stands once on either side: the longest ones anchor the rest
_SMALL = 4096  # cells: a gap of 64 by 64 tokens is compared in full; a greater one without anchors is another text


class Redline:
    """Two texts laid beside each other, word by word. White space counts for nothing; what was moved counts as changed.

    `kept[i]` is the token of the new text that the token `i` of the old one became, or None. Cost: n log n in the
    tokens, with bounded work in what has no anchors (patience diff, after Bram Cohen).
    """

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = ([match.span() for match in _TOKEN.finditer(text)] for text in (old, new))
        before = [old[start:end] for start, end in self._old]
        after = [new[start:end] for start, end in self._new]
        self._is_mark = [not token[0].isalnum() for token in before], [not token[0].isalnum() for token in after]
        self.kept: list[int | None] = [None] * len(before)
        turned = before > after  # of equals the pairing takes the first: so both ways round give the same
        for i, j in _pairs(after, before) if turned else _pairs(before, after):
            self.kept[j if turned else i] = i if turned else j
        self._slide(before, after)

    def _slide(self, before: Sequence[str], after: Sequence[str]) -> None:
        """Let a sentence that was taken out or put in begin with its first word, not with the mark before it."""
        came = {to: number for number, to in enumerate(self.kept) if to is not None}
        for number, to in enumerate(self.kept):
            if to is None or before[number] not in _CLOSERS:
                continue
            first, place = number, to
            while first and self.kept[first - 1] is None:
                first -= 1
            while place and place - 1 not in came:
                place -= 1
            if first < number and place == to and before[first] == before[number]:
                self.kept[first], self.kept[number], came[to] = to, None, first
            elif place < to and first == number and after[place] == after[to]:
                self.kept[number], came[place] = place, came.pop(to)

    def old_tokens(self, span: Span) -> range:
        """The numbers of the old text's tokens that begin inside of a span of it."""
        return _within(self._old, span)

    def new_tokens(self, span: Span) -> range:
        """The numbers of the new text's tokens that begin inside of a span of it."""
        return _within(self._new, span)

    def old_words(self, span: Span) -> list[int]:
        """The same without punctuation, of the old text."""
        return [number for number in self.old_tokens(span) if not self._is_mark[0][number]]

    def new_words(self, span: Span) -> list[int]:
        """The same without punctuation, of the new text."""
        return [number for number in self.new_tokens(span) if not self._is_mark[1][number]]

    def edits(self) -> tuple[tuple[Span | None, Span | None], ...]:
        """The stretches that were changed, in order: words before and words after; None where there are none."""
        found = []
        i = j = 0
        for number, other in [*enumerate(self.kept), (len(self.kept), len(self._new))]:
            if other is not None:
                if i < number or j < other:
                    found.append((_stretch(self._old, i, number), _stretch(self._new, j, other)))
                i, j = number + 1, other + 1
        return tuple(found)


def _within(tokens: Sequence[tuple[int, int]], span: Span) -> range:
    return range(bisect_left(tokens, (span.start, 0)), bisect_left(tokens, (span.end, 0)))


def _stretch(tokens: Sequence[tuple[int, int]], first: int, behind: int) -> Span | None:
    return Span(start=tokens[first][0], end=tokens[behind - 1][1]) if first < behind else None


class _Gap(NamedTuple):
    """A part of either text that is not compared yet, and which runs may anchor it."""

    i: int
    i_end: int
    j: int
    j_end: int
    level: int


def _pairs(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the tokens that are one: (place in a, place in b), rising in both, in no fixed order."""
    waiting = [_Gap(0, len(a), 0, len(b), 0)]
    while waiting:
        gap = waiting.pop()
        i, i_end, j, j_end, level = gap
        while i < i_end and j < j_end and a[i] == b[j]:
            yield i, j
            i, j = i + 1, j + 1
        while i < i_end and j < j_end and a[i_end - 1] == b[j_end - 1]:
            i_end, j_end = i_end - 1, j_end - 1
            yield i_end, j_end
        if i == i_end or j == j_end:
            continue
        if level == len(_RUNS):
            yield from _small(a, b, _Gap(i, i_end, j, j_end, level))
            continue
        anchors = _anchors(a, b, _Gap(i, i_end, j, j_end, level))
        yield from anchors
        ends = [(i - 1, j - 1), *anchors, (i_end, j_end)]
        waiting += [_Gap(m + 1, o, n + 1, p, level + 1) for (m, n), (o, p) in pairwise(ends)]


def _anchors(a: Sequence[str], b: Sequence[str], gap: _Gap) -> list[tuple[int, int]]:
    """The longest rising chain of runs that stand once in either part."""
    size = _RUNS[gap.level]
    there = _once(b, gap.j, gap.j_end, size)
    found = sorted((i, there[run]) for run, i in _once(a, gap.i, gap.i_end, size).items() if run in there)
    return _rising(found)


def _once(tokens: Sequence[str], start: int, end: int, size: int) -> dict[tuple[str, ...], int]:
    runs = [tuple(tokens[at : at + size]) for at in range(start, end - size + 1)]
    often = Counter(runs)
    return {run: start + number for number, run in enumerate(runs) if often[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain that rises in both places, by patience sorting."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int | None] = []
    for number, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before.append(piles[pile - 1] if pile else None)
        tops[pile : pile + 1], piles[pile : pile + 1] = [j], [number]
    chain: list[tuple[int, int]] = []
    at = piles[-1] if piles else None
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _small(a: Sequence[str], b: Sequence[str], gap: _Gap) -> Iterator[tuple[int, int]]:
    """The longest common subsequence of two small parts; nothing of great ones."""
    rows, columns = gap.i_end - gap.i, gap.j_end - gap.j
    if rows * columns > _SMALL:
        return
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            same = a[gap.i + i] == b[gap.j + j]
            best[i][j] = best[i + 1][j + 1] + 1 if same else max(best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < rows and j < columns:
        if a[gap.i + i] == b[gap.j + j]:
            yield gap.i + i, gap.j + j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
