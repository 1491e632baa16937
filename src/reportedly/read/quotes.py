"""Quotations, by a state machine over the marks alone: before any parser, in time linear in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.model.base import Span
from reportedly.model.reading import Quotation
from reportedly.model.report import Block, BlockKind, Report
from reportedly.read.quote_marks import ALL, CLOSERS, Mark, find_marks, next_closing, next_sure

SPEECH_WORDS = 4  # a shorter stretch without a closing stop is a scare quote or a title
_ENDING = (",", ".", "!", "?", "…", "—", "–")
_LEADING_IN = ",:.!?”\"’\n—–"
_STOPS = (".", ",", "!", "?", ";", ":", "…", "—", "–")
_REACH = 2000  # characters within which a single mark must close to have opened anything
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST})
_QUOTING = _RUNNING | {BlockKind.HEADLINE, BlockKind.CAPTION}
_SMALL_WORDS = 3  # letters: "of", "the", "and" stay small in a title
_LEAST_CAPITALS = 2  # words of a title that are written with one capital


def read_quotations(report: Report) -> tuple[Quotation, ...]:
    """Find the quotations of every read block, in order; nested ones are part of the outer one.

    A paragraph that opens a quotation and does not close it runs to the paragraph's end; where the next paragraph
    opens one again, that one continues it (`part_of` is the start of the first). An apostrophe opens nothing, feet and
    inches close nothing.
    Spans hold the marks. Cost: linear. Source: the convention for multi-paragraph quotations in English newspapers.
    """
    found: list[Quotation] = []
    unclosed: int | None = None
    blocks = [block for block in report.blocks if block.is_read and block.kind in _QUOTING]
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        goes_on = following is not None and _goes_on(report.text, block, following)
        spans = list(_in_block(report.text, block.start, block.end, goes_on=goes_on))
        for number, (span, closed) in enumerate(spans):
            continues = unclosed is not None and number == 0 and not report.text[block.start : span.start].strip()
            part_of = unclosed if continues else None
            before = report.text[max(block.start, span.start - 3) : span.start].rstrip()
            found.append(_quotation(report.text, span, part_of=part_of, before=before[-1:], closed=closed))
            unclosed = None if closed else part_of if continues else span.start
        if not spans and block.kind in _RUNNING:
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
        inside = text[quotation.start : quotation.end].rstrip(ALL)
        before = text[max(0, quotation.start - 3) : quotation.start].rstrip()
        if quotation.is_speech and inside.endswith(_ENDING) and (not before or before[-1] in _LEADING_IN):
            edges |= {quotation.start, quotation.end}
    return tuple(sorted(edges))


def _goes_on(text: str, block: Block, following: Block) -> bool:
    """Whether a paragraph in single marks may go on in the next one: both begin with the same mark."""
    mark = text[block.start]
    return mark in "'‘" and text[following.start] == mark and text[block.end - 1] in ".!?…"


def _quotation(text: str, span: Span, *, part_of: int | None, before: str, closed: bool) -> Quotation:
    inside = span.of(text).strip(ALL + " \n\u00a0")
    led_in = not before or before in _LEADING_IN
    speech = part_of is not None or ((closed or led_in) and _is_speech(inside, led_in=led_in))
    return Quotation(start=span.start, end=span.end, is_speech=speech, part_of=part_of)


def _is_speech(inside: str, *, led_in: bool) -> bool:
    """Long enough and no title, or with a stop of its own: but the comma of (the “unsinkable,” as they say) is none."""
    words = inside.split()
    if inside.endswith(_STOPS):
        return len(words) >= SPEECH_WORDS or led_in or inside[-1] != "," or not inside[0].islower()
    return len(words) >= SPEECH_WORDS and not is_title(words)


def is_title(words: Sequence[str]) -> bool:
    """Whether words are a title ("The Bells of Lorne Bay"): capitals but for the small words, and two at least."""
    large = [word for word in words if len(word) > _SMALL_WORDS or not word.islower()]
    mixed = [word for word in large if not word.isupper()]
    return len(mixed) >= _LEAST_CAPITALS and words[0][:1].isupper() and not any(word[0].islower() for word in large)


# ---- one block ------------------------------------------------------------------------------------------------


def _in_block(text: str, start: int, end: int, *, goes_on: bool) -> Iterator[tuple[Span, bool]]:
    """Yield (span, closed) for the outermost quotations of one block."""
    marks = find_marks(text, start, end)
    following = next_sure(marks, single=True), next_sure(marks, single=False)
    closing = next_closing(marks)
    last = {glyph: max((m.at for m in marks if m.closes and m.glyph in CLOSERS[glyph]), default=-1) for glyph in '“"'}
    balanced = text.count("“", start, end) <= text.count("”", start, end) + 1
    opened: Mark | None = None
    inner = 0  # curly marks opened inside of the quotation and not closed yet
    for number, mark in enumerate(marks):
        sure = following[0 if opened is None or opened.is_single else 1][number]
        if opened is None:
            if mark.opens and (not mark.is_single or _is_near(mark, closing[number]) or (goes_on and mark.at == start)):
                opened, inner = mark, 0
        elif mark.opens and mark.glyph == "“" and opened.glyph in '“"' and balanced:
            inner += 1
        elif mark.glyph == "”" and inner and mark.at < last.get(opened.glyph, -1):  # the outer one closes later
            inner -= 1
        elif mark.closes and mark.glyph in CLOSERS[opened.glyph] and not _is_apostrophe(mark, sure, goes_on=goes_on):
            yield Span(start=opened.at, end=mark.end), True
            opened = None
        elif opened.is_single and mark.opens and not mark.is_single and not _holds_nested(sure):
            opened = mark  # a single mark that never closed was an apostrophe
    if opened is not None and end - opened.at > 1 and (not opened.is_single or (goes_on and opened.at == start)):
        yield Span(start=opened.at, end=end), False


def _is_near(mark: Mark, closing: Mark | None) -> bool:
    return closing is not None and closing.at - mark.at <= _REACH


def _is_apostrophe(mark: Mark, sure: Mark | None, *, goes_on: bool) -> bool:
    """Whether a mark that may close does not: a sure one behind it does, before another quotation opens."""
    return mark.weak and (goes_on or (sure is not None and sure.closes and not sure.opens))


def _holds_nested(sure: Mark | None) -> bool:
    """Whether a double mark inside of single ones opens a nested quotation: a single one surely closes behind it."""
    return sure is not None and sure.closes and not sure.opens
