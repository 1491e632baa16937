"""Learn when two statements make one claim, from the example stories' gold; print how well it holds on stories left out.

    python bench/train_claims.py [--write]

Trains on pairs of statements of different reports that the gold names: both in one claim (positive) or in two claims
or in `not_same` (negative); pairs of a statement that the gold names with one that it does not are weak negatives.
Pairs within a family of copies are left out: they teach nothing. Logistic regression, L2, by Newton's method.
Every story is left out once; the plain cosine stands beside. The example stories are CC0.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from gold import Texts, read_gold  # beside this script
from measures import covered, likeness
from reportedly.align.claims import candidate_pairs
from reportedly.align.features import Features, describe
from reportedly.align.ledger import Ledger
from reportedly.align.origins import copy_families
from reportedly.align.score import evidence as pair_evidence
from reportedly.pipeline.compare import judge
from reportedly.pipeline.intake import read_inputs
from reportedly.pipeline.readings import read_all
from reportedly.tell.account import tell
from reportedly.align import align
import msgspec

STORIES = ("envoy", "ferry", "court", "takeover", "flood")
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
TABLE = Path(__file__).resolve().parents[1] / "src/reportedly/data/claim_weights.tsv"
WEAK = 0.25
RIDGE = 1.0
LEAST = 0.3  # likeness of a statement to a gold support, for it to be that support

Rows = tuple[np.ndarray, np.ndarray, np.ndarray]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write data/claim_weights.tsv")
    arguments = parser.parse_args()
    names: list[str] = []
    stories = {story: rows(story, names) for story in STORIES}
    for story, (x, y, w) in stories.items():
        others = [stories[other] for other in STORIES if other != story]
        weights = fit(*(np.concatenate(part) for part in zip(*others, strict=True)))
        p = 1 / (1 + np.exp(-(x @ weights)))
        told = w == 1
        plain = x[:, names.index("cosine")]
        print(f"{story:10} pairs {int(y.sum()):4} same of {len(y):5}   AUC {auc(p[told], y[told]):.3f} "
              f"(cosine {auc(plain[told], y[told]):.3f})   at .5: {at_half(p, y)}")
    weights = fit(*(np.concatenate(part) for part in zip(*stories.values(), strict=True)))
    for name, weight in zip(names, weights, strict=True):
        print(f"{name:20} {weight:7.3f}")
    if arguments.write:
        write(names, weights)


def rows(story: str, names: list[str]) -> Rows:
    """The feature rows, labels and weights of the labelled pairs of one story."""
    folder = EXAMPLES / story
    gathered = read_inputs([str(folder)])
    evidence = judge(story, list(read_all(gathered.reports)))
    ledger = Ledger(evidence)
    features = describe(ledger)
    labels = label(folder, evidence, features)
    family = copy_families(ledger)
    x, y, w = [], [], []
    for i, j in sorted(candidate_pairs(features)):
        a, b = features[i], features[j]
        if family[a.said.report] == family[b.said.report] or not (labels[i] or labels[j]):
            continue
        row = {"bias": 1.0, **pair_evidence(a, b, ledger)}
        names[:] = list(row)
        x.append(list(row.values()))
        y.append(float(bool(labels[i] & labels[j])))
        w.append(1.0 if labels[i] and labels[j] else WEAK)
    return np.array(x), np.array(y), np.array(w)


def label(folder: Path, evidence: Any, features: list[Features]) -> list[set[int]]:
    """For each statement the numbers of the gold claims that it is a support of."""
    account = tell(evidence, align(evidence), made_by="train")
    texts = Texts(folder, msgspec.to_builtins(account))
    gold = read_gold(folder)
    found: list[set[int]] = [set() for _ in features]
    spots = [covered(texts.names[f.said.report], [msgspec.to_builtins(s) for s in f.said.statement.spans]) for f in features]
    for number, claim in enumerate(gold["claims"]):
        for support in claim["supports"]:
            wanted = texts.characters(support)
            best = max(range(len(features)), key=lambda k: likeness(spots[k], wanted))
            if likeness(spots[best], wanted) >= LEAST:
                found[best].add(number)
    return found


def fit(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Weighted logistic regression with a ridge (not on the bias), by Newton's method."""
    beta = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ beta)))
        gradient = x.T @ (w * (y - p)) - ridge * beta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(ridge + 1e-9)
        step = np.linalg.solve(hessian, gradient)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def auc(score: np.ndarray, y: np.ndarray) -> float:
    """Area under the ROC curve: how often a same pair scores above a different one."""
    order = score.argsort().argsort() + 1
    same = y == 1
    return float((order[same].sum() - same.sum() * (same.sum() + 1) / 2) / max(1, same.sum() * (~same).sum()))


def at_half(p: np.ndarray, y: np.ndarray) -> str:
    hits = int(((p >= 0.5) & (y == 1)).sum())
    given, wanted = int((p >= 0.5).sum()), int(y.sum())
    return f"precision {hits / max(1, given):.2f} recall {hits / max(1, wanted):.2f}"


def write(names: list[str], weights: np.ndarray) -> None:
    head = (
        "# Weights of the claim scorer (align/score.py): logistic regression on the gold of the example stories.\n"
        "# Made by bench/train_claims.py --write from examples/ and tests/golden/gold/ (CC0). Licence: as the project.\n"
        "feature\tweight\n"
    )
    lines = (f"{name}\t{weight:.3f}\n" for name, weight in zip(names, weights, strict=True))
    TABLE.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
