"""A candidate attribution, and the cues that no table row stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.read.cues import Cue
from reportedly.read.tokens import Token


@dataclass
class Found:
    """One candidate: tokens of the cue, of each source, and of the content; `under` is the cue it is a link of."""

    cue: list[Token]
    kind: Cue
    sources: list[list[Token]] = field(default_factory=list)
    content: list[Token] = field(default_factory=list)
    told: list[Token] = field(default_factory=list)
    under: Found | None = None


SILENCE = Cue("silence", "silence", None, frozenset())
PUT_IT = Cue("put it", "say", None, frozenset({"quote"}))
GO_ON = Cue("go on", "say", None, frozenset({"quote"}))
ACCORDING = Cue("according to", "say", None, frozenset())
UNKNOWN = Cue("not known", "unknown", None, frozenset())
COLON = Cue(":", "say", None, frozenset())
POLL = Cue("in a poll", "show", None, frozenset())
