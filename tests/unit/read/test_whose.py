"""Whose word it is, where the noun beside the cue is not the answer."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.read import read

CASES = [
    ("The minister, who said the plan was dead, left Oslo.", "said", "who", "The minister"),
    ("Petra Holm, who rose and warned that the plan was dead, left.", "warned", "who", "Petra Holm"),
    ("Officials who said the plan was dead left early.", "said", "who", "Officials"),
    ("The board issued a statement saying the plan was dead.", "saying", "The board", None),
    ("Mayor Falk released a letter saying the plan was dead.", "saying", "Mayor Falk", None),
    ("Falk left the house of a friend, saying that the plan was dead.", "saying", "Falk", None),
    ("Falk bought the yard in the hope that prices would rise.", "hope", "Falk", None),
    ("The delay raised fears that the plan was dead.", "fears", "-", None),
    ("The delay fuelled speculation that the plan was dead.", "speculation", "-", None),
    ("The envoy raised doubts that the plan would work.", "raised doubts", "The envoy", None),
    ("Local reports say that the plan was dead.", "say", "Local reports", None),
    ("A friend of the mayor said the plan was dead.", "said", "A friend of the mayor", None),
]


@pytest.mark.parametrize(("text", "cue", "source", "name"), CASES)
def test_source_of_a_cue(text: str, cue: str, source: str, name: str | None) -> None:
    """The source of the cue, and the name that a relative pronoun stands for."""
    found = []
    for attribution in read([report(text)])[0].attributions:
        first = attribution.sources[0]
        words = text[first.start : first.end] if first.start is not None else "-"
        cues = " ".join(span.of(text) for span in attribution.cue)
        found.append((cues, words, first.name if name else None))
    assert any(cues.endswith(cue) and (words, called) == (source, name) for cues, words, called in found), found
