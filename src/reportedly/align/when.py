"""When two tellings say that a thing was, is or will be: do the days differ, and can both hold?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from reportedly.align.features import Features
from reportedly.align.slots import same_day
from reportedly.model.base import Span
from reportedly.text.calendar import parse_day

_EARLIER = frozenset({"by", "before", "until", "till"})  # the day behind them ends a stretch of unknown length
_LATER = frozenset({"after"})  # it begins one; "since Friday" is no such word, for that is the day on which it began
_LOOSE = frozenset({"about", "around", "shortly", "just", "roughly", "nearly", "some"})
_NIGHT = frozenset({"night", "overnight", "midnight", "late", "early", "hours", "dawn"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_WHICH = frozenset({"last", "next", "this", "coming", "previous", "week"})  # words that say which weekday is meant
_POINTING = frozenset({"that", "same"})  # "that weekend" is the one told of before, whichever it was
_WEEK = 7  # days
_HALF_AN_HOUR = 30  # minutes
_CLOCK = re.compile(r"T(\d{2}):(\d{2})(Z?)")


def time_span(one: Features) -> Span | None:
    """The words of the statement's time; None where it has none of its own."""
    return one.said.time.span if one.said.time else None


def points(one: Features) -> bool:
    """Whether the time is told by pointing back at one before it: "that weekend", "the same evening"."""
    return not _POINTING.isdisjoint(time_words(one, before=1))


def time_words(one: Features, *, before: int = 2) -> frozenset[str]:
    """The words of the statement's time with so many before it, in small letters."""
    return frozenset(one.said.time_words + one.said.time_lead[-before:])


def is_dated(one: Features) -> bool:
    """Whether a statement is given any day."""
    return one.when is not None and bool(one.when.earliest or one.when.latest)


def times_differ(a: Features, b: Features) -> bool:
    """Whether two statements are given days, or hours of one day, that an editor would call different.

    A day and a stretch that holds it are not; nor is a day before "by Friday", nor one weekday in the same words a few
    days apart, of which one was placed wrongly. Of "that day" the text before it says which one is meant.
    """
    if points(a) or points(b):
        return False
    if same_day(a.when, b.when) is False:
        return not (_is_one_weekday(a, b) or _is_within(a, b) or _is_within(b, a))
    return _clocks_differ(a, b)


def lie_days_apart(a: Features, b: Features) -> bool:
    """Whether two stretches of which all ends are known share no day, and neither is only a bound.

    Two days that touch may be one night, or one moment in two time zones, where a text speaks of such.
    """
    if same_day(a.when, b.when) is not False or points(a) or points(b):
        return False
    days = [parse_day(value) for one in (a, b) if one.when for value in (one.when.earliest, one.when.latest)]
    if len(days) != 4 or _lead(a) & (_EARLIER | _LATER) or _lead(b) & (_EARLIER | _LATER) or _is_one_weekday(a, b):
        return False
    known = [day for day in days if day is not None]
    least = timedelta(days=1 if _may_be_one_moment(a, b) else 0)
    return len(known) == 4 and max(known[0], known[2]) - min(known[1], known[3]) > least


def _may_be_one_moment(a: Features, b: Features) -> bool:
    """Whether a night has both days, or a zone is named: "Tuesday night" and "Wednesday", not "Wednesday night"."""
    zoned = any((time.value or "").endswith("Z") for one in (a, b) if (time := one.said.time))
    return zoned or len({_night(one) for one in (a, b)}) > 1


def _night(one: Features) -> frozenset[str]:
    return _NIGHT.intersection(one.said.time_words)


def _words(one: Features) -> str:
    span = time_span(one)
    return span.of(one.said.reading.report.text).lower() if span else ""


def _lead(one: Features) -> frozenset[str]:
    """The two words before the statement's time, in small letters."""
    return frozenset(one.said.time_lead)


def _is_one_weekday(a: Features, b: Features) -> bool:
    """Whether both give the day in the same words, or by the same weekday, within one week."""
    days = [parse_day(one.said.reading.report.published.value) for one in (a, b)]
    if not _words(a) or days[0] is None or days[1] is None or any(letter.isdigit() for letter in _words(a) + _words(b)):
        return False
    named = [_named_day(one) for one in (a, b)]
    same = _words(a) == _words(b) or (named[0] == named[1] and not _WEEKDAYS.isdisjoint(named[0]))
    return same and abs(days[0] - days[1]) < timedelta(days=_WEEK)


def _named_day(one: Features) -> frozenset[str]:
    """The weekday that the words name, with what says which one is meant: of "midnight on Sunday" and "Sunday" one."""
    return (_WEEKDAYS | _WHICH).intersection(one.said.time_words)


def _is_within(a: Features, bound: Features) -> bool:
    """Whether the day of one lies on the open side of the other's: "on Tuesday" beside "by Friday"."""
    if a.when is None or bound.when is None or _lead(a) & (_EARLIER | _LATER):
        return False
    if _lead(bound) & _EARLIER:
        return bool(a.when.latest and bound.when.latest and a.when.latest <= bound.when.latest)
    return bool(_lead(bound) & _LATER and a.when.earliest and bound.when.earliest) and (
        (a.when.earliest or "") >= (bound.when.earliest or "")
    )


def _clocks_differ(a: Features, b: Features) -> bool:
    """Whether both give an hour on the clock, in one manner of naming the zone; a loose one leaves half an hour."""
    clocks = [found for one in (a, b) for found in _clock(one)]
    if len(clocks) != 2 or clocks[0][1] != clocks[1][1]:
        return False
    is_loose = any(_LOOSE & time_words(one) for one in (a, b))
    return abs(clocks[0][0] - clocks[1][0]) > (_HALF_AN_HOUR if is_loose else 0)


def _clock(one: Features) -> Iterator[tuple[int, str]]:
    """Minutes since midnight and the mark of the zone, once; nothing where the statement gives no hour."""
    time = one.said.time
    found = _CLOCK.search(time.value or "") if time else None
    if found is not None:
        yield 60 * int(found.group(1)) + int(found.group(2)), found.group(3)
