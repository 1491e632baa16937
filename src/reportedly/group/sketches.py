"""Reports to sketches, one by one or in several processes."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial

from reportedly.group.rarity import Rarity
from reportedly.group.terms import count, weigh
from reportedly.group.vectors import NO_DAY, Sketch, sketch
from reportedly.model.report import Report

AT_ONCE = 200  # reports handed to a process at a time


@cache
def general() -> Rarity:
    """The rarity of terms in news in general (data/common_words.tsv): no collection changes it."""
    return Rarity.learn(())


def sketch_all(reports: Sequence[Report], rarity: Rarity, *, workers: int = 1) -> list[Sketch]:
    """Sketch every report: terms and names, weighed by a frozen rarity; in the order given.

    Each sketch is made from one report, so any number of workers (processes) gives the same. Cost: linear in the words.
    """
    one = partial(sketch_report, rarity=rarity)
    if workers <= 1 or len(reports) <= AT_ONCE:
        return [one(report) for report in reports]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(one, reports, chunksize=AT_ONCE))


def sketch_report(report: Report, rarity: Rarity) -> Sketch:
    """Sketch one report."""
    traits = weigh(count(report), rarity)
    return sketch((traits.terms, traits.names), day=traits.day.toordinal() if traits.day else NO_DAY)
