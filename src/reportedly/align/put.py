"""How a statement is put, as far as two can be compared: done or to come, how sure, and whether it asserts at all."""

from __future__ import annotations

from functools import cache

from reportedly.align.features import DONE
from reportedly.align.opposed import denies, is_no
from reportedly.align.telling import Telling
from reportedly.model.base import Span
from reportedly.model.reading import Certainty, Polarity, Status
from reportedly.text.tables import column
from reportedly.text.words import find_words, stem

_NOW = frozenset({"is", "are", "am", "'s", "'re"})  # "is due on Friday", "are leaving on Friday"
_NOT_KNOWING = frozenset({"know", "be awar", "be sure", "be clear", "be certain"})
_TO_COME = frozenset({Status.PLANNED, Status.CONDITIONAL})
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were"})
_FAR = 80  # characters that verb and negation may take together, to be shown as one
_DAY = len("2019-01-17")


def asserts(one: Telling) -> bool:
    """Whether a statement says that something is so: not a bare noun ("the talks") or infinitive ("a plan to buy").

    What such words leave open their sentence decides; a headline's ("Firm to buy rival") says that it will be.
    """
    return not one.statement.nominal and (one.is_head or one.opening != "to")


def state_of(one: Telling) -> str | None:
    """Done, or what else it is; None where the statement leaves it open, as one does that calls another one untrue.

    What the present tense dates behind its report is to come ("is due on Friday").
    """
    if one.statement.status is Status.UNKNOWN or not asserts(one) or denies(one.features, one.state):
        return None
    first = one.statement.when.earliest if one.statement.when else None
    if first and one.published and first > one.published[:_DAY] and one.opening in _NOW:
        return Status.PLANNED.value
    if _is_meant(one):
        return Status.PLANNED.value
    return "done" if one.statement.status in DONE else one.statement.status.value


def _is_meant(one: Telling) -> bool:
    """Whether its verb tells what somebody means to do: "promised to pay", but not "was promised to the heirs"."""
    group = one.statement.group.of(one.said.reading.report.text) if one.statement.group else ""
    is_passive = not _BE.isdisjoint(match[0].lower() for match in find_words(group))
    return not is_passive and any(word in _meaning() for word, _ in one.state.words[:1])


def tells_of_plan(one: Telling) -> bool:
    """Whether its verb is one of meaning or promising: a day beside it may be that of what is to come."""
    return f"{one.verb} to" in _meaning()


def words_put(one: Telling) -> Span | None:
    """The words that tell yes or no: the verb group, with the "no" that stands before or behind it."""
    group, text = one.statement.group or one.statement.predicate, one.said.reading.report.text
    if group is None or one.statement.polarity is not Polarity.NEGATIVE or _no_in(group, text) is not None:
        return group
    piece = next((piece for piece in one.statement.spans if piece.holds(group)), None)
    found = _no_in(piece, text) if piece else None
    if found is None:
        return group
    hull = Span(start=min(found.start, group.start), end=max(found.end, group.end))
    return hull if hull.end - hull.start <= _FAR else group


def _no_in(span: Span, text: str) -> Span | None:
    """The first word of negation in a stretch."""
    found = (match for match in find_words(span.of(text)) if is_no(match[0].lower()))
    return next((Span(start=span.start + each.start(), end=span.start + each.end()) for each in found), None)


@cache
def _meaning() -> frozenset[str]:
    return frozenset(f"{stem(word)} to" for word in column("plan_signs", "word", where="meant"))


def sureness_of(one: Telling) -> Certainty | None:
    """How sure it is put; None where it asserts nothing. Who is "not aware" of a thing leaves it open.

    What somebody only means to do, or would do if, is neither sure nor unsure: its status tells that.
    """
    if not asserts(one):
        return None
    statement = one.statement
    if statement.polarity is Polarity.NEGATIVE and one.features.terms & _NOT_KNOWING:
        return Certainty.UNDERSPECIFIED
    is_open = statement.certainty is Certainty.UNDERSPECIFIED and statement.status in _TO_COME
    return None if is_open else statement.certainty
