"""From marked pieces and the article's lines to the roles of the blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.clean.body import find_body
from reportedly.clean.captions import caption_signs
from reportedly.clean.features import Shape, measure_lines
from reportedly.clean.glue import Piece
from reportedly.clean.headline import find_headline, find_standfirsts, set_section_aside
from reportedly.clean.phrases import plain_words
from reportedly.clean.stamps import is_bare_date, is_clock, is_stamp
from reportedly.model.report import SET_ASIDE, Block, BlockKind

READ_KINDS = frozenset((
    None, BlockKind.DATELINE, BlockKind.HEADLINE, BlockKind.CROSSHEAD, BlockKind.STANDFIRST, BlockKind.PARAGRAPH,
))  # fmt: skip
_LONGEST_CROSSHEAD = 12
_LEAST_REPEATED = 5  # words: a shorter repetition may be chance
_LONGEST_SEPARATOR = 60  # characters
_WORD = re.compile(r"\w(?<!_)")


def label_blocks(
    text: str, pieces: Sequence[Piece], *, title: str | None = None, article: Sequence[bool] | None = None
) -> tuple[Block, ...]:
    """Label every piece, in order. Cost: linear.

    `title` is the report's title where its carrier gives one; `article` tells of each paragraph (by its number)
    whether it belongs to the article, where that is known otherwise than by the shape of the lines. Pieces that are
    furniture or promotion by the tables are taken out before anything else is judged, and put back at the end: so
    they change no other piece's role.
    """
    every = [text[piece.start : piece.end] for piece in pieces]
    places = [n for n, piece in enumerate(pieces) if piece.kind not in SET_ASIDE or is_stamp(every[n])]
    kinds = [piece.kind or BlockKind.FURNITURE for piece in pieces]
    twins = [False] * len(pieces)
    labelled = _label([every[n] for n in places], [pieces[n] for n in places], title, article)
    for n, kind, twin in zip(places, *labelled, strict=True):
        kinds[n], twins[n] = kind, twin
    _keep_separators(every, kinds)
    return tuple(
        Block(kind=kind, start=piece.start, end=piece.end, twin=twin)
        for piece, kind, twin in zip(pieces, kinds, twins, strict=True)
    )


def _label(
    lines: Sequence[str], pieces: Sequence[Piece], title: str | None, article: Sequence[bool] | None
) -> tuple[list[BlockKind], list[bool]]:
    """The kind of each piece, and whether it is a twin."""
    shapes = measure_lines(lines, [piece.kind not in READ_KINDS for piece in pieces])
    if article is None:
        body = _find_article(pieces, shapes)
    else:
        body = [piece.kind in READ_KINDS and article[piece.paragraph] for piece in pieces]
    kinds = _first_kinds(pieces, shapes, body)
    _find_captions(lines, shapes, kinds)
    headline = find_headline(lines, shapes, kinds, title)
    if headline is not None:
        kinds[headline] = BlockKind.HEADLINE
        set_section_aside(lines, shapes, kinds, headline)
        _find_names(lines, shapes, kinds, headline)
        find_standfirsts(lines, shapes, kinds, headline)
    _find_date_line(lines, kinds, headline)
    if article is None:  # a page's own elements tell its times from its words
        _find_entry_times(lines, kinds)
    _find_crossheads(pieces, lines, shapes, kinds)
    return kinds, _find_twins(lines, kinds)


def _keep_separators(lines: Sequence[str], kinds: list[BlockKind]) -> None:
    """A line without a word ("* * *") goes with the lines that it parts, if both are the article's."""
    wordless = [n for n, line in enumerate(lines) if len(line) <= _LONGEST_SEPARATOR and not _WORD.search(line)]
    for number in wordless:
        beside = kinds[number - 1] if number else None
        kinds[number] = BlockKind.PARAGRAPH if beside is BlockKind.PARAGRAPH else kinds[number]
    for number in reversed(wordless):
        behind = kinds[number + 1] if number + 1 < len(kinds) else None
        if behind in SET_ASIDE or behind is None:
            kinds[number] = BlockKind.FURNITURE


def choose_lines(pieces: Sequence[Piece]) -> list[int]:
    """Choose for each paragraph the piece that speaks for it: its longest that may be read. In order."""
    longest: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        if piece.kind in READ_KINDS:
            other = longest.get(piece.paragraph)
            if other is None or piece.end - piece.start > pieces[other].end - pieces[other].start:
                longest[piece.paragraph] = number
    return sorted(longest.values())


def _find_article(pieces: Sequence[Piece], shapes: Sequence[Shape]) -> list[bool]:
    """Say of each piece whether it is the article's: what an inserted label cut in two stays together.

    Where no line at all would be read, whatever is not certainly aside is kept: unsure means keep.
    """
    chosen = choose_lines(pieces)
    found = find_body([shapes[number] for number in chosen])
    nothing = not any(found)
    inside = {pieces[number].paragraph for number, kept in zip(chosen, found, strict=True) if kept or nothing}
    return [piece.kind in READ_KINDS and piece.paragraph in inside for piece in pieces]


def _first_kinds(pieces: Sequence[Piece], shapes: Sequence[Shape], body: Sequence[bool]) -> list[BlockKind]:
    kinds = []
    for piece, shape, inside in zip(pieces, shapes, body, strict=True):
        if inside:
            kinds.append(piece.kind or BlockKind.PARAGRAPH)
        elif piece.kind in READ_KINDS:
            teaser = 5 <= shape.words <= 30 and not shape.final
            kinds.append(BlockKind.PROMO if teaser else BlockKind.FURNITURE)
        else:
            kinds.append(piece.kind or BlockKind.FURNITURE)
    return kinds


def _find_captions(lines: Sequence[str], shapes: Sequence[Shape], kinds: list[BlockKind]) -> None:
    """A line beside a credit that itself looks a little like a caption is one."""
    for number, kind in enumerate(kinds):
        if kind is not BlockKind.PARAGRAPH or shapes[number].words > 60:
            continue
        before = kinds[number - 1] if number else None
        after = kinds[number + 1] if number + 1 < len(kinds) else None
        if (BlockKind.CREDIT in (before, after) and caption_signs(lines[number])) or (
            after is BlockKind.CREDIT and 4 <= shapes[number].words <= 40 and not shapes[number].final and number > 0
        ):
            kinds[number] = BlockKind.CAPTION






def _find_names(lines: Sequence[str], shapes: Sequence[Shape], kinds: list[BlockKind], headline: int) -> None:
    """A bare name beside a time stamp under the headline is the author's."""
    for number in range(headline + 1, min(len(kinds), headline + 6)):
        beside = [n for n in (number - 1, number + 1) if headline < n < len(kinds)]
        stamped = any(kinds[n] is BlockKind.FURNITURE and is_stamp(lines[n]) for n in beside)
        is_name = 2 <= shapes[number].words <= 4 and shapes[number].capitals == 1 and not shapes[number].final
        if stamped and is_name and not shapes[number].aside and not shapes[number].menu and lines[number][0].isupper():
            kinds[number] = BlockKind.BYLINE



def _find_date_line(lines: Sequence[str], kinds: list[BlockKind], headline: int | None) -> None:
    """A full date between the headline and the first paragraph dates the report as a dateline does."""
    number = 0 if headline is None else headline + 1
    leads = number + 1 < len(kinds) and kinds[number + 1] is BlockKind.PARAGRAPH
    if leads and kinds[number] is BlockKind.FURNITURE and is_bare_date(lines[number]):
        kinds[number] = BlockKind.DATELINE


def _find_entry_times(lines: Sequence[str], kinds: list[BlockKind]) -> None:
    """Bare times of day between paragraphs head the entries of a running report: two at least."""
    found = [
        number
        for number in range(1, len(kinds) - 1)
        if kinds[number] is BlockKind.FURNITURE
        and kinds[number - 1] is kinds[number + 1] is BlockKind.PARAGRAPH
        and is_clock(lines[number])
    ]
    for number in found if len(found) > 1 else ():
        kinds[number] = BlockKind.CROSSHEAD


def _find_crossheads(
    pieces: Sequence[Piece], lines: Sequence[str], shapes: Sequence[Shape], kinds: list[BlockKind]
) -> None:
    """Short lines without a full stop between paragraphs."""
    seen_paragraph = False
    for number, kind in enumerate(kinds):
        if kind is not BlockKind.PARAGRAPH:
            continue
        follows = next(
            (n for n in range(number + 1, min(len(kinds), number + 5)) if kinds[n] is BlockKind.PARAGRAPH), None
        )
        leads = follows is not None and (
            shapes[follows].words >= 8 or (shapes[follows].final and shapes[follows].words >= 4)
        )
        if seen_paragraph and leads and _is_crosshead_like(lines[number], shapes[number], pieces[number].hint):
            kinds[number] = BlockKind.CROSSHEAD
        seen_paragraph = seen_paragraph or shapes[number].words >= 8


def _is_crosshead_like(line: str, shape: Shape, hint: str) -> bool:
    if line[:1] in "\"'“‘«-–—•*" or not 0 < shape.words <= _LONGEST_CROSSHEAD + 4 * (hint == "crosshead"):
        return False
    if shape.asks:
        return not shape.quoted and shape.words <= _LONGEST_CROSSHEAD and line[1:2] != ":"
    return not shape.final and line[-1] not in ":,;…-–—" and not shape.small_start


def _find_twins(lines: Sequence[str], kinds: Sequence[BlockKind]) -> list[bool]:
    """Blocks that repeat an earlier one word for word; a credit behind a repeated caption belongs to it."""
    seen: set[str] = set()
    twins: list[bool] = []
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind in (BlockKind.FURNITURE, BlockKind.PROMO):
            twins.append(False)
        elif kind is BlockKind.CREDIT:
            twins.append(number > 0 and twins[-1] and kinds[number - 1] is BlockKind.CAPTION)
        else:
            key = _key(line)
            twins.append(key.count(" ") + 1 >= _LEAST_REPEATED and key in seen)
            seen.add(key)
    return twins


def _key(line: str) -> str:
    return plain_words(line) if len(line) < 500 else line


def read_text(text: str, blocks: tuple[Block, ...]) -> str:
    """The first few thousand characters of what is read, for telling the language."""
    parts, size = [], 0
    for block in blocks:
        if block.is_read and size < 5000:
            parts.append(text[block.start : min(block.end, block.start + 5000)])
            size += block.end - block.start
    return "\n".join(parts)
