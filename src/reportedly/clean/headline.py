"""Which piece is the headline, and which stand with it: the lines below it, and the name of a section above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.clean.features import Shape
from reportedly.clean.phrases import plain_words
from reportedly.clean.stamps import is_stamp
from reportedly.model.report import BlockKind

_LONGEST_TITLE = 28  # words
_LEAST_ASIDE = 4  # words of a headline that was set aside
_REACH = 10  # pieces before the first paragraph in which a headline is looked for
_SIGNED_REACH = 60  # the same where a byline or a time of publication stands below it: whole menus may come between
_SHARED, _SIGNED_SHARED = 0.45, 0.3  # of the words of a headline that was set aside: how many the article has, too
_SIGNED_MORE = 0.25
_FOREIGN = 0.15  # of its words: with less in common with the article, a line above another title is a name
_SAID = 12  # pieces of the article that are asked
_MOST_DECKS = 3  # lines between a headline and its byline
_LONGEST_ROW = 20  # words of a row of links
_LONGEST_NAME = 6  # words of the name of a site, or of a menu in one line


class _Aside(NamedTuple):
    """A line that was set aside and may be the headline; the greatest is the likeliest."""

    weight: float
    number: int
    signed: bool


def find_headline(
    lines: Sequence[str], shapes: Sequence[Shape], kinds: Sequence[BlockKind], title: str | None
) -> int | None:
    """The piece that is the headline: the carrier's title, else a title-like line before the first paragraph; or None.

    Of the lines that were kept the first one, unless the article shares words with a later one only; of those that were
    set aside the one that shares most with it: more readily where a byline or a time of publication stands below, as
    it does below the headline of a page. Cost: linear.
    """
    number = _given(lines, kinds, title)
    if number is not None:
        return number
    first = next((n for n, s in enumerate(shapes) if kinds[n] is BlockKind.PARAGRAPH and (s.is_prose or s.words > 20)),
                 None)  # fmt: skip
    if first is None:
        return None
    said = frozenset().union(*(shape.content for shape in shapes[first : first + _SAID]))
    kept = [n for n in range(first) if kinds[n] is BlockKind.PARAGRAPH and is_title_like(lines[n], shapes[n])]
    aside = _best_aside(lines, shapes, kinds, first=first, said=said)
    above = [n for n in range(min(kept, default=0)) if kinds[n] is BlockKind.PARAGRAPH]
    kept = kept if all(_is_row(shapes[n]) for n in above) else []
    chosen = _chosen(lines, shapes, kinds, kept=kept, aside=aside, said=said)
    return None if chosen is None else _topmost(lines, shapes, kinds, chosen, said=said)


def _chosen(
    lines: Sequence[str],
    shapes: Sequence[Shape],
    kinds: Sequence[BlockKind],
    *,
    kept: Sequence[int],
    aside: _Aside | None,
    said: frozenset[str],
) -> int | None:
    if not kept:
        return None if aside is None else aside.number
    chosen = _of_kept(kept, shapes, said)
    if _is_signed(lines, shapes, kinds, chosen):
        return chosen
    foreign = _is_foreign(shapes[chosen], said)
    signed = [n for n in kept if foreign and n > chosen and _is_signed(lines, shapes, kinds, n)]
    least = max(_SIGNED_SHARED, _share(shapes[chosen], said))
    signed = [n for n in signed if _share(shapes[n], said) > least and not _is_name(shapes[n])]
    if aside is None or signed:
        return signed[0] if signed else chosen
    strange = _share(shapes[chosen], said) == 0
    return aside.number if strange or (aside.signed and aside.number < chosen) else chosen


def _topmost(
    lines: Sequence[str], shapes: Sequence[Shape], kinds: Sequence[BlockKind], chosen: int, *, said: frozenset[str]
) -> int:
    """The first of up to three title-like lines one upon another above a byline, if they are the first on the page.

    Further down such lines are links to other stories.
    """
    top = chosen
    while top > 0 and _may_be_aside(lines[top - 1], shapes[top - 1], kinds[top - 1]):
        top -= 1
    links = any(kinds[n] is BlockKind.PROMO for n in range(top))
    if links or chosen - top >= _MOST_DECKS or not _is_signed(lines, shapes, kinds, chosen):
        return chosen
    return next((n for n in range(top, chosen) if len(shapes[n].content & said) > 1 and shapes[n].capitals < 1), chosen)


def _given(lines: Sequence[str], kinds: Sequence[BlockKind], title: str | None) -> int | None:
    """The piece with the words of the carrier's title."""
    wanted = plain_words(title) if title else ""
    for number, line in enumerate(lines) if wanted else ():
        if len(line) < 400 and plain_words(line) == wanted and kinds[number] is not BlockKind.CAPTION:
            return number
    return None


def is_title_like(line: str, shape: Shape) -> bool:
    """Whether a line may be a title: not too long, no end of a sentence, no row of links."""
    ends = line.rstrip("\"'”’)")[-1:]
    return 2 <= shape.words <= _LONGEST_TITLE and ends not in (".", ":", ",", ";", "…") and not shape.bars


def _of_kept(kept: Sequence[int], shapes: Sequence[Shape], said: frozenset[str]) -> int:
    """The first, unless it is the name of a section, a series or the site above the headline itself."""
    first, *later = kept
    named = [n for n in later[:1] if shapes[first].words <= 3 < shapes[n].words and n - first <= 2]
    foreign = _share(shapes[first], said) < _FOREIGN or _is_name(shapes[first])
    named += [n for n in later[:2] if foreign and shapes[n].words >= _LEAST_ASIDE and n - first <= _MOST_DECKS
              and _share(shapes[n], said) >= _SHARED and not _is_name(shapes[n])]  # fmt: skip
    return named[0] if named else first


def _is_name(shape: Shape) -> bool:
    """A few words, each with a capital: "Harbour Radio News", "Home News Sport Money"."""
    return shape.words <= _LONGEST_NAME and shape.capitals == 1 and not shape.final


def _is_foreign(shape: Shape, said: frozenset[str]) -> bool:
    """Whether a line of some words has at most one in common with the article: the motto of a site."""
    return len(shape.content & said) <= 1 and not (shape.content <= said)


def _is_row(shape: Shape) -> bool:
    """A row of links: "Home | News | Travel"."""
    return shape.bars and not shape.final and shape.words <= _LONGEST_ROW


def _share(shape: Shape, said: frozenset[str]) -> float:
    return len(shape.content & said) / max(2, len(shape.content))


def _best_aside(
    lines: Sequence[str], shapes: Sequence[Shape], kinds: Sequence[BlockKind], *, first: int, said: frozenset[str]
) -> _Aside | None:
    """Among the lines set aside before the article the one that shares most of its words with it.

    A byline or a time of publication beside it counts as a quarter of its words; of two alike the later one is taken.
    """
    best: _Aside | None = None
    for number in range(max(0, first - _SIGNED_REACH), first):
        if not _may_be_aside(lines[number], shapes[number], kinds[number]):
            continue
        share, timed = _share(shapes[number], said), number > 0 and is_stamp(lines[number - 1])
        signed = timed or _is_signed(lines, shapes, kinds, number)
        near = first - number <= _REACH
        if share < (_SIGNED_SHARED if signed else _SHARED) or not (near or signed):
            continue
        found = _Aside(share + _SIGNED_MORE * signed, number, signed)
        best = found if best is None or found > best else best
    return best


def _may_be_aside(line: str, shape: Shape, kind: BlockKind) -> bool:
    aside = kind in (BlockKind.PROMO, BlockKind.FURNITURE) and not shape.aside
    return aside and shape.words >= _LEAST_ASIDE and not _is_name(shape) and is_title_like(line, shape)


def _is_signed(lines: Sequence[str], shapes: Sequence[Shape], kinds: Sequence[BlockKind], number: int) -> bool:
    """Whether a byline or a time of publication stands right below, or below one sentence that is no title."""
    if _signs(lines, kinds, number + 1):
        return True
    deck = number + 1 < len(shapes) and shapes[number + 1].final and shapes[number + 1].words > _LEAST_ASIDE
    return deck and _signs(lines, kinds, number + 2)


def _signs(lines: Sequence[str], kinds: Sequence[BlockKind], number: int) -> bool:
    if number >= len(kinds):
        return False
    return kinds[number] is BlockKind.BYLINE or (kinds[number] is BlockKind.FURNITURE and is_stamp(lines[number]))


def set_section_aside(
    lines: Sequence[str], shapes: Sequence[Shape], kinds: list[BlockKind], headline: int
) -> None:
    """The name of a section or site above the headline is not read: one to three words, or up to six with capitals.

    Nor is the motto of a site: a line like a title with at most one word of the article.
    """
    said = frozenset().union(*(shape.content for shape in shapes[headline : headline + _SAID]))
    for above in (headline - 1, headline - 2):
        if above < 0 or (kinds[above] is not BlockKind.PARAGRAPH and not is_stamp(lines[above])):
            return
        short = above == headline - 1 and shapes[above].words <= 3 and not shapes[above].final
        motto = is_title_like(lines[above], shapes[above]) and _is_foreign(shapes[above], said)
        named = short or motto or _is_name(shapes[above]) or _is_row(shapes[above])
        if kinds[above] is BlockKind.PARAGRAPH and named:
            kinds[above] = BlockKind.FURNITURE


def find_standfirsts(
    lines: Sequence[str], shapes: Sequence[Shape], kinds: list[BlockKind], headline: int
) -> None:
    """The lines between the headline and a byline or time stamp: one sentence, or up to three lines like titles."""
    decks: list[int] = []
    for number in range(headline + 1, min(len(kinds), headline + _MOST_DECKS + 2)):
        if _signs(lines, kinds, number):
            break
        decks.append(number)
    else:
        return
    if not decks or len(decks) > _MOST_DECKS or any(shapes[n].aside for n in decks):
        return
    if len(decks) > 1 and not all(is_title_like(lines[n], shapes[n]) and not shapes[n].final for n in decks):
        return
    least = 6 if len(decks) == 1 else _LEAST_ASIDE + 1
    if all(least <= shapes[n].words <= 45 and not shapes[n].bars for n in decks):
        for number in decks:
            kinds[number] = BlockKind.STANDFIRST
