"""What many pairs share, counted at once, is what it is pair by pair."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.align.rows import number_terms, pairs_among, products, rows_of
from reportedly.align.score import _rivals, margins
from reportedly.align.shared import cosines

TERMS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 2.0), max_size=6)


@st.composite
def statements_with_pairs(draw: st.DrawFn) -> tuple[list[dict[str, float]], list[tuple[int, int]]]:
    """Weighed terms, and pairs of them in any order."""
    weighed = draw(st.lists(TERMS, min_size=1, max_size=8))
    number = st.integers(0, len(weighed) - 1)
    return weighed, draw(st.lists(st.tuples(number, number), max_size=20))


def as_array(pairs: list[tuple[int, int]]) -> np.ndarray:
    return np.array(pairs, np.int64).reshape(-1, 2)


@settings(max_examples=80, deadline=None)
@given(statements_with_pairs(), st.integers(1, 20))
def test_products_are_those_of_each_pair(
    made: tuple[list[dict[str, float]], list[tuple[int, int]]], cells: int
) -> None:
    """However many rows are laid out at a time, the product of a pair is the sum over the terms that both have."""
    weighed, pairs = made
    rows = rows_of(weighed, number_terms(weighed))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reportedly.align.rows._CELLS", cells)
        found = products(rows, rows, as_array(pairs)).tolist()
    plain = [sum(weight * weighed[j].get(term, 0.0) for term, weight in weighed[i].items()) for i, j in pairs]
    assert found == pytest.approx(plain)


@settings(max_examples=50, deadline=None)
@given(statements_with_pairs())
def test_a_cosine_is_symmetric_and_at_most_one(made: tuple[list[dict[str, float]], list[tuple[int, int]]]) -> None:
    """Cosines lie between 0 and 1, whichever side comes first; what says nothing is like nothing."""
    weighed, pairs = made
    found = cosines(weighed, as_array(pairs))
    assert found == pytest.approx(cosines(weighed, as_array(pairs)[:, ::-1]))
    for (i, j), value in zip(pairs, found.tolist(), strict=True):
        assert -1e-9 <= value <= 1 + 1e-9
        assert not math.isnan(value)
        assert bool(set(weighed[i]) & set(weighed[j])) == (value > 0)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sets(st.integers(0, 9), max_size=5).map(sorted), max_size=8))
def test_pairs_among_groups_are_all_their_pairs_once(groups: list[list[int]]) -> None:
    """The pairs are those of all groups, sorted, none twice."""
    plain = sorted({pair for group in groups for pair in combinations(group, 2)})
    assert [tuple(pair) for pair in pairs_among(groups).tolist()] == plain


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=15))
def test_a_rival_is_the_best_of_the_others(drawn: list[tuple[int, int]]) -> None:
    """The rival of a value is the greatest other one of its group; alone it has none."""
    groups, values = [group for group, _ in drawn], [value / 4 for _, value in drawn]
    found = _rivals(np.array(values), np.array(groups, np.int64)).tolist()
    for place, rival in enumerate(found):
        others = [v for at, v in enumerate(values) if groups[at] == groups[place] and at != place]
        assert rival == max(others, default=0.0)


def test_no_pairs_have_no_margins() -> None:
    """Without statements and pairs there is nothing to compare."""
    none = np.zeros((0, 2), np.int64)
    assert margins(np.zeros(0), none, []).tolist() == []
    assert cosines([], none).tolist() == []
