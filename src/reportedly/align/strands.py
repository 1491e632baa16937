"""Figures that count one thing across reports and time: strands. Nothing is picked; unsure stays apart."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Sequence

from reportedly.align.counted import Counted, describe_figures
from reportedly.align.elided import find_elided
from reportedly.align.ledger import Ledger
from reportedly.align.tallies import FEW, LARGE, WEIGHED, join_tallies, number_of, parts_of
from reportedly.model.claim import Claim, FigureAt, FigureStrand
from reportedly.model.reading import Reading
from reportedly.text.joined import Joined

_NEAR = 1.5  # two counts of one thing by two reports
_ROUND_AND_EXACT = 2
_AS_OF = re.compile(r"\b(?:as of|as at|as on|up to|until)\s(?:the\s)?(?:\w{1,10}\s(?:of\s)?)?$", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?;]\s|\n")
_REACH = 60  # characters between a figure and the day for which it is given
_AHEAD = 24  # characters in front of a day in which "as of" stands
_TIMES = 8  # time expressions near a figure that are looked at


def find_strands(claims: Sequence[Claim], ledger: Ledger) -> tuple[FigureStrand, ...]:
    """Join the figures that count one thing into strands, those with most values first; values by day, then place.

    Joined are figures of one unit and one event: of one fate ("dead"); of one thing that is told of one doing, by one
    number or in one claim; amounts of one doing or one claim. All but tolls are cut where one is a multiple of another.
    A figure of which nothing tells what it counts stands in no strand. Cost: that of sorting the figures.
    """
    figures = describe_figures(ledger)
    elided = find_elided(figures, ledger)
    joined = join_tallies(figures, elided)
    for pair in elided.items():
        joined.join(*pair)
    _join_by_claim(joined, figures, claims)
    _join_rounded(joined, figures)
    _join_by_thing(joined, figures)
    groups: dict[Hashable, list[Counted]] = defaultdict(list)
    for number, one in enumerate(figures):
        if _is_told(one) or number in elided:
            groups[joined.root(number)].append(one)
    strands = [_strand(part, ledger) for group in groups.values() for part in parts_of(group)]
    return tuple(sorted(strands, key=lambda strand: -len(strand.values)))


def _is_told(one: Counted) -> bool:
    return bool(one.fate or one.head or one.bearer) or one.figure.unit not in WEIGHED


def _join_by_claim(joined: Joined, figures: Sequence[Counted], claims: Sequence[Claim]) -> None:
    """Join what statements of one claim give, where each of its reports gives one number of that unit and thing."""
    home = {(s.report, s.statement): claim.id for claim in claims for s in claim.supports}
    rows: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in enumerate(figures):
        claim = home.get((one.said.report, one.said.statement.id)) if one.said else None
        if claim is not None and not one.fate:
            kind = one.bearer if one.figure.unit == "percent" else one.head if one.figure.unit in WEIGHED else None
            rows[claim, one.figure.unit, kind, one.event].append(number)
    for key, numbers in rows.items():
        if _one_number_each([figures[number] for number in numbers]):
            joined.join(("claim", key), *numbers)


def _join_by_thing(joined: Joined, figures: Sequence[Counted]) -> None:
    """Join counts of one thing that are near each other, where each report gives one number of that thing."""
    rows: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in enumerate(figures):
        is_many = one.figure.number is not None and one.figure.number > FEW
        is_many = is_many and one.figure.low is not None and one.figure.high is not None  # no mere bound
        if one.figure.unit == "count" and one.head and not one.fate and is_many:
            rows[one.head, one.event].append(number)
    for numbers in rows.values():
        near = [number_of(figures[number]) for number in numbers]
        if max(near) <= _NEAR * min(near) and _one_number_each([figures[number] for number in numbers]):
            joined.join(*numbers)


def _join_rounded(joined: Joined, figures: Sequence[Counted]) -> None:
    """Join a round sum with the one exact sum that it is rounded from: "$9bn" and "$9.2bn", if no other is so near."""
    near: dict[tuple[str, str, float], dict[float, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(figures):
        value = one.figure.number
        if value is not None and value >= LARGE and one.figure.unit not in (*WEIGHED, "percent"):
            near[one.figure.unit, one.event, _leading(value)][value].append(number)
    for (_, _, leading), values in near.items():
        if leading in values and len(values) == _ROUND_AND_EXACT:
            joined.join(*(number for numbers in values.values() for number in numbers))


def _leading(value: float) -> float:
    """A number rounded to its first digit."""
    size: float = 10.0 ** math.floor(math.log10(value))
    return round(value / size) * size


def _one_number_each(figures: Sequence[Counted]) -> bool:
    given: dict[str, set[object]] = defaultdict(set)
    for one in figures:
        given[one.report].add((one.figure.low, one.figure.high))
    return all(len(values) == 1 for values in given.values())


def _strand(figures: Sequence[Counted], ledger: Ledger) -> FigureStrand:
    order = {reading.report.id: place for place, reading in enumerate(ledger.evidence.readings)}
    values = [(_at(one, ledger), order[one.report]) for one in figures]
    ranked = sorted(values, key=lambda row: ((row[0].as_of or "")[:10], row[1], row[0].figure))
    return FigureStrand(values=tuple(value for value, _ in ranked))


def _at(one: Counted, ledger: Ledger) -> FigureAt:
    reading = ledger.readings[one.report]
    published = reading.report.published.value
    named = _named_day(one, reading)
    if named is None or (published and named > published[:10]):
        return FigureAt(report=one.report, figure=one.number, as_of=published)
    return FigureAt(report=one.report, figure=one.number, as_of=named, said_for=True)


def _named_day(one: Counted, reading: Reading) -> str | None:
    """The day of "12 dead as of Friday", "as of Friday, 12 were dead": in reach of the figure and its sentence."""
    text, figure = reading.report.text, one.figure
    first = bisect_left(reading.times, figure.start - _REACH, key=lambda time: time.start)
    for time in reading.times[first : first + _TIMES]:
        between = text[min(time.end, figure.end) : max(time.start, figure.start)]
        is_near = len(between) <= _REACH and not _SENTENCE_ENDS.search(between)
        if time.earliest and is_near and _AS_OF.search(text[max(0, time.start - _AHEAD) : time.start]):
            return time.earliest
    return None
