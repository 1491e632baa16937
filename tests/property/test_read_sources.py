"""Kinds and numbers of sources for any words: always an answer, never an exception, linear in what is read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.align.how_many import how_many
from reportedly.model.base import Span
from reportedly.model.reading import SourceKind
from reportedly.read.source_words import head_end, head_role
from reportedly.read.sources import SourceReader

WORDS = st.lists(
    st.sampled_from(
        ["the", "a", "two", "of", "officials", "Reuters", "Gazette", "Dahl", "'s", ",", "police", "source",
         "at", "by", "seen", "12", "former", "minister", "(", "-", "“", "\n", "news", "agency", "who", "said",
         "Österreich", "İ"]
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(WORDS)
def test_any_words_have_a_kind(words: list[str]) -> None:
    """Any words are one of the closed list, stand where they were found, and are never called unstated."""
    text = " ".join(words) + " x"
    span = Span(start=0, end=len(text))
    source = SourceReader(text, (), ()).read(span)
    assert source.kind is not SourceKind.UNSTATED
    assert (source.start, source.end, source.name) == (0, len(text), text)
    assert 0 < head_end(text) <= len(text)
    assert head_role(text) is None or isinstance(head_role(text), str)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.sampled_from(list(SourceKind)))
def test_any_words_are_at_least_one(words: str, kind: SourceKind) -> None:
    """An interval begins at one or above, and does not end before it begins."""
    low, high = how_many(words, kind)
    assert low >= 1 and (high is None or high >= low)
