"""How news tells that something planned came: courses of events (table `plan_courses`), and words for their end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from reportedly.model.claim import How
from reportedly.text.tables import read_table
from reportedly.text.words import stem

_PARTICLES = frozenset({"off", "back", "forward"})
_BETWEEN = 2  # words between a verb and its particle
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


def _held(stems: Set[str], side: str, *, led: Set[str]) -> Iterator[tuple[Phrase, str]]:
    """The phrases of a side that begin with one of the words in `led`, and of which all words stand there."""
    table = _courses(side)
    for word in table.keys() & led:
        for phrase, course in table[word]:
            if all(each in stems for each in phrase):
                yield phrase, course


def courses_due(stems: Set[str]) -> frozenset[str]:
    """The courses that words announce. Cost: linear in the words."""
    return frozenset(course for _, course in _held(stems, "due", led=stems))


def courses_missed(stems: Set[str], done: Set[str]) -> frozenset[str]:
    """The courses that words tell as not come ("turned back"), by what is done."""
    return frozenset(course for _, course in _held(stems, "missed", led=done))


def words_due(stems: Set[str]) -> frozenset[str]:
    """The words by which courses are announced."""
    return frozenset(word for phrase, _ in _held(stems, "due", led=stems) for word in phrase)


def courses_come(stems: Set[str], done: Set[str]) -> frozenset[str]:
    """The courses that words tell as come: by what is `done`, the verb, or by two words that belong together."""
    held = _held(stems, "came", led=stems)
    return frozenset(course for phrase, course in held if phrase[0] in done or len(phrase) > 1)


def courses_led(stems: Set[str], done: Set[str]) -> frozenset[str]:
    """The courses that words tell as come by what begins with the verb, what is `done`."""
    return frozenset(course for _, course in _held(stems, "came", led=done))


@dataclass(frozen=True)
class Ending:
    """A phrase for what became of something planned. `only_before`: it says so only before the day due."""

    phrase: Phrase
    how: How
    only_before: bool


@cache
def _endings() -> dict[str, tuple[Ending, ...]]:
    found: dict[str, list[Ending]] = defaultdict(list)
    for row in read_table("plan_outcomes"):
        phrase = tuple(map(stem, row["words"].split()))
        found[phrase[0]].append(Ending(phrase, How(row["how"]), row["only"] == "before"))
    return {key: tuple(rows) for key, rows in found.items()}


def became(stems: Sequence[str], done: Set[str]) -> Ending | None:
    """What became of something planned, if what is `done`, the verb, is a phrase for it; the first one.

    "After a delay of two hours" tells no end; "was delayed" does.
    """
    table = _endings()
    for at, word in enumerate(stems):
        for ending in table.get(word, ()) if word in done else ():
            if _stands(ending.phrase, stems, at):
                return ending
    return None


def _stands(phrase: Phrase, stems: Sequence[str], at: int) -> bool:
    """Whether a phrase stands at a place; a particle may stand behind its object ("put the march off")."""
    size = len(phrase)
    if tuple(stems[at : at + size]) == phrase:
        return True
    return size == 2 and phrase[1] in _PARTICLES and phrase[1] in stems[at + 1 : at + 2 + _BETWEEN]
