"""What kind of source a phrase names, and how many it stands for."""

from __future__ import annotations

from pathlib import Path

import pytest
from reports import report

from reportedly.model.base import Span
from reportedly.read.names import read_mentions
from reportedly.read.parse import parse_blocks
from reportedly.read.reading import read
from reportedly.read.sources import SourceReader


def rows(name: str) -> list[list[str]]:
    """The rows of a table of cases, without its head."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()[4:]
    return [line.split("\t") for line in lines if line]


def kind_of(phrase: str) -> str:
    """The kind of a phrase in a sentence of a report."""
    text = f"The old bridge was unsafe, according to {phrase.rstrip(',')}."
    one = report(text)
    blocks = parse_blocks([one])[0]
    mentions, entities = read_mentions(one, blocks)
    start = text.index("to ") + 3
    return SourceReader(text, mentions, entities).read(Span(start=start, end=len(text) - 1)).kind.value


@pytest.mark.parametrize(("phrase", "kind"), [row[:2] for row in rows("cases_sources.tsv")])
def test_kind(phrase: str, kind: str) -> None:
    """Each phrase of the table has its kind."""
    assert kind_of(phrase) == kind


def test_kinds_of_phrases_that_no_table_was_mended_for() -> None:
    """Of the second table, which nothing was fitted to, at least 95 in a hundred are right."""
    cases = rows("cases_sources_more.tsv")
    wrong = [phrase for phrase, kind, *_ in cases if kind_of(phrase) != kind]
    assert len(wrong) <= 0.05 * len(cases), wrong


SENTENCES = [
    ("Prime Minister Jon Dahl came late. Dahl said the bridge was safe.", "Dahl", "named_official"),
    ("Jon Dahl, a farmer, came late. Dahl said the bridge was safe.", "Dahl", "named_person"),
    ("Petra Holm, who said the bridge was safe, left.", "who", "named_person"),
    ("The officials came late. They said the bridge was safe.", "They", "unnamed_official"),
    ("The Dahl administration said the bridge was safe.", "The Dahl administration", "organisation"),
    ("They met shop steward Pyr Ødegård. Ødegård said the bridge was safe.", "Ødegård", "organisation"),
    ("Hoteliers said the bridge was safe.", "Hoteliers", "unnamed_person"),
    ("The bridge was safe, shop steward Pyr Ødegård said.", "shop steward Pyr Ødegård", "named_person"),
    ("The mayor's wife, Petra Holm, said the bridge was safe.", "The mayor's wife, Petra Holm", "named_person"),
]


@pytest.mark.parametrize(("text", "source", "kind"), SENTENCES)
def test_kind_in_a_report(text: str, source: str, kind: str) -> None:
    """What a report says of somebody elsewhere decides the kind, too."""
    found = [(text[s.start : s.end], s.kind.value) for a in read([report(text)])[0].attributions for s in a.sources]
    assert (source, kind) in found
