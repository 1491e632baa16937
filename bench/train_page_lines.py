"""Fit the weights by which a page's lines are told to be its article or not.

    train_page_lines.py PAGES.jsonl[.gz]... [-o src/reportedly/data/page_weights.tsv]

PAGES  rows {id, url, html, gold_text}: pages whose article is known; rows without gold_text are passed over
OUT    the table of weights. Without -o only the cross-validation is printed.

A line is the article's where most of its runs of four words stand in gold_text. Logistic regression on the measures
of clean/page_measures.py, strongly regularised; every page weighs about the same. Cross-validated by domain (no site
is on both sides), the body measured by runs of four words as shares of a page. Nothing but numbers is kept of a page.
Needs scikit-learn, numpy.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped, unused-ignore]

from reportedly.clean.extraction import extract_text
from reportedly.clean.metadata import read_metadata
from reportedly.clean.page_body import LEAN, find_candidates
from reportedly.clean.page_boxes import weigh_boxes
from reportedly.clean.page_measures import measure_page
from reportedly.clean.page_view import view_page
from reportedly.clean.shingles import runs_of, words_of
from reportedly.clean.titles import choose_title, shown_headline
from reportedly.clean.tree import find_page_lines, parse_tree, size_of

FOLDS = 5
STRENGTH = 0.003  # inverse of the regularisation: .001 to .005 gave the same on held-out domains
MODES = ("both", "alone")
HEAD = """\
# How much each measure of a page's line speaks for the article (above 0) or for the page around it (below 0):
# `both` where an extraction is at hand, `alone` where there is none (clean/page_body.py; what the measures are:
# clean/page_measures.py, clean/page_places.py).
# Fitted by bench/train_page_lines.py: logistic regression on pages whose article is known, checked on other sites
# than fitted. Numbers only; no word of any page is kept here. Licence: as the project (Apache-2.0).
measure\tboth\talone
"""


class Sample(NamedTuple):
    """The candidates of one page: rows, labels, weights; all its lines' texts to measure the body with."""

    fold: int
    texts: list[str]
    rows: list[dict[str, float]]
    labels: list[bool]
    sizes: list[int]
    gold: str


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read the rows of a JSONL file, packed or not, in order."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read the rows of a JSONL file that have an article, in order."""
    return (row for row in read_lines(path) if row.get("gold_text"))


def fold_of(url: str) -> int:
    """The fold of a page: by the last labels of its host, so that no site is on both sides."""
    labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return int(hashlib.md5(".".join(labels[-3:] if short else labels[-2:]).encode()).hexdigest(), 16) % FOLDS


def label_lines(texts: Sequence[str], gold: str) -> list[bool]:
    """Say of each line whether it is the article's: most of its runs stand there, or it is a short whole line of it."""
    body = [word.lower() for word in words_of(gold)]
    known, whole = set(runs_of(body)), {tuple(words_of(line.lower())) for line in gold.split("\n")}
    words = [words_of(text.lower()) for text in texts]
    sure = [(runs := runs_of(each)) != [] and sum(r in known for r in runs) >= 0.6 * len(runs) for each in words]
    return [
        is_sure or (0 < len(each) < 4 and tuple(each) in whole and any(sure[max(0, n - 6) : n + 7]))
        for n, (each, is_sure) in enumerate(zip(words, sure, strict=True))
    ]


def read_sample(row: dict[str, Any], mode: str) -> Sample | None:
    """Measure the candidates of one page; None where there are none."""
    root = parse_tree(row["html"])
    if root is None:
        return None
    metadata, lines = read_metadata(root, url=row["url"]), find_page_lines(root)
    title = choose_title(metadata.titles, lines)
    extracted = extract_text(root, size_of(root)) if mode == "both" else ""
    view = view_page(lines, extracted, title=shown_headline(title.value if title else None, lines), body=metadata.body,
                     description=metadata.description)  # fmt: skip
    numbers = find_candidates(view)
    if not numbers or (mode == "both" and not any(view.said)):  # then the page is read with the other weights
        return None
    labels = label_lines([line.text for line in lines], row["gold_text"])
    return Sample(
        fold=fold_of(row["url"]),
        texts=[lines[n].text for n in numbers],
        rows=list(measure_page(view, weigh_boxes(view), numbers)),
        labels=[labels[n] for n in numbers],
        sizes=[len(view.words[n]) for n in numbers],
        gold=row["gold_text"],
    )


def fit(samples: Sequence[Sample]) -> dict[str, float]:
    """Fit the weights: measures are brought to one scale first, and the scale is put back into the weights."""
    names = sorted({name for sample in samples for row in sample.rows for name in row})
    column = {name: n for n, name in enumerate(names)}
    x = np.zeros((sum(len(sample.rows) for sample in samples), len(names)))
    for at, row in enumerate(row for sample in samples for row in sample.rows):
        for name, value in row.items():
            x[at, column[name]] = value
    mean, spread = x.mean(axis=0), x.std(axis=0)
    kept = spread > 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit((x[:, kept] - mean[kept]) / spread[kept], [y for s in samples for y in s.labels],
              sample_weight=np.array([w for s in samples for w in weights_of(s)]))  # fmt: skip
    raw = model.coef_[0] / spread[kept]
    found = {name: float(w) for name, w in zip(np.array(names)[kept], raw, strict=True)}
    return found | {"bias": float(model.intercept_[0] - (raw * mean[kept]).sum())}


def weights_of(sample: Sample) -> list[float]:
    """The weight of each line in the fit: long lines count more, and a page's lines less the more there are."""
    total = sum(size for size, label in zip(sample.sizes, sample.labels, strict=True) if label) or 1
    return [5 * (1 + min(size, 100)) ** 0.7 / total**0.5 for size in sample.sizes]


def overlap(gold: str, found: str) -> tuple[float, float, float]:
    """Hits, wrong finds and misses as shares of all runs of four words of the two texts."""
    wanted, given = Counter(runs_of(words_of(gold))), Counter(runs_of(words_of(found)))
    counts = (wanted & given).total(), (given - wanted).total(), (wanted - given).total()
    return tuple(n / (sum(counts) or 1) for n in counts)  # type: ignore[return-value]


def measure_body(pairs: Sequence[tuple[str, str]]) -> str:
    """Precision, recall and F1 of the body over pages, in per cent."""
    shares = [overlap(gold, found) for gold, found in pairs]
    p = 100 * fmean([hit / (hit + wrong) for hit, wrong, _ in shares if hit + wrong] or [0])
    r = 100 * fmean([hit / (hit + miss) for hit, _, miss in shares if hit + miss] or [0])
    return f"P {p:.1f}  R {r:.1f}  F1 {2 * p * r / (p + r or 1):.1f}"


def choose(sample: Sample, weights: dict[str, float]) -> str:
    """The lines that the weights take for the article."""
    scores = [weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in row.items()) for row in sample.rows]
    return "\n".join(text for text, score in zip(sample.texts, scores, strict=True) if score + LEAN > 0)


def cross_validate(samples: dict[str, list[Sample]]) -> Iterator[str]:
    """Measure each file's pages with weights fitted on other sites of all files."""
    pairs: dict[str, list[tuple[str, str]]] = {name: [] for name in samples}
    for fold in range(FOLDS):
        weights = fit([s for each in samples.values() for s in each if s.fold != fold])
        for name, each in samples.items():
            pairs[name] += [(s.gold, choose(s, weights)) for s in each if s.fold == fold]
    yield from (f"{name}: {measure_body(each)}  ({len(each)} pages)" for name, each in pairs.items())


def write_table(path: Path, weights: dict[str, dict[str, float]]) -> None:
    """Write the weights, the bias first, then by name; what is nearly nothing is left out."""
    names = sorted({name for each in weights.values() for name in each} - {"bias"})
    cells = [[f"{weights[mode].get(name, 0.0):.4f}" for mode in MODES] for name in ["bias", *names]]
    rows = [[name, *row] for name, row in zip(["bias", *names], cells, strict=True) if set(row) - {"0.0000", "-0.0000"}]
    path.write_text(HEAD + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    """Cross-validate, fit on all pages, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("PAGES", nargs="+", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    given = parser.parse_args()
    weights = {}
    for mode in MODES:
        samples = {path.name: [s for row in read_rows(path) if (s := read_sample(row, mode))] for path in given.PAGES}
        for line in cross_validate(samples):
            print(f"{mode}  {line}", flush=True)
        if given.out:
            weights[mode] = fit([sample for each in samples.values() for sample in each])
    if given.out:
        write_table(given.out, weights)


if __name__ == "__main__":
    main()
