"""Which words lead a claim: a whole sentence before headlines, quotations, pieces."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.align.features import describe
from reportedly.align.leads import lead_of
from reportedly.align.ledger import Ledger
from reportedly.pipeline.compare import judge
from reportedly.read import read

WHOLE = "A crane fell on the quay of Ostmere on Friday."


def lead(*texts: str, wanted: str) -> str:
    """The words that lead, of the statements with a word that all of them share."""
    reports = [
        report(text, id=f"r{number}", outlet=f"Paper {number}", published=f"2024-03-0{number}")
        for number, text in enumerate(texts, 1)
    ]
    ledger = Ledger(judge("story-1", read(reports)))
    return lead_of([one for one in describe(ledger) if wanted in one.said.words], ledger).said.words


@pytest.mark.parametrize(
    "other",
    [
        "It fell on the quay at noon, and that was the end of a long day of work there.",
        "“The crane just fell over the quay of Ostmere,” said a docker, Ole Lund, on Friday.",
        "Pictures show the crane falling.",
        "When the crane fell, nobody was hurt on the quay of Ostmere.",
    ],
)
def test_a_whole_sentence_leads(other: str) -> None:
    """What says who, where and when leads, wherever it stands."""
    for texts in ((WHOLE, other), (other, WHOLE)):
        assert lead(*texts, wanted="f") == WHOLE.rstrip(".")


def test_the_last_count_leads_by_its_whole() -> None:
    """Where counts differ, the latest report leads, and by all that it counts, not by a part."""
    texts = ("Three people have died in Ostmere.", "Nine people have died in Ostmere, two people on Friday.")
    assert "Nine people" in lead(*texts, wanted="people")
