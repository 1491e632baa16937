"""How alike two rows, or two groups of rows, are: the one place to put a better likeness."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from reportedly.group.likeness import (
    DAYS_FREE,
    DAYS_HALF,
    DAYS_MOST,
    HEADLINE,
    NUMBERS,
    OTHER_COUNTRY,
    OTHER_WEEKDAY,
    SAME_WEEKDAY,
    SHARED,
    STRANGERS,
    STRANGERS_ABROAD,
    USUAL_HEADLINE,
)
from reportedly.group.vectors import Numbers


class Pairs(NamedTuple):
    """What is known of many pairs. Of two groups the products and days are averages over their members."""

    products: tuple[Numbers, ...]  # for each space the product of the two rows, 0..1
    filled: tuple[NDArray[np.bool_], ...]  # for each space: do both rows have a term in it?
    apart: Numbers  # days between them; 0 where a day is unknown


class Likeness(Protocol):
    """Judges pairs by what the two rows hold and by nothing else: 0..1, one value a pair."""

    def __call__(self, pairs: Pairs, /) -> Numbers: ...


def evidence(pairs: Pairs) -> Numbers:
    """Cosine of the terms, times what speaks for or against one event: as `likeness`, for whole arrays of pairs."""
    terms, names, headline, numbers, countries, weekdays = pairs.products
    _, both_named, _, _, both_placed, both_daily = pairs.filled
    strangers, abroad = both_named & (names < SHARED), both_placed & (countries <= 0)
    parted = np.where(strangers, STRANGERS, 1.0) * np.where(abroad, OTHER_COUNTRY, 1.0)
    near = 0.5 ** (np.maximum(0.0, pairs.apart - DAYS_FREE) / DAYS_HALF)
    factor = np.exp(HEADLINE * (np.sqrt(headline) - USUAL_HEADLINE) + NUMBERS * numbers)
    factor *= np.where(strangers & abroad, STRANGERS_ABROAD, parted)
    factor *= np.where(both_daily, np.where(weekdays > 0, SAME_WEEKDAY, OTHER_WEEKDAY), 1.0)
    return np.asarray(np.minimum(1.0, terms * factor) * np.where(pairs.apart > DAYS_MOST, 0.0, near))
