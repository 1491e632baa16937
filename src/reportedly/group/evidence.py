"""What speaks for two reports telling one event, and what against it: one formula for all ways of grouping."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.group.vectors import Numbers

# What the cosine of the terms is multiplied by. Chosen and rounded on development sets of stories (bench/grouping.py).
HEADLINE, USUAL_HEADLINE = 0.25, 0.35  # to the power of the root of the headlines' cosine, less the usual one
NUMBERS = 0.36  # to the power of the cosine of the figures in both: tolls, sums, ages
STRANGERS = 0.8  # both have names and share none: two earthquakes share all other words
SAME_WEEKDAY, OTHER_WEEKDAY = 1.2, 0.8  # both name days of the week near their start, one in common or none
OTHER_COUNTRY = 0.7  # both name countries near their start, none in common
STRANGERS_ABROAD = 0.3  # both of the two: what is left is the same kind of event elsewhere
DAYS_FREE, DAYS_HALF, DAYS_MOST = 1, 6, 30  # days apart: no matter; likeness halves every so many; never one story
SHARED = 0.02  # cosine of the names below which no name is shared


class Pairs(NamedTuple):
    """What is known of many pairs. Of two groups the products and days are averages over their members.

    In the order of the spaces (see `Sketch`): terms, names, headline, numbers, countries, weekdays.
    """

    products: tuple[Numbers, ...]  # of the two rows, 0..1; of the last two only whether it is above 0 matters
    filled: tuple[NDArray[np.bool_], ...]  # do both rows have a term in it?
    apart: Numbers  # days between them; 0 where a day is unknown


def evidence(pairs: Pairs) -> Numbers:
    """Weigh many pairs by what the two rows hold and by nothing else: 0..1, one value a pair.

    The cosine of the terms, times what else speaks for or against one event.
    """
    terms, names, headline, numbers, countries, weekdays = pairs.products
    _, both_named, _, _, both_placed, both_daily = pairs.filled
    strangers, abroad = both_named & (names < SHARED), both_placed & (countries <= 0)
    parted = np.where(strangers, STRANGERS, 1.0) * np.where(abroad, OTHER_COUNTRY, 1.0)
    near = 0.5 ** (np.maximum(0.0, pairs.apart - DAYS_FREE) / DAYS_HALF)
    factor = np.exp(HEADLINE * (np.sqrt(headline) - USUAL_HEADLINE) + NUMBERS * numbers)
    factor *= np.where(strangers & abroad, STRANGERS_ABROAD, parted)
    factor *= np.where(both_daily, np.where(weekdays > 0, SAME_WEEKDAY, OTHER_WEEKDAY), 1.0)
    return np.asarray(np.minimum(1.0, terms * factor) * np.where(pairs.apart > DAYS_MOST, 0.0, near))
