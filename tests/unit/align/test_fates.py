"""What became of those that a figure counts, in the words of a report."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.align.compared import compare_all
from reportedly.align.counted import Counted, describe_figures
from reportedly.align.features import describe
from reportedly.align.ledger import Ledger
from reportedly.align.linking import candidate_pairs
from reportedly.pipeline.compare import judge
from reportedly.read import read


def ledger_of(*texts: str) -> Ledger:
    """The ledger of reports r1, r2, … of one day."""
    reports = [report(text, id=f"r{n}", outlet=f"Paper {n}", published="2024-03-04") for n, text in enumerate(texts, 1)]
    return Ledger(judge("story-1", read(reports)))


def figures(text: str) -> list[Counted]:
    """The figures of one report."""
    return describe_figures(ledger_of(text))


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Six people lost their lives in Graz.", ["dead"]),
        ("Nine of them were shot dead.", ["dead"]),
        ("A landslide killed two people in Graz.", ["dead"]),
        ("Four are in a critical condition.", ["critical"]),
        ("About 30 hikers were trapped in the cave.", ["trapped"]),
        ("Some 500 people had gathered at the gate.", ["gathered"]),
        ("The city has 41 cases.", ["case"]),
        ("The city has 41 suspected cases.", ["suspected"]),
        ("Two rescue workers were at the gate.", [None]),
        ("She received 12 death threats.", [None]),
        ("Twelve people were arrested.", ["held"]),
        ("A deadly storm hit 12 villages.", [None]),
    ],
)
def test_fates(text: str, fates: list[str | None]) -> None:
    """A fate is told by a word or an expression beside the figure; a noun that leads another noun tells none."""
    assert [one.fate for one in figures(text)] == fates


def test_a_part_is_told_from_the_whole() -> None:
    """ "Two of the dead" and "five more dead" are parts of those that a toll counts."""
    assert [one.is_part for one in figures("Two of the miners were children.")] == [True]
    assert [one.is_part for one in figures("Five more people died.")] == [True]
    assert [one.is_part for one in figures("Five people died.")] == [False]


def test_two_counts_of_one_fate_are_held_against_each_other() -> None:
    """They are candidates with no word in common, a bare number by what the sentence before counts."""
    ledger = ledger_of(
        "A bus fell into the Drau near Villach. Seven bodies have been recovered.",
        "A bus fell into the Drau near Villach. Five people died. By evening the number was eight.",
    )
    compared = compare_all(describe(ledger), ledger)
    words = {one.slots.said.words: number for number, one in enumerate(compared)}
    bodies = next(n for told, n in words.items() if told.startswith("Seven bodies"))
    eight = next(n for told, n in words.items() if told.endswith("the number was eight"))
    assert [one.fate for one in compared[eight].counted] == ["dead"]
    assert (min(bodies, eight), max(bodies, eight)) in candidate_pairs(compared)
