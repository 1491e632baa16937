"""Properties of the search for expressions of several words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.doings import expressions_in
from reportedly.text.words import stem

QUICK = settings(max_examples=100, deadline=None)
WORDS = ["lost", "their", "the", "lives", "down", "tools", "on", "strike", "went", "action", "industrial", "of",
         "death", "toll", "Aurelia", "into", "taken", "custody", "put", "off"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@QUICK
def test_no_word_is_in_two_and_each_stands_where_it_is_said(words: list[str]) -> None:
    """Places rise, never meet, and carry the stems of the expression."""
    last = -1
    for key, places in expressions_in(words):
        assert [stem(words[place]) for place in places] == key.split()
        assert list(places) == sorted(set(places))
        assert places[0] > last
        last = places[-1]


@given(st.lists(st.sampled_from(WORDS), max_size=20), st.lists(st.sampled_from(WORDS), max_size=20))
@QUICK
def test_what_stands_before_a_name_does_not_reach_behind_it(before: list[str], behind: list[str]) -> None:
    """A content word that is no part of an expression cuts it: both sides are found as if they were alone."""
    cut = len(before) + 1
    whole = list(expressions_in([*before, "Zorvania", *behind]))
    apart = [(key, tuple(place + cut for place in places)) for key, places in expressions_in(behind)]
    assert whole == [*expressions_in(before), *apart]
