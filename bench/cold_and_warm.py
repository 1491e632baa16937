"""How dear is a comparison beside a bare parse of the same text, in one run on this machine?

    PYTHONPATH=src python bench/cold_and_warm.py [INPUT…] [--pairs N]

cold  a whole `reportedly compare` process, against a process that imports spaCy, loads the model and parses the texts
      of the same reports: what a person waits for
warm  `compare` inside a process that has read before, against `nlp(text)` of each report: what a report costs
lean  the same two, against a parse that leaves out what we leave out: the parts of the model that we do not load, and
      the blocks that are set aside; the harder comparison

Runs alternate, ours and bare, so that a busy machine slows both; given are medians in seconds and the median of the
ratios of the pairs. Inputs default to the reports of every story in examples/.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import msgspec
import spacy

from reportedly.pipeline.compare import compare
from reportedly.pipeline.intake import read_inputs
from reportedly.read.parse import LEFT_OUT, MODEL

ROOT = Path(__file__).parents[1]
BARE = """
import json, sys, spacy
nlp = spacy.load({model!r}, exclude={left_out!r})
for text in json.load(open(sys.argv[1], encoding="utf-8")):
    nlp(text)
"""


def main() -> None:
    """Measure both and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", metavar="INPUT")
    parser.add_argument("--pairs", type=int, default=5, help="how many runs of each (default 5)")
    arguments = parser.parse_args()
    inputs = arguments.inputs or sorted(str(path) for path in (ROOT / "examples").glob("*/[0-9]*"))
    reports = read_inputs(inputs).reports
    whole = [each.text for each in reports]
    read = ["\n\n".join(each.text[b.start : b.end] for b in each.blocks if b.is_read) for each in reports]
    words = sum(len(text.split()) for text in whole)
    print(f"{len(whole)} reports, {words} words, {arguments.pairs} pairs of runs")
    for name, texts, left_out in (("", whole, []), (", lean", read, list(LEFT_OUT))):
        _show(f"cold{name}", _cold(inputs, texts, left_out, pairs=arguments.pairs))
        _show(f"warm{name}", _warm(inputs, texts, left_out, pairs=arguments.pairs))


def _cold(inputs: list[str], texts: list[str], left_out: list[str], *, pairs: int) -> list[tuple[float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder, "texts.json")
        given.write_bytes(msgspec.json.encode(texts))
        bare = [sys.executable, "-c", BARE.format(model=MODEL, left_out=left_out), str(given)]
        ours = [sys.executable, "-m", "reportedly", "compare", *inputs, "--format", "json"]
        return _alternate(lambda: _launch(ours), lambda: _launch(bare), pairs)


def _launch(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, check=False)
    if done.returncode not in (0, 3):
        sys.exit(done.stderr.decode("utf-8", "replace"))


def _warm(inputs: list[str], texts: list[str], left_out: list[str], *, pairs: int) -> list[tuple[float, float]]:
    model = spacy.load(MODEL, exclude=left_out)

    def parse() -> None:
        for text in texts:
            model(text)

    compare(inputs)
    parse()
    return _alternate(lambda: compare(inputs), parse, pairs)


def _alternate(ours: Callable[[], object], bare: Callable[[], object], pairs: int) -> list[tuple[float, float]]:
    """Time the two in turn; which one goes first alternates as well."""
    timed = []
    for number in range(pairs):
        order = (ours, bare) if number % 2 == 0 else (bare, ours)
        seconds = {work: _time(work) for work in order}
        timed.append((seconds[ours], seconds[bare]))
    return timed


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _show(name: str, timed: list[tuple[float, float]]) -> None:
    ours, bare = (median(seconds) for seconds in zip(*timed, strict=True))
    ratio = median(one / other for one, other in timed)
    print(f"{name:10}  reportedly {ours:6.3f} s   bare parse {bare:6.3f} s   ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
