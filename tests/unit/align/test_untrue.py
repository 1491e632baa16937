"""What calls a thing untrue, turns it away, will not do it or tells a want of it differs as an editor would say."""

from __future__ import annotations

import pytest
from told_twice import clashing, differing

from reportedly.model.claim import Slot

OPPOSED = [
    ("The mayor took bribes.", "The mayor denied the allegations."),
    ("The council paid the ransom.", "The council refused to pay the ransom."),
    ("The council agreed to pay the ransom.", "The council refused to pay the ransom."),
    ("The mayor accepted the claim.", "The mayor rejected the claim."),
    ("The union accepted the offer.", "The union rejected the offer."),
    ("The mayor was granted bail.", "The mayor was denied bail."),
    ("The mayor sold the dam.", "It's a lie."),
    ("The governor is to visit the camp on Friday.", "The governor called off a visit to the camp."),
    ("The mill plans to open in July.", "The mill will not open in July."),
    ("Officials used the password.", "Mara Olin disputes that."),
    ("The prosecution wants to take away her passport.", "She was allowed to keep her passport."),
]


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_what_negates_in_other_words(one: str, other: str) -> None:
    """A denial, a refusal, what is turned away or called off, and an intention that will not be carried out differ."""
    assert Slot.POLARITY in differing(one, other)


AGREEING = [
    ("The council sacked the coach.", "The council dismissed the coach on Monday."),
    ("At least 40 people are ill.", "At least 40 have been struck down by the bug."),
    ("The club declined to comment.", "The mayor refused to say anything."),
    ("A judge rejected an attempt to stop the strike.", "A judge refused to stop the strike."),
    ("The driver is still missing.", "There is no sign of the driver."),
    ("The town has been without water since Monday.", "The town has no water."),
    ("The visit to the camp did not take place.", "The governor called off the visit to the camp."),
]


@pytest.mark.parametrize(("one", "other"), AGREEING)
def test_what_negates_nothing(one: str, other: str) -> None:
    """To sack, to strike down, to say nothing, to turn an attempt away, to miss and to call off deny nothing said."""
    assert Slot.POLARITY not in differing(one, other)


def test_a_negation_is_shown_with_its_no() -> None:
    """The words of a negation hold the "no", wherever it stands."""
    assert differing("A ransom was paid.", "No ransom was paid.")[Slot.POLARITY] == ("No ransom was paid", "was paid")


def test_what_is_meant_is_neither_sure_nor_unsure() -> None:
    """Who means to do a thing, beside its being done, differs in status alone."""
    found = differing("Prosecutors questioned her on Thursday.", "Prosecutors plan to question her on Thursday.")
    assert Slot.STATUS in found and Slot.CERTAINTY not in found


MEANT = [
    ("The group met the buyers.", "The group wants to meet the buyers."),
    ("The mayor did not come to the camp.", "The mayor had promised to come to the camp."),
]


@pytest.mark.parametrize(("one", "other"), MEANT)
def test_what_is_promised_is_still_to_come(one: str, other: str) -> None:
    """A wish or a promise differs in status from what came of it."""
    assert Slot.STATUS in differing(one, other)


def test_what_was_promised_to_somebody_was_promised() -> None:
    """Of "was promised to" the promise itself has been made."""
    assert Slot.STATUS not in differing("She promised 400 jobs.", "400 jobs had been promised to the town.")


TURNED = [
    ("The bridge at Korvik is open.", "The bridge at Korvik is closed."),
    ("The miner is alive.", "The miner is dead."),
    ("The road to Korvik is closed.", "The road to Korvik is not closed."),
    ("The mill plans to open in July.", "The mill will not open in July."),
]


@pytest.mark.parametrize(("one", "other"), TURNED)
def test_a_state_may_change_from_day_to_day(one: str, other: str) -> None:
    """Opposite states of one day cannot both hold; on another day the thing may have changed."""
    assert [found.slot for found in clashing(one, other)] == [Slot.POLARITY]
    assert not clashing(one, other, ("2024-03-04", "2024-03-06"))


def test_what_is_done_for_good_does_not_turn() -> None:
    """What was washed away does not stand later: a later report that it does is at odds with it."""
    days = ("2024-03-04", "2024-03-06")
    assert clashing("The school was washed away.", "The school is still standing.", days)


def test_a_number_called_wrong_is_at_odds_with_who_gives_it() -> None:
    """Of how many it is, and with nobody who gives another number."""
    wrong = "Reports of ten tonnes were exaggerated."
    assert [found.slot for found in clashing("Ten tonnes of fish have died.", wrong)] == [Slot.HOW_MANY]
    assert not clashing("Four tonnes of fish have died.", wrong)


def test_what_was_over_when_it_was_negated() -> None:
    """An earlier negation holds against a later report that dates the thing before it, and against no other."""
    days = ("2024-03-07", "2024-03-16")
    no = "The ministry did not pay the ransom."
    assert clashing(no, "The ministry paid the ransom on 5 March.", days)
    assert not clashing(no, "The ministry paid the ransom on 12 March.", days)
    assert not clashing(no, "The ministry paid the ransom.", days)
