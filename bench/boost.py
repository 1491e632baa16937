"""Fit boosted trees whose leaves of one depth ask one question: what `reportedly.clean.trees` evaluates.

Logistic loss, second-order steps, bounds from quantiles, a part of the measures drawn for each tree. NumPy only and
seeded: the same rows give the same trees.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
BINS = 32
STIFF = 8.0  # the larger, the less a leaf with few lines says
DRAWN = 0.6  # share of the measures that a tree may ask about


class Tree(NamedTuple):
    """One question for each depth (measure, bound), and the weights of the answers read as a binary number."""

    questions: tuple[tuple[int, float], ...]
    weights: Array


class Trees(NamedTuple):
    """The sum of trees, and what stands before any of them."""

    start: float
    trees: tuple[Tree, ...]


def fit(table: Array, truth: Array, weights: Array, *, rounds: int, depth: int, rate: float) -> Trees:
    """Fit trees that tell 1 from 0 in `truth`, one row of `table` a line. Cost: rounds × depth × cells."""
    draw = np.random.default_rng(0)
    bounds = [np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])) for column in table.T]
    places = [np.searchsorted(b, column, side="left") for b, column in zip(bounds, table.T, strict=True)]
    binned = np.column_stack(places)
    start = float(np.log((weights * truth).sum() / (weights * (1 - truth)).sum()))
    scores, trees = np.full(len(truth), start), []
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-scores))
        slope, bend = weights * (truth - chance), weights * chance * (1 - chance)
        drawn = [f for f in draw.permutation(table.shape[1])[: int(DRAWN * table.shape[1])] if len(bounds[f])]
        leaf, questions = _grow(binned, bounds, drawn, slope, bend, depth)
        gain = rate * np.bincount(leaf, slope, 1 << depth) / (np.bincount(leaf, bend, 1 << depth) + STIFF)
        scores += gain[leaf]
        trees.append(Tree(tuple(questions), gain))
    return Trees(start, tuple(trees))


def _grow(
    binned: NDArray[np.int64], bounds: list[Array], drawn: list[int], slope: Array, bend: Array, depth: int
) -> tuple[NDArray[np.int64], list[tuple[int, float]]]:  # fmt: skip
    leaf = np.zeros(len(binned), np.int64)
    questions = []
    for level in range(depth):
        best: tuple[float, int, int] = (-1.0, 0, 0)
        for measure in drawn:
            gains = _gains(leaf * (BINS + 1) + binned[:, measure], slope, bend, 1 << level)[: len(bounds[measure])]
            at = int(gains.argmax())
            best = max(best, (float(gains[at]), measure, at))
        _, measure, at = best
        questions.append((int(measure), float(bounds[measure][at])))
        leaf = leaf * 2 + (binned[:, measure] > at)
    return leaf, questions


def _gains(key: NDArray[np.int64], slope: Array, bend: Array, leaves: int) -> Array:
    """What each bound of a measure would gain, over all leaves."""
    slopes = np.bincount(key, slope, leaves * (BINS + 1)).reshape(leaves, -1).cumsum(1)
    bends = np.bincount(key, bend, leaves * (BINS + 1)).reshape(leaves, -1).cumsum(1)
    below, above = slopes**2 / (bends + STIFF), (slopes[:, -1:] - slopes) ** 2 / (bends[:, -1:] - bends + STIFF)
    gains: Array = (below + above).sum(0)
    return gains


def score(model: Trees, table: Array) -> Array:
    """Add up what the trees say of each row."""
    total = np.full(len(table), model.start)
    for tree in model.trees:
        answer = np.zeros(len(table), np.int64)
        for measure, bound in tree.questions:
            answer = answer * 2 + (table[:, measure] > bound)
        total += tree.weights[answer]
    return total


def fit_line(table: Array, truth: Array, *, soft: float) -> tuple[Array, float]:
    """Fit a logistic regression by Newton's method on scaled columns; weights for the unscaled ones, and the start."""
    middle, scale = table.mean(0), table.std(0) + 1e-9
    scaled = np.column_stack([(table - middle) / scale, np.ones(len(table))])
    weights = np.zeros(scaled.shape[1])
    hold = np.diag([1 / soft] * table.shape[1] + [1e-6])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        bend = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + hold
        weights += np.linalg.solve(bend, scaled.T @ (truth - chance) - hold @ weights)
    plain = weights[:-1] / scale
    return plain, float(weights[-1] - (plain * middle).sum())
