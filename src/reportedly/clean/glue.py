"""Cut what scraping glued together: markup left in the text, labels stuck to the words beside them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from reportedly.clean.lines import Stretch
from reportedly.model.report import BlockKind
from reportedly.text.tables import read_table

_BLOCK_TAGS = (
    "p|br|div|h[1-6]|li|ul|ol|figure|figcaption|blockquote|section|article|header|footer|aside|main|nav|table|tr|td|th|"
    "tbody|thead|hr|img|iframe|script|style|video|audio|source|picture|html|body|head|title|center|pre|dl|dt|dd|form|"
    "input|button|label|svg|path|noscript|amp-[a-z]{1,12}"
)
_INLINE_TAGS = "em|i|b|strong|a|span|u|s|small|sub|sup|font|cite|q|time|abbr|mark|code|ins|del|strike"
_ATTRIBUTES = r"(?:\s[^<>]{0,400})?/?>"
_BLOCK_TAG = re.compile(
    rf"</?(?:{_BLOCK_TAGS}){_ATTRIBUTES}|<!--[^<>]{{0,400}}-->|\[/?caption[^\[\]<>]{{0,200}}\]", re.I
)
_EDGE_TAG = re.compile(rf"</?(?:{_INLINE_TAGS}){_ATTRIBUTES}", re.I)
_TAG_NAME = re.compile(r"[<\[]/?([a-z0-9]+)", re.I)
_CAPTION_TAGS = {"em", "i", "figcaption", "caption"}
_CROSSHEAD_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6", "strong", "b"}
_SENTENCE_END = ".!?…”\"'’»)]"
_MANY = 200  # labels of one line: more are no news
_MOST_TAGS = 5_000  # of one line
_MOST_CUTS = 20_000  # of one text


class Piece(NamedTuple):
    """A visible stretch of one line. `kind` is set where the cut itself tells it; `hint` is a mere likelihood."""

    start: int
    end: int
    kind: BlockKind | None = None
    hint: str = ""
    paragraph: int = 0


def cut_pieces(text: str, paragraphs: Iterable[Stretch]) -> list[Piece]:
    """Cut paragraphs at block markup, at their edges' inline markup and at glued labels.

    Pieces are in order, do not overlap and hold every visible character; each knows the number of its paragraph.
    Cost: linear. After 20,000 cuts a text is no news any more, and what follows stays whole.
    """
    pieces: list[Piece] = []
    marked_up = text.find("<") >= 0 or text.find("[") >= 0
    for number, (start, end, scraps) in enumerate(paragraphs):
        if scraps:
            pieces.append(Piece(start, end, BlockKind.FURNITURE, "", number))
        elif len(pieces) - number > _MOST_CUTS:
            pieces.append(Piece(start, end, None, "", number))
        elif marked_up and (text.find("<", start, end) >= 0 or text.find("[", start, end) >= 0):
            for piece in _merged(text, _cut_tags(text, start, end)):
                pieces.extend(
                    _cut_labels(text, piece._replace(paragraph=number))
                    if piece.kind is None
                    else (piece._replace(paragraph=number),)
                )
        else:
            pieces.extend(_cut_labels(text, Piece(start, end, None, "", number)))
    return pieces


def _merged(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Make one piece of tags that stand side by side."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting is not None and piece.kind is waiting.kind is BlockKind.FURNITURE:
            waiting = waiting._replace(end=piece.end)
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _cut_tags(text: str, start: int, end: int) -> Iterator[Piece]:
    at, hint = start, ""
    for tag in itertools.islice(_BLOCK_TAG.finditer(text, start, end), _MOST_TAGS):
        yield from _cut_edges(text, at, tag.start(), hint)
        yield Piece(tag.start(), tag.end(), BlockKind.FURNITURE)
        at, hint = tag.end(), _tag_hint(tag.group())
    yield from _cut_edges(text, at, end, hint)


def _tag_hint(tag: str) -> str:
    name = _TAG_NAME.match(tag)
    if name is None or tag[1] == "/":
        return ""
    word = name.group(1).lower()
    return "caption" if word in _CAPTION_TAGS else "crosshead" if word in _CROSSHEAD_TAGS else ""


def _cut_edges(text: str, start: int, end: int, hint: str) -> Iterator[Piece]:
    """Take inline tags off both ends. Inside a sentence they stay: cutting there would break the sentence."""
    start, end = _trimmed(text, start, end)
    if start < end and text[start] != "<" and text[end - 1] != ">":  # nothing to take off
        yield Piece(start, end, None, hint)
        return
    tags = list(_EDGE_TAG.finditer(text, start, end))
    first, last = 0, len(tags)
    while first < last and tags[first].start() == start:
        yield Piece(tags[first].start(), tags[first].end(), BlockKind.FURNITURE)
        hint = hint or _tag_hint(tags[first].group())
        start, _ = _trimmed(text, tags[first].end(), end)
        first += 1
    behind = []
    while last > first and tags[last - 1].end() == end:
        last -= 1
        behind.append(Piece(tags[last].start(), tags[last].end(), BlockKind.FURNITURE))
        _, end = _trimmed(text, start, tags[last].start())
    if start < end:
        yield Piece(start, end, None, hint if first == last else "")
    yield from reversed(behind)


class _Label(NamedTuple):
    then: str
    where: str


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, _Label]]:
    rows = read_table("glued_labels")
    known: dict[str, _Label] = {}
    for row in rows:
        known.setdefault(row["label"].replace("'", "’"), _Label(row["then"], row["where"]))
        known.setdefault(row["label"], _Label(row["then"], row["where"]))
    pattern = re.compile("|".join(re.escape(label) for label in sorted(known, key=len, reverse=True)))
    return pattern, known


def _cut_labels(text: str, piece: Piece) -> Iterator[Piece]:
    pattern, known = _labels()
    found: list[tuple[int, int, _Label]] = []
    for match in pattern.finditer(text, piece.start, piece.end):
        label = known[match.group()]
        if len(found) < _MANY and _stands_alone(text, match, label, piece, bool(found)):
            found.append((match.start(), _past_colon(text, match.end(), piece.end), label))
    if not found:
        yield piece
        return
    yield from _stretch(text, piece.start, found[0][0], "text", _before(piece, found[0][2]))
    ends = [start for start, _, _ in found[1:]] + [piece.end]
    for (start, end, label), until in zip(found, ends, strict=True):
        yield from _labelled(text, start, end, until, label)


def _before(piece: Piece, label: _Label) -> str:
    """What stands in front of a picture's label on the same line may be its caption, or the paragraph before it."""
    return piece.hint or ("perhaps caption" if label.then in ("credit", "caption") else "")


def _labelled(text: str, start: int, end: int, until: int, label: _Label) -> Iterator[Piece]:
    if label.then == "promo" and until - start > 400:  # a whole paragraph behind it is no link
        yield from _stretch(text, start, until, "text", "")
    elif label.then in ("promo", "furniture"):
        yield from _stretch(text, start, until, label.then, "")
    else:
        yield from _stretch(text, start, end, "furniture", "")
        yield from _stretch(text, end, until, label.then, "caption" if label.then == "caption" else "")


def _stretch(text: str, start: int, end: int, then: str, hint: str) -> Iterator[Piece]:
    start, end = _trimmed(text, start, end)
    if start < end:
        kind = {"promo": BlockKind.PROMO, "furniture": BlockKind.FURNITURE, "caption": BlockKind.CAPTION,
                "credit": BlockKind.CREDIT}.get(then)  # fmt: skip
        yield Piece(start, end, kind, hint)


def _past_colon(text: str, at: int, end: int) -> int:
    while at < end and text[at] in ":| \t":
        at += 1
    return at


def _stands_alone(text: str, match: re.Match[str], label: _Label, piece: Piece, after_label: bool) -> bool:
    """Whether the label is no part of a sentence: at a line's start, behind a sentence's end, or glued to a word."""
    start, end = match.span()
    behind = text[end : end + 1]
    at_start = start == piece.start
    if label.where == "start":
        return at_start
    if behind.islower() and match.group()[-1].isalpha():
        return False
    if label.where == "anywhere":
        return at_start or after_label or not text[start - 1].isalpha() or text[start - 1].islower()
    if at_start:
        # Whole lines are judged by the phrase tables; here only what is glued to other words.
        return label.then not in ("promo", "furniture") and (behind[:1].isupper() or end == piece.end or behind == ":")
    before = text[start - 1]
    if before.isspace():
        previous = (
            text[piece.start : start].rstrip()[-1:]
            if start - piece.start < 200
            else text[start - 200 : start].rstrip()[-1:]
        )
        return previous in _SENTENCE_END and previous != ""
    return before in _SENTENCE_END or before.islower() or before.isdigit()
