"""Which doing a word names: what news uses for one another shares a class.

Words are given as stems, several of them with a space between: "industri action".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.text.expressions import Expressions, Found, find_expressions, gather_expressions, key_of
from reportedly.text.tables import read_table

_POS = ("verb", "noun", "joined", "word")


@cache
def _classes(pos: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("predicates"):
        if row["pos"] == pos:
            key = key_of(row["word"])
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), row["class"])))
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


@cache
def meanings_of(stems: str) -> tuple[str, ...]:
    """The classes of doings that a word or an expression may name, in order; tables only."""
    joined = joined_doings(stems) if " " in stems else ()
    told = _classes("word").get(stems, ())
    return tuple(sorted({*noun_doings(stems), *verb_doings(stems), *joined, *told}))


@cache
def _expressions() -> Expressions:
    return gather_expressions({key for pos in _POS for key in _classes(pos)})


def expressions_in(words: Sequence[str]) -> Iterator[Found]:
    """Yield the expressions that name a doing ("industrial action", "lost their lives"), in order.

    Each as its stems and the places of its words; no word belongs to two. Cost: linear in the words.
    """
    return find_expressions(words, _expressions())
