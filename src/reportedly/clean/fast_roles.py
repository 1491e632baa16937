"""Roles of a page's lines in the fast lane: elements first, a few words beside the article; the rest is set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.clean.credits import find_credit
from reportedly.clean.fast_tree import ROLE, STRONG, Walked
from reportedly.clean.phrases import is_furniture, is_promotion, plain_words
from reportedly.clean.shapes import dateline_end
from reportedly.model.report import Block, BlockKind

GAP = "\n\n"
_HEAD = 25  # lines before the article in which its headline, byline and time may stand
_AROUND = 6  # lines before and behind the article in which captions may stand
_LONGEST_PHRASE = 120  # characters of a line of the article that is held against the tables of page phrases
_LONGEST_CREDIT = 140
_LONGEST_CAPTION = 700
_LONGEST_BYLINE = 120
_LONGEST_CROSSHEAD = 16  # words
_FEWEST_TWIN = 5  # words: a shorter repetition may be chance
_CROSSHEADS = sum(ROLE[tag] for tag in ("h2", "h3", "h4", "h5", "h6"))
_PICTURED = ROLE["figcaption"] | ROLE["caption"] | ROLE["credit"]


def label_lines(walked: Walked, chosen: Sequence[bool], title: str | None) -> tuple[str, tuple[Block, ...]]:
    """Put the page's lines together, a blank line between two, and label each. Cost: linear.

    Blocks in order; each line is one, but for a dateline or credit that is cut off.
    """
    first = chosen.index(True) if True in chosen else 0
    last = max((number for number, each in enumerate(chosen) if each), default=0)
    headline = _find_headline(walked, first, title)
    top = max(0, first - _AROUND) if headline is None else max(0, min(headline, first) - 2)
    near = range(top, last + 1 + _AROUND)
    kinds = [
        _kind(walked, number, chosen[number], above=number < first + 3) if number in near else None
        for number in range(len(chosen))
    ]
    if headline is not None:
        kinds[headline] = BlockKind.HEADLINE
    _find_crossheads(walked, kinds)
    return GAP.join(walked.texts), tuple(_blocks(walked, kinds, first))


def _find_headline(walked: Walked, first: int, title: str | None) -> int | None:
    """The line that is the title, or the nearest <h1> above the article; the title may also open the article."""
    wanted = plain_words(title) if title else ""
    size = len(title or "")
    heading = None
    for number in range(min(first + 2, len(walked.texts) - 1), max(-1, first - _HEAD), -1):
        text = walked.texts[number]
        if wanted and 0.6 * size <= len(text) <= 1.5 * size and plain_words(text) == wanted:
            return number
        if heading is None and walked.bits[number] & ROLE["h1"]:
            heading = number
    return heading


def _kind(walked: Walked, number: int, chosen: bool, *, above: bool) -> BlockKind | None:
    """The role of a line near the article; None for what is set aside."""
    text, bits = walked.texts[number], walked.bits[number]
    if bits & _PICTURED and (bits & ROLE["figcaption"] or not chosen):
        if bits & ROLE["credit"] and len(text) <= _LONGEST_CREDIT:
            return BlockKind.CREDIT
        return BlockKind.CAPTION if len(text) <= _LONGEST_CAPTION and " " in text else None
    if above and bits & ROLE["byline"] and len(text) <= _LONGEST_BYLINE and (not chosen or text.count(" ") < 6):
        return BlockKind.BYLINE
    if not chosen:
        return None
    if len(text) <= _LONGEST_PHRASE and (is_promotion(text) or is_furniture(text)):
        return None
    return BlockKind.STANDFIRST if above and bits & ROLE["standfirst"] else BlockKind.PARAGRAPH


def _find_crossheads(walked: Walked, kinds: list[BlockKind | None]) -> None:
    """Headings inside the article, and short bold lines without a full stop between its paragraphs."""
    follows = begun = False
    heads = []
    for number in range(len(kinds) - 1, -1, -1):
        if kinds[number] is BlockKind.PARAGRAPH:
            if follows and _is_heading(walked, number):
                heads.append(number)
            follows = walked.texts[number].count(" ") >= 4
    for number, kind in enumerate(kinds):
        if begun and heads and heads[-1] == number:
            kinds[number] = BlockKind.CROSSHEAD
        if heads and heads[-1] == number:
            heads.pop()
        begun = begun or kind in (BlockKind.PARAGRAPH, BlockKind.STANDFIRST)


def _is_heading(walked: Walked, number: int) -> bool:
    text, bits = walked.texts[number], walked.bits[number]
    if bits & _CROSSHEADS:
        return True
    short = text.count(" ") < _LONGEST_CROSSHEAD and len(text) <= 100
    return bool(short and bits & STRONG and walked.strong[number] > 0.9 and text[-1] not in ".:;,!…\"'”’")


def _blocks(walked: Walked, kinds: Sequence[BlockKind | None], first: int) -> Iterator[Block]:
    at = 0
    seen: set[str] = set()
    for number, (text, kind) in enumerate(zip(walked.texts, kinds, strict=True)):
        end = at + len(text)
        if kind is None:
            yield Block(kind=_aside(walked, number), start=at, end=end)
        else:
            twin = text in seen and text.count(" ") + 1 >= _FEWEST_TWIN
            seen.add(text)
            cut = _cut(text, kind, opening=number <= first + 1)
            if cut is None:
                yield Block(kind=kind, start=at, end=end, twin=twin)
            else:
                head, tail, start, stop = cut
                yield Block(kind=head, start=at, end=at + start, twin=twin)
                yield Block(kind=tail, start=at + stop, end=end, twin=twin)
        at = end + len(GAP)


def _aside(walked: Walked, number: int) -> BlockKind:
    """A linked line of some words without a full stop leads to another story."""
    text = walked.texts[number]
    leads = walked.linked[number] > 0.5 and 4 <= text.count(" ") <= 30 and text[-1] not in ".!?。"
    return BlockKind.PROMO if leads else BlockKind.FURNITURE


def _cut(text: str, kind: BlockKind, *, opening: bool) -> tuple[BlockKind, BlockKind, int, int] | None:
    """Cut a dateline off the article's first words, or the credit off a caption: kinds, end of one, start of other."""
    if kind is BlockKind.PARAGRAPH and opening:
        length = dateline_end(text[:300], opening=True)
        if length and len(text) - length >= 40:
            return BlockKind.DATELINE, kind, len(text[:length].rstrip()), length
    elif kind is BlockKind.CAPTION:
        credit = find_credit(text)
        before = text[: credit.start].rstrip() if credit else ""
        if credit and before:
            return kind, BlockKind.CREDIT, len(before), credit.start
    return None
