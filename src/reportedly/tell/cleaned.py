"""A cleaned report for a terminal: what each stretch of its text was taken for, in order, nothing left out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from reportedly.model.report import Block, Report
from reportedly.tell.harmless import one_line, shorten
from reportedly.tell.labels import label, word

NARROWEST = 40
_MARGIN = 20  # columns in which the kind of a block stands
_ASIDE = 2  # lines of a block that is set aside; the article's own are shown whole


def to_cleaned(report: Report, *, width: int) -> str:
    """Render a report as lines of at most `width` columns (40 at least): where from, what is known, then its blocks.

    What is read is shown whole; what is set aside, and what lies in no block, behind a dash and cut to two lines.
    Control characters are shown as pictures, never obeyed. Cost: linear.
    """
    width = max(width, NARROWEST)
    lines = [*_wrapped(one_line(report.uri), width, indent=""), *_facts(report, width)]
    at = 0
    for block in report.blocks:
        lines += _loose(report, at, block.start, width=width)
        lines += _block(report, block, width)
        at = block.end
    lines += _loose(report, at, len(report.text), width=width)
    return "\n".join(lines) + "\n"


def _facts(report: Report, width: int) -> Iterator[str]:
    about, published = report.metadata, report.published
    day = f"{published.value} ({word('basis', published.basis)})" if published.value else word("basis", "none")
    authors = ", ".join(author.value for author in about.authors)
    outlet = about.outlet.value if about.outlet else report.outlet
    agency = f"{word('cleaned', 'agency')} {about.agency.value}" if about.agency else None
    updated = f"{word('cleaned', 'updated')} {about.updated.value}" if about.updated else None
    known = [outlet or word("cleaned", "no_outlet"), authors, agency, day, updated, report.lang]
    yield from _wrapped(" · ".join(one_line(each) for each in known if each), width, indent="  ")
    for key, holds in (
        ("incomplete", report.incomplete),
        ("opinion", about.opinion),
        ("paid", about.paid),
        ("guessed", report.source.guessed),
    ):
        if holds:
            mark = label("cleaned", key)
            yield from _wrapped(f"{mark.glyph} {mark.text}: {mark.meaning}", width, indent="  ")


def _block(report: Report, block: Block, width: int) -> Iterator[str]:
    name = word("block", block.kind)
    if block.note:
        name = word("note", block.note)
    elif block.twin:
        name = f"{word('block', 'twin')} {name}"
    yield from _entry(name, report.text[block.start : block.end], width, is_aside=not block.is_read)


def _loose(report: Report, start: int, end: int, *, width: int) -> Iterator[str]:
    """What lies between blocks and is more than white space."""
    if report.text[start:end].strip():
        yield from _entry(word("cleaned", "loose"), report.text[start:end], width, is_aside=True)


def _entry(name: str, text: str, width: int, *, is_aside: bool) -> Iterator[str]:
    room = width - _MARGIN
    words, is_cut = one_line(text), False
    if is_aside:
        words, is_cut = shorten(words, room * _ASIDE - 2)
    margin = f"{'–' if is_aside else ' '} {name[: _MARGIN - 3]}".ljust(_MARGIN)
    for number, line in enumerate(textwrap.wrap(f"{words} …" if is_cut else words, room) or [""]):
        yield f"{margin if number == 0 else ' ' * _MARGIN}{line}"


def _wrapped(words: str, width: int, *, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(words, width, initial_indent=indent, subsequent_indent=f"{indent}  ") or [""]
