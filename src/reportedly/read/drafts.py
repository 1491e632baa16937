"""An attribution in the making."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.model.base import Span
from reportedly.model.reading import Certainty


@dataclass
class Draft:
    """An attribution in the making: spans of the report's text.

    `refers`: what a relative pronoun among the sources stands for. `quoting`: who quotes the source. `via`: what may
    be an outlet through which the source's words came.
    """

    kind: str
    certainty: Certainty | None
    cue: list[Span]
    sources: list[Span]
    content: list[Span]
    told: Span | None = None
    under: Draft | None = None
    block: int = 0
    refers: dict[Span, Span] = field(default_factory=dict)
    quoting: list[Span] = field(default_factory=list)
    via: list[Span] = field(default_factory=list)
    verbatim: bool = False  # a transcript's words: spoken, though no quotation marks stand around them


def holding_piece(pieces: Sequence[Span], span: Span) -> Span | None:
    """The piece that holds a span, or None. `pieces`: in order, disjoint. Cost: logarithmic."""
    at = bisect_right(pieces, span.start, key=lambda piece: piece.start) - 1
    return pieces[at] if at >= 0 and pieces[at].holds(span) else None
