"""A pair beside its rivals, statements word for word the same, and what two people do."""

from __future__ import annotations

from reports import report

from reportedly.align import align
from reportedly.align.copies import rivals
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


def test_a_better_partner_is_told() -> None:
    """Of two statements of one report, the likelier is ahead and mutual; the other is behind."""
    found = dict(rivals({(0, 1): 0.8, (0, 2): 0.4}, ["a", "b", "b"]))
    assert found[0, 1]["mutual"] == 1.0 and found[0, 1]["lead"] > 0
    assert found[0, 2]["mutual"] == 0.0 and found[0, 2]["lead"] < 0


def test_a_report_is_no_rival_of_itself() -> None:
    """Pairs within one report have no rivals."""
    assert dict(rivals({(0, 1): 0.8}, ["a", "a"])) == {}


def test_the_same_words_in_two_reports_are_one_claim() -> None:
    """What two reports say word for word is one claim."""
    text = "The cattle market at Korvik reopened under a new roof."
    assert claims(text, text) == [{"r1", "r2"}]


def test_what_two_people_do_is_two_doings() -> None:
    """Two named people who each do a thing are two claims, though one is a pronoun."""
    one = "Lena Varga arrived in Oslo on Monday. She will meet the fisheries minister in Oslo on Tuesday."
    other = "Jon Dahl arrived in Oslo on Monday. He will meet the fisheries minister in Oslo on Tuesday."
    assert claims(one, other) == []
