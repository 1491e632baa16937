"""Every claim has an id of its own."""

from __future__ import annotations

from reports import report

from reportedly.align import align
from reportedly.model.evidence import Evidence
from reportedly.read import read

TEXT = (
    "The mill, as it turned out, burned down, police said on Monday.\n"
    "The barn, as it turned out, burned down, mayor Ines Falk told reporters on Tuesday."
)


def test_a_report_that_says_the_same_twice_makes_claims_with_ids_of_their_own() -> None:
    """Words that come again in one report, on another's word, are another claim, and can be told from the first."""
    readings = read([report(TEXT, published="2024-03-04")])
    told = align(Evidence(story="story", readings=readings, entities=(), reuse=(), credits=())).claims
    words = [tuple(span.of(TEXT) for span in claim.supports[0].spans) for claim in told]
    assert len(set(words)) < len(words)
    assert len({claim.id for claim in told}) == len(told)
