"""On what a reading depends: reports that are alike in it have the same reading."""

from __future__ import annotations

from collections.abc import Hashable

from reportedly.model.report import Report
from reportedly.read.place_hints import outlet_country
from reportedly.text.plain import level


def reading_key(report: Report) -> Hashable:
    """What a report's reading is made from, its day aside.

    Reports with equal keys differ in the reading's `report` alone, and in what `place` puts on the calendar of
    another day. The key: text and blocks; the outlet's name if the text may have it, since it is a name there; the
    country of its domain, which tells where places are. Id, address and metadata tell a reader nothing.
    Cost: linear in the text.
    """
    return report.text, report.blocks, _own_name(report), outlet_country(report)


def _own_name(report: Report) -> tuple[str, ...]:
    """The words of the outlet's name where each stands in the text somewhere, in whatever case."""
    words = tuple(report.outlet.split()) if report.outlet else ()
    text = level(report.text).casefold() if words else ""
    return words if all(word.casefold() in text for word in words) else ()
