"""How rare terms are: learnt beforehand and then left alone, so that no report changes what another one weighs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from reportedly.group.terms import PRIOR, general_share

LEAST_HELD = 3  # reports of the learnt days that must hold a term before it is remembered: most are held by one

_share = lru_cache(maxsize=100_000)(general_share)  # a pure function; the cache only saves time


class Rarity(msgspec.Struct, frozen=True):
    """In how many of `size` reports of closed days each term stood; without any, the table of common words alone."""

    size: int = 0
    held: Mapping[str, int] = msgspec.field(default_factory=dict)

    def of(self, term: str) -> float:
        """Minus the logarithm of the share of reports that have the term."""
        return -math.log((self.held.get(term, 0) + PRIOR * _share(term)) / (self.size + PRIOR))

    def weigh(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Weigh the counted terms of a report; what every report has weighs nothing and is left out."""
        weighed = ((term, math.log1p(count) * self.of(term)) for term, count in counts.items())
        return {term: weight for term, weight in weighed if weight > 0}


def learn_rarity(counted: Iterable[Iterable[str]]) -> Rarity:
    """Learn from the terms of reports of closed days. Cost: linear in the terms."""
    held: Counter[str] = Counter()
    size = 0
    for terms in counted:
        size += 1
        held.update(set(terms))
    return Rarity(size=size, held={term: count for term, count in sorted(held.items()) if count >= LEAST_HELD})
