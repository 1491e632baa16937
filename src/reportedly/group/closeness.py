"""How alike two rows, or two groups of rows, are: the one place to put a better likeness."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from reportedly.group.vectors import Numbers

DAYS_FREE, DAYS_HALF, DAYS_MOST = 1, 6, 30  # days apart: no matter; likeness halves every so many; never one story
ENOUGH_NAMES = 0.1  # cosine of the names from which two reports may well tell one event
STRANGERS = 0.25  # what is left of the likeness where they share no name


class Pairs(NamedTuple):
    """What is known of many pairs. Of two groups the products and days are averages over their members."""

    products: tuple[Numbers, ...]  # for each space the product of the two rows, 0..1
    filled: tuple[NDArray[np.bool_], ...]  # for each space: do both rows have a term in it?
    apart: Numbers  # days between them; 0 where a day is unknown


class Likeness(Protocol):
    """Judges pairs by what the two rows hold and by nothing else: 0..1, one value a pair."""

    def __call__(self, pairs: Pairs, /) -> Numbers: ...


def terms_names_days(pairs: Pairs) -> Numbers:
    """Cosine of the terms (space 0); less where both have names (space 1) but share none; less with the days."""
    terms, names = pairs.products
    shares = STRANGERS + (1 - STRANGERS) * np.minimum(1.0, names / ENOUGH_NAMES)
    near = 0.5 ** (np.maximum(0.0, pairs.apart - DAYS_FREE) / DAYS_HALF)
    return np.asarray(terms * np.where(pairs.filled[1], shares, 1.0) * np.where(pairs.apart > DAYS_MOST, 0.0, near))
