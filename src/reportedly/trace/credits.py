"""Agency credits: where a report says that an agency supplied its text, a statement, or a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.model.base import Span
from reportedly.model.judgement import Credit
from reportedly.model.report import Block, BlockKind, Report
from reportedly.text.plain import level
from reportedly.trace.agencies import AgencyName, agency_key, behind_name, find_agencies, rows_of
from reportedly.trace.evidence import Evidence, judge_place

_NEAR = 200  # characters on either side of a name that may tell what it stands for


class Line(NamedTuple):
    """One line of a block: text[start:end], with the lines around it and its place in the report."""

    block: Block
    start: int
    end: int
    before: str
    is_last: bool
    is_early: bool


def find_credits(report: Report) -> tuple[Credit, ...]:
    """Find the agencies that a report credits, by offset.

    The text writes the name at text[start:end]; `agency` is the one name that all its forms share ("AFP" and "Agence
    France-Presse" are one agency). `evidence`: dateline, byline, signature, contribution and copyright speak for the
    whole report (`covers` None); picture and caption_credit for the caption beside them; attribution ("Yonhap said")
    for its paragraph. An agency that is only mentioned ("a Reuters photographer") gives no credit, nor does an image
    bank: it is the origin of no news. Of what is set aside only a line that says who supplied the text counts ("With
    reporting by AFP"): pages print it among their furniture. Cost: linear. Table: data/agencies.tsv.
    """
    text = level(report.text)
    rows = ((line, row) for line in _lines(report, text) for row in _rows(text, line))
    return tuple(credit for line, row in rows for credit in _credits(report, text, line, row))


def _lines(report: Report, text: str) -> Iterator[Line]:
    """The lines of all blocks, in order; credits, captions and bylines that are repeated count once."""
    blocks = [block for block in report.blocks if not block.twin]
    parts = [(block, part) for block in blocks for part in _split(report.text, block)]
    bodies = [number for number, (block, part) in enumerate(parts) if _is_body(block, part)]
    first, last = (bodies[0], bodies[-1]) if bodies else (0, len(parts))
    for number, (block, part) in enumerate(parts):
        before = text[: part.start].rstrip()[-_NEAR:]
        yield Line(block, part.start, part.end, before, number >= last, number <= first)


def _split(text: str, block: Block) -> Iterator[Span]:
    for found in re.finditer(r"[^\n]*\S[^\n]*", text[block.start : block.end]):
        yield Span(start=block.start + found.start(), end=block.start + found.end())


def _is_body(block: Block, part: Span) -> bool:
    return block.kind is BlockKind.PARAGRAPH and part.end - part.start > 80


def _rows(text: str, line: Line) -> list[list[AgencyName]]:
    found = find_agencies(text[line.start : line.end])
    moved = [name._replace(start=name.start + line.start, end=name.end + line.start) for name in found]
    return rows_of(moved, text)


def _credits(report: Report, text: str, line: Line, row: Sequence[AgencyName]) -> Iterator[Credit]:
    before = text[max(line.start, row[0].start - _NEAR) : row[0].start]
    is_start = row[0].start - line.start <= _NEAR
    end = min(behind_name(text, row[-1].end), line.end)
    evidence = judge_place(
        before if is_start else "…" + before,
        text[end : min(line.end, end + _NEAR)],
        kind=line.block.kind,
        above=line.before,
        is_last=line.is_last,
        is_early=line.is_early,
        is_plain=row[-1].is_plain or end > row[-1].end + 2,
    )
    if evidence is None:
        return
    for name in (name for name in row if name.is_news):
        yield Credit(
            report=report.id,
            agency=agency_key(words := report.text[name.start : name.end]) or words,
            start=name.start,
            end=name.end,
            evidence=evidence.value,
            covers=_covered(report.blocks, line.block, evidence),
        )


def _covered(blocks: Sequence[Block], block: Block, evidence: Evidence) -> Span | None:
    """What a credit speaks for: nothing but its caption, or its paragraph, or (None) the whole report."""
    if evidence is Evidence.ATTRIBUTION:
        return block.span
    if evidence not in (Evidence.PICTURE, Evidence.CAPTION_CREDIT):
        return None
    if block.kind is BlockKind.CAPTION:
        return block.span
    at = blocks.index(block)
    beside = [blocks[near] for near in (at - 1, at + 1) if 0 <= near < len(blocks)]
    return next((near.span for near in beside if near.kind is BlockKind.CAPTION), block.span)
