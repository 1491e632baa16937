"""Who only gives a figure is its source: "police put it at 500", "the unions spoke of 1,000", "their count is 900"."""

from __future__ import annotations

from reportedly.align.telling import Telling
from reportedly.text.words import stem

# Verbs and nouns with which a source gives its own figure: those of rising and falling tell of two days.
_GIVING = frozenset(map(stem, ("put", "speak", "spoke", "have", "has", "count", "estimate", "give", "gave", "report")))
_BEING = frozenset(map(stem, ("is", "was", "stands", "stood")))
_FIGURES = frozenset(map(stem, ("figure", "count", "estimate", "tally", "toll", "number")))


def gives_figure(one: Telling) -> bool:
    """Whether a statement with a number only gives it: by its verb, or by "is" behind a noun for a figure."""
    if not one.amounts:
        return False
    is_figure = one.verb in _BEING and bool(_FIGURES & set(map(stem, one.said.tokens)))
    return is_figure or one.verb in _GIVING
