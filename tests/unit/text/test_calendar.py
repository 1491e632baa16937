"""Date arithmetic against dates that almanacs give."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.text import calendar


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-01-17", "2019-01-17", "2019-01-17"),
        ("2019-01-17T15:00Z", "2019-01-17", "2019-01-17"),
        ("2019-01-17?", "2019-01-17", "2019-01-17"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("2018-22", "2018-06-01", "2018-08-31"),
        ("2018-24", "2018-12-01", "2019-02-28"),
        ("2018-33", "2018-01-01", "2018-03-31"),
        ("2018-41", "2018-07-01", "2018-12-31"),
        ("2018-06/2018-08-05", "2018-06-01", "2018-08-05"),
    ],
)
def test_value_covers_its_days(value: str, first: str, last: str) -> None:
    """An EDTF value covers these days."""
    days = calendar.days_of(value)
    assert days is not None
    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


@pytest.mark.parametrize("value", [None, "", "P3D", "2018-06/..", "2019-13", "2019-02-30", "2018/2017", "soon"])
def test_other_values_cover_none(value: str | None) -> None:
    """Durations, open intervals and days that do not exist cover no days."""
    assert calendar.days_of(value) is None


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1999, 4, 4), (2000, 4, 23), (2019, 4, 21), (2022, 4, 17), (2024, 3, 31), (2038, 4, 25)]
)
def test_easter(year: int, month: int, day: int) -> None:
    """Easter Sunday falls on its day."""
    assert calendar.easter(year) == date(year, month, day)


def test_nth_weekday() -> None:
    """The fourth Thursday of November and the last Monday of May are found."""
    assert calendar.nth_weekday(2019, 11, 3, 4) == date(2019, 11, 28)
    assert calendar.nth_weekday(2019, 5, 0, -1) == date(2019, 5, 27)


def test_short_months_take_their_last_day() -> None:
    """A month after 31 January is the last day of February."""
    assert calendar.shift_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
