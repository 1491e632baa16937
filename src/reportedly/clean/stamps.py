"""Lines that hold a time of publication and nothing else."""

from __future__ import annotations

import re

from reportedly.clean.dates import find_dates
from reportedly.text.plain import level
from reportedly.text.tables import column

_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}(?!\d)")
_TOKEN = re.compile(
    rf"{_DOTTED.pattern}|"
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|\d+(?:st|nd|rd|th)?|[^\W\d_]+(?:\.[^\W\d_]+)*|[^\w\s]+"
)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
_DIGIT = re.compile(r"\d")
_LONGEST = 100  # characters
_MOST_WORDS = 24
_MOST_DIGITS = 4  # of one number: longer ones are no part of a date


def is_stamp(line: str) -> bool:
    """Whether the line is only a time of publication ("Published 17 January 2019 at 10:22 GMT", "5 hours ago")."""
    if len(line) > _LONGEST or _DIGIT.search(line) is None:
        return False
    tokens = _TOKEN.findall(level(line).lower())
    if len(tokens) > _MOST_WORDS or not _tells_time(tokens):
        return False
    known = column("date_words", "word")
    return all(_fits(token) or token in known for token in tokens)


def _fits(token: str) -> bool:
    if _DOTTED.fullmatch(token):
        return True
    return not token[0].isalpha() and sum(char.isdigit() for char in token) <= _MOST_DIGITS + 2 * (":" in token)


def _tells_time(tokens: list[str]) -> bool:
    months = column("date_words", "word", kind="month")
    told = any(token in months or token == "ago" or _CLOCK.match(token) or _DOTTED.match(token) for token in tokens)
    return told or _is_numeric_date(tokens)


def _is_numeric_date(tokens: list[str]) -> bool:
    return any(len(token) == _MOST_DIGITS and token[:2] in ("19", "20") for token in tokens) and len(tokens) >= 5


def is_bare_date(line: str) -> bool:
    """Whether the line is a full date in words and nothing else, but perhaps the day of the week."""
    if len(line) > 40 or not is_stamp(line) or ":" in line:
        return False
    other = column("date_words", "word", kind="word") | column("date_words", "word", kind="zone")
    words = [token for token in _TOKEN.findall(level(line).lower()) if token[0].isalpha()]
    return bool(words) and not other.intersection(words) and next(find_dates(line), None) is not None


_TIME_OF_DAY = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\b\.?)?(?: [A-Z]{2,4})?:?", re.I)


def is_clock(line: str) -> bool:
    """Whether the line is a time of day and nothing else ("4:14 p.m.", "16:20 GMT")."""
    return len(line) <= 20 and _TIME_OF_DAY.fullmatch(line) is not None
