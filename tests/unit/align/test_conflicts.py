"""A possible conflict is said only where two values cannot both hold; different alone is none."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.align import align
from reportedly.model.claim import Conflict, Slot
from reportedly.pipeline.compare import judge
from reportedly.read import read


def conflicts(*rows: tuple[str, str]) -> list[Conflict]:
    """All conflicts of reports given by day and text."""
    reports = [
        report(text, id=f"r{number}", outlet=f"Paper {number}", published=day)
        for number, (day, text) in enumerate(rows, 1)
    ]
    aligned = align(judge("story-1", read(reports)))
    return [conflict for claim in aligned.claims for conflict in claim.conflicts]


COUNTS = [
    ("19 people died when the ferry Corvina sank.", "17 people died when the ferry Corvina sank.", True),
    ("At least 17 people died when the ferry Corvina sank.", "19 people died when the ferry Corvina sank.", False),
    ("About 20 people died when the ferry Corvina sank.", "19 people died when the ferry Corvina sank.", False),
    ("Dozens of people died when the ferry Corvina sank.", "26 people died when the ferry Corvina sank.", False),
    ("Police detained nine people in Korvik.", "Police arrested 11 people in Korvik.", False),
    ("300 people died when the ferry Corvina sank.", "312 people died when the ferry Corvina sank.", False),
]


@pytest.mark.parametrize(("one", "other", "wanted"), COUNTS)
def test_exact_counts_of_one_day(one: str, other: str, wanted: bool) -> None:
    """Two exact counts of one thing on one day cannot both hold; bounds, estimates and rounder words can."""
    found = conflicts(("2024-03-04", one), ("2024-03-04", other))
    assert [conflict.slot for conflict in found] == ([Slot.HOW_MANY] if wanted else [])


def test_a_count_of_another_day_is_no_conflict() -> None:
    """A toll that rises from one day to the next is no conflict."""
    early = ("2024-03-04", "17 people died when the ferry Corvina sank.")
    assert not conflicts(early, ("2024-03-06", "19 people died when the ferry Corvina sank."))


def test_a_negation_beside_what_it_negates() -> None:
    """Who says that a thing was not done is at odds with who says that it was, and both words are shown."""
    texts = "The council closed the bridge at Korvik.", "The council did not close the bridge at Korvik."
    (found,) = conflicts(("2024-03-04", texts[0]), ("2024-03-04", texts[1]))
    assert found.slot is Slot.POLARITY and {found.a.report, found.b.report} == {"r1", "r2"}
    for end in (found.a, found.b):
        text = texts[int(end.report[1:]) - 1]
        assert "close" in text[end.start : end.end]


def test_what_is_not_yet_so_may_come() -> None:
    """A negation that was published before the affirmation is no conflict: it may have come since."""
    early = ("2024-03-04", "The council did not close the bridge at Korvik.")
    assert not conflicts(early, ("2024-03-06", "The council closed the bridge at Korvik."))


def test_who_does_not_know_denies_nothing() -> None:
    """Not to know of a thing is no denial of it."""
    known = ("2024-03-04", "The council knew of the cracks in the bridge at Korvik.")
    assert not conflicts(known, ("2024-03-04", "The council did not know of the new cracks in the bridge at Korvik."))
