"""What an editor reads a story for: the claims at their places in the reading order, plans, questions one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import structs

from reportedly.errors import ContractError
from reportedly.model.account import Account, Why
from reportedly.model.claim import How, Plan
from reportedly.model.reading import When
from reportedly.tell.dates import show_when
from reportedly.tell.glance import main_contrast
from reportedly.tell.labels import label
from reportedly.tell.reading_order import reading_order
from reportedly.tell.shelf import Shelf
from reportedly.tell.view import Asked, ClaimView, Contrast, Planned, PlanView, Words

# What surprises first; what is still open last.
_ORDER = ("overdue", "not_happened", "cancelled", "changed", "happened", "unsure", "open", "undated")
_DAY = len("2019-01-17")


def placed(claims: Iterable[ClaimView], account: Account) -> tuple[ClaimView, ...]:
    """Give each claim its place in the reading order; in the order given."""
    order = {each.claim: (place, each.is_background) for place, each in enumerate(reading_order(account))}
    return tuple(
        structs.replace(claim, place=order[claim.id][0], is_background=order[claim.id][1]) for claim in claims
    )


def list_plans(account: Account, shelf: Shelf, claims: Mapping[str, ClaimView]) -> tuple[PlanView, ...]:
    """List what was still to come: what passed in silence or came otherwise first, then what came, what is open last.

    Plans with one outcome stand as one, and so does a plan that several reports tell in the same words. Within a kind
    in the account's order. Raises ContractError where a plan names what the account does not hold.
    """
    last = (account.story.last or "")[:_DAY]
    views: dict[object, PlanView] = {}
    for plan in account.plans:
        view = _plan(shelf, plan, claims, last=last)
        came = view.outcome.place if view.outcome is not None else (view.due, _words_of(view.planned[0]))
        known = views.get((view.how.key, came))
        views[view.how.key, came] = view if known is None else _with(known, view.planned[0])
    rank = {how: place for place, how in enumerate(_ORDER)}
    return tuple(sorted(views.values(), key=lambda view: rank[view.how.key]))


def _with(view: PlanView, plan: Planned) -> PlanView:
    """A row with one plan more; told for the same day in words that stand there, it only adds its report."""
    for at, known in enumerate(view.planned):
        if (known.due, _words_of(known)) == (plan.due, _words_of(plan)):
            keys = tuple(dict.fromkeys((*known.also, plan.words.key)))
            joined = structs.replace(known, also=tuple(key for key in keys if key != known.words.key))
            return structs.replace(view, planned=(*view.planned[:at], joined, *view.planned[at + 1 :]))
    return structs.replace(view, planned=(*view.planned, plan))


def _words_of(plan: Planned) -> object:
    """By what a plan is known again in another report: its words; without a text its place."""
    return tuple(word.lower() for piece in plan.words.pieces for word in piece.split()) or plan.words.place


def _how(plan: Plan, last: str) -> str:
    """What came of a plan; of an open one also whether a day is told for it, and whether that day is past.

    A day that is past: what the reports say of it may be an outcome or not. No day: it may have come unheard.
    """
    if plan.how is not How.OPEN:
        return plan.how.value
    if plan.due_last is None:
        return "open" if plan.due_first is not None else "undated"
    return "unsure" if plan.due_last < last else "open"


def _plan(shelf: Shelf, plan: Plan, claims: Mapping[str, ClaimView], *, last: str) -> PlanView:
    if plan.claim not in claims:
        raise ContractError(f"a plan names a claim that the account does not hold: {plan.claim}")
    outcome = plan.outcome
    told = Planned(words=_words(shelf, plan.report, plan.statement), also=(), due=_due(plan), claim=claims[plan.claim])
    return PlanView(
        planned=(told,),
        how=label("how", _how(plan, last)),
        outcome=_words(shelf, outcome.report, outcome.statement) if outcome else None,
    )


def _words(shelf: Shelf, report: str, statement: str) -> Words:
    found = shelf.statement(report, statement)
    if found is None:
        raise ContractError(f"a plan names a statement that the account does not hold: {report}/{statement}")
    return shelf.cut(report, found.spans)


def _due(plan: Plan) -> str | None:
    first, last = plan.due_first, plan.due_last
    value = first if first == last else None
    return show_when(When(value=value, earliest=first, latest=last)) if first or last else None


def list_asked(account: Account, claims: Mapping[str, ClaimView]) -> tuple[Asked, ...]:
    """List the open questions in the account's order: those first on which most of the story hangs."""
    days = {plan.claim: _due(plan) for plan in account.plans if plan.how is How.OVERDUE}
    return tuple(
        Asked(
            why=label("why", question.why),
            claim=claims[question.claim],
            contrast=_turns_on(question.why, claims[question.claim]),
            due=days.get(question.claim),
        )
        for question in account.questions
        if question.claim in claims
    )


def _turns_on(why: Why, claim: ClaimView) -> Contrast | None:
    """The two values that cannot both hold; else the first difference with words on both sides, of sources last."""
    if why is Why.CONFLICT and claim.clashes:
        clash = claim.clashes[0]
        here, lead, *_ = clash.sides
        return Contrast(slot=clash.slot, here=here[0].words, lead=lead[0].words)
    if why not in (Why.DIFFERS, Why.CONFLICT):
        return None
    return main_contrast(claim)

