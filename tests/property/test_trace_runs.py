"""What is left aside before tracing looks at it could not have come to a passage."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import report

from reportedly.trace.passages import find_passages
from reportedly.trace.runs import RunFinder, Runs
from reportedly.trace.texts import Text

PHRASES = (
    "the northern ferry struck the stone quay before dawn", "harbour pilots blamed thick winter fog", "on Monday,",
    '"we heard the hull break under our feet"', "said the coastguard of Brekke", "and", "nobody was hurt.", "the mayor",
    "opened a formal inquiry into lighthouse repairs", "of the", "Photo: Lina Aas", "\n\n", "several rescue boats came",
)  # fmt: skip
TEXTS = st.lists(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=16).map(" ".join), min_size=2, max_size=4)


def texts_of(written: list[str]) -> list[Text]:
    """The texts of reports, as tracing sees them."""
    return [Text(report(text, id=f"r{number}"), None) for number, text in enumerate(written)]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_what_is_left_aside_changes_no_passage(written: list[str]) -> None:
    """The passages of two texts are those that all of their runs give."""
    texts = texts_of(written)
    for other, runs in zip(texts[1:], RunFinder(texts).between(0, range(1, len(texts))), strict=True):
        every = Runs(runs.table, np.ones(len(runs.table), np.bool_))
        found, plain = (find_passages(texts[0], other, each) for each in (runs, every))
        assert [each.passage for each in found] == [each.passage for each in plain]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_runs_are_the_same_words_and_as_long_as_they_can_be(written: list[str]) -> None:
    """All words of a run are the same on both sides, runs stand in order, and none goes on in another one."""
    texts = texts_of(written)
    one, other = texts[:2]
    (runs,) = RunFinder(texts).between(0, [1])
    every = runs.every()
    for here, there, size in every:
        assert one.aligned[here : here + size] == other.aligned[there : there + size]
        assert (here + size, there + size) not in {(run.here, run.there) for run in every}
    assert sorted(every) == every


ROWS = [
    ("It was over by then.", "By noon it was over by far.", [4], "four words in a row"),
    ("It was over then.", "By noon it was over.", [], "three little words"),
    ("Harbour pilots blamed fog.", "Why pilots blamed fog on Friday.", [3], "three content words"),
    ("Pilots in Brekke blamed the fog.", "Pilots of Brekke blamed a fog.", [1, 2, 1], "little ones apart"),
]


@pytest.mark.parametrize(("one", "other", "sizes", "why"), ROWS)
def test_a_few_words_in_a_row_are_a_run(one: str, other: str, sizes: list[int], why: str) -> None:
    """Four words in a row are a run, and so are three content words, whatever little ones stand between them."""
    (runs,) = RunFinder(texts_of([one, other])).between(0, [1])
    assert [run.size for run in runs.every()] == sizes, why
