"""The supports of one claim differ slot by slot, on the differing words of either side."""

from __future__ import annotations

import pytest
from told_twice import differing, tellings

from reportedly.align.differ import differences
from reportedly.model.claim import Slot

# lead, other, words of the other and of the lead that differ (none: no difference)
HOW_MANY = [
    ("14 people died when a dam broke.", "19 people died when a dam broke.", ("19", "14")),
    ("At least nine people died when a dam broke.", "19 people died when a dam broke.", ("19", "nine")),
    ("At least 14 people died when a dam broke.", "At least nine people died when a dam broke.", ("nine", "14")),
    ("More than 100 people died when a dam broke.", "112 people died when a dam broke.", None),
    ("About 40 people died when a dam broke.", "38 people died when a dam broke.", None),
    ("Dozens of people died when a dam broke.", "38 people died when a dam broke.", None),
    ("The strike lasted four hours.", "The strike lasted two hours.", ("two hours", "four hours")),
    ("The toll fell from five to three.", "The toll stood at three.", None),
    ("It was fined 140,000 euros.", "It was fined 150,000 euros.", ("150,000 euros", "140,000 euros")),
    ("Two of the five bridges were closed.", "Two bridges were closed.", None),
]


@pytest.mark.parametrize(("lead", "other", "wanted"), HOW_MANY)
def test_how_many(lead: str, other: str, wanted: tuple[str, str] | None) -> None:
    """Bounds and lengths of time differ where an editor would see two numbers; rounder words do not."""
    assert differing(lead, other).get(Slot.HOW_MANY) == wanted


WHEN = [
    ("The mayor resigned on Friday.", "The mayor resigned on Thursday.", ("Thursday", "Friday")),
    ("The mayor resigned in February.", "The mayor resigned on February 22.", None),
    ("The mayor will resign by Friday.", "The mayor will resign on Wednesday.", None),
    ("The mayor will resign by Friday.", "The mayor will resign by Wednesday.", ("Wednesday", "Friday")),
    ("The debate began at 9pm on Friday.", "The debate began at 8pm on Friday.", ("8pm on Friday", "9pm on Friday")),
    ("The debate began at about 9pm on Friday.", "The debate began at 9.15pm on Friday.", None),
]


@pytest.mark.parametrize(("lead", "other", "wanted"), WHEN)
def test_when(lead: str, other: str, wanted: tuple[str, str] | None) -> None:
    """Other days and hours differ; a stretch that holds the day, a bound and a loose hour do not."""
    assert differing(lead, other).get(Slot.WHEN) == wanted


STATES = [
    ("The bridge at Korvik is open.", "The bridge at Korvik is closed.", ("closed", "open")),
    ("The bridge was washed away.", "The bridge is still standing.", ("standing", "washed away")),
    ("The council closed the bridge.", "The council did not close the bridge.", ("did not close", "closed")),
    ("Police seized the ledger.", "The seizure of the ledger was ruled out.", ("was ruled out", "seized")),
    ("The mayor owned the dam.", "Her aide called it an invention.", ("called", "owned")),
    ("The bridge was closed.", "The bridge was shut.", None),
    ("Mara Olin won in Korvik.", "Pavel Drosh lost in Korvik.", None),
]


@pytest.mark.parametrize(("lead", "other", "wanted"), STATES)
def test_polarity(lead: str, other: str, wanted: tuple[str, str] | None) -> None:
    """A negation, a denial and a word that excludes the other one's are opposed; two words for one state are not."""
    assert differing(lead, other).get(Slot.POLARITY) == wanted


SOURCES = [
    ("The dam broke, Health Minister Jo Berg said.", "The dam broke, the minister said.", False),
    ("The dam broke, officials in Oslo said.", "The dam broke, officials said.", False),
    ("The dam broke, the coastguard said.", "The dam broke, a coastguard spokesman said.", False),
    ("The dam broke, Reuters reported.", "The dam broke, the Reuters news agency said.", False),
    ("The dam broke, Jo Berg said.", "The dam broke, Pavel Drosh said.", True),
    ("The dam broke, Reuters reported.", "The dam broke, Jo Berg said.", True),
    ("The dam broke.", "The dam broke, Pavel Drosh said.", False),
    ("The dam broke on Friday.", "The dam broke on Thursday, Pavel Drosh said.", True),
]


@pytest.mark.parametrize(("lead", "other", "wanted"), SOURCES)
def test_attribution(lead: str, other: str, wanted: bool) -> None:
    """One source under two descriptions is one; two people, two newsrooms are told apart.

    A source beside none matters only where the wordings differ in something else.
    """
    assert (Slot.ATTRIBUTION in differing(lead, other)) is wanted


WHO = [
    ("Mara Olin opened the bridge.", "Pavel Drosh opened the bridge.", ("Pavel Drosh", "Mara Olin")),
    ("Mara Olin opened the bridge at Korvik.", "The envoy Mara Olin opened the bridge at Korvik.", None),
    ("Mara Olin put the cost at $40m.", "Pavel Drosh put the cost at $48m.", None),
    ("Mara Olin opened the bridge at Korvik.", "The World Bank opened the bridge at Korvik.", None),
    ("Mara Olin opened the bridge at Korvik.", "The bridge at Korvik was opened by Mara Olin.", None),
]


@pytest.mark.parametrize(("lead", "other", "wanted"), WHO)
def test_who(lead: str, other: str, wanted: tuple[str, str] | None) -> None:
    """Two people who are named differ; a description, a passive, or a body beside one of its people do not."""
    assert differing(lead, other).get(Slot.WHO) == wanted


def test_what_asserts_nothing_is_not_compared() -> None:
    """A bare infinitive leaves it to its sentence whether the thing is to come."""
    assert Slot.STATUS not in differing("The firm bought the dam in Korvik.", "An attempt to buy the dam in Korvik.")


def test_a_slot_that_the_lead_leaves_open_is_compared_among_the_others() -> None:
    """Where the lead gives no day, the first support that does is what the next one is compared with."""
    texts = "The mayor of Korvik resigned.", "The mayor of Korvik resigned on Friday.", "She resigned on Thursday."
    reports, cluster, ledger = tellings(*texts)
    lead, first, second = differences(cluster, ledger)
    assert not lead and Slot.WHEN not in {each.slot for each in first}
    (found,) = (each for each in second if each.slot is Slot.WHEN)
    assert found.lead is not None and found.lead.report == "r2"
    assert reports[1].text[found.lead.start : found.lead.end] == "Friday"
