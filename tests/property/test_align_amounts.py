"""Comparing amounts does not depend on which side is asked, and an amount never differs from itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.align.counts import Amount, amounts_at_odds, same_amount
from reportedly.model.base import Span

NUMBERS = st.integers(min_value=0, max_value=5000).map(float)
UNITS = st.sampled_from(["count", "percent", "EUR"])
STEMS = st.frozensets(st.sampled_from(["crew", "bridg", "vote"]), max_size=2)
FATES = st.sampled_from([None, "dead", "injured"])


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """An exact number, a bound or an open word."""
    number, kind = draw(NUMBERS), draw(st.sampled_from(["exact", "least", "most", "vague"]))
    return Amount(
        span=Span(start=0, end=1), number=None if kind == "vague" else number,
        low=None if kind == "most" else number, high=None if kind in ("least", "vague") else number,
        unit=draw(UNITS), stems=draw(STEMS), fate=draw(FATES), exact=kind == "exact",
    )  # fmt: skip


SOME = st.lists(amounts(), max_size=4).map(tuple)


@settings(max_examples=100, deadline=None)
@given(one=amounts(), other=amounts())
def test_two_amounts_are_one_either_way_round(one: Amount, other: Amount) -> None:
    """Whether two amounts are one does not depend on their order; each is one with itself."""
    assert same_amount(one, other) == same_amount(other, one)
    assert same_amount(one, one) is True


@settings(max_examples=100, deadline=None)
@given(one=SOME, other=SOME)
def test_two_tellings_differ_either_way_round(one: tuple[Amount, ...], other: tuple[Amount, ...]) -> None:
    """Two tellings differ in how many whichever leads, and none from itself."""
    assert (amounts_at_odds(one, other) is None) == (amounts_at_odds(other, one) is None)
    assert amounts_at_odds(one, one) is None
