"""Denials and bare numbers find what they speak of, and stand in one claim with it."""

from __future__ import annotations

import numpy as np
import pytest
from reports import report

from reportedly.align import align
from reportedly.align.back import antecedents, points_back
from reportedly.align.features import describe
from reportedly.align.ledger import Ledger
from reportedly.align.rivals import rival_pairs, with_rivals
from reportedly.model.claim import Claim, Slot
from reportedly.pipeline.compare import judge
from reportedly.read import read


def ledger_of(*texts: str, days: tuple[str, ...] = ()) -> Ledger:
    """What is asked of reports of one text each."""
    dates = days or ("2024-03-04",) * len(texts)
    rows = enumerate(zip(texts, dates, strict=True), 1)
    reports = [report(text, id=f"r{n}", outlet=f"Paper {n}", published=day) for n, (text, day) in rows]
    return Ledger(judge("story-1", read(reports)))


def words_of(claim: Claim, ledger: Ledger) -> set[str]:
    """The words of the supports of a claim."""
    said = {one.key: one.words for one in ledger.said()}
    return {said[each.report, each.statement] for each in claim.supports}


POINTING = [
    ("The mayor dined with the builder. Her office denied it.", "The mayor dined with the builder"),
    ("The mayor dined with the builder. Her office called this an invention.", "The mayor dined with the builder"),
    ("The mayor owned the mill. She rejected the allegation.", "The mayor owned the mill"),
    ("She met the union on Friday. The union said there had been no such meeting.", "She met the union on Friday"),
    ("The envoy carried a letter. He left at noon. The palace never received such a letter.",
     "The envoy carried a letter"),
    ("The envoy carried a letter. There was no letter.", "The envoy carried a letter"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), POINTING)
def test_what_a_denial_points_back_at(text: str, wanted: str) -> None:
    """A pronoun, a noun for what is said, "no such" and "there was no" find the assertion that they speak of."""
    features = describe(ledger_of(text))
    assert [features[i].said.words for i, _ in antecedents(features)] == [wanted]


NOT_POINTING = [
    "The firm offered nine per cent. The union rejected it.",
    "The mayor dined with the builder. Her office denied that she owned the mill.",
    "The mayor dined with the builder. The bridge was not closed.",
    "The mayor dined with the builder. The palace never received such a letter.",
    "Her office denied it.",
]


@pytest.mark.parametrize("text", NOT_POINTING)
def test_what_points_at_nothing(text: str) -> None:
    """An offer may be refused, a denial may say itself what it denies, and what stands nowhere is not found."""
    assert not list(antecedents(describe(ledger_of(text))))


def test_a_denial_says_what_it_points_at() -> None:
    """The stem of a noun, nothing for a pronoun, and None of what points nowhere."""
    found = {one.said.words: points_back(one) for one in describe(ledger_of(
        "The mayor dined with the builder. Her office denied it. The union had no such call."))}  # fmt: skip
    assert found["Her office denied it"] == "" and found["The union had no such call"] == "call"
    assert found["The mayor dined with the builder"] is None


def test_a_denial_stands_in_the_claim_that_it_denies() -> None:
    """Both are one claim, in conflict, though they share no word."""
    ledger = ledger_of(
        "Mayor Ines Falk dined with the builder, residents said. Her spokeswoman, Mara Olin, called this an invention."
    )
    (claim,) = [each for each in align(ledger.evidence).claims if len(each.supports) > 1]
    assert any("called this" in words for words in words_of(claim, ledger))
    assert [conflict.slot for conflict in claim.conflicts] == [Slot.POLARITY]


def test_a_bare_number_stands_against_the_one_before() -> None:
    """What one source counts and another one counts otherwise is one claim, and both cannot hold."""
    ledger = ledger_of("Police put the number of people in the square at 500. The unions spoke of 1,000.")
    (claim,) = [each for each in align(ledger.evidence).claims if len(each.supports) > 1]
    assert [conflict.slot for conflict in claim.conflicts] == [Slot.HOW_MANY]


def test_a_number_that_rose_is_no_counter_figure() -> None:
    """Two numbers of one report that verbs of change or days set apart are no conflict."""
    ledger = ledger_of("Police put the toll at 26 on Monday. The toll rose to 38 on Tuesday.")
    assert not [conflict for claim in align(ledger.evidence).claims for conflict in claim.conflicts]


RIVALS = [
    ("Ines Falk is to visit the injured in Korvik.", "Ines Falk called off a visit to the injured.", True),
    ("Ines Falk is to visit the injured in Korvik.", "Pavel Drosh called off a visit to the injured.", False),
    ("Ines Falk visited the injured in Korvik.", "Ines Falk called off a visit to the injured.", False),
    ("The court fined the mill 140,000 euros.", "The court fined the mill 150,000 euros.", True),
    ("The court fined the mill 140,000 euros.", "The union saved 150,000 euros.", False),
]


@pytest.mark.parametrize(("one", "other", "wanted"), RIVALS)
def test_rivals_of_two_reports(one: str, other: str, wanted: bool) -> None:
    """A plan and its being called off, and two counts of one doing, are rivals where they are likely to be one."""
    ledger = ledger_of(one, other)
    features = describe(ledger)
    pair = (0, next(i for i, each in enumerate(features) if each.said.report == "r2"))
    rivals = rival_pairs(features, np.array([pair]), np.array([0.6]), ledger=ledger)
    assert (pair in rivals) is wanted
    assert rival_pairs(features, np.empty((0, 2), np.int64), np.empty(0), ledger=ledger) == []


def test_what_cannot_be_one_stays_apart() -> None:
    """Rivals are joined with all that was joined with them, unless a statement there is of another event."""
    texts = ("Ines Falk fined the mill.", "Ines Falk did not fine the mill.", "Pavel Drosh fined the mill.")
    ledger = ledger_of(*texts)
    features = describe(ledger)
    assert with_rivals([[0], [1], [2]], [(0, 1)], features, ledger) == [[0, 1], [2]]
    assert with_rivals([[0], [1, 2]], [(0, 1)], features, ledger) == [[0], [1, 2]]
