"""Who took it from whom: credits first, then what one text shares with the other alone, then the dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from reportedly.model.judgement import Strand
from reportedly.model.report import Report
from reportedly.text.plain import level
from reportedly.trace.agencies import agency_key
from reportedly.trace.credits import find_credits
from reportedly.trace.passages import Shared
from reportedly.trace.texts import Text

COPY = 0.3  # share of the shorter text; below it there is nothing to have a direction
OWN_WORDS = 5  # words that two texts share and their common source lacks: edits or additions that were passed on


class Pair(NamedTuple):
    """Two texts that share passages, the shorter one first, with the share of each one's own words."""

    one: Text
    other: Text
    shared: tuple[Shared, ...]
    share: float
    other_share: float


class _Evidence:
    """What is known of each report on its own: its agency, the agencies it credits, when it came out."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.is_wire = {report.id: agency_key(report.outlet or "") for report in reports}
        self.credited = {report.id: _credited(report) for report in reports}
        self.published = {report.id: _published(report.published.value) for report in reports}
        self.outlet = {report.id: _outlet_pattern(report) for report in reports}
        self.text = {report.id: _read_text(report) for report in reports}

    def is_later(self, report: str, source: str) -> bool:
        """Whether the one came out after the other for certain: a date alone does not say which hour."""
        late, early = self.published[report], self.published[source]
        return late is not None and early is not None and late[0] >= early[1] and late != early

    def credits(self, report: str, source: str) -> bool:
        """Whether the report credits the agency that the source is from, or names the source's outlet at all.

        An agency may put its report out again, so its date does not count; an outlet's does.
        """
        wire = self.is_wire[source]
        if wire is not None:
            return wire in self.credited[report] and self.is_wire[report] != wire
        outlet = self.outlet[source]
        if outlet is None or self.is_later(source, report):
            return False
        return outlet.search(self.text[report]) is not None

    def is_from_agency(self, report: str) -> bool:
        """Whether the report says that it has its text from an agency."""
        return bool(self.credited[report])


def judge_directions(pairs: Sequence[Pair]) -> list[int]:
    """Judge each pair: 1 the first text was taken from the second, -1 the other way round, 0 unknown.

    Known where one report credits the other's outlet; where an agency's own report came out first; where two texts
    share words that their common source does not have, and one came out first; and by the dates alone where neither
    credits an agency that may have supplied both.
    """
    reports = {text.report.id: text.report for pair in pairs for text in (pair.one, pair.other)}
    evidence = _Evidence([reports[key] for key in sorted(reports)])
    ways = [_by_credit(pair, evidence) if pair.share >= COPY else 0 for pair in pairs]
    sources = _sources(pairs, ways)
    matched = {(report, source): words for pair in pairs for report, source, words in _matched(pair)}
    return [
        way or (_by_date(pair, evidence, sources=sources, matched=matched) if pair.share >= COPY else 0)
        for pair, way in zip(pairs, ways, strict=True)
    ]


def _by_credit(pair: Pair, evidence: _Evidence) -> int:
    one, other = pair.one.report.id, pair.other.report.id
    forth, back = (_is_supplied(one, other, evidence), _is_supplied(other, one, evidence))
    return int(forth) - int(back)


def _is_supplied(report: str, source: str, evidence: _Evidence) -> bool:
    if evidence.credits(report, source):
        return True
    is_wire = evidence.is_wire[source] is not None and evidence.is_wire[report] is None
    return is_wire and evidence.is_later(report, source)


def _sources(pairs: Sequence[Pair], ways: Sequence[int]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pair, way in zip(pairs, ways, strict=True):
        one, other = pair.one.report.id, pair.other.report.id
        if way:
            report, source = (one, other) if way > 0 else (other, one)
            found[report].add(source)
    return found


def _matched(pair: Pair) -> tuple[tuple[str, str, frozenset[int]], tuple[str, str, frozenset[int]]]:
    own = [each for each in pair.shared if each.passage.strand in (Strand.PROSE, Strand.QUOTE)]
    one, other = pair.one.report.id, pair.other.report.id
    here = frozenset(at for each in own for at in each.matched_here)
    there = frozenset(at for each in own for at in each.matched_there)
    return (one, other, here), (other, one, there)


def _by_date(
    pair: Pair,
    evidence: _Evidence,
    *,
    sources: Mapping[str, set[str]],
    matched: Mapping[tuple[str, str], frozenset[int]],
) -> int:
    one, other = pair.one.report.id, pair.other.report.id
    way = int(evidence.is_later(one, other)) - int(evidence.is_later(other, one))
    if not way:
        return 0
    report, source = (one, other) if way > 0 else (other, one)
    common = [wire for wire in sources.get(source, ()) if (report, wire) in matched]
    if common:
        return way if all(_is_passed_on(report, source, wire, matched) for wire in common) else 0
    # Both may have it from an agency whose own report nobody has here.
    return 0 if evidence.is_from_agency(report) or evidence.is_from_agency(source) else way


def _is_passed_on(report: str, source: str, wire: str, matched: Mapping[tuple[str, str], frozenset[int]]) -> bool:
    """Whether the report has from the source what the wire lacks, and hardly anything past the source."""
    from_source, from_wire = matched[report, source], matched[report, wire]
    own, past = len(from_source - from_wire), len(from_wire - from_source)
    return own >= OWN_WORDS and past * 2 <= own


def _credited(report: Report) -> frozenset[str]:
    """Agencies that are credited for the whole report."""
    names = (agency_key(credit.agency) for credit in find_credits(report) if credit.covers is None)
    return frozenset(name for name in names if name is not None)


def _outlet_pattern(report: Report) -> re.Pattern[str] | None:
    """The outlet's name as a pattern; None where it may be another word ("Time")."""
    name = level(report.outlet or "").strip()
    is_telling = " " in name or len(name) > 6 or (len(name) > 2 and name.isupper())
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") if is_telling else None


def _read_text(report: Report) -> str:
    return level("\n".join(report.text[block.start : block.end] for block in report.blocks if block.is_read))


def _published(value: str | None) -> tuple[datetime, datetime] | None:
    """First and last instant of a publication date; None without one, or where it is not a day or an instant."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment, moment + (timedelta(days=1) if len(value) == 10 else timedelta(0))
