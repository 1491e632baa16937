"""Statements that are word for word the same, and what two people do."""

from __future__ import annotations

from reports import report

from reportedly.align import align
from reportedly.pipeline.compare import judge
from reportedly.read import read


def claims(*texts: str) -> list[set[str]]:
    """The reports behind each claim that several statements make."""
    reports = [
        report(text, id=f"r{number}", outlet=f"Paper {number}", published="2024-03-04")
        for number, text in enumerate(texts, 1)
    ]
    found = align(judge("story-1", read(reports))).claims
    return [{support.report for support in claim.supports} for claim in found if len(claim.supports) > 1]


def test_the_same_words_in_two_reports_are_one_claim() -> None:
    """What two reports say word for word is one claim."""
    text = "The cattle market at Korvik reopened under a new roof."
    assert claims(text, text) == [{"r1", "r2"}]


def test_what_two_people_do_is_two_doings() -> None:
    """Two named people who each do a thing are two claims, though one is a pronoun."""
    one = "Lena Varga arrived in Oslo on Monday. She will meet the fisheries minister in Oslo on Tuesday."
    other = "Jon Dahl arrived in Oslo on Monday. He will meet the fisheries minister in Oslo on Tuesday."
    assert claims(one, other) == []
