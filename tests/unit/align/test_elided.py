"""Bare numbers and the figures that say what they count, in small invented reports."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.align import align
from reportedly.pipeline.compare import judge
from reportedly.read import read


def strands(*texts: str) -> list[list[str]]:
    """The words of the figures of each strand, longest strand first."""
    days = ("2024-03-05", "2024-03-06", "2024-03-07")
    reports = [report(text, id=f"r{n}", outlet=f"Paper {n}", published=days[n]) for n, text in enumerate(texts)]
    evidence = judge("story-1", read(reports))
    figures = {each.report.id: (each.report.text, each.figures) for each in evidence.readings}
    return [
        sorted(figures[at.report][1][at.figure].span.of(figures[at.report][0]) for at in strand.values)
        for strand in align(evidence).strands
    ]


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (("Police put the number of people in the square at 500. The unions spoke of 1,000.",), ["1,000", "500"]),
        (("The flood killed 38 people.", "The imam is tired. The government's figure is 38."), ["38", "38"]),
        (("The 21 crew members of the Alma are safe.", "All 19 of her crew had been seen by a doctor."), ["19", "21"]),
        (("A deal worth $9bn was near.", "They signed for $9.2 billion."), ["$9.2 billion", "$9bn"]),
        (("Clerks counted 8,120 votes.", "Some 8,200 ballots were cast, it said."), ["8,120", "8,200"]),
    ],
)
def test_figures_of_one_thing_are_one_strand(texts: tuple[str, ...], joined: list[str]) -> None:
    """Bare numbers, whole counts, round sums and other nouns for one thing find their strand."""
    assert joined in [sorted(word.removeprefix("Some ") for word in strand) for strand in strands(*texts)]


@pytest.mark.parametrize(
    "texts",
    [
        ("He buried 31 people and nine dogs. The price is 38.",),
        ("They were offered $9.4bn.", "They were offered $8.8bn.", "A sum of $9bn was near."),
        ("Police put the number of people in the square at 500. The bill is 9,000.",),
    ],
)
def test_unsure_stays_apart(texts: tuple[str, ...]) -> None:
    """Two antecedents, two exact sums for one round one, and another size join nothing."""
    for strand in strands(*texts):
        assert not {"38", "31"} <= set(strand) and not {"$9bn", "$9.4bn", "$8.8bn"} <= set(strand)
        assert not {"500", "9,000"} <= set(strand)
