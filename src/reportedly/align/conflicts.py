"""Possible conflicts: two supports of one claim whose values cannot both hold. Different alone is not contradictory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.align.chains import chain_of
from reportedly.align.counts import Amount, amounts_at_odds, amounts_of, pairs_alike, rounds_to, same_amount
from reportedly.align.features import Features
from reportedly.align.ledger import Ledger
from reportedly.align.opposed import KNOWING, denies, excluded, in_one_state, is_opposed
from reportedly.align.slots import same_day
from reportedly.align.sources import same_source, stated
from reportedly.align.when import lie_apart as days_apart
from reportedly.align.when import time_span
from reportedly.model.base import Located, Span
from reportedly.model.claim import Conflict, Slot
from reportedly.model.reading import Certainty, Polarity, Status, When
from reportedly.text.located import lie_apart
from reportedly.text.words import find_words, stem

_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_LARGEST = 60  # supports of one claim that are held against each other: more are a list, not an argument
_CALLED_OFF = "cancel"  # a class of data/predicates.tsv
_DEAD = "dead"  # a fate of data/counted_fates.tsv
_MOVING = frozenset({"count", "percent"})  # units of what goes up and down by the day
_ALIKE = 2  # words or names that two tellings share where their verbs are others


def conflicts_of(cluster: Sequence[Features], ledger: Ledger) -> tuple[Conflict, ...]:
    """List what cannot both hold among the statements of one claim, in their order.

    Said of two texts, or of two sources in one text: exact amounts of one thing as of one day, one person at two far
    places on one day, one doing on two days, and a statement beside its negation or denial. Cost: quadratic in the
    supports, at most 60.
    """
    some = [one for one in cluster[:_LARGEST] if not one.is_old]
    return tuple(found for a, b in combinations(some, 2) for found in _of_pair(a, b, ledger))


def _of_pair(a: Features, b: Features, ledger: Ledger) -> Iterator[Conflict]:
    if (a.terms | b.terms) & KNOWING or _other_subjects(a, b) or not _two_voices(a, b, ledger):
        return
    if is_opposed(a, b):
        if _can_clash(a, b) and _one_matter(a, b):
            yield from _conflict(Slot.POLARITY, a, b, *(excluded(a, b) or (_put(a), _put(b))))
        return
    yield from _days(a, b)
    if not (_is_sure(a) and _is_sure(b)):
        return
    yield from _amounts(a, b)
    yield from _places(a, b, ledger)


def _two_voices(a: Features, b: Features, ledger: Ledger) -> bool:
    """Whether two reports say it, or one report on the word of two sources."""
    if a.said.report != b.said.report:
        return True
    links = [stated(chain_of(one.said, ledger), ledger) for one in (a, b)]
    return same_source(links[0], links[1], ledger) is False


def _is_sure(one: Features) -> bool:
    return one.said.statement.certainty is Certainty.CERTAIN and one.said.statement.polarity is Polarity.POSITIVE


def _other_subjects(a: Features, b: Features) -> bool:
    return bool(a.named_subjects and b.named_subjects and not (a.subjects & b.actors or b.subjects & a.actors))


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


def _published(one: Features) -> str:
    return (one.said.reading.report.published.value or "")[:10]


def _is_one_doing(a: Features, b: Features) -> bool:
    """Whether both tell one doing: by their verbs, or by what else they share."""
    return bool(a.terms & b.terms) or len(a.subject_matter & b.subject_matter) >= _ALIKE


# ---- negation -------------------------------------------------------------------------------------------------


def _can_clash(a: Features, b: Features) -> bool:
    """Whether both sides are put so that one excludes the other: what is only charged is denied all the same."""
    no, yes = _sides(a, b)
    one, other = no.said.statement, yes.said.statement
    surely = one.certainty is Certainty.CERTAIN and other.certainty is not Certainty.POSSIBLE
    return surely and (one.status in _DONE) == (other.status in _DONE) and Status.UNKNOWN not in (one.status, other.status)


def _sides(a: Features, b: Features) -> tuple[Features, Features]:
    """The side that says no, and the other one."""
    return (a, b) if denies(a) or a.said.statement.polarity is Polarity.NEGATIVE else (b, a)


def _one_matter(a: Features, b: Features) -> bool:
    """Whether a negation, or a denial, speaks of what the other side affirms.

    Of one matter and doing, at no other time. What is not so yet may come: a negation that was published before the
    other side was is no conflict with it.
    """
    no, yes = _sides(a, b)
    shared = sum(not word.startswith("who:") for word in a.subject_matter & b.subject_matter)
    if denies(a) != denies(b):
        about = shared >= _ALIKE
    else:
        about = bool(a.terms & b.terms) or in_one_state(a, b) or (shared > 0 and excluded(a, b) is not None)
        about = about or _denied_thing(no) in {stem(match[0]) for match in find_words(yes.said.words)}
    return about and not _is_not_yet(no) and same_day(a.when, b.when) is not False and _published(no) >= _published(yes)


def _denied_thing(one: Features) -> str:
    """The stem of the thing of which "there was no letter" says that there was none; nothing for any other negation."""
    words = [match[0].lower() for match in find_words(one.said.words)]
    if words[:1] != ["there"] or "no" not in words[1:5]:
        return ""
    behind = words[words.index("no") + 1 :]
    return stem(behind[0]) if len(behind) == 1 else ""


def _is_not_yet(one: Features) -> bool:
    """Whether it says that a thing is not so *yet*: that shuts out nothing."""
    return any(match[0].lower() == "yet" for match in find_words(one.said.words))


# ---- amounts --------------------------------------------------------------------------------------------------


def _amounts(a: Features, b: Features) -> Iterator[Conflict]:
    """Exact amounts of one thing, as of one day, further apart than their rounding."""
    odd = amounts_at_odds(a, b)
    if odd is None or odd not in pairs_alike(a, b) or not _measure_one_thing(a, b, odd):
        return
    exact = all(one.exact and one.number is not None for one in odd)
    if exact and not rounds_to(odd[0].number or 0.0, odd[1].number or 0.0) and _as_of_one_day(a, b, odd):
        yield from _conflict(Slot.HOW_MANY, a, b, odd[0].span, odd[1].span)


def _measure_one_thing(a: Features, b: Features, odd: tuple[Amount, Amount]) -> bool:
    """Whether the two amounts are given for one thing: by their doing, and counts by the very verb, or as the dead.

    Who was detained may not have been arrested: another verb may count others. A set that is known is one whatever it did.
    """
    one, other = odd
    if one.whole and other.whole:
        return bool(one.stems & other.stems)
    if one.unit != "count":
        return _is_one_doing(a, b)
    return _verb(a) == _verb(b) != "" or one.fate == other.fate == _DEAD


def _verb(one: Features) -> str:
    predicate = one.said.statement.predicate
    return stem(predicate.of(one.said.reading.report.text)) if predicate is not None else ""


def _as_of_one_day(a: Features, b: Features, odd: tuple[Amount, Amount]) -> bool:
    """Whether both amounts stand for one day: a toll for that of its report; what was done on one day stays what it was.

    The size of a set that is known ("the 21 crew members") has no day.
    """
    if odd[0].whole and odd[1].whole:
        return True
    if same_day(a.when, b.when) is False:
        return False
    if odd[0].fate is not None and _may_have_risen(a, b, odd):
        return False
    happened = {one.said.statement.status for one in (a, b)} == {Status.HAPPENED}
    if happened and (odd[0].unit not in _MOVING or (odd[0].fate is None and _single(a.when) and _single(b.when))):
        return True
    return (bool(_published(a)) and _published(a) == _published(b))


def _may_have_risen(a: Features, b: Features, odd: tuple[Amount, Amount]) -> bool:
    """Whether the higher toll stands in the later of two reports of one day, by their hours."""
    hours = [one.said.reading.report.published.value or "" for one in (a, b)]
    if min(len(hour) for hour in hours) <= len("2019-01-17") or hours[0] == hours[1]:
        return False
    return (hours[0] < hours[1]) == ((odd[0].number or 0.0) < (odd[1].number or 0.0))


# ---- days and places ------------------------------------------------------------------------------------------


def _single(when: When | None) -> bool:
    return when is not None and when.earliest is not None and when.earliest == when.latest


def _days(a: Features, b: Features) -> Iterator[Conflict]:
    """One doing on two days that do not touch: a night, or two time zones, may explain a single day.

    Two days for what is still to come exclude each other on one day alone: on the next one the plan may be another.
    """
    if Polarity.NEGATIVE in (a.said.statement.polarity, b.said.statement.polarity):
        return
    if a.said.statement.status not in _DONE or b.said.statement.status not in _DONE:
        if a.said.statement.status is not b.said.statement.status or _published(a) != _published(b):
            return
    if amounts_of(a) and amounts_of(b) and not any(same_amount(*pair) for pair in pairs_alike(a, b)):
        return  # what was counted on two days is a series
    if _is_one_doing(a, b) and days_apart(a, b):
        yield from _conflict(Slot.WHEN, a, b, time_span(a), time_span(b))


def _places(a: Features, b: Features, ledger: Ledger) -> Iterator[Conflict]:
    """One person at two places that lie apart, on one day."""
    if a.where is None or b.where is None or not (a.subjects & b.subjects & a.people & b.people):
        return
    one_day = _single(a.when) and _single(b.when) and same_day(a.when, b.when)
    if one_day and a.terms & b.terms and lie_apart(ledger.entities[a.where].place, ledger.entities[b.where].place):
        yield from _conflict(Slot.WHERE, a, b, ledger.mention_of(a.said, a.where), ledger.mention_of(b.said, b.where))
