"""Planned → happened: what later reports tell of what was still to come, and what is overdue."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from msgspec.structs import replace

from reportedly.align.described import tell_all
from reportedly.align.kinship import kinship, meets
from reportedly.align.ledger import Key, Ledger
from reportedly.align.outcomes import outcome_beside, outcome_of, surest
from reportedly.align.planned import plans_among
from reportedly.align.told import DAY, Told, due_of, each_of, rarity, with_words_of
from reportedly.model.claim import Claim, How, Outcome, Plan
from reportedly.model.reading import Certainty, Polarity

_HEARD = 2.0  # speaks for a later statement telling of it, but not surely
_LOOKED_AT = 240  # statements of one key, in the reports behind its own, that a plan is held against


def find_plans(claims: Sequence[Claim], ledger: Ledger) -> tuple[Plan, ...]:
    """Find what is told as still to come, and what the reports tell of it afterwards; by report, then by place.

    A plan is an affirmed statement about something to come. It is resolved by a statement of a later day (or of the day
    that it was due) that tells the same doing, or another one in which such things come ("is to sail", "left port"),
    with people, day and words that say it is one thing: on the day due it *happened*, on another day it *changed*; by a
    word for calling off, it was *cancelled*; denied, it did *not happen*. Overdue is what was due before the day of the
    last report that could be read. Unsure stays open. Cost: linear in the statements but for those of one key that are
    looked at.
    """
    told = tell_all(claims, ledger)
    rare = rarity(told)
    index: dict[str, list[Told]] = defaultdict(list)
    for key, each in each_of(told):
        index[key].append(each)
    desk = _Desk(index, rare, _last_day(ledger), _ends(told))
    found = [(plan, desk.plan(plan)) for plan in plans_among(told, ledger)]
    return tuple(_once(_agreed(_with_new_days(found, desk.instead))))


def _ends(told: Sequence[Told]) -> Mapping[tuple[str, int], list[Told]]:
    """The statements that tell by a word what became of something, by their sentence."""
    found: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for each in told:
        if each.became is not None:
            found[each.sentence].append(each)
    return found


def _agreed(found: Sequence[tuple[Told, Plan]]) -> list[tuple[Told, Plan]]:
    """The plans, those of one day with one outcome alike: what came otherwise for one of them did for all."""
    changed = {(p.due_first, p.due_last, p.outcome) for _, p in found if p.how is How.CHANGED and p.due_first}
    return [
        (told, replace(plan, how=How.CHANGED))
        if plan.how is How.HAPPENED and (plan.due_first, plan.due_last, plan.outcome) in changed
        else (told, plan)
        for told, plan in found
    ]


def _with_new_days(found: Sequence[tuple[Told, Plan]], instead: Mapping[Key, Key]) -> list[tuple[Told, Plan]]:
    """The plans, those that were put off changed where the plan that took their place came."""
    came = {told.said.key: plan for told, plan in found if plan.how in (How.HAPPENED, How.CHANGED)}
    later = {old: came[new] for new, old in instead.items() if new in came}
    return [
        (told, replace(plan, how=How.CHANGED, outcome=later[told.said.key].outcome))
        if plan.how is How.CANCELLED and told.said.key in later
        else (told, plan)
        for told, plan in found
    ]


def _once(found: Sequence[tuple[Told, Plan]]) -> Iterator[Plan]:
    """The plans, those of one sentence with one outcome once: the one with a day, else the first."""
    best: dict[object, Plan] = {}
    for told, plan in found:
        key = (told.sentence, plan.outcome) if plan.outcome else (plan.report, plan.statement)
        known = best.get(key)
        if known is None or (known.due_first is None and plan.due_first is not None):
            best[key] = plan
    kept = {(plan.report, plan.statement) for plan in best.values()}
    return (plan for _, plan in found if (plan.report, plan.statement) in kept)


def _last_day(ledger: Ledger) -> str:
    days = [r.report.published.value for r in ledger.evidence.readings if not r.report.incomplete]
    return max(((day or "")[:DAY] for day in days), default="")


class _Desk:
    """What plans are held against; and which plans put others off, as far as they were asked for in order."""

    def __init__(
        self,
        index: Mapping[str, list[Told]],
        rare: Mapping[str, float],
        last: str,
        ends: Mapping[tuple[str, int], list[Told]],
    ) -> None:
        self._index, self._rare, self._last, self._ends = index, rare, last, ends
        self.instead: dict[Key, Key] = {}  # by a plan that takes the place of another one: that one
        self._put_off: dict[tuple[str, str | int], Told] = {}  # by statement, and by sentence

    def plan(self, given: Told) -> Plan:
        """The plan with what became of it. What puts another plan off is about the same thing: found by its words."""
        first, latest = due_of(given)
        before = self._put_off.get(given.sentence_before) if given.leans else None
        old = self._put_off.get(given.said.key) or before
        if old is not None:
            self.instead[given.said.key] = old.said.key
        plan = with_words_of(given, old)
        later = list(_candidates(plan, self._index))
        found = [each for other in later if (each := outcome_of(plan, other, self._rare))]
        found += [each for other in self._ends.get(plan.sentence, ()) if (each := outcome_beside(plan, other))]
        for each in found:
            if each.how in (How.CANCELLED, How.CHANGED):
                self._put_off.update({each.told.said.key: plan, each.told.sentence: plan})
        resolved = surest(found)
        is_past = latest is not None and len(self._last) == DAY and bool(plan.day) and latest < self._last
        is_silent = is_past and not any(kinship(plan, other, self._rare) >= _HEARD for other in later)
        is_silent = is_silent and _is_sure(plan) and not _is_heard(plan, later, self._index)
        how = resolved.how if resolved else How.OVERDUE if is_silent else How.OPEN
        return Plan(
            claim=plan.claim, report=plan.said.report, statement=plan.said.statement.id,
            due_first=first, due_last=latest, how=how, outcome=_words_of(resolved.told) if resolved else None,
        )  # fmt: skip


def _words_of(told: Told) -> Outcome:
    return Outcome(claim=told.claim, report=told.said.report, statement=told.said.statement.id)


def _is_sure(plan: Told) -> bool:
    """Whether it is told that it will be: what somebody is only to do "by today" may be a question."""
    statement = plan.said.statement
    return statement.certainty is not Certainty.UNDERSPECIFIED and statement.polarity is not Polarity.UNKNOWN


def _is_heard(plan: Told, later: Sequence[Told], index: Mapping[str, list[Told]]) -> bool:
    """Whether later reports may tell of it after all: of the doing, or of that day in any of its words.

    Of a plan of which no name says whose it is, any word on that day may tell.
    """
    first, last = due_of(plan)
    of_day = _behind(plan, index.get(f"on {first}", [])) if first == last else iter(())
    return any(_is_about(plan, each) or meets(plan, each) for each in later) or any(
        not plan.who or each.became is not None or plan.words & each.words for each in of_day
    )


def _is_about(plan: Told, later: Told) -> bool:
    """Whether the same people take part; without people in common, two content words must be shared."""
    shared = plan.words & later.words
    if plan.who and later.who:
        return bool(plan.who & later.who) and bool(shared)
    return len(shared) > 1


def _candidates(plan: Told, index: Mapping[str, list[Told]]) -> Iterator[Told]:
    """Later statements that share claim, doing or course of events with the plan, each once, in order."""
    seen: set[Key] = {plan.said.key}
    courses = [f"{side} {course}" for course in sorted(plan.due) for side in ("came", "end")]
    for key in (f"claim {plan.claim}", *sorted(plan.doings | plan.events), *courses):
        for later in _behind(plan, index.get(key, [])):
            if later.said.key not in seen:
                seen.add(later.said.key)
                yield later


def _behind(plan: Told, told: Sequence[Told]) -> Iterator[Told]:
    """The later ones of statements that stand in the order of the reports, as many as are looked at."""
    first = bisect_right(told, plan.said.order, key=lambda each: each.said.order)
    return (each for each in islice(told, first, first + _LOOKED_AT) if _is_later(plan, each))


def _is_later(plan: Told, other: Told) -> bool:
    """Whether a statement was told on a later day, or in a later report of the day on which the plan was due."""
    if not plan.day or not other.day or other.said.report == plan.said.report:
        return False
    first, _ = due_of(plan)
    return other.day > plan.day or (other.day == plan.day and first is not None and first <= plan.day
                                    and other.said.order > plan.said.order)  # fmt: skip
