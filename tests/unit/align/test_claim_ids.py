"""Every claim has an id of its own."""

from __future__ import annotations

from reports import report

from reportedly.align import align
from reportedly.align.claims import told_apart
from reportedly.model.evidence import Evidence
from reportedly.read import read

TEXT = (
    "As it turned out, the mill burned down, police said.\n"
    "As it turned out, the barn burned down, mayor Ines Falk told reporters."
)


def test_claims_of_the_same_words_get_ids_of_their_own() -> None:
    """A report may say the same twice, on two words: the first claim keeps its id, the second gets another one."""
    readings = read([report(TEXT, published="2024-03-04")])
    claims = align(Evidence(story="story", readings=readings, entities=(), reuse=(), credits=())).claims
    told = told_apart([claims[0], claims[0], claims[1]])
    assert [each.id for each in told][::2] == [claims[0].id, claims[1].id]
    assert len({each.id for each in told}) == 3
