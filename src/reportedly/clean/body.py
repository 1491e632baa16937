"""Decide which lines are the article and which are the page around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.clean.features import Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAN = 0.4  # what being unsure adds to a line's score: a lost paragraph is a false silence
_TOP = 4  # lines above the first sure one among which its headline and standfirst stand
_LEAD = 3  # words of a line that leads in to the next
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
    found = iter(_led_in(open_lines, scores.tolist(), decide(scores.tolist(), rate_text(open_lines, scores))))
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
    """Decide from the lines' scores and the whole text's which lines are the article's.

    A text that surely is clean is left whole. One that only may be is left whole from the title above its first sure
    line to its last: what stands below is judged by its own score, for there the rest of a page would stand.
    """
    kept = [score + _LEAN > 0 for score in scores]
    if of_text > 0:
        return [True] * len(kept)
    if of_text > _SURELY_PAGE and any(kept):
        first, end = kept.index(True), len(kept) - kept[::-1].index(True)
        top = max(0, first - _TOP)
        while first > top and scores[first - 1] > _SURELY_NOT:
            first -= 1
        return [first <= number < end for number in range(len(kept))]
    return _bridged(scores, kept)


def _bridged(scores: Sequence[float], kept: Sequence[bool]) -> list[bool]:
    """The kept lines, and the one or two between such lines that are not surely something else."""
    bridged, last = list(kept), -1
    for number in [number for number, inside in enumerate(kept) if inside]:
        between = range(last + 1, number)
        if last >= 0 and len(between) <= _GAP and all(scores[n] > _SURELY_NOT for n in between):
            bridged[last + 1 : number] = [True] * len(between)
        last = number
    return bridged


def _led_in(shapes: Sequence[Shape], scores: Sequence[float], kept: list[bool]) -> list[bool]:
    """Keep a line that ends in a colon with the line that it leads in to ("From today's Courier:")."""
    for number in range(len(kept) - 1):
        leads = shapes[number].colon and kept[number + 1] and shapes[number].words >= _LEAD
        kept[number] = kept[number] or (leads and scores[number] > _SURELY_NOT)
    return kept
