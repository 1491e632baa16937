"""Quotations, by a state machine over the marks alone: before any parser, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.model.base import Span
from reportedly.model.reading import Quotation
from reportedly.model.report import BlockKind, Report

# opening mark -> the marks that close it. A curly double that opens may be closed by a straight one in dirty text.
_CLOSES = {"“": '”"', "„": '“”"', "«": "»", '"': '"”', "‘": "’'", "'": "'’"}
_DOUBLE = '“„«"'
_MARKS = re.compile(r"[“”„«»\"‘’']")
_CLOSING_SINGLE = re.compile(r"[’'](?!\w)")
_SPEECH_WORDS = 4  # a shorter stretch without a closing stop is a scare quote or a title
_ENDING = (",", ".", "!", "?", "…", "—", "–")
_LEADING_IN = ",:.!?”\"’\n—–"
_STOPS = ".,!?;:…—–"
_QUOTING = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.HEADLINE, BlockKind.CAPTION})


def read_quotations(report: Report) -> tuple[Quotation, ...]:
    """Find the quotations of every read block, in order; nested ones are part of the outer one.

    A paragraph that opens a quotation and does not close it runs to the paragraph's end; where the next paragraph
    opens one again, that one continues it (`part_of` is the start of the first). An apostrophe opens nothing.
    Spans hold the marks. Cost: linear. Source: the convention for multi-paragraph quotations in English newspapers.
    """
    found: list[Quotation] = []
    unclosed: int | None = None
    for block in report.blocks:
        if not block.is_read or block.kind not in _QUOTING:
            continue
        spans = list(_in_block(report.text, block.start, block.end))
        for number, (span, closed) in enumerate(spans):
            continues = unclosed is not None and number == 0 and not report.text[block.start : span.start].strip()
            found.append(_quotation(report.text, span, part_of=unclosed if continues else None))
            unclosed = None if closed else unclosed if continues else span.start
        if not spans:
            unclosed = None
    return tuple(found)


def speech_edges(report: Report, quotations: Sequence[Quotation]) -> tuple[int, ...]:
    """Offsets, in order, at which speech begins and ends as a sentence of its own: “…,” | he said, | “….”

    A quotation that is woven into its sentence (called it “a very large mistake”) has no such edges. A parser that
    reads across them takes the last word spoken for part of who speaks.
    """
    text = report.text
    edges: set[int] = set()
    for quotation in quotations:
        inside = text[quotation.start : quotation.end].rstrip("”\"'’»")
        before = text[max(0, quotation.start - 3) : quotation.start].rstrip()
        if quotation.is_speech and inside.endswith(_ENDING) and (not before or before[-1] in _LEADING_IN):
            edges |= {quotation.start, quotation.end}
    return tuple(sorted(edges))


def _quotation(text: str, span: Span, *, part_of: int | None) -> Quotation:
    inside = span.of(text).strip("“”„«»\"‘’' \n")
    speech = part_of is not None or len(inside.split()) >= _SPEECH_WORDS or inside.endswith(tuple(_STOPS))
    return Quotation(start=span.start, end=span.end, is_speech=speech, part_of=part_of)


def _in_block(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Yield (span, closed) for the outermost quotations of one block."""
    opened: int | None = None
    inner = 0  # curly marks opened inside of the quotation and not closed yet
    nests = text.count("“", start, end) <= text.count("”", start, end) + 1
    last = {mark: max(text.rfind(each, start, end) for each in _CLOSES[mark]) for mark in '“"'}
    for match in _MARKS.finditer(text, start, end):
        at = match.start()
        if opened is None:
            if _opens(text, at, start, end):
                opened, inner = at, 0
        elif text[at] == "“" and text[opened] in '“"' and nests and at + 1 < end and not text[at + 1].isspace():
            inner += 1
        elif text[at] == "”" and inner and at < last[text[opened]]:  # a mark that can close the outer one is to come
            inner -= 1
        elif text[at] in _CLOSES[text[opened]] and _closes(text, at, start=start, end=end):
            yield Span(start=opened, end=at + 1), True
            opened = None
        elif text[opened] not in _DOUBLE and text[at] in _DOUBLE and _opens(text, at, start, end):
            opened = at  # a single mark that never closed was an apostrophe
    if opened is not None and text[opened] in _DOUBLE and end - opened > 1:
        yield Span(start=opened, end=end), False


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark not in _CLOSES or at + 1 >= end or text[at + 1].isspace():
        return False
    before = text[at - 1] if at > start else " "
    if mark in "“„«":
        return True
    if mark == "'" or mark == "‘":
        return (before.isspace() or before in "([—–-/") and _single_closes(text, at, end)
    return before.isspace() or before in "([—–-/:,>" or not before.isalnum()


def _single_closes(text: str, at: int, end: int) -> bool:
    """A single mark opens a quotation only if a closing one follows soon ('90s, 'em do not)."""
    if not text[at + 1 : at + 2].isalnum() or text[at + 1 : at + 3].isdigit():
        return False
    return _CLOSING_SINGLE.search(text, at + 2, min(end, at + 2000)) is not None


def _closes(text: str, at: int, *, start: int, end: int) -> bool:
    following = text[at + 1] if at + 1 < end else " "
    if text[at] in "'’":
        return not following.isalnum() and text[at - 1] not in " \n"
    if text[at] == '"':
        return not (following.isalnum() and text[at - 1].isspace())
    return True
