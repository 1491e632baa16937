"""Fits the second look of the claim scorer (again_… in data/claim_weights.tsv) to our own gold, and tells its worth.

    python bench/train_claims.py [--write]

The weights of a pair alone are set by hand. Those of the second look (its score beside its rivals' in the same reports:
align/score.py) are a logistic model of six features, fitted by Newton's method with a penalty on large weights. Rows
are the candidate pairs of two statements of which the gold knows at least one; where it knows both, a pair weighs more.
Printed is what each story gets from a model fitted to the eight others, at several thresholds. --write fits to all nine
and writes the rows. NumPy alone; the same gold gives the same weights. Licence of the gold: as the examples (CC0).
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from claim_pairs import gold_claims
from gold import Texts, read_gold
from measures import Row, b_cubed, covered, likeness, meet, prf
from numpy.typing import NDArray
from stories import EXAMPLES, STORIES, account_of, evidence_of, plain

from reportedly.align.claims import APART, candidate_pairs, link
from reportedly.align.cluster import Pair
from reportedly.align.copies import word_for_word
from reportedly.align.features import Features, describe
from reportedly.align.ledger import Ledger
from reportedly.align.score import SECOND, cannot_be_one, second_features
from reportedly.align.score import likeness as one_claim

TABLE = Path(__file__).resolve().parents[1] / "src" / "reportedly" / "data" / "claim_weights.tsv"
THRESHOLDS = (0.7, 0.62, 0.5, 0.4, 0.3)
STIFF = 1.0  # penalty on the squares of weights, of features of unit spread
HALF = 0.3  # weight of a pair of which the gold knows one statement: it says of the other only that it is no support
SECOND_NAMES = ("odds", "one_report", "one_report_odds", "lead", "ahead", "mutual")
Array = NDArray[np.float64]


class Model(NamedTuple):
    """A logistic model: names, weights, and the bias."""

    names: tuple[str, ...]
    weights: Array
    bias: float

    def __call__(self, table: Array) -> Array:
        scores: Array = 1 / (1 + np.exp(-(table @ self.weights + self.bias)))
        return scores


class Story(NamedTuple):
    """What one story gives to learn from, a row for each candidate pair, and what it is scored by."""

    features: list[Features]
    pairs: list[Pair]
    scores: Array
    truth: Array
    weights: Array
    apart: Array
    first: list[int]
    wanted: list[tuple[int, int | None]]


def read_story(name: str) -> Story:
    """Describe a story's pairs, and label them by its gold."""
    ledger = Ledger(evidence_of(name))
    features = describe(ledger)
    labels, first = gold_claims(name, features), word_for_word(features, ledger)
    around: dict[tuple[str, int], set[int]] = {}
    for one, label in zip(features, labels, strict=True):
        around.setdefault(sentence(one), set()).update(label)
    pairs = sorted(candidate_pairs(features))
    near = [around[sentence(one)] for one in features]
    return Story(
        features=features,
        pairs=pairs,
        scores=np.array([one_claim(features[i], features[j], ledger) for i, j in pairs]),
        truth=np.array([float(bool(labels[i] & labels[j])) for i, j in pairs]),
        weights=np.array([weight(i, j, labels, near=near, first=first) for i, j in pairs]),
        apart=np.array([cannot_be_one(features[i], features[j], ledger) for i, j in pairs]),
        first=first,
        wanted=wanted(name, features),
    )


def sentence(one: Features) -> tuple[str, int]:
    """The report and the number of the sentence in which a statement begins."""
    starts = [span.start for span in one.said.reading.sentences]
    return one.said.report, bisect_right(starts, one.said.statement.spans[0].start)


def weight(i: int, j: int, labels: Sequence[set[int]], *, near: Sequence[set[int]], first: Sequence[int]) -> float:
    """How much a pair is to be learned from: nothing from copies, nor from a clause beside a support's own clause."""
    if first[i] == first[j] or not (labels[i] or labels[j]):
        return 0.0
    if labels[i] and labels[j]:
        return 1.0
    return 0.0 if near[i] & near[j] else HALF


def wanted(name: str, features: Sequence[Features]) -> list[tuple[int, int | None]]:
    """For each gold support its claim, and the statement that is likest to it, as bench/score_examples.py finds it."""
    texts = Texts(EXAMPLES / name, plain(account_of(name)))
    spots = [covered(texts.names[one.said.report], [msgspec.to_builtins(s) for s in one.said.statement.spans])
             for one in features]
    found: list[tuple[int, int | None]] = []
    for number, claim in enumerate(read_gold(EXAMPLES / name)["claims"]):
        for support in claim["supports"]:
            spot = texts.characters(support)
            ranked = [(likeness(each, spot), at) for at, each in enumerate(spots) if meet(each, spot)]
            found.append((number, max(ranked)[1] if ranked else None))
    return found


# ---- the models -----------------------------------------------------------------------------------------------


def fit(rows: Sequence[dict[str, float]], truth: Array, weights: Array) -> Model:
    """Fit a logistic model by Newton's method. Features are brought to unit spread, so that one penalty suits all."""
    kept = weights > 0
    table, truth, weights = as_table(rows, SECOND_NAMES)[kept], truth[kept], weights[kept]
    middle, spread = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-9)
    full = np.column_stack([(table - middle) / spread, np.ones(len(table))])
    penalty = np.full(full.shape[1], STIFF)
    penalty[-1] = 1e-6
    found = np.zeros(full.shape[1])
    for _ in range(50):
        scores = 1 / (1 + np.exp(-np.clip(full @ found, -30, 30)))
        slope = full.T @ (weights * (scores - truth)) + penalty * found
        bend = (full * (weights * scores * (1 - scores))[:, None]).T @ full + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    straight = found[:-1] / spread
    return Model(SECOND_NAMES, straight, float(found[-1] - straight @ middle))


def as_table(rows: Sequence[dict[str, float]], names: Sequence[str]) -> Array:
    """One row a pair; what a pair lacks is 0."""
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], dtype=np.float64)


def second_model(stories: Sequence[Story]) -> Model:
    """The model beside rivals."""
    rows = [row for story in stories for row in second_rows(story)]
    return fit(rows, joined([s.truth for s in stories]), joined([s.weights * ~s.apart.astype(bool) for s in stories]))


def second_rows(story: Story) -> list[dict[str, float]]:
    """The features of the second look, in the order of the pairs; those that are apart have none."""
    ranked = zip(story.pairs, story.scores.tolist(), story.apart, strict=True)
    found = dict(second_features({pair: score for pair, score, apart in ranked if not apart},
                                 [one.said.report for one in story.features]))
    return [found.get(pair, {}) for pair in story.pairs]


def joined(parts: Sequence[Array]) -> Array:
    """One array of several."""
    return np.concatenate([np.asarray(part, dtype=np.float64) for part in parts])


# ---- what it is worth -----------------------------------------------------------------------------------------


def scored(story: Story, second: Model) -> dict[Pair, float]:
    """The scores of all pairs, as align/claims.py makes them."""
    last = second(as_table(second_rows(story), second.names)).tolist()
    return {pair: APART if apart else score
            for pair, apart, score in zip(story.pairs, story.apart, last, strict=True)}


def measures(story: Story, scores: dict[Pair, float], threshold: float) -> tuple[Row, Row]:
    """Claim pairs and B-cubed over the gold supports."""
    clusters = link(scores, story.first, threshold=threshold)
    home = {item: number for number, cluster in enumerate(clusters) for item in cluster}
    flat = [(claim, None if at is None else home[at]) for claim, at in story.wanted]
    both = given = wanted_ = 0
    for n, (claim, a) in enumerate(flat):
        for other, b in flat[n + 1:]:
            together = a is not None and a == b
            both, given, wanted_ = both + (together and claim == other), given + together, wanted_ + (claim == other)
    return prf(both, given, wanted_), b_cubed(flat)


def main() -> None:
    """Print what each story gets from the others; with --write, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="fit to all stories, and write the table")
    arguments = parser.parse_args()
    stories = {name: read_story(name) for name in STORIES}
    found: dict[float, list[tuple[Row, Row]]] = {threshold: [] for threshold in THRESHOLDS}
    for name, story in stories.items():
        others = [other for key, other in stories.items() if key != name]
        scores = scored(story, second_model(others))
        for threshold in THRESHOLDS:
            found[threshold].append(measures(story, scores, threshold))
    for threshold, rows in found.items():
        for name, (pairs, b3) in zip(stories, rows, strict=True):
            print(f"{threshold} {name:9} claim pairs {pairs['p']} {pairs['r']} {pairs['f1']} | "
                  f"claims B3 {b3['p']} {b3['r']} {b3['f1']}")
        keys = [(which, key) for which in (0, 1) for key in ("p", "r", "f1")]
        means = [sum(row[which][key] or 0.0 for row in rows) / len(rows) for which, key in keys]
        print(f"{threshold} mean      claim pairs {means[0]:.1f} {means[1]:.1f} {means[2]:.1f} | "
              f"claims B3 {means[3]:.1f} {means[4]:.1f} {means[5]:.1f}")
    if arguments.write:
        write(second_model(list(stories.values())))


def write(second: Model) -> None:
    """Write the rows of the second look behind those of the first."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith(SECOND)]
    rows = [("bias", second.bias), *zip(second.names, second.weights.tolist(), strict=True)]
    lines += [f"{SECOND}{name}\t{value:.3f}" for name, value in rows]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
