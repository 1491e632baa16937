"""Properties of the stream of stories: order, pieces, workers and repeats change nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.group.sketches import general, sketch_all
from reportedly.group.stream import Stream
from reportedly.group.vectors import Sketch, Vectors, sketch, stack, take
from reportedly.model.report import Block, BlockKind, Published, Report

WORDS = [f"word{number}" for number in range(14)]
ROWS = st.lists(
    st.tuples(st.dictionaries(st.sampled_from(WORDS), st.integers(1, 6), min_size=1, max_size=9), st.integers(1, 8)),
    min_size=2,
    max_size=24,
)


def rows_of(rows: list[tuple[dict[str, int], int]]) -> tuple[list[str], Vectors]:
    """Ids and vectors of made-up reports; their names are their first words."""
    made: list[Sketch] = []
    for words, day in rows:
        names = {word: weight for word, weight in words.items() if word < "word3"}
        made.append(sketch((words, names), day=day, most=8))
    return [f"r{number}" for number in range(len(rows))], stack(made)


def batch(ids: list[str], rows: Vectors) -> list[list[str]]:
    """All at once."""
    stream = Stream(threshold=0.3)
    stream.add(ids, rows)
    return stream.stories()


@given(ROWS, st.data())
@settings(max_examples=100, deadline=None)
def test_order_and_pieces_change_nothing(rows: list[tuple[dict[str, int], int]], data: st.DataObject) -> None:
    """Whatever the order of the reports and the pieces that they come in, asked for in between or not."""
    ids, vectors = rows_of(rows)
    order = data.draw(st.permutations(range(len(ids))))
    stream = Stream(threshold=0.3)
    while order:
        size = data.draw(st.integers(1, len(order)))
        part, order = order[:size], order[size:]
        stream.add([ids[number] for number in part], take(vectors, np.array(part)))
        if data.draw(st.booleans()):
            stream.stories()
    assert stream.stories() == batch(ids, vectors)


@given(ROWS, st.integers(2, 8), st.data())
@settings(max_examples=100, deadline=None)
def test_a_window_is_what_a_batch_over_its_reports_gives(
    rows: list[tuple[dict[str, int], int]], before: int, data: st.DataObject
) -> None:
    """After earlier days are closed the stories are those of the days that are left, and more may come."""
    ids, vectors = rows_of(rows)
    first = data.draw(st.integers(1, len(ids)))
    numbers = np.arange(len(ids))
    stream = Stream(threshold=0.3)
    stream.add(ids[:first], take(vectors, numbers[:first]))
    if data.draw(st.booleans()):
        stream.stories()
    closed = stream.close(before=before)
    assert sorted(closed) == sorted(ids[number] for number in range(first) if rows[number][1] < before)
    stream.add(ids[first:], take(vectors, numbers[first:]))
    left = [number for number in range(len(ids)) if number >= first or rows[number][1] >= before]
    assert stream.stories() == batch([ids[number] for number in left], take(vectors, np.array(left, np.int64)))


@given(ROWS)
@settings(max_examples=50, deadline=None)
def test_the_same_reports_again_change_nothing(rows: list[tuple[dict[str, int], int]]) -> None:
    """Every report stands in one story, and a second time is no time."""
    ids, vectors = rows_of(rows)
    stream = Stream(threshold=0.3)
    stream.add(ids, vectors)
    stories = stream.stories()
    assert sorted(each for story in stories for each in story) == sorted(ids)
    stream.add(ids, vectors)
    assert stream.stories() == stories


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_workers_gives_the_same_sketches(workers: int) -> None:
    """A sketch is made from one report and a frozen rarity."""
    texts = [f"The ferry Aurelia {number} ran aground off Port Salvo with {number} people." for number in range(401)]
    reports = [
        Report(
            id=f"r{number}", uri=f"r{number}", outlet=None, title=None, lang="en", text=text, published=Published(),
            blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
        )
        for number, text in enumerate(texts)
    ]  # fmt: skip
    alone = [sketch_all([report], general())[0] for report in reports]
    assert sketch_all(reports, general(), workers=workers) == alone
