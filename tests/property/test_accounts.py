"""What holds of every account, on random parts of an invented story and of the examples: see bench/story_trials.py."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from story_trials import (
    EDITS,
    MADE,
    NAMES,
    broken_spans,
    changed_by_copy,
    changed_by_order,
    copied,
    edited,
    gained_by_removal,
    readings_of,
)

from reportedly.model.reading import Reading

QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OUTLETS = st.sampled_from(("Harbour Echo", "Coast Tribune"))


@st.composite
def parts(draw: st.DrawFn, *, least: int = 1, names: tuple[str, ...] = NAMES) -> list[Reading]:
    """Some reports of one story, in any order."""
    pool = readings_of(draw(st.sampled_from(names)))
    numbers = draw(st.lists(st.integers(0, len(pool) - 1), min_size=least, max_size=4, unique=True))
    return [pool[number] for number in numbers]


@given(parts(), st.integers(0), OUTLETS, st.integers(0, 2))
@QUICK
def test_a_copy_changes_no_claim(part: list[Reading], which: int, outlet: str, days: int) -> None:
    """The same text elsewhere, that day or later: the same claims, leads, standings and numbers; its name is added."""
    assert changed_by_copy(part, copied(part[which % len(part)], outlet=outlet, days=days)) == []


@given(parts(names=(MADE,)), st.integers(0), OUTLETS, st.sampled_from(sorted(EDITS)))
@QUICK
def test_a_copy_with_cosmetic_edits_changes_no_claim(part: list[Reading], which: int, outlet: str, edit: str) -> None:
    """Other marks and blanks, a byline or a credit line make no other text."""
    found = changed_by_copy(part, edited(part[which % len(part)], outlet=outlet, edit=edit))
    assert [each for each in found if edit != "an agency" or "origins" not in each] == []


@given(parts(least=2), st.randoms(use_true_random=False))
@QUICK
def test_order_changes_no_byte(part: list[Reading], random: object) -> None:
    """Whatever the reports are."""
    assert changed_by_order(part, random.sample(part, len(part))) == []  # type: ignore[attr-defined]


@given(parts(least=2), st.integers(0))
@QUICK
def test_a_report_less_adds_no_origin_to_a_claim(part: list[Reading], which: int) -> None:
    """No claim counts more origins for certain than the one in which its statements stand beside the report."""
    assert "origins of a claim" not in gained_by_removal(part, which % len(part))


@given(parts())
@QUICK
def test_every_span_verifies_with_texts_and_without(part: list[Reading]) -> None:
    """Nothing is broken, and texts that were left out make the same account when they are put back."""
    assert broken_spans(part) == []
