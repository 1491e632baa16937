"""A report's full text as blocks of nested passages: every linked span becomes an element to jump to."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from heapq import heappop, heappush

import msgspec

from reportedly.model.account import Account
from reportedly.model.base import Record, Span
from reportedly.tell.harmless import harmless
from reportedly.tell.labels import Label
from reportedly.tell.notes import block_label
from reportedly.tell.view import ReportView, StoryView, Words


class Token(Record, frozen=True, kw_only=True):
    """A step of rendering: a text, or the begin (`opens`) or end (`closes`) of a passage.

    `anchor`: the passage; its first piece carries it as id, every later one (`continues`) only refers to it.
    """

    text: str = ""
    opens: bool = False
    closes: bool = False
    anchor: str = ""
    continues: bool = False
    claims: str = ""
    standing: str = ""


class BlockView(Record, frozen=True, kw_only=True):
    """A block of a report, with its text as tokens. Text between blocks has the kind None.

    `is_note`: the report speaks of itself in it; `kind` then says how.
    """

    kind: Label | None
    is_read: bool
    tokens: tuple[Token, ...]
    start: int
    end: int
    is_note: bool = False


class _Mark(Record, frozen=True, kw_only=True):
    start: int
    end: int
    anchor: str
    claims: str
    standing: str


# The first one wins where claims share a passage: an editor must not miss a difference.
_STANDINGS = ("differ", "agree", "single")


class Passages:
    """All linked spans of one story, with the claims they stand behind. Walks the view once: linear in it."""

    def __init__(self, story: StoryView) -> None:
        self._claims: dict[tuple[int, int, int], set[int]] = defaultdict(set)
        self._standing = {claim.number: claim.standing.value for claim in story.claims}
        self.followers: dict[str, set[str]] = defaultdict(set)
        self.story = story.number
        for claim in story.claims:
            for voice in claim.voices:
                for span in voice.words.spans:
                    self._claims[voice.report, span.start, span.end].add(claim.number)
        for words in _all_words(story):
            self._add(words)

    def _add(self, words: Words) -> None:
        first = self.anchor(words)
        for at, span in enumerate(words.spans):
            self._claims[words.report, span.start, span.end] |= set()
            if at:
                self.followers[first].add(self._name(words.report, span.start, span.end))

    def anchor(self, words: Words) -> str:
        """The id to which a link to these words leads: that of their first span, `r1-120-180`."""
        return self._name(words.report, words.spans[0].start, words.spans[0].end)

    def _name(self, report: int, start: int, end: int) -> str:
        story = f"s{self.story}" if self.story > 1 else ""
        return f"{story}r{report + 1}-{start}-{end}"

    def blocks(self, view: ReportView) -> tuple[BlockView, ...]:
        """Lay out a report's whole text, block by block; white space between blocks is left to the layout."""
        text = view.report.text
        if text is None:
            return ()
        stretches, begun = list(_stretches(view, text)), set[str]()
        notes = {(block.start, block.end) for block in view.report.blocks if block.note is not None}
        marks = _by_stretch([span for _, _, span in stretches], self._marks(view))
        return tuple(
            BlockView(
                kind=kind, is_read=is_read, start=span.start, end=span.end,
                tokens=tuple(_once(token, begun) for token in _tokens(text, span, on_it)),
                is_note=(span.start, span.end) in notes,
            )
            for (kind, is_read, span), on_it in zip(stretches, marks, strict=True)
        )  # fmt: skip

    def anchors(self, view: ReportView) -> tuple[str, ...]:
        """The ids of a report's passages in order of the text: where there is no text, only these can be shown."""
        return tuple(mark.anchor for mark in self._marks(view))

    def _marks(self, view: ReportView) -> list[_Mark]:
        return [self._mark(view.number, start, -end) for start, end in sorted(self._spans.get(view.number, ()))]

    @cached_property
    def _spans(self) -> dict[int, list[tuple[int, int]]]:
        """Report → (start, -end) of its passages."""
        spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for report, start, end in self._claims:
            spans[report].append((start, -end))
        return spans

    def _mark(self, report: int, start: int, end: int) -> _Mark:
        claims = sorted(self._claims[report, start, end])
        standings = {self._standing[claim] for claim in claims}
        return _Mark(
            start=start, end=end, anchor=self._name(report, start, end),
            claims=" ".join(str(claim) for claim in claims),
            standing=next((standing for standing in _STANDINGS if standing in standings), ""),
        )  # fmt: skip


def _all_words(story: StoryView) -> Iterator[Words]:
    """Every link of a view, in the order in which they stand in it; of a record that stands in many places once."""
    waiting: list[object] = [story]
    seen: set[int] = set()
    while waiting:
        record = waiting.pop()
        if id(record) in seen:
            continue
        seen.add(id(record))
        if isinstance(record, Words):
            yield record
        elif isinstance(record, (tuple, Record)):
            inside = record if isinstance(record, tuple) else msgspec.structs.astuple(record)
            waiting += [each for each in reversed(inside) if type(each) not in _PLAIN]


_PLAIN = frozenset({str, int, float, bool, type(None), Label, Account, ReportView})  # no links stand in them



def _stretches(view: ReportView, text: str) -> Iterator[tuple[Label | None, bool, Span]]:
    at = 0
    for block in view.report.blocks:
        if text[at : block.start].strip():
            yield None, True, Span(start=at, end=block.start)
        if block.start < block.end:
            yield block_label(block), block.is_read, block.span
        at = block.end
    if text[at:].strip():
        yield None, True, Span(start=at, end=len(text))


def _by_stretch(stretches: list[Span], marks: list[_Mark]) -> list[list[_Mark]]:
    """For each stretch the marks that touch it; stretches are in order and do not overlap."""
    found: list[list[_Mark]] = [[] for _ in stretches]
    ends = [span.end for span in stretches]
    for mark in marks:
        at = bisect_right(ends, mark.start)
        while at < len(stretches) and stretches[at].start < mark.end:
            found[at].append(mark)
            at += 1
    return found


def _tokens(text: str, span: Span, marks: list[_Mark]) -> Iterator[Token]:
    """Cut one stretch into nested passages; a passage that crosses another one's end goes on in a second piece."""
    waiting: list[tuple[int, int, str, _Mark]] = []
    for mark in marks:
        clipped = _clip(mark, span)
        if clipped is not None:
            heappush(waiting, (clipped.start, -clipped.end, clipped.anchor, clipped))
    at, opened = span.start, list[_Mark]()
    while waiting or opened:
        due = waiting[0][0] if waiting else span.end
        if opened and opened[-1].end <= due:
            yield from _text(text, at, opened[-1].end)
            at = opened.pop().end
            yield Token(closes=True)
            continue
        mark = heappop(waiting)[3]
        yield from _text(text, at, mark.start)
        at = mark.start
        if opened and mark.end > opened[-1].end:
            rest = msgspec.structs.replace(mark, start=opened[-1].end)
            heappush(waiting, (rest.start, -rest.end, rest.anchor, rest))
            mark = msgspec.structs.replace(mark, end=opened[-1].end)
        opened.append(mark)
        yield Token(opens=True, anchor=mark.anchor, claims=mark.claims, standing=mark.standing)
    yield from _text(text, at, span.end)


def _clip(mark: _Mark, span: Span) -> _Mark | None:
    start, end = max(mark.start, span.start), min(mark.end, span.end)
    if start >= end:
        return None
    return msgspec.structs.replace(mark, start=start, end=end)


def _once(token: Token, begun: set[str]) -> Token:
    """Give the id of a passage to its first piece only: ids must be unique in a page."""
    if token.anchor in begun:
        return msgspec.structs.replace(token, continues=True)
    if token.anchor:
        begun.add(token.anchor)
    return token


def _text(text: str, start: int, end: int) -> Iterator[Token]:
    if start < end:
        yield Token(text=harmless(text[start:end]))
