"""Fit the weights of the fast lane on pages whose article is known, and say how well they do on other sites.

    train_fast_lane.py PAGES.jsonl[.gz]… [--folds 6] [--write]

PAGES holds rows {"url", "html", "gold_text"}. Prints, for each file, precision, recall and F1 of word 4-grams, each
page judged by weights fitted without any page of its site; --write then fits on all pages and writes
src/reportedly/data/fast_weights.tsv. Measures are those of clean/fast_measures.py: numbers about lines, no words.
Needs scikit-learn, which the program itself does not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import fmean
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
from sklearn.linear_model import LogisticRegression

from reportedly.clean.fast import hints_of
from reportedly.clean.fast_body import LEAN
from reportedly.clean.fast_measures import Measured, first_names, look_again, measure_page, second_names
from reportedly.clean.fast_tree import Walked, leave_apart, parse_page, walk_page
from reportedly.clean.metadata import read_metadata

TABLE = Path(__file__).parent.parent / "src/reportedly/data/fast_weights.tsv"
HEAD = """\
# How much each measure of a line of a page speaks for the article (above 0) or against it (below 0): in the first look
# (clean/fast_measures.py, first_names) and in the second (also second_names: what the first look found around it).
# Fitted by logistic regression on lines of pages whose article is known (bench/train_fast_lane.py), checked on other
# sites than fitted. Numbers only; no word of any page is kept here. Licence: as the project (Apache-2.0).
measure\tfirst\tsecond
"""
STRENGTH = 0.02  # inverse of the penalty on large weights
SIZE = 4  # words of a shingle
WORD = re.compile(r"\w+")


class Known(NamedTuple):
    """A page with its measures, its lines' labels and the text that should be found."""

    file: str
    site: str
    walked: Walked
    measured: Measured
    labels: np.ndarray
    gold: str


class Model(NamedTuple):
    """Weights and bias of both looks."""

    first: np.ndarray
    first_bias: float
    second: np.ndarray
    second_bias: float


def read_pages(path: Path) -> Iterator[Known]:
    """Read the pages that have lines and a gold text."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            root = parse_page(row["html"]) if row.get("gold_text") else None
            walked = leave_apart(walk_page(root))[0] if root is not None else None
            if root is None or walked is None or not walked.texts:
                continue
            said = read_metadata(root, url=row["url"])
            measured = measure_page(walked, hints_of(said))
            site = ".".join((urlsplit(row["url"]).hostname or row["id"]).removeprefix("www.").split(".")[-3:])
            labels = np.array(label(walked.texts, row["gold_text"]))
            yield Known(path.name, site, walked, measured, labels, row["gold_text"])


def shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1)]


def label(texts: Sequence[str], gold: str) -> list[bool]:
    """Which lines the gold text holds; of a line printed more often than there, those that stand alone are none."""
    wanted = [WORD.findall(line) for line in gold.split("\n")]
    known = {shingle for words in wanted for shingle in shingles(words)}
    whole = Counter(tuple(words) for words in wanted if words)
    tokens = [tuple(WORD.findall(text)) for text in texts]
    held = [words in whole or _mostly(words, known) for words in tokens]
    printed = Counter(words for words, inside in zip(tokens, held, strict=True) if inside)
    for number, words in enumerate(tokens):
        alone = not any(held[max(0, number - 2) : number]) and not any(held[number + 1 : number + 3])
        if held[number] and alone and (len(words) < SIZE or printed[words] > max(1, whole[words])):
            held[number] = False
            printed[words] -= 1
    return held


def _mostly(words: Sequence[str], known: set[tuple[str, ...]]) -> bool:
    own = shingles(words)
    return bool(own) and sum(shingle in known for shingle in own) >= 0.6 * len(own)


def fit(pages: Sequence[Known], tables: Sequence[np.ndarray]) -> tuple[np.ndarray, float]:
    """Fit one look; a page weighs as much as another, a line by its length."""
    table, labels = np.vstack(tables), np.concatenate([page.labels for page in pages])
    weights = np.concatenate([_weigh(page) for page in pages])
    middle, spread = table.mean(0), table.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=200)
    model.fit((table - middle) / spread, labels, sample_weight=weights / weights.mean())
    found = model.coef_[0] / spread
    found[table.std(0) < 1e-6] = 0.0
    return found, float(model.intercept_[0] - (found * middle).sum())


def _weigh(page: Known) -> np.ndarray:
    size = np.minimum(page.measured.words, 60) + 3
    return size / ((size[page.labels].sum() or size.sum()) + 0.1 * size.sum())


def fit_both(pages: Sequence[Known]) -> Model:
    """Fit both looks; the second sees first looks by weights fitted on other sites, as it will in the field."""
    first, bias = fit(pages, [page.measured.table for page in pages])
    scores: dict[int, np.ndarray] = {}
    for part in range(3):
        rest = [page for page in pages if fold(page.site, 3) != part]
        found, its = fit(rest, [page.measured.table for page in rest])
        scores |= {
            n: page.measured.table @ found + its for n, page in enumerate(pages) if fold(page.site, 3) == part
        }
    tables = [_second(page, scores[n]) for n, page in enumerate(pages)]
    return Model(first, bias, *fit(pages, tables))


def _second(page: Known, scores: np.ndarray) -> np.ndarray:
    return np.hstack([page.measured.table, look_again(page.walked, page.measured, scores)])


def fold(site: str, folds: int) -> int:
    return int(sha256(f"{folds} {site}".encode()).hexdigest(), 16) % folds


def judge(page: Known, model: Model) -> tuple[float, float, float]:
    """Hits, wrong finds and misses of one page as shares of all 4-grams."""
    scores = page.measured.table @ model.first + model.first_bias
    final = _second(page, scores) @ model.second + model.second_bias + LEAN
    found = "\n".join(text for text, score in zip(page.walked.texts, final, strict=True) if score > 0)
    a, b = (Counter(shingles(WORD.findall(text))) for text in (page.gold, found))
    counts = (a & b).total(), (b - a).total(), (a - b).total()
    return tuple(count / (sum(counts) or 1) for count in counts)  # type: ignore[return-value]


def report(name: str, judged: Iterable[tuple[float, float, float]]) -> None:
    judged = list(judged)
    precision = fmean([hit / (hit + wrong) for hit, wrong, _ in judged if hit + wrong] or [0])
    recall = fmean([hit / (hit + miss) for hit, _, miss in judged if hit + miss] or [0])
    f1 = 2 * precision * recall / (precision + recall or 1)
    print(f"{name}: P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}  ({len(judged)} pages)")


def write(model: Model) -> None:
    names = (*first_names(), *second_names())
    firsts = [*(f"{value:.3f}" for value in model.first), *("" for _ in second_names())]
    rows = [f"bias\t{model.first_bias:.3f}\t{model.second_bias:.3f}"]
    rows += [f"{name}\t{one}\t{two:.3f}" for name, one, two in zip(names, firsts, model.second, strict=True)]
    TABLE.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    pages = [page for path in given.pages for page in read_pages(path)]
    judged: dict[str, list[tuple[float, float, float]]] = {}
    for part in range(given.folds):
        model = fit_both([page for page in pages if fold(page.site, given.folds) != part])
        for page in pages:
            if fold(page.site, given.folds) == part:
                judged.setdefault(page.file, []).append(judge(page, model))
    for name, found in judged.items():
        report(name, found)
    if given.write:
        write(fit_both(pages))


if __name__ == "__main__":
    main()
