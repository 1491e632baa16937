"""Reports to sketches, one by one or in several processes."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial

from reportedly.group.rarity import Rarity
from reportedly.group.terms import count_both
from reportedly.group.vectors import NO_DAY, Sketch, sketch
from reportedly.model.report import Report

AT_ONCE = 200  # reports handed to a process at a time


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
    terms, names = count_both(report)
    return sketch((rarity.weigh(terms), rarity.weigh(names)), day=day_of(report))


def day_of(report: Report) -> int:
    """The day of publication as days since year 1; NO_DAY where it is unknown."""
    try:
        return date.fromisoformat((report.published.value or "")[:10]).toordinal()
    except ValueError:
        return NO_DAY
