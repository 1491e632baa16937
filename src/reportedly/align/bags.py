"""What a statement says, as weighed terms: words, who is named, days, numbers. Rare ones weigh most."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from reportedly.align.ledger import Ledger, Said
from reportedly.model.reading import MentionKind, When
from reportedly.text.doings import expressions_in, meanings_of
from reportedly.text.tables import read_table
from reportedly.text.words import find_words, is_stop_word, stem

WHO, DAY, MONTH, NUMBER = "who:", "on:", "in:", "number:"
SETTINGS = (WHO, DAY, MONTH)  # terms that say of whom, and when: not what
_CALLED = 2  # words that name an entity without its name, the most used ones: "the envoy", "the ship"
_MEANT = 0.45  # of the weight of a word that stands in the statement: of one that only tells who is meant
_PART = 0.3  # of the weight of a word that stands alone: of one in an expression
_LOOSE = 0.6  # of a day's weight: of a stretch of days
_A_DAY, _A_MONTH = 1, 40  # days
_WINDOW = 3  # statements on either side that make the surroundings of one
_NEAR = 350  # characters from its beginning to theirs, at most
_BESIDE = 0.6  # of the weight of its own terms: of those around it
_BANDS = {"1": 0.35, "2": 0.55, "3": 0.75}  # weight of the words that much news has (data/common_words.tsv)


@dataclass(frozen=True, slots=True)
class Bag:
    """Terms and their weights; `numbers`: those that are numbers; `doings`: the classes of what they name."""

    weights: Mapping[str, float]
    numbers: Mapping[str, float]
    doings: frozenset[str]


def bag_of(weights: Mapping[str, float]) -> Bag:
    """Make a bag of weighed terms. Cost: linear in the terms."""
    return Bag(
        weights=weights,
        numbers={term: weight for term, weight in weights.items() if term.startswith(NUMBER)},
        doings=frozenset(doing for term in weights for doing in doings_of(term)),
    )


def bags_of(said: Sequence[Said], ledger: Ledger) -> list[Bag]:
    """Weigh the terms of every statement by their rarity in the story and in news in general, in order.

    Terms are stems of content words and of expressions, `who:` with the entity's id, `on:` with a day, `in:` with a
    month, `number:` with a value. A statement also has, at less weight, the words by which reports call those it speaks
    of ("the tower" for "it"). Cost: linear in the words.
    """
    called = _called(ledger)
    terms = [_terms(one, ledger, called) for one in said]
    frequency = Counter(term for each in terms for term in each)
    return [
        bag_of({term: weight * _rarity(frequency[term], len(said)) for term, weight in each.items()}) for each in terms
    ]


def _rarity(count: int, total: int) -> float:
    return math.log((total + 1) / (count + 0.5)) / math.log(total + 1)


def surroundings_of(said: Sequence[Said], bags: Sequence[Bag]) -> list[Mapping[str, float]]:
    """The terms of each statement with those of its neighbours, which weigh less, in order. Cost: linear."""
    starts = [one.statement.spans[0].start for one in said]
    order = sorted(range(len(said)), key=lambda i: (said[i].order, starts[i]))
    found: list[Mapping[str, float]] = [bag.weights for bag in bags]
    for place, i in enumerate(order):
        beside = order[max(0, place - _WINDOW) : place] + order[place + 1 : place + 1 + _WINDOW]
        near = [j for j in beside if said[j].order == said[i].order and abs(starts[j] - starts[i]) < _NEAR]
        around = dict(bags[i].weights)
        for j in near:
            for term, weight in bags[j].weights.items():
                around[term] = max(around.get(term, 0.0), _BESIDE * weight)
        found[i] = around
    return found


@lru_cache(maxsize=50_000)
def doings_of(term: str) -> tuple[str, ...]:
    """The classes of doings that a stem or an expression may name; none for other terms."""
    return () if ":" in term else meanings_of(term)


def _terms(said: Said, ledger: Ledger, called: Mapping[str, Sequence[str]]) -> dict[str, float]:
    found = {f"{NUMBER}{figure.number:g}": 1.0 for figure in said.figures() if _is_number(figure.number, figure.unit)}
    for key, weight in _words(said, ledger):
        found[key] = max(found.get(key, 0.0), weight)
    for entity in _entities(said, ledger):
        found[f"{WHO}{entity}"] = 1.0
        for word in called.get(entity, ()):
            found[stem(word)] = max(found.get(stem(word), 0.0), _MEANT * _weight(word))
    return {**found, **_days(said)}


def _is_number(number: float | None, unit: str) -> bool:
    return number is not None and unit != "ordinal"


def _words(said: Said, ledger: Ledger) -> Iterator[tuple[str, float]]:
    """The stems, with their weights, of a statement's content words that are no names, times or numbers.

    An expression of several words ("industrial action") stands as one; its words weigh less.
    """
    text = said.reading.report.text
    spans = [said.reading.times[i].span for i in said.statement.times]
    spans += [figure.span for figure in said.figures() if _is_number(figure.number, figure.unit)]
    taken = {offset for span in spans for offset in range(span.start, span.end)}
    for span in said.statement.spans:
        found = [(match[0], span.start + match.start()) for match in find_words(span.of(text))]
        free = [word for word, start in found if start not in taken and not ledger.name_at(said.report, start)]
        yield from _weighed(free)


def _weighed(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    inside: set[int] = set()
    for key, places in expressions_in(words):
        inside.update(places)
        yield key, max(_weight(words[place]) for place in places)
    for place, word in enumerate(words):
        if not is_stop_word(word):
            yield stem(word), _weight(word) * (_PART if place in inside else 1.0)


def _entities(said: Said, ledger: Ledger) -> set[str]:
    inside = (mention.entity for mention in ledger.mentions_in(said))
    return {e for e in (ledger.entity(said.report, w) for w in (*inside, *said.statement.who)) if e}


def _called(ledger: Ledger) -> dict[str, list[str]]:
    """Entity → the words, besides its names, by which it is called most often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in ledger.evidence.readings:
        for mention in reading.mentions:
            entity = ledger.entity(reading.report.id, mention.entity)
            if entity and mention.kind not in (MentionKind.PRONOUN, MentionKind.NAME):
                words = (match[0] for match in find_words(mention.span.of(reading.report.text)))
                counts[entity].update(word.lower() for word in words if not is_stop_word(word))
    return {e: sorted(words, key=lambda word: (-words[word], word))[:_CALLED] for e, words in counts.items()}


def _days(said: Said) -> dict[str, float]:
    """The day that a statement names itself, or the month of a stretch of days."""
    when = said.statement.when
    days = _length_in_days(when) if said.statement.times else None
    if when is None or when.earliest is None or days is None or days > _A_MONTH:
        return {}
    return {f"{DAY}{when.earliest[:10]}": 1.0} if days <= _A_DAY else {f"{MONTH}{when.earliest[:7]}": _LOOSE}


def _length_in_days(when: When | None) -> int | None:
    if when is None or not when.earliest or not when.latest:
        return None
    try:
        return (date.fromisoformat(when.latest[:10]) - date.fromisoformat(when.earliest[:10])).days
    except ValueError:
        return None


def _weight(word: str) -> float:
    bands = _common()
    return _BANDS.get(bands.get(word.lower(), bands.get(stem(word), "")), 1.0)


@cache
def _common() -> dict[str, str]:
    """Word, and stem of a word → its band: the stem has the lowest band of its words."""
    rows = sorted(read_table("common_words"), key=lambda row: row["band"], reverse=True)
    return {**{stem(row["word"]): row["band"] for row in rows}, **{row["word"]: row["band"] for row in rows}}
