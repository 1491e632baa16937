"""Lines of a plain text and, where the text was wrapped at a column, the paragraphs that they made."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.clean.phrases import LONGEST, is_furniture

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n|\x85|\u2028)[ \t\u00a0]*(?:\r|\n|\x85|\u2028)|\u2029")
_END = frozenset(".!?…:;”\"'’»)")
_WIDEST = 120  # columns: no mail program, wire or editor wraps later
_NARROWEST = 40  # columns: a shorter line says nothing about the column
_MOST_LINES = 20_000  # of one text that are judged one by one, however short they are
_SCRAP = 30  # characters: in a text of more lines than that, shorter lines side by side are taken together


class Stretch(NamedTuple):
    """A visible stretch of the text: a paragraph, or (`scraps`) a run of very short lines in an endless list."""

    start: int
    end: int
    scraps: bool = False


def find_lines(text: str) -> list[Stretch]:
    """Find the visible stretch of every line that has one, in order. Cost: linear.

    In a text of more than 20,000 lines very short lines that stand together are one stretch: no article is written
    like that, and a table dump of half a million cells would cost as much as a thousand articles.
    """
    lines = list(_visible(text))
    return lines if len(lines) <= _MOST_LINES else list(_taken_together(lines))


def _visible(text: str) -> Iterator[Stretch]:
    for match in _LINE.finditer(text):
        line = match.group()
        visible = line.strip()
        if visible:
            start = match.start() + (line.find(visible[0]) if len(line) != len(visible) else 0)
            yield Stretch(start, start + len(visible))


def _taken_together(lines: Sequence[Stretch]) -> Iterator[Stretch]:
    for scraps, run in itertools.groupby(lines, key=lambda line: line.end - line.start < _SCRAP):
        together = list(run)
        if scraps and len(together) > 1:
            yield Stretch(together[0].start, together[-1].end, True)
        else:
            yield from together


def find_paragraphs(text: str) -> list[Stretch]:
    """Find the paragraphs in order: the lines, joined where the text was wrapped at a column. Cost: linear.

    Lines that are furniture by the tables are nobody's paragraph: the column is told, and paragraphs are joined,
    as if they were not there.
    """
    lines = find_lines(text)
    if not _may_be_wrapped(lines):
        return lines
    aside = [line.scraps or is_furniture(text[line.start : line.end]) for line in lines]
    width = _wrap_width(text, [line for line, known in zip(lines, aside, strict=True) if not known])
    if width is None:
        return lines
    paragraphs = lines[:1]
    for number in range(1, len(lines)):
        before, here = lines[number - 1], lines[number]
        apart = aside[number - 1] or (aside[number] and not text[here.start].islower())
        if not apart and _adjoin(text, before, here) and _runs_on(text, before, here, width):
            paragraphs[-1] = Stretch(paragraphs[-1].start, here.end)
        else:
            paragraphs.append(here)
    return paragraphs


def _may_be_wrapped(lines: Sequence[Stretch]) -> bool:
    """A cheap first look: some lines are long enough, none is too long to be either wrapped or furniture."""
    sizes = [line.end - line.start for line in lines if not line.scraps]
    return max(sizes, default=0) <= LONGEST and sum(_NARROWEST <= size <= _WIDEST for size in sizes) >= 2


def _wrap_width(text: str, lines: Sequence[Stretch]) -> int | None:
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


def _adjoin(text: str, before: Stretch, here: Stretch) -> bool:
    return not _BLANK_LINE.search(text, before.end, here.start)


def _runs_on(text: str, before: Stretch, here: Stretch, width: int) -> bool:
    """Whether the sentence goes on, or the line's first word would have gone beyond the column one line up."""
    if text[here.start].islower() and text[before.end - 1] not in _END:
        return True
    word = text.find(" ", here.start, here.end)
    first = (word if word > 0 else here.end) - here.start
    return before.end - before.start + 1 + first > width - 2
