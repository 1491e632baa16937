"""Statements as plans and their outcomes are compared by: doing, people, telling words, day, course of events."""

from __future__ import annotations

from calendar import day_name, month_name
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log

from reportedly.align.courses import Ending
from reportedly.align.ledger import Said
from reportedly.text.words import stem

DAY = len("2019-01-17")
_POINTING = (
    "today", "tomorrow", "yesterday", "tonight", "week", "month", "day", "year", "morning", "afternoon", "evening",
    "night", "next", "last", "early", "late", "earlier", "later", "noon", "midnight", "weekend", "expect", "time",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A statement with what plans are compared by.

    `day`: the day of its report, "" if unknown. `doings`: classes and stems of what is done; `done` the stems of its
    verbs. `who`: the story's entities; `named` the people and bodies among them that some report calls by a name.
    `where`: the place that it names. `words`: stems of its content words; `beside` those that are no verbs, days, words
    for the doing, or names of people and bodies; `around` those of its sentence and the one before, too. `is_head`: in
    a headline or a first paragraph; `is_headline`: in a headline. `events`: classes and stems of the nouns in it that
    tell a doing ("strike"). `became`: what it says became of something planned, by a word of its own ("called off",
    "took place"). `due`, `came`, `missed`: courses of events that it announces, tells as come, or as not come; `leans`:
    the words around it had to tell which. `plain`: its words as written, in small letters. `sentence`,
    `sentence_before`: the report, and where its sentence and the one before begin. `days`: first and last days of the
    times in its sentence that lie no later than its report.
    """

    said: Said
    claim: str
    day: str
    doings: frozenset[str]
    done: frozenset[str]
    who: frozenset[str]
    named: frozenset[str]
    where: str | None
    beside: frozenset[str]
    is_head: bool
    is_headline: bool
    words: frozenset[str]
    around: frozenset[str]
    events: frozenset[str]
    became: Ending | None
    due: frozenset[str]
    leans: bool
    came: frozenset[str]
    missed: frozenset[str]
    plain: frozenset[str]
    sentence: tuple[str, int]
    sentence_before: tuple[str, int]
    days: tuple[tuple[str, str], ...]


@cache
def day_words() -> frozenset[str]:
    """The stems of the names of days and months, and of words that point at a day."""
    return frozenset(stem(word) for word in (*day_name, *month_name, *_POINTING) if word)


def rarity(told: Sequence[Told]) -> Mapping[str, float]:
    """Stem → how telling it is in this story: 1 for what stands in one sentence only, 0 for what stands in all."""
    sentences: dict[tuple[str, int], set[str]] = {}
    for each in told:
        sentences.setdefault(each.sentence, set()).update(each.words)
    spread = Counter(word for words in sentences.values() for word in words)
    whole = log(len(sentences) + 1)
    return {word: 1 - log(number) / whole for word, number in spread.items()}


def with_words_of(each: Told, other: Told | None) -> Told:
    """A statement as one about what another one is about: with its doing, people and words beside its own."""
    if other is None:
        return each
    return replace(
        each, doings=each.doings | other.doings, who=each.who | other.who, named=each.named | other.named,
        words=each.words | other.words, around=each.around | other.around, events=each.events | other.events,
        due=each.due | other.due, leans=False,
    )  # fmt: skip


def due_of(each: Told) -> tuple[str | None, str | None]:
    """The first and the last day that a statement speaks of."""
    when = each.said.statement.when
    return (when.earliest, when.latest) if when else (None, None)


def telling(words: frozenset[str], other: frozenset[str], rare: Mapping[str, float]) -> float:
    """How telling the words are that two statements share: those that name a day are compared as days."""
    return sum(rare.get(word, 0.0) for word in (words & other) - day_words())


def each_of(told: Sequence[Told]) -> Iterator[tuple[str, Told]]:
    """The keys under which later statements are looked up: claim, doing, event, course, day."""
    for each in told:
        keys = {f"claim {each.claim}", *each.doings, *each.events, *(f"came {c}" for c in each.came | each.missed)}
        if each.became is not None:
            keys |= {f"end {c}" for c in each.due | each.came}
        first, last = due_of(each)
        if first is not None and first == last:
            keys.add(f"on {first}")
        yield from ((key, each) for key in keys)
