"""Dates as a person reads them. Only the value changes its form; what cannot be read is shown as it is."""

from __future__ import annotations

import re

from reportedly.model.reading import When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_HEDGES = {"?": "perhaps ", "~": "about ", "%": "perhaps about ", "": ""}
_DATE = re.compile(
    r"(?P<year>\d{2}(?:\d\d|\dX|XX))(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T(?P<time>\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?(?P<hedge>[?~%]?)"
)


def show_date(value: str) -> str:
    """Write an EDTF value (level 0 or 1) as "14 Mar 2031", "about Mar 2031", "2–5 Mar 2031", "from 2031".

    A value of another form comes back unchanged. Source: ISO 8601-2, EDTF level 1.
    """
    if "/" in value:
        return _show_interval(*value.split("/", 1))
    found = _DATE.fullmatch(value)
    return value if found is None else _show(found)


def _show(found: re.Match[str]) -> str:
    month, day = found["month"], found["day"]
    year = found["year"].replace("X", "0") + ("s" if "X" in found["year"] else "")
    parts = [year]
    if month in _SEASONS:
        parts = [_SEASONS[month], year]
    elif month and month.isdigit() and 1 <= int(month) <= 12:
        parts = [_MONTHS[int(month) - 1], year]
        if day and day.isdigit():
            parts = [str(int(day)), *parts]
    elif month and month.isdigit():
        return found[0]
    clock = f", {found['time']} {_zone(found['zone'])}".rstrip() if found["time"] else ""
    return _HEDGES[found["hedge"]] + " ".join(parts) + clock


def _zone(zone: str | None) -> str:
    return {"Z": "UTC", None: ""}.get(zone, zone or "")


def _show_interval(first: str, last: str) -> str:
    if first in ("", "..") and last in ("", ".."):
        return "open"
    if first in ("", ".."):
        return f"until {show_date(last)}"
    if last in ("", ".."):
        return f"from {show_date(first)}"
    return _join(show_date(first), show_date(last))


def _join(first: str, last: str) -> str:
    """Leave out of the first date what both share at their ends: "2–5 Mar 2031", "28 Feb – 2 Mar 2031"."""
    if first == last:
        return first
    left, right = first.split(" "), last.split(" ")
    if len(left) == len(right) == 3 and left[1:] == right[1:]:
        return f"{left[0]}–{last}"
    if len(left) == len(right) > 1 and left[-1] == right[-1]:
        return f"{' '.join(left[:-1])} – {last}"
    return f"{first} – {last}"


def show_when(when: When | None) -> str | None:
    """Write a value on the calendar, by its value or else by its bounds; None where nothing is known."""
    if when is None:
        return None
    if when.value is not None:
        return show_date(when.value)
    if when.earliest is None and when.latest is None:
        return None
    return _show_interval(when.earliest or "", when.latest or "")
