"""Which claims of one origin an editor would want to see first. It orders what is shown; it drops nothing."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from reportedly.model.reading import SourceKind, Statement
from reportedly.model.report import BlockKind
from reportedly.tell.shelf import Shelf
from reportedly.tell.view import ClaimView, Voice

SHORT = 25  # characters: a shorter statement is a fragment ("those still missing")
LONG = 50  # characters: such a one says by itself what it is about
_FIRST_PARAGRAPHS = 3  # news tells the most important things first
_REPEATED = 20  # more than all points: behind every claim that has words of its own
_FRAGMENT = -100
_ON_THE_RECORD = frozenset(
    {SourceKind.NAMED_PERSON, SourceKind.NAMED_OFFICIAL, SourceKind.ORGANISATION, SourceKind.DOCUMENT}
)


def notice(shelf: Shelf, lead: Voice, reports: int) -> int:
    """Say how much a claim asks for notice, by its lead: higher first, far below 0 for fragments.

    No judgement of truth: it counts what can be followed up, which is a place at the head of the report, a cited source
    (more if named), a date, a figure, a second report, words enough. Fragments are short or told by a noun only.
    """
    statement = shelf.statement(shelf.reports[lead.report].report.id, lead.statement)
    points = _place(shelf, lead) + _source(lead) + (reports > 1)
    points += 2 * bool(lead.when) + 2 * bool(statement and statement.figures) + (_size(lead) >= LONG)
    return points + (_FRAGMENT if is_fragment(lead, statement) else 0)


def lower_repeated(claims: Sequence[ClaimView]) -> tuple[ClaimView, ...]:
    """Take notice from claims whose lead only repeats words of a larger statement: "X said that Y" leaves Y behind.

    Claims in their order. Cost: that of sorting them.
    """
    inside: set[int] = set()
    reach: dict[int, int] = {}
    for claim in sorted(claims, key=_by_place):
        report, end = claim.lead.report, _hull(claim.lead)[1]
        if end <= reach.get(report, -1):
            inside.add(claim.number)
        reach[report] = max(end, reach.get(report, -1))
    return tuple(
        structs.replace(claim, notice=claim.notice - _REPEATED * (claim.number in inside)) for claim in claims
    )


def _by_place(claim: ClaimView) -> tuple[int, int, int, int]:
    start, end = _hull(claim.lead)
    return claim.lead.report, start, -end, -_size(claim.lead)


def _hull(lead: Voice) -> tuple[int, int]:
    return lead.words.spans[0].start, lead.words.spans[-1].end


def is_fragment(lead: Voice, statement: Statement | None) -> bool:
    """Whether the words are too few to stand for a claim, or a noun alone tells it."""
    if statement is not None and statement.nominal:
        return True
    return _size(lead) < SHORT


def _size(lead: Voice) -> int:
    return sum(span.end - span.start for span in lead.words.spans)


def _place(shelf: Shelf, lead: Voice) -> int:
    paragraphs = 0
    start = lead.words.spans[0].start
    for block in shelf.reports[lead.report].report.blocks:
        paragraphs += block.is_read and block.kind is BlockKind.PARAGRAPH
        if block.start <= start < block.end:
            first = block.kind is BlockKind.PARAGRAPH and paragraphs <= _FIRST_PARAGRAPHS
            return {BlockKind.HEADLINE: 4, BlockKind.STANDFIRST: 2}.get(block.kind, 2 * first)
    return 0


def _source(lead: Voice) -> int:
    kinds = {chip.kind.key for chip in lead.chain} - {SourceKind.OUTLET, SourceKind.UNSTATED, SourceKind.AGENCY}
    return (2 if kinds & _ON_THE_RECORD else 1) if kinds else 0
