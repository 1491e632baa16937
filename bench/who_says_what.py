"""Who says what: reportedly, textacy and a plain baseline on the same documents in one run, how well and how dear.

    PYTHONPATH=src python bench/who_says_what.py GOLD.jsonl [--limit N]

GOLD  rows {id, text, attributions: [{sources: [[start, end]], cue: [[start, end]], content: [[start, end]]}]}
Measures: see said.py. Nested attributions of ours are left out, as the gold marks only the outer one of two.
Time: processor seconds an article, each with its own parse (textacy and the baseline need lemmas and word classes, no
recogniser; ours needs that and neither of the others), then apart from the parse. Ours apart from the parse are
quotations, names and attributions. Documents in turn, another system first
each time, so that a busy machine slows all alike.
  textacy           its direct quotations, as shipped
  textacy, helped   paragraph by paragraph, since it refuses a text with an odd number of marks, and its triples of
                    subject, verb of saying and object
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from measures import Row
from rows import as_report, read_rows
from said import Said, Score, gold_of
from said_rivals import baseline, language, textacy_helped, textacy_quotations

from reportedly.model.reading import Attribution
from reportedly.model.report import Report
from reportedly.read.attributions import read_attributions
from reportedly.read.names import read_mentions
from reportedly.read.parse import ParsedBlock, parse_blocks
from reportedly.read.quotes import read_quotations

WARM = 3  # documents: in the first ones models and tables are loaded


class System:
    """A parse and what is found in it, with the time of both."""

    def __init__(self, parse: Callable[[Row], object], find: Callable[..., list[Said]]) -> None:
        self._parse, self._find = parse, find
        self.score = Score()
        self.parsing = self.finding = 0.0

    def read(self, row: Row, *, counts: bool) -> None:
        """Read one document; if it counts, add what was found, and the time of it."""
        start = time.process_time()
        parsed = self._parse(row)
        middle = time.process_time()
        found = self._find(parsed)
        end = time.process_time()
        if counts:
            self.parsing += middle - start
            self.finding += end - middle
            self.score.add(row["text"], gold_of(row), found)


def ours_parsed(row: Row) -> tuple[Report, list[ParsedBlock]]:
    """Our own parse, with the sentence ends of our own."""
    report = as_report(row)
    return report, parse_blocks([report])[0]


def ours(parsed: tuple[Report, Sequence[ParsedBlock]]) -> list[Said]:
    """Our attributions but the nested ones."""
    report, blocks = parsed
    mentions, entities = read_mentions(report, blocks)
    quotations = read_quotations(report)
    found = read_attributions(report, blocks, quotations=quotations, mentions=mentions, entities=entities)
    return [_plain(attribution) for attribution in found if attribution.within is None]


def _plain(attribution: Attribution) -> Said:
    named = [source for source in attribution.sources if source.start is not None and source.end is not None]
    sources = tuple((source.start, source.end) for source in named)
    return Said(sources, *(tuple((s.start, s.end) for s in role) for role in (attribution.cue, attribution.content)))


def systems(refused: Counter[str], helped: Counter[str]) -> dict[str, System]:
    """Ours, the baseline, and textacy twice if it is there."""
    def parse(row: Row) -> object:
        return language()(row["text"])

    found = {"reportedly": System(ours_parsed, ours), "baseline": System(parse, baseline)}
    if find_spec("textacy") is None:
        print("textacy is not installed (pip install textacy, best in an environment of its own): left out")
        return found
    return found | {
        "textacy": System(parse, partial(textacy_quotations, failed=refused)),
        "textacy, helped": System(parse, partial(textacy_helped, failed=helped)),
    }


def rotated(all_of_them: list[System], by: int) -> list[System]:
    """Another one goes first each time: who reads a text first also pays for its new words."""
    first = by % len(all_of_them)
    return all_of_them[first:] + all_of_them[:first]


def shown(name: str, system: System, documents: int) -> str:
    """One line of the table."""
    row = system.score.row()
    f1 = "  ".join(f"{row[key]['f1']:5.1f}" for key in ("found", "found+source", "exact"))
    right = row["found+source"]
    quotes = f"{row['quotes found']:5.1f}  {row['quotes with speaker']:5.1f}"
    parse, find = (1000 * seconds / documents for seconds in (system.parsing, system.finding))
    return (f"{name:16}  {f1}   {right['p']:5.1f} {right['r']:5.1f}   {quotes}   "
            f"{parse + find:6.1f} ms {find:6.1f} ms  {find / parse:.3f}")  # fmt: skip


def main() -> None:
    """Read every document with every system in turn and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("GOLD", type=Path)
    parser.add_argument("--limit", type=int, help="the first so many documents")
    given = parser.parse_args()
    rows = read_rows(given.GOLD)[: given.limit]
    refused: Counter[str] = Counter()
    helped: Counter[str] = Counter()
    rivals = systems(refused, helped)
    for row in rows[:WARM]:
        for system in rivals.values():
            system.read(row, counts=False)
    refused.clear()
    helped.clear()
    for number, row in enumerate(rows):
        for system in rotated(list(rivals.values()), number):
            system.read(row, counts=True)
    counts = rivals["reportedly"].score.counts
    print(f"{given.GOLD.name}: {len(rows)} documents, {counts['gold']} attributions, {counts['quotes']} quotes")
    print(f"{'F1':16}  found +source exact   +source P, R   quotes +speaker   an article  without  x parse")
    for name, system in rivals.items():
        print(shown(name, system, len(rows)))
    if "textacy" in rivals:
        print(f"textacy refused {refused['refused']} of {len(rows)} documents; helped, {helped['refused']} paragraphs")


if __name__ == "__main__":
    main()
