"""Pure date arithmetic: days, weeks, months, seasons, EDTF values and the days that they cover.

Dates are proleptic Gregorian. Values are EDTF level 1 (ISO 8601-2); nothing here looks at a text or a clock.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

# EDTF sub-year groupings (ISO 8601-2, table of codes): seasons 21–24, quarters 33–36, halves 40–41.
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
_QUARTER, _HALF = 33, 40
# First month of each season, as meteorologists of the northern hemisphere count; winter runs into the next year.
_SEASON_MONTHS = {SPRING: 3, SUMMER: 6, AUTUMN: 9, WINTER: 12}
SOUTHERN = 8  # code of a season of the southern hemisphere (29-32) less the one that names no hemisphere
_SEASON_MONTHS |= {code + SOUTHERN: (month + 5) % 12 + 1 for code, month in _SEASON_MONTHS.items()}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d(?::?\d\d)?)?)?")
_PART = re.compile(r"(\d{4})(?:-(\d\d))?")
_DECADE = re.compile(r"\d{2}[\dX]X")


class Days(NamedTuple):
    """A run of whole days, first and last included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=10_000)
def parse_day(text: str | None) -> date | None:
    """Read the day of an EDTF date or date-time (`2019-01-17T15:00Z`); None for less than a day, or no date.

    A pure function of the text; the cache only saves time.
    """
    match = _DAY.fullmatch(text.strip()) if text else None
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def days_of(value: str | None) -> Days | None:
    """Give the days that an EDTF value covers; None for open intervals, durations and anything unknown.

    Marks of uncertainty (? ~ %) change nothing. Cost: constant.
    """
    text = re.sub(r"[?~%]", "", value or "")
    if "/" in text:
        first, last = (days_of(end) for end in text.split("/", 1))
        return Days(first.first, last.last) if first and last and first.first <= last.last else None
    try:
        return _days_of_one(text)
    except ValueError:
        return None


def _days_of_one(text: str) -> Days | None:
    day = parse_day(text)
    if day:
        return Days(day, day)
    if _DECADE.fullmatch(text):
        return Days(date(int(text.replace("X", "0")), 1, 1), date(int(text.replace("X", "9")), 12, 31))
    match = _PART.fullmatch(text)
    if not match:
        return None
    return year_days(int(match[1])) if match[2] is None else _part_of_year(int(match[1]), int(match[2]))


def _part_of_year(year: int, code: int) -> Days | None:
    if code in _SEASON_MONTHS:
        return months_from(year, _SEASON_MONTHS[code], 3)
    if _QUARTER <= code < _QUARTER + 4:
        return months_from(year, 3 * (code - _QUARTER) + 1, 3)
    if _HALF <= code < _HALF + 2:
        return months_from(year, 6 * (code - _HALF) + 1, 6)
    return months_from(year, code, 1) if 1 <= code <= 12 else None


def months_from(year: int, month: int, count: int) -> Days:
    """Give the days of `count` months that begin with this one. ValueError beyond the years 1 to 9999."""
    first = date(year, month, 1)
    return Days(first, shift_months(first, count) - timedelta(1))


def year_days(year: int) -> Days:
    """Give the days of a year. ValueError beyond the years 1 to 9999."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def week_of(day: date) -> Days:
    """Give the week, Monday to Sunday (ISO 8601), that holds the day."""
    monday = day - timedelta(day.weekday())
    return Days(monday, monday + timedelta(6))


def shift_months(day: date, months: int) -> date:
    """Move a day by whole months; a day that the month does not have becomes its last. ValueError off the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, _month_length(year, month + 1)))


def _month_length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(1)).day


def weekday_on_or_before(day: date, weekday: int) -> date:
    """Find the last such weekday (Monday is 0) that is not after the day."""
    return day - timedelta((day.weekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """Find the first such weekday (Monday is 0) that is not before the day."""
    return day + timedelta((weekday - day.weekday()) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Find the nth such weekday of a month; -1 is the last one."""
    if nth < 0:
        last = date(year, month, _month_length(year, month))
        return weekday_on_or_before(last, weekday) + timedelta(7 * (nth + 1))
    return weekday_on_or_after(date(year, month, 1), weekday) + timedelta(7 * (nth - 1))


def easter(year: int) -> date:
    """Compute Easter Sunday of the Western churches. Source: the anonymous Gregorian computus (Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    lunar = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * lunar) // 433
    month = (h + lunar - 7 * m + 90) // 25
    return date(year, month, (h + lunar - 7 * m + 33 * month + 19) % 32)


def fraction(days: Days, start: float, end: float) -> Days:
    """Cut a part out of a run of days: fraction(june, 0, .5) is its first half. At least one day comes back."""
    first = days.first + timedelta(int(days.length * start))
    last = days.first + timedelta(max(int(days.length * end) - 1, int(days.length * start)))
    return Days(first, min(last, days.last))


def nearest(days: date, others: list[date]) -> date:
    """Pick the day nearest to `days`; of two at the same distance the earlier one."""
    return min(others, key=lambda other: (abs((other - days).days), other))


def edtf_days(days: Days) -> str:
    """Write a run of days as EDTF: a day, a whole month or year as such, else an interval."""
    if days.first == days.last:
        return days.first.isoformat()
    if days == year_days(days.first.year):
        return f"{days.first.year:04d}"
    if days == months_from(days.first.year, days.first.month, 1):
        return f"{days.first.year:04d}-{days.first.month:02d}"
    return _decade_or_century(days) or f"{days.first.isoformat()}/{days.last.isoformat()}"


def _decade_or_century(days: Days) -> str | None:
    """Write ten or a hundred years that begin a decade or century as such: 202X, 19XX."""
    year = f"{days.first.year:04d}"
    return next((value for value in (f"{year[:3]}X", f"{year[:2]}XX") if days_of(value) == days), None)
