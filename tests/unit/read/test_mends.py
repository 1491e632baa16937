"""What is mended in a parse."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.model.reading import Statement
from reportedly.read import read


def told(text: str) -> dict[str, Statement]:
    """The statements of a text by the words of their predicate."""
    return {s.predicate.of(text): s for s in read([report(text, published="2024-06-06")])[0].statements if s.predicate}


def test_harm_is_done_by_what_stands_nearest() -> None:
    """Rescuers who search a house that collapsed have killed nobody."""
    text = "Rescuers with dogs searched for people under a block of flats that collapsed in Riga, killing five."
    killing = " ".join(span.of(text) for span in told(text)["killing"].spans)
    assert "Rescuers" not in killing


@pytest.mark.parametrize("text", [
    "The ferry struck a rock and sank, killing five.",
    "The officer fired at the crowd, killing five.",
])  # fmt: skip
def test_harm_stays_with_the_only_verb(text: str) -> None:
    """Where no clause stands between, the participle keeps its subject."""
    assert " ".join(span.of(text) for span in told(text)["killing"].spans).startswith("The ")


def test_a_day_since_which_nothing_was_like_it_is_no_day_of_it() -> None:
    """A superlative with "since" dates nothing; what has been so since a day is dated by it."""
    assert told("It was the worst storm since 1987.")["was"].when is None
    assert told("The road has been shut since Monday.")["shut"].when is not None


def test_who_asks_not_to_be_named_tells_nothing_by_it() -> None:
    """The clause that describes a source is no statement."""
    assert set(told("Four are in a serious condition, according to a doctor who asked not to be named.")) == {"are"}


def test_a_city_is_where_it_is_and_not_its_adjective() -> None:
    """Of "the Bulgarian city of Varna" the city is the place; a group's nationality is none."""
    text = "A block of flats collapsed in the Bulgarian city of Varna."
    reading = read([report(text)])[0]
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names.get(s.where or "") for s in reading.statements] == ["Varna"]
