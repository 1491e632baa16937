"""Put weeks, months, quarters, seasons, years, decades and centuries on the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.model.reading import Direction
from reportedly.read.time_days import place_month, told_year
from reportedly.read.time_lengths import read_amount
from reportedly.read.time_place import (
    NOWHERE,
    Around,
    Place,
    Words,
    around_years,
    chosen,
    find,
    narrowed,
    number,
    place_of,
    shift,
    year_of,
)
from reportedly.text import calendar
from reportedly.text.calendar import Days

_COMING = Direction.COMING


def place_unit(words: Words, around: Around) -> Place:
    """Place "last week", "earlier this month", "the end of the year", "early next year"."""
    unit = find(words, "unit")
    if unit is None:
        return NOWHERE
    if unit.text == "day" and shift(words) is None and around.antecedent and around.antecedent.first:
        return place_of(Days(around.antecedent.first, around.antecedent.first))  # "late in the day" of the story
    if around.anchor is None:
        return NOWHERE
    days = period(around.anchor, unit.text, shift(words) or 0)
    return narrowed(calendar.edtf_days(days), days, words, around.anchor) if days else NOWHERE


def period(anchor: date, unit: str, step: int) -> Days | None:
    """Give the day, week, month … that lies `step` of them from the one that holds the anchor."""
    if unit == "day":
        moved = anchor + timedelta(step)
        return Days(moved, moved)
    if unit == "week":
        return calendar.week_of(anchor + timedelta(7 * step))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months is None:
        return None
    index = (anchor.year * 12 + anchor.month - 1) // months + step
    return calendar.months_from(index * months // 12, index * months % 12 + 1, months)


def place_first_of(words: Words, around: Around) -> Place:
    """Place "the first three months of 2019"."""
    whole = _whole(words, around)
    if whole is None:
        return NOWHERE
    count = read_amount([word for word in words if not word.has("year")]).low or 1
    if find(words, "=months"):
        last = calendar.shift_months(whole.first, int(count)) - timedelta(1)
    else:
        last = whole.first + timedelta(int(count) * (7 if find(words, "=weeks") else 1) - 1)
    return place_of(Days(whole.first, min(last, whole.last)))


def _whole(words: Words, around: Around) -> Days | None:
    if number(words, "month", "month_short"):
        month = place_month(words, around)
        return Days(month.first, month.last) if month.first and month.last else None
    year = year_of(words)
    if year is not None:
        return calendar.year_days(year)
    unit = find(words, "=month") or find(words, "=year")
    return period(around.anchor, unit.text, shift(words) or 0) if around.anchor and unit else None


def place_year(words: Words, around: Around) -> Place:
    """Place "2011", "mid-2011", "'82"."""
    year = year_of(words)
    return narrowed(f"{year:04d}", calendar.year_days(year), words) if year is not None else NOWHERE


def place_years(words: Words, around: Around) -> Place:
    """Place "2014-2016", "2014-16"."""
    first, second = words[0].text, words[-1].text
    last = int(second) if len(second) == 4 else int(first[: 4 - len(second)] + second)
    if last <= int(first):
        return NOWHERE
    return Place(f"{first}/{last}", date(int(first), 1, 1), date(last, 12, 31))


def place_decade(words: Words, around: Around) -> Place:
    """Place "the 1990s"; of decades in two digits only the '30s to the '90s are sure of their century."""
    word = find(words, "decade")
    digits = "".join(char for char in word.text if char.isdigit()) if word else ""
    if len(digits) == 2:
        digits = "19" + digits if digits >= "30" else ""
    days = calendar.days_of(digits[:3] + "X") if digits else None
    if days is None:
        return NOWHERE
    return narrowed(digits[:3] + "X", days, words)


def place_century(words: Words, around: Around) -> Place:
    """Place "the 19th century" as 1800 to 1899 (EDTF 18XX)."""
    nth = find(words, "nth")
    count = int(nth.text[:-2]) if nth else number(words, "ordinal") or 0
    days = calendar.days_of(f"{count - 1:02d}XX") if 11 <= count <= 22 else None
    return narrowed(f"{count - 1:02d}XX", days, words) if days else NOWHERE


def place_quarter(words: Words, around: Around) -> Place:
    """Place "the first quarter of 2018", "Q3"; without a year the last one that has ended, or the next to come."""
    short = find(words, "quarter")
    nth = int(short.text[1]) if short else number(words, "ordinal", "final") or 0
    months = 6 if find(words, "=half") or (short and short.text[0] == "h") else 3
    nth = 12 // months if nth < 0 else nth
    if not 1 <= nth <= 12 // months:
        return NOWHERE
    base = (39 if months == 6 else 32) + nth
    year = year_of(words)
    if year is None and around.anchor and (shift(words) is not None or find(words, "=year")):
        year = around.anchor.year + (shift(words) or 0)
    year = _quarter_year(base, around) if year is None else year
    days = calendar.days_of(f"{year:04d}-{base}") if year is not None else None
    return Place(f"{year:04d}-{base}", *days) if days else NOWHERE


def _quarter_year(code: int, around: Around) -> int | None:
    quarters = [(year, calendar.days_of(f"{year:04d}-{code}")) for year in around_years(around.anchor)]
    if around.anchor is None:
        return None
    if around.direction is _COMING:
        return min(year for year, days in quarters if days and days.last >= around.anchor)
    return max(year for year, days in quarters if days and days.last < around.anchor)


def place_season(words: Words, around: Around) -> Place:
    """Place "the summer of 2016", "last winter"; a winter runs from its December into the next year."""
    code, year = number(words, "season"), told_year(words, around)
    if code is None:
        return NOWHERE
    code += calendar.SOUTHERN if around.southern else 0
    if year is None:
        found = _season_near(code, words, around)
        if found is None:
            return NOWHERE
        year = found.first.year
    days = calendar.days_of(f"{year:04d}-{code}")
    return narrowed(f"{year:04d}-{code}", days, words) if days else NOWHERE


def _season_near(code: int, words: Words, around: Around) -> Days | None:
    anchor, step = around.anchor, shift(words)
    made = [calendar.days_of(f"{year:04d}-{code}") for year in around_years(anchor)]
    if anchor is None:
        return None
    candidates = [days for days in made if days]
    if step == -1:
        return max((days for days in candidates if days.last < anchor), default=None)
    if step == 1:
        return min((days for days in candidates if days.first > anchor), default=None)
    found = chosen(candidates, around)
    return found[0] if found else None
