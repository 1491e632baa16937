"""Figures as series: the strands with their values, revisions and stale repeats; nothing picked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from reportedly.model.account import Change, FigureSeries, FigureValue
from reportedly.model.base import Located, Span
from reportedly.model.claim import Alignment, Claim, FigureAt, FigureStrand
from reportedly.model.evidence import Evidence
from reportedly.model.reading import Reading, SourceKind

_DAY = len("2019-01-17")
_SHORTLY = 40  # characters of what a series counts
_LOOKED_AT = 50  # values of one counted thing that a repeat is held against


def figure_series(evidence: Evidence, aligned: Alignment) -> tuple[FigureSeries, ...]:
    """Lay out the strands of figures, those with most values first; values by day.

    A figure of which nothing tells what it counts stands in no series. Cost: linear in the figures.
    """
    readings = {reading.report.id: reading for reading in evidence.readings}
    origins = _origins(evidence, aligned.claims)
    return tuple(_series(strand, readings, origins) for strand in aligned.strands)


def _origins(evidence: Evidence, claims: Sequence[Claim]) -> dict[tuple[str, int], str | None]:
    """(report, figure) → the last stated source of the first statement that holds the figure."""
    chains = {(s.report, s.statement): s.chain for claim in claims for s in claim.supports}
    found: dict[tuple[str, int], str | None] = {}
    for reading in evidence.readings:
        report = reading.report.id
        for statement in reading.statements:
            chain = chains.get((report, statement.id), ())
            stated = [link.name for link in chain[1:] if link.kind is not SourceKind.UNSTATED]
            for figure in statement.figures:
                found.setdefault((report, figure), stated[-1] if stated else None)
    return found


def _series(
    strand: FigureStrand, readings: Mapping[str, Reading], origins: Mapping[tuple[str, int], str | None]
) -> FigureSeries:
    values = tuple(_value(at, readings[at.report], origins) for at in strand.values)
    values = mark_changes(mark_stale(values, [_told(at, readings[at.report]) for at in strand.values]))
    lows, highs = [value.low for value in values], [value.high for value in values]
    return FigureSeries(
        what=_what(strand, readings),
        unit=readings[strand.values[0].report].figures[strand.values[0].figure].unit,
        series=values,
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
        origins=tuple(dict.fromkeys(value.origin for value in values if value.origin)),
    )


def _what(strand: FigureStrand, readings: Mapping[str, Reading]) -> Located:
    """Where the thing is named at most length, but shortly; the first value where nothing says what it counts."""
    figures = [(at.report, readings[at.report].figures[at.figure]) for at in strand.values]
    counted = [(report, figure.counted) for report, figure in figures if figure.counted is not None]
    report, place = max(counted, key=_tells, default=(figures[0][0], figures[0][1].span))
    return Located(report=report, start=place.start, end=place.end)


def _tells(named: tuple[str, Span]) -> int:
    size = named[1].end - named[1].start
    return size if size <= _SHORTLY else -size


def _value(at: FigureAt, reading: Reading, origins: Mapping[tuple[str, int], str | None]) -> FigureValue:
    figure = reading.figures[at.figure]
    return FigureValue(
        value=figure.number,
        low=figure.low,
        high=figure.high,
        report=at.report,
        start=figure.start,
        end=figure.end,
        as_of=at.as_of,
        origin=origins.get((at.report, at.figure)),
        convention=figure.convention,
        said_for=at.said_for,
    )


def mark_changes(values: Sequence[FigureValue]) -> tuple[FigureValue, ...]:
    """Mark the values that cannot be one number with the last value of an earlier day: up or down.

    A stale repeat is no revision, and none is measured by it; neither are values of one day by one another. In the
    order given, which is that of the days. Cost: linear.
    """
    marked: list[FigureValue] = []
    today: list[FigureValue] = []
    before: FigureValue | None = None  # the last fresh value of the days before
    for value in values:
        if today and _day(value) != _day(today[-1]):
            before, today = today[-1], []
        is_fresh = len(_day(value)) == _DAY and not value.stale
        marked.append(msgspec.structs.replace(value, change=_change(before, value) if is_fresh and before else None))
        today += [value] if is_fresh else []
    return tuple(marked)


def _change(before: FigureValue, value: FigureValue) -> Change | None:
    if not _differ(before, value):
        return None
    is_above = value.low is not None and before.high is not None and value.low > before.high
    return Change.UP if is_above else Change.DOWN


class Told(NamedTuple):
    """What a figure is told with: its words, the stems of what it counts, the terms of its statement's predicate."""

    words: str
    counted: frozenset[str]
    doing: frozenset[str]


def _told(at: FigureAt, reading: Reading) -> Told:
    """The words of a figure; the values of one strand count one thing, so that nothing else is compared."""
    words = reading.figures[at.figure].span.of(reading.report.text).casefold()
    return Told(words, frozenset({"one"}), frozenset())


def mark_stale(values: Sequence[FigureValue], told: Sequence[Told]) -> tuple[FigureValue, ...]:
    """Mark the values that repeat an older report's words although a report in between had given another number.

    Values are held against each other where they count the same of the same doing ("17 people were killed" and "31
    killed", not "31 were buried"), and where their days are known. In the order given, which is that of the days. Cost:
    linear but for fifty values of one counted thing, which are looked at.
    """
    earlier: dict[frozenset[str], list[tuple[FigureValue, Told]]] = {}
    marked = []
    for value, how in zip(values, told, strict=True):
        before = earlier.setdefault(how.counted, [])
        is_dated = len(_day(value)) == _DAY
        stale = is_dated and _is_stale(value, how, before)
        marked.append(msgspec.structs.replace(value, stale=stale))
        if is_dated and not stale and len(before) < _LOOKED_AT:
            before.append((value, how))
    return tuple(marked)


def _is_stale(value: FigureValue, how: Told, before: Sequence[tuple[FigureValue, Told]]) -> bool:
    alike = [(old, its) for old, its in before if old.report != value.report and _one_doing(how, its)]
    begun = min((_day(old) for old, its in alike if its.words == how.words), default=_day(value))
    return any(begun < _day(old) <= _day(value) and _differ(old, value) for old, _ in alike)


def _one_doing(a: Told, b: Told) -> bool:
    """Whether the predicates tell one doing; without a predicate the counted words must tell it."""
    return bool(a.doing & b.doing) if a.doing or b.doing else bool(a.counted)


def _day(value: FigureValue) -> str:
    return (value.as_of or "")[:_DAY]


def _differ(a: FigureValue, b: FigureValue) -> bool:
    """Whether the bounds of two values share no number."""
    low = max((bound for bound in (a.low, b.low) if bound is not None), default=float("-inf"))
    high = min((bound for bound in (a.high, b.high) if bound is not None), default=float("inf"))
    return low > high
