"""Clauses as statements."""

from __future__ import annotations

from pathlib import Path

import pytest
from reports import report

from reportedly.model.reading import Statement
from reportedly.read import read
from reportedly.read.attributions import read_attributions
from reportedly.read.parse import parse_blocks
from reportedly.read.quotes import read_quotations
from reportedly.read.statements import StatementReader

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("cases_statements.tsv").read_text(encoding="utf-8").splitlines()[2:]
]


def statements(text: str) -> tuple[Statement, ...]:
    one = report(text)
    blocks = parse_blocks([one])[0]
    said = read_attributions(one, blocks, quotations=read_quotations(one), mentions=(), entities=())
    return StatementReader(one, mentions=(), times=(), figures=(), attributions=said).read(blocks)


@pytest.mark.parametrize(("text", "predicate", "status", "certainty", "polarity"), CASES)
def test_how_it_is_put(text: str, predicate: str, status: str, certainty: str, polarity: str) -> None:
    """Each sentence of the table gives status, certainty and polarity of the clause that is meant."""
    found = [s for s in statements(text) if s.predicate and s.predicate.of(text) == predicate]
    assert [(s.status, s.certainty, s.polarity) for s in found[:1]] == [(status, certainty, polarity)]


def test_coordinated_clauses_are_two_statements() -> None:
    """Two doings of one subject are two statements, each with the subject's words."""
    text = "The envoy landed in Oslo and met the mayor."
    found = [" ".join(span.of(text) for span in s.spans) for s in statements(text)]
    assert found == ["The envoy landed in Oslo", "The envoy met the mayor"]


def test_saying_is_no_statement_of_its_own() -> None:
    """A verb of saying with a clause under it gives an attribution, and only its content a statement."""
    text = "Falk said the bridge was safe."
    assert [" ".join(span.of(text) for span in s.spans) for s in statements(text)] == ["the bridge was safe"]


def test_an_event_noun_with_a_place_is_a_statement() -> None:
    """ "a summit in Oslo" can be agreed on like a clause."""
    text = "Little was done since a summit in Oslo between the two mayors."
    assert "a summit in Oslo between the two mayors" in [s.spans[0].of(text) for s in statements(text)]


def test_a_clause_of_its_own_takes_no_date_from_the_one_before() -> None:
    """ "agreed in May, but talks have since stalled": nobody says that they stalled in May."""
    text = "The two ports agreed in May to share a pilot boat, but talks have since stalled."
    (reading,) = read([report(text, published="2024-11-12")])
    assert [one.when for one in reading.statements if "stalled" in {span.of(text)[-7:] for span in one.spans}] == [None]


TOLD = [
    ("The bulletin lists 41 cases, 22 of them proven by tests.",
     ["The bulletin lists 41 cases", "22 of them proven by tests"]),
    ("He came to meet Mr Lund and shipping commissioner Jane Roe.",
     ["He came", "He to meet Mr Lund and shipping commissioner Jane Roe"]),
    ("There was no reason to cancel a holiday.", ["There was no reason to cancel a holiday", "to cancel a holiday"]),
    ("Some 200 letters had gone to people who had left the firm.",
     ["Some 200 letters had gone to people who had left the firm", "people had left the firm"]),
    ("Oslo accuses the union of breaking the deal.",
     ["Oslo accuses the union of breaking the deal", "the union breaking the deal"]),
    ("Lund, who runs the port and who flew in on Monday, was late.",
     ["Lund was late", "Lund runs the port", "Lund flew in on Monday"]),
    ("The firm says it ran 41 ferries. The union says 27 per cent.",
     ["it ran 41 ferries", "The union says 27 per cent"]),
    ("The text says nothing about the two hills.", ["The text says nothing about the two hills"]),
    ("The firm had put 7 per cent on the table, people close to the talks told the Comet.",
     ["The firm had put 7 per cent on the table"]),
    ("41 suspected cases as of 16 June.", ["41 suspected cases as of 16 June"]),
    ("Eleven members have demanded that the talks be broken off.",
     ["Eleven members have demanded that the talks be broken off", "the talks be broken off"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_told(text: str, told: list[str]) -> None:
    """Each sentence of the table tells these statements and no others, whatever their order."""
    assert sorted(" ".join(span.of(text) for span in s.spans) for s in statements(text)) == sorted(told)


def test_what_somebody_agrees_to_do_is_done_with_it() -> None:
    """ "agreed to buy" is an agreement, and a purchase."""
    (agreed,) = [s for s in statements("Orvel agreed to buy the yard.") if "sign" in s.terms]
    assert agreed.terms == ("sign", "buy")


def test_the_subject_of_a_relative_clause_is_its_own_noun() -> None:
    """ "The crew of the Lindis, which berthed": the ship berthed, not the crew."""
    text = "The 30 sailors of the Lindis, which berthed at Oslo on Monday, were examined."
    (reading,) = read([report(text)])
    (berthed,) = [s for s in reading.statements if s.predicate and s.predicate.of(text) == "berthed"]
    assert {e.name for e in reading.entities if e.id in berthed.who[: berthed.subjects]} == {"Lindis"}


def test_a_light_verb_that_is_led_adds_the_doing_of_its_noun() -> None:
    """ "agreed to hold talks" is about talks, and "agreed to take the money" about no doing besides."""
    found = {s.predicate.of(t): s.terms for t in ("They agreed to hold talks.", "They agreed to take the money.")
             for s in statements(t) if s.predicate}  # fmt: skip
    assert found["agreed"] == ("sign",)
    assert any({"sign", "talk"} <= {*s.terms} for s in statements("They agreed to hold talks."))


def test_what_is_yet_to_be_settled_hangs_on_its_noun() -> None:
    """ "at a date yet to be fixed": the date is to be fixed, not the minister."""
    text = "The minister looks forward to meeting the owners at a place and time yet to be determined."
    found = [" ".join(span.of(text) for span in s.spans) for s in statements(text)]
    assert found[0].endswith("at a place and time yet to be determined")
    assert "The minister to be determined" not in found


def test_what_opens_the_next_clause_is_no_part_of_the_first() -> None:
    """ "but just as important, bankers say, would be …": cut off from the clause before it."""
    text = "The talks could settle terms for the merger, but just as vital, bankers say, would be a deal on jobs."
    found = [" ".join(span.of(text) for span in s.spans) for s in statements(text)]
    assert "The talks could settle terms for the merger" in found
