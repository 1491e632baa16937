"""Read amounts and lengths of time: "two and a half years" as P2.5Y, "annual" as P1Y."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reportedly.read.time_words import Word, number_of
from reportedly.text.calendar import shift_months

_MULTIPLIERS = {100: 100.0, 1000: 1000.0, 12: 12.0}
_MONTHS = {"M": 1, "Y": 12}
_MAX = 1e6  # larger amounts are no lengths of time that news tells


class Amount(NamedTuple):
    """How many: exact where low equals high, both None where the words leave it open ("many")."""

    low: float | None
    high: float | None

    @property
    def exact(self) -> float | None:
        """The one number, or None."""
        return self.low if self.low is not None and self.low == self.high else None


def read_amount(words: Sequence[Word]) -> Amount:
    """Read the amount that stands before a unit: digits, number words, "a few", "half", "a"."""
    vague = next((word for word in words if word.has("vague")), None)
    if vague:
        bounds = number_of(vague, "vague").split("-")
        return Amount(float(bounds[0]), float(bounds[-1])) if bounds[0] else Amount(None, None)
    joint = next((at for at, word in enumerate(words) if word.text in ("or", "to") and at), None)
    if joint is not None and not words[joint - 1].has("vague") and words[joint - 1].text != "up":
        low, high = read_amount(words[:joint]).exact, read_amount(words[joint + 1 :]).exact
        return Amount(low, high) if low and high and low < high else Amount(None, None)
    digits = [word.text for word in words if word.has("n") or word.has("year")]
    if len(digits) > 1:
        low, high = (float(text.replace(",", "")) for text in digits[:2])
        return Amount(low, high) if low <= high else Amount(None, None)
    count = _in_digits(digits[0]) if digits else _in_words(words)
    if any(word.has("half") for word in words):
        count = 0.5 if count is None else count + 0.5
    if count is None:
        count = 1.0
    return Amount(count, count) if count <= _MAX else Amount(None, None)


def _in_digits(text: str) -> float | None:
    plain = text.replace(",", "")
    return float(plain) if plain.count(".") <= 1 and len(plain) < 12 else None


def _in_words(words: Sequence[Word]) -> float | None:
    numbers = [float(number_of(word, "number")) for word in words if word.has("number")]
    if not numbers:
        return 1.0 if any(word.text in ("a", "an", "one") for word in words[:-1]) and _half_behind(words) else None
    total = current = 0.0
    for value in numbers:
        if value in _MULTIPLIERS and (current or value > 12):
            current = max(current, 1.0) * value
            if value == 1000:
                total, current = total + current, 0.0
        else:
            current += value
    return total + current


def _half_behind(words: Sequence[Word]) -> bool:
    """Whether "half" adds to a whole one: "a year and a half"."""
    texts = [word.text for word in words]
    return "and" in texts and texts[-1] == "half"


def unit_code(words: Sequence[Word]) -> str | None:
    """Find the length of the unit that the words name, as in the table: 1D, T1H, 10Y."""
    for word in words:
        for kind in ("unit", "units"):
            if word.has(kind) and not word.has("ordinal"):
                return number_of(word, kind)
    second = next((word for word in words if word.has("unit")), None)
    return number_of(second, "unit") if second else None


def write_length(amount: float, code: str) -> str | None:
    """Write so many of a unit as an ISO 8601 duration; half units become whole smaller ones where they can."""
    if code.endswith("WE"):
        return None
    clock, digits, unit = code.startswith("T"), float(code.strip("TSMHDWY")), code[-1]
    total = amount * digits
    if total != int(total) and (unit, clock) in (("H", True), ("Y", False)):
        total, unit = total * (60 if clock else 12), "M"
    return f"P{'T' if clock else ''}{total:g}{unit}" if 0 < total <= _MAX else None


def read_length(words: Sequence[Word]) -> str | None:
    """Read a duration; None where the amount is open ("several years", "10-15 minutes")."""
    amount, code = read_amount(words).exact, unit_code(words)
    return write_length(amount, code) if amount is not None and code else None


def moved(day: date, amount: float, code: str) -> date:
    """Move a day by so many units; hours count as whole days begun. ValueError or OverflowError off the calendar."""
    digits, unit = float(code.strip("TSMHDWY")), code[-1]
    total = amount * digits
    if code.startswith("T"):
        hours = total / {"H": 1, "M": 60, "S": 3600}[unit]
        return day + timedelta(-int(-hours // 24) if hours > 0 else int(hours // 24))
    if unit in _MONTHS:
        return shift_months(day, round(total * _MONTHS[unit]))
    return day + timedelta(round(total * (7 if unit == "W" else 1)))
