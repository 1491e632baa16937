"""Figures as series: all values that the reports give for one counted thing, nothing picked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from reportedly.model.account import Claim, FigureSeries, FigureValue, Located
from reportedly.model.evidence import Evidence
from reportedly.model.reading import Figure, Reading, SourceKind
from reportedly.text.numbers import counted_stems
from reportedly.text.words import stem

_DAY = len("2019-01-17")
_LOOKED_AT = 50  # values of one counted thing that a repeat is held against
_ANYBODY = frozenset(stem(word) for word in ("people", "person", "persons", "others", "were", "was"))
_NO_SERIES = frozenset({"ordinal", "age"})
Row = tuple[Reading, int, Figure]


def figure_series(evidence: Evidence, claims: Sequence[Claim]) -> tuple[FigureSeries, ...]:
    """Join figures that count the same thing into series, those with most values first; values by report date.

    A figure without a counted thing stands in no series. Cost: linear in the figures.
    """
    series: list[list[Row]] = []
    homes: dict[tuple[str, str], int] = {}  # unit and a stem of what is counted → the first series that opens with it
    for row in _rows(evidence):
        keys = _keys(row)
        home = min((homes[key] for key in keys if key in homes), default=None)
        if home is None:
            homes.update(dict.fromkeys(keys, len(series)))
            series.append([row])
        else:
            series[home].append(row)
    origins = _origins(evidence, claims)
    made = [_series(rows, origins) for rows in series]
    return tuple(sorted(made, key=lambda s: (-len(s.series), s.what.report, s.what.start)))


def _rows(evidence: Evidence) -> list[Row]:
    return [
        (reading, number, figure)
        for reading in evidence.readings
        for number, figure in enumerate(reading.figures)
        if figure.counted is not None and figure.unit not in _NO_SERIES
    ]


def _keys(row: Row) -> list[tuple[str, str]]:
    reading, _, figure = row
    words = figure.counted.of(reading.report.text) if figure.counted else ""
    return [(figure.unit, word) for word in counted_stems(words)]


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


def _series(rows: list[Row], origins: dict[tuple[str, int], str | None]) -> FigureSeries:
    rows = sorted(rows, key=lambda row: (row[0].report.published.value or "", row[0].report.id, row[2].start))
    reading, _, figure = rows[0]
    assert figure.counted is not None
    what = Located(report=reading.report.id, start=figure.counted.start, end=figure.counted.end)
    values = tuple(_value(row, origins) for row in rows)
    return FigureSeries(what=what, unit=figure.unit, series=mark_stale(values, [_told(row) for row in rows]))


def _value(row: Row, origins: dict[tuple[str, int], str | None]) -> FigureValue:
    reading, number, figure = row
    return FigureValue(
        value=figure.number,
        low=figure.low,
        high=figure.high,
        report=reading.report.id,
        start=figure.start,
        end=figure.end,
        as_of=reading.report.published.value,
        origin=origins.get((reading.report.id, number)),
        convention=figure.convention,
    )


class Told(NamedTuple):
    """What a figure is told with: its words, the stems of what it counts, the terms of its statement's predicate."""

    words: str
    counted: frozenset[str]
    doing: frozenset[str]


def _told(row: Row) -> Told:
    reading, number, figure = row
    text = reading.report.text
    stems = counted_stems(figure.counted.of(text)) if figure.counted else set()
    holding = [said for said in reading.statements if number in said.figures]
    terms = min(holding, key=lambda said: sum(span.end - span.start for span in said.spans)).terms if holding else ()
    return Told(figure.span.of(text).casefold(), frozenset(stems - _ANYBODY), frozenset(terms))


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
