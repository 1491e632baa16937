"""What a drawing of the page is made of: nodes with words, lines between them, a layout in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from reportedly.model.base import Record
from reportedly.tell.harmless import shorten
from reportedly.tell.view import Words

ROW = 24  # pixels from one line of writing to the next
GAP = 72  # pixels between two columns, for the lines
LONGEST = 30  # characters of a node's writing
_LETTER = 7.6  # pixels: the mean width of a letter in the page's 13 pixel type, rather too much than too little
_KEY = 24  # pixels of a report's key, or of a longer one: half as much again
_SWEEPS = 4  # times that the columns are put in order by what they are linked to


class Node(Record, frozen=True, kw_only=True):
    """Something with a name, at its place: `x`, `y` are where its writing begins, on its middle line.

    `text` is cut at the end of a word, `name` is whole. `key`: that of a report, `more` those of its copies. `words`:
    where its name stands. `look`: a class of the page, which also says what it is (`kind`).
    """

    x: float
    y: float
    width: float
    text: str
    name: str
    key: str | None = None
    more: tuple[str, ...] = ()
    report: int | None = None
    words: Words | None = None
    look: str = ""
    kind: str = ""


class Line(Record, frozen=True, kw_only=True):
    """A line from one node to another: the `path` of an SVG, how thick it is in pixels, what is written at its end."""

    path: str
    thick: float
    label: str = ""
    x: float = 0
    y: float = 0
    look: str = ""


class Drawing(Record, frozen=True, kw_only=True):
    """A drawing in pixels. `left_out`: how many more there are that were not drawn."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int = 0


def cut_name(name: str, limit: int = LONGEST) -> str:
    """The beginning of a name, with "…" behind it where more follows."""
    text, is_cut = shorten(name, limit)
    return text + "…" if is_cut else text


def wide(text: str, *, key: str | None = None, more: int = 0) -> float:
    """The width of a node in pixels: an estimate, for no browser is at hand."""
    # Letters of East Asian scripts are twice as wide.
    letters = sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)
    return round(letters * _LETTER + (0 if not key else _KEY if len(key) == 1 else _KEY * 1.4) + _KEY * more, 1)


def curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """The path of a line that leaves and arrives level."""
    if abs(y - to_y) < 0.5:
        return f"M{x:g} {y:g}H{to_x:g}"
    middle = (x + to_x) / 2
    return f"M{x:g} {y:g}C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}"


def in_order(columns: Sequence[Sequence[str]], links: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Put the names in each column where their lines cross little: by the mean place of what they are linked to.

    The first column keeps its order. Cost: linear in links, a few times (barycentre method, Sugiyama et al. 1981).
    """
    near: dict[str, list[str]] = {}
    for one, other in links:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    sorted_columns = [list(column) for column in columns]
    for _ in range(_SWEEPS):
        place = {name: at / max(1, len(column)) for column in sorted_columns for at, name in enumerate(column)}
        for column in sorted_columns[1:]:
            column.sort(key=lambda name: _mean(near.get(name, ()), place))
            place.update(zip(column, (at / len(column) for at in count()), strict=False))
    return tuple(tuple(column) for column in sorted_columns)


def _mean(names: Sequence[str], place: Mapping[str, float]) -> float:
    return sum(place[name] for name in names) / len(names) if names else 1.0
