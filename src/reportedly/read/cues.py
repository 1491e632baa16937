"""The cue tables as look-ups by stem."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.model.reading import Certainty
from reportedly.text.tables import column, read_table
from reportedly.text.words import stem

_SPEAKERS = ("official", "person", "group", "organisation", "institution")  # kinds of data/source_roles.tsv that act


@dataclass(frozen=True)
class Cue:
    """One row of data/cues.tsv or data/passives.tsv."""

    word: str
    kind: str
    certainty: Certainty | None
    frames: frozenset[str]


@cache
def _cues(pos: str) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, tuple[Cue, ...]] = {}
    for row in read_table("cues"):
        if row["pos"] == pos:
            key = _key(row["word"])
            found[key] = (*found.get(key, ()), _cue(row))
    return found


@cache
def _passives() -> dict[str, Cue]:
    return {stem(row["word"]): _cue(row) for row in read_table("passives")}


@cache
def _nouns() -> dict[str, Cue]:
    return {row["word"]: _cue(row) for row in reversed(read_table("cues")) if row["pos"] == "noun"}


def _key(word: str) -> str:
    verb, _, particle = word.partition(" ")
    return f"{stem(verb)} {particle}".rstrip()


def _cue(row: dict[str, str]) -> Cue:
    certainty = Certainty(row["certainty"]) if row["certainty"] else None
    return Cue(row["word"], row["class"], certainty, frozenset(row.get("frames", "").split()))


def verb_cues(word: str, particle: str = "") -> tuple[Cue, ...]:
    """The readings of a verb form as a cue, in the table's order; with its particle first ("point out"), then bare."""
    with_particle = _cues("verb").get(f"{stem(word)} {particle}", ()) if particle else ()
    return with_particle or _cues("verb").get(stem(word), ())


def verb_cue(word: str) -> Cue | None:
    """The first reading of a verb form as a cue, or None."""
    return next(iter(verb_cues(word)), None)


def noun_cue(word: str) -> Cue | None:
    """The cue of a noun, singular or plural, or None. By its letters, as a stem would take critics for criticism."""
    low = word.lower()
    singular = low if low in _nouns() else f"{low[:-3]}y" if low.endswith("ies") else low.removesuffix("s")
    return _nouns().get(singular) or _nouns().get(singular.removesuffix("e"))


def adjective_cue(word: str) -> Cue | None:
    """The cue of an adjective, or None."""
    return next(iter(_cues("adj").get(stem(word), ())), None)


def adverb_cue(word: str) -> Cue | None:
    """The cue of an adverb ("reportedly"), or None."""
    return next(iter(_cues("adverb").get(stem(word), ())), None)


def passive_cue(word: str) -> Cue | None:
    """The cue of a reporting passive ("is expected"), or None."""
    return _passives().get(stem(word))


def is_support(word: str) -> bool:
    """Whether a verb leaves it to its object to say what is meant ("voice concern", "issue a statement")."""
    return stem(word) in _cues("support")


def is_document(word: str) -> bool:
    """Whether a noun names something written or shown ("report", "poll", "video"; data/source_roles.tsv)."""
    low, known = word.lower(), column("source_roles", "word", kind="document")
    return low in known or low.removesuffix("s") in known or f"{low.removesuffix('ies')}y" in known


def is_person(word: str) -> bool:
    """Whether a noun names somebody by a role ("minister", "residents", "police"; data/source_roles.tsv)."""
    low = word.lower()
    return any(low in column("source_roles", "word", kind=kind) for kind in _SPEAKERS)
