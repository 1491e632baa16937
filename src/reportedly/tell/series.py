"""Figures as series: all values that the reports give for one counted thing, nothing picked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reportedly.model.account import Claim, FigureSeries, FigureValue, Located
from reportedly.model.evidence import Evidence
from reportedly.model.reading import Figure, Reading, SourceKind
from reportedly.text.numbers import counted_stems
from reportedly.text.words import stem

_DAY = len("2019-01-17")
_DISTINCT = 50  # values of one counted thing that a repeat is held against
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


def _told(row: Row) -> tuple[str, frozenset[str]]:
    """The words of a figure, and the stems of what it counts without words for people at large."""
    reading, _, figure = row
    text = reading.report.text
    stems = counted_stems(figure.counted.of(text)) if figure.counted else set()
    return figure.span.of(text).casefold(), frozenset(stems - _ANYBODY or stems)


def mark_stale(
    values: Sequence[FigureValue], told: Sequence[tuple[str, frozenset[str]]]
) -> tuple[FigureValue, ...]:
    """Mark the values that repeat an older report's words although a report in between had given another number.

    `told` has, for each value, its words and the stems of what it counts. Only values that count the same are held
    against each other, and only days that are known and different. In the order given. Cost: linear but for the
    distinct values of one counted thing, of which fifty are looked at.
    """
    first: dict[tuple[str, frozenset[str]], str] = {}  # words and counted → the day on which they were first told
    moved: dict[frozenset[str], list[FigureValue]] = {}  # counted → the distinct values so far
    marked = []
    for value, (words, counted) in zip(values, told, strict=True):
        day = (value.as_of or "")[:_DAY]
        begun = first.get((words, counted), "") if len(day) == _DAY else ""
        others = moved.setdefault(counted, [])
        stale = bool(begun) and begun < day and any(
            begun < (other.as_of or "")[:_DAY] <= day and other.report != value.report and _differ(other, value)
            for other in others
        )  # fmt: skip
        marked.append(msgspec.structs.replace(value, stale=stale))
        if len(day) == _DAY:
            first.setdefault((words, counted), day)
            if len(others) < _DISTINCT and not stale:
                others.append(value)
    return tuple(marked)


def _differ(a: FigureValue, b: FigureValue) -> bool:
    """Whether the bounds of two values share no number."""
    low = max((bound for bound in (a.low, b.low) if bound is not None), default=float("-inf"))
    high = min((bound for bound in (a.high, b.high) if bound is not None), default=float("inf"))
    return low > high
