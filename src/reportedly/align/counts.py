"""Amounts of two tellings of one claim: which measure one thing, and by which of them the tellings differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, inf, log10

from reportedly.align.fates import fate_of
from reportedly.align.features import Features
from reportedly.model.base import Span
from reportedly.model.reading import Figure, TimeExpression, TimeKind
from reportedly.text.numbers import counted_stems

# "one of the other two", "some of the 12": the number behind is that of the whole, of which the sentence tells a part.
_PART_OF = re.compile(
    r"(?:\b(\w{1,12})|(%)) of (?:the |these |those |its |his |her |their |our )?(?:other |remaining )?$", re.IGNORECASE
)
_PARTS = frozenset({"one", "two", "three", "four", "five", "six", "some", "none", "each", "most", "many", "few", "any",
                    "all", "both", "either", "neither", "half", "several", "another", "cent", "percent"})  # fmt: skip
_DEFINITE = re.compile(
    r"\b(?:all|both|the|its|his|her|their|our|these|those)(?: of)?(?: the| its| her)? $", re.IGNORECASE
)
_REACH = 40  # characters before a figure in which the words that lead it stand
_LARGEST = 12  # amounts of one statement that are looked at: more are a table
_AGO = re.compile(r"\s(?:ago|later|earlier|before|after|old)\b", re.IGNORECASE)
_LENGTH = re.compile(r"P(?:(\d{1,4})([YMWD])|T(\d{1,4})([HMS]))$")  # ISO 8601 durations of one part
_NEARLY = ("up to", "about", "around", "almost", "nearly", "some ", "more than", "over", "at least", "less than")
_DAYS = {"Y": 365.25, "M": 30.4, "W": 7.0, "D": 1.0, "H": 1 / 24, "MIN": 1 / 1440, "S": 1 / 86400}


@dataclass(frozen=True)
class Amount:
    """A number of a statement with what it measures: unit, stems, and what became of those counted ("dead").

    `low`, `high`: None where open; `number` is None of vague words. Durations are in days. `exact`: nothing hedges it.
    `whole`: it sizes a set that is known ("the 21 crew members").
    """

    span: Span
    number: float | None
    low: float | None
    high: float | None
    unit: str
    stems: frozenset[str] = frozenset()
    fate: str | None = None
    exact: bool = True
    whole: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether no word tells what it counts."""
        return not self.stems and self.fate is None


Amounts = tuple[Amount, ...]


def amounts_of(one: Features) -> Amounts:
    """What a statement counts and measures, in order: counts, sums, shares, ages, ranks, then how long things last.

    Left out are wholes of which it tells a part ("one of the other two").
    """
    text = one.said.reading.report.text
    figures = [figure for figure in one.said.figures()[:_LARGEST] if not _is_whole_of_part(figure, text)]
    times = [one.said.reading.times[index] for index in one.said.statement.times[:_LARGEST]]
    lasting = (found for time in times for found in _lasting(time, text))
    return (*(_counted(figure, text) for figure in figures), *lasting)


def _counted(figure: Figure, text: str) -> Amount:
    stems = frozenset(counted_stems(figure.counted.of(text))) if figure.counted else frozenset()
    return Amount(
        span=figure.span, number=figure.number, low=figure.low, high=figure.high, unit=figure.unit, stems=stems,
        fate=fate_of(figure, text), exact=figure.hedge is None and figure.number is not None,
        whole=figure.hedge is None and _DEFINITE.search(_before(figure, text)) is not None,
    )  # fmt: skip


def _lasting(time: TimeExpression, text: str) -> Iterator[Amount]:
    """A duration, as long as it is one: "three days ago" is a day, and "up to" leaves it open."""
    found = _LENGTH.match(time.value or "") if time.kind is TimeKind.DURATION else None
    if found is None or _AGO.match(text[time.end : time.end + _REACH]):
        return
    unit = found.group(2) or ("MIN" if found.group(4) == "M" else found.group(4))
    days = float(found.group(1) or found.group(3)) * _DAYS[unit]
    is_hedged = time.span.of(text).lower().startswith(_NEARLY)
    yield Amount(span=time.span, number=days, low=None if is_hedged else days, high=days, unit="duration",
                 exact=not is_hedged)  # fmt: skip


def _before(figure: Figure, text: str) -> str:
    start = min(figure.start, figure.hedge.start if figure.hedge else figure.start)
    return text[max(0, start - _REACH) : start]


def _is_whole_of_part(figure: Figure, text: str) -> bool:
    found = _PART_OF.search(_before(figure, text))
    first = (found.group(1) or found.group(2)).lower() if found else ""
    return first in _PARTS or first.isdigit() or first == "%"


def part_told(one: Features) -> tuple[Span, float] | None:
    """The words of "one of the four" where a statement speaks of a part of a whole before its verb, and the whole."""
    text, statement = one.said.reading.report.text, one.said.statement
    verb = statement.predicate.start if statement.predicate else statement.spans[0].start
    for figure in one.said.figures()[:_LARGEST]:
        if figure.end <= verb and figure.number is not None and _is_whole_of_part(figure, text):
            found = _PART_OF.search(_before(figure, text))
            start = figure.start - (len(found[0]) if found else 0)
            return Span(start=start, end=figure.end), figure.number
    return None


def alike(a: Amount, b: Amount) -> bool:
    """Whether two amounts measure the same thing: one fate, else words in common, else both without a word for it."""
    if a.unit != b.unit or (a.fate and b.fate and a.fate != b.fate):
        return False
    return (a.fate is not None and a.fate == b.fate) or bool(a.stems & b.stems) or (a.is_bare and b.is_bare)


def same_amount(a: Amount, b: Amount) -> bool | None:
    """Whether an editor would take two amounts for one; None where one has no bounds.

    "About 40" and 38 are one, as are "more than 100" and 112, the rounder and the exact word; "at least nine" and "at
    least 14" may both be true and are two numbers all the same.
    """
    if (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return None
    low, high = (-inf if x.low is None else x.low for x in (a, b)), (inf if x.high is None else x.high for x in (a, b))
    if max(low) > min(high):
        return False
    if a.number is None or b.number is None or None not in (a.low, a.high, b.low, b.high):
        return True
    return rounds_to(a.number, b.number)


def rounds_to(one: float, other: float) -> bool:
    """Whether one of two numbers can be the other, rounded: 2,000 stands for 1,500 to 2,500."""
    return abs(one - other) <= max(_slack(one), _slack(other))


def _slack(number: float) -> float:
    """Half of the place of the last digit that is not 0; nothing for a number that no zero ends."""
    if number != floor(number):
        return 0.05
    digits = str(abs(int(number)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 0.0 if zeros == 0 or number == 0 else 0.5 * 10 ** min(zeros, floor(log10(abs(number))))


def pairs_alike(mine: Amounts, theirs: Amounts) -> list[tuple[Amount, Amount]]:
    """The pairs of amounts of two statements that measure the same thing."""
    return [(one, other) for one in mine for other in theirs if alike(one, other)]


def amounts_at_odds(mine: Amounts, theirs: Amounts) -> tuple[Amount, Amount] | None:
    """The amounts by which two tellings of one claim differ; None where they do not, or where it cannot be told.

    Those that measure one thing; else what is left where each side has a single amount that the other one lacks, in one
    unit ("118 tables of 312", "140 of the 312"). Within one claim those stand for the same thing.
    """
    if not mine or not theirs:
        return None
    pairs = pairs_alike(mine, theirs)
    same = [pair for pair in pairs if same_amount(*pair)]
    apart = [pair for pair in pairs if same_amount(*pair) is False]
    odd = next((pair for pair in apart if not any(_of_one_kind(pair, other) for other in same)), None)
    return odd or (None if same else _left_over(mine, theirs))


def _of_one_kind(pair: tuple[Amount, Amount], other: tuple[Amount, Amount]) -> bool:
    """Whether two pairs measure one thing: "from five to three" beside "five" tells of a change, and agrees."""
    return any(alike(one, each) for one in pair for each in other)


def _left_over(mine: Amounts, theirs: Amounts) -> tuple[Amount, Amount] | None:
    here, there = _lacking(mine, theirs), _lacking(theirs, mine)
    if len(here) != 1 or len(there) != 1 or here[0].unit != there[0].unit:
        return None
    if here[0].fate and there[0].fate and here[0].fate != there[0].fate:
        return None
    return (here[0], there[0]) if same_amount(here[0], there[0]) is False else None


def _lacking(some: Amounts, others: Amounts) -> list[Amount]:
    """The amounts of one side that can be none of the other."""
    return [one for one in some if not any(one.unit == other.unit and same_amount(one, other) for other in others)]
