"""What grouping costs as the number of reports grows, and beside a plain single pass: time, memory, B3.

    python bench/stories_at_scale.py [REPORTS …]       default: 10000 100000 300000 1000000
    python bench/stories_at_scale.py --beside [REPORTS …] [--sample]     default: 10000 100000

Reports are made up (bench/synthetic_stories.py), so their stories are known. They come day by day over eight days, a
quarter of a day at a time; the window is of four days; stories are brought up to date after every quarter. Every size
runs in a process of its own. Times are seconds of this processor: only their ratios mean something elsewhere.
"""

from __future__ import annotations

import argparse
import math
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from multiprocessing import get_context

import numpy as np
from grouping import bcubed
from synthetic_stories import Collection, make, texts

from reportedly.group.sketches import general, sketch_all
from reportedly.group.stream import Stream
from reportedly.group.vectors import Vectors, stack, take
from reportedly.group.windows import WINDOW
from reportedly.model.report import Block, BlockKind, DateBasis, Published, Report

SIZES, BESIDE = (10_000, 100_000, 300_000, 1_000_000), (10_000, 100_000)
THRESHOLD = 0.3  # the stories of a made-up storyline share half of their words: more than real ones do
PIECES = 4  # a day
SINGLE_PASS = 0.3  # cosine to a centroid: of those tried (.2 .25 .3 .35 .4) the one with the best B3 at 5,000
WORD = re.compile(r"\w+")


def pieces(collection: Collection, rows: Vectors) -> Iterator[tuple[int, list[str], Vectors]]:
    """The reports in the order in which they come: day, ids, rows."""
    for day in np.unique(collection.rows.days):
        for part in np.array_split(np.flatnonzero(collection.rows.days == day), PIECES):
            yield int(day), [collection.ids[number] for number in part], take(rows, part)


def ours(collection: Collection, rows: Vectors) -> tuple[dict[str, str], Stream]:
    """Report → story; a report that leaves the window keeps the story that it left it with."""
    stream, found = Stream(threshold=THRESHOLD), {}
    for day, ids, part in pieces(collection, rows):
        if day - WINDOW + 1 > int(collection.rows.days[0]):
            found.update({each: story[0] for story in stream.stories() for each in story})
            stream.close(before=day - WINDOW + 1)
        stream.add(ids, part)
        stream.bring_up_to_date()
    found.update({each: story[0] for story in stream.stories() for each in story})
    return found, stream


def score(collection: Collection, found: dict[str, str], ids: Sequence[str]) -> float:
    """B3 F1 of some reports."""
    number = {each: at for at, each in enumerate(collection.ids)}
    gold = [int(collection.stories[number[each]]) for each in ids]
    return bcubed(gold, [found[each] for each in ids])[2]


def measure(count: int) -> dict[str, float]:
    """Time, memory and B3 of one size, from rows that are ready."""
    collection = make(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    found, stream = ours(collection, collection.rows)
    took = time.process_time() - began
    return {
        "time": took / count,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "made": before / 1024,
        "bytes": stream.size / len(stream),
        "live": len(stream),
        "b3": score(collection, found, stream.ids),
        "largest": float(np.bincount(collection.stories).max()),
    }


def as_reports(collection: Collection) -> list[Report]:
    """The made-up texts as reports."""
    return [
        Report(
            id=name, uri=name, outlet=None, title=None, lang="en", text=text,
            published=Published(value=str(np.datetime64(int(day) - 719163, "D")), basis=DateBasis.METADATA),
            blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
        )
        for name, text, day in zip(collection.ids, texts(collection), collection.rows.days.tolist(), strict=True)
    ]  # fmt: skip


def beside(count: int, every: int) -> dict[str, float]:
    """Ours and the plain single pass on the same texts."""
    collection = make(count)
    reports = as_reports(collection)
    began = time.process_time()
    rows = stack(sketch_all(reports, general()))
    sketched = time.process_time() - began
    found, stream = ours(collection, rows)
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    plain, plain_took = single_pass(reports, collection, every)
    return {
        "sketch": sketched / count, "ours": took / count, "plain": plain_took / count, "peak": peak,
        "b3": score(collection, found, stream.ids),
        "plain_b3": score(collection, plain, stream.ids) if every == 1 else math.nan,
    }  # fmt: skip


class Centroids:
    """Sums of TF-IDF in dictionaries, found by their words in an inverted index; nothing is left out or bounded."""

    def __init__(self) -> None:
        self.index: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.sums: dict[str, dict[str, float]] = {}
        self.last: dict[str, int] = {}

    def nearest(self, weights: dict[str, float]) -> tuple[str, float]:
        """The centroid with the highest cosine."""
        scores: defaultdict[str, float] = defaultdict(float)
        for word, weight in weights.items():
            for each, value in self.index[word].items():
                scores[each] += weight * value
        return max(scores.items(), key=lambda each: each[1], default=("", 0.0))

    def add(self, name: str, weights: dict[str, float], day: int) -> None:
        """Add a report to a centroid, which may be new."""
        total = self.sums.setdefault(name, {})
        for word, weight in weights.items():
            total[word] = total.get(word, 0.0) + weight
        norm = math.sqrt(sum(weight * weight for weight in total.values())) or 1.0
        for word, weight in total.items():
            self.index[word][name] = weight / norm
        self.last[name] = day

    def close(self, day: int) -> None:
        """Forget the centroids whose last report has left the window."""
        for name in [each for each, when in self.last.items() if when <= day - WINDOW]:
            for word in self.sums.pop(name):
                self.index[word].pop(name, None)
            del self.last[name]


def single_pass(reports: Sequence[Report], collection: Collection, every: int) -> tuple[dict[str, str], float]:
    """The plain way: dictionaries of TF-IDF, one pass, the nearest centroid of the window, or a new one.

    To have a time for many reports, only each `every`-th one looks for its nearest centroid, and that time counts so
    many times; then all of them are added to the centroid of their right story. Gives back report → centroid, seconds.
    """
    held: Counter[str] = Counter()
    centroids, found = Centroids(), {}
    looked, began, day = 0.0, time.process_time(), 0
    gold = collection.stories.tolist()
    for done, (report, today) in enumerate(zip(reports, collection.rows.days.tolist(), strict=True)):
        if today != day:
            day = today
            centroids.close(day)
        counts = Counter(word.lower() for word in WORD.findall(report.text))
        held.update(counts.keys())
        weights = {word: (1 + math.log(n)) * math.log((done + 2) / held[word]) for word, n in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        weights = {word: weight / length for word, weight in weights.items()}
        name = str(gold[done])
        if done % every == 0:
            start = time.process_time()
            nearest, value = centroids.nearest(weights)
            looked += time.process_time() - start
            if every == 1:
                name = nearest if value >= SINGLE_PASS else report.id
        centroids.add(name, weights, day)
        found[report.id] = name
    return found, time.process_time() - began + (every - 1) * looked


def main(arguments: argparse.Namespace) -> int:
    """Print a line a size."""
    sizes = arguments.reports or (BESIDE if arguments.beside else SIZES)
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        first = 0.0
        for count in sizes:
            if arguments.beside:
                _show_beside(count, pool.apply(beside, (count, max(1, count // 5_000) if arguments.sample else 1)))
                continue
            found = pool.apply(measure, (count,))
            first = first or found["time"]
            print(
                f"{count:9,} reports  {1e6 * found['time']:6.0f} µs each ({found['time'] / first:.2f} of the first, "
                f"logarithm {math.log(count) / math.log(sizes[0]):.2f})  {found['bytes']:5.0f} bytes a report of the "
                f"window ({found['live']:,.0f})  peak {found['peak']:,.0f} MB, {found['made']:,.0f} of it the made-up "
                f"reports  largest story {found['largest']:,.0f}  B3 {found['b3']:.1f}",
                flush=True,
            )
    return 0


def _show_beside(count: int, found: dict[str, float]) -> None:
    vectors = found["ours"] - found["sketch"]
    print(
        f"{count:9,} reports  ours {1e6 * found['ours']:6.0f} µs a report ({1e6 * found['sketch']:.0f} of it words), "
        f"peak {found['peak']:,.0f} MB, B3 {found['b3']:.1f}  plain single pass "
        f"{1e6 * found['plain']:.0f} µs, B3 {found['plain_b3']:.1f}  ratio {found['plain'] / found['ours']:.1f}; "
        f"without words {found['plain'] / vectors:.1f}",
        flush=True,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int, nargs="*", help="how many reports, one run each")
    parser.add_argument("--beside", action="store_true", help="beside a plain single pass, both from the texts")
    parser.add_argument("--sample", action="store_true", help="time the plain single pass on 5,000 of the reports")
    sys.exit(main(parser.parse_args()))
