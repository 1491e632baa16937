"""What does it cost to read a report over the one parse that every reading needs?

    PYTHONPATH=src python bench/reading_cost.py TEXTS... [--limit N] [--pairs N] [--profile PART]

TEXTS  rows {id, text} as JSONL, or the reports of a story as files
Every part is timed on the same parsed reports, once in every run, in turn with the parses, so that a busy machine slows
all alike; given are medians in milliseconds a report and the medians of the ratios to the parses of the same run, in
processor time. What was prepared is kept out of the collector's sight, as a reading holds one report at a time.
    bare parse       what spaCy does with the same paragraphs by itself: tagger, parser and recogniser, on one core
    parse            ours: sentence ends marked, the same parts of the model, other matrix products
    tokens           the parse as plain objects, which all other parts ask
    who says what    that, quotations, attributions and statements
    all              that, names, times and figures
Attributions and statements are given what a reading gives them: names, times, figures.
--profile prints where the processor time of one part goes.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import spacy
from rows import read_reports

from reportedly.model.report import Report
from reportedly.read.attributions import read_attributions
from reportedly.read.figures import read_figures
from reportedly.read.names import read_mentions
from reportedly.read.parse import BATCH, LEFT_OUT, MODEL, ParsedBlock, parse_blocks
from reportedly.read.quotes import read_quotations
from reportedly.read.statements import StatementReader
from reportedly.read.times import read_times
from reportedly.read.tokens import Words

if TYPE_CHECKING:
    from spacy.language import Language

Work = Callable[[], object]
WHO_SAYS_WHAT = ("tokens", "quotations", "attributions", "statements")
PARTS = (*WHO_SAYS_WHAT, "names", "times", "figures")


def parts(report: Report, blocks: Sequence[ParsedBlock]) -> dict[str, Work]:
    """Every part of a reading of one report, as work that can be timed by itself."""
    quotations = read_quotations(report)
    mentions, entities = read_mentions(report, blocks)
    times = read_times(report, blocks)
    figures = read_figures(report, blocks, times)
    given = {"quotations": quotations, "mentions": mentions, "entities": entities}
    attributions = read_attributions(report, blocks, **given)
    found = {"mentions": mentions, "times": times, "figures": figures, "attributions": attributions}
    return {
        "tokens": lambda: [Words(parsed.doc.parsed) for parsed in blocks],
        "quotations": lambda: read_quotations(report),
        "attributions": lambda: read_attributions(report, blocks, **given),
        "statements": lambda: StatementReader(report, **found).read(blocks),
        "names": lambda: read_mentions(report, blocks),
        "times": lambda: read_times(report, blocks),
        "figures": lambda: read_figures(report, blocks, times),
    }


def spent(works: Sequence[Work]) -> float:
    """Processor seconds of doing all of it once."""
    start = time.process_time()
    for work in works:
        work()
    return time.process_time() - start


def bare_parse(bare: Language, reports: Sequence[Report]) -> None:
    """Parse the blocks that are read with a model as it comes."""
    texts = (report.text[block.start : block.end] for report in reports for block in report.blocks if block.is_read)
    for _ in bare.pipe(texts, batch_size=BATCH):
        pass


def run(bare: Language, reports: Sequence[Report]) -> dict[str, float]:
    """Parse, then time every part: seconds by its name."""
    parsed: list[list[list[ParsedBlock]]] = []
    seconds = {"bare parse": spent([lambda: bare_parse(bare, reports)])}
    seconds["parse"] = spent([lambda: parsed.append(parse_blocks(reports))])
    work = [parts(report, blocks) for report, blocks in zip(reports, parsed[0], strict=True)]
    gc.collect()
    gc.freeze()
    seconds |= {name: spent([of_report[name] for of_report in work]) for name in PARTS}
    gc.unfreeze()
    seconds["who says what"] = sum(seconds[name] for name in WHO_SAYS_WHAT)
    return seconds | {"all": sum(seconds[name] for name in PARTS)}


def profile(reports: Sequence[Report], part: str) -> None:
    """Print where the time of one part goes, the dearest functions first."""
    work = [parts(report, blocks)[part] for report, blocks in zip(reports, parse_blocks(reports), strict=True)]
    profiler = cProfile.Profile()
    profiler.enable()
    spent(work)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(30)


def main() -> None:
    """Measure and print one table; the first run warms up and does not count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("TEXTS", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="of each file the first so many")
    parser.add_argument("--pairs", type=int, default=5, help="how many runs (default 5)")
    parser.add_argument("--profile", choices=PARTS)
    given = parser.parse_args()
    reports = [report for path in given.TEXTS for report in read_reports(path)[: given.limit]]
    if given.profile:
        return profile(reports, given.profile)
    bare = spacy.load(MODEL, exclude=list(LEFT_OUT))
    run(bare, reports)
    runs = [run(bare, reports) for _ in range(given.pairs)]
    words = sum(len(report.text.split()) for report in reports)
    print(f"{len(reports)} reports, {words} words, {given.pairs} runs")
    print(f"{'':14} ms a report   x bare parse   x parse")
    for name in runs[0]:
        milliseconds = 1000 * median(seconds[name] for seconds in runs) / len(reports)
        bare_ratio, ratio = (median(each[name] / each[to] for each in runs) for to in ("bare parse", "parse"))
        print(f"{name:14} {milliseconds:11.2f} {bare_ratio:14.3f} {ratio:9.3f}")


if __name__ == "__main__":
    main()
