"""Lines of a plain text and, where the text was wrapped at a column, the paragraphs that they made."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from reportedly.model.base import Span

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n|\x85|\u2028)[ \t\u00a0]*(?:\r|\n|\x85|\u2028)|\u2029")
_END = frozenset(".!?…:;”\"'’»)")
_WIDEST = 120  # columns: no mail program, wire or editor wraps later
_NARROWEST = 40  # columns: a shorter line says nothing about the column


def find_lines(text: str) -> list[Span]:
    """Find the visible stretch of every line that has one, in order. Cost: linear."""
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        visible = line.strip()
        if visible:
            start = match.start() + len(line) - len(line.lstrip())
            spans.append(Span(start=start, end=start + len(visible)))
    return spans


def find_paragraphs(text: str) -> list[Span]:
    """Find the paragraphs in order: the lines, joined where the text was wrapped at a column. Cost: linear."""
    lines = find_lines(text)
    width = _wrap_width(text, lines)
    if width is None:
        return lines
    paragraphs = lines[:1]
    for before, here in itertools.pairwise(lines):
        if _adjoin(text, before, here) and _runs_on(text, before, here, width):
            paragraphs[-1] = Span(start=paragraphs[-1].start, end=here.end)
        else:
            paragraphs.append(here)
    return paragraphs


def _wrap_width(text: str, lines: Sequence[Span]) -> int | None:
    """Columns at which the text was wrapped, or None.

    In wrapped text nearly every full line breaks where the next word would not have fitted any more, most of
    them break in mid-sentence, and the next line goes on in small letters.
    """
    width = max((line.end - line.start for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a.end - a.start >= _NARROWEST and _adjoin(text, a, b)]
    fitting = [(a, b) for a, b in pairs if _runs_on(text, a, b, width)]
    going_on = sum(text[b.start].islower() for _, b in fitting)
    unfinished = sum(text[a.end - 1] not in _END for a, _ in fitting)
    enough = len(fitting) >= 2 and len(fitting) >= 0.6 * len(pairs)
    return width if enough and 2 * going_on >= len(fitting) and 2 * unfinished >= len(fitting) else None


def _adjoin(text: str, before: Span, here: Span) -> bool:
    return not _BLANK_LINE.search(text, before.end, here.start)


def _runs_on(text: str, before: Span, here: Span, width: int) -> bool:
    """Whether the sentence goes on, or the line's first word would have gone beyond the column one line up."""
    if text[here.start].islower() and text[before.end - 1] not in _END:
        return True
    word = text.find(" ", here.start, here.end)
    first = (word if word > 0 else here.end) - here.start
    return before.end - before.start + 1 + first > width - 2
