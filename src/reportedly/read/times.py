"""Find time expressions and put them on the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from reportedly.model.reading import Direction, TimeExpression
from reportedly.model.report import Block, BlockKind, Report
from reportedly.read.parse import ParsedBlock
from reportedly.read.time_around import Entry, Setting, around_of, in_order
from reportedly.read.time_context import Found, suits
from reportedly.read.time_direction import direction_of
from reportedly.read.time_place import NOWHERE, Place, find
from reportedly.read.time_places import DEPENDENT, PLACINGS
from reportedly.read.time_pressed import pressed
from reportedly.read.time_quoted import quotations, starts_inside
from reportedly.read.time_rules import find_matches, rule_for, rules
from reportedly.read.time_words import Word, cut
from reportedly.text.calendar import parse_day
from reportedly.text.plain import level

_TELLING_PAST = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.CROSSHEAD})
# Lengths and what recurs lie on no side of the anchor; a year in digits needs none.
_SIDELESS = frozenset({"length", "loose", "every", "vague", "year", "years", "decade", "century"})
_BACKWARD = ("back", "=ago", "earlier", "=yesterday")
_FORWARD = ("ahead", "later", "=tomorrow")


def read_times(report: Report, blocks: Sequence[ParsedBlock]) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a report and put them on the calendar.

    Comes back by start offset, not overlapping. Spans: code points of report.text, as TIMEX3 annotators set them.
    Anchor: the day of report.published; without one, words that need it keep value None and nothing is guessed.
    Cost: linear in the text, some hundredths of the parse. Raises nothing for strange text.
    Source: TimeML 1.2 for spans and kinds, EDTF level 1 for values; tables data/time_rules.tsv, data/time_words.tsv.
    """
    found = [time for parsed in blocks for time in _find(report.text, parsed)]
    times = sorted(found, key=lambda time: time.start)
    return place_times(times, report.text, report.published.value, blocks=report.blocks)


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

def place_times(
    times: Sequence[TimeExpression], text: str, anchor: str | None, *, blocks: Sequence[Block] = ()
) -> tuple[TimeExpression, ...]:
    """Put time expressions that were found before on the calendar of an anchor, without a parse.

    Comes back in the order given. A pure function of the words of each expression, its direction, what stands around
    it and the anchor (an EDTF day; anything less exact counts as none): placing twice is the same as once. Words in a
    quotation are read at the day it was said, where the sentence tells that day; else at the anchor. With `blocks`,
    what is set aside and how many lines are empty makes no difference, and a caption explains nothing outside of it.
    """
    placed = _placed(*pressed(text, times, blocks), parse_day(anchor))
    return tuple(_with_place(time, place) for time, place in zip(times, placed, strict=True))


def _placed(text: str, times: Sequence[TimeExpression], anchor: date | None) -> Sequence[Place]:
    levelled = level(text)
    entries = [_entry(time, levelled) for time in times]
    setting = Setting(text, levelled, entries, [NOWHERE] * len(entries), anchor, quotations(text, levelled))
    quoted = starts_inside([time.start for time in times], setting.quotations)
    # What leans on another date comes behind all that do not; what stands in quotation marks behind what does not.
    for leaning, inside in ((False, False), (False, True), (True, False), (True, True)):
        for at, entry in enumerate(entries):
            if entry.rule and (entry.rule in DEPENDENT) is leaning and quoted[at] is inside:
                setting.places[at] = _place(setting, at)
    in_order(setting)
    return setting.places


def _entry(time: TimeExpression, levelled: str) -> Entry:
    words = cut(levelled[time.start : time.end])
    return Entry(time, words, rule_for(words, time.kind))


def _with_place(time: TimeExpression, place: Place) -> TimeExpression:
    first, last = (day.isoformat() if day else None for day in (place.first, place.last))
    return msgspec.structs.replace(time, value=place.value, earliest=first, latest=last)


def _place(setting: Setting, at: int) -> Place:
    entry = setting.entries[at]
    try:
        return PLACINGS[entry.rule or "vague"](entry.words, around_of(setting, at))
    except (ValueError, OverflowError):  # off the calendar
        return NOWHERE
