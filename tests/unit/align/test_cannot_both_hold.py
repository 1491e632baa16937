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
    ("All four miners were free.", "One of the four miners is not free.", Slot.HOW_MANY),
    ("The two leaders met in Korvik.", "The meeting in Korvik was called off.", Slot.STATUS),
    ("About 300 people marched, police said.", "Some 1,000 people marched, the union said.", Slot.HOW_MANY),
    ("The diver fell ill on 2 March.", "A boy was the first to fall ill, on 28 February.", Slot.WHEN),
    ("Mara Olin is in London.", "Mara Olin has been sunning herself in Madrid since Monday.", Slot.WHERE),
    ("Mara Olin spent the whole weekend in London.", "Mara Olin was on a boat in Madrid on Saturday.", Slot.WHERE),
]


@pytest.mark.parametrize(("one", "other", "slot"), CLASHES)
def test_what_cannot_both_hold(one: str, other: str, slot: Slot) -> None:
    """Fixed amounts, days of one doing, opposite states, denials and what was called off are at odds."""
    assert [found.slot for found in clashing(one, other)] == [slot]


LET_BE = [
    ("The forest was burning on 1 March.", "The forest was burning on 3 March."),
    ("Mara Olin resigned from the board.", "Mara Olin did not attend the match."),
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
    ("Four miners held in Korvik were freed.", "The miners were released on Monday."),
    ("Three miners were let out of a jail.", "Three miners were set free."),
    ("The miners in Korvik were freed.", "One of the four miners is not free."),
    ("One of the four bridges is not open.", "Three of the four bridges are open."),
    ("The mayor of Korvik opened the bridge.", "Pavel Drosh denies that he took money."),
    ("About 300 people marched in Oslo, police said.", "Some 350 people marched in Oslo, the union said."),
    ("Up to 300 people marched in Oslo, police said.", "Some 1,000 people marched in Oslo, the union said."),
    ("Mara Olin was in London on Monday.", "Mara Olin gave a speech in Madrid on Monday."),
    ("The bank is in London.", "The bank has been hiring in Madrid since Monday."),
    ("Mara Olin was in London that weekend.", "Mara Olin spent the whole weekend in Madrid."),
    ("The water returns on Saturday, the mayor has promised.", "On Sunday the mayor promised that the water returns."),
    ("The union accepted the offer.", "The union rejected a claim of fraud."),
]


@pytest.mark.parametrize(("one", "other"), LET_BE)
def test_what_can_both_hold(one: str, other: str) -> None:
    """Bounds, nights, series, refusals, ignorance, chances, changes, parts and unrelated denials are no conflict."""
    assert not clashing(one, other)


def test_where_somebody_is_may_change_from_day_to_day() -> None:
    """Who is in one town by one report may be in another one by the report of the next day."""
    days = ("2024-03-04", "2024-03-06")
    assert not clashing("Mara Olin is in London.", "Mara Olin is in Madrid.", days)


def test_plans_of_two_days_may_have_changed() -> None:
    """A later report that names another day for what is to come is no conflict: the plan may be another."""
    days = ("2024-03-04", "2024-03-06")
    assert not clashing("He will be sentenced on March 21.", "He will be sentenced on March 28.", days)


def test_a_toll_may_rise_within_a_day() -> None:
    """The higher toll of the later hour is no conflict; a lower one is."""
    days = ("2024-03-04T08:00Z", "2024-03-04T18:00Z")
    assert not clashing("17 people died in Korvik.", "19 people died in Korvik.", days)
    assert clashing("19 people died in Korvik.", "17 people died in Korvik.", days)
