"""How well `trace` finds who copied what from whom, beside a plain tracer by runs of five words; both in one run.

    python bench/reuse.py FOLDER

FOLDER holds made sets, each a folder with reports.jsonl (rows as the program takes them) and gold.jsonl (what is
known of them, see `reuse_score.py`). The plain tracer: words that stand in a run of five that both texts have are
shared; three tenths of the shorter text make a copy; the earlier one is the source; any agency's name is a credit.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec
from measures import Row
from reuse_score import TARGETS, measure
from rows import read_rows

from reportedly.model.judgement import Credit
from reportedly.model.report import Report
from reportedly.pipeline.compare import trace_all
from reportedly.pipeline.intake import read_inputs
from reportedly.text.fingerprints import fold_words
from reportedly.trace.agencies import find_agencies

SIZE = 5
WHOLLY, PARTIALLY = 0.8, 0.3


class Traced(NamedTuple):
    """The lines of a tracer as plain rows."""

    lines: list[Row]
    credits: list[Row]
    seconds: float


def by_program(reports: Sequence[Report]) -> Traced:
    """What the program traces."""
    begun = time.perf_counter()
    found = trace_all(reports)
    seconds = time.perf_counter() - begun
    rows: list[Row] = [msgspec.to_builtins(each) for each in found]
    is_credit = [isinstance(each, Credit) for each in found]
    lines = [row for row, flag in zip(rows, is_credit, strict=True) if not flag]
    return Traced(lines, [row for row, flag in zip(rows, is_credit, strict=True) if flag], seconds)


def by_runs(reports: Sequence[Report]) -> Traced:
    """What the plain tracer finds."""
    begun = time.perf_counter()
    words = {report.id: fold_words(report.text) for report in reports}
    runs: dict[str, dict[tuple[str, ...], list[int]]] = {}
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, found in words.items():
        runs[key] = defaultdict(list)
        for at in range(len(found.keys) - SIZE + 1):
            run = tuple(found.keys[at : at + SIZE])
            runs[key][run].append(at)
            holders[run].add(key)
    common: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for run, ids in holders.items():
        for pair in combinations(sorted(ids), 2):
            common[pair].append(run)
    dates = {report.id: report.published.value or "" for report in reports}
    lines = [_line(pair, shared, words=words, runs=runs, dates=dates) for pair, shared in common.items()]
    return Traced(lines, list(_credits(reports)), time.perf_counter() - begun)


def _line(pair: tuple[str, str], shared: Sequence[tuple[str, ...]], *, words, runs, dates) -> Row:  # type: ignore[no-untyped-def]
    one, other = sorted(pair, key=lambda key: len(words[key].keys))
    share, rest = (_share(key, shared, words, runs) for key in (one, other))
    is_known = bool(dates[one] and dates[other] and dates[one] != dates[other])
    if is_known and dates[one] < dates[other]:
        one, other, share, rest = other, one, rest, share
    contained = max(share, rest)
    degree = "wholly" if share >= WHOLLY else "partially" if contained >= PARTIALLY else "non"
    here, there = (_stretches(key, shared, words, runs) for key in (one, other))
    passages = [
        {"start": start, "end": end, "source_start": first, "source_end": last, "strand": "prose"}
        for (start, end), (first, last) in _side_by_side(here, there)
    ]
    return {
        "report": one, "source": other, "degree": degree, "containment": contained,
        "direction": "known" if is_known else "unknown", "passages": passages,
    }  # fmt: skip


def _indices(key: str, shared, runs) -> list[int]:  # type: ignore[no-untyped-def]
    return sorted({at + step for run in shared for at in runs[key][run] for step in range(SIZE)})


def _share(key: str, shared, words, runs) -> float:  # type: ignore[no-untyped-def]
    return len(_indices(key, shared, runs)) / max(1, len(words[key].keys))


def _stretches(key: str, shared, words, runs) -> list[tuple[int, int]]:  # type: ignore[no-untyped-def]
    """Unbroken stretches of shared words, in characters."""
    found: list[tuple[int, int]] = []
    last = -2
    for at in _indices(key, shared, runs):
        start = found.pop()[0] if at == last + 1 else words[key].starts[at]
        found.append((start, words[key].ends[at]))
        last = at
    return found


def _side_by_side(
    here: Sequence[tuple[int, int]], there: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """All stretches of both sides; only the characters that they cover count."""
    longest = max(len(here), len(there))
    for at in range(longest):
        yield here[min(at, len(here) - 1)], there[min(at, len(there) - 1)]


def _credits(reports: Sequence[Report]) -> Iterator[Row]:
    for report in reports:
        for name in find_agencies(report.text):
            agency = report.text[name.start : name.end]
            yield {"report": report.id, "agency": agency, "start": name.start, "end": name.end}


def main(folder: Path) -> int:
    """Print each set, then means and worst values of both."""
    sets = sorted(path.parent for path in folder.glob("*/gold.jsonl"))
    if not sets:
        print(f"no made sets in {folder}: nothing to measure")
        return 1
    found: dict[str, list[dict[str, float]]] = {"reportedly": [], "five words": []}
    for each in sets:
        reports = read_inputs([str(each / "reports.jsonl")]).reports
        gold = read_rows(each / "gold.jsonl")
        for name, tracer in (("reportedly", by_program), ("five words", by_runs)):
            traced = tracer(reports)
            measured = measure(gold, traced.lines, traced.credits) | {"seconds": traced.seconds}
            found[name].append(measured)
            print(f"{each.name:14} {name:11} {_row(measured)}", flush=True)
    for name, rows in found.items():
        print(f"{'mean':14} {name:11} {_row({key: sum(row[key] for row in rows) / len(rows) for key in rows[0]})}")
        print(f"{'worst':14} {name:11} {_row({key: _worst(key, [row[key] for row in rows]) for key in rows[0]})}")
    print(f"{'wanted':14} {'':11} {_row(TARGETS)}")
    return 0


def _row(measured: dict[str, float]) -> str:
    return " | ".join(f"{key} {value:.1f}" for key, value in measured.items())


def _worst(key: str, values: Sequence[float]) -> float:
    return max(values) if key in ("over-counted", "false way", "seconds") else min(values)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if len(sys.argv) == 2 else print(__doc__))
