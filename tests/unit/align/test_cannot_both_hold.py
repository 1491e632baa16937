"""A possible conflict is said of two tellings of one claim of which both cannot hold, and of nothing else."""

from __future__ import annotations

import pytest
from told_twice import clashing

from reportedly.model.claim import Slot

CLASHES = [
    ("The court fined the firm 140,000 euros.", "The court fined the firm 150,000 euros.", Slot.HOW_MANY),
    ("The 21 crew members were examined.", "All nineteen of her crew saw a doctor.", Slot.HOW_MANY),
    ("He will be sentenced on March 21.", "He will be sentenced on March 28.", Slot.WHEN),
    ("The mayor resigned on Tuesday.", "The mayor resigned on Wednesday.", Slot.WHEN),
    ("Its crew was ill.", "Nobody in its crew was sick.", Slot.POLARITY),
    ("The bridge at Korvik is open.", "The bridge at Korvik is closed.", Slot.POLARITY),
    ("The envoy was carrying a letter.", "There was no letter.", Slot.POLARITY),
    ("Mara Olin paid the judge, prosecutors allege.", "Mara Olin denied that she had paid the judge.", Slot.POLARITY),
    ("The two leaders met in Korvik.", "The meeting in Korvik was called off.", Slot.STATUS),
]


@pytest.mark.parametrize(("one", "other", "slot"), CLASHES)
def test_what_cannot_both_hold(one: str, other: str, slot: Slot) -> None:
    """Fixed amounts, days of one doing, opposite states, denials and what was called off are at odds."""
    assert [found.slot for found in clashing(one, other)] == [slot]


LET_BE = [
    ("At least nine people died.", "19 people died."),
    ("The mayor resigned on Tuesday night.", "The mayor resigned on Wednesday."),
    ("The bulletin of 1 March lists 41 cases.", "The bulletin of 3 March lists 44 cases."),
    ("The union called the plan a fraud.", "The union rejected the offer."),
    ("The tower is the source.", "The tower is not yet a proven source."),
    ("The mayor knew of the cracks.", "The mayor was not aware of the cracks."),
    ("The mayor may have sold the dam.", "The mayor did not sell the dam."),
    ("Police detained nine people in Korvik.", "Police arrested 11 people in Korvik."),
    ("The strike is planned for Friday.", "The strike in Korvik was called off."),
    ("The bridge at Korvik is closed.", "The other bridges at Korvik are open."),
    ("The mayor of Korvik opened the bridge.", "Pavel Drosh denies that he took money."),
]


@pytest.mark.parametrize(("one", "other"), LET_BE)
def test_what_can_both_hold(one: str, other: str) -> None:
    """Bounds, nights, series, refusals, ignorance, mere chances and unrelated denials are no conflict."""
    assert not clashing(one, other)


def test_plans_of_two_days_may_have_changed() -> None:
    """A later report that names another day for what is to come is no conflict: the plan may be another."""
    days = ("2024-03-04", "2024-03-06")
    assert not clashing("He will be sentenced on March 21.", "He will be sentenced on March 28.", days)


def test_a_toll_may_rise_within_a_day() -> None:
    """The higher toll of the later hour is no conflict; a lower one is."""
    days = ("2024-03-04T08:00Z", "2024-03-04T18:00Z")
    assert not clashing("17 people died in Korvik.", "19 people died in Korvik.", days)
    assert clashing("19 people died in Korvik.", "17 people died in Korvik.", days)
