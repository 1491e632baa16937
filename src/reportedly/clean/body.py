"""Decide which lines are the article and which are the page around it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from reportedly.clean.features import Shape, describe_lines
from reportedly.text.tables import read_table

LEAN = 0.5  # what being unsure adds to a line's score: a lost paragraph is a false silence
_CAP = 4.0  # no single line says more than this to its neighbours
_TINY = 4  # words
_FEW = 3  # labels, stamps and promotions that may stand in a text which is otherwise clean


@cache
def _weights(stage: str) -> tuple[tuple[str, float], ...]:
    return tuple((row["measure"], float(row[stage])) for row in read_table("line_weights") if row[stage])


def find_body(shapes: Sequence[Shape]) -> list[bool]:
    """Say of each line whether it belongs to the article. Lines already known to be aside never do.

    Two passes of one linear model (data/line_weights.tsv): the first sees a line and its nearest neighbours, the
    second also what the first found around it, and where the bulk of the article lies. A text without any sign
    of a page around it is left whole. Cost: linear.
    """
    if not _has_page_around(shapes):
        return [not shape.aside for shape in shapes]
    rows = describe_lines(shapes)
    first = [_score(row, "first") for row in rows]
    chances = [0.0 if shape.aside else _chance(score) for shape, score in zip(shapes, first, strict=True)]
    again = _look_again(shapes, chances)
    return [
        not shape.aside and _score(row | more, "second") + LEAN > 0
        for shape, row, more in zip(shapes, rows, again, strict=True)
    ]


def _has_page_around(shapes: Sequence[Shape]) -> bool:
    """Whether there is menu-like or list-like text at all: otherwise an extractor has cleaned the text before us."""
    telling = sum(shape.aside or shape.menu or shape.bars for shape in shapes)
    if telling > max(_FEW, len(shapes) // 12):
        return True
    tiny = sum(shape.words <= _TINY for shape in shapes)
    prose = sum(shape.is_prose for shape in shapes)
    return 3 * tiny > len(shapes) or 2 * prose < len(shapes)


def _score(row: dict[str, float], stage: str) -> float:
    return sum(weight * row.get(name, 1.0) for name, weight in _weights(stage))


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-_CAP, min(_CAP, score))))


def _look_again(shapes: Sequence[Shape], chances: Sequence[float]) -> list[dict[str, float]]:
    """Describe for each line what the first pass found around it and its distance from the bulk of the article."""
    sums = [0.0, *accumulate(chances)]
    mass = [0.0, *accumulate(chance * min(60, shape.words) for chance, shape in zip(chances, shapes, strict=True))]
    start, end = _bulk(shapes, chances)
    total = mass[-1] or 1.0
    share = (mass[end] - mass[start]) / total
    return [
        _nearby(sums, number)
        | _place(number, start, end)
        | {
            "mass_before": mass[number] / total,
            "mass_after": (total - mass[number + 1]) / total,
            "middle": 4 * mass[number] * max(0.0, total - mass[number + 1]) / total**2,
            "bulk_share": share,
            "in_bulk_share": share if start <= number < end else 0.0,
        }
        for number in range(len(shapes))
    ]


def _nearby(sums: Sequence[float], number: int) -> dict[str, float]:
    def mean(start: int, end: int) -> float:
        start, end = max(0, start), min(len(sums) - 1, end)
        return (sums[end] - sums[start]) / (end - start) if end > start else 0.5

    return {
        "chance_next_before": mean(number - 1, number),
        "chance_next_after": mean(number + 1, number + 2),
        "chance_before": mean(number - 3, number),
        "chance_after": mean(number + 1, number + 4),
        "chance_far_before": mean(number - 8, number),
        "chance_far_after": mean(number + 1, number + 9),
    }


def _place(number: int, start: int, end: int) -> dict[str, float]:
    away = max(start - number, number - end + 1, 0)
    return {
        "in_bulk": float(away == 0),
        "from_bulk": math.log1p(away),
        "behind_bulk": math.log1p(away) if number >= end else 0.0,
    }


def _bulk(shapes: Sequence[Shape], chances: Sequence[float]) -> tuple[int, int]:
    """The run of lines with the largest sum of chances above one half, longer lines weighing more (Kadane)."""
    best, best_run = 0.0, (0, 0)
    running, start = 0.0, 0
    for number, (shape, chance) in enumerate(zip(shapes, chances, strict=True)):
        if running <= 0:
            running, start = 0.0, number
        running += (chance - 0.5) * math.log1p(min(60, shape.words))
        if running > best:
            best, best_run = running, (start, number + 1)
    return best_run
