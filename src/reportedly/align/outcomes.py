"""What became of a plan: which later statement tells the same thing, and whether as come, otherwise, off, or not come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reportedly.align.told import Told, due_of, telling
from reportedly.model.claim import How
from reportedly.model.reading import Certainty, Polarity, Status
from reportedly.text.calendar import parse_day
from reportedly.text.words import find_words

_TOLD = frozenset({Status.HAPPENED, Status.ONGOING})
# What speaks for two statements telling one thing; set by hand on five stories, each sign worth about what a reader gives it.
_SAME_DOING, _COURSE, _CLAIM = 2.0, 1.5, 1.5
_SAME_PEOPLE, _OTHER_PEOPLE = 1.0, -1.0
_SAME_DAY, _DAY_BESIDE = 1.0, 0.5  # the day of what is told; a day in the same sentence
_AT_HEAD = 0.5  # what became of the thing is news, and stands where news stands
_ON_TIME, _DAYS = 0.5, 2  # told by a report of the days on which it was due, or of the next ones
_MOST_WORDS, _MOST_AROUND, _AROUND = 1.5, 1.0, 0.35
_ENOUGH = 3.0
_HEADLINE, _NEARLY = 1.0, 0.5  # a headline says less than the text below it; what nearly as much speaks for
_UNSURE = 0.5  # more, for what would be said not to have come
_UNDATED = 0.5  # more, where no day says when it was due
_LEANS = -0.5  # the plan has but a pronoun for the thing
_OTHER_DAY, _OTHER_PLACE, _OTHER_THINGS = -0.5, -1.0, -0.5
_APART = 14  # days: what came so long before or after the day due was another thing
_COMMON, _COMMON_AROUND = 0.5, 1.2  # least of telling words in common where no people are, and around them
# Words by which a report says itself that it came on another day.
_COMPARED = frozenset({"earlier", "later", "late", "early", "ahead", "sooner", "delayed", "delay", "instead", "after", "before"})
_AHEAD_OF = frozenset({"eve", "before", "ahead", "advance", "postponed", "until"})  # it had not begun
_OFF = frozenset({How.CANCELLED, How.CHANGED})
_NOT_YET = frozenset({"yet", "still", "until", "before", "first", "again"})


@dataclass(frozen=True)
class Outcome:
    """A later statement, how it tells the plan went, and how much speaks for it telling of that plan.

    `on_day`: it names a day on which the thing was due. `is_word`: it tells no doing, only that it is off or moved.
    """

    how: How
    told: Told
    weight: float
    on_day: bool
    is_word: bool = False


def outcome_of(plan: Told, later: Told, rare: Mapping[str, float]) -> Outcome | None:
    """What a later statement tells of a plan, or None. Only what is told as done, and as certain, tells anything."""
    statement = later.said.statement
    if statement.status not in _TOLD or statement.certainty is not Certainty.CERTAIN or _is_before(plan, later):
        return None
    if later.became is not None:
        weight = _named(plan, later, rare) * _has_common(plan, later, rare)
        how = _ended(plan, later) if weight >= _ENOUGH else None
        if how is not None:
            return Outcome(how, later, weight, meets(plan, later) is True, is_word=later.became.how in _OFF)
    if statement.nominal or not _is_finite(later):
        return None
    if plan.due & later.missed:
        weight = _COURSE + _beside(plan, later, rare)
        is_told = weight >= _ENOUGH + _UNSURE and _is_due_by(plan, later) and meets(plan, later) is not False
        is_told = is_told and statement.polarity is Polarity.POSITIVE and bool(plan.named & later.named or plan.beside & later.beside)
        return Outcome(How.NOT_HAPPENED, later, weight, meets(plan, later) is True) if is_told else None
    weight = _kinship(plan, later, rare)
    if weight < _ENOUGH + _UNDATED * (due_of(plan) == (None, None)) or not _has_common(plan, later, rare):
        return None
    how = _came(plan, later)
    return Outcome(how, later, weight, meets(plan, later) is True) if how is not None else None


def _is_finite(later: Told) -> bool:
    """Whether a verb tells it that stands for itself: "instead of flying home" tells no flight."""
    statement, text = later.said.statement, later.said.reading.report.text
    if statement.predicate is None:
        return False
    words = (statement.group or statement.predicate).of(text).lower()
    return not words.endswith("ing") or " " in words


def _is_before(plan: Told, later: Told) -> bool:
    """Whether it tells of a time before the plan was told: then it is another event."""
    _, last = due_of(later)
    return last is not None and last < plan.day


def _ended(plan: Told, later: Told) -> How | None:
    """What a word for its end says; denied, only that it did not take place."""
    ending = later.became
    first, _ = due_of(plan)
    if ending is None or (ending.only_before and first is not None and first <= later.day):
        return None
    if later.said.statement.polarity is Polarity.NEGATIVE:
        return How.NOT_HAPPENED if ending.how is How.HAPPENED and _is_due_by(plan, later) else None
    if ending.how is How.CHANGED and meets(plan, later) is not False:
        return None
    if ending.how is How.HAPPENED:
        return _otherwise(plan, later)
    is_past = first is not None and first < later.day  # by then it may have begun: a search is called off at dusk
    return ending.how if not is_past or meets(plan, later) or _AHEAD_OF.intersection(_words(later)) else None


def _otherwise(plan: Told, later: Told) -> How | None:
    """How what came stands to what was planned: on another day or at another length, it *changed*."""
    if meets(plan, later) is False:
        is_told = plan.claim == later.claim or plan.beside & (later.beside | later.around) or _COMPARED & set(_words(later))
        return How.CHANGED if is_told and _days_apart(plan, later) <= _APART else None
    if not _is_due_by(plan, later):
        return None
    return How.CHANGED if _lengths_differ(plan, later) else How.HAPPENED


def _came(plan: Told, later: Told) -> How | None:
    polarity = later.said.statement.polarity
    met = meets(plan, later)
    if polarity is Polarity.NEGATIVE:
        is_told = bool(plan.doings & later.doings) and met is not False and _is_due_by(plan, later)
        return How.NOT_HAPPENED if is_told and not _NOT_YET.intersection(_words(later)) else None
    return _otherwise(plan, later) if polarity is Polarity.POSITIVE else None


def _has_common(plan: Told, later: Told, rare: Mapping[str, float]) -> bool:
    """Whether anything but the kind of doing and the time says that it is one thing."""
    if plan.claim == later.claim or plan.named & later.named:
        return True
    if telling(plan.words - later.done, later.words - plan.done, rare) >= _COMMON:
        return True
    is_dated = due_of(plan) != (None, None)
    return is_dated and telling(plan.around, later.around, rare) >= _COMMON_AROUND


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
    new_day = -_OTHER_DAY if meets(plan, later) is False else 0.0  # what is put off may name its new day
    return doing + _beside(plan, later, rare) + new_day if doing else 0.0


def _beside(plan: Told, later: Told, rare: Mapping[str, float]) -> float:
    """What speaks for one thing besides the doing: the people, the day, telling words."""
    met = meets(plan, later)
    weight = _SAME_DAY if met is True else _OTHER_DAY if met is False else 0.0
    if met is None and _is_day_beside(plan, later):
        weight += _DAY_BESIDE
    weight += _LEANS * plan.leans
    weight += _OTHER_PLACE * (plan.where is not None and later.where is not None and plan.where != later.where)
    weight += _OTHER_THINGS * (met is not True and bool(plan.beside) and not plan.beside & later.around)
    weight += _AT_HEAD * later.is_head + _ON_TIME * _is_on_time(plan, later)
    if plan.who & later.who:
        weight += _SAME_PEOPLE
    elif plan.named and later.named:
        weight += _OTHER_PEOPLE
    weight += min(_MOST_WORDS, telling(plan.words, later.words, rare))
    return weight + min(_MOST_AROUND, _AROUND * telling(plan.around, later.around, rare))


def _is_day_beside(plan: Told, later: Told) -> bool:
    first, last = due_of(plan)
    return any(begun <= (last or begun) and (first or ended) <= ended for begun, ended in later.days if first or last)


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


def _days_apart(plan: Told, later: Told) -> int:
    """The days between what was due and what was told; many where a side is open."""
    (first, last), (begun, ended) = map(_parsed, (plan, later))
    if begun is None or ended is None or (first or last) is None:
        return _APART + 1
    gaps = [(begun - last).days if last else 0, (first - ended).days if first else 0]
    return max(gaps)


def _parsed(each: Told) -> tuple[date | None, date | None]:
    first, last = due_of(each)
    return parse_day(first), parse_day(last)


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
    came = _best(each for each in found if each.how in (How.HAPPENED, How.CHANGED) and not each.is_word)
    off = _best(each for each in found if each.is_word)
    missed = _best(each for each in found if each.how is How.NOT_HAPPENED)
    if came is not None and off is not None:
        return _after(off, came)
    if came is not None and missed is not None:
        return max((came, missed), key=lambda each: each.weight)
    return came or off or missed


def _after(off: Outcome, came: Outcome) -> Outcome:
    """What holds of something told to be off, and told to have come: what came later, and otherwise; or on that very day.

    A delay of hours on the day due changes nothing of what came on that day.
    """
    if came.on_day and came.told.said.order >= off.told.said.order:
        return came
    if came.told.said.order > off.told.said.order:
        return replace(came, how=How.CHANGED)
    return off


def _best(outcomes: Iterable[Outcome]) -> Outcome | None:
    """The one for which most speaks, a headline after the text; of its report, what stands first among its equals."""
    found = list(outcomes)
    best = max(found, key=_shown, default=None)
    if best is None:
        return None
    near = (each for each in found if each.told.said.report == best.told.said.report and each.how is best.how)
    near = (each for each in near if _shown(each) >= _shown(best) - _NEARLY)
    return min(near, key=lambda each: each.told.said.statement.spans[0].start)


def _shown(each: Outcome) -> float:
    return each.weight - _HEADLINE * each.told.is_headline
