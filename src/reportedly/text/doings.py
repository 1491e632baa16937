"""Which doing or which thing a word names: what news uses for one another shares a class.

Words are given as stems, several of them with a space between: "industri action".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.text.tables import read_table
from reportedly.text.words import is_stop_word, stem

THING = "thing:"  # before the class of a thing, so that none is taken for a doing
_GAP = 2  # function words that may stand between two words of an expression: "lost all their lives"

Expression = tuple[str, tuple[int, ...]]


@cache
def _classes(pos: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("predicates"):
        if row["pos"] == pos:
            key = _key(row["word"])
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), row["class"])))
    return found


@cache
def _things() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("same_things"):
        key = _key(row["word"])
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), f"{THING}{row['thing']}")))
    return found


def _key(words: str) -> str:
    return " ".join(stem(word) for word in words.split())


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
    """The classes of doings and of things that a word or an expression may name, in order; tables only."""
    joined = joined_doings(stems) if " " in stems else ()
    told = _classes("word").get(stems, ())
    return tuple(sorted({*noun_doings(stems), *verb_doings(stems), *joined, *told, *_things().get(stems, ())}))


@cache
def _expressions() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First stem → the expressions of several words that begin with it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for key in {*_classes("verb"), *_classes("noun"), *_classes("joined"), *_classes("word"), *_things()}:
        parts = tuple(key.split())
        if len(parts) > 1:
            found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(each, key=lambda parts: (-len(parts), parts))) for first, each in found.items()}


def expressions_in(words: Sequence[str]) -> Iterator[Expression]:
    """Yield the expressions that name a doing or a thing ("industrial action", "lost their lives"), in order.

    Each as its stems and the places of its words; no word belongs to two. A few function words may stand between.
    Cost: linear in the words.
    """
    stems = [stem(word) for word in words]
    at = 0
    while at < len(words):
        found = next(_matches(words, stems, at), None)
        if found is not None:
            yield found
        at = found[1][-1] + 1 if found is not None else at + 1


def _matches(words: Sequence[str], stems: Sequence[str], at: int) -> Iterator[Expression]:
    for parts in _expressions().get(stems[at], ()):
        places = _places(words, stems, at, parts)
        if places:
            yield " ".join(parts), places


def _places(words: Sequence[str], stems: Sequence[str], at: int, parts: tuple[str, ...]) -> tuple[int, ...]:
    """The places of the parts, each at most `_GAP` function words behind the one before; none where one is missing."""
    places = [at]
    for part in parts[1:]:
        place = next((place for place in _reach(words, places[-1]) if stems[place] == part), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(places)


def _reach(words: Sequence[str], at: int) -> Iterator[int]:
    """The places behind a word where the next one of its expression may stand."""
    for place in range(at + 1, min(at + 2 + _GAP, len(words))):
        yield place
        if not is_stop_word(words[place]):
            return
