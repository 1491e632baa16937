"""How copies are found among many documents, beside MinHash: time, memory, recall, precision, in one run.

    PYTHONPATH=src python bench/copies.py [--sizes 1000 10000] [--runs N] [--methods …] [--sets ROWS.jsonl…] [--trace N]

Documents are made by a seed from invented words (`bench/made_news.py`); ROWS are {text}, other sets. Every
method works in a process of its own, and they take turns; given are medians of processor seconds, the ratio to
datasketch in the same turn, and by how much the process grew over the documents themselves.
    reportedly   link_copies: winnowed fingerprints of 5 words, of 4 in a row one; held against neighbours in a row
    minhash      64 permutations of 32 bits with NumPy over the same words, 16 bands of 4
    datasketch   MinHash of 128 permutations, filled in one call a document, LSH at Jaccard .5 (2.0.0 is meant)
    rensa        the same in Rust (0.5.0 is meant), 32 bands of 4
A method whose package is absent is passed over with a line. Recall and precision are of the pairs that a document of a
sample has by being in one group: true where at least .8 of the shorter text's words stand in runs of 5 that the
longer one has; in brackets, where .5 do. They are the mean over documents, so that a wire of 200 counts as one.
--trace N: what it costs `trace` to find its candidates among N of these documents
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import pickle
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import mean, median

import numpy as np
from made_news import Maker

from reportedly.model.report import Block, BlockKind, Published, Report
from reportedly.text.copies import join, link_copies
from reportedly.text.word_hashes import hash_texts
from reportedly.trace.candidates import find_candidates
from reportedly.trace.texts import Text

Pairs = Iterable[tuple[int, int]]
SIZE = 5  # words in a run
WHOLE, HALF_OF_IT = 0.8, 0.5
BATCH = 500  # documents


def by_fingerprints(texts: Sequence[str]) -> Pairs:
    """Ours."""
    return [(link.shorter, link.longer) for link in link_copies(texts)]


def by_minhash(texts: Sequence[str], *, permutations: int = 64, rows: int = 4) -> Pairs:
    """MinHash with NumPy: the least of 64 hashes of all runs, banded; a pair that shares a band is one."""
    chance = np.random.default_rng(1)
    factors, terms = chance.integers(1, 1 << 63, (2, permutations), np.uint64) | np.uint64(1)
    bands: dict[tuple[int, bytes], int] = {}
    for first in range(0, len(texts), BATCH):
        hashes, bounds = hash_texts(texts[first : first + BATCH])
        runs = np.concatenate([hashes, np.zeros(SIZE, np.uint64)])
        for step in range(1, SIZE):
            runs[: len(hashes)] = runs[: len(hashes)] * np.uint64(0x9E3779B97F4A7C15) + runs[step : step + len(hashes)]
        runs ^= runs >> np.uint64(29)
        lasts = np.minimum(bounds[:-1], len(hashes) - 1)
        least = [
            np.minimum.reduceat((runs[: len(hashes)] * factor + term) >> np.uint64(32), lasts).astype(np.uint32)
            for factor, term in zip(factors, terms, strict=True)
        ]
        signatures = np.stack(least, axis=1)
        for number, row in enumerate(signatures.reshape(len(signatures), -1, rows), start=first):
            for band, part in enumerate(row):
                other = bands.setdefault((band, part.tobytes()), number)
                if other != number:
                    yield other, number


def by_datasketch(texts: Sequence[str]) -> Pairs:
    """The usual way with datasketch."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([run.encode() for run in _runs(text)])
        yield from ((other, number) for other in index.query(sketch))
        index.insert(number, sketch)


def by_rensa(texts: Sequence[str]) -> Pairs:
    """The usual way with rensa."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(_runs(text))
        yield from ((other, number) for other in index.query(sketch))
        index.insert(number, sketch)


def _runs(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + SIZE]) for at in range(max(1, len(words) - SIZE + 1))]


METHODS: dict[str, Callable[[Sequence[str]], Pairs]] = {
    "reportedly": by_fingerprints, "minhash": by_minhash, "datasketch": by_datasketch, "rensa": by_rensa,
}  # fmt: skip
PACKAGES = {"datasketch": "datasketch", "rensa": "rensa"}


def work(method: str, given: Path, answer: Path) -> None:
    """In a process of its own: find the copies, and write down groups, seconds and megabytes."""
    with given.open("rb") as file:
        texts = [pickle.load(file) for _ in range(pickle.load(file))]
    METHODS[method](texts[:200])  # imports and tables
    list(METHODS[method](texts[:200]))
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins here; ru_maxrss would know that of the parent
    before = _peak()
    began = time.process_time()
    groups = join(METHODS[method](texts), len(texts))
    seconds = time.process_time() - began
    answer.write_bytes(pickle.dumps((groups, seconds, _peak() - before)))


def _peak() -> float:
    """The most memory that the process had since the mark, in megabytes (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def measure(name: str, texts: Sequence[str], runs: int, *, chosen: Sequence[str]) -> None:
    """Print a table of one set."""
    words = sum(len(text.split()) for text in texts)
    print(f"\n{name}: {len(texts)} documents, {words / len(texts):.0f} words each, {runs} runs")
    print(f"{'':12} seconds   ms a document   x datasketch   MB more   recall   precision (half)")
    methods = [each for each in chosen if each not in PACKAGES or importlib.util.find_spec(PACKAGES[each])]
    turns = [_turn(texts, methods) for _ in range(runs)]
    truth = Truth(texts, sample=300)
    for method in methods:
        seconds = median(turn[method][1] for turn in turns)
        ratio = median(turn[method][1] / turn["datasketch"][1] for turn in turns) if "datasketch" in methods else None
        groups, _, grown = turns[-1][method]
        recall, whole, half = truth.score(groups)
        print(f"{method:12} {seconds:7.2f} {1000 * seconds / len(texts):15.3f} {_number(ratio, 14, 3)} {grown:9.0f}"
              f" {recall:8.3f} {whole:11.3f} ({half:.3f})", flush=True)  # fmt: skip
    for absent in sorted(set(chosen) - set(methods)):
        print(f"{absent:12} is not installed: passed over")


def _turn(texts: Sequence[str], methods: Sequence[str]) -> dict[str, tuple[list[list[int]], float, float]]:
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        given, answer = Path(folder, "texts"), Path(folder, "answer")
        with given.open("wb") as file:
            for each in (len(texts), *texts):
                pickle.dump(each, file)
        for method in methods:
            subprocess.run([sys.executable, __file__, "--work", method, str(given), str(answer)], check=True)
            found[method] = pickle.loads(answer.read_bytes())
    return found


def _number(value: float | None, width: int, digits: int) -> str:
    return f"{'–':>{width}}" if value is None else f"{value:{width}.{digits}f}"


class Truth:
    """What a sample of documents really shares with all others, counted run by run."""

    def __init__(self, texts: Sequence[str], *, sample: int) -> None:
        self._words = [re.findall(r"[^\W_]+", text.casefold()) for text in texts]
        self._sample = sorted(random.Random(5).sample(range(len(texts)), min(sample, len(texts))))
        self._runs = {number: self._runs_of(number) for number in self._sample}
        holders: dict[int, list[int]] = defaultdict(list)
        for number, runs in self._runs.items():
            for run in set(runs):
                holders[run].append(number)
        self._partners: dict[int, set[int]] = {number: set() for number in self._sample}
        for other in range(len(texts)):
            for run in self._runs_of(other):
                for number in holders.get(run, ()):
                    self._partners[number].add(other)

    def _runs_of(self, number: int) -> list[int]:
        words = self._words[number]
        return [hash(tuple(words[at : at + SIZE])) for at in range(len(words) - SIZE + 1)]

    def share(self, one: int, other: int) -> float:
        """How many of the shorter one's words stand in runs that the longer one has."""
        shorter, longer = sorted((one, other), key=lambda number: len(self._words[number]))
        there, covered = set(self._runs_of(longer)), set()
        for at, run in enumerate(self._runs_of(shorter)):
            if run in there:
                covered.update(range(at, at + SIZE))
        return len(covered) / max(1, len(self._words[shorter]))

    def score(self, groups: Sequence[Sequence[int]]) -> tuple[float, float, float]:
        """Recall, and precision for wholes and for halves: means over the documents that have any."""
        group_of = {number: group for group in groups for number in group}
        recalls, wholes, halves = [], [], []
        for number in self._sample:
            found = set(group_of[number]) - {number}
            shares = {other: self.share(number, other) for other in (self._partners[number] | found) - {number}}
            true = {other for other, share in shares.items() if share >= WHOLE}
            if true:
                recalls.append(len(found & true) / len(true))
            if found:
                wholes.append(len(found & true) / len(found))
                halves.append(mean(shares[other] >= HALF_OF_IT for other in found))
        return tuple(mean(each) if each else 1.0 for each in (recalls, wholes, halves))  # type: ignore[return-value]


def measure_trace(count: int) -> None:
    """Print what the candidates of `trace` cost, beside the texts that they are found in."""
    texts = Maker(3).make(count)
    began = time.process_time()
    made = [Text(_report(number, text), ()) for number, text in enumerate(texts)]
    folded = time.process_time()
    pairs = find_candidates(made)
    done = time.process_time()
    print(f"\ntrace, {count} documents: texts {folded - began:.1f} s, candidates {done - folded:.1f} s,"
          f" {len(pairs)} pairs, {_peak():.0f} MB in all")  # fmt: skip


def _report(number: int, text: str) -> Report:
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    return Report(id=f"r{number}", uri="", outlet=None, title=None, lang="en", text=text, published=Published(),
                  blocks=(block,))  # fmt: skip


def main() -> None:
    """Measure and print the tables that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--runs", type=int, default=3, help="turns of each (default 3)")
    parser.add_argument("--sets", nargs="*", type=Path, default=[], help="rows {text} as JSONL")
    parser.add_argument("--methods", nargs="*", choices=METHODS, default=list(METHODS))
    parser.add_argument("--trace", type=int, help="documents among which trace looks for candidates")
    parser.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        return work(given.work[0], Path(given.work[1]), Path(given.work[2]))
    for path in given.sets:
        rows = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        measure("/".join(path.parts[-2:]), rows, given.runs, chosen=given.methods)
    for size in given.sizes:
        measure("made", Maker(size).make(size), given.runs, chosen=given.methods)
    if given.trace:
        measure_trace(given.trace)


if __name__ == "__main__":
    main()
