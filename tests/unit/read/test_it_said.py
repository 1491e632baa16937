""" "It" as a source: the one body that the paragraph lets speak, or else the one that it names."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.model.reading import SourceKind
from reportedly.read import read


def source_of_it(text: str) -> tuple[SourceKind, str | None]:
    """Kind and name of the source that is written "it"."""
    (reading,) = read([report(text, id="r1", outlet="The Korvik Star", published="2024-03-04")])
    sources = [s for a in reading.attributions for s in a.sources if s.start is not None]
    one = next(s for s in sources if text[s.start : s.end].lower() == "it")
    return one.kind, one.name


RESOLVED = [
    ("The harbour board said the pier was safe. Two planks had been replaced, it said.", "The harbour board"),
    ("The Orvel Harbour Authority is short of divers, it admits.", "Orvel Harbour Authority"),
]


@pytest.mark.parametrize(("text", "name"), RESOLVED)
def test_it_is_the_one_body_of_the_paragraph(text: str, name: str) -> None:
    """Who spoke last in the paragraph is meant, or the only body that is named in it."""
    assert source_of_it(text) == (SourceKind.ORGANISATION, name)


OPEN = [
    "The harbour board said the pier was safe. The coastguard said it was not. Two planks had been replaced, it said.",
    "The harbour board said the pier was safe.\n\nTwo planks had been replaced, it said.",
]


@pytest.mark.parametrize("text", OPEN)
def test_it_is_left_open_where_two_or_none_can_be_meant(text: str) -> None:
    """Two bodies that speak, or one of another paragraph: nobody is guessed."""
    (reading,) = read([report(text, id="r1", outlet="The Korvik Star", published="2024-03-04")])
    assert reading.attributions[-1].sources[0].name == "it"
