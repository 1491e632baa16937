"""One claim told by two reports of one sentence each, whatever the aligner would join: for the tests of slots."""

from __future__ import annotations

from reports import report

from reportedly.align.chains import chain_of
from reportedly.align.conflicts import conflicts_of
from reportedly.align.differ import differences
from reportedly.align.features import describe
from reportedly.align.ledger import Ledger
from reportedly.align.telling import Telling, telling_of
from reportedly.model.claim import Conflict, Difference, Slot
from reportedly.model.report import Report
from reportedly.pipeline.compare import judge
from reportedly.read import read

Words = tuple[str | None, str | None]


def tellings(*texts: str, days: tuple[str, ...] = ()) -> tuple[list[Report], list[Telling], Ledger]:
    """The longest statement of every text, and that of the most certain form among equals; all of 4 March 2024."""
    dates = days or ("2024-03-04",) * len(texts)
    rows = enumerate(zip(texts, dates, strict=True), 1)
    reports = [report(text, id=f"r{n}", outlet=f"Paper {n}", published=day) for n, (text, day) in rows]
    ledger = Ledger(judge("story-1", read(reports)))
    longest = {}
    for one in describe(ledger):
        if one.said.report not in longest or len(one.said.words) > len(longest[one.said.report].said.words):
            longest[one.said.report] = one
    return reports, [telling_of(one, chain_of(one.said, ledger), ledger) for one in longest.values()], ledger


def differing(lead: str, other: str, days: tuple[str, ...] = ()) -> dict[Slot, Words]:
    """Slot → the words of the second text and those of the first, which leads."""
    reports, cluster, ledger = tellings(lead, other, days=days)
    return {found.slot: _words(found, reports) for found in differences(cluster, ledger)[1]}


def _words(found: Difference, reports: list[Report]) -> Words:
    here = found.here.of(reports[1].text) if found.here else None
    there = reports[0].text[found.lead.start : found.lead.end] if found.lead else None
    return here, there


def clashing(one: str, other: str, days: tuple[str, ...] = ()) -> list[Conflict]:
    """The possible conflicts of the two."""
    _, cluster, ledger = tellings(one, other, days=days)
    return list(conflicts_of(cluster, ledger))
