"""What holds of "I" in any text: it is a mention inside of quoted words of a known person, or none at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import report

from reportedly.model.base import Span
from reportedly.model.reading import MentionKind
from reportedly.read import read

PARTS = [
    "“I will stay,” Nora Lind said.", "I saw it.", "“My boat sank,” he told us.", "“I", "me”", "said Karl Osgood.",
    "‘I heard “me too” twice,’ Nora Lind added.", "Nora Lind left.", "It was “I, Claudius”.", "“Nobody asked me.”",
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=6))
def test_i_stands_in_quoted_words_and_means_a_person(parts: list[str]) -> None:
    """Every mention of the first person lies in a quotation, is one word, and its entity is one of the reading."""
    text = " ".join(parts)
    (reading,) = read([report(text)])
    persons = {entity.id for entity in reading.entities}
    for mention in reading.mentions:
        if mention.kind is MentionKind.PRONOUN and mention.span.of(text).lower() in ("i", "me", "my"):
            assert mention.entity in persons
            assert any(Span(start=q.start, end=q.end).holds(mention.span) for q in reading.quotations)
    assert len({(m.start, m.end, m.entity) for m in reading.mentions}) == len(reading.mentions)
