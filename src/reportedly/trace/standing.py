"""Standing paragraphs: background that several reports print beside text of their own, and that nobody took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reportedly.model.judgement import Strand
from reportedly.text.joined import Joined
from reportedly.trace.descent import Pair
from reportedly.trace.passages import Shared
from reportedly.trace.texts import Text

HOLDERS = 4  # texts that print a paragraph beside words of their own: three may be two copies of a third one
COPY = 0.3  # share of the shorter text; such pairs are one text here
LEAD = 12  # own words that stand before it: what opens a report is its news
WHOLE = 0.8  # of a report's words: what is nearly all of a report is that report
LONGEST = 100  # words: what is longer than a paragraph is no standing one
SAME = 0.8  # of the longer one two stretches of a text must have in common to be one paragraph
_NEAR = 8  # neighbours in order of place that are looked at


def find_standing(pairs: Sequence[Pair]) -> frozenset[int]:
    """Find the pairs, by index, that share no prose but a standing paragraph. Cost: linear, but for sorting."""
    alone = [number for number, pair in enumerate(pairs) if _is_beside_own_text(pair)]
    text_of = _texts(pairs, frozenset(alone))
    places: dict[str, list[_Place]] = defaultdict(list)
    for number in alone:
        pair, (only,) = pairs[number], _prose(pairs[number])
        one, other = pair.one.report.id, pair.other.report.id
        places[one].append(_Place(only.here.start, only.here.stop, number, text_of(other)))
        places[other].append(_Place(only.there.start, only.there.stop, number, text_of(one)))
    return frozenset(number for found in places.values() for number in _held_by_many(sorted(found)))


class _Place(NamedTuple):
    """Words [start:end] of a report stand in another one too, which is of the text `holder`."""

    start: int
    end: int
    pair: int
    holder: str


def _texts(pairs: Sequence[Pair], alone: frozenset[int]) -> Callable[[str], str]:
    """One name for all reports that are copies of one another."""
    joined = Joined()
    for number, pair in enumerate(pairs):
        if pair.share >= COPY and number not in alone:
            joined.join(pair.one.report.id, pair.other.report.id)
    return joined.root


def _prose(pair: Pair) -> list[Shared]:
    return [each for each in pair.shared if each.passage.strand is Strand.PROSE]


def _is_beside_own_text(pair: Pair) -> bool:
    """Whether the two share one stretch of prose alone, which neither opens with and which is all of neither."""
    prose = _prose(pair)
    if len(prose) != 1:
        return False
    return _is_beside(pair.one, prose[0].here) and _is_beside(pair.other, prose[0].there)


def _is_beside(text: Text, words: range) -> bool:
    is_short = len(words) < WHOLE * text.size and len(words) <= LONGEST
    return text.own_before[words.start] >= LEAD and is_short and _is_in_one_block(text, words)


def _is_in_one_block(text: Text, words: range) -> bool:
    """Whether the words stand in one paragraph, but for a few at the edges that match by chance."""
    places = [text.starts[at] for at in words]
    most = max(sum(block.start <= place < block.end for place in places) for block in text.report.blocks)
    return most >= SAME * len(places)


def _held_by_many(places: Sequence[_Place]) -> list[int]:
    found = []
    for at, place in enumerate(places):
        near = [each for each in places[max(0, at - _NEAR) : at + _NEAR + 1] if _is_same(place, each)]
        if len({each.holder for each in near}) >= HOLDERS - 1:
            found.append(place.pair)
    return found


def _is_same(one: _Place, other: _Place) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common >= SAME * max(one.end - one.start, other.end - other.start)
