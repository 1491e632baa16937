"""Open questions: what an editor would still want to find out, by how much of the story hangs on it."""

from __future__ import annotations

from reportedly.model.account import Account, Question, Why
from reportedly.model.claim import Claim, How, Standing
from reportedly.model.reading import Certainty, Polarity, Statement, Status
from reportedly.tell.news_desk import Placed
from reportedly.tell.reading_order import reading_order

_HEAD = 5  # claims at the head of the reading order of which it is asked who else can say so
# How pressing a question is beside others on claims that carry as much.
_PRESSING = {
    Why.CONFLICT: 2.0, Why.OVERDUE: 1.5, Why.DIFFERS: 1.2, Why.UNNAMED_ONLY: 1.0, Why.NOT_KNOWN: 0.8,
    Why.SINGLE_ORIGIN: 0.7,
}  # fmt: skip
# Nobody is asked who else can say so of what is but a caption, a quotation, or a piece of a sentence.
_WHO_ELSE = frozenset({Why.UNNAMED_ONLY, Why.SINGLE_ORIGIN})


def open_questions(account: Account) -> tuple[Question, ...]:
    """Ask at most one question of a claim, its most pressing one; those first on which most of the story hangs.

    Asked are: two values that cannot both hold, a planned day that passed in silence, reports that differ, unnamed
    sources alone, what the reports say is not known, and one origin alone (of claims that several reports make, or that
    stand at the head of the reading order). Of a story of one text, no lone origin is asked for. Background, and what
    repeats another claim, is left alone; who else can say so is not asked of captions, of what only quotations tell,
    and of pieces of sentences. Cost: that of the reading order.
    """
    order = [placed for placed in reading_order(account) if not placed.is_background and not placed.repeats]
    claims = {claim.id: claim for claim in account.claims}
    overdue = {plan.claim for plan in account.plans if plan.how is How.OVERDUE}
    statements = {(report.id, s.id): s for report in account.reports for s in report.statements}
    found: list[tuple[float, int, Question]] = []
    for place, placed in enumerate(order):
        claim = claims[placed.claim]
        is_head = place < _HEAD and account.counts.texts > 1
        why = _why(claim, statements.get(_lead_of(claim)), overdue=overdue, is_head=is_head)
        if why is not None and (placed.stands or why not in _WHO_ELSE):
            found.append((-_hangs(placed, why), place, Question(claim=claim.id, why=why)))
    return tuple(question for _, _, question in sorted(found, key=lambda row: row[:2]))


def _lead_of(claim: Claim) -> tuple[str, str]:
    """The report and the statement that word a claim best."""
    return next((s.report for s in claim.supports if s.statement == claim.lead), claim.supports[0].report), claim.lead


def _hangs(placed: Placed, why: Why) -> float:
    return placed.weight * _PRESSING[why]


def _why(claim: Claim, lead: Statement | None, *, overdue: set[str], is_head: bool) -> Why | None:
    """The most pressing question that a claim leaves open, or None."""
    if claim.conflicts:
        return Why.CONFLICT
    if claim.id in overdue:
        return Why.OVERDUE
    if claim.standing is Standing.DIFFER:
        return Why.DIFFERS
    origins = claim.origins
    several = len({support.report for support in claim.supports}) > 1
    if (several or is_head) and not origins.named and origins.unnamed_low:
        return Why.UNNAMED_ONLY
    if lead is not None and _is_not_known(lead):
        return Why.NOT_KNOWN
    is_one = len(origins.named) == 1 and not origins.unnamed_low
    if (several and is_one) or (is_head and claim.standing is Standing.SINGLE):
        return Why.SINGLE_ORIGIN
    return None


def _is_not_known(lead: Statement) -> bool:
    """Whether the words say that it is open: "it is not known whether", "declined to say whether"."""
    is_open = lead.certainty is Certainty.UNDERSPECIFIED and lead.polarity is Polarity.UNKNOWN
    return is_open and lead.status is Status.UNKNOWN and lead.attribution is not None and lead.predicate is not None

