"""Figures as series: all values that the reports give for one counted thing, nothing picked."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.account import Claim, FigureSeries, FigureValue, Located
from reportedly.model.evidence import Evidence
from reportedly.model.reading import Figure, Reading, SourceKind
from reportedly.text.numbers import counted_stems

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
    words = counted_stems(figure.counted.of(reading.report.text)) if figure.counted else set[str]()
    return [(figure.unit, word) for word in words]


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
    return FigureSeries(what=what, unit=figure.unit, series=tuple(_value(row, origins) for row in rows))


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
    )
