"""Evaluate boosted trees from a table: each tree asks a few questions of a line, and adds what the answers weigh.

All leaves of one depth ask the same question, so a tree is one row: the questions (measure > bound), then the
weights of the answers, read as a binary number (no-no-no, no-no-yes …).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.text.tables import read_table

DEPTH = 4  # questions of a tree
_AT_ONCE = 2048  # lines: bounds the memory


class Forest(NamedTuple):
    """The trees of one look: by which measures, which bounds, which weights, and what stands before any question."""

    measures: tuple[str, ...]
    asked: NDArray[np.int64]
    bounds: NDArray[np.float64]
    weights: NDArray[np.float64]
    start: float


@cache
def read_forest(look: str) -> Forest:
    """Read the trees of one look ("first", "second") from data/line_weights.tsv."""
    rows = [row for row in read_table("line_weights") if row["look"] == look]
    trees = [row for row in rows if row["ask1"]]
    measures = tuple(sorted({row[f"ask{n}"] for row in trees for n in range(1, DEPTH + 1)}))
    number = {measure: at for at, measure in enumerate(measures)}
    return Forest(
        measures,
        np.array([[number[row[f"ask{n}"]] for n in range(1, DEPTH + 1)] for row in trees], dtype=np.int64),
        np.array([[float(row[f"above{n}"]) for n in range(1, DEPTH + 1)] for row in trees], dtype=np.float64),
        np.array([[float(cell) for cell in row["weights"].split()] for row in trees], dtype=np.float64),
        sum(float(row["weights"]) for row in rows if not row["ask1"]),
    )


@cache
def read_weights(look: str) -> Mapping[str, float]:
    """Read the weights of a linear look from data/line_weights.tsv, by measure; that of no measure is the start."""
    return {row["ask1"]: float(row["weights"]) for row in read_table("line_weights") if row["look"] == look}


def score(forest: Forest, columns: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float64]:
    """Add up for each line what the trees say: above 0 speaks for the article. Cost: lines times trees."""
    table = np.column_stack([columns[measure] for measure in forest.measures])
    parts = [_score(forest, table[at : at + _AT_ONCE]) for at in range(0, len(table), _AT_ONCE)]
    return np.concatenate(parts) if parts else np.zeros(0)


def _score(forest: Forest, table: NDArray[np.float64]) -> NDArray[np.float64]:
    answers = np.zeros((len(table), len(forest.asked)), dtype=np.int64)
    for question in range(DEPTH):
        answers *= 2
        answers += table[:, forest.asked[:, question]] > forest.bounds[:, question]
    total: NDArray[np.float64] = forest.start + forest.weights[np.arange(len(forest.asked)), answers].sum(axis=1)
    return total


def chances(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn scores into chances between 0 and 1."""
    found: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return found
