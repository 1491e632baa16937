"""From a page's lines and the article among them to labelled blocks: elements first, then words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from reportedly.clean.glue import Piece
from reportedly.clean.marks import mark_pieces
from reportedly.clean.page_cues import bits_of
from reportedly.clean.page_view import View
from reportedly.clean.roles import label_blocks
from reportedly.clean.shingles import runs_of, words_of
from reportedly.clean.tree import Line
from reportedly.model.report import Block, BlockKind

GAP = "\n\n"  # between two lines of a page
_AROUND = 6  # lines before the first and behind the last line of the article in which captions may stand
_HEAD = 60  # lines before the article in which its headline, byline and time may stand
_LONGEST_CREDIT = 140  # characters
_LONGEST_CAPTION = 700
_LONGEST_BYLINE = 120
_LONGEST_STAMP = 60
_LONGEST_STANDFIRST = 600
_SIGNED = re.compile(r"[—–-]{1,2}\s?[^()]{1,80}\(@\w{1,30}\)")
_FINAL = (".", "!", "?", "…", "”", '"', "。", "！", "？")
_REPEATED = 0.9  # share of a pull quote's runs of words that stand in one paragraph


class _Zone(NamedTuple):
    """The lines in which the article stands with all that belongs to it, and its own first and last line."""

    start: int
    first: int
    last: int
    end: int


def label_page(view: View, inside: Sequence[bool], *, title: str | None) -> tuple[str, tuple[Block, ...]]:
    """Join the lines of a page to a text, a blank line between two, and label each; blocks are in order.

    `inside` says which lines are the article's. Whatever stands far from it is set aside. Cost: linear.
    """
    text = GAP.join(line.text for line in view.lines)
    zone = _find_zone(view, inside)
    pieces: list[Piece] = []
    article: list[bool] = []
    before: list[Block] = []
    behind: list[Block] = []
    at = 0
    for number, line in enumerate(view.lines):
        end = at + len(line.text)
        if zone.start <= number < zone.end:
            piece, chosen = _piece(view, number, chosen=inside[number], zone=zone)
            pieces.append(piece._replace(start=at, end=end, paragraph=len(article)))
            article.append(chosen)
        else:
            (before if number < zone.start else behind).append(_far_block(line, at, end))
        at = end + len(GAP)
    marked = mark_pieces(text, pieces)
    near = _without_times(marked, label_blocks(text, marked, title=title, article=article))
    return text, (*before, *_mark_pull_quotes(view, zone, text, near), *behind)


def _without_times(pieces: Sequence[Piece], blocks: Sequence[Block]) -> list[Block]:
    """The time above an entry of a live page is no crosshead: its element parts it from the text well enough."""
    return [
        msgspec.structs.replace(block, kind=BlockKind.FURNITURE)
        if piece.kind is BlockKind.FURNITURE and block.kind is BlockKind.CROSSHEAD
        else block
        for piece, block in zip(pieces, blocks, strict=True)
    ]


def _find_zone(view: View, inside: Sequence[bool]) -> _Zone:
    first = next((number for number, chosen in enumerate(inside) if chosen), 0)
    last = max((number for number, chosen in enumerate(inside) if chosen), default=-1)
    start = max(0, first - _AROUND)
    if max(0, first - _HEAD) <= view.title_at < first:
        start = max(0, view.title_at - 2)
    return _Zone(start, first, last, min(len(inside), last + 1 + _AROUND))


def _far_block(line: Line, start: int, end: int) -> Block:
    teaser = 4 <= line.text.count(" ") < 30 and not line.text.endswith(_FINAL)
    return Block(kind=BlockKind.PROMO if teaser else BlockKind.FURNITURE, start=start, end=end)


def _piece(view: View, number: int, *, chosen: bool, zone: _Zone) -> tuple[Piece, bool]:
    """The piece of one line with the role that its element gives it, and whether it is the article's."""
    line = view.lines[number]
    above = number < zone.first + 3
    pictured = line.role in ("caption", "credit") and not chosen and len(line.text) <= _LONGEST_CAPTION
    if line.role == "figcaption" or pictured:
        return _pictured(line), False
    if _SIGNED.match(line.text) and len(line.text) <= _LONGEST_CREDIT:
        return Piece(0, 0, BlockKind.CREDIT), False  # who wrote the post above: not the author of the report
    if number == view.title_at and above and line.role == "h1":
        return Piece(0, 0, BlockKind.HEADLINE), True  # whatever stands above it: a list of links ends here
    if line.role == "time" and len(line.text) <= _LONGEST_STAMP and any(char.isdigit() for char in line.text):
        return Piece(0, 0, BlockKind.FURNITURE), False
    if above and _is_standfirst(view, number):
        return Piece(0, 0, BlockKind.STANDFIRST), True
    short = line.text.count(" ") < 6 or (not chosen and len(line.text) <= _LONGEST_BYLINE)
    if above and line.role == "byline" and short:
        return Piece(0, 0, BlockKind.BYLINE), False
    if chosen and line.role[:1] == "h" and line.role != "h1":
        return Piece(0, 0, None, "crosshead"), True
    if not chosen and line.page and line.role != "time":
        return Piece(0, 0, None, "aside"), False
    return Piece(0, 0), chosen


def _pictured(line: Line) -> Piece:
    if line.role == "credit" and len(line.text) <= _LONGEST_CREDIT:
        return Piece(0, 0, BlockKind.CREDIT)
    return Piece(0, 0, None, "caption")


def _is_standfirst(view: View, number: int) -> bool:
    """A summary above the article: its element says so, or it is the page's own description."""
    line = view.lines[number]
    if line.text.count(" ") < 5 or len(line.text) > _LONGEST_STANDFIRST:
        return False
    return view.described[number] or (line.role == "standfirst" and not line.page)


def _mark_pull_quotes(view: View, zone: _Zone, text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """A quotation set apart that only repeats words of a paragraph is a twin of it, before or behind it."""
    lines = [view.lines[n] for n in range(zone.start, zone.end) if _is_set_apart(view.lines[n])]
    quotes = {line.text for line in lines if line.text.count(" ") >= 4}
    if not quotes:
        return blocks
    said = {
        run
        for block in blocks
        if block.kind is BlockKind.PARAGRAPH and text[block.start : block.end] not in quotes
        for run in runs_of(words_of(text[block.start : block.end]))
    }
    return [
        msgspec.structs.replace(block, twin=True)
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.CROSSHEAD)
        and text[block.start : block.end] in quotes
        and _is_said(text[block.start : block.end], said)
        else block
        for block in blocks
    ]


def _is_set_apart(line: Line) -> bool:
    near = line.box.cues | (line.box.parent.cues if line.box.parent else 0)
    tags = {line.box.tag, line.box.parent.tag if line.box.parent else ""}
    return bool(near & bits_of("quote")) or not tags.isdisjoint(("blockquote", "aside"))


def _is_said(quote: str, said: set[tuple[str, ...]]) -> bool:
    runs = runs_of(words_of(quote))
    return bool(runs) and sum(run in said for run in runs) >= _REPEATED * len(runs)
