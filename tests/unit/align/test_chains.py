"""From outlet to origin: each step of a chain with its kind and its words, and where it stops."""

from __future__ import annotations

from pathlib import Path

import pytest
from reports import report

from reportedly.align.chains import chain_of
from reportedly.align.ledger import Ledger, Said
from reportedly.model.claim import ChainLink
from reportedly.pipeline.compare import judge
from reportedly.read import read

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("cases_chains.tsv").read_text(encoding="utf-8").splitlines()[4:]
    if line
]


def statements(text: str) -> tuple[Ledger, list[Said]]:
    """Read one report of a paper and judge it as a story of its own."""
    ledger = Ledger(judge("story-1", read([report(text, outlet="Harbour Gazette", published="2024-03-04")])))
    return ledger, list(ledger.said())


def chain(text: str, words: str) -> str:
    """The chain of the shortest statement that holds these words, or that they hold most of."""
    ledger, said = statements(text)
    start = text.index(words)
    held = [s for s in said if any(p.start <= start + 1 and start + len(words) - 1 <= p.end for p in s.statement.spans)]
    if not held:
        return "no such statement: " + " | ".join(s.words for s in said)
    least = min(held, key=lambda s: sum(p.end - p.start for p in s.statement.spans))
    links = chain_of(least, ledger)[1:]
    return " < ".join(shown(link, text) for link in links) or "outlet itself"


def shown(link: ChainLink, text: str) -> str:
    """A link as the table writes it."""
    return f"{link.kind.value}={text[link.start : link.end] if link.start is not None else '-'}"


@pytest.mark.parametrize(("text", "statement", "expected"), CASES)
def test_chain(text: str, statement: str, expected: str) -> None:
    """Each sentence of the table gives its chain."""
    assert chain(text, statement) == expected


def test_a_paper_that_names_itself_is_one_step() -> None:
    """ "Told the Gazette", in the Harbour Gazette, is the outlet again; so is an agency that was credited already."""
    empty = "the wreck was empty"
    assert chain(f"A diver told the Gazette that {empty}.", empty) == "unnamed_person=A diver"
    text = f"KORVIK (Reuters) - A diver told Reuters that {empty}."
    assert chain(text, empty) == "agency=Reuters < unnamed_person=A diver"
    text = f"Reuters said a diver had told the Reuters news agency that {empty}."
    assert chain(text, empty) == "agency=Reuters < unnamed_person=a diver"
