"""How well `group` finds stories, beside plain TF-IDF with average linkage: BCubed, one setting for all sets.

    python bench/grouping.py FOLDER

FOLDER holds sets of reports as NAME.jsonl, rows {id, text, event, published?}; `event` is the right story. Texts of
others are not shipped with the program, so without a folder there is nothing to measure, and the script says so.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from reportedly.group import group
from reportedly.group.likeness import measure_likeness
from reportedly.group.linkage import link
from reportedly.model.report import Block, BlockKind, DateBasis, Published, Report
from reportedly.text.words import find_words

THRESHOLDS = (0.06, 0.08, 0.1, 0.12, 0.15, 0.18, 0.22, 0.27)
LARGE = 3000  # reports: a set for speed, not for accuracy


def as_report(row: Mapping[str, str]) -> Report:
    """Make a report of plain lines: the first one is the headline."""
    text, blocks, at = row["text"], [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.PARAGRAPH if blocks or len(line) > 150 else BlockKind.HEADLINE
            blocks.append(Block(kind=kind, start=at, end=at + len(line)))
        at += len(line) + 1
    value = row.get("published")
    published = Published(value=value, basis=DateBasis.METADATA) if value else Published()
    return Report(
        id=row["id"], uri=row["id"], outlet=None, title=None, lang="en", text=text, published=published,
        blocks=tuple(blocks),
    )  # fmt: skip


def bcubed(gold: Sequence[object], found: Sequence[object]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean, in per cent."""
    both, in_gold, in_found = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / in_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / in_gold[g] for (g, _), n in both.items()) / len(gold)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def plain_terms(reports: Sequence[Report]) -> list[dict[str, float]]:
    """TF-IDF of lower-case words, length 1: the baseline."""
    counts = [Counter(word[0].lower() for word in find_words(report.text)) for report in reports]
    holders = Counter(word for count in counts for word in count)
    vectors = []
    for count in counts:
        weights = {word: n * math.log(len(reports) / holders[word]) for word, n in count.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items() if weight})
    return vectors


def baseline(reports: Sequence[Report], threshold: float) -> list[int]:
    """The number of each report's group under plain TF-IDF."""
    likeness = measure_likeness(reports, plain_terms(reports))
    groups = link([[number] for number in range(len(reports))], likeness, threshold=threshold)
    home = {report: number for number, members in enumerate(groups) for report in members}
    return [home[number] for number in range(len(reports))]


def main(folder: str | None) -> int:
    """Print a line a set; without data say so and be content."""
    paths = sorted(Path(folder).glob("*.jsonl")) if folder else []
    if not paths:
        print("no sets of reports here: nothing measured (give a folder of NAME.jsonl)")
        return 0
    totals: Counter[float] = Counter()
    for path in paths:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        gold = [row["event"] for row in sorted(rows, key=lambda row: str(row["id"]))]
        reports = sorted(map(as_report, rows), key=lambda report: report.id)
        began = time.perf_counter()
        found = bcubed(gold, [line.story for line in group(reports)])
        took = time.perf_counter() - began
        precision, recall, score = found
        print(f"{path.stem:12} {len(rows):5} reports {took:5.1f} s  P {precision:5.1f} R {recall:5.1f} F {score:5.1f}")
        if len(rows) <= LARGE:
            scores = {threshold: bcubed(gold, baseline(reports, threshold))[2] for threshold in THRESHOLDS}
            totals.update(scores)
            print(" " * 13 + "plain " + "  ".join(f"{threshold}: {score:.1f}" for threshold, score in scores.items()))
    if totals:
        best, total = max(totals.items(), key=lambda each: each[1])
        print(f"plain TF-IDF is best at one threshold of {best}: {total:.1f} in all")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
