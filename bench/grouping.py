"""How well `group` finds stories, beside plain TF-IDF with average linkage: one setting of ours for all sets.

    python bench/grouping.py FOLDER

FOLDER holds sets of reports as NAME.jsonl, rows {id, text, title?, url?, outlet?, published?, event}; `event` is the
right story. Texts of others are not shipped with the program, so without a folder there is nothing to measure, and the
script says so. Printed for each set, in per cent: BCubed P, R, F1 and F1 over pairs of reports; for every report alone;
for the textbook's TF-IDF (words of two letters or more in lower case, count times log n/df, cosine) and for the
smoothed one that libraries ship (log (1+n)/(1+df), plus 1), each at the threshold that is best for that very set; ours.
"""

from __future__ import annotations

import io
import json
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.group import group
from reportedly.group.linkage import link
from reportedly.group.sketches import general, sketch_all
from reportedly.group.windows import Seen, link_window
from reportedly.model.report import Report
from reportedly.pipeline.intake import take_inputs

THRESHOLDS = tuple(round(0.02 * number, 2) for number in range(2, 30))
LARGE = 3000  # reports: a set for speed, not for accuracy
FIELDS = ("id", "text", "title", "url", "outlet", "published")


def read_set(path: Path) -> tuple[list[Report], list[str]]:
    """The reports of a set as the program would read them, by id, and the event of each."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    given = "\n".join(json.dumps({field: row[field] for field in FIELDS if field in row}) for row in rows)
    taken = take_inputs(["-"], stdin=io.BytesIO(given.encode()))
    reports = sorted((each for each in taken if isinstance(each, Report)), key=lambda report: report.id)
    events = {str(row["id"]): row["event"] for row in rows}
    return reports, [events[report.id] for report in reports]


def bcubed(gold: Sequence[object], found: Sequence[object]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean, in per cent."""
    both, in_gold, in_found = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / in_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / in_gold[g] for (g, _), n in both.items()) / len(gold)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def pairs(gold: Sequence[object], found: Sequence[object]) -> float:
    """F1 over unordered pairs of reports that share a group, in per cent."""

    def together(labels: Sequence[object]) -> int:
        return sum(math.comb(count, 2) for count in Counter(labels).values())

    right, given, wanted = together(list(zip(gold, found, strict=True))), together(found), together(gold)
    return 200 * right / (given + wanted) if given + wanted else 0.0


def textbook(reports: int, held: int) -> float:
    """The weight of a word that `held` of the reports have."""
    return math.log(reports / held)


def smoothed(reports: int, held: int) -> float:
    """The same as libraries ship it."""
    return math.log((1 + reports) / (1 + held)) + 1


def cosines(reports: Sequence[Report], weigh: Callable[[int, int], float]) -> dict[tuple[int, int], float]:
    """Plain TF-IDF of whole texts: no names, no dates, no places."""
    counts = [Counter(re.findall(r"\w\w+", report.text.lower())) for report in reports]
    holders = Counter(word for count in counts for word in count)
    columns = {word: number for number, word in enumerate(holders)}
    matrix = np.zeros((len(reports), len(columns)), np.float32)
    for row, count in enumerate(counts):
        for word, n in count.items():
            matrix[row, columns[word]] = n * weigh(len(reports), holders[word])
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9
    products = np.triu(matrix @ matrix.T, 1)
    ones, others = np.nonzero(products > 0.01)
    return dict(zip(zip(ones.tolist(), others.tolist(), strict=True), products[ones, others].tolist(), strict=True))


def best_plain(reports: Sequence[Report], gold: Sequence[str], weigh: Callable[[int, int], float]) -> tuple[Any, ...]:
    """Threshold, BCubed and pairs of plain TF-IDF where it does best on this set."""
    likeness = cosines(reports, weigh)
    found = []
    for threshold in THRESHOLDS:
        groups = link([[number] for number in range(len(reports))], likeness, threshold=threshold)
        home = {report: number for number, members in enumerate(groups) for report in members}
        labels = [home[number] for number in range(len(reports))]
        found.append((bcubed(gold, labels), pairs(gold, labels), threshold))
    scores, of_pairs, threshold = max(found, key=lambda each: each[0][2])
    return threshold, scores, of_pairs


def among_many(reports: Sequence[Report]) -> list[str]:
    """The story of each, as if the reports were too many for all pairs."""
    stories = {line.report: line.story for line in group(reports, few=0)}
    return [stories[report.id] for report in reports]


def in_a_state(reports: Sequence[Report]) -> list[int]:
    """The story of each, as a window of a file of stories has them: by a frozen rarity."""
    sketches = sketch_all(reports, general())
    groups = link_window([Seen(report.id, 0, each) for report, each in zip(reports, sketches, strict=True)])
    home = {report: number for number, members in enumerate(groups) for report in members}
    return [home[report.id] for report in reports]


def show(name: str, scores: tuple[float, float, float], of_pairs: float, note: str = "") -> None:
    """Print a line."""
    precision, recall, score = scores
    print(f"  {name:22} P {precision:5.1f}  R {recall:5.1f}  F {score:5.1f}  pairs {of_pairs:5.1f}  {note}")


def main(folder: str | None) -> int:
    """Print the sets one after the other; without data say so and be content."""
    paths = sorted(Path(folder).glob("*.jsonl")) if folder else []
    if not paths:
        print("no sets of reports here: nothing measured (give a folder of NAME.jsonl)")
        return 0
    for path in paths:
        reports, gold = read_set(path)
        began = time.perf_counter()
        stories: Mapping[str, str] = {line.report: line.story for line in group(reports)}
        took = time.perf_counter() - began
        found = [stories[report.id] for report in reports]
        print(f"{path.stem}: {len(reports)} reports, {len(set(gold))} events")
        show("each alone", bcubed(gold, range(len(gold))), 0.0)
        for name, weigh in (("textbook TF-IDF", textbook), ("smoothed TF-IDF", smoothed)):
            if len(reports) <= LARGE:
                threshold, scores, of_pairs = best_plain(reports, gold, weigh)
                show(name, scores, of_pairs, f"at {threshold}, best here")
        show("reportedly", bcubed(gold, found), pairs(gold, found), f"{took:.1f} s")
        for name, labels in (("… of many reports", among_many(reports)), ("… with --state", in_a_state(reports))):
            show(name, bcubed(gold, labels), pairs(gold, labels))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
