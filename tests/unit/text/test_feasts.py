"""Moving feasts against days that calendars print."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.text import feasts


@pytest.mark.parametrize(
    ("found", "day"),
    [
        (feasts.rosh_hashanah(2023), "2023-09-16"),
        (feasts.passover(2024), "2024-04-23"),
        (feasts.passover(2019), "2019-04-20"),
        (feasts.hanukkah(2022), "2022-12-19"),
        (feasts.hanukkah(2024), "2024-12-26"),
        (feasts.orthodox_easter(2023), "2023-04-16"),
        (feasts.orthodox_easter(2024), "2024-05-05"),
        (feasts.islamic(2024, 9, 1), "2024-03-11"),
        (feasts.new_moon_from(date(2024, 1, 21), 8), "2024-02-10"),
        (feasts.new_moon_from(date(2020, 1, 21), 8), "2020-01-25"),
        (feasts.new_moon_from(date(2007, 1, 21), 8), "2007-02-18"),
    ],
)
def test_feast_falls_on_the_printed_day(found: date, day: str) -> None:
    """Hebrew, Orthodox and Chinese days are exact; the Islamic one is that of the tabular calendar."""
    assert str(found) == day


def test_a_month_that_comes_twice_in_a_year_is_not_chosen() -> None:
    """Ramadan begins in January and in December of 2030."""
    assert feasts.islamic(2030, 9, 1) is None
