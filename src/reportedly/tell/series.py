"""Figures as series: all values that the reports give for one counted thing, nothing picked."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.account import Claim, FigureSeries, FigureValue, Located
from reportedly.model.evidence import Evidence
from reportedly.model.reading import Figure, Reading, SourceKind
from reportedly.text.numbers import counts_alike

_NO_SERIES = frozenset({"ordinal", "age"})
Row = tuple[Reading, int, Figure]


def figure_series(evidence: Evidence, claims: Sequence[Claim]) -> tuple[FigureSeries, ...]:
    """Join figures that count the same thing into series, those with most values first; values by report date.

    A figure without a counted thing stands in no series. Cost: figures times series.
    """
    series: list[list[Row]] = []
    for row in _rows(evidence):
        home = next((s for s in series if _alike(s[0], row)), None)
        if home is None:
            series.append([row])
        else:
            home.append(row)
    origins = _origins(claims)
    made = [_series(rows, origins) for rows in series]
    return tuple(sorted(made, key=lambda s: (-len(s.series), s.what.report, s.what.start)))


def _rows(evidence: Evidence) -> list[Row]:
    return [
        (reading, number, figure)
        for reading in evidence.readings
        for number, figure in enumerate(reading.figures)
        if figure.counted is not None and figure.unit not in _NO_SERIES
    ]


def _alike(a: Row, b: Row) -> bool:
    return counts_alike(a[2], a[0].report.text, b[2], b[0].report.text)


def _origins(claims: Sequence[Claim]) -> dict[tuple[str, str], str | None]:
    """(report, statement) → the last stated source of its chain."""
    found: dict[tuple[str, str], str | None] = {}
    for claim in claims:
        for support in claim.supports:
            stated = [link.name for link in support.chain[1:] if link.kind is not SourceKind.UNSTATED]
            found[(support.report, support.statement)] = stated[-1] if stated else None
    return found


def _series(rows: list[Row], origins: dict[tuple[str, str], str | None]) -> FigureSeries:
    rows = sorted(rows, key=lambda row: (row[0].report.published.value or "", row[0].report.id, row[2].start))
    reading, _, figure = rows[0]
    assert figure.counted is not None
    what = Located(report=reading.report.id, start=figure.counted.start, end=figure.counted.end)
    return FigureSeries(what=what, unit=figure.unit, series=tuple(_value(row, origins) for row in rows))


def _value(row: Row, origins: dict[tuple[str, str], str | None]) -> FigureValue:
    reading, number, figure = row
    holding = [s for s in reading.statements if number in s.figures]
    origin = next((origins.get((reading.report.id, s.id)) for s in holding), None)
    return FigureValue(
        value=figure.number,
        low=figure.low,
        high=figure.high,
        report=reading.report.id,
        start=figure.start,
        end=figure.end,
        as_of=reading.report.published.value,
        origin=origin,
    )
