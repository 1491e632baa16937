"""The cue tables as look-ups by stem."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.model.reading import Certainty
from reportedly.text.tables import read_table
from reportedly.text.words import stem


@dataclass(frozen=True)
class Cue:
    """One row of data/cues.tsv or data/passives.tsv."""

    word: str
    kind: str
    certainty: Certainty | None
    frames: frozenset[str]


@cache
def _cues(pos: str) -> dict[str, Cue]:
    rows = [row for row in read_table("cues") if row["pos"] == pos]
    return {stem(row["word"]): _cue(row) for row in reversed(rows)}


@cache
def _passives() -> dict[str, Cue]:
    return {stem(row["word"]): _cue(row) for row in read_table("passives")}


def _cue(row: dict[str, str]) -> Cue:
    certainty = Certainty(row["certainty"]) if row["certainty"] else None
    return Cue(row["word"], row["class"], certainty, frozenset(row.get("frames", "").split()))


def verb_cue(word: str) -> Cue | None:
    """The cue of a verb form, or None."""
    return _cues("verb").get(stem(word))


def noun_cue(word: str) -> Cue | None:
    """The cue of a noun form, or None."""
    return _cues("noun").get(stem(word))


def adjective_cue(word: str) -> Cue | None:
    """The cue of an adjective, or None."""
    return _cues("adj").get(stem(word))


def adverb_cue(word: str) -> Cue | None:
    """The cue of an adverb ("reportedly"), or None."""
    return _cues("adverb").get(stem(word))


def passive_cue(word: str) -> Cue | None:
    """The cue of a reporting passive ("is expected"), or None."""
    return _passives().get(stem(word))
