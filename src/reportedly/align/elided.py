"""Bare numbers that count what the sentence before counts: "Police counted 500 people. The unions spoke of 1,000." """

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from reportedly.align.counted import Counted
from reportedly.align.ledger import Ledger
from reportedly.text.words import find_words

_BEFORE = 40  # characters before a bare number in which its verb stands
_FACTOR = 3  # two counts of one thing that differ by more are hardly meant
_LEAST = 5  # a smaller number stands in too many places to be known again
_LEADS = frozenset(
    ["of", "at", "is", "was", "are", "were", "to", "as", "has", "had", "put", "said", "says", "counted", "counts",
     "reported", "reports", "gave", "gives", "about", "some", "only", "just"]
)  # fmt: skip
_TALLIES = frozenset({"figure", "toll", "tally", "count", "total"})
_ENDS = frozenset(".,;:!?)")


def find_elided(figures: Sequence[Counted], ledger: Ledger) -> dict[int, int]:
    """Bare number → the figure that says what it counts, both by their places among the figures.

    That is the one count of the sentence before, if it is of a like size; for "the figure is 38" the first toll of the
    story that is the same number, if all that are it are of one fate. Cost: that of sorting the figures.
    """
    by_sentence: dict[tuple[str, int], list[int]] = defaultdict(list)
    bare = {}
    for number, one in enumerate(figures):
        at = _sentence(one, ledger)
        if one.figure.unit == "count":
            by_sentence[one.report, at].append(number)
            if _is_bare(one, ledger):
                bare[number] = at
    tolls = _tolls(figures)
    found: dict[int, int] = {}
    for number, at in bare.items():
        before = by_sentence.get((figures[number].report, at - 1), [])
        same = tolls.get(figures[number].figure.number or 0, []) if _is_tally(figures[number], ledger) else []
        if same and len({figures[each].fate for each in same}) == 1:
            found[number] = same[0]
        elif len(before) == 1 and _is_like(figures[number], figures[before[0]]):
            found[number] = before[0]
    return found


def _sentence(one: Counted, ledger: Ledger) -> int:
    """The number of the sentence in which a figure stands."""
    return bisect_right(ledger.readings[one.report].sentences, one.figure.start, key=lambda each: each.start) - 1


def _is_bare(one: Counted, ledger: Ledger) -> bool:
    """Whether nothing behind it says what it counts, and a verb or "of" leads up to it."""
    figure, text = one.figure, ledger.readings[one.report].report.text
    if one.fate or (figure.counted is not None and figure.counted.end > figure.start):
        return False
    start = figure.hedge.start if figure.hedge and figure.hedge.start < figure.start else figure.start
    before = [match[0].lower() for match in find_words(text[max(0, start - _BEFORE) : start])]
    return text[figure.end : figure.end + 1] in _ENDS and bool(before) and before[-1] in _LEADS


def _is_tally(one: Counted, ledger: Ledger) -> bool:
    text, start = ledger.readings[one.report].report.text, one.figure.start
    words = [match[0].lower() for match in find_words(text[max(0, start - _BEFORE) : start])]
    return bool(_TALLIES.intersection(words[-3:])) and (one.figure.number or 0) >= _LEAST


def _tolls(figures: Sequence[Counted]) -> dict[float, list[int]]:
    """Number → the figures that give it as a toll of this story's event."""
    found: dict[float, list[int]] = defaultdict(list)
    for number, one in enumerate(figures):
        if one.fate and not one.event and one.figure.number is not None:
            found[one.figure.number].append(number)
    return found


def _is_like(one: Counted, other: Counted) -> bool:
    a, b = one.figure.number, other.figure.number
    return a is not None and b is not None and 0 < a <= _FACTOR * b and 0 < b <= _FACTOR * a
