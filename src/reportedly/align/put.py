"""How a statement is put, as far as two can be compared: done or to come, how sure, and whether it asserts at all."""

from __future__ import annotations

from reportedly.align.features import Features
from reportedly.align.ledger import Ledger
from reportedly.model.reading import Certainty, Polarity, Status
from reportedly.model.report import BlockKind
from reportedly.text.words import find_words

_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_NOW = frozenset({"is", "are", "am", "'s", "'re"})  # "is due on Friday", "are leaving on Friday"
_NOT_KNOWING = frozenset({"know", "be awar", "be sure", "be clear", "be certain"})


def asserts(one: Features, ledger: Ledger) -> bool:
    """Whether a statement says that something is so: not a bare noun ("the talks") or infinitive ("a plan to buy").

    What such words leave open their sentence decides; a headline's infinitive ("Firm to buy rival") says that it will be.
    """
    statement = one.said.statement
    if statement.nominal:
        return False
    return not _is_infinitive(one) or ledger.place_of(one.said)[0] is BlockKind.HEADLINE


def _is_infinitive(one: Features) -> bool:
    return _first_word(one) == "to"


def _first_word(one: Features) -> str:
    """The first word of the verb group, in small letters."""
    group = one.said.statement.group
    words = group.of(one.said.reading.report.text) if group else ""
    return next((match[0].lower() for match in find_words(words)), "")


def state_of(one: Features, ledger: Ledger) -> str | None:
    """Done, or what else it is; None where the statement leaves it open.

    What is dated behind its report is to come, in whatever tense ("is due on Friday").
    """
    statement, published = one.said.statement, one.said.reading.report.published.value
    if statement.status is Status.UNKNOWN or not asserts(one, ledger):
        return None
    when = statement.when
    is_ahead = when is not None and when.earliest is not None and bool(published) and when.earliest > published[:10]
    if is_ahead and _first_word(one) in _NOW:
        return Status.PLANNED.value
    return "done" if statement.status in _DONE else statement.status.value


def sureness_of(one: Features, ledger: Ledger) -> Certainty | None:
    """How sure it is put; None where it asserts nothing. Who is "not aware" of a thing leaves it open."""
    statement = one.said.statement
    if not asserts(one, ledger):
        return None
    if statement.polarity is Polarity.NEGATIVE and one.terms & _NOT_KNOWING:
        return Certainty.UNDERSPECIFIED
    return statement.certainty
