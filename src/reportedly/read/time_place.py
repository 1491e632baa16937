"""What every placing of a time expression shares: a place, what is known around it, and how to read its words.

A placing takes the expression's words and what is known around it, and gives its place; NOWHERE where the words name
no date, or one that another date would have to explain. Nothing here looks at a parse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reportedly.model.reading import Direction
from reportedly.read.time_words import Word, number_of
from reportedly.text import calendar
from reportedly.text.calendar import Days


class Place(NamedTuple):
    """An EDTF value or ISO duration, and the first and last day it may stand for (None: open or unknown)."""

    value: str | None = None
    first: date | None = None
    last: date | None = None


NOWHERE = Place()


class Around(NamedTuple):
    """What is known around an expression.

    `antecedent`: the date before it that "that day" or "since then" speak of; `sentence_date`: a date with its own
    year before it in its sentence; `shared_year`: the year that the next expression gives ("in April and May 2018"),
    `shared_month`: the month ("Friday 14 and Saturday 15 March");
    `day`: the day that an hour stands beside; `southern`: whether seasons are those of the southern hemisphere;
    `joint`: the words between the expression and the antecedent, where that stands right behind ("into").
    """

    anchor: date | None
    direction: Direction = Direction.UNKNOWN
    antecedent: Place | None = None
    sentence_date: Place | None = None
    shared_year: int | None = None
    shared_month: int | None = None
    day: date | None = None
    southern: bool = False
    joint: str = ""


Words = Sequence[Word]
Placing = Callable[[Words, Around], Place]

_PARTS = {"early": (0.0, 0.5), "mid": (0.25, 0.75), "late": (0.5, 1.0), "start": (0.0, 0.25), "end": (0.75, 1.0)}
_PAST, _COMING = Direction.PAST, Direction.COMING


def find(words: Words, kind: str) -> Word | None:
    """Find the first word of a class, or None."""
    return next((word for word in words if word.has(kind)), None)


def number(words: Words, *kinds: str) -> int | None:
    """Give the table's number of the first word that is of one of the classes, or None."""
    for word in words:
        for kind in kinds:
            if word.has(kind) and number_of(word, kind):
                return int(number_of(word, kind))
    return None


def year_of(words: Words) -> int | None:
    """Read a year in digits: 2019, '82. Two digits are a year of the century that ends in 2029."""
    word = find(words, "year") or find(words, "short_year")
    if word is None:
        return None
    digits = word.text.strip("'")
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 30 else 1900)


def place_of(days: Days) -> Place:
    """Make the place of exactly these days."""
    return Place(calendar.edtf_days(days), days.first, days.last)


def on(day: date) -> Place:
    """Make the place of one day."""
    return place_of(Days(day, day))


def shift(words: Words) -> int | None:
    """Read "last", "this", "next" as -1, 0, 1; None where no such word stands."""
    return number(words, "back", "same", "ahead")


def narrowed(value: str | None, days: Days, words: Words, anchor: date | None = None) -> Place:
    """Keep a value and narrow its days by "early", "late", "the end of", and by "earlier", "later" at the anchor."""
    if anchor and days.first <= anchor <= days.last:
        if find(words, "earlier"):
            return Place(value, days.first, anchor)
        if find(words, "later"):
            return Place(value, anchor, days.last)
    if anchor and any(word.text in ("rest", "remainder") for word in words) and days.first <= anchor <= days.last:
        return Place(value, anchor, days.last)
    part = next((name for name in (_part_named(word) for word in words) if name), None)
    if part is None or days.length < 3:
        return Place(value, *days)
    return Place(value, *calendar.fraction(days, *_PARTS[part]))


def _part_named(word: Word) -> str | None:
    if word.has("edge"):
        return number_of(word, "edge")
    return next((kind for kind in ("early", "late", "mid") if word.has(kind)), None)


def chosen(candidates: Sequence[Days], around: Around) -> tuple[Days, bool] | None:
    """Choose one of a thing that comes every year: by direction, else the nearest; with whether it is sure."""
    anchor = around.anchor
    if anchor is None or not candidates:
        return None
    if around.direction is _PAST:
        before = [days for days in candidates if days.first <= anchor]
        return (max(before), True) if before else None
    if around.direction is _COMING:
        after = [days for days in candidates if days.last >= anchor]
        return (min(after), True) if after else None
    return min(candidates, key=lambda days: (abs((_middle(days) - anchor).days), days.first)), False


def _middle(days: Days) -> date:
    return days.first + timedelta(days.length // 2)


def around_years(anchor: date | None) -> range:
    """List the years in which a date without one may lie."""
    return range(max(1, anchor.year - 1), min(9998, anchor.year + 1) + 1) if anchor else range(0)


def make_day(year: int, month: int, day: int) -> Days | None:
    """Make a day; None for one that the calendar does not have."""
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return Days(made, made)
