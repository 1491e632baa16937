"""Find what stands around a time expression and explains it: the date before it, beside it, behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reportedly.model.reading import Direction, TimeExpression, TimeKind
from reportedly.read.time_days import place_day, place_today, place_weekday
from reportedly.read.time_lengths import unit_code
from reportedly.read.time_place import Around, Place, find, number, on, year_of
from reportedly.read.time_places import DEPENDENT
from reportedly.read.time_quoted import Quotation, day_said
from reportedly.read.time_south import is_southern
from reportedly.read.time_words import Word

_SENTENCE_END = re.compile(r"[.!?]['\")\]]{0,3}\s+['\"(\[]{0,3}[A-Z]|\s{2,9}")
_JOINS = re.compile(r"\s?(?:,|-|&|\band\b|\bor\b|\bto\b|\buntil\b|\bthrough\b)\s?")
_LISTED = re.compile(r"\s?(?:,|-|&|,?\s?\band\b|\bor\b|\bto\b)\s?")
_LONGEST_LIST = 5  # expressions
_SHORT_GAP = 10  # characters
_RANGE = re.compile(r"\s?(?:-|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b)\s?|\s(?P<and>and)\s")
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_POINTS = re.compile(r"\s+(?:(of|into|to|on)\s+)?")
_ALONE = re.compile(r"\s*(?:[,.;:!?)\"'-]|$|\s(?:and|but|when|while|at|in|on|as|by)\b)")
_PARAGRAPH_END = re.compile(r"\n\s{0,9}\n")
_MANY = 100  # expressions: farther back nothing is looked for, so that a text of dates alone stays linear
_LONG_MONTH = 31  # days
_FAR = 400  # characters: what stands farther off explains nothing
_LEANS_BEHIND = frozenset({"that", "eve", "overnight"})


class Entry(NamedTuple):
    """An expression with its words and the rule that fits them."""

    time: TimeExpression
    words: Sequence[Word]
    rule: str | None


class Setting(NamedTuple):
    """A text, raw and levelled: its expressions, the places found so far, its day of publication, its quotations."""

    raw: str
    text: str
    entries: Sequence[Entry]
    places: list[Place]
    anchor: date | None
    quotations: Sequence[Quotation]

    def gap(self, first: int, second: int) -> str:
        """Cut the text between two expressions; one of another order gives an empty text."""
        return self.text[self.entries[first].time.end : self.entries[second].time.start]

    def is_dated(self, at: int) -> bool:
        """Whether an expression is a date or an hour that has its place."""
        return self.entries[at].time.kind in (TimeKind.DATE, TimeKind.TIME) and self.places[at].first is not None

    def is_one_day(self, at: int) -> bool:
        """Whether an expression has found its one day."""
        return self.is_dated(at) and self.places[at].first == self.places[at].last


def around_of(setting: Setting, at: int) -> Around:
    """Collect what is known around an expression. Cost: constant."""
    entry = setting.entries[at]
    around = Around(
        _anchor(setting, at),
        entry.time.direction,
        antecedent=_antecedent(setting, at),
        sentence_date=_sentence_date(setting, at),
        shared_year=_shared_year(setting, at),
        shared_month=_shared_month(setting, at),
    )
    if entry.rule == "season":
        around = around._replace(southern=is_southern(setting.text, entry.time.start, entry.time.end))
    if entry.rule == "overnight" and at + 1 < len(setting.entries):
        around = around._replace(joint=setting.gap(at, at + 1).strip())
    if entry.rule == "clock":
        around = around._replace(day=_day_beside(setting, at, around))
    return around


def _anchor(setting: Setting, at: int) -> date | None:
    near = [other for other in _beside(at, len(setting.entries)) if setting.is_one_day(other)]
    spans = [(setting.entries[other].time, setting.places[other].first) for other in near]
    days = [(time.start, time.end, day) for time, day in spans]
    told = day_said(setting.text, setting.quotations, setting.entries[at].time.start, days)
    if told is None or (setting.anchor and told > setting.anchor):
        return setting.anchor
    return told


def _antecedent(setting: Setting, at: int) -> Place | None:
    """Find the last dated expression before this one: anywhere and before the anchor for "since then", else near."""
    entry, anchor = setting.entries[at], setting.anchor
    if entry.rule not in DEPENDENT and entry.rule not in ("unit", "nth_day"):
        return None
    pointed = _pointed_at(setting, at)
    if pointed is not None:
        return pointed
    if entry.rule in ("eve", "overnight") or (entry.rule == "that" and not _stands_alone(setting, at)):
        return None
    before = range(at - 1, max(-1, at - 1 - _MANY), -1)
    dated = [other for other in before if setting.is_dated(other) and setting.entries[other].rule != "since"]
    if entry.rule == "since":
        firsts = ((setting.places[other], setting.places[other].first) for other in dated)
        return next((place for place, first in firsts if anchor and first and first < anchor), None)
    # An hour in a notice ("please come before noon") is not that of the paragraph before; one in a story is.
    breaks = 0 if entry.rule == "clock" and entry.time.direction is not Direction.PAST else 1
    ends = ((other, setting.entries[other].time.end) for other in dated)
    near = [other for other, end in ends if _is_near(setting.raw, end, entry.time.start, breaks=breaks)]
    return _last_fitting([setting.places[other] for other in near], entry)


def _last_fitting(places: Sequence[Place], entry: Entry) -> Place | None:
    """Take the last place that the words can look back on; a month told since that does not hold it forbids it.

    Not for hours, which go on telling of the day that a report is about.
    """
    since: list[Place] = []
    for place in places:
        if _fits(place, entry):
            return place if all(_holds(other, place) for other in since) else None
        if entry.rule != "clock" and _length(place) <= _LONG_MONTH:
            since.append(place)
    return None


def _fits(place: Place, entry: Entry) -> bool:
    if _length(place) == 1 or not _speaks_of_day(entry):
        return True
    unit = (unit_code(entry.words) or "1D")[-1] if entry.rule == "after" else "D"
    return unit in "MY" and 1 < _length(place) <= (_LONG_MONTH if unit == "M" else 366)


def _length(place: Place) -> int:
    return (place.last - place.first).days + 1 if place.first and place.last else 10**6


def _holds(outer: Place, inner: Place) -> bool:
    if outer.first is None or outer.last is None or inner.first is None or inner.last is None:
        return False
    return outer.first <= inner.first and inner.last <= outer.last


def _pointed_at(setting: Setting, at: int) -> Place | None:
    """Take the date right behind: "the day before Christmas", "the eve of 3 May", "overnight into Sunday"."""
    following, entry = at + 1, setting.entries[at]
    if entry.rule not in _LEANS_BEHIND or following >= len(setting.entries):
        return None
    if entry.rule == "that" and not _looks_back_or_on(entry):
        return None
    gap = setting.gap(at, following)
    points = len(gap) < 9 and _POINTS.fullmatch(gap) and setting.is_dated(following)
    return setting.places[following] if points else None


def _stands_alone(setting: Setting, at: int) -> bool:
    """Whether "the day before" looks back, and not on to "the vote"."""
    entry = setting.entries[at]
    return not _looks_back_or_on(entry) or bool(_ALONE.match(setting.text[entry.time.end : entry.time.end + 12]))


def _looks_back_or_on(entry: Entry) -> bool:
    return bool(find(entry.words, "=before") or find(entry.words, "=after"))


def _is_near(raw: str, start: int, end: int, *, breaks: int) -> bool:
    """Whether so little text lies between two expressions, over so many ends of paragraphs.

    News sets nearly every sentence as a paragraph of its own.
    """
    return end - start <= _FAR and len(_PARAGRAPH_END.findall(raw, start, end)) <= breaks


def _speaks_of_day(entry: Entry) -> bool:
    """Whether only a single day can be what the expression looks back on: "that day", "three days later"."""
    if entry.rule in ("after", "clock"):
        return True
    unit = find(entry.words, "unit")
    return entry.rule not in ("same_then", "nth_day") and (unit is None or unit.text == "day")


def _sentence_date(setting: Setting, at: int) -> Place | None:
    """Find the date with a year of its own that stands before this one in its sentence."""
    for other in range(at - 1, max(-1, at - 4), -1):
        gap = setting.gap(other, at)
        if len(gap) > _FAR or _SENTENCE_END.search(gap):
            return None
        if setting.is_dated(other) and year_of(setting.entries[other].words) is not None:
            return setting.places[other]
    return None


def _shared_year(setting: Setting, at: int) -> int | None:
    """Take the year that the next expression gives for both: "in April and May 2018"."""
    if at + 1 == len(setting.entries) or setting.entries[at].rule not in ("month", "day", "days"):
        return None
    entry, following = setting.entries[at], setting.entries[at + 1]
    gap = setting.gap(at, at + 1)
    months = [_month_number(each.words) for each in (entry, following)]
    year = year_of(following.words)
    if len(gap) > 10 or not _JOINS.fullmatch(gap) or year is None or None in months or year_of(entry.words):
        return None
    return year if (months[0] or 0) <= (months[1] or 0) else year - 1


def _shared_month(setting: Setting, at: int) -> int | None:
    """Take the month that a later day of a list gives for all of them: "Friday 14 and Saturday 15 March"."""
    day = _day_alone(setting, at)
    for other in range(at + 1, min(at + 1 + _LONGEST_LIST, len(setting.entries))):
        gap, words = setting.gap(other - 1, other), setting.entries[other].words
        if day is None or len(gap) > _SHORT_GAP or not _LISTED.fullmatch(gap) or setting.entries[other].rule != "day":
            return None
        month, last = _month_number(words), find(words, "dayno")
        if month is not None:
            earlier = last is not None and day > int(last.text.rstrip("stndrh"))  # "Monday 31 and Tuesday 1 April"
            return (month - 2) % 12 + 1 if earlier else month
    return None


def _day_alone(setting: Setting, at: int) -> int | None:
    """The number of a day that stands without a month; None elsewhere."""
    entry = setting.entries[at]
    told = find(entry.words, "dayno") if entry.rule == "day" and _month_number(entry.words) is None else None
    return int(told.text.rstrip("stndrh")) if told else None


def _month_number(words: Sequence[Word]) -> int | None:
    return number(words, "month", "month_short")


def _day_beside(setting: Setting, at: int, around: Around) -> date | None:
    """Find the day of an hour: in its own words, in its sentence, else before it in its paragraph."""
    own = _own_day(setting.entries[at].words, around)
    if own is not None:
        return own.first
    for other in sorted(_beside(at, len(setting.entries)), key=lambda each: (abs(each - at), each)):
        gap = setting.gap(*sorted((at, other)))
        if len(gap) <= _FAR and setting.is_one_day(other) and not _SENTENCE_END.search(gap):
            return setting.places[other].first
    near = around.antecedent
    return near.first if near and near.first == near.last else None


def _beside(at: int, count: int) -> list[int]:
    return [other for other in range(max(0, at - 4), min(count, at + 5)) if other != at]


def _own_day(words: Sequence[Word], around: Around) -> Place | None:
    if find(words, "dayno") and _month_number(words):
        return place_day([word for word in words if not word.has("clock")], around)
    if find(words, "=this") and find(words, "=hours") and around.anchor:
        return on(around.anchor)
    if find(words, "weekday"):
        return place_weekday(words, around)
    return place_today(words, around) if find(words, "today") else None


def in_order(setting: Setting) -> None:
    """Move an end of a run of weekdays that would end before it begins: "between Monday and Wednesday".

    What is to come moves its end a week on; what is past, its beginning a week back.
    """
    for at in range(len(setting.entries) - 1):
        first, last = setting.places[at].first, setting.places[at + 1].first
        if first and last and last < first and _is_run_of_weekdays(setting, at):
            if setting.entries[at].time.direction is Direction.COMING:
                setting.places[at + 1] = on(last + timedelta(7))
            else:
                setting.places[at] = on(first - timedelta(7))


def _is_run_of_weekdays(setting: Setting, at: int) -> bool:
    both = setting.entries[at : at + 2]
    if any(each.rule != "weekday" or find(each.words, "weekday") is None or len(each.words) > 1 for each in both):
        return False
    gap, start = setting.gap(at, at + 1), both[0].time.start
    joined = _RANGE.fullmatch(gap) if len(gap) < 12 else None
    return joined is not None and (not joined["and"] or bool(_FROM.search(setting.text[max(0, start - 20) : start])))
