"""Find numbers in words and digits with their hedge and unit: "more than 1.2bn euros", "dozens", "10-15", "a third"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportedly.text.tables import column, read_table

# 1,234.5 · 12,34,567 (Indian grouping) · 12 000 · 1234.5
_DIGITS = (
    r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?(?!,\d)|\d{1,2}(?:,\d{2}){1,5},\d{3}(?!,?\d)|"
    r"[1-9]\d{0,2}(?:\s\d{3}){1,3}(?![\s,.]?\d)|\d{1,15}(?:\.\d{1,6})?"
)
_ABOUT = 0.1  # "about" and "almost" reach 10 % away: the reading of the hedge table
_HEDGE_REACH = 40
NOBODY = "nobody"  # the unit of a word that stands for none at all, until it is known what is counted
_DEGREES = {"C": "degree Celsius", "F": "degree Fahrenheit"}
_NO_MINUS = frozenset({"count"})  # of which a dash before the digits makes no negative number
_LEAST_WON = 100  # of a sum; "12 won" is a verb
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
    convention: float | None = None  # the one number that coders of events write for a vague one


@cache
def _values(kind: str) -> dict[str, float]:
    return {row["word"]: float(row["number"]) for row in read_table("figure_words") if row["class"] == kind}


def _either(words: frozenset[str] | dict[str, float]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the tables into one pattern; every repetition in it is bounded."""
    small, scale = _either(_values("number")), _either(_values("scale"))
    words = (
        rf"(?:half\san?(?=\s(?:{scale})\b)|(?:{small})|an?(?=\s(?:{scale})\b))"
        rf"(?:[\s-](?:and[\s-]a[\s-]half|(?:and\s)?(?:{small}|{scale}))\b){{0,10}}"
    )
    amount = rf"(?:{_DIGITS})(?:[\s-]?(?:{scale})\b|(?:{_either(_values('short_scale'))})\b)?|\b{words}"
    signs = _either(column("currencies", "words", place="sign"))
    behind = _either(column("figure_units", "words") | column("currencies", "words", place="word"))
    vague = _either(column("vague_numbers", "words"))
    return re.compile(
        rf"\b(?P<vague>{vague})\b(?:\s(?:of\s)?(?P<vague_unit>{behind})(?!\w))?"
        rf"|\b(?P<none>{_either(_values('none'))})\b(?!-)"
        rf"|\b(?P<share>{_either(_values('share'))})\b(?!-|\sa[n]?\s(?:{scale})\b)"
        rf"|\bone\sin\s(?:every\s)?(?P<one_in>{small}|[1-9]\d{{0,3}})\b(?![\w.,/:-]\d|\s(?:{scale})\b)"
        rf"|(?P<ordinal>\b(?:{_either(_values('ordinal'))})\b(?!-)|(?<![\w.,])\d{{1,4}}(?:st|nd|rd|th)\b)"
        rf"|(?P<between>between\s)?(?P<sign>(?<!\w)(?:{signs})\s?)?(?P<minus>minus\s(?=\d)|(?<![\w)\]%])-(?=\d))?"
        rf"(?<![\w.,/:])(?P<low>{amount})(?:(?=(?:{behind}|(?-i:[CF]))(?!\w))|(?![\w/]|[.,:]\d))"
        rf"(?P<range>(?P<low_unit>\s?%|\sper\s?cent)?(?(between)\sand\s|\s?(?:-|to|or)\s?)(?P<high_sign>{signs})?"
        rf"(?P<high>{amount})(?:(?=(?:{behind}|(?-i:[CF]))(?!\w))|(?![\w/-]|[.,:]\d)))?"
        rf"(?P<behind>(?:[\s-]?(?:{behind})|(?-i:[CF]))(?!\w))?",
        re.IGNORECASE,
    )


@cache
def _starts() -> re.Pattern[str]:
    """Find where a number may begin: far cheaper than the whole pattern at every letter."""
    rows = [row for row in read_table("figure_words") if row["class"] != "short_scale"]
    words = {row["word"].split()[0].split("-")[0] for row in rows}
    words |= {row["words"].split()[0] for row in read_table("vague_numbers")} | {"a", "an", "between"}
    signs = _either(column("currencies", "words", place="sign"))
    plain = rf"(?:{signs})\s?(?=\d)|(?:minus\s|-)(?=\d)|\d|(?:{_either(frozenset(words))})(?!\w)"
    return re.compile(rf"(?<!\w)(?:{plain})", re.IGNORECASE)


@cache
def _hedges() -> re.Pattern[str]:
    return re.compile(rf"\b({_either(column('figure_hedges', 'words', place=''))})\s+(?:the\s|an?\s)?$", re.IGNORECASE)


@cache
def _hedges_behind() -> re.Pattern[str]:
    return re.compile(rf"[\s-]?({_either(column('figure_hedges', 'words', place='behind'))})(?!\w)", re.IGNORECASE)


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
    if match["none"]:
        return Number(match.start(), match.end(), 0.0, 0.0, 0.0, NOBODY, None, match.end())
    if match["share"]:
        value = _values("share")[match["share"].lower()]
        return _hedged(text, match, low=value, high=value, unit="share")
    if match["one_in"]:
        many = _amount(match["one_in"])
        return _hedged(text, match, low=1 / many, high=1 / many, unit="share") if many and many > 1 else None
    if match["ordinal"]:
        word = match["ordinal"].lower()
        value = _values("ordinal").get(word) or float(word[:-2])
        return Number(match.start(), match.end(), value, value, value, "ordinal", None, match.end())
    return _read_amount(text, match)


def _read_amount(text: str, match: re.Match[str]) -> Number | None:
    start = next(match.start(name) for name in ("sign", "minus", "low") if match[name])
    unit = _unit(text, match)
    low = _amount(match["low"])
    high = _amount(match["high"]) if match["range"] else low
    if high is None or low is None:
        return None
    if match["low_unit"] and unit != "percent":  # 2.3% to $81
        return _hedged(text, match, low=low, high=low, unit="percent", end=match.end("low_unit"))
    if match["high_sign"] and not match["sign"]:
        return _hedged(text, match, low=low, high=low, unit="count", end=match.end("low"))
    if match["range"]:
        low = _scaled_alike(low, match["low"], match["high"])
        if "-" not in match["range"] and (low >= high or _FROM.search(text[max(0, start - 8) : start])):
            return _before_change(match, start, low)
    elif match["minus"] and (unit not in _NO_MINUS or match["minus"] != "-"):
        low = high = -low
    return _hedged(text, match, low=low, high=high, unit=unit) if low <= high else None


def _before_change(match: re.Match[str], start: int, low: float) -> Number:
    """The first number of a change ("from 20 to 15"), which is no range; the second is found by itself."""
    unit = _units()[match["sign"].strip().lower()] if match["sign"] else "percent" if match["low_unit"] else "count"
    end = match.end("low_unit") if match["low_unit"] else match.end("low")
    return Number(start, end, low, low, low, unit, None, match.end("low"))


def _scaled_alike(low: float, words: str, other: str) -> float:
    """Give both ends of "3-4 million" and "two to three dozen" the scale that only the second names."""
    scales = _values("scale") | _values("short_scale")
    if any(word in scales for word in re.findall(r"[a-z]+", words.lower())):
        return low
    bare, factor = other.lower(), 1.0
    while (last := re.search(r"[\s-]?([a-z]+)$", bare)) and last[1] in scales:
        bare, factor = bare[: last.start()], factor * scales[last[1]]
    whole = _amount(bare) if bare else None
    return low * factor if whole is not None and low < whole else low


def _unit(text: str, match: re.Match[str]) -> str:
    if _MAGNITUDE.search(text[max(0, match.start() - 14) : match.start()]):
        return "magnitude"
    if match["sign"]:
        return _units()[match["sign"].strip().lower()]
    word = (match["behind"] or "").strip(" -")
    if word in _DEGREES:
        return _DEGREES[word]
    return _units()[word.lower()] if word else "count"


def _read_vague(text: str, match: re.Match[str]) -> Number:
    row = next(row for row in read_table("vague_numbers") if row["words"] == match["vague"].lower())
    low, high, convention = (float(row[end]) if row[end] else None for end in ("low", "high", "convention"))
    hedge, _ = _hedge_before(text, match.start())
    exact = low if low is not None and low == high else None
    unit = _units()[match["vague_unit"].lower()] if match["vague_unit"] else "count"
    return Number(match.start(), match.end(), exact, low, high, unit, hedge, match.end("vague"), convention)


def _hedge_before(text: str, start: int) -> tuple[tuple[int, int] | None, str]:
    from_here = max(0, start - _HEDGE_REACH)
    match = _hedges().search(text[from_here:start])
    if not match:
        return None, "exact"
    return (from_here + match.start(1), from_here + match.end(1)), _effects()[match[1].lower()]


def _hedge_behind(text: str, end: int) -> tuple[tuple[int, int] | None, str]:
    match = _hedges_behind().match(text, end)
    return (match.span(1), _effects()[match[1].lower()]) if match else (None, "exact")


def _hedged(
    text: str, match: re.Match[str], *, low: float, high: float, unit: str, end: int | None = None
) -> Number:
    """Bound a number by its hedge; `end` where it stops before the match does."""
    behind = (match["behind"] or "") if end is None else ""
    if behind.strip(" -").lower() == "won" and high < _LEAST_WON:
        behind, unit = "", "count"
    end = match.end() - (len(match["behind"] or "") - len(behind)) if end is None else end
    hedge, effect = _hedge_before(text, match.start())
    if hedge is None:
        hedge, effect = _hedge_behind(text, end)
    bounds: dict[str, tuple[float | None, float | None]] = {
        "at_least": (low, None), "above": (low, None), "at_most": (None, high), "below": (None, high),
        "almost": (_near(low, -_ABOUT), high), "about": (_near(low, -_ABOUT), _near(high, _ABOUT)),
    }  # fmt: skip
    bottom, top = bounds.get(effect, (low, high))
    number = low if low == high else None
    start = match.start()
    if match["between"]:
        hedge, start = None, match.end("between")
    elif match["minus"] and low >= 0 and not match["sign"]:
        start = match.start("low")
    return Number(start, end, number, bottom, top, unit, hedge, end - len(behind))


def _near(number: float, share: float) -> float:
    return round(number + abs(number) * share, 6)


def _amount(words: str) -> float | None:
    """Read one number: digits with a scale, or number words; None for words that make no number."""
    digits = re.match(_DIGITS, words)
    if digits:
        scale = words[digits.end() :].strip(" -").lower()
        factor = (_values("scale") | _values("short_scale"))[scale] if scale else 1.0
        return float(re.sub(r"[,\s]", "", digits[0])) * factor
    total = current = 0.0
    last = 1.0
    for word in re.split(r"[\s-]", words.lower()):
        if word in _values("number"):
            current += _values("number")[word]
        elif word == "half":  # half a million; two and a half million; a million and a half
            current += 0.5 if current or not total else 0.5 * last
        elif word in _values("scale"):
            last = _values("scale")[word]
            current = (current or 1.0) * last
            if word not in ("hundred", "dozen"):
                total, current = total + current, 0.0
    return total + current
