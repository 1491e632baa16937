"""Give pieces the roles that their own words, or a label just before them, make certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportedly.clean.captions import caption_signs
from reportedly.clean.credits import find_credit, is_credit_line, is_labelled_picture
from reportedly.clean.glue import Piece
from reportedly.clean.phrases import (
    LONGEST,
    is_copyright,
    is_furniture,
    is_list_heading,
    is_promotion,
    plain_words,
)
from reportedly.clean.shapes import dateline_end, is_byline, is_post_line, is_wordless
from reportedly.clean.stamps import is_stamp
from reportedly.model.report import BlockKind

_CAPTION_LONGEST = 500  # characters
_LONGEST_LIST = 12  # links under one heading
_SENTENCE = 60  # characters: whatever is longer and ends like a sentence is one
_PARAGRAPH = 120  # characters: whatever is longer and of no other kind is taken for the first paragraph
_CAPTION_LABELS = frozenset(
    {"image caption", "photo caption", "picture caption", "caption", "file photo", "file image"}
)
_CREDIT_LABELS = frozenset({"image copyright", "image source", "image credit", "photo credit", "copyright"})


def mark_pieces(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Mark what can be told from the words alone, and cut credits and datelines off; order is kept. Cost: linear."""
    marked: list[Piece] = []
    expected, opening, begun, listed = "", True, False, 0
    for number, piece in enumerate(pieces):
        line = text[piece.start : piece.end]
        hint = piece.hint or expected or ("listed" if listed else "")
        listed -= listed > 0
        if is_list_heading(line):
            # One title behind it may as well be a crosshead, and above the first paragraph the headline.
            listed = _count_listed(text, pieces[number + 1 : number + 1 + _LONGEST_LIST]) if begun else 0
            hint = piece.hint
        done = list(_mark(text, line, piece._replace(hint=hint), opening))
        marked.extend(done)
        opening = opening and not (done[-1].kind is None and len(line) > _PARAGRAPH)
        begun = begun or (done[-1].kind is None and len(line) >= _SENTENCE and line[-1] in '.!?”"')
        expected = _expected_next(line, done, expected)
    return marked


def _count_listed(text: str, pieces: Sequence[Piece]) -> int:
    """How many lines a list of links has behind its heading: it ends with the first sentence; 0 for a single link."""
    links, size = 0, len(pieces)
    for count, piece in enumerate(pieces):
        line = text[piece.start : piece.end]
        if len(line) < 20 or is_stamp(line) or is_furniture(line):
            continue
        is_link = 3 <= line.count(" ") + 1 <= 25 and line[-1] not in '.:!”"' and line[0] not in "“\"'"
        if not is_link or is_byline(line):
            size = count
            break
        links += 1
    return size if links > 1 else 0


def _expected_next(line: str, done: Sequence[Piece], expected: str) -> str:
    """What the line behind a label is: behind "Image caption" a caption, behind "Image copyright" a credit."""
    if done[-1].kind is not BlockKind.FURNITURE:
        return ""
    words = plain_words(line) if len(line) < 40 else ""
    if words in _CAPTION_LABELS:
        return "caption"
    if words in _CREDIT_LABELS:
        return "credit"
    return expected if not words else ""


def _mark(text: str, line: str, piece: Piece, opening: bool) -> Iterator[Piece]:
    if piece.kind is not None:
        yield from _cut_credit(text, piece, opening=opening) if piece.kind is BlockKind.CAPTION else (piece,)
        return
    kind = (_remembered_kind if len(line) <= LONGEST else _certain_kind)(line, piece.hint)
    if kind in (None, BlockKind.CAPTION):
        yield from _cut_credit(text, piece._replace(kind=kind), opening=opening)
    else:
        yield piece._replace(kind=kind)


@lru_cache(maxsize=1024)  # pages repeat their short lines
def _remembered_kind(line: str, hint: str) -> BlockKind | None:
    return _certain_kind(line, hint)


def _certain_kind(line: str, hint: str) -> BlockKind | None:
    if hint == "credit" and (is_credit_line(line) or (len(line.split()) <= 6 and not line.endswith((".", "?")))):
        return BlockKind.CREDIT
    if is_wordless(line) or is_stamp(line):
        return BlockKind.FURNITURE
    if hint == "aside":
        return BlockKind.PROMO if is_promotion(line) else None
    if is_copyright(line):
        return BlockKind.FURNITURE
    if is_credit_line(line) and len(line) <= LONGEST:
        return BlockKind.CREDIT
    if is_post_line(line):
        return BlockKind.FURNITURE
    if is_byline(line):
        return BlockKind.BYLINE
    if is_furniture(line):
        return BlockKind.FURNITURE
    if hint == "listed":
        return BlockKind.PROMO
    if is_promotion(line):
        return BlockKind.PROMO
    fits = len(line) <= _CAPTION_LONGEST
    if fits and is_labelled_picture(line) and line.count(" ") > 9:
        return BlockKind.CAPTION
    if fits and hint == "caption" and line.count(" ") >= 3:
        return BlockKind.CAPTION
    signs = caption_signs(line) if fits else 0
    if signs and hint == "perhaps caption":
        return BlockKind.CAPTION
    if fits and hint == "perhaps caption" and line[-1] not in ".!?”\"'" and line.count(" ") < 30:
        return BlockKind.CAPTION
    if signs >= 2:
        return BlockKind.CAPTION
    return None


def _cut_credit(text: str, piece: Piece, *, opening: bool) -> Iterator[Piece]:
    """Cut a credit off the end, which makes what stands before it a caption, and a dateline off the front."""
    line = text[piece.start : piece.end] if piece.end - piece.start < 2000 else ""
    credit = find_credit(line) if line else None
    if credit is None or credit.start == 0:
        yield from _cut_dateline(text, piece, opening)
        return
    cut = piece.start + credit.start
    before = text[piece.start : cut].rstrip()
    is_caption = piece.kind is BlockKind.CAPTION or (credit.picture and len(before) <= _CAPTION_LONGEST)
    front = piece._replace(end=piece.start + len(before), kind=BlockKind.CAPTION if is_caption else piece.kind)
    yield from (front,) if is_caption else _cut_dateline(text, front, opening)
    yield piece._replace(start=cut, kind=BlockKind.CREDIT)


def _cut_dateline(text: str, piece: Piece, opening: bool) -> Iterator[Piece]:
    head = text[piece.start : min(piece.end, piece.start + 300)]
    length = dateline_end(head, opening=opening) if piece.kind is None else 0
    end = piece.start + length
    if not length or piece.end - end < 40:
        yield piece
        return
    dateline = text[piece.start : end].rstrip()
    yield piece._replace(end=piece.start + len(dateline), kind=BlockKind.DATELINE)
    yield piece._replace(start=end)
