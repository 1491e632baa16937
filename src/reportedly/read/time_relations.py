"""Put on the calendar what another date explains: "three weeks ago", "the next day", "since then", "5 p.m."."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportedly.read.time_lengths import Amount, moved, read_amount, read_length, unit_code, write_length
from reportedly.read.time_periods import period
from reportedly.read.time_place import NOWHERE, Around, Place, Words, find, number, on, place_of
from reportedly.read.time_words import number_of
from reportedly.text import calendar
from reportedly.text.calendar import Days

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")
_PERIODS = {"W": "week", "M": "month", "Y": "year"}


def place_ago(words: Words, around: Around) -> Place:
    """Place "three weeks ago" as that week, "a few weeks ago" as the weeks that few may mean."""
    return _counted(words, around, -1)


def place_hence(words: Words, around: Around) -> Place:
    """Place "two years from now"."""
    return _counted(words, around, 1)


def _counted(words: Words, around: Around, sign: int) -> Place:
    amount, code = read_amount(words), unit_code(words)
    if around.anchor is None or code is None or amount.low is None or amount.high is None or _is_bare(words):
        return NOWHERE
    ends = sorted(moved(around.anchor, sign * many, code) for many in (amount.low, amount.high))
    if amount.exact is None:
        days = Days(ends[0], ends[1])
        return Place(f"{days.first.isoformat()}/{days.last.isoformat()}", *days)
    days = _grain(ends[0], amount, code)
    return _opened(words, days, around.anchor, sign=sign)


def _is_bare(words: Words) -> bool:
    """Whether no amount stands before the unit: "years ago"."""
    return words[0].has("units")


def _grain(day: date, amount: Amount, code: str) -> Days:
    """Widen a counted day to its unit: two weeks ago is a week, but a week ago is a day."""
    unit = code[-1]
    if code.startswith("T") or unit == "D" or (unit == "W" and amount.exact == 1):
        return Days(day, day)
    return period(day, _PERIODS[unit], 0) or Days(day, day)


def _opened(words: Words, days: Days, anchor: date, *, sign: int) -> Place:
    """Open the end that "more than" leaves open; mark what "about" and "nearly" leave vague (EDTF ~)."""
    value = calendar.edtf_days(days)
    texts = {word.text for word in words}
    if not any(word.has("hedge") for word in words) and not texts & {"than", "least", "most", "up"}:
        return Place(value, *days)
    value = value if "/" in value else f"{value}~"
    if texts & {"more", "over", "least"}:
        return Place(value, None, days.last) if sign < 0 else Place(value, days.first, None)
    slack = timedelta(max(1, abs((anchor - days.first).days) // 10))
    return Place(value, days.first - slack, days.last + slack)


def place_after(words: Words, around: Around) -> Place:
    """Place "three days later" from the day before it, "a month later" from the day or month; nowhere without one."""
    told, amount = around.antecedent, read_amount(words)
    code = unit_code(words) or "1D"
    start = _single_day(told) or (_whole_start(told, code) if told else None)
    if start is None or amount.exact is None:
        return NOWHERE
    sign = -1 if find(words, "earlier") or find(words, "=before") else 1
    return place_of(_grain(moved(start, sign * amount.exact, code), amount, code))


def _whole_start(told: Place, code: str) -> date | None:
    """Give the first day of a month or year that the unit may be counted from, if it lies inside of one such unit."""
    name = _PERIODS.get(code[-1])
    if told.first is None or told.last is None or name not in ("month", "year") or code.startswith("T"):
        return None
    whole = period(told.first, name, 0)
    return told.first if whole and told.last <= whole.last else None


def place_beside(words: Words, around: Around) -> Place:
    """Place "the next day", "the previous year" from the date before it; "the previous year" else from the anchor."""
    told, unit, step = around.antecedent, find(words, "unit"), number(words, "back", "ahead") or 0
    name = unit.text if unit else "day"
    if told is not None and told.first is not None:
        days = period(told.first, name, step)
        return place_of(days) if days else NOWHERE
    if name == "day" or step > 0 or around.anchor is None:
        return NOWHERE
    days = period(around.anchor, name, step)
    return place_of(days) if days else NOWHERE


def place_same_then(words: Words, around: Around) -> Place:
    """Place "the same month a year ago" by the month or quarter told before it."""
    days = _same(words, around.antecedent)
    if days is None:
        return NOWHERE
    span = [word for word in words if word.text != "same"]
    amount, code = read_amount(span).exact or 1.0, (unit_code(span[2:]) or "1Y")
    first = moved(days.first, -amount, code)
    last = moved(days.last + timedelta(1), -amount, code) - timedelta(1)
    return place_of(Days(first, last)) if first <= last else NOWHERE


def _same(words: Words, told: Place | None) -> Days | None:
    """Give the month that "the same month" means where a day of it was told; no day is "the same period"."""
    if told is None or told.first is None or told.last is None:
        return None
    if told.first < told.last:
        return Days(told.first, told.last)
    return period(told.first, words[2].text, 0) if len(words) > 2 and words[2].has("unit") else None


def _single_day(place: Place | None) -> date | None:
    return place.first if place and place.first and place.first == place.last else None


def place_that(words: Words, around: Around) -> Place:
    """Place "that day", "the same year", "the year before" by the date before it."""
    told, unit = around.antecedent, find(words, "unit")
    if told is None or told.first is None or told.last is None:
        return NOWHERE
    step = -1 if find(words, "=before") else 1 if find(words, "=after") else 0
    name = unit.text if unit else "day"
    days = period(told.first, name, step)
    if days is None or (told.last - told.first).days > days.length:
        return NOWHERE
    return place_of(days)


def place_eve(words: Words, around: Around) -> Place:
    """Place "the eve" by the day right behind it ("of 3 May"); that of a summit is nowhere."""
    day = _single_day(around.antecedent)
    return on(day - timedelta(1)) if day else NOWHERE


def place_overnight(words: Words, around: Around) -> Place:
    """Place "overnight into Sunday"; beside a day it is the night before or behind it, alone that of the anchor."""
    day = _single_day(around.antecedent)
    if day is None:
        return place_of(Days(around.anchor - timedelta(1), around.anchor)) if around.anchor else NOWHERE
    if around.joint in ("into", "to"):
        return place_of(Days(day - timedelta(1), day))
    return Place(None, day - timedelta(1), day + timedelta(1))


def place_since(words: Words, around: Around) -> Place:
    """Place "since then" from the date before it until the anchor, as an interval with an open end (EDTF)."""
    told = around.antecedent
    if told is None or told.first is None or told.value is None:
        return NOWHERE
    start = re.sub(r"[?~%]", "", told.value.split("/")[0]).split("T")[0]
    return Place(f"{start}/..", told.first, around.anchor)


def place_length(words: Words, around: Around) -> Place:
    """Give a duration its ISO 8601 value: "three days", "two-week", "half an hour"; "decades-long" has none."""
    if all(not word.has("unit") or word.has("ordinal") for word in words) and _has_no_amount(words):
        return NOWHERE
    return Place(read_length(words))


def _has_no_amount(words: Words) -> bool:
    return not any(word.has(kind) for word in words for kind in ("n", "year", "number", "vague", "half", "=a", "=an"))


def place_stretch(words: Words, around: Around) -> Place:
    """Place "the past two years": its length, and the days from so long before the anchor until the anchor."""
    if find(words, "units") and _has_no_amount(words):
        return NOWHERE
    amount, code = read_amount(words), unit_code(words)
    if amount.exact is None or code is None:
        return NOWHERE
    value = write_length(amount.exact, code)
    sign = number(words, "back", "ahead")
    if around.anchor is None or sign is None:
        return Place(value)
    try:
        end = moved(around.anchor, sign * amount.exact, code)
    except (ValueError, OverflowError):
        return Place(value)
    return Place(value, min(end, around.anchor), max(end, around.anchor))


def place_every(words: Words, around: Around) -> Place:
    """Give what recurs its period: "annual", "every two weeks", "Fridays", "twice a week"."""
    frequency = find(words, "frequency")
    if frequency:
        return Place(number_of(frequency, "frequency"))
    if any(word.has(kind) for word in words for kind in ("weekday", "weekdays", "weekend", "=weekends")):
        return Place("P1W")
    code = unit_code(words) or ("1D" if find(words, "daypart") else None)
    if code is None:
        return NOWHERE
    if find(words, "every"):
        amount = 2.0 if find(words, "=other") else read_amount(words).exact
        return Place(write_length(amount, code)) if amount else NOWHERE
    return Place(write_length(1, code))


def place_clock(words: Words, around: Around) -> Place:
    """Place "5 p.m. Thursday": the minute of the day that the words, or the date beside them, give; else that day."""
    time, day = _read_clock(words), around.day
    if day is None:
        return NOWHERE
    if time is None:
        return on(day)
    zone = "Z" if {word.text for word in words} & {"utc", "gmt"} and not find(words, "plus") else ""
    return Place(f"{day.isoformat()}T{time}{zone}", day, day)


def _read_clock(words: Words) -> str | None:
    if find(words, "=hours"):  # "the early hours"
        return None
    named = find(words, "clock_word")
    if named:
        return number_of(named, "clock_word")
    shapes = ("clock", "n", "year", "number")
    digits = next((word for word in words if any(word.has(shape) for shape in shapes)), None)
    if digits is None or find(words, "=clock"):  # three o'clock: morning or afternoon is not said
        return None
    text = digits.text
    if len(text) == 4 and text.isdigit():
        text = f"{text[:2]}:{text[2:]}"
    match = _CLOCK.fullmatch(text)
    return _minutes(int(match[1]), int(match[2] or 0), words) if match else None


def _minutes(hour: int, minute: int, words: Words) -> str | None:
    half = find(words, "ampm")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.text.startswith("p") else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def place_nowhere(words: Words, around: Around) -> Place:
    """Leave "now", "recently", "years" without a date: the words name none."""
    return NOWHERE
