"""How news tells that something planned came: courses of events by the table `plan_courses`, and words for their end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache

from reportedly.model.claim import How
from reportedly.text.tables import read_table
from reportedly.text.words import stem

Phrase = tuple[str, ...]


@cache
def _courses(side: str) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    """The first stem of each phrase of a side → (the phrase, its course)."""
    found: dict[str, list[tuple[Phrase, str]]] = defaultdict(list)
    for row in read_table("plan_courses"):
        if row["side"] == side:
            phrase = tuple(map(stem, row["words"].split()))
            found[phrase[0]].append((phrase, row["course"]))
    return {key: tuple(phrases) for key, phrases in found.items()}


def _held(stems: Set[str], side: str) -> Iterator[tuple[Phrase, str]]:
    table = _courses(side)
    for word in stems:
        for phrase, course in table.get(word, ()):
            if stems.issuperset(phrase):
                yield phrase, course


def courses_due(stems: Set[str]) -> frozenset[str]:
    """The courses that words announce. Cost: linear in the words."""
    return frozenset(course for _, course in _held(stems, "due"))


def courses_come(stems: Set[str], done: Set[str]) -> frozenset[str]:
    """The courses that words tell as come: by what is `done`, the verb, or by two words that belong together."""
    return frozenset(course for phrase, course in _held(stems, "came") if len(phrase) > 1 or phrase[0] in done)


@cache
def _endings() -> dict[str, tuple[tuple[Phrase, How], ...]]:
    found: dict[str, list[tuple[Phrase, How]]] = defaultdict(list)
    for row in read_table("plan_outcomes"):
        phrase = tuple(map(stem, row["words"].split()))
        found[phrase[0]].append((phrase, How(row["how"])))
    return {key: tuple(rows) for key, rows in found.items()}


def became(stems: Sequence[str]) -> How | None:
    """What became of something planned, if the words hold a phrase for it, one word behind the other; the first one."""
    table = _endings()
    for at, word in enumerate(stems):
        for phrase, how in table.get(word, ()):
            if tuple(stems[at : at + len(phrase)]) == phrase:
                return how
    return None
