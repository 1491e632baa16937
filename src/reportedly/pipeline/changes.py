"""What changed between two accounts: claims that appeared, vanished, hardened, softened, or say other things now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.model.account import Account
from reportedly.model.base import Located, Span
from reportedly.model.changes import Became, Changes, ClaimChange, ClaimSide, Edit, ReportChange, Side
from reportedly.model.claim import Claim
from reportedly.pipeline.matched import Join, Match, match_claims
from reportedly.pipeline.paired import Key, Pages, Pair, key_of
from reportedly.pipeline.told import Told, lead_of, origin_count
from reportedly.pipeline.turned import Sides, causes_of, kind_of, turns_of


def changes(old: Sequence[Account], new: Sequence[Account], *, join: Join) -> Changes:
    """Compare two accounts, or two files of several: what became of each report and each claim.

    `changes(a, b)` mirrors `changes(b, a)`, and an account does not differ from itself. Claims are matched by the
    statements that they share, by what those became where a text was changed, and else by `join`, which joins
    statements into claims. An account without texts is matched by its spans alone. Cost: that of joining both once.
    """
    before, after = Told(old), Told(new)
    pages = Pages(before, after)
    matched = match_claims(before, after, pages, join=join)
    found = [each for each in _claims(matched, Sides(before, after, pages)) if each is not None]
    found.sort(key=lambda each: list(Became).index(each.kind))
    return Changes(
        old=_side(before),
        new=_side(after),
        reports=tuple(_reports(before, after, pages)),
        claims=tuple(found),
        same=sum(bool(each.old and each.new and not each.is_regrouped) for each in matched) - _both(found),
    )


def edits_of(pair: Pair) -> tuple[Edit, ...]:
    """The words that differ between the two texts of a report, in order; none where a text is not known."""
    if pair.redline is None:
        return ()
    return tuple(
        Edit(before=_located(pair.old.id, before), after=_located(pair.new.id, after))
        for before, after in pair.redline.edits()
    )


def _both(found: Sequence[ClaimChange]) -> int:
    return sum(each.kind in (Became.HARDENED, Became.SOFTENED, Became.CHANGED) for each in found)


def _located(report: str, span: Span | None) -> Located | None:
    return Located(report=report, start=span.start, end=span.end) if span else None


def _side(told: Told) -> Side:
    return Side(
        made_by=tuple(sorted({account.made_by for account in told.accounts})),
        seals=tuple(account.seal for account in told.accounts if account.seal),
        claims=len(told.claims),
    )


def _reports(old: Told, new: Told, pages: Pages) -> Iterator[ReportChange]:
    """Reports that came, went, or have another text: in the order of the new account, then of the old one."""
    for report in new.reports:
        pair = pages.of_new.get(report)
        if pair is None:
            yield ReportChange(kind=Became.APPEARED, before=None, after=report)
        elif pair.is_changed:
            yield ReportChange(kind=Became.CHANGED, before=pair.old.id, after=report, edits=edits_of(pair))
    for report in old.reports:
        if report not in pages.of_old:
            yield ReportChange(kind=Became.VANISHED, before=report, after=None)


def _claims(matched: Iterable[Match], sides: Sides) -> Iterator[ClaimChange | None]:
    """One change a match, None for what did not change."""
    for match in matched:
        one, other = match.shown or (None, None)
        before = _claim_side(match.old, one) if match.old else None
        after = _claim_side(match.new, other) if match.new else None
        causes = causes_of(match, sides)
        if match.is_regrouped:
            yield ClaimChange(kind=Became.REGROUPED, before=before, after=after, turns=(), causes=causes)
        elif match.old and match.new:
            turns = turns_of(match.old, match.new, sides)
            if turns:
                yield ClaimChange(kind=kind_of(turns, causes), before=before, after=after, turns=turns, causes=causes)
        else:
            kind = Became.APPEARED if after else Became.VANISHED
            yield ClaimChange(kind=kind, before=before, after=after, turns=(), causes=causes)


def _claim_side(claim: Claim, shown: Key | None) -> ClaimSide:
    """A claim by the statement that shows the change, else by its lead."""
    said = next((each for each in claim.supports if key_of(each) == shown), lead_of(claim))
    return ClaimSide(
        claim=claim.id,
        report=said.report,
        statement=said.statement,
        spans=said.spans,
        reports=tuple(dict.fromkeys(support.report for support in claim.supports)),
        origins=origin_count(claim),
    )
