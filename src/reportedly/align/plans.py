"""Planned → happened: what later reports tell of what was still to come, and what is overdue."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from reportedly.align.ledger import Key, Ledger, Said
from reportedly.model.base import Span
from reportedly.model.claim import Claim, How, Outcome, Plan
from reportedly.model.reading import Certainty, Direction, Polarity, Status
from reportedly.model.report import BlockKind
from reportedly.text.doings import noun_doings, verb_doings
from reportedly.text.tables import read_table
from reportedly.text.words import find_words, is_stop_word, stem

_TOLD = frozenset({Status.HAPPENED, Status.ONGOING})
_LOOKED_AT = 240  # statements of one doing, in the reports behind its own, that a plan is held against
_DAY = len("2019-01-17")
_LEADING = 6  # words in front of the doing: "is due to land", "has been announced for"
_RELATIVE = frozenset({"which", "who", "whose", "that", "where", "when"})
_LIGHT = frozenset({"be", "have", "do", "make", "take", "give", "go", "get", "come", "hold", "set", "keep", "say"})
# The surer outcome first: of two statements that could tell what became of a plan, this one is shown.
_ORDER = (How.HAPPENED, How.CANCELLED, How.NOT_HAPPENED, How.CHANGED)


@dataclass(frozen=True)
class Told:
    """A statement with what plans are compared by.

    `day`: the day of its report, "" if unknown. `doings`: classes and stems of what is done. `who`: the story's
    entities. `words`: stems of its content words. `events`: classes and stems of the nouns in it that tell a doing
    ("strike"). `became`: what it says became of something planned, by a word of its own ("called off", "took place").
    """

    said: Said
    claim: str
    day: str
    doings: frozenset[str]
    who: frozenset[str]
    words: frozenset[str]
    events: frozenset[str]
    became: How | None


def find_plans(claims: Sequence[Claim], ledger: Ledger) -> tuple[Plan, ...]:
    """Find what is told as still to come, and what the reports tell of it afterwards; by report, then by place.

    A plan is an affirmed statement about something to come that has a day, or of which the reports tell what became. It
    is resolved by a statement of a later day (or of the day that it was due) in the same claim, or of the same doing by
    the same people: on the day due it *happened*, on another day it *changed*; by a word for calling off, it was
    *cancelled*; denied, it did *not happen*. Overdue is what was due before the day of the last report that could be
    read. Unsure stays open. Cost: linear in the statements but for those of one doing that are looked at.
    """
    told = _told(claims, ledger)
    index: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        for key in (f"claim {each.claim}", *(each.doings | each.events), *_day_key(each)):
            index[key].append(each)
    last = _last_day(ledger)
    plans = (_plan(each, index, ledger, last=last) for each in _innermost([each for each in told if _is_plan(each)]))
    return tuple(plan for plan in plans if plan is not None)


def _day_key(each: Told) -> tuple[str, ...]:
    """The key of what is told of one single day."""
    first, last = _due(each)
    return (f"on {first}",) if first is not None and first == last else ()


def _innermost(plans: Sequence[Told]) -> list[Told]:
    """Leave out what only leads to another plan of the same day inside of it: "X said that Y will come"."""
    kept: list[Told] = []
    for plan in plans:
        spans = plan.said.statement.spans
        hull = Span(start=spans[0].start, end=spans[-1].end)
        while kept and kept[-1].said.report == plan.said.report and _due(kept[-1]) == _due(plan) and (
            kept[-1].said.statement.spans[0].start <= hull.start and hull.end <= kept[-1].said.statement.spans[-1].end
        ):
            kept.pop()
        kept.append(plan)
    return kept


def _told(claims: Sequence[Claim], ledger: Ledger) -> list[Told]:
    home = {(s.report, s.statement): claim.id for claim in claims for s in claim.supports}
    return [_describe(said, home[said.key], ledger) for said in ledger.said() if said.key in home]


def _describe(said: Said, claim: str, ledger: Ledger) -> Told:
    words = [stem(match[0]) for match in find_words(said.words)]
    entities = (ledger.entity(said.report, each) for each in said.statement.who)
    return Told(
        said=said,
        claim=claim,
        day=(said.reading.report.published.value or "")[:_DAY],
        doings=_doings(said),
        who=frozenset(each for each in entities if each),
        words=frozenset(stem(m[0]) for m in find_words(said.words) if not is_stop_word(m[0])),
        events=frozenset(doing for word in words for doing in noun_doings(word)),
        became=_became(words),
    )


def _doings(said: Said) -> frozenset[str]:
    """What is done: the predicate's terms, and what follows a plan's "to" ("is due to land")."""
    found = {term for term in said.statement.terms if not term.startswith("be ") and term not in _LIGHT}
    if said.statement.status is Status.PLANNED and said.statement.predicate is not None:
        found |= _behind_to(said, said.statement.predicate)
    return frozenset(found - {"be"})


def _behind_to(said: Said, predicate: Span) -> set[str]:
    words = [stem(m[0]) for m in find_words(said.reading.report.text[predicate.start : predicate.start + 80])]
    if "to" not in words[:_LEADING]:
        return set()
    verb = words[words.index("to") + 1 :][:1]
    return {doing for each in verb for doing in (verb_doings(each) or (each,))} - _LIGHT


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], How], ...]:
    return tuple((tuple(map(stem, row["words"].split())), How(row["how"])) for row in read_table("plan_outcomes"))


def _became(words: Sequence[str]) -> How | None:
    """What became of something planned, if a statement holds words for it, the one behind the other."""
    present = set(words)
    for phrase, how in _phrases():
        if phrase[0] in present and _holds(words, phrase):
            return how
    return None


def _holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    return any(tuple(words[at : at + size]) == tuple(phrase) for at in range(len(words) - size + 1))


def _last_day(ledger: Ledger) -> str:
    days = [r.report.published.value for r in ledger.evidence.readings if not r.report.incomplete]
    return max(((day or "")[:_DAY] for day in days), default="")


def _is_plan(each: Told) -> bool:
    """Whether it tells something still to come on the day of its report: by its status, or by the calendar alone."""
    statement = each.said.statement
    first, last = _due(each)
    if statement.polarity is not Polarity.POSITIVE or _is_over(each):
        return False
    words = [match[0].lower() for match in find_words(each.said.words)]
    if statement.nominal or (words and words[0] in _RELATIVE):  # a mention, or an aside on something else
        return False
    is_coming = first is not None and bool(each.day) and first > each.day
    if statement.status is Status.PLANNED:
        return statement.certainty is not Certainty.UNDERSPECIFIED or is_coming
    is_told_so = statement.status in (Status.SPECULATED, Status.CONDITIONAL) and last is not None and bool(each.day)
    return (is_told_so or is_coming) and statement.certainty is not Certainty.UNDERSPECIFIED


def _is_over(each: Told) -> bool:
    """Whether its time lies before its report, by the calendar or by the words ("earlier this month")."""
    first, last = _due(each)
    if last is not None and each.day and (last < each.day or (first or last) < each.day == last):
        return True
    times = each.said.reading.times
    told = [times[number].direction for number in each.said.statement.times if number < len(times)]
    return bool(told) and all(direction is Direction.PAST for direction in told)


def _due(each: Told) -> tuple[str | None, str | None]:
    when = each.said.statement.when
    return (when.earliest, when.latest) if when else (None, None)


def _plan(plan: Told, index: dict[str, list[Told]], ledger: Ledger, *, last: str) -> Plan | None:
    first, latest = _due(plan)
    later = list(_candidates(plan, index))
    resolved = _resolve(plan, later, ledger)
    if resolved is None and first is None and latest is None:
        return None
    is_past = latest is not None and len(last) == _DAY and bool(plan.day) and latest < last
    is_silent = is_past and not _is_heard(plan, later, index)
    how, outcome = resolved or (How.OVERDUE if is_silent else How.OPEN, None)
    return Plan(
        claim=plan.claim, report=plan.said.report, statement=plan.said.statement.id,
        due_first=first, due_last=latest, how=how, outcome=outcome,
    )  # fmt: skip


def _is_heard(plan: Told, later: Sequence[Told], index: dict[str, list[Told]]) -> bool:
    """Whether later reports may tell of it after all: of the doing, or of that day in any of its words.

    Of a plan of which no name says whose it is, any word on that day may tell.
    """
    of_day = (each for key in _day_key(plan) for each in _behind(plan, index[key]))
    return any(_is_about(plan, each, least=1) or _meets(plan, each) for each in later) or any(
        not plan.who or each.became or plan.words & each.words for each in of_day
    )


def _resolve(plan: Told, candidates: Sequence[Told], ledger: Ledger) -> tuple[How, Outcome] | None:
    """The surest outcome that a later statement tells; of equals the earliest told."""
    found = []
    for place, later in enumerate(candidates):
        how = _how(plan, later)
        if how is not None:
            in_claim = later.claim == plan.claim
            found.append(((_ORDER.index(how), _rank_of_block(later, ledger), not in_claim, place), how, later))
    if not found:
        return None
    _, how, later = min(found, key=lambda row: row[0])
    return how, Outcome(claim=later.claim, report=later.said.report, statement=later.said.statement.id)


def _rank_of_block(later: Told, ledger: Ledger) -> bool:
    """A headline says less than the text below it."""
    return ledger.place_of(later.said)[0] is BlockKind.HEADLINE


def _candidates(plan: Told, index: dict[str, list[Told]]) -> Iterator[Told]:
    """Later statements that share claim or doing with the plan, each once, in order."""
    seen: set[Key] = {plan.said.key}
    for key in (f"claim {plan.claim}", *sorted(plan.doings | plan.events)):
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
    first, _ = _due(plan)
    return other.day > plan.day or (other.day == plan.day and first is not None and first <= plan.day
                                    and other.said.order > plan.said.order)  # fmt: skip


def _how(plan: Told, later: Told) -> How | None:
    statement = later.said.statement
    if statement.status not in _TOLD or statement.certainty is not Certainty.CERTAIN:
        return None
    meets = _meets(plan, later)
    if later.became is not None and _is_named(plan, later):
        is_no = statement.polarity is Polarity.NEGATIVE
        return later.became if not is_no else How.NOT_HAPPENED if later.became is How.HAPPENED else None
    if later.claim != plan.claim and not _is_same_doing(plan, later):
        return None
    if statement.polarity is Polarity.NEGATIVE:
        return How.NOT_HAPPENED if meets is not False else None
    if statement.polarity is not Polarity.POSITIVE:
        return None
    if statement.nominal or not (statement.subjects or later.who):  # a noun names what was to come, not that it came
        return None
    if _due(plan) == (None, None) and not plan.who & later.who:
        return None
    if meets is False:
        return How.CHANGED if _is_near(plan, later) else None
    return How.HAPPENED if _is_due_by(plan, later) else None


def _is_same_doing(plan: Told, later: Told) -> bool:
    """Whether the same people do the same; where nobody is named on a side, on the very day and in words alike."""
    if not plan.doings & later.doings:
        return False
    if plan.who and later.who:
        return _is_about(plan, later, least=1)
    return _meets(plan, later) is True and _is_about(plan, later, least=2)


def _is_named(plan: Told, later: Told) -> bool:
    """Whether a statement names what was planned: its doing, as a noun, by the same people or for the same day."""
    if not (plan.doings | plan.events) & (later.events - later.doings):
        return False
    return _is_about(plan, later, least=2) or (_meets(plan, later) is True and len(plan.words & later.words) > 1)


def _is_about(plan: Told, later: Told, *, least: int) -> bool:
    """Whether the same people take part; without people in common, so many content words must be beside the doing."""
    shared = plan.words & later.words
    if plan.who and later.who:
        return bool(plan.who & later.who) and len(shared) >= least
    return len(shared) > least


def _meets(plan: Told, later: Told) -> bool | None:
    """Whether the days told afterwards are days on which it was due; None where one of them is not known."""
    first, last = _due(plan)
    when = later.said.statement.when
    if when is None or not (when.earliest and when.latest) or not (first and last):
        return None
    return when.earliest <= last and first <= when.latest


def _is_near(plan: Told, later: Told) -> bool:
    """Whether it came on another day, but after the plan was told or on the eve of it: else it is another event."""
    when = later.said.statement.when
    return when is not None and (when.latest or "") >= plan.day


def _is_due_by(plan: Told, later: Told) -> bool:
    """Whether it was told when the plan was due or afterwards; what has no day was due from the day on it was told."""
    first, _ = _due(plan)
    return first is None or first <= later.day
