"""What holds of the comparison of any two names."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.names import compare_names

WORDS = st.sampled_from(
    ["Kim", "Jong-un", "Mr", "al-", "bin", "O'", "Müller", "김", "Дмитрий", ",", "Jr", "J.", "Anna", "van"]
)
NAMES = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=6).map(" ".join))


@given(NAMES, NAMES)
@settings(max_examples=100, deadline=None)
def test_symmetric(a: str, b: str) -> None:
    """The order of the two names changes nothing but the order in the answer."""
    one, two = compare_names(a, b), compare_names(b, a)
    assert (one.same, one.score, one.reasons) == (two.same, two.score, two.reasons)
    assert 0 <= one.score <= 1
    assert one.reasons


@given(NAMES)
@settings(max_examples=100, deadline=None)
def test_reflexive(a: str) -> None:
    """Every string is the same as itself."""
    assert compare_names(a, a).same is True
