"""Find time expressions and put them on the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from reportedly.model.reading import Direction, TimeExpression, TimeKind
from reportedly.model.report import BlockKind, Report
from reportedly.read.parse import ParsedBlock
from reportedly.read.time_context import Found, suits
from reportedly.read.time_days import place_day, place_today, place_weekday
from reportedly.read.time_direction import direction_of
from reportedly.read.time_place import NOWHERE, Around, Place, find, number, year_of
from reportedly.read.time_places import DEPENDENT, PLACINGS
from reportedly.read.time_rules import find_matches, rule_for, rules
from reportedly.read.time_words import Word, cut
from reportedly.text.calendar import parse_day
from reportedly.text.plain import level

_TELLING_PAST = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.CROSSHEAD})
# Lengths and what recurs lie on no side of the anchor; a year in digits needs none.
_SIDELESS = frozenset({"length", "loose", "every", "vague", "year", "years", "decade", "century"})
_BACKWARD = ("back", "=ago", "earlier", "=yesterday")
_FORWARD = ("ahead", "later", "=tomorrow")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]{0,3}\s+['\"(\[]{0,3}[A-Z]|\n\s{0,9}\n")
_JOINS = re.compile(r"\s?(?:,|-|&|\band\b|\bor\b|\bto\b|\buntil\b|\bthrough\b)\s?")
_PARAGRAPH_END = re.compile(r"\n\s{0,9}\n")
_MANY = 100  # expressions: farther back nothing is looked for, so that a text of dates alone stays linear
_FAR = 400  # characters: what stands farther off explains nothing


def read_times(report: Report, blocks: Sequence[ParsedBlock]) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a report and put them on the calendar.

    Comes back by start offset, not overlapping. Spans: code points of report.text, as TIMEX3 annotators set them.
    Anchor: the day of report.published; without one, words that need it keep value None and nothing is guessed.
    Cost: linear in the text, some hundredths of the parse. Raises nothing for strange text.
    Source: TimeML 1.2 for spans and kinds, EDTF level 1 for values; tables data/time_rules.tsv, data/time_words.tsv.
    """
    found = [time for parsed in blocks for time in _find(report.text, parsed)]
    return place_times(sorted(found, key=lambda time: time.start), report.text, report.published.value)


def _find(text: str, parsed: ParsedBlock) -> Iterator[TimeExpression]:
    levelled = level(text[parsed.block.start : parsed.block.end])
    words = cut(levelled)
    taken = 0
    for match in find_matches(words):
        if match.first < taken:
            continue
        rule, chosen = rules()[match.rule], words[match.first : match.last]
        candidate = _candidate(parsed, levelled, chosen)
        if suits(rule.name, candidate):
            taken = match.last
            yield TimeExpression(
                start=parsed.block.start + candidate.start,
                end=parsed.block.start + candidate.end,
                kind=rule.kind,
                direction=_direction(rule.name, candidate, telling=parsed.block.kind not in _TELLING_PAST),
            )


def _candidate(parsed: ParsedBlock, levelled: str, words: Sequence[Word]) -> Found:
    start, end = words[0].start, words[-1].end
    tokens = parsed.doc.char_span(start, end)
    return Found(levelled, start, end, words, tuple(tokens))


def _direction(rule: str, found: Found, *, telling: bool) -> Direction:
    """Read the direction from the expression's own words, else from the verb that governs it."""
    if rule in _SIDELESS:
        return Direction.UNKNOWN
    if any(find(found.words, kind) for kind in _BACKWARD):
        return Direction.PAST
    if any(find(found.words, kind) for kind in _FORWARD) and not (rule == "weekday" and find(found.words, "later")):
        return Direction.COMING
    inside = {token.i for token in found.tokens}
    head = next((token for token in reversed(found.tokens) if token.head.i not in inside), None)
    return direction_of(head, telling=telling) if head is not None else Direction.UNKNOWN


class _Entry(NamedTuple):
    """An expression with its words and the rule that fits them."""

    time: TimeExpression
    words: Sequence[Word]
    rule: str | None


def place_times(times: Sequence[TimeExpression], text: str, anchor: str | None) -> tuple[TimeExpression, ...]:
    """Put time expressions that were found before on the calendar of an anchor, without a parse.

    Comes back in the order given. A pure function of the words of each expression, its direction, its neighbours in
    `times` and the anchor (an EDTF day; anything less exact counts as none): placing twice is the same as once.
    """
    day = parse_day(anchor)
    entries = [_entry(time, text) for time in times]
    places: list[Place] = [NOWHERE] * len(entries)
    for dependent in (False, True):
        for at, entry in enumerate(entries):
            if entry.rule and (entry.rule in DEPENDENT) is dependent:
                places[at] = _place(entries, places, at, text=text, anchor=day)
    return tuple(_with_place(entry.time, place) for entry, place in zip(entries, places, strict=True))


def _entry(time: TimeExpression, text: str) -> _Entry:
    words = cut(level(text[time.start : time.end]))
    return _Entry(time, words, rule_for(words, time.kind))


def _with_place(time: TimeExpression, place: Place) -> TimeExpression:
    first, last = (day.isoformat() if day else None for day in (place.first, place.last))
    return msgspec.structs.replace(time, value=place.value, earliest=first, latest=last)


def _place(entries: Sequence[_Entry], places: Sequence[Place], at: int, *, text: str, anchor: date | None) -> Place:
    entry = entries[at]
    around = Around(
        anchor,
        entry.time.direction,
        antecedent=_antecedent(entries, places, at, text=text, anchor=anchor),
        sentence_date=_sentence_date(entries, places, at, text=text),
        shared_year=_shared_year(entries, at, text=text),
    )
    if entry.rule == "clock":
        around = around._replace(day=_day_beside(entries, places, at, text=text, around=around))
    try:
        return PLACINGS[entry.rule or "vague"](entry.words, around)
    except (ValueError, OverflowError):  # off the calendar
        return NOWHERE


def _is_dated(entry: _Entry, place: Place) -> bool:
    return entry.time.kind in (TimeKind.DATE, TimeKind.TIME) and place.first is not None


def _antecedent(
    entries: Sequence[_Entry], places: Sequence[Place], at: int, *, text: str, anchor: date | None
) -> Place | None:
    """Find the last dated expression before this one: anywhere and before the anchor for "since then", else near."""
    entry = entries[at]
    if entry.rule not in DEPENDENT and entry.rule != "unit":
        return None
    before = [(entries[other], places[other]) for other in range(at - 1, max(-1, at - 1 - _MANY), -1)]
    dated = [(each, place) for each, place in before if _is_dated(each, place) and each.rule != "since"]
    if entry.rule == "since":
        return next((place for _, place in dated if anchor and place.first and place.first < anchor), None)
    near = [pair for pair in dated if _is_near(text[pair[0].time.end : entry.time.start])]
    fitting = (place for _, place in near if not _speaks_of_day(entry) or place.first == place.last)
    return next(fitting, None)


def _is_near(gap: str) -> bool:
    """Whether so much text lies between two expressions of one paragraph."""
    return len(gap) <= _FAR and not _PARAGRAPH_END.search(gap)


def _speaks_of_day(entry: _Entry) -> bool:
    """Whether only a single day can be what the expression looks back on: "that day", "three days later"."""
    if entry.rule in ("after", "clock"):
        return True
    unit = find(entry.words, "unit")
    return entry.rule != "same_then" and (unit is None or unit.text == "day")


def _sentence_date(entries: Sequence[_Entry], places: Sequence[Place], at: int, *, text: str) -> Place | None:
    """Find the date with a year of its own that stands before this one in its sentence."""
    entry = entries[at]
    for other in range(at - 1, max(-1, at - 4), -1):
        gap = text[entries[other].time.end : entry.time.start]
        if len(gap) > _FAR or _SENTENCE_END.search(gap):
            return None
        if _is_dated(entries[other], places[other]) and year_of(entries[other].words) is not None:
            return places[other]
    return None


def _shared_year(entries: Sequence[_Entry], at: int, *, text: str) -> int | None:
    """Take the year that the next expression gives for both: "in April and May 2018"."""
    if at + 1 == len(entries) or entries[at].rule not in ("month", "day", "days"):
        return None
    entry, following = entries[at], entries[at + 1]
    gap = level(text[entry.time.end : following.time.start])
    months = [_month_number(each.words) for each in (entry, following)]
    year = year_of(following.words)
    if len(gap) > 10 or not _JOINS.fullmatch(gap) or year is None or None in months or year_of(entry.words):
        return None
    return year if (months[0] or 0) <= (months[1] or 0) else year - 1


def _month_number(words: Sequence[Word]) -> int | None:
    return number(words, "month", "month_short")


def _day_beside(
    entries: Sequence[_Entry], places: Sequence[Place], at: int, *, text: str, around: Around
) -> date | None:
    """Find the day of an hour: in its own words, in its sentence, else before it in its paragraph."""
    entry = entries[at]
    own = _own_day(entry.words, around)
    if own is not None:
        return own.first
    for other in sorted(_beside(at, len(entries)), key=lambda each: (abs(each - at), each)):
        place, first, second = places[other], *sorted((entry.time, entries[other].time), key=lambda time: time.start)
        gap = text[first.end : second.start]
        if len(gap) <= _FAR and _is_one_day(entries[other], place) and not _SENTENCE_END.search(gap):
            return place.first
    near = around.antecedent
    return near.first if near and near.first == near.last else None


def _beside(at: int, count: int) -> list[int]:
    return [other for other in range(max(0, at - 4), min(count, at + 5)) if other != at]


def _own_day(words: Sequence[Word], around: Around) -> Place | None:
    if find(words, "dayno") and _month_number(words):
        return place_day([word for word in words if not word.has("clock")], around)
    if find(words, "weekday"):
        return place_weekday(words, around)
    return place_today(words, around) if find(words, "today") else None


def _is_one_day(entry: _Entry, place: Place) -> bool:
    return _is_dated(entry, place) and place.first == place.last
