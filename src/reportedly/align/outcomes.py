"""What became of a plan: what a later statement tells of it, as come, otherwise, off, or not come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reportedly.align.kinship import days_apart, has_common, is_due_by, kinship, meets, naming, weight_of_missing
from reportedly.align.told import Told, due_of
from reportedly.model.claim import How
from reportedly.model.reading import Certainty, Figure, Polarity, Status
from reportedly.text.numbers import same_number
from reportedly.text.words import find_words

_TOLD = frozenset({Status.HAPPENED, Status.ONGOING})
_ENOUGH = 2.75  # of what align/kinship.py counts
_UNSURE = 0.5  # more, for what would be said not to have come
_SURELY = 2.5  # more, for what would have come although it was called off
_UNDATED = 0.5  # more, where no day says when it was due
_HEADLINE, _NEARLY = 1.0, 0.5  # a headline says less than the text below it; what nearly as much speaks for
_APART = 14  # days: what came so long before or after the day due was another thing
# Words by which a report says itself that it came on another day.
_COMPARED = frozenset(
    ["earlier", "later", "late", "early", "ahead", "sooner", "delayed", "delay", "instead", "after", "before"]
)
_HELD_AGAINST = frozenset({"later", "earlier", "late", "early", "longer", "shorter", "twice", "instead", "than"})
_RELATIVE, _ONCE = frozenset({"which", "that"}), frozenset({"was", "were", "had"})
_ANOTHER = frozenset({"next", "another", "further", "second", "third"})
_AHEAD_OF = frozenset({"eve", "before", "ahead", "advance", "postponed", "until"})  # it had not begun
_OFF = frozenset({How.CANCELLED, How.CHANGED})
_NOT_YET = frozenset({"yet", "still", "until", "before", "first", "again"})


@dataclass(frozen=True)
class Outcome:
    """A later statement, how it tells the plan went, and how much speaks for it telling of that plan.

    `on_day`: it names a day on which the thing was due; `is_other_day`: another one. `is_word`: it tells no doing, only
    that it is off or moved.
    """

    how: How
    told: Told
    weight: float
    on_day: bool
    is_word: bool = False
    is_other_day: bool = False


def outcome_of(plan: Told, later: Told, rare: Mapping[str, float]) -> Outcome | None:
    """What a later statement tells of a plan, or None. Only what is told as done, and as certain, tells anything."""
    statement = later.said.statement
    if statement.certainty is not Certainty.CERTAIN or _is_before(plan, later):
        return None
    if statement.status is Status.PLANNED:
        return _taken_back(plan, later, rare)
    if statement.status not in _TOLD:
        return None
    ended = _by_word(plan, later, rare)
    if ended is not None or statement.nominal or not _is_finite(later):
        return ended
    if plan.due & later.missed:
        return _missed(plan, later, weight_of_missing(plan, later, rare))
    weight = kinship(plan, later, rare)
    if weight < _ENOUGH + _UNDATED * (due_of(plan) == (None, None)) or not has_common(plan, later, rare):
        return None
    how = _came(plan, later)
    met = meets(plan, later)
    return Outcome(how, later, weight, met is True, is_other_day=met is False) if how is not None else None


def outcome_beside(plan: Told, other: Told) -> Outcome | None:
    """What the sentence of a plan itself tells: "cancelled its fair, which was to be held on Sunday", or None.

    Only of what both of them name in the very same words, and what was still to come when the sentence was written.
    """
    statement, ending = other.said.statement, other.became
    is_sure = statement.status in _TOLD and statement.certainty is Certainty.CERTAIN
    is_off = ending is not None and ending.how in _OFF and statement.polarity is Polarity.POSITIVE
    if ending is None or not is_sure or not is_off or not _is_relative_to(plan, other):
        return None
    return Outcome(ending.how, other, _ENOUGH, on_day=False, is_word=True)


def _is_relative_to(plan: Told, other: Told) -> bool:
    """Whether the plan is a relative clause ("which was to …") on something in the other statement."""
    pieces, text = plan.said.statement.spans, plan.said.reading.report.text
    if len(pieces) < 2 or not any(span.holds(pieces[0]) for span in other.said.statement.spans):
        return False
    between = {match[0].lower() for match in find_words(text[pieces[0].end : pieces[1].start])}
    return bool(between & _RELATIVE) and bool(plan.plain & _ONCE)


def _by_word(plan: Told, later: Told, rare: Mapping[str, float]) -> Outcome | None:
    """What a statement tells that names the thing, by a word for its end."""
    if later.became is None or not has_common(plan, later, rare):
        return None
    if _ANOTHER & later.plain and meets(plan, later) is not True:  # "postponed its next strike": not the last one
        return None
    weight = naming(plan, later, rare)
    how = _ended(plan, later) if weight >= _ENOUGH else None
    if how is None:
        return None
    return Outcome(how, later, weight, meets(plan, later) is True, is_word=later.became.how in _OFF)


def _taken_back(plan: Told, later: Told, rare: Mapping[str, float]) -> Outcome | None:
    """What a later report tells of the time to come: that it *will not* be done, or somebody stays beyond the day."""
    if later.said.statement.polarity is not Polarity.NEGATIVE:
        return _outstayed(plan, later, weight_of_missing(plan, later, rare))
    weight = kinship(plan, later, rare)
    is_same = bool(plan.doings & later.doings) and has_common(plan, later, rare)
    if not is_same or weight < _ENOUGH or meets(plan, later) is False or not _is_ahead(plan, later):
        return None
    return Outcome(How.CANCELLED, later, weight, on_day=False, is_word=True)


def _is_ahead(plan: Told, later: Told) -> bool:
    """Whether it was still to come when the later report was written."""
    _, last = due_of(plan)
    return last is None or last >= later.day


def _outstayed(plan: Told, later: Told, weight: float) -> Outcome | None:
    """That somebody who was to go *stays until* a later day: it comes otherwise."""
    first, _ = due_of(later)
    is_later = first is not None and days_apart(plan, later) > 0
    if weight < _ENOUGH or not is_later or not is_due_by(plan, later):
        return None
    return Outcome(How.CHANGED, later, weight, on_day=False)


def _missed(plan: Told, later: Told, weight: float) -> Outcome | None:
    """That it did not come, told in words of its own."""
    is_told = later.said.statement.polarity is not Polarity.UNKNOWN and weight >= _ENOUGH + _UNSURE
    if not is_told or not is_due_by(plan, later) or meets(plan, later) is False:
        return None
    return Outcome(How.NOT_HAPPENED, later, weight, meets(plan, later) is True)


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
        return How.NOT_HAPPENED if ending.how is How.HAPPENED and is_due_by(plan, later) else None
    if ending.how is How.CHANGED and meets(plan, later) is not False:
        return None
    if ending.how is How.HAPPENED:
        return _otherwise(plan, later)
    is_past = first is not None and first < later.day  # by then it may have begun: a search is called off at dusk
    return ending.how if not is_past or meets(plan, later) or _AHEAD_OF & later.plain else None


def _otherwise(plan: Told, later: Told) -> How | None:
    """How what came stands to what was planned: on another day or at another length, it *changed*."""
    if meets(plan, later) is False:
        is_told = plan.claim == later.claim or plan.beside & later.beside or _COMPARED & later.plain
        return How.CHANGED if is_told and days_apart(plan, later) <= _APART else None
    if not is_due_by(plan, later):
        return None
    return How.CHANGED if _lengths_differ(plan, later) or _shares_differ(plan, later) else How.HAPPENED


def _came(plan: Told, later: Told) -> How | None:
    polarity = later.said.statement.polarity
    met = meets(plan, later)
    if polarity is Polarity.NEGATIVE:
        is_told = bool(plan.doings & later.doings) and met is not False and is_due_by(plan, later)
        return How.NOT_HAPPENED if is_told and not _NOT_YET & later.plain else None
    return _otherwise(plan, later) if polarity is Polarity.POSITIVE else None


def _lengths_differ(plan: Told, later: Told) -> bool:
    """Whether either tells one length of time, and not the same: "for two hours", "lasted four hours"."""
    one, other = _length(plan), _length(later)
    return one is not None and other is not None and one != other


def _length(each: Told) -> str | None:
    times = each.said.reading.times
    told = {times[n].value for n in each.said.statement.times if n < len(times)}
    lengths = [value for value in told if value and value.startswith("P")]
    return lengths[0] if len(lengths) == 1 else None


def _shares_differ(plan: Told, later: Told) -> bool:
    """Whether either gives one share in per cent, and not the same: "80 per cent of the shares", "51 per cent"."""
    one, other = _share(plan), _share(later)
    return one is not None and other is not None and same_number(one, other) is False


def _share(each: Told) -> Figure | None:
    found = [figure for figure in each.said.figures() if figure.unit == "percent"]
    return found[0] if len(found) == 1 else None


def surest(outcomes: Iterable[Outcome]) -> Outcome | None:
    """What later statements tell together: the best told coming, unless it was called off at that time or later.

    What was put off, and came after that, came otherwise. Of equals the first one stands.
    """
    found = list(outcomes)
    came = _best(each for each in found if each.how in (How.HAPPENED, How.CHANGED) and not each.is_word)
    came = _held_against(found, came)
    off = _best(each for each in found if each.is_word)
    missed = _best(each for each in found if each.how is How.NOT_HAPPENED)
    if came is not None and off is not None:
        return _after(off, came)
    if came is not None and missed is not None:
        return _surer(came, missed)
    return came or off or missed


def _held_against(found: Iterable[Outcome], came: Outcome | None) -> Outcome | None:
    """What came, as told by a report that holds it against the plan: "a day later than announced", "twice as long".

    Of what came on the very day, only another length is told so: another day is that of another thing.
    """
    if came is None:
        return None
    otherwise = _best(each for each in found if _compares(each) and each.told.said.order >= came.told.said.order)
    is_other = otherwise is None or (came.on_day and otherwise.is_other_day)
    return came if is_other else otherwise


def _compares(each: Outcome) -> bool:
    return each.how is How.CHANGED and not each.is_word and bool(_HELD_AGAINST & each.told.plain)


def _surer(came: Outcome, missed: Outcome) -> Outcome | None:
    """The one for which clearly more speaks: reports that are at odds tell no outcome."""
    first, second = sorted((came, missed), key=lambda each: -each.weight)
    return first if first.weight - second.weight >= _UNSURE else None


def _after(off: Outcome, came: Outcome) -> Outcome:
    """What holds of something told to be off, and to have come: what came later, otherwise; or on that very day.

    A delay of hours on the day due changes nothing of what came on that day. What was called off and given no new day
    comes only where very much speaks for it.
    """
    if came.on_day and came.told.said.order >= off.told.said.order:
        return came
    new_day, _ = due_of(off.told)
    is_put_off = new_day is not None and new_day >= off.told.day
    if came.told.said.order > off.told.said.order and (is_put_off or came.weight >= _ENOUGH + _SURELY):
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
