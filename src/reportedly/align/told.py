"""Statements as plans and their outcomes are compared by: doing, people, telling words, day, course of events."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from reportedly.align.courses import became, courses_come, courses_due
from reportedly.align.ledger import Ledger, Said
from reportedly.model.base import Span
from reportedly.model.claim import Claim, How
from reportedly.model.reading import Status
from reportedly.text.doings import noun_doings, verb_doings
from reportedly.text.words import find_words, is_stop_word, stem

DAY = len("2019-01-17")
_LEADING = 6  # words in front of the doing: "is due to land", "has been announced for"
_LIGHT = frozenset({"be", "have", "do", "make", "take", "give", "go", "get", "come", "hold", "set", "keep", "say"})
_LEANING = frozenset({"he", "she", "it", "they", "him", "her", "them", "this", "that", "these", "those", "one"})


@dataclass(frozen=True)
class Told:
    """A statement with what plans are compared by.

    `day`: the day of its report, "" if unknown. `doings`: classes and stems of what is done. `who`: the story's
    entities. `words`: stems of its content words. `around`: those of its sentence and the one before. `events`: classes
    and stems of the nouns in it that tell a doing ("strike"). `became`: what it says became of something planned, by a
    word of its own ("called off", "took place"). `due`, `came`: courses of events that it announces, or tells as come.
    """

    said: Said
    claim: str
    day: str
    doings: frozenset[str]
    who: frozenset[str]
    words: frozenset[str]
    around: frozenset[str]
    events: frozenset[str]
    became: How | None
    due: frozenset[str]
    came: frozenset[str]

    @cached_property
    def sentence(self) -> tuple[str, int]:
        """The report, and the start of the last sentence that begins before the statement ends its first piece."""
        return self.said.report, _sentence(self.said, 0).start


def tell_all(claims: Sequence[Claim], ledger: Ledger) -> list[Told]:
    """Describe every statement that stands in a claim, in the order of the reports. Cost: linear in the text."""
    home = {(s.report, s.statement): claim.id for claim in claims for s in claim.supports}
    return [_describe(said, home[said.key], ledger) for said in ledger.said() if said.key in home]


def rarity(told: Sequence[Told]) -> Mapping[str, float]:
    """Stem → how telling it is in this story: 1 for what stands in one sentence only, 0 for what stands in all."""
    sentences: dict[tuple[str, int], set[str]] = {}
    for each in told:
        sentences.setdefault(each.sentence, set()).update(each.words)
    spread = Counter(word for words in sentences.values() for word in words)
    whole = log(len(sentences) + 1)
    return {word: 1 - log(number) / whole for word, number in spread.items()}


def due_of(each: Told) -> tuple[str | None, str | None]:
    """The first and the last day that a statement speaks of."""
    when = each.said.statement.when
    return (when.earliest, when.latest) if when else (None, None)


def _describe(said: Said, claim: str, ledger: Ledger) -> Told:
    words = [stem(match[0]) for match in find_words(said.words)]
    entities = (ledger.entity(said.report, each) for each in said.statement.who)
    content = _content(said.words)
    around = content | _content(_sentence(said, 0).of(said.reading.report.text)) | _before(said)
    return Told(
        said=said,
        claim=claim,
        day=(said.reading.report.published.value or "")[:DAY],
        doings=_doings(said),
        who=frozenset(each for each in entities if each),
        words=content,
        around=around,
        events=frozenset(doing for word in words for doing in noun_doings(word)),
        became=became(words),
        due=courses_due(frozenset(words)) or _leaned(words, around),
        came=courses_come(frozenset(words), _done(said)),
    )


def _leaned(words: Sequence[str], around: frozenset[str]) -> frozenset[str]:
    """What a statement announces that names the thing by a pronoun: told by the words around it."""
    return courses_due(around) if _LEANING.intersection(words) else frozenset()


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(match[0]) for match in find_words(text) if not is_stop_word(match[0]))


def _sentence(said: Said, back: int) -> Span:
    """The sentence in which a statement begins, or one before it; its own words where no sentence is known."""
    sentences, start = said.reading.sentences, said.statement.spans[0].start
    at = bisect_right(sentences, start, key=lambda each: each.start) - 1 - back
    return sentences[at] if at >= 0 else said.statement.spans[0]


def _before(said: Said) -> frozenset[str]:
    """The content words of the sentence before, if it stands in the same paragraph."""
    text = said.reading.report.text
    here, last = _sentence(said, 0), _sentence(said, 1)
    return _content(last.of(text)) if last.end <= here.start and "\n" not in text[last.end : here.start] else frozenset()


def _done(said: Said) -> frozenset[str]:
    """The stems of the verb, and of the verb group that leads it."""
    statement, text = said.statement, said.reading.report.text
    spans = (span for span in (statement.predicate, statement.group) if span is not None)
    return frozenset(stem(match[0]) for span in spans for match in find_words(span.of(text)))


def _doings(said: Said) -> frozenset[str]:
    """What is done: the predicate's terms, and what follows a plan's "to" ("is due to land")."""
    found = {term for term in said.statement.terms if not term.startswith("be ") and term not in _LIGHT}
    if said.statement.status is Status.PLANNED and said.statement.predicate is not None:
        found |= _behind_to(said, said.statement.predicate)
    return frozenset(found - {"be"})


def _behind_to(said: Said, predicate: Span) -> set[str]:
    words = [stem(m[0]) for m in find_words(said.reading.report.text[predicate.start : predicate.start + 80])]
    if "to" not in words[:_LEADING]:
        return set()
    verb = words[words.index("to") + 1 :][:1]
    return {doing for each in verb for doing in (verb_doings(each) or (each,))} - _LIGHT


def telling(words: frozenset[str], other: frozenset[str], rare: Mapping[str, float]) -> float:
    """How telling the words are that two statements share."""
    return sum(rare.get(word, 0.0) for word in words & other)


def each_of(told: Sequence[Told]) -> Iterator[tuple[str, Told]]:
    """The keys under which later statements are looked up: claim, doing, event, course, day."""
    for each in told:
        keys = {f"claim {each.claim}", *each.doings, *each.events, *(f"came {c}" for c in each.came)}
        if each.became is not None:
            keys |= {f"end {c}" for c in each.due | each.came}
        first, last = due_of(each)
        if first is not None and first == last:
            keys.add(f"on {first}")
        yield from ((key, each) for key in keys)
