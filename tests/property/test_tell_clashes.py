"""Whatever pairs an account holds, its lines tell each of them once and no other."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tell_desk import Desk
from tell_fixture import P
from tell_variants import account_of

from reportedly.model.claim import Conflict, Origins, Slot, Standing
from reportedly.tell.tree import view_story

WORDS = ("38", "41", "44")
REPORTS = tuple("abcdef")
PAIRS = tuple(combinations(range(len(REPORTS)), 2))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=6, max_size=6), st.sets(st.sampled_from(PAIRS)))
def test_each_pair_is_told_once_and_no_other_one(values: list[str], pairs: set[tuple[int, int]]) -> None:
    """Every two values of two sides are a pair of the account, and all of its pairs stand so."""
    desk = Desk()
    for paper, value in zip(REPORTS, values, strict=True):
        desk.report(paper, f"The {paper} Post", ((P, f"In Lindmark {value} people were hurt."),))
    supports = [desk.support(paper, f"{value} people") for paper, value in zip(REPORTS, values, strict=True)]
    places = [desk.located(paper, value) for paper, value in zip(REPORTS, values, strict=True)]
    conflicts = tuple(
        Conflict(
            slot=Slot.HOW_MANY, first=supports[a].statement, second=supports[b].statement, a=places[a], b=places[b]
        )
        for a, b in sorted(pairs)
    )
    desk.claim(Standing.DIFFER, *supports, origins=Origins(unstated=6), conflicts=conflicts)
    told: list[tuple[int, ...]] = []
    for clash in view_story(account_of(desk)).claims[0].clashes:
        sides = [[words.report for value in side for text in value.texts for words in text] for side in clash.sides]
        told += [tuple(sorted((a, b))) for one, two in combinations(sides, 2) for a in one for b in two]
    assert sorted(told) == sorted(pairs)
