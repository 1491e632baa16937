"""A report as grouping sees it: weighted terms, names, headline, numbers, and the days that it names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from reportedly.group.countries import find_countries
from reportedly.group.rarity import Rarity, band, is_number
from reportedly.model.report import BlockKind, DateBasis, Report
from reportedly.text.calendar import parse_day
from reportedly.text.tables import read_table
from reportedly.text.words import find_words, is_stop_word, stem

# All weights and sizes were chosen on development sets of stories (bench/grouping.py), one setting for all of them.
LEAD = 60  # words of the body that tell what the report is about
LEAD_WEIGHT, BODY_WEIGHT, TAIL_WEIGHT = 2.0, 1.0, 0.1
TAIL = 300  # words behind which a report turns to background
NAME_WEIGHT = 1.3
OPENING = 30  # words of the body that stand for a headline where a report has none
NEWS, OPENING_LENGTH = 180, 1000  # words, and characters, in which day and country of the news are named, if they are

_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST})
# A date that the text itself shows may be that of the event, of another page, or of the day the page was saved.
_TRUSTED = frozenset({DateBasis.METADATA, DateBasis.URL, DateBasis.GIVEN})

Weights = Mapping[str, float]


class Counted(NamedTuple):
    """The telling words of a report, counted: the same whatever else there is to compare it with."""

    terms: Weights
    names: Weights
    headline: Weights
    numbers: Weights
    weekdays: frozenset[int]  # Monday is 0
    countries: frozenset[str]
    day: date | None


class Traits(NamedTuple):
    """The same, weighed by rarity; each of the four a vector of length 1, or empty."""

    terms: Weights
    names: Weights
    headline: Weights
    numbers: Weights
    weekdays: frozenset[int]
    countries: frozenset[str]
    day: date | None


class Word(NamedTuple):
    """A telling word of a report: its stem, its weight, its place, and what its first letter may mean."""

    term: str
    weight: float
    place: int  # in the body, counted from 1; 0 in the headline
    is_capital: bool
    is_first: bool  # of its sentence


def count(report: Report) -> Counted:
    """Count the telling words of a report, the early ones and names for more. Cost: linear in the words.

    A name is a capitalised word within a sentence, but no day, month or title; at the start of a sentence only if it
    is one elsewhere in the report. `day` is that of publication, where something better than the text tells it.
    """
    words = list(_words(report))
    headline = [word for word in words if word.place == 0] or [word for word in words if word.place <= OPENING]
    return Counted(
        terms=_sum((word.term, word.weight) for word in words),
        names=_sum(_names(words)),
        headline=_sum((word.term, 1.0) for word in headline),
        numbers=_sum((word.term, 1.0) for word in words if is_number(word.term)),
        weekdays=frozenset(_weekdays()[word.term] for word in words if word.place <= NEWS and word.term in _weekdays()),
        countries=find_countries(_opening(report)),
        day=parse_day(report.published.value) if report.published.basis in _TRUSTED else None,
    )


def weigh(counted: Counted, rarity: Rarity) -> Traits:
    """Weigh the words of a report: by how often and how early they stand (as logarithm) times their rarity."""
    def vector(part: Weights) -> Weights:
        return _unit({term: math.log1p(total) * rarity.of(term) for term, total in part.items()})

    return Traits(
        terms=vector(counted.terms),
        names=vector(counted.names),
        headline=vector(counted.headline),
        numbers=vector(counted.numbers),
        weekdays=counted.weekdays,
        countries=counted.countries,
        day=counted.day,
    )


def weigh_all(reports: Sequence[Report]) -> list[Traits]:
    """Weigh the words of every report, in order, by their rarity among all of them."""
    counted = [count(report) for report in reports]
    rarity = Rarity.learn(each.terms for each in counted)
    return [weigh(each, rarity) for each in counted]


def _opening(report: Report) -> str:
    """The first characters of what is read."""
    read = [report.text[block.start : block.end] for block in report.blocks if block.is_read]
    return "\n".join(read)[:OPENING_LENGTH]


def _names(words: Sequence[Word]) -> Iterator[tuple[str, float]]:
    names = {word.term for word in words if word.is_capital and not word.is_first and band(word.term) != "1"}
    return ((word.term, word.weight) for word in words if word.is_capital and word.term in names)


def _sum(weighted: Iterable[tuple[str, float]]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for term, weight in weighted:
        counts[term] = counts.get(term, 0.0) + weight
    return counts


def _words(report: Report) -> Iterator[Word]:
    place = 0
    for block in report.blocks:
        if not block.is_read:
            continue
        is_head = block.kind in _HEADS  # its capitals are no sign of a name
        text = report.text[block.start : block.end]
        for word in find_words(text):
            place += not is_head
            if not is_stop_word(word[0]) and len(word[0]) > 1:
                is_capital = word[0][0].isupper() and not is_head
                weight = LEAD_WEIGHT if is_head else _place_weight(place)
                weight *= NAME_WEIGHT if is_capital else 1.0
                yield Word(stem(word[0]), weight, 0 if is_head else place, is_capital, _is_first(text, word.start()))


def _is_first(text: str, offset: int) -> bool:
    """Whether a word begins a block, a line, or what stands behind a full stop or an opening mark."""
    before = text[max(0, offset - 3) : offset].rstrip(" ")
    return not before or before[-1] in ".!?:\"“”‘\n"


def _place_weight(place: int) -> float:
    if place <= LEAD:
        return LEAD_WEIGHT
    return BODY_WEIGHT if place <= TAIL else TAIL_WEIGHT


@cache
def _weekdays() -> Mapping[str, int]:
    return {stem(row["word"]): int(row["number"]) for row in read_table("time_words") if row["class"] == "weekday"}


def _unit(weights: Weights) -> dict[str, float]:
    kept = {term: weight for term, weight in weights.items() if weight > 0}
    length = math.sqrt(sum(weight * weight for weight in kept.values()))
    return {term: weight / length for term, weight in kept.items()} if length else {}
