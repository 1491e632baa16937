"""How much speaks for a later statement telling the very thing that was planned: doing, people, day, words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reportedly.align.told import Told, due_of, telling
from reportedly.text.calendar import parse_day
from reportedly.text.doings import verb_doings
from reportedly.text.words import stem

# Set by hand on five stories, each sign worth about what a reader gives it.
_SAME_DOING, _COURSE, _CLAIM = 2.0, 1.5, 1.5
_SAME_PEOPLE, _OTHER_PEOPLE = 1.0, -1.0
_SAME_DAY, _DAY_BESIDE = 1.0, 0.5  # the day of what is told; a day in the same sentence
_AT_HEAD = 0.5  # what became of the thing is news, and stands where news stands
_ON_TIME, _DAYS = 0.5, 2  # told by a report of the days on which it was due, or of the next ones
_MOST_WORDS, _MOST_AROUND, _AROUND = 1.5, 1.0, 0.35
_REFERS = 0.5  # it says itself that it was awaited: "a day later than promised", "as planned", "at last"
_LEANS = -0.5  # the plan has but a pronoun for the thing
_OTHER_DAY, _OTHER_PLACE, _OTHER_THINGS = -0.5, -1.0, -0.5
# The least of telling words in common where no people are, and in the sentences around; the doing the same, or another.
_COMMON, _COMMON_OTHERWISE = 0.5, 0.7
_AROUND_SAME, _AROUND_OTHERWISE = 1.2, 3.0
_AWAITED = frozenset({"finally", "eventually", "long-awaited", "awaited", "belatedly", "belated", "promised"})
_BESIDE_DAY = frozenset({"later", "sooner"})
_THAN = frozenset({"than", "as"})
_FORETOLD = frozenset({"planned", "promised", "expected", "announced", "scheduled", "intended", "agreed", "hoped"})
_NEVER = 10_000  # days


def has_common(plan: Told, later: Told, rare: Mapping[str, float]) -> bool:
    """Whether anything but the kind of doing and the time says that it is one thing.

    More is asked where the doing is told in other words: on one day, at one place, many things are signed and opened.
    """
    if plan.claim == later.claim or plan.named & later.named:
        return True
    if plan.where is not None and later.where is not None and plan.where != later.where:
        return False
    is_same = bool((plan.doings | plan.events) & later.doings) or later.became is not None
    own = telling(plan.words - later.done, later.words - plan.done, rare)
    if own >= (_COMMON if is_same else _COMMON_OTHERWISE):
        return True
    around = telling(plan.around, later.around, rare)
    return due_of(plan) != (None, None) and around >= (_AROUND_SAME if is_same else _AROUND_OTHERWISE)


def kinship(plan: Told, later: Told, rare: Mapping[str, float]) -> float:
    """How much speaks for a later statement telling the thing planned; 0 where it tells no such doing."""
    is_same = bool(plan.doings & later.doings)
    doing = _SAME_DOING if is_same else _COURSE if plan.due & later.came or plan.events & later.doings else 0.0
    if not doing:
        return 0.0
    return doing + _CLAIM * (plan.claim == later.claim) + _beside(plan, later, rare)


def naming(plan: Told, later: Told, rare: Mapping[str, float]) -> float:
    """How much speaks for a statement that tells an end naming the thing planned."""
    told = {doing for verb in later.done for doing in (verb, *verb_doings(verb))}
    names = (plan.doings | plan.events) & (later.events - told)
    courses = plan.due & (later.due | later.came)
    doing = _SAME_DOING if names else _COURSE if courses else 0.0
    new_day = -_OTHER_DAY if meets(plan, later) is False else 0.0  # what is put off may name its new day
    return doing + _beside(plan, later, rare) + new_day if doing else 0.0


def weight_of_missing(plan: Told, later: Told, rare: Mapping[str, float]) -> float:
    """How much speaks for a statement telling that what was planned did not come ("turned back"), else 0."""
    if not plan.due & later.missed or not (plan.named & later.named or plan.beside & later.beside):
        return 0.0
    return _COURSE + _beside(plan, later, rare)


def _beside(plan: Told, later: Told, rare: Mapping[str, float]) -> float:
    """What speaks for one thing besides the doing: the people, the day, telling words."""
    met = meets(plan, later)
    weight = _SAME_DAY if met is True else _OTHER_DAY if met is False and not _is_put_beside(later) else 0.0
    if met is None and _is_day_beside(plan, later):
        weight += _DAY_BESIDE
    weight += _LEANS * plan.leans
    weight += _OTHER_PLACE * (plan.where is not None and later.where is not None and plan.where != later.where)
    weight += _OTHER_THINGS * (met is not True and bool(plan.beside) and not plan.beside & later.around)
    weight += _REFERS * _refers(later)
    weight += _AT_HEAD * later.is_head + _ON_TIME * _is_on_time(plan, later)
    if plan.who & later.who:
        weight += _SAME_PEOPLE
    elif plan.named and later.named:
        weight += _OTHER_PEOPLE
    weight += min(_MOST_WORDS, telling(plan.words, later.words, rare))
    return weight + min(_MOST_AROUND, _AROUND * telling(plan.around, later.around, rare))


def _refers(later: Told) -> bool:
    """Whether a statement says itself that what it tells was awaited."""
    if _AWAITED & later.plain or (_THAN & later.plain and _FORETOLD & later.plain):
        return True
    return _is_put_beside(later) and any(stem(word) in later.around for word in _FORETOLD)


def _is_put_beside(later: Told) -> bool:
    """Whether it puts its day beside another one: "a day later than announced"."""
    return bool(_BESIDE_DAY & later.plain)


def _is_day_beside(plan: Told, later: Told) -> bool:
    first, last = due_of(plan)
    is_dated = first is not None or last is not None
    return is_dated and any(begun <= (last or begun) and (first or ended) <= ended for begun, ended in later.days)


def _is_on_time(plan: Told, later: Told) -> bool:
    """Whether the report is of the days on which it was due, or of the next ones."""
    first, last = (parse_day(day) for day in due_of(plan))
    day = parse_day(later.day)
    if first is None or day is None:
        return False
    return first <= day and (day - (last or first)).days <= _DAYS


def meets(plan: Told, later: Told) -> bool | None:
    """Whether the days told afterwards are days on which it was due; None where one of them is not known."""
    first, last = due_of(plan)
    begun, ended = due_of(later)
    if begun and begun > later.day:  # what was done cannot lie ahead: the day was misread
        return None
    if not (begun and ended and (first or last)):
        return None
    return begun <= (last or begun) and (first or ended) <= ended


def days_apart(plan: Told, later: Told) -> int:
    """The days between what was due and what was told; many where a side is open."""
    (first, last), (begun, ended) = map(_parsed, (plan, later))
    if begun is None or ended is None or (first or last) is None:
        return _NEVER
    gaps = [(begun - last).days if last else 0, (first - ended).days if first else 0]
    return max(gaps)


def _parsed(each: Told) -> tuple[date | None, date | None]:
    first, last = due_of(each)
    return parse_day(first), parse_day(last)


def is_due_by(plan: Told, later: Told) -> bool:
    """Whether it was told when the plan was due or afterwards; what has no day was due from the day on it was told."""
    first, _ = due_of(plan)
    return first is None or first <= later.day
