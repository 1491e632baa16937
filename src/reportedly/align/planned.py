"""What is told as still to come: by its status, by the calendar, or by words that announce a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

import msgspec

from reportedly.align.ledger import Ledger, Said
from reportedly.align.told import Told, due_of
from reportedly.model.base import Span
from reportedly.model.reading import Certainty, Direction, Mode, Polarity, Status, TimeExpression, When
from reportedly.model.report import BlockKind
from reportedly.text.calendar import parse_day
from reportedly.text.tables import column
from reportedly.text.words import find_words, stem

_ASIDE = frozenset({"which", "who", "whose", "that", "where", "when", "how", "what", "why", "whether", "if", "unless"})
_OURSELVES = frozenset({"i", "we", "you", "it", "there"})  # in the outlet's own voice: no news of what is to come
_RATHER = frozenset({"rather", "like", "prefer", "love", "hate", "want", "need", "sooner"})  # "would rather": a wish
_ONCE = frozenset({"was", "were"})
_WEEK = timedelta(days=7)
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_DENYING, _DENIED_WITHIN = frozenset({"not", "never", "no", "nobody", "without", "t"}), 3  # "did not want to"
_UNTIL = frozenset({"until", "till"})
_AHEAD = 40  # characters in front of a day in which the word that announces it stands


def plans_among(told: Sequence[Told], ledger: Ledger) -> list[Told]:
    """The statements that tell something to come, in order, each with the days on which it is due."""
    dated = [_redated(each, ledger) for each in told]
    return _innermost([each for each in dated if _is_plan(each, ledger)])


def _redated(each: Told, ledger: Ledger) -> Told:
    """A statement whose weekday was taken for the last one, though its words announce it: "announced for Tuesday"."""
    statement, report = each.said.statement, each.said.reading.report
    first, last = due_of(each)
    day = parse_day(each.day)
    times = [t for n, t in enumerate(each.said.reading.times) if n in statement.times]
    if day is None or first is None or first != last or first >= each.day or len(times) != 1:
        return each
    is_planned = statement.status is Status.PLANNED and _verbs(each.said)[:1] != ["had"]  # "was to sail on Tuesday"
    is_told = _is_announced(times[0], each.said) or _is_told_in_perfect(each.said)
    is_coming = is_planned or is_told or _is_timetabled(each, ledger)
    if not is_coming or not _is_weekday(times[0].span.of(report.text)):
        return each
    found = parse_day(first)
    if found is None or not timedelta(0) < day - found <= _WEEK:
        return each
    due = (found + _WEEK).isoformat()
    moved = msgspec.structs.replace(statement, when=When(value=due, earliest=due, latest=due), times=())
    return replace(each, said=Said(each.said.reading, moved, each.said.order))


def _is_timetabled(each: Told, ledger: Ledger) -> bool:
    """Whether a verb in the present tells what a day holds ("faces a vote on Thursday"): in headlines it is past."""
    if each.said.statement.status is not Status.ONGOING or ledger.place_of(each.said)[0] is not BlockKind.PARAGRAPH:
        return False
    verbs = _verbs(each.said)
    is_present = len(verbs) == 1 and not verbs[0].endswith(("ing", "ed"))
    return is_present and stem(verbs[0]) in _announcing("timetable")


def _is_told_in_perfect(said: Said) -> bool:
    """Whether what "has been announced" carries the day: no English perfect stands with a day gone by."""
    verbs = _verbs(said)
    return verbs[:1] in (["has"], ["have"]) and stem(verbs[-1]) in _announcing("perfect")


def _is_weekday(words: str) -> bool:
    found = [match[0].lower() for match in find_words(words)]
    return "last" not in found and bool(_WEEKDAYS.intersection(found))


@cache
def _announcing(where: str) -> frozenset[str]:
    return frozenset(stem(word) for word in column("plan_signs", "word", where=where))


def _is_announced(time: TimeExpression, said: Said) -> bool:
    """Whether a word that announces stands before "for" and the day, or leads the statement's verb ("set to")."""
    text, statement = said.reading.report.text, said.statement
    before = [stem(m[0]) for m in find_words(text[max(statement.spans[0].start, time.start - _AHEAD) : time.start])]
    if len(before) > 1 and before[-1] == "for" and before[-2] in _announcing("for"):
        return True
    group = statement.predicate or statement.spans[0]
    if before and before[-1] in _UNTIL and stem(group.of(text)) in _announcing("until"):
        return True
    behind = [stem(m[0]) for m in find_words(text[group.start : min(group.end + _AHEAD, time.start)])]
    is_led = len(behind) > 1 and behind[1] == "to" and behind[0] in _announcing("to")
    return is_led or (len(behind) > 1 and behind[1] == "of" and behind[0] in _announcing("of"))


def _innermost(plans: Sequence[Told]) -> list[Told]:
    """Leave out what only leads to another plan of the same day inside of it: "X said that Y will come"."""
    kept: list[Told] = []
    for plan in plans:
        hull = _hull(plan)
        while kept and kept[-1].said.report == plan.said.report and due_of(kept[-1]) == due_of(plan) and (
            _hull(kept[-1]).holds(hull)
        ):  # fmt: skip
            kept.pop()
        kept.append(plan)
    return kept


def _hull(plan: Told) -> Span:
    spans = plan.said.statement.spans
    return Span(start=spans[0].start, end=spans[-1].end)


def _is_plan(each: Told, ledger: Ledger) -> bool:
    """Whether it tells something still to come on the day of its report: by its status, or by the calendar alone."""
    statement = each.said.statement
    first, last = due_of(each)
    if statement.polarity is Polarity.NEGATIVE or _is_over(each):
        return False
    words = [word.lower() for word in each.said.tokens]
    if statement.nominal or (words and words[0] in _ASIDE):  # a mention, or an aside on something else
        return False
    is_coming = first is not None and bool(each.day) and first > each.day
    if statement.certainty is Certainty.UNDERSPECIFIED or statement.polarity is Polarity.UNKNOWN:
        return (is_coming or _is_intended(each.said)) and statement.status is Status.PLANNED
    if statement.status is Status.PLANNED:
        return first is not None or last is not None or _is_foretold(each, words, ledger)
    is_told_so = statement.status in (Status.SPECULATED, Status.CONDITIONAL) and last is not None and bool(each.day)
    return is_told_so or is_coming


def _is_foretold(each: Told, words: Sequence[str], ledger: Ledger) -> bool:
    """Whether it is said to come though no day is named: a finite verb, of somebody else, in no quotation.

    "Would" tells what is to come only of what somebody said, without a hedge; elsewhere it weighs what might be. "Was
    ready to" tells what somebody was then; "was likely to", what they thought to come.
    """
    statement = each.said.statement
    group = _verbs(each.said)
    if not group or words[0] in _OURSELVES or (group[0] == "would" and _RATHER.intersection(group)):
        return False
    is_sure = statement.certainty is Certainty.CERTAIN
    if group[0] == "would" and (statement.attribution is None or not is_sure):
        return False
    if group[0] in _ONCE and is_sure:
        return False
    if any(a.mode is Mode.DIRECT for a in ledger.attributions_of(each.said)):
        return False
    return group[0] in column("plan_signs", "word", where="finite")


def _is_intended(said: Said) -> bool:
    """Whether somebody is told to mean it: "intends to", "has vowed to", in the group or right before its "to"."""
    text, group = said.reading.report.text, said.statement.group
    if group is None:
        return False
    words = [stem(m[0]) for m in find_words(text[max(0, group.start - _AHEAD) : group.end])]
    leads = [number for number, word in enumerate(words) if word == "to" and number]
    if not leads or words[leads[-1] - 1] not in _announcing("meant"):
        return False
    return not _DENYING.intersection(words[max(0, leads[-1] - 1 - _DENIED_WITHIN) : leads[-1]])


def _verbs(said: Said) -> list[str]:
    group = said.statement.group
    return [match[0].lower() for match in find_words(group.of(said.reading.report.text))] if group else []


def _is_over(each: Told) -> bool:
    """Whether its time lies before its report, by the calendar or by the words ("earlier this month")."""
    first, last = due_of(each)
    if first is not None and each.day and first > each.day:
        return False
    if last is not None and each.day and (last < each.day or (first or last) < each.day == last):
        return True
    times = each.said.reading.times
    told = [times[number].direction for number in each.said.statement.times if number < len(times)]
    return bool(told) and all(direction is Direction.PAST for direction in told)
