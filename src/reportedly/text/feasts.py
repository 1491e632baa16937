"""Moving feasts of other calendars: Hebrew, Islamic, Chinese and Orthodox ones as Gregorian days.

Pure arithmetic; no table of years. Source: Reingold and Dershowitz, Calendrical Calculations (Hebrew and tabular
Islamic calendars); Meeus, Astronomical Algorithms, ch. 49 (new moons) and ch. 8 (Julian Easter).
"""

from __future__ import annotations

from datetime import date, timedelta
from math import floor, radians, sin

_HEBREW_EPOCH = -1_373_427  # ordinal days of the first of Tishri of the year 1
_HEBREW_OFFSET = 3761  # the Hebrew year that begins in the autumn of a Gregorian one
_ISLAMIC_EPOCH = 227_015
_JULIAN_DAY_OF_ORDINAL = 1_721_424.5
_MEAN_MONTH = 29.530588861


def rosh_hashanah(year: int) -> date:
    """Compute the first of Tishri in a Gregorian year."""
    return date.fromordinal(_hebrew_new_year(year + _HEBREW_OFFSET))


def passover(year: int) -> date:
    """Compute the fifteenth of Nisan in a Gregorian year: 163 days before the next Rosh Hashanah."""
    return rosh_hashanah(year) - timedelta(163)


def hanukkah(year: int) -> date:
    """Compute the 25th of Kislev in a Gregorian year."""
    first = rosh_hashanah(year)
    days_of_year = _hebrew_new_year(year + _HEBREW_OFFSET + 1) - first.toordinal()
    return first + timedelta(30 + (30 if days_of_year % 10 == 5 else 29) + 24)


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_hebrew_elapsed(each) for each in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + delay


def _hebrew_elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + 1 if (3 * (days + 1)) % 7 < 3 else days


def islamic(year: int, month: int, day: int) -> date | None:
    """Compute a day of the tabular Islamic calendar in a Gregorian year; None where it falls there twice or never.

    Months begin when the moon is seen, so that a country's own day may be one earlier or later.
    """
    about = (year - 622) * 33 // 32
    found = [_islamic_day(each, month, day) for each in range(about - 1, about + 4)]
    inside = [each for each in found if each and each.year == year]
    return inside[0] if len(inside) == 1 else None


def _islamic_day(year: int, month: int, day: int) -> date | None:
    if year < 1:
        return None
    days = day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_ISLAMIC_EPOCH - 1 + days)


def new_moon_from(day: date, hours: float) -> date:
    """Find the day of the first new moon on or after a day, by clocks so many hours ahead of Greenwich.

    Right to some minutes in the years 1900 to 2100, so that a moon about midnight may be a day off.
    """
    nth = floor((day.toordinal() - date(2000, 1, 6).toordinal()) / _MEAN_MONTH) - 1
    while True:
        found = date.fromordinal(floor(_new_moon(nth) - _JULIAN_DAY_OF_ORDINAL + hours / 24))
        if found >= day:
            return found
        nth += 1


def _new_moon(nth: int) -> float:
    """Give the Julian day of the nth new moon counted from January 2000 (Meeus 49, largest terms)."""
    sun, moon, node = (
        radians(2.5534 + 29.10535670 * nth),
        radians(201.5643 + 385.81693528 * nth),
        radians(160.7108 + 390.67050284 * nth),
    )
    shift = -0.40720 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
    shift += 0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun) + 0.00208 * sin(2 * sun)
    return 2_451_550.09766 + _MEAN_MONTH * nth + shift


def orthodox_easter(year: int) -> date:
    """Compute Easter Sunday of the Orthodox churches, by the Julian calendar, as a Gregorian day."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)
