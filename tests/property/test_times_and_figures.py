"""What is true of times and figures for every text."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from time_reports import make_report, parse_one

from reportedly.model.reading import Direction, TimeExpression, TimeKind
from reportedly.read.figures import read_figures
from reportedly.read.time_rules import find_matches, rules
from reportedly.read.time_words import cut
from reportedly.read.times import place_times, read_times
from reportedly.text import calendar

WORDS = st.sampled_from(
    [
        "on",
        "in",
        "the",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid-",
        "end",
        "of",
        "June",
        "May",
        "Friday",
        "Friday,",
        "year",
        "week",
        "month",
        "days",
        "two",
        "12",
        "31",
        "2019",
        "'82",
        "1990s",
        "5",
        "p.m.",
        "17:30",
        "ago",
        "later",
        "earlier",
        "since",
        "then",
        "Christmas",
        "quarter",
        "first",
        "annual",
        "every",
        "a",
        "few",
        "more",
        "than",
        "half",
        "past",
        "-",
        ",",
        ".",
        "(",
        ")",
        "$",
        "%",
        "3.5",
        "million",
        "people",
        "said",
        "will",
        "met",
        "02/30/2019",
        "2019-02-30",
        "0800",
        "UTC",
        "Sept.",
        "summer",
        "and",
        "to",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), st.text(min_size=1, max_size=60))
ANCHORS = st.one_of(
    st.none(), st.dates().map(date.isoformat), st.sampled_from(["2019", "2019-01", "2019-01-17T15:00Z"])
)


def expressions(text: str) -> tuple[TimeExpression, ...]:
    """Make an expression of every stretch that fits a rule, one after the other, without a parse."""
    words, at, found = cut(text), 0, []
    for match in find_matches(words):
        if match.first >= at:
            start, end = words[match.first].start, words[match.last - 1].end
            side = list(Direction)[start % 3]
            found.append(TimeExpression(start=start, end=end, kind=rules()[match.rule].kind, direction=side))
            at = match.last
    return tuple(found)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, anchor=ANCHORS)
def test_placing_is_a_pure_function(text: str, anchor: str | None) -> None:
    """Placing twice is the same as once, and neither spans nor kinds nor directions change."""
    times = expressions(text)
    placed = place_times(times, text, anchor)
    assert place_times(placed, text, anchor) == placed
    assert [(time.start, time.end, time.kind, time.direction) for time in placed] == [
        (time.start, time.end, time.kind, time.direction) for time in times
    ]


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, anchor=ANCHORS)
def test_days_and_values_agree(text: str, anchor: str | None) -> None:
    """First and last day are in order, and they meet the days of the value wherever it has some."""
    for time in place_times(expressions(text), text, anchor):
        first, last = calendar.parse_day(time.earliest), calendar.parse_day(time.latest)
        assert not (first and last) or first <= last
        days = calendar.days_of(time.value) if time.kind in (TimeKind.DATE, TimeKind.TIME) else None
        if days and first and last:
            assert first <= days.last and days.first <= last


@settings(max_examples=40, deadline=None)
@given(text=TEXTS, anchor=ANCHORS)
def test_any_text_can_be_read(text: str, anchor: str | None) -> None:
    """No text makes reading fail; spans lie inside of the text and cut words out of it."""
    report = make_report(text, anchor)
    blocks = parse_one(report)
    times = read_times(report, blocks)
    figures = read_figures(report, blocks, times)
    for found in (*times, *figures):
        assert found.span.of(text).strip()
    assert all(one.end <= other.start for one, other in itertools.pairwise(times))
    assert not [figure for figure in figures for time in times if figure.span.meets(time.span)]


@settings(max_examples=100, deadline=None)
@given(day=st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 1, 1)), months=st.integers(-500, 500))
def test_calendar_round_trips(day: date, months: int) -> None:
    """Weeks hold their day, months shift back, and what is written as EDTF covers the same days when read."""
    week = calendar.week_of(day)
    assert week.first <= day <= week.last and week.length == 7
    assert calendar.shift_months(day.replace(day=1), months).day == 1
    assert calendar.shift_months(calendar.shift_months(day.replace(day=1), months), -months) == day.replace(day=1)
    run = calendar.Days(day, day + timedelta(abs(months)))
    assert calendar.days_of(calendar.edtf_days(run)) == run
