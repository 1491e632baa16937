"""How alike groups of reports are, for parting a story that a person says is two."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from reportedly.group.joining import add_sums, measure, sums_of
from reportedly.group.vectors import Sketch, stack


class Sides:
    """Compares groups of reports by their sketches, asked for when needed: the average likeness of their members."""

    def __init__(self, sketch_of: Callable[[str], Sketch]) -> None:
        self.sketch_of = sketch_of

    def __call__(self, ones: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> list[list[float]]:
        """Compare each of these with each of those; a line for each of the first. Cost: linear in all reports."""
        if not ones or not others:
            return [[] for _ in ones]
        groups = [*ones, *others]
        rows = stack([self.sketch_of(report) for group in groups for report in group])
        home = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        sums = add_sums(sums_of(rows), home, len(groups))
        first = np.repeat(np.arange(len(ones)), len(others))
        second = len(ones) + np.tile(np.arange(len(others)), len(ones))
        values = measure(sums, first, second)
        return [list(map(float, line)) for line in values.reshape(len(ones), len(others))]
