"""An attribution in the making."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.base import Span
from reportedly.model.reading import Certainty


@dataclass
class Draft:
    """An attribution in the making: spans of the report's text."""

    kind: str
    certainty: Certainty | None
    cue: list[Span]
    sources: list[Span]
    content: list[Span]
    told: Span | None = None
    under: Draft | None = None
    meant: Span | None = None  # the noun that a relative pronoun as the only source stands for
    block: int = 0
