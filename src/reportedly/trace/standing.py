"""Standing paragraphs: background that several reports print beside text of their own, and that nobody took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportedly.model.judgement import Strand
from reportedly.trace.descent import Pair
from reportedly.trace.passages import Shared
from reportedly.trace.texts import Text

HOLDERS = 4  # reports that print a paragraph beside text of their own: three may be two copies of a third one's
LEAD = 12  # own words that stand before it: what opens a report is its news
WHOLE = 0.8  # of a report's words: what is nearly all of a report is that report
SAME = 0.8  # of the longer one two stretches of a text must have in common to be one paragraph
_NEAR = 8  # neighbours in order of place that are looked at


def find_standing(pairs: Sequence[Pair]) -> frozenset[int]:
    """Find the pairs, by index, that share no prose but a standing paragraph. Cost: linear, but for sorting."""
    alone = [number for number, pair in enumerate(pairs) if _is_beside_own_text(pair)]
    places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number in alone:
        pair, (only,) = pairs[number], _prose(pairs[number])
        places[pair.one.report.id].append((only.here.start, only.here.stop, number))
        places[pair.other.report.id].append((only.there.start, only.there.stop, number))
    return frozenset(number for found in places.values() for number in _held_by_many(sorted(found)))


def _prose(pair: Pair) -> list[Shared]:
    return [each for each in pair.shared if each.passage.strand is Strand.PROSE]


def _is_beside_own_text(pair: Pair) -> bool:
    """Whether the two share one stretch of prose alone, which neither opens with and which is all of neither."""
    prose = _prose(pair)
    if len(prose) != 1:
        return False
    return _is_beside(pair.one, prose[0].here) and _is_beside(pair.other, prose[0].there)


def _is_beside(text: Text, words: range) -> bool:
    own = [strand in (Strand.PROSE, Strand.QUOTE, Strand.RELEASE) for strand in text.strands[: words.start]]
    return sum(own) >= LEAD and len(words) < WHOLE * text.size


def _held_by_many(places: Sequence[tuple[int, int, int]]) -> list[int]:
    found = []
    for at, (start, end, number) in enumerate(places):
        near = places[max(0, at - _NEAR) : at + _NEAR + 1]
        if sum(_is_same(range(start, end), range(first, last)) for first, last, _ in near) >= HOLDERS - 1:
            found.append(number)
    return found


def _is_same(one: range, other: range) -> bool:
    common = min(one.stop, other.stop) - max(one.start, other.start)
    return common >= SAME * max(len(one), len(other))
