"""Strands of small invented stories: figures that count one thing, and those that only look so."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.align import align
from reportedly.model.evidence import Evidence
from reportedly.pipeline.compare import judge
from reportedly.read import read

DAYS = ("2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07")


def evidence(*texts: str) -> Evidence:
    """What reports r1, r2, … of four days say."""
    reports = [
        report(text, id=f"r{number}", outlet=f"Paper {number}", published=day)
        for number, (text, day) in enumerate(zip(texts, DAYS, strict=False), 1)
    ]
    return judge("story-1", read(reports))


def strands(*texts: str) -> list[list[str]]:
    """The strands of several values, each as the words of its figures."""
    found = evidence(*texts)
    readings = {reading.report.id: reading for reading in found.readings}
    words = [
        [readings[at.report].figures[at.figure].span.of(readings[at.report].report.text) for at in strand.values]
        for strand in align(found).strands
    ]
    return [strand for strand in words if len(strand) > 1]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        # the dead are counted in many words
        (("At least 26 people were killed when a dam broke.", "The death toll of the flood has risen to 38.",
          "The flood left 41 dead.", "The flood near Fez killed 43 people."), [["26", "38", "41", "43"]]),
        # the injured are not the dead
        (("A bus crash near Graz killed 12 people.", "A bus crash near Graz injured 30 people."), []),
        # a part is not its whole
        (("Seven of the 20 miners were brought up.", "The 20 miners have been without light."), [["20", "20"]]),
        # another event's dead are counted by themselves
        (("The quake killed 40 people in Izmir.", "A quake in 1999 killed 17,000 people there."), []),
        # the others are not all
        (("The crash killed 16 people.", "The other eight drowned later."), []),
        # three rockets and a thousand are not counted alike
        (("Militants fired 120 rockets.", "Militants fired 1,200 rockets."), []),
        # the share of another candidate is another share
        (("Mara Ilves has 50.4 percent, the tally says.", "Otto Kask has 46.5 percent, the tally says."), []),
        # an adverb is no fate
        (("A deadly storm hit 12 villages.", "The storm killed 12 people."), []),
        # the price of a firm and that of a share are no one sum
        (("Nordpumpe agreed to pay 12 billion euros for it.", "Nordpumpe agreed to pay 11 billion euros for it.",
          "Nordpumpe agreed to pay 101 euros for each share."), [["11 billion euros", "12 billion euros"]]),
    ],
)  # fmt: skip
def test_what_counts_one_thing_is_one_strand(texts: tuple[str, ...], wanted: list[list[str]]) -> None:
    """Figures are joined by what they count: fate, thing, doing; never by their noun alone."""
    assert [sorted(strand) for strand in strands(*texts)] == [sorted(strand) for strand in wanted]


def test_a_figure_has_the_day_for_which_it_is_given() -> None:
    """“As of Monday” is the day of the figure; else it is that of publication."""
    found = align(evidence("As of Monday, 26 people were dead.", "The flood left 41 people dead.")).strands
    days = {at.report: (at.as_of, at.said_for) for strand in found for at in strand.values}
    assert days == {"r1": ("2024-03-04", True), "r2": ("2024-03-05", False)}


def test_values_stand_by_their_days() -> None:
    """A strand is in the order of its days, whatever the order of the reports was."""
    found = align(evidence("The flood left 41 dead.", "The flood left 44 dead.", "The flood left 47 dead.")).strands
    days = [at.as_of for at in found[0].values]
    assert days == sorted(day for day in days if day)


def test_a_figure_that_counts_nothing_known_is_in_no_strand() -> None:
    """“It put the number at 19” counts nothing that could be compared."""
    assert strands("It spoke of 19, and went home.", "It spoke of 19, and went home again.") == []
