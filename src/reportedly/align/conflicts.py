"""Possible conflicts: two supports of one claim whose values cannot both hold. Different alone is not contradictory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from math import floor, log10

from reportedly.align.features import Features
from reportedly.align.ledger import Ledger
from reportedly.align.opposed import KNOWING as _KNOWING
from reportedly.align.opposed import REJECTS as DENIAL
from reportedly.align.opposed import is_opposed
from reportedly.align.slots import counted_alike, same_day
from reportedly.model.base import Located, Span
from reportedly.model.claim import Conflict, Slot
from reportedly.model.reading import Certainty, Figure, Polarity, Status, When
from reportedly.text.located import lie_apart
from reportedly.text.words import stem

_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_LARGEST = 60  # supports of one claim that are held against each other: more are a list, not an argument


def conflicts_of(cluster: Sequence[Features], ledger: Ledger) -> tuple[Conflict, ...]:
    """List what cannot both hold among the statements of one claim, in their order.

    Said of sure statements of two texts alone: exact counts of one thing on one day, one person at two far places on
    one day, one doing on two days, and a statement beside its negation. Cost: quadratic in the supports, at most 60.
    """
    sure = [one for one in cluster[:_LARGEST] if _is_sure(one)]
    pairs = ((a, b) for a, b in combinations(sure, 2) if a.said.report != b.said.report)
    return tuple(found for a, b in pairs for found in _of_pair(a, b, ledger))


def _is_sure(one: Features) -> bool:
    statement = one.said.statement
    return statement.certainty is Certainty.CERTAIN and statement.status in _DONE and not one.is_old


def _of_pair(a: Features, b: Features, ledger: Ledger) -> Iterator[Conflict]:
    if (a.terms | b.terms) & _KNOWING or _other_subjects(a, b):
        return
    if is_opposed(a, b):
        if _one_matter(a, b):
            yield from _conflict(Slot.POLARITY, a, b, _put(a), _put(b))
        return
    yield from _counts(a, b)
    if a.terms & b.terms:
        yield from _days(a, b)
        yield from _places(a, b, ledger)


def _conflict(slot: Slot, a: Features, b: Features, here: Span | None, there: Span | None) -> Iterator[Conflict]:
    if here is not None and there is not None:
        yield Conflict(
            slot=slot,
            first=a.said.statement.id,
            second=b.said.statement.id,
            a=Located(report=a.said.report, start=here.start, end=here.end),
            b=Located(report=b.said.report, start=there.start, end=there.end),
        )


def _put(one: Features) -> Span | None:
    return one.said.statement.group or one.said.statement.predicate


def _one_matter(a: Features, b: Features) -> bool:
    """Whether a negation, or a denial, speaks of what the other side affirms.

    Of one matter and doing, at no other time. What is not so yet may come: a negation that was published before the
    other side was is no conflict with it.
    """
    denied = (DENIAL in a.terms) != (DENIAL in b.terms)
    about = any(not word.startswith("who:") for word in a.subject_matter & b.subject_matter)
    about = about and (denied or bool(a.terms & b.terms))
    no, yes = (a, b) if DENIAL in a.terms or a.said.statement.polarity is Polarity.NEGATIVE else (b, a)
    return about and same_day(a.when, b.when) is not False and _published(no) >= _published(yes)


def _published(one: Features) -> str:
    return (one.said.reading.report.published.value or "")[:10]


def _other_subjects(a: Features, b: Features) -> bool:
    return bool(a.named_subjects and b.named_subjects and not (a.subjects & b.actors or b.subjects & a.actors))


# ---- counts ---------------------------------------------------------------------------------------------------


def _counts(a: Features, b: Features) -> Iterator[Conflict]:
    """Exact counts of one thing, as of one day, further apart than their rounding."""
    if _as_of(a) is None or _as_of(a) != _as_of(b) or _published(a) != _published(b):
        return
    if _doing(a) != _doing(b):
        return  # who was detained may not have been arrested: another verb may count others
    pairs = [(one, other) for one, other in counted_alike(a, b) if _is_exact(one) and _is_exact(other)]
    if pairs and not any(_can_be_one(one, other) for one, other in pairs):
        yield from _conflict(Slot.HOW_MANY, a, b, pairs[0][0].span, pairs[0][1].span)


def _doing(one: Features) -> str:
    predicate = one.said.statement.predicate
    return stem(predicate.of(one.said.reading.report.text)) if predicate is not None else ""


def _as_of(one: Features) -> str | None:
    """The day for which a figure stands: the statement's own, else that of the report."""
    when = one.when
    if when is not None:
        return when.earliest if _single(when) else None
    return _published(one) or None


def _is_exact(figure: Figure) -> bool:
    return figure.number is not None and figure.low == figure.high and figure.hedge is None


def _can_be_one(a: Figure, b: Figure) -> bool:
    """Whether one of two numbers can be the other, rounded: 2,000 stands for 1,500 to 2,500."""
    one, other = a.number or 0.0, b.number or 0.0
    return abs(one - other) <= max(_slack(one), _slack(other))


def _slack(number: float) -> float:
    """Half of the place of the last digit that is not 0; nothing for a number that no zero ends."""
    if number != floor(number):
        return 0.05
    digits = str(abs(int(number)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 0.0 if zeros == 0 or number == 0 else 0.5 * 10 ** min(zeros, floor(log10(abs(number))))


# ---- days and places ------------------------------------------------------------------------------------------


def _single(when: When | None) -> bool:
    return when is not None and when.earliest is not None and when.earliest == when.latest


def _days(a: Features, b: Features) -> Iterator[Conflict]:
    """One doing by one doer on two days that do not touch: a night, or two time zones, may explain a single day."""
    same = bool(a.subjects & b.subjects) and bool((a.subject_matter & b.subject_matter) - a.actors)
    if same and _single(a.when) and _single(b.when) and _gap(a.when, b.when) > 1:
        yield from _conflict(Slot.WHEN, a, b, _time(a), _time(b))


def _gap(a: When | None, b: When | None) -> int:
    """Days between the first days of two values; 0 where one is unknown."""
    if a is None or b is None or not a.earliest or not b.earliest:
        return 0
    return abs((date.fromisoformat(a.earliest) - date.fromisoformat(b.earliest)).days)


def _time(one: Features) -> Span | None:
    times = [one.said.reading.times[index] for index in one.said.statement.times]
    return times[0].span if len(times) == 1 else None


def _places(a: Features, b: Features, ledger: Ledger) -> Iterator[Conflict]:
    """One person at two places that lie apart, on one day."""
    if a.where is None or b.where is None or not (a.subjects & b.subjects & a.people & b.people):
        return
    one_day = _single(a.when) and _single(b.when) and same_day(a.when, b.when)
    if one_day and lie_apart(ledger.entities[a.where].place, ledger.entities[b.where].place):
        yield from _conflict(Slot.WHERE, a, b, ledger.mention_of(a.said, a.where), ledger.mention_of(b.said, b.where))
