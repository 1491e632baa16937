"""Place and date of an agency dateline ("KYIV, March 3 (Reuters) —")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reportedly.clean.dates import find_dates, find_month_day
from reportedly.clean.stamps import is_bare_date
from reportedly.model.report import Basis, Block, BlockKind, Noted
from reportedly.text.calendar import parse_day
from reportedly.text.suppliers import find_supplier_named

_LONGEST = 200  # characters of a dateline
_BRACKET = re.compile(r"\s{0,3}[(\[]([^()\[\]]{2,60})[)\]]")
_PART = re.compile(r"[^,]+")
_END = " \t\u00a0-–—:.|"
_BACK, _AHEAD = timedelta(days=31), timedelta(days=1)  # of a day without year from the day of publication
_LETTERS = re.compile(r"[^\W\d_][\w .'’/-]{1,50}")


class Dateline(NamedTuple):
    """Where and when a report was filed, with spans; None where its dateline does not say."""

    place: Noted | None = None
    date: Noted | None = None


def read_dateline(text: str, blocks: Sequence[Block], published: str | None) -> Dateline:
    """Read the first dateline. A day without a year is placed by the day of publication, if it lies near enough.

    `date` is EDTF. Cost: bounded.
    """
    block = next((block for block in blocks if block.kind is BlockKind.DATELINE and not block.twin), None)
    if block is None or block.end - block.start > _LONGEST:
        return Dateline()
    line = text[block.start : block.end]
    return Dateline(_place(line, block.start), _date(line, block, published))


def _place(line: str, at: int) -> Noted | None:
    """What stands before the date, the agency and the dash: "HAYWARD, Calif."."""
    bracket = _BRACKET.search(line)
    head = line[: bracket.start()] if bracket else line.rstrip(_END)
    end = 0
    for part in _PART.finditer(head):
        words = part.group().strip()
        if find_month_day(words) or any(char.isdigit() for char in words) or not _LETTERS.fullmatch(words):
            break
        end = part.start() + len(part.group().rstrip(" -–—:|"))
    place = head[:end].strip()
    if not place or is_bare_date(place) or find_supplier_named(place):
        return None
    start = at + line.index(place)
    return Noted(value=place, basis=Basis.TEXT, start=start, end=start + len(place))


def _date(line: str, block: Block, published: str | None) -> Noted | None:
    day = next(find_dates(line), None)
    if day is None and (found := find_month_day(line)) is not None:
        day = _with_year(*found, parse_day(published))
    return Noted(value=day, basis=Basis.TEXT, start=block.start, end=block.end) if day else None


def _with_year(month: int, day: int, published: date | None) -> str | None:
    for year in (published.year, published.year - 1, published.year + 1) if published else ():
        try:
            made = date(year, month, day)
        except ValueError:
            continue
        if published and published - _BACK <= made <= published + _AHEAD:
            return made.isoformat()
    return None
