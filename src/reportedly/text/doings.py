"""Which doing a word names: verbs and event nouns that news uses for one another share a class."""

from __future__ import annotations

from functools import cache

from reportedly.text.tables import read_table
from reportedly.text.words import stem


@cache
def _classes(pos: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("predicates"):
        if row["pos"] == pos:
            key = " ".join(stem(word) for word in row["word"].split())
            found[key] = (*found.get(key, ()), row["class"])
    return found


def verb_doings(stems: str) -> tuple[str, ...]:
    """The classes of a verb by its stem (or "stem particle"); empty if the table has none."""
    return _classes("verb").get(stems, ())


def noun_doings(stem_of_noun: str) -> tuple[str, ...]:
    """The classes of an event noun by its stem; empty for a noun that names no event."""
    return _classes("noun").get(stem_of_noun, ())


def joined_doings(stem_of_word: str) -> tuple[str, ...]:
    """The classes of a word that names a doing only behind "is" ("on his way"); empty otherwise."""
    return _classes("joined").get(stem_of_word, ())
