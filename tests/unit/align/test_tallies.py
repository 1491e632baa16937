"""Tolls and measures of one thing stand in one claim, whatever words carry them; a headline in its body's."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.align import align
from reportedly.align.counted import describe_figures
from reportedly.align.ledger import Ledger
from reportedly.align.tallies import tallies
from reportedly.pipeline.compare import judge
from reportedly.read import read


def told(*texts: str) -> tuple[Ledger, list[set[str]]]:
    """The ledger of reports of one text each, and the words of the supports of each of their claims."""
    reports = [report(text, id=f"r{n}", outlet=f"Paper {n}", published="2024-03-04") for n, text in enumerate(texts, 1)]
    ledger = Ledger(judge("story-1", read(reports)))
    words = {one.key: one.words for one in ledger.said()}
    return ledger, [{words[s.report, s.statement] for s in claim.supports} for claim in align(ledger.evidence).claims]


ONE = [
    ("Nine people died in the fire at the mill.", "The death toll of the blaze has risen to 11."),
    ("Twelve tonnes of coal fell into the canal.", "Divers have so far brought up nine tonnes of coal."),
    ("The fire burned 300 hectares of forest.", "Crews put the area at 420 hectares of forest."),
]


@pytest.mark.parametrize(("first", "second"), ONE)
def test_one_fate_or_measure_is_one_claim(first: str, second: str) -> None:
    """Two reports that count one fate, or measure one thing, stand in one claim though no word is shared."""
    _, claims = told(first, second)
    assert any(len(claim) == 2 for claim in claims)


APART = [
    ("The firm was sold for 12 million euros.", "The kidnappers were paid 12 million euros."),
    ("The two sides met at the castle.", "Two buses were late on Monday."),
    ("Nine people were injured in the fire at the mill.", "Police counted 11 injured."),
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_sums_and_mere_numbers_are_no_tally(first: str, second: str) -> None:
    """A sum of money, a number of things and the injured, who are counted by place and harm, join nothing."""
    ledger, _ = told(first, second)
    assert all(len(group) == 1 for group in tallies(describe_figures(ledger), ()))


def test_a_headline_joins_what_it_sums_up_in_other_words() -> None:
    """A headline without the verb of its text stands in the claim of the sentence that it sums up."""
    body = "Staff at Northern Rail have voted to walk out over pay"
    _, claims = told(f"# Rail staff back strike over pay\n\n{body}. Rain fell. The river rose. Sheep were seen.")
    assert {"Rail staff back strike over pay", body} in claims
