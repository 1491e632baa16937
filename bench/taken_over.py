"""What does it cost to read copies beside their originals? As little as can be, and nothing is read otherwise.

    PYTHONPATH=src python bench/taken_over.py [INPUT…] [--runs N]

Every report is read with a copy of itself from another outlet and day: whole, then without the last third of its
blocks. Given are medians of processor seconds, and the ratio to originals and copies read without each other; a half
means that copies cost nothing. The first run warms up. Inputs default to the reports of every story in examples/.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import msgspec

from reportedly.model.report import DateBasis, Published, Report
from reportedly.pipeline.intake import read_inputs
from reportedly.pipeline.readings import read_all
from reportedly.read.parse import load_model

ROOT = Path(__file__).parents[1]


def measure(inputs: Sequence[str], runs: int) -> None:
    """Print what reading costs with as many copies as originals."""
    reports = list(read_inputs(inputs).reports)
    sets = {"originals": reports, "with whole copies": [*reports, *map(_elsewhere, reports)],
            "with cut copies": [*reports, *map(_cut, reports)], "cut alone": list(map(_cut, reports))}  # fmt: skip
    load_model()
    timed: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs + 1):
        for name, each in sets.items():
            began = time.process_time()
            read = sum(1 for _ in read_all(each))
            timed[name].append((time.process_time() - began) if read == len(each) else float("nan"))
    print(f"{len(reports)} reports, {runs} runs")
    for name, one, other in (("whole", "originals", "originals"), ("cut", "originals", "cut alone")):
        ratios = [c / (a + b) for a, b, c in zip(timed[one], timed[other], timed[f"with {name} copies"], strict=True)]
        print(f"with as many {name} copies: {median(timed[f'with {name} copies'][1:]):6.2f} s,"
              f" {median(ratios[1:]):.2f} of both read without each other")  # fmt: skip


def _elsewhere(report: Report) -> Report:
    published = Published(value="2020-02-03", basis=DateBasis.GIVEN)
    return msgspec.structs.replace(report, id=f"{report.id}-copy", outlet="The Copyist", published=published)


def _cut(report: Report) -> Report:
    blocks = report.blocks[: max(1, 2 * len(report.blocks) // 3)]
    return msgspec.structs.replace(_elsewhere(report), text=report.text[: blocks[-1].end], blocks=blocks)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", metavar="INPUT")
    parser.add_argument("--runs", type=int, default=3, help="how often (default 3)")
    given = parser.parse_args()
    measure(given.inputs or sorted(str(path) for path in (ROOT / "examples").glob("*/[0-9]*")), given.runs)


if __name__ == "__main__":
    main()
