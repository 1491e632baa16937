"""Put holidays on the calendar by the rules of data/holidays.tsv: fixed, counted, by the moon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from reportedly.read.time_place import (
    NOWHERE,
    Around,
    Place,
    Words,
    around_years,
    chosen,
    find,
    make_day,
    shift,
    year_of,
)
from reportedly.read.time_words import holiday_rules
from reportedly.text import calendar, feasts
from reportedly.text.calendar import Days

_MIDDLE = 6  # the month behind which "the new year" is the coming one


def place_holiday(words: Words, around: Around) -> Place:
    """Place Christmas, Good Friday, Ramadan; what the moon decides gets EDTF's ~ and a day more on either side."""
    word = find(words, "holiday")
    rule = holiday_rules().get(word.text, "none") if word else "none"
    days = _days(rule, words, around)
    return _rounded(days, slack_of(rule)) if days else NOWHERE


def _days(rule: str, words: Words, around: Around) -> Days | None:
    year, step, anchor = year_of(words), shift(words), around.anchor
    if year is None and find(words, "=year") and anchor:
        year = anchor.year + (step or 0)
    if year is not None:
        return holiday_in(year, rule)
    if rule == "turn" and anchor is not None:
        return holiday_in(anchor.year + (anchor.month > _MIDDLE), rule)
    candidates = [days for days in (holiday_in(each, rule) for each in around_years(anchor)) if days]
    if anchor is None or not candidates:
        return None
    if step == -1:
        return max((days for days in candidates if days.last < anchor), default=None)
    if step == 1:
        return min((days for days in candidates if days.first > anchor), default=None)
    if step == 0:
        return next((days for days in candidates if days.first.year == anchor.year), None)
    found = chosen(candidates, around)
    return found[0] if found else None


def _rounded(days: Days, slack: int) -> Place:
    if not slack:
        return Place(calendar.edtf_days(days), *days)
    first, last = days.first - timedelta(slack), days.last + timedelta(slack)
    value = f"{days.first.isoformat()}~"
    return Place(value if days.first == days.last else f"{value}/{days.last.isoformat()}~", first, last)


def slack_of(rule: str) -> int:
    """Say by how many days a rule may be off."""
    kind, *cells = rule.split()
    return 1 if kind in ("islamic", "about") else int(cells[3]) if kind == "moon" else 0


def holiday_in(year: int, rule: str) -> Days | None:
    """Find the days of a holiday in a year by its rule; None where the rule gives none, or gives two."""
    kind, *cells = rule.split()
    return _KINDS[kind](year, cells) if kind in _KINDS else None


def _fixed(year: int, cells: Sequence[str]) -> Days | None:
    month, day = cells[0].split("-")
    return make_day(year, int(month), int(day))


def _once(year: int, cells: Sequence[str]) -> Days | None:
    return calendar.days_of(cells[0])


def _turn(year: int, cells: Sequence[str]) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31))


def _nth(year: int, cells: Sequence[str]) -> Days:
    month, weekday, nth, *behind = (int(cell) for cell in cells)
    return _around(calendar.nth_weekday(year, month, weekday, nth), behind)


def _islamic(year: int, cells: Sequence[str]) -> Days | None:
    month, day, length = (int(cell) for cell in cells)
    first = feasts.islamic(year, month, day)
    return Days(first, first + timedelta(length - 1)) if first else None


def _moon(year: int, cells: Sequence[str]) -> Days | None:
    start = _fixed(year, cells)
    if start is None:
        return None
    moon = feasts.new_moon_from(start.first, float(cells[1]))
    return _around(moon, [int(cells[2])])


def _from(base: Callable[[int], date]) -> Callable[[int, Sequence[str]], Days]:
    return lambda year, cells: _around(base(year), [int(cell) for cell in cells])


def _around(day: date, steps: Sequence[int]) -> Days:
    first, last = (steps[0], steps[-1]) if steps else (0, 0)
    return Days(day + timedelta(first), day + timedelta(last))


_KINDS: dict[str, Callable[[int, Sequence[str]], Days | None]] = {
    "fixed": _fixed,
    "about": _fixed,
    "once": _once,
    "turn": _turn,
    "nth": _nth,
    "after": _nth,
    "islamic": _islamic,
    "moon": _moon,
    "easter": _from(calendar.easter),
    "span": _from(calendar.easter),
    "orthodox": _from(feasts.orthodox_easter),
    "tishri": _from(feasts.rosh_hashanah),
    "nisan": _from(feasts.passover),
    "hanukkah": _from(feasts.hanukkah),
}
