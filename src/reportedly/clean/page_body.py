"""Decide which lines of a page are its article: a linear model over what can be measured of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from reportedly.clean.page_boxes import weigh_boxes
from reportedly.clean.page_measures import Row, measure_page
from reportedly.clean.page_view import View
from reportedly.text.tables import read_table

LEAN = 0.2  # what being unsure adds to a line's score: a lost paragraph is a false silence
_REACH = 6  # lines around the next sign of an article within which a line may belong to it
_SIGN = 0.3  # share of a line's words in the extraction or the JSON-LD that is such a sign


def find_article(view: View) -> list[bool]:
    """Say of each line whether it belongs to the article. Cost: linear.

    Source: data/page_weights.tsv, fitted by bench/train_page_lines.py; the column `alone` is for pages of which no
    extraction is at hand.
    """
    inside = [False] * len(view.lines)
    numbers = find_candidates(view)
    if numbers:
        weights = _weights("both" if any(share > _SIGN for share in view.said) else "alone")
        for number, row in zip(numbers, measure_page(view, weigh_boxes(view), numbers), strict=True):
            inside[number] = score_line(row, weights) + LEAN > 0
    return inside


def find_candidates(view: View) -> list[int]:
    """The lines that stand near any sign of an article, in order; no other line can be one of its own."""
    data: Sequence[float] = view.linked_data or [0.0] * len(view.lines)
    signs = [
        said > _SIGN or told > _SIGN or prose for said, told, prose in zip(view.said, data, view.prose, strict=True)
    ]
    sums = list(accumulate(signs, initial=0))
    last = len(signs)
    return [n for n in range(last) if sums[min(last, n + _REACH + 1)] > sums[max(0, n - _REACH)]]


def score_line(row: Row, weights: dict[str, float]) -> float:
    """The log-odds that a line with these measures belongs to the article."""
    return weights["bias"] + sum([weights.get(name, 0.0) * value for name, value in row.items()])


@cache
def _weights(column: str) -> dict[str, float]:
    return {row["measure"]: float(row[column]) for row in read_table("page_weights") if row[column]}
