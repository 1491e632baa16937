"""Statements as plans and their outcomes are compared by: doing, people, telling words, day, course of events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from math import log

from reportedly.align.courses import Ending, became, courses_come, courses_due, courses_missed, words_due
from reportedly.align.ledger import Ledger, Said
from reportedly.model.base import Span
from reportedly.model.claim import Claim
from reportedly.model.reading import EntityType, Status
from reportedly.model.report import BlockKind
from reportedly.text.doings import noun_doings, verb_doings
from reportedly.text.words import find_words, is_stop_word, stem

DAY = len("2019-01-17")
_LEADING = 6  # words in front of the doing: "is due to land", "has been announced for"
_TIMES = 6  # time expressions of one sentence that are looked at
_HEAD = 2  # paragraphs at the head of a report
_LIGHT = frozenset({"be", "have", "do", "make", "take", "give", "go", "get", "come", "hold", "set", "keep", "say"})
_POINTING = (
    "today", "tomorrow", "yesterday", "tonight", "week", "month", "day", "year", "morning", "afternoon", "evening", "night",
    "next", "last", "early", "late", "earlier", "later", "noon", "midnight", "weekend", "expect", "time",
)  # fmt: skip
_LEANING = frozenset({"he", "she", "it", "they", "him", "her", "them", "this", "that", "these", "those", "one"})


@cache
def _days() -> frozenset[str]:
    """The stems of the names of days and months, and of words that point at a day."""
    return frozenset(stem(word) for word in (*day_name, *month_name, *_POINTING) if word)


@dataclass(frozen=True)
class Told:
    """A statement with what plans are compared by.

    `day`: the day of its report, "" if unknown. `doings`: classes and stems of what is done; `done` the
    stems of its verbs. `who`: the story's
XX `around`: those of its sentence and the one before. `events`: classes
    and stems of the nouns in it that tell a doing ("strike"). `became`: what it says became of something planned, by a
    word of its own ("called off", "took place"). `due`, `came`: courses of events that it announces, or tells as come; `missed`: as not come;
    `leans`: the words around it had to tell which, for it has but a pronoun.
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

    @cached_property
    def sentence(self) -> tuple[str, int]:
        """The report, and the start of the sentence in which it begins."""
        return self.said.report, _sentence(self.said, 0).start

    @cached_property
    def days(self) -> tuple[tuple[str, str], ...]:
        """The first and last days of the times in its sentence that lie no later than its report."""
        here = _sentence(self.said, 0)
        times = self.said.reading.times
        first = bisect_left(times, here.start, key=lambda time: time.start)
        near = (time for time in times[first : first + _TIMES] if time.end <= here.end)
        return tuple((t.earliest, t.latest) for t in near if t.earliest and t.latest and t.earliest <= self.day)

    @cached_property
    def sentence_before(self) -> tuple[str, int]:
        """The report, and the start of the sentence before."""
        return self.said.report, _sentence(self.said, 1).start


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


def _describe(said: Said, claim: str, ledger: Ledger) -> Told:
    words = [stem(match[0]) for match in find_words(said.words)]
    entities = (ledger.entity(said.report, each) for each in said.statement.who)
    who = frozenset(each for each in entities if each)
    content = _content(said.words)
    courses = courses_due(frozenset(words))
    around = content | _content(_sentence(said, 0).of(said.reading.report.text)) | _before(said)
    return Told(
        said=said,
        claim=claim,
        day=(said.reading.report.published.value or "")[:DAY],
        doings=_doings(said),
        done=_done(said),
        who=who,
        named=frozenset(each for each in who & ledger.called_by_name if _acts(each, ledger)),
        where=ledger.entity(said.report, said.statement.where),
        beside=content - _done(said) - _names_of(said, ledger) - _days() - words_due(frozenset(words)),
        is_head=_is_head(said, ledger),
        is_headline=ledger.place_of(said)[0] is BlockKind.HEADLINE,
        words=content,
        around=around,
        events=frozenset(doing for word in words for doing in noun_doings(word)),
        became=became(words, _done(said)),
        due=courses or _leaned(words, around),
        leans=not courses,
        came=courses_come(frozenset(words), _done(said)) | _by_saying(said, ledger),
        missed=courses_missed(frozenset(words), _done(said)),
    )


def _by_saying(said: Said, ledger: Ledger) -> frozenset[str]:
    """The courses that come by being said: "told the inquiry", "announced" beside what is told."""
    found = ledger.attributions_of(said)[:1]
    text = said.reading.report.text
    cues = frozenset(stem(m[0]) for each in found for span in each.cue for m in find_words(span.of(text)))
    words = frozenset(stem(m[0]) for m in find_words(_sentence(said, 0).of(text)))
    return courses_come(words | cues, cues, led=True) if cues else frozenset()


def _is_head(said: Said, ledger: Ledger) -> bool:
    """Whether it stands where news tells what is new: in the headline or the first paragraphs."""
    kind, paragraphs = ledger.place_of(said)
    return kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST) or paragraphs < _HEAD


def _names_of(said: Said, ledger: Ledger) -> frozenset[str]:
    """The stems of the words that name the people and bodies who take part."""
    text = said.reading.report.text
    held = (m for m in ledger.mentions_in(said) if _acts(ledger.entity(said.report, m.entity) or "", ledger))
    return frozenset(stem(word[0]) for mention in held for word in find_words(mention.span.of(text)))


def _acts(entity: str, ledger: Ledger) -> bool:
    """Whether an entity is a person or a body: places only say where."""
    found = ledger.story_entity(entity)
    return found is not None and found.type in (EntityType.PERSON, EntityType.ORGANISATION)


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
    """The content words of the sentence before: news has many paragraphs of one sentence."""
    here, last = _sentence(said, 0), _sentence(said, 1)
    return _content(last.of(said.reading.report.text)) if last.end <= here.start else frozenset()


def _done(said: Said) -> frozenset[str]:
    """The stems of the verb, and of the verb group that leads it."""
    statement, text = said.statement, said.reading.report.text
    spans = (span for span in (statement.predicate, statement.group) if span is not None)
    return frozenset(stem(match[0]) for span in spans for match in find_words(span.of(text)))


def _doings(said: Said) -> frozenset[str]:
    """What is done: the predicate's terms, and what follows a plan's "to" ("is due to land")."""
    terms = said.statement.terms
    if any(term.startswith("be ") for term in terms) and said.statement.status is not Status.PLANNED:
        return frozenset()  # "a summit was close" tells what it was like, not that it came
    found = {term for term in terms if not term.startswith("be ") and term not in _LIGHT}
    if said.statement.status is Status.PLANNED and said.statement.predicate is not None:
        found |= _behind_to(said, said.statement.predicate)
    return frozenset(found - {"be"})


def _behind_to(said: Said, predicate: Span) -> set[str]:
    words = [stem(m[0]) for m in find_words(said.reading.report.text[predicate.start : predicate.start + 80])]
    if "to" not in words[:_LEADING]:
        return set()
    verb = [each for each in words[words.index("to") + 1 :][:1] if not is_stop_word(each)]
    return {doing for each in verb for doing in (verb_doings(each) or (each,))} - _LIGHT


def telling(words: frozenset[str], other: frozenset[str], rare: Mapping[str, float]) -> float:
    """How telling the words are that two statements share: those that name a day are compared as days."""
    return sum(rare.get(word, 0.0) for word in (words & other) - _days())


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
