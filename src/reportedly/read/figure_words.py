"""Find numbers in words and digits with their hedge and unit: "more than 1.2bn euros", "dozens", "10-15", "a third"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportedly.text.tables import column, read_table

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_ABOUT = 0.1  # "about" and "almost" reach 10 % away: the reading of the hedge table
_HEDGE_REACH = 40
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\bmagnitude[\s-](?:of\s)?$", re.IGNORECASE)


class Number(NamedTuple):
    """A number where it stands: offsets of the figure, of its hedge (None: no hedge), bounds, and its unit."""

    start: int
    end: int
    number: float | None
    low: float | None
    high: float | None
    unit: str
    hedge: tuple[int, int] | None
    head_end: int  # offset behind the number itself, before its unit


@cache
def _values(kind: str) -> dict[str, float]:
    return {row["word"]: float(row["number"]) for row in read_table("figure_words") if row["class"] == kind}


def _either(words: frozenset[str] | dict[str, float]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the tables into one pattern; every repetition in it is bounded."""
    small, scale = _either(_values("number")), _either(_values("scale"))
    words = rf"(?:(?:{small})|an?(?=\s(?:{scale})\b))(?:[\s-](?:and\s)?(?:{small}|{scale})\b){{0,6}}"
    amount = rf"(?:{_DIGITS})(?:\s?(?:{scale})\b|(?:{_either(_values('short_scale'))})\b)?|\b{words}"
    signs = _either(column("currencies", "words", place="sign"))
    behind = _either(column("figure_units", "words") | column("currencies", "words", place="word"))
    vague = _either(column("vague_numbers", "words"))
    return re.compile(
        rf"\b(?P<vague>{vague})\b|\b(?P<share>{_either(_values('share'))})\b(?!-)"
        rf"|(?P<ordinal>\b(?:{_either(_values('ordinal'))})\b(?!-)|(?<![\w.,])\d{{1,4}}(?:st|nd|rd|th)\b)"
        rf"|(?P<between>between\s)?(?P<sign>(?<!\w)(?:{signs})\s?)?(?<![\w.,/:])(?P<low>{amount})(?![\w/]|[.,:]\d)"
        rf"(?P<range>(?(between)\sand\s|\s?(?:-|to)\s?)(?:{signs})?(?P<high>{amount})(?![\w/-]|[.,:]\d))?"
        rf"(?P<behind>[\s-]?(?:{behind})(?!\w))?",
        re.IGNORECASE,
    )


@cache
def _starts() -> re.Pattern[str]:
    """Find where a number may begin: far cheaper than the whole pattern at every letter."""
    rows = [row for row in read_table("figure_words") if row["class"] != "short_scale"]
    words = {row["word"].split()[0].split("-")[0] for row in rows}
    words |= {row["words"].split()[0] for row in read_table("vague_numbers")} | {"a", "an", "between"}
    signs = _either(column("currencies", "words", place="sign"))
    return re.compile(rf"(?<!\w)(?:(?:{signs})\s?(?=\d)|\d|(?:{_either(frozenset(words))})(?!\w))", re.IGNORECASE)


@cache
def _hedges() -> re.Pattern[str]:
    return re.compile(rf"\b({_either(column('figure_hedges', 'words'))})\s+(?:the\s|an?\s)?$", re.IGNORECASE)


@cache
def _effects() -> dict[str, str]:
    return {row["words"]: row["effect"] for row in read_table("figure_hedges")}


@cache
def _units() -> dict[str, str]:
    units = {row["words"]: row["unit"] for row in read_table("figure_units")}
    return units | {row["words"]: row["code"] for row in read_table("currencies")}


def find_numbers(text: str) -> Iterator[Number]:
    """Find the numbers of a levelled text, in order, not overlapping. Cost: linear."""
    taken = 0
    for start in _starts().finditer(text):
        match = _pattern().match(text, start.start()) if start.start() >= taken else None
        if match:
            number = _read(text, match)
            if number is not None:
                taken = number.end
                yield number


def _read(text: str, match: re.Match[str]) -> Number | None:
    if match["vague"]:
        return _read_vague(text, match)
    if match["share"]:
        value = _values("share")[match["share"].lower()]
        return _hedged(text, match, low=value, high=value, unit="share")
    if match["ordinal"]:
        word = match["ordinal"].lower()
        value = _values("ordinal").get(word) or float(word[:-2])
        return Number(match.start(), match.end(), value, value, value, "ordinal", None, match.end())
    start = match.start("sign") if match["sign"] else match.start("low")
    low = _amount(match["low"])
    high = _amount(match["high"]) if match["range"] else low
    if high is None or low is None:
        return None
    if match["range"]:
        low = _scaled_alike(low, match["low"], match["high"])
        if "-" not in match["range"] and (low >= high or _FROM.search(text[max(0, start - 8) : start])):
            return Number(start, match.end("low"), low, low, low, "count", None, match.end("low"))  # a change, no range
    return _hedged(text, match, low=low, high=high, unit=_unit(text, match)) if low <= high else None


def _scaled_alike(low: float, words: str, other: str) -> float:
    """Give both ends of "3-4 million" the scale that only the second names."""
    scale = re.search(r"[a-z]+$", other.lower())
    if scale is None or re.search(r"[a-z]", words.lower()):
        return low
    return low * (_values("scale") | _values("short_scale")).get(scale[0], 1.0)


def _unit(text: str, match: re.Match[str]) -> str:
    if _MAGNITUDE.search(text[max(0, match.start() - 14) : match.start()]):
        return "magnitude"
    if match["sign"]:
        return _units()[match["sign"].strip().lower()]
    return _units()[match["behind"].strip(" -").lower()] if match["behind"] else "count"


def _read_vague(text: str, match: re.Match[str]) -> Number:
    row = next(row for row in read_table("vague_numbers") if row["words"] == match["vague"].lower())
    low, high = (float(row[end]) if row[end] else None for end in ("low", "high"))
    hedge, _ = _hedge_before(text, match.start())
    exact = low if low is not None and low == high else None
    return Number(match.start(), match.end(), exact, low, high, "count", hedge, match.end())


def _hedge_before(text: str, start: int) -> tuple[tuple[int, int] | None, str]:
    from_here = max(0, start - _HEDGE_REACH)
    match = _hedges().search(text[from_here:start])
    if not match:
        return None, "exact"
    return (from_here + match.start(1), from_here + match.end(1)), _effects()[match[1].lower()]


def _hedged(text: str, match: re.Match[str], *, low: float, high: float, unit: str) -> Number:
    hedge, effect = _hedge_before(text, match.start())
    bounds: dict[str, tuple[float | None, float | None]] = {
        "at_least": (low, None), "above": (low, None), "at_most": (None, high), "below": (None, high),
        "almost": (_near(low, -_ABOUT), high), "about": (_near(low, -_ABOUT), _near(high, _ABOUT)),
    }  # fmt: skip
    bottom, top = bounds.get(effect, (low, high))
    number = low if low == high else None
    if match["between"]:
        hedge = None
    start = match.end("between") if match["between"] else match.start()
    head_end = match.end() - len(match["behind"] or "")
    return Number(start, match.end(), number, bottom, top, unit, hedge, head_end)


def _near(number: float, share: float) -> float:
    return round(number * (1 + share), 6)


def _amount(words: str) -> float | None:
    """Read one number: digits with a scale, or number words; None for words that make no number."""
    digits = re.match(_DIGITS, words)
    if digits:
        scale = words[digits.end() :].strip().lower()
        factor = (_values("scale") | _values("short_scale"))[scale] if scale else 1.0
        return float(digits[0].replace(",", "")) * factor
    total = current = 0.0
    for word in re.split(r"[\s-]", words.lower()):
        if word in _values("number"):
            current += _values("number")[word]
        elif word in _values("scale"):
            current = max(current, 1.0) * _values("scale")[word]
            if word not in ("hundred", "dozen"):
                total, current = total + current, 0.0
    return total + current
