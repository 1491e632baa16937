"""Small charts of figures: every value at its height, in the order in which the reports gave them."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.base import Record
from reportedly.tell.phrases import rows_together
from reportedly.tell.view import FigureRow, FigureTable, ReportView, Words

_STEP, _TOP, _HEIGHT, _LEFT = 46, 26, 64, 8  # pixels
_LETTER = 7.2  # pixels of a digit of 13 pixel type
MOST = 24  # values in one chart; the table has them all


class Point(Record, frozen=True, kw_only=True):
    """A value: its dot at `x`, `y`; a bar from `low` to `high` where it is a range; `opens` where it has no bound."""

    x: float
    y: float
    low: float
    high: float
    keys: str
    value: str
    short: str
    words: Words
    stale: bool
    opens: str | None


class Chart(Record, frozen=True, kw_only=True):
    """A chart in pixels; the least value lies at `bottom`, the greatest at `top`. `left_out`: values not drawn."""

    width: float
    height: float
    top: float
    bottom: float
    points: tuple[Point, ...]
    left_out: int


def draw_figures(table: FigureTable, texts: Sequence[Sequence[ReportView]]) -> Chart | None:
    """Draw a series; None where its values are alike or none is a number. One dot for copies of one text."""
    rows = [(keys, row) for keys, row in rows_together(table, texts) if row.left is not None]
    if table.low is None or len(rows) < 2:
        return None
    step = max(_STEP, round(_LETTER * max(len(row.short) for _, row in rows[:MOST])) + 10)
    return Chart(
        width=_LEFT * 2 + step * min(len(rows), MOST),
        height=_TOP + _HEIGHT + 26,
        top=_TOP,
        bottom=_TOP + _HEIGHT,
        points=tuple(_point(at, keys, row, step=step) for at, (keys, row) in enumerate(rows[:MOST])),
        left_out=max(0, len(rows) - MOST),
    )


def _point(at: int, keys: str, row: FigureRow, *, step: int) -> Point:
    left, width = row.left or 0.0, row.width or 0.0
    low, high = _height(left), _height(left + width)
    names = keys.split(" = ")
    return Point(
        x=_LEFT + step * (at + 0.5),
        y=high if row.opens == "down" else low if row.opens == "up" else round((low + high) / 2, 1),
        low=low,
        high=high,
        keys=names[0] + (f"+{len(names) - 1}" if len(names) > 1 else ""),
        value=row.value,
        short=row.short,
        words=row.words,
        stale=row.stale,
        opens=row.opens,
    )


def _height(percent: float) -> float:
    return round(_TOP + _HEIGHT * (1 - percent / 100), 1)
