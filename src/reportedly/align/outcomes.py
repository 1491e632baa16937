"""What became of a plan: which later statement tells the same thing, and whether as come, otherwise, off, or not come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.align.told import Told, due_of, telling
from reportedly.model.claim import How
from reportedly.model.reading import Certainty, Polarity, Status
from reportedly.text.words import find_words

_TOLD = frozenset({Status.HAPPENED, Status.ONGOING})
# What speaks for two statements telling one thing; set by hand on five stories, each sign worth about what a reader gives it.
_SAME_DOING, _COURSE, _CLAIM = 2.0, 1.5, 1.5
_SAME_PEOPLE, _OTHER_PEOPLE = 1.0, -1.0
_SAME_DAY = 1.0
_MOST_WORDS, _MOST_AROUND, _AROUND = 1.5, 1.0, 0.35
_ENOUGH = 3.0
_UNDATED = 0.5  # more, where no day says when it was due
_NOT_YET = frozenset({"yet", "still", "until", "before", "first", "again"})


@dataclass(frozen=True)
class Outcome:
    """A later statement, how it tells the plan went, and how much speaks for it telling of that plan."""

    how: How
    told: Told
    weight: float


def outcome_of(plan: Told, later: Told, rare: Mapping[str, float]) -> Outcome | None:
    """What a later statement tells of a plan, or None. Only what is told as done, and as certain, tells anything."""
    statement = later.said.statement
    if statement.status not in _TOLD or statement.certainty is not Certainty.CERTAIN or _is_before(plan, later):
        return None
    if later.became is not None:
        weight = _named(plan, later, rare)
        how = _ended(plan, later) if weight >= _ENOUGH else None
        if how is not None:
            return Outcome(how, later, weight)
    if statement.nominal or not (statement.subjects or later.who or statement.figures):
        return None
    weight = _kinship(plan, later, rare)
    if weight < _ENOUGH + _UNDATED * (due_of(plan) == (None, None)):
        return None
    how = _came(plan, later)
    return Outcome(how, later, weight) if how is not None else None


def _is_before(plan: Told, later: Told) -> bool:
    """Whether it tells of a time before the plan was told: then it is another event."""
    _, last = due_of(later)
    return last is not None and last < plan.day


def _ended(plan: Told, later: Told) -> How | None:
    """What a word for its end says; denied, only that it did not take place."""
    if later.said.statement.polarity is Polarity.NEGATIVE:
        return How.NOT_HAPPENED if later.became is How.HAPPENED else None
    if later.became is How.CHANGED and meets(plan, later) is not False:
        return None
    return later.became


def _came(plan: Told, later: Told) -> How | None:
    polarity = later.said.statement.polarity
    met = meets(plan, later)
    if polarity is Polarity.NEGATIVE:
        is_told = bool(plan.doings & later.doings) and met is not False and _is_due_by(plan, later)
        return How.NOT_HAPPENED if is_told and not _NOT_YET.intersection(_words(later)) else None
    if polarity is not Polarity.POSITIVE:
        return None
    if met is False:
        return How.CHANGED
    if not _is_due_by(plan, later):
        return None
    return How.CHANGED if _lengths_differ(plan, later) else How.HAPPENED


def _words(later: Told) -> list[str]:
    return [match[0].lower() for match in find_words(later.said.words)]


def _kinship(plan: Told, later: Told, rare: Mapping[str, float]) -> float:
    """How much speaks for a later statement telling the thing planned; 0 where it tells no such doing."""
    is_same = bool(plan.doings & later.doings)
    doing = _SAME_DOING if is_same else _COURSE if plan.due & later.came or plan.events & later.doings else 0.0
    if not doing and plan.claim != later.claim:
        return 0.0
    return doing + _CLAIM * (plan.claim == later.claim) + _beside(plan, later, rare)


def _named(plan: Told, later: Told, rare: Mapping[str, float]) -> float:
    """How much speaks for a statement that tells an end naming the thing planned."""
    names = (plan.doings | plan.events) & (later.events - later.doings)
    courses = plan.due & (later.due | later.came)
    doing = _SAME_DOING if names else _COURSE if courses else 0.0
    return doing + _beside(plan, later, rare) if doing else 0.0


def _beside(plan: Told, later: Told, rare: Mapping[str, float]) -> float:
    """What speaks for one thing besides the doing: the people, the day, telling words."""
    weight = _SAME_DAY if meets(plan, later) is True else 0.0
    if plan.who and later.who:
        weight += _SAME_PEOPLE if plan.who & later.who else _OTHER_PEOPLE
    weight += min(_MOST_WORDS, telling(plan.words, later.words, rare))
    return weight + min(_MOST_AROUND, _AROUND * telling(plan.around, later.around, rare))


def meets(plan: Told, later: Told) -> bool | None:
    """Whether the days told afterwards are days on which it was due; None where one of them is not known."""
    first, last = due_of(plan)
    begun, ended = due_of(later)
    if not (begun and ended and (first or last)):
        return None
    return begun <= (last or begun) and (first or ended) <= ended


def _is_due_by(plan: Told, later: Told) -> bool:
    """Whether it was told when the plan was due or afterwards; what has no day was due from the day on it was told."""
    first, _ = due_of(plan)
    return first is None or first <= later.day


def _lengths_differ(plan: Told, later: Told) -> bool:
    """Whether either tells one length of time, and not the same: "for two hours", "lasted four hours"."""
    one, other = _length(plan), _length(later)
    return one is not None and other is not None and one != other


def _length(each: Told) -> str | None:
    times = each.said.reading.times
    told = {times[n].value for n in each.said.statement.times if n < len(times)}
    lengths = [value for value in told if value and value.startswith("P")]
    return lengths[0] if len(lengths) == 1 else None


def surest(outcomes: Iterable[Outcome]) -> Outcome | None:
    """What later statements tell together: the best told coming, unless it was called off at that time or later.

    What was put off, and came after that, came otherwise. Of equals the first one stands.
    """
    found = list(outcomes)
    came = _best(each for each in found if each.how in (How.HAPPENED, How.CHANGED))
    off = _best(each for each in found if each.how is How.CANCELLED)
    missed = _best(each for each in found if each.how is How.NOT_HAPPENED)
    if came is not None and off is not None:
        is_after = came.told.said.order > off.told.said.order
        return Outcome(How.CHANGED, came.told, came.weight) if is_after else off
    if came is not None and missed is not None:
        return max((came, missed), key=lambda each: each.weight)
    return came or off or missed


def _best(outcomes: Iterable[Outcome]) -> Outcome | None:
    return max(outcomes, key=lambda each: each.weight, default=None)
