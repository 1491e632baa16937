"""How a statement is put, as far as two can be compared: done or to come, how sure, and whether it asserts at all."""

from __future__ import annotations

from functools import cache

from reportedly.align.features import DONE
from reportedly.align.opposed import denies
from reportedly.align.telling import Telling
from reportedly.model.reading import Certainty, Polarity, Status
from reportedly.text.tables import column
from reportedly.text.words import find_words, stem

_NOW = frozenset({"is", "are", "am", "'s", "'re"})  # "is due on Friday", "are leaving on Friday"
_NOT_KNOWING = frozenset({"know", "be awar", "be sure", "be clear", "be certain"})
_TO_COME = frozenset({Status.PLANNED, Status.CONDITIONAL})
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were"})
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
