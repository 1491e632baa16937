"""Full dates as page lines, addresses and metadata write them, as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from reportedly.text.tables import read_table

_MONTHS = {row["word"]: int(row["value"]) for row in read_table("date_words") if row["kind"] == "month"}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH_FIRST = re.compile(rf"\b({_NAME})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|º)?,? (?:of |de )?({_NAME})\.?,? (?:de )?(\d{{4}})\b", re.I)
_DASHED = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_IN_ADDRESS = re.compile(r"[/_-]((?:19|20)\d{2})([/-]?)(\d{2})\2(\d{2})(?=\D|$)")
_EARLIEST = 1900


def find_dates(line: str) -> Iterator[str]:
    """Find the full dates of a short line, kind by kind, as YYYY-MM-DD; "03/04/2019" is none, it may be either."""
    flat = line[:600].replace("\u00a0", " ")
    for found in _MONTH_FIRST.finditer(flat):
        yield from _day(found.group(3), str(_MONTHS[found.group(1).lower()]), found.group(2))
    for found in _DAY_FIRST.finditer(flat):
        yield from _day(found.group(3), str(_MONTHS[found.group(2).lower()]), found.group(1))
    for found in _DASHED.finditer(flat):
        yield from _day(*found.groups())
    for found in _DOTTED.finditer(flat):
        yield from _day(found.group(3), found.group(2), found.group(1))
    for found in _SLASHED.finditer(flat):
        first, second, year = found.groups()
        if int(first) > 12:
            yield from _day(year, second, first)
        elif int(second) > 12 or first == second:
            yield from _day(year, first, second)


def _day(year: str, month: str, day: str) -> Iterator[str]:
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return
    if made.year >= _EARLIEST:
        yield made.isoformat()


def date_in_address(url: str) -> str | None:
    """The day that an address names ("/2019/01/17/", "-20190117"), or None."""
    for found in _IN_ADDRESS.finditer(url[:2000]):
        for day in _day(found.group(1), found.group(3), found.group(4)):
            return day
    return None


_COMPACT_ZONE = re.compile(r"([+-]\d{2})(\d{2})$")
_LONG_FRACTION = re.compile(r"\.\d+")


def to_edtf(value: str) -> str | None:
    """Bring a date of metadata (ISO 8601, RFC 822 or a full date in words) to EDTF level 0; None if it is none.

    A time is kept with its zone, to the minute where it has no seconds; UTC is written Z.
    """
    value = value.strip()[:80]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return next(_day(*value.split("-")), None)
    moment = _moment(value)
    if moment is None:
        return next(find_dates(value), None)
    if moment.year < _EARLIEST:
        return None
    written = moment.replace(microsecond=0).isoformat(timespec="seconds" if moment.second else "minutes")
    return written.replace("+00:00", "Z") if moment.utcoffset() == UTC.utcoffset(None) else written


def _moment(value: str) -> datetime | None:
    iso = (
        _COMPACT_ZONE.sub(r"\1:\2", _LONG_FRACTION.sub("", value))
        if re.match(r"\d{4}-\d{2}-\d{2}[T ]\d", value)
        else ""
    )
    iso = re.sub(r"\s*(?:UTC|GMT)$", "Z", iso).replace(" +", "+").replace(" -", "-")
    if iso:
        try:
            return datetime.fromisoformat(iso)
        except ValueError:
            return None
    if re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d", value):
        try:
            return parsedate_to_datetime(value)
        except ValueError:
            return None
    return None
