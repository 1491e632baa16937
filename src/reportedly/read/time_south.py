"""Say whether a season is one of the southern hemisphere, by the place that its sentence sets it in."""

from __future__ import annotations

import re
from functools import cache

from reportedly.text.tables import column

_REACH = 60  # characters on either side
_BREAK = re.compile(r"[.!?]\s|\s{2}")


def is_southern(levelled: str, start: int, end: int) -> bool:
    """Whether "in Australia", "the Australian", "Sydney's" stand near in the sentence of a season. Cost: constant."""
    before = _BREAK.split(levelled[max(0, start - _REACH) : start])[-1]
    behind = _BREAK.split(levelled[end : end + _REACH])[0]
    return bool(_southern().search(before + levelled[start:end]) or _southern().search(behind))


@cache
def _southern() -> re.Pattern[str]:
    places, people = ("|".join(sorted(column("time_south", "name", **{"class": kind}))) for kind in ("place", "people"))
    return re.compile(
        rf"\b(?:in|across|throughout|near|around)\s+(?:[\w]{{1,12}}\s+)?(?:{places})\b|\b(?:{places})'s\b"
        rf"|\b(?:{people})\s+(?:spring|summer|autumn|winter)\b"
    )
