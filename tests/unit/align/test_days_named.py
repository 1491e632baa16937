"""Days in other words: one weekday is one day, and "that day" is whichever was told of before."""

from __future__ import annotations

import pytest
from told_twice import differing

from reportedly.model.claim import Slot

ONE_DAY = [
    ("The ransom is due by midnight on Sunday.", "The deadline passed on Sunday.", ("2024-03-08", "2024-03-12")),
    ("She was in Korvik on Saturday.", "She went to Korvik that weekend.", ("2024-03-05", "2024-03-12")),
    ("The ship sank on Saturday.", "The ship sank the same evening.", ("2024-03-05", "2024-03-12")),
]


@pytest.mark.parametrize(("one", "other", "days"), ONE_DAY)
def test_one_day_in_other_words(one: str, other: str, days: tuple[str, str]) -> None:
    """A weekday within one week, and a day that the text points back at, differ from nothing."""
    assert Slot.WHEN not in differing(one, other, days)


TWO_DAYS = [
    ("The ship sank on Saturday.", "The ship sank on Sunday.", ("2024-03-05", "2024-03-06")),
    ("The vote is on Friday.", "The vote was held last Friday.", ("2024-03-05", "2024-03-19")),
    ("The ship sank on 2 March.", "The ship sank on 3 March.", ("2024-03-05", "2024-03-06")),
]


@pytest.mark.parametrize(("one", "other", "days"), TWO_DAYS)
def test_two_days(one: str, other: str, days: tuple[str, str]) -> None:
    """Two weekdays, or one of two weeks, differ."""
    assert Slot.WHEN in differing(one, other, days)
