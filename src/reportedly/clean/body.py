"""Decide which lines are the article and which are the page around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.clean.features import Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAN = 0.4  # what being unsure adds to a line's score: a lost paragraph is a false silence
_GAP = 2  # lines between two of the article that belong to it unless they certainly do not
_SURELY_NOT = -2.2  # a score
_SURELY_PAGE = -1.7  # score of a whole text below which it is a page with more than its article: unsure means keep


def find_body(shapes: Sequence[Shape]) -> list[bool]:
    """Say of each line whether it belongs to the article. Lines already known to be aside never do.

    Those lines are taken out first, and the others judged as if they were not there: so furniture that the tables
    know changes nothing, wherever it stands. Two looks of one model (data/line_weights.tsv): the first sees a line,
    its neighbours and its place, the second also what the first found around it. A text that looks as if an extractor
    had cleaned it before us is left whole. Cost: linear.
    """
    open_lines = [shape for shape in shapes if not shape.aside]
    if not open_lines:
        return [False] * len(shapes)
    scores = rate_lines(open_lines)
    found = iter(decide(scores.tolist(), rate_text(open_lines, scores)))
    return [not shape.aside and next(found) for shape in shapes]


def rate_lines(shapes: Sequence[Shape]) -> NDArray[np.float64]:
    """Rate each line: above 0 speaks for the article. None of them may be aside. Cost: linear."""
    from reportedly.clean import surroundings, trees  # NumPy: starting the program does without it

    columns = surroundings.describe(shapes)
    first = trees.chances(trees.score(trees.read_forest("first"), columns))
    return trees.score(trees.read_forest("second"), columns | surroundings.look_again(shapes, first))


def rate_text(shapes: Sequence[Shape], scores: NDArray[np.float64]) -> float:
    """Rate the whole text by its lines' scores: above 0 speaks for an article without a page around it."""
    from reportedly.clean import surroundings, trees

    measures = surroundings.describe_text(shapes, trees.chances(scores))
    weights = trees.read_weights("whole")
    return weights[""] + sum(weights[name] * value for name, value in measures.items())


def decide(scores: Sequence[float], of_text: float) -> list[bool]:
    """Decide from the lines' scores and the whole text's which lines are the article's."""
    return [True] * len(scores) if of_text > _SURELY_PAGE else _bridged(scores)


def _bridged(scores: Sequence[float]) -> list[bool]:
    """The lines above the bound, and the one or two between such lines that are not surely something else."""
    kept = [score + _LEAN > 0 for score in scores]
    last = -1
    for number in [number for number, inside in enumerate(kept) if inside]:
        between = range(last + 1, number)
        if last >= 0 and len(between) <= _GAP and all(scores[n] > _SURELY_NOT for n in between):
            kept[last + 1 : number] = [True] * len(between)
        last = number
    return kept
