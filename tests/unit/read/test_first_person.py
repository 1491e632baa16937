""" "I" in quoted words is whoever is quoted."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.model.reading import MentionKind
from reportedly.read import read

CASES = [
    ("“I will not guess, and my staff will not,” Jane Roe said.", ["I", "my"], "Jane Roe"),
    ("Jane Roe left. “Nobody told me,” she said.", ["me"], "Jane Roe"),
    ("I walked past the school. Jane Roe did not.", [], ""),
    ("“I will not guess,” it says on the door.", [], ""),
    ("Vitamin “I” is no vitamin, Jane Roe said.", [], ""),
]


@pytest.mark.parametrize(("text", "words", "name"), CASES)
def test_who_is_i(text: str, words: list[str], name: str) -> None:
    """The pronouns of the first person in quoted words mean the person quoted; all others are no mentions."""
    (reading,) = read([report(text)])
    pronouns = [m for m in reading.mentions if m.kind is MentionKind.PRONOUN]
    first = [m for m in pronouns if m.span.of(text).lower() in ("i", "me", "my")]
    assert [m.span.of(text) for m in first] == words
    names = {entity.id: entity.name for entity in reading.entities}
    assert {names[m.entity] for m in first} == ({name} if name else set())


def test_a_statement_knows_who_speaks_of_himself() -> None:
    """The subject of "I will not leave" is who says so."""
    text = "“I will not leave,” Jane Roe said."
    (reading,) = read([report(text)])
    (leave,) = reading.statements
    assert [e.name for e in reading.entities if e.id in leave.who[: leave.subjects]] == ["Jane Roe"]


def test_mentions_are_numbered_in_the_order_of_the_text() -> None:
    """Ids of mentions follow their places, also of those that were added."""
    (reading,) = read([report("“I am late,” Jane Roe said. “My train stood still.”")])
    assert [m.id for m in reading.mentions] == [f"m{n}" for n in range(1, len(reading.mentions) + 1)]
    assert [m.start for m in reading.mentions] == sorted(m.start for m in reading.mentions)
