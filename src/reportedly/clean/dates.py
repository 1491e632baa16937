"""Full dates as page lines, addresses and metadata write them, as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from reportedly.text.tables import read_table

_MONTHS = {row["word"]: int(row["value"]) for row in read_table("date_words") if row["kind"] == "month"}
_ORDERS = {row["language"].lower(): row["order"] for row in read_table("date_orders")}
_WORD = r"([^\W\d_][^\s\d.,،/()\[\]:;|-]{1,14})"
_YEAR = r"((?:19|20)\d{2})(?!\d)"
_ENDING = r"(?:st|nd|rd|th|er|ª|º|o|η|-?го)?"
_MONTH_FIRST = re.compile(rf"(?<!\w){_WORD}\.?[ -]{{1,2}}(\d{{1,2}})(?:st|nd|rd|th)?[,،.]?[ -]{{1,2}}{_YEAR}")
_DAY_FIRST = re.compile(
    rf"(?<![\w.:])(\d{{1,2}}){_ENDING}[.,]?[ /-]{{1,2}}(?:(?:of|[Dd][Ee]) |(?:d'|ta') ?)?{_WORD}[.,،]?[ /-]{{1,2}}"
    rf"(?:(?:[Dd][Ee]|[Dd][Ee][Ll]|of) )?{_YEAR}"
)
_YEAR_FIRST = re.compile(rf"(?<![\w.]){_YEAR}[.,]? {_WORD}\.? (\d{{1,2}})(?:st|nd|rd|th)?(?!\d)")
_DASHED = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MARKED = re.compile(r"(?<!\d)(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号]")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?!\d)")
_YEAR_DOTTED = re.compile(r"(?<![\d.])((?:19|20)\d{2})(?:\. ?|/)(\d{1,2})(?:\. ?|/)(\d{1,2})(?!\d|\.\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\d/])")
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\d.])")
_IN_ADDRESS = re.compile(
    r"[/_-]((?:19|20)\d{2})([/-]?)(\d{2})\2(\d{2})(?=\D|$)|/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?=/)"
)
_EARLIEST = 1900
_LONGEST = 600  # characters of a line in which dates are looked for


def find_dates(line: str, *, order: str | None = None) -> Iterator[str]:
    """Find the full dates of a short line, kind by kind, as YYYY-MM-DD.

    "03/04/2019" may be either day, and is none unless `order` ("dmy" or "mdy", see `order_of`) says how it is read.
    Cost: linear in the first 600 characters.
    """
    flat = line[:_LONGEST].replace("\u00a0", " ").replace("\u202f", " ")
    if not any(char.isdigit() for char in flat):
        return
    for found in _MONTH_FIRST.finditer(flat):
        yield from _named(found.group(3), found.group(1), found.group(2))
    for found in _DAY_FIRST.finditer(flat):
        yield from _named(found.group(3), found.group(2), found.group(1))
    for found in _YEAR_FIRST.finditer(flat):
        yield from _named(found.group(1), found.group(2), found.group(3))
    for pattern in (_DASHED, _MARKED, _YEAR_DOTTED):
        for found in pattern.finditer(flat):
            yield from _day(*found.groups())
    for found in _DOTTED.finditer(flat):
        yield from _day(found.group(3), found.group(2), found.group(1))
    for found in _SLASHED.finditer(flat):
        yield from _either(found.group(1), found.group(3), found.group(4), order)


_MONTH_DAY = re.compile(rf"(?<!\w){_WORD}\.? (\d{{1,2}})(?!\d)|(?<!\d)(\d{{1,2}})\.? {_WORD}")


def find_month_day(line: str) -> tuple[int, int] | None:
    """Find the first month and day of a short line, whether or not a year stands beside it ("March 3", "3. März")."""
    for found in _MONTH_DAY.finditer(line[:_LONGEST]):
        month = _MONTHS.get((found.group(1) or found.group(4)).lower())
        if month is not None:
            return month, int(found.group(2) or found.group(3))
    return None


def find_short_date(line: str) -> str | None:
    """Find a day with a year of two digits ("06.11.23", day first) in a line that is known to tell a date, or None."""
    for found in _SHORT_YEAR.finditer(line[:_LONGEST]):
        for day in _day(f"20{found.group(3)}", found.group(2), found.group(1)):
            return day
    return None


def order_of(language: str | None) -> str | None:
    """In which order a declared language (BCP 47) writes "03/04/2019": "dmy", "mdy", or None where that is open."""
    tag = (language or "").lower().replace("_", "-")
    return _ORDERS.get(tag) or (_ORDERS.get(tag.split("-")[0]) if tag else None)


def _either(first: str, second: str, year: str, order: str | None) -> Iterator[str]:
    if int(first) > 12 or (order == "dmy" and int(second) <= 12):
        yield from _day(year, second, first)
    elif int(second) > 12 or first == second or order == "mdy":
        yield from _day(year, first, second)


def _named(year: str, month: str, day: str) -> Iterator[str]:
    number = _MONTHS.get(month.lower())
    if number is not None:
        yield from _day(year, str(number), day)


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
        parts = (found.group(1), found.group(3), found.group(4)) if found.group(1) else found.group(5, 6, 7)
        for day in _day(*parts):
            return day
    return None


_COMPACT_ZONE = re.compile(r"([+-]\d{2})(\d{2})$")
_LONG_FRACTION = re.compile(r"[.,]\d+")
_NAMED_ZONE = re.compile(r"\s*(?:UTC|GMT|Z)$", re.I)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d")
_EPOCH = re.compile(r"[12]\d{9}(?:\d{3})?")  # seconds or milliseconds since 1970, from 2001 on
_SCRIPT = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d{2}:\d{2}:\d{2})(?: GMT([+-]\d{4})?)?\b")


def to_edtf(value: str, *, order: str | None = None) -> str | None:
    """Bring a date of metadata (ISO 8601, RFC 822, seconds since 1970, a date in words) to EDTF level 0, or None.

    A time is kept with its zone as the page says it, to the minute where it has no seconds; UTC is written Z, and a
    time without a zone stays without one. A date without a time stays a date.
    """
    value = " ".join(value[:200].split())[:80]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return next(_day(*value.split("-")), None)
    if re.fullmatch(r"(?:19|20)\d{6}", value):
        return next(_day(value[:4], value[4:6], value[6:]), None)
    moment = _moment(value)
    if moment is None:
        return next(find_dates(value, order=order), None)
    if moment.year < _EARLIEST:
        return None
    written = moment.replace(microsecond=0).isoformat(timespec="seconds" if moment.second else "minutes")
    return written.replace("+00:00", "Z") if moment.utcoffset() == UTC.utcoffset(None) else written


def _moment(value: str) -> datetime | None:
    try:
        if _ISO.match(value):
            return datetime.fromisoformat(_plain_iso(value))
        if _MAIL.match(value):
            return parsedate_to_datetime(value)
        if _EPOCH.fullmatch(value):
            return datetime.fromtimestamp(int(value[:10]), UTC)
        script = _SCRIPT.match(value)
        if script:
            month, day, year, clock, zone = script.groups()
            return parsedate_to_datetime(f"{day} {month} {year} {clock} {zone or '+0000'}")
    except (ValueError, OverflowError):
        return None
    return None


def _plain_iso(value: str) -> str:
    """The forms of ISO 8601 that Python reads: no long fraction, a colon in the zone, Z for UTC."""
    named = _NAMED_ZONE.sub("Z", _LONG_FRACTION.sub("", value, count=1))
    return _COMPACT_ZONE.sub(r"\1:\2", named.replace(" +", "+").replace(" -", "-"))
