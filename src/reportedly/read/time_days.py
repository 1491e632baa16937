"""Put days, weekdays and months on the calendar: "Friday, June 3", "next Tuesday", "last June", "this morning"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from reportedly.model.reading import Direction
from reportedly.read.time_place import (
    NOWHERE,
    Around,
    Place,
    Words,
    around_years,
    chosen,
    find,
    make_day,
    narrowed,
    number,
    on,
    place_of,
    shift,
    year_of,
)
from reportedly.text import calendar
from reportedly.text.calendar import Days

_PAST, _COMING = Direction.PAST, Direction.COMING


def place_day(words: Words, around: Around) -> Place:
    """Place "January 17, 2019", "Friday, June 3", "the 3rd of June", "2019-01-17", "17/01/2019"."""
    whole = find(words, "iso")
    if whole:
        days = calendar.days_of(whole.text.upper())
        return Place(_iso_value(whole.text.upper()), *days) if days else NOWHERE
    if find(words, "slashed"):
        return _slashed(words, around)
    day_word, month = find(words, "dayno"), number(words, "month", "month_short") or around.shared_month
    day = int(day_word.text.rstrip("stndrh")) if day_word else 0
    if month is None:
        return _named_day(words, around, day)
    year = told_year(words, around)
    if year is not None:
        days = make_day(year, month, day)
        return place_of(days) if days else NOWHERE
    return _yearless(words, around, [make_day(year, month, day) for year in around_years(around.anchor)])


def told_year(words: Words, around: Around) -> int | None:
    """Read the year that stands with a month or season: in digits, as "last year", or in the next expression."""
    if find(words, "=year") and around.anchor:
        return around.anchor.year + (shift(words) or 0)
    return year_of(words) or around.shared_year


def _iso_value(text: str) -> str:
    return text if "T" in text else text[:10]


def _yearless(words: Words, around: Around, made: Sequence[Days | None]) -> Place:
    candidates = [days for days in made if days]
    weekday = number(words, "weekday", "weekday_short")
    fitting = [days for days in candidates if days.first.weekday() == weekday]
    if len(fitting) == 1:
        return place_of(fitting[0])  # day, month and weekday make the year sure, whatever the verb says
    found = chosen(_within_reach(fitting or candidates, around), around)
    if found is None or around.anchor is None:
        return NOWHERE
    days, sure = found
    close = _much_closer(candidates, days, around.anchor)
    if close and not fitting:
        return Place(f"{close.first.isoformat()}?", *close)
    return Place(calendar.edtf_days(days) + ("" if sure or fitting else "?"), *days)


def _within_reach(candidates: Sequence[Days], around: Around) -> Sequence[Days]:
    """Keep a day next to the anchor whatever the verb says: dates of papers lag, and parsers err."""
    if around.anchor is None:
        return ()
    close = [days for days in candidates if abs((days.first - around.anchor).days) <= 1]
    return close or candidates


def _much_closer(candidates: Sequence[Days], chosen_days: Days, anchor: date) -> Days | None:
    """Find the same day weeks from the anchor where the verb spoke for one most of a year away.

    News gives the year with days so far off; that the verb was misread is likelier, so the value is marked.
    """
    far = abs((chosen_days.first - anchor).days)
    near = min(candidates, key=lambda days: abs((days.first - anchor).days))
    return near if far > 300 and abs((near.first - anchor).days) <= 31 else None


def _named_day(words: Words, around: Around, day: int) -> Place:
    """Place "Friday the 13th": the nearest day of that number and weekday, if it is within a month."""
    weekday, anchor = number(words, "weekday"), around.anchor
    if anchor is None:
        return NOWHERE
    days = [anchor + timedelta(step) for step in range(-31, 32)]
    fitting = [found for found in days if found.day == day and found.weekday() == weekday]
    return on(fitting[0]) if len(fitting) == 1 else NOWHERE


def place_nth_day(words: Words, around: Around) -> Place:
    """Place "the 25th": in the month told before it, else the nearest on the side that the verb tells."""
    nth = find(words, "nth")
    day, told, anchor = int(nth.text[:-2]) if nth else 0, around.antecedent, around.anchor
    if told is not None and told.first is not None and told.last is not None:
        months = [told.first] if (told.last - told.first).days <= 31 else []
    else:
        months = [calendar.shift_months(anchor.replace(day=1), step) for step in (-1, 0, 1)] if anchor else []
    made = [make_day(month.year, month.month, day) for month in months]
    candidates = [days for days in made if days]
    if told is not None and candidates:
        return place_of(candidates[0])
    found = chosen(candidates, around)
    return Place(calendar.edtf_days(found[0]) + ("" if found[1] else "?"), *found[0]) if found else NOWHERE


def _slashed(words: Words, around: Around) -> Place:
    """Read 17/01/2019. Where day and month could be exchanged, only an anchor within a month of one decides."""
    first, second, year = (int(part) for part in words[0].text.replace(".", "/").split("/"))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    made = {days for days in (make_day(year, second, first), make_day(year, first, second)) if days}
    near = [days for days in made if around.anchor and abs((days.first - around.anchor).days) <= 31]
    if len(made) == 1 or len(near) == 1:
        return place_of((near or list(made))[0])
    return Place(None, min(made).first, max(made).last) if made else NOWHERE


def place_days(words: Words, around: Around) -> Place:
    """Place "February 27-28": the run of days inside of one month."""
    numbers = [int(word.text.rstrip("stndrh")) for word in words if word.has("dayno")]
    month, year = number(words, "month", "month_short"), year_of(words)
    years = [year] if year is not None else list(around_years(around.anchor))
    runs = []
    for each in years:
        first, last = (make_day(each, month or 0, day) for day in numbers[:2])
        if first and last and first <= last:
            runs.append(Days(first.first, last.first))
    if year is not None:
        return place_of(runs[0]) if runs else NOWHERE
    found = chosen(runs, around)
    return place_of(found[0]) if found else NOWHERE


def place_month(words: Words, around: Around) -> Place:
    """Place "early June 2018", "last June", "sometime in February"."""
    month = number(words, "month", "month_short") or 0
    year = told_year(words, around)
    if year is not None:
        return _month(year, month, words)
    year = _year_from_sentence(month, around)
    if year is not None:
        return _month(year, month, words)
    candidates = [calendar.months_from(each, month, 1) for each in around_years(around.anchor)]
    step = shift(words)
    if around.anchor and step is not None:
        return _relative_month(candidates, words, around.anchor, step=step)
    found = chosen(candidates, around)
    if found is None:
        return NOWHERE
    days, sure = found
    return narrowed(calendar.edtf_days(days) + ("" if sure else "?"), days, words)


def _month(year: int, month: int, words: Words) -> Place:
    days = calendar.months_from(year, month, 1)
    return narrowed(calendar.edtf_days(days), days, words)


def _relative_month(candidates: Sequence[Days], words: Words, anchor: date, *, step: int) -> Place:
    if step < 0:
        days = max(days for days in candidates if days.last < anchor)
    elif step > 0:
        days = min(days for days in candidates if days.first > anchor)
    else:
        days = next(days for days in candidates if days.first.year == anchor.year)
    return narrowed(calendar.edtf_days(days), days, words)


def _year_from_sentence(month: int, around: Around) -> int | None:
    """Take the year from a month or day of another year, told before in the sentence: "in March 2015 … in June"."""
    told = around.sentence_date
    if told is None or told.first is None or told.last is None or (told.last - told.first).days > 31:
        return None
    if around.direction is _COMING or (around.anchor and told.first.year >= around.anchor.year):
        return None
    return told.first.year + (1 if month < told.first.month else 0)


def place_week_of_month(words: Words, around: Around) -> Place:
    """Place "the first week of March" as its days 1 to 7, "the last week of March" as the last seven days."""
    month = place_month(words, around)
    nth = number(words, "ordinal", "final")
    if month.first is None or month.last is None or nth is None:
        return NOWHERE
    if nth < 0:
        return place_of(Days(month.last - timedelta(6), month.last))
    first = month.first + timedelta(7 * (nth - 1))
    return place_of(Days(first, min(first + timedelta(6), month.last))) if first <= month.last else NOWHERE


def place_weekday(words: Words, around: Around) -> Place:
    """Place "Thursday", "next Tuesday", "Monday of last week". Said on its own day it is that day."""
    anchor, weekday = around.anchor, number(words, "weekday", "weekday_short")
    if anchor is None or weekday is None:
        return NOWHERE
    step = shift(words)
    if step is None and (find(words, "=week") or find(words, "=fortnight")):  # "a week on Friday", "Saturday week"
        weeks = 1 if find(words, "=week") else 2
        return on(calendar.weekday_on_or_after(anchor + timedelta(1), weekday) + timedelta(7 * weeks))
    if step is not None and find(words, "=week"):
        return on(_in_week(anchor, weekday, step))
    if step is not None:
        return on(_relative_weekday(anchor, weekday, step=step, direction=around.direction))
    before, after = calendar.weekday_on_or_before(anchor, weekday), calendar.weekday_on_or_after(anchor, weekday)
    if before == after or around.direction is _PAST:
        return on(before)
    if around.direction is _COMING:
        return on(after)
    # News tells of the past more often than not; the mark says that the verb did not tell.
    return Place(f"{before.isoformat()}?", before, before)


def _in_week(anchor: date, weekday: int, weeks: int) -> date:
    return calendar.week_of(anchor).first + timedelta(7 * weeks + weekday)


def _relative_weekday(anchor: date, weekday: int, *, step: int, direction: Direction) -> date:
    if step < 0:
        return calendar.weekday_on_or_before(anchor - timedelta(1), weekday)
    if step > 0:
        return _in_week(anchor, weekday, 1)
    found = _in_week(anchor, weekday, 0)
    if found < anchor and direction is _COMING:
        return found + timedelta(7)
    if found > anchor and direction is _PAST:
        return found - timedelta(7)
    return found


def place_today(words: Words, around: Around) -> Place:
    """Place today, yesterday, tomorrow, tonight, "the day before yesterday"."""
    step = number(words, "today")
    if find(words, "=tonight"):
        step = 0
    if around.anchor is None or step is None:
        return NOWHERE
    step += -1 if find(words, "=before") else 1 if find(words, "=after") else 0
    return on(around.anchor + timedelta(step))


def place_this_part(words: Words, around: Around) -> Place:
    """Place "this morning", "last night"."""
    if around.anchor is None:
        return NOWHERE
    step = -1 if find(words, "last") else 1 if find(words, "today") else 0
    return on(around.anchor + timedelta(step))


def place_weekend(words: Words, around: Around) -> Place:
    """Place "this weekend", "last weekend" as Saturday and Sunday."""
    if around.anchor is None:
        return NOWHERE
    step = shift(words)
    saturday = calendar.week_of(around.anchor).first + timedelta(5)
    if step == 1:
        saturday += timedelta(7)
    elif step == -1 or (saturday > around.anchor and around.direction is _PAST):
        saturday -= timedelta(7)
    return place_of(Days(saturday, saturday + timedelta(1)))
