"""Describe statements as plans and their outcomes are compared by. Each sentence is looked at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from reportedly.align.courses import became, courses_come, courses_due, courses_led, courses_missed, words_due
from reportedly.align.features import LIGHT
from reportedly.align.ledger import Ledger, Said
from reportedly.align.told import DAY, Told, day_words
from reportedly.model.base import Span
from reportedly.model.claim import Claim
from reportedly.model.reading import EntityType, Status
from reportedly.model.report import BlockKind
from reportedly.text.doings import noun_doings, verb_doings
from reportedly.text.tables import column
from reportedly.text.words import find_words, is_stop_word, stem

_LEADING = 6  # words in front of the doing: "is due to land", "has been announced for"
_BEHIND = 80  # characters in which they stand
_TIMES = 6  # time expressions of one sentence that are looked at
_HEAD = 2  # paragraphs at the head of a report
_LONG = 1200  # characters of a sentence that are looked at
_LEANING = frozenset({"he", "she", "it", "they", "him", "her", "them", "this", "that", "these", "those", "one"})


def tell_all(claims: Sequence[Claim], ledger: Ledger) -> list[Told]:
    """Describe every statement that stands in a claim, in the order of the reports. Cost: linear in the text."""
    home = {(s.report, s.statement): claim.id for claim in claims for s in claim.supports}
    desk = _Desk(ledger)
    return [desk.describe(said, home[said.key]) for said in ledger.said() if said.key in home]


class _Desk:
    """The evidence, and what was found in its sentences."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._sentences: dict[tuple[str, int], tuple[frozenset[str], frozenset[str]]] = {}

    def describe(self, said: Said, claim: str) -> Told:
        """Describe one statement."""
        ledger, statement = self._ledger, said.statement
        plain = said.tokens
        words = [stem(word) for word in plain]
        stems, done = frozenset(words), _done(said)
        content = frozenset(each for each, word in zip(words, plain, strict=True) if not is_stop_word(word))
        entities = (ledger.entity(said.report, each) for each in statement.who)
        who = frozenset(each for each in entities if each)
        here, before = _sentences(said)
        around = content | self._stems(said, here)[1]
        around |= self._stems(said, before)[1] if before.end <= here.start else frozenset()
        courses = courses_due(stems)
        kind, paragraphs = ledger.place_of(said)
        return Told(
            said=said,
            claim=claim,
            day=(said.reading.report.published.value or "")[:DAY],
            doings=_doings(said, done),
            done=done,
            who=who,
            named=frozenset(each for each in who & ledger.called_by_name if self._acts(each)),
            where=ledger.entity(said.report, statement.where),
            beside=content - done - self._names_of(said) - day_words() - words_due(stems),
            is_head=kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST) or paragraphs < _HEAD,
            is_headline=kind is BlockKind.HEADLINE,
            words=content,
            around=around,
            events=frozenset(doing for word in words for doing in noun_doings(word)),
            became=became(words, done),
            due=courses or _leaned(stems, around),
            leans=not courses,
            came=courses_come(stems, done) | self._by_saying(said, here),
            missed=courses_missed(stems, done),
            plain=frozenset(word.lower() for word in plain),
            sentence=(said.report, here.start),
            sentence_before=(said.report, before.start),
            days=_days_in(said, here),
        )

    def _stems(self, said: Said, sentence: Span) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of a sentence, and those of its content words."""
        key = said.report, sentence.start
        if key not in self._sentences:
            words = [m[0] for m in find_words(sentence.of(said.reading.report.text)[:_LONG])]
            content = frozenset(stem(word) for word in words if not is_stop_word(word))
            self._sentences[key] = frozenset(map(stem, words)), content
        return self._sentences[key]

    def _by_saying(self, said: Said, sentence: Span) -> frozenset[str]:
        """The courses that come by being said: "told the inquiry", "announced" beside what is told."""
        text = said.reading.report.text
        outer = self._ledger.attributions_of(said)[:1]
        cues = frozenset(stem(m[0]) for each in outer for span in each.cue for m in find_words(span.of(text)))
        return courses_led(self._stems(said, sentence)[0] | cues, cues) if cues else frozenset()

    def _names_of(self, said: Said) -> frozenset[str]:
        """The stems of the words that name the people and bodies who take part."""
        text, report = said.reading.report.text, said.report
        held = self._ledger.mentions_in(said)
        named = (m for m in held if self._acts(self._ledger.entity(report, m.entity) or ""))
        return frozenset(stem(word[0]) for mention in named for word in find_words(mention.span.of(text)))

    def _acts(self, entity: str) -> bool:
        """Whether an entity is a person or a body: places only say where."""
        found = self._ledger.story_entity(entity)
        return found is not None and found.type in (EntityType.PERSON, EntityType.ORGANISATION)


def _leaned(stems: frozenset[str], around: frozenset[str]) -> frozenset[str]:
    """What a statement announces that names the thing by a pronoun: told by the words around it."""
    return courses_due(around) if _LEANING & stems else frozenset()


def _sentences(said: Said) -> tuple[Span, Span]:
    """The sentence in which a statement begins, and the one before; its own words where no sentence is known."""
    sentences, own = said.reading.sentences, said.statement.spans[0]
    at = bisect_right(sentences, own.start, key=lambda each: each.start) - 1
    return sentences[at] if at >= 0 else own, sentences[at - 1] if at >= 1 else own


def _days_in(said: Said, sentence: Span) -> tuple[tuple[str, str], ...]:
    """The first and last days of the times in a sentence that lie no later than its report."""
    times, day = said.reading.times, (said.reading.report.published.value or "")[:DAY]
    first = bisect_left(times, sentence.start, key=lambda time: time.start)
    near = (time for time in times[first : first + _TIMES] if time.end <= sentence.end)
    return tuple((t.earliest, t.latest) for t in near if t.earliest and t.latest and t.earliest <= day)


def _done(said: Said) -> frozenset[str]:
    """The stems of the verb, and of the verb group that leads it."""
    statement, text = said.statement, said.reading.report.text
    spans = (span for span in (statement.predicate, statement.group) if span is not None)
    return frozenset(stem(match[0]) for span in spans for match in find_words(span.of(text)))


def _doings(said: Said, done: frozenset[str]) -> frozenset[str]:
    """What is `done`: the predicate's terms, and what follows a plan's "to" ("is due to land")."""
    terms = said.statement.terms
    if done == {"be"} and said.statement.status is not Status.PLANNED:
        return frozenset()  # a noun is what tells it: "a summit was near"
    if said.statement.status is Status.PLANNED and done & _asking():
        return frozenset(doing for verb in done & _asking() for doing in (verb_doings(verb) or (verb,)))
    if any(term.startswith("be ") for term in terms) and said.statement.status is not Status.PLANNED:
        return frozenset()  # "a summit was close" tells what it was like, not that it came
    found = {term for term in terms if not term.startswith("be ") and term not in LIGHT}
    if said.statement.status is Status.PLANNED and said.statement.predicate is not None:
        found |= _behind_to(said, said.statement.predicate)
    return frozenset(found - {"be"})


@cache
def _asking() -> frozenset[str]:
    """The stems of verbs that ask somebody to do something: the asking is to come, not what is asked for."""
    return frozenset(stem(word) for word in column("plan_signs", "word", where="asking"))


def _behind_to(said: Said, predicate: Span) -> set[str]:
    words = [stem(m[0]) for m in find_words(said.reading.report.text[predicate.start : predicate.start + _BEHIND])]
    if "to" not in words[:_LEADING]:
        return set()
    verb = [each for each in words[words.index("to") + 1 :][:1] if not is_stop_word(each)]
    return {doing for each in verb for doing in (verb_doings(each) or (each,))} - LIGHT
