"""What an editor reads a story for: the claims at their places in the reading order, plans, questions one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import structs

from reportedly.errors import ContractError
from reportedly.model.account import Account, Why
from reportedly.model.claim import How, Plan, Slot
from reportedly.model.reading import When
from reportedly.tell.dates import show_when
from reportedly.tell.labels import label
from reportedly.tell.reading_order import reading_order
from reportedly.tell.shelf import Shelf
from reportedly.tell.view import Asked, ClaimView, Contrast, PlanView, Words

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

    A plan that several reports tell in the same words, with one outcome, stands once. Within a kind in the account's
    order. Raises ContractError where a plan names what the account does not hold.
    """
    views: dict[object, PlanView] = {}
    for plan in account.plans:
        view = _plan(shelf, plan, claims, last=(account.story.last or "")[:_DAY])
        key = _told(view)
        known = views.get(key)
        views[key] = structs.replace(known, also=(*known.also, view.planned.key)) if known is not None else view
    rank = {how: place for place, how in enumerate(_ORDER)}
    return tuple(sorted(views.values(), key=lambda view: rank[view.how.key]))


def _told(view: PlanView) -> object:
    """What two plans share that are told in the same words; without a text each stands by itself."""
    words = tuple(word.lower() for piece in view.planned.pieces for word in piece.split()) or view.planned.place
    return view.how.key, view.due, view.outcome.place if view.outcome else None, words


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
    return PlanView(
        planned=_words(shelf, plan.report, plan.statement),
        also=(),
        due=_due(plan),
        how=label("how", _how(plan, last)),
        outcome=_words(shelf, outcome.report, outcome.statement) if outcome else None,
        claim=claims[plan.claim],
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
        return Contrast(slot=clash.slot, here=clash.a[0], lead=clash.b[0])
    if why not in (Why.DIFFERS, Why.CONFLICT):
        return None
    contrasts = [contrast for voice in claim.voices for contrast in voice.contrasts if contrast.tells]
    return min(contrasts, key=_weakness, default=None)


def _weakness(contrast: Contrast) -> tuple[bool, bool]:
    return contrast.slot.key == Slot.ATTRIBUTION, not (contrast.here and contrast.lead)

