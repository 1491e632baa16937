"""Which lines of a page are its article: two looks of one linear model, weights in data/fast_weights.tsv."""

from __future__ import annotations

from functools import cache

import numpy as np

from reportedly.clean.fast_measures import (
    Hints,
    Numbers,
    first_names,
    look_again,
    measure_page,
    second_names,
)
from reportedly.clean.fast_tree import Walked, leave_apart
from reportedly.text.tables import read_table

LEAN = 0.25  # what being unsure adds to a line's score: a lost paragraph is a false silence


@cache
def _weights() -> tuple[Numbers, Numbers, Numbers, float, float]:
    """The weights of the first look, of the second look at the same measures and at its own, and both biases."""
    rows = {row["measure"]: row for row in read_table("fast_weights")}

    def column(names: tuple[str, ...], look: str) -> Numbers:
        return np.array([float(rows[name][look] or 0) if name in rows else 0.0 for name in names])

    bias = rows["bias"]
    first = first_names()
    return (
        column(first, "first"), column(first, "second"), column(second_names(), "second"),
        float(bias["first"]), float(bias["second"]),
    )  # fmt: skip


def find_body(walked: Walked, hints: Hints) -> list[bool]:
    """Say of each line whether it belongs to the article. Cost: linear.

    The first look sees a line, what is around it in the page's tree, and its neighbours; the second also what the
    first found near it. Lines that stand apart are neither measured nor chosen.
    """
    chosen = [False] * len(walked.texts)
    inner, numbers = leave_apart(walked)
    if numbers:
        once, again, around, first_bias, second_bias = _weights()
        measured = measure_page(inner, hints)
        looked = look_again(inner, measured, measured.table @ once + first_bias)
        final = measured.table @ again + looked @ around + second_bias + LEAN
        for number, inside in zip(numbers, (final > 0).tolist(), strict=True):
            chosen[number] = inside
    return chosen
