"""How each support stands to its claim: says, differs, denies, may conflict, tells what came of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportedly.model.account import Account
from reportedly.model.base import Record
from reportedly.model.claim import ChainLink, Claim, How, Slot, Stance, Support
from reportedly.model.reading import SourceKind
from reportedly.tell.labels import Label, label
from reportedly.tell.shelf import Shelf
from reportedly.tell.view import Mark

Told = tuple[str, str]  # report and statement
Clashing = tuple[int, int, Slot]  # the words of a possible conflict, and in what

# Where a report says a claim twice, its cell shows the stance that an editor must not miss.
WEIGHT = {
    Mark.CONFLICTS: 6, Mark.DENIES: 5, Mark.DIFFERS: 4, Mark.CAME: 3, Mark.SAYS: 2, Mark.TOLD_OTHERWISE: 1,
    Mark.OTHER_SOURCE: 0,
}  # fmt: skip
# A support that differs in nothing else says the same: from elsewhere, or told otherwise.
_CALM = frozenset({Slot.ATTRIBUTION, Slot.STATUS, Slot.CERTAINTY})


class Stances(Record, frozen=True, kw_only=True):
    """What is known of one claim before its voices are cut: see `stances`.

    `clashing`: the supports of a possible conflict, each with the places of its words. `planned`: the supports that
    tell a plan of which another support tells what came; `came`: those that do, with what it was.
    """

    lead: Support
    clashing: Mapping[Told, tuple[Clashing, ...]]
    planned: frozenset[Told]
    came: Mapping[Told, How]


def plans_inside(account: Account) -> dict[str, dict[Told, tuple[Told, How]]]:
    """By claim, the plans that are told in it together with what came of them: plan → (outcome, how)."""
    found: dict[str, dict[Told, tuple[Told, How]]] = {}
    for plan in account.plans:
        if plan.outcome is not None and plan.outcome.claim == plan.claim:
            outcome = (plan.outcome.report, plan.outcome.statement)
            found.setdefault(plan.claim, {})[plan.report, plan.statement] = (outcome, plan.how)
    return found


def stances(claim: Claim, lead: Support, plans: Mapping[Told, tuple[Told, How]], shelf: Shelf) -> Stances:
    """Gather what sets the supports of a claim against each other; a copy stands where the text it repeats stands.

    Cost: linear in its conflicts, plans and supports.
    """
    clashing: dict[Told, list[Clashing]] = {}
    for conflict in claim.conflicts:
        for statement, words in ((conflict.first, conflict.a), (conflict.second, conflict.b)):
            clashing.setdefault((words.report, statement), []).append((words.start, words.end, conflict.slot))
    clashing |= dict(_in_copies(claim, clashing, shelf))
    return Stances(
        lead=lead,
        clashing={told: tuple(places) for told, places in clashing.items()},
        planned=frozenset(plans),
        came=dict(plans.values()),
    )


def _in_copies(
    claim: Claim, clashing: Mapping[Told, Sequence[Clashing]], shelf: Shelf
) -> Iterator[tuple[Told, list[Clashing]]]:
    """Yield the supports that repeat a clashing one, word for word in one text, with the places of the same words."""
    said = {_telling(each, shelf): each for each in claim.supports if told(each) in clashing}
    for support in claim.supports:
        source = said.get(_telling(support, shelf))
        if source is not None and told(support) not in clashing:
            moved = support.spans[0].start - source.spans[0].start
            yield told(support), [(start + moved, end + moved, slot) for start, end, slot in clashing[told(source)]]


def _telling(support: Support, shelf: Shelf) -> tuple[object, ...]:
    """By what a support is known again in a copy: the text, its words, how its pieces stand to each other."""
    first = support.spans[0].start
    pieces = shelf.cut(support.report, support.spans).pieces
    shape = tuple((span.start - first, span.end - first) for span in support.spans)
    return shelf.text_of[shelf.number(support.report)], shape, pieces


def told(support: Support) -> Told:
    """By what a support is known inside its claim: ids of statements may repeat between reports."""
    return support.report, support.statement


def how_it_came(known: Stances) -> Label | None:
    """What came of the plan that a claim tells; None where it tells none, or not what came of it."""
    return label("how", next(iter(known.came.values()))) if known.came else None


def mark(support: Support, known: Stances, shelf: Shelf) -> Mark:
    """The mark of one support. A denial of the claim stays one; a possible conflict marks both of its sides."""
    if support.stance is Stance.DENIES:
        return Mark.DENIES
    if told(support) in known.clashing:
        return Mark.CONFLICTS
    if support.stance is Stance.DIFFERS or not _CALM.issuperset(support.differs_in):
        return Mark.DIFFERS
    if Slot.STATUS in support.differs_in and turns(support, known):
        return Mark.CAME
    if support.differs_in == (Slot.ATTRIBUTION,):
        return Mark.SAYS if _repeats(shelf, support, known.lead) else Mark.OTHER_SOURCE
    return Mark.TOLD_OTHERWISE if support.differs_in else Mark.SAYS


def turns(support: Support, known: Stances) -> bool:
    """Whether one of a support and its lead tells a plan, and the other one what came of it."""
    mine, leads = told(support), told(known.lead)
    return (mine in known.came and leads in known.planned) or (mine in known.planned and leads in known.came)


def says(its: Mark, support: Support, known: Stances) -> Label:
    """The mark in more words: which source is missing, how else it is told, what came of it."""
    if support is known.lead:
        return label("mark", its) if its is Mark.CONFLICTS else label("told", "lead")
    if its is Mark.OTHER_SOURCE:
        here, there = _is_sourced(support), _is_sourced(known.lead)
        return label("told", "source_other" if here == there else "source_here" if here else "source_none")
    if its is Mark.CAME:
        how = known.came.get(told(support))
        return label("told", f"came_{how}" if how is not None else "came_before")
    if its is Mark.TOLD_OTHERWISE:
        return label("told", support.status if Slot.STATUS in support.differs_in else support.certainty)
    return label("mark", its)


def _repeats(shelf: Shelf, support: Support, lead: Support) -> bool:
    """Whether it stands in a copy of the lead's text and names the same source: there it can be no other one."""
    texts = {shelf.text_of[shelf.number(each.report)] for each in (support, lead)}
    named = {tuple((link.kind, link.name) for link in each.chain if _is_source(link)) for each in (support, lead)}
    return len(texts) == len(named) == 1


def _is_sourced(support: Support) -> bool:
    return any(_is_source(link) for link in support.chain)


def _is_source(link: ChainLink) -> bool:
    """Whether a link is somebody cited: another outlet by its words, but not the outlet that the report is of."""
    is_own = link.kind is SourceKind.OUTLET and link.start is None
    return not is_own and link.kind is not SourceKind.UNSTATED
