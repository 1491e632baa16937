"""Earlier versions put beside the report that counts, with what changed from each to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from reportedly.model.account import Account, AccountReport
from reportedly.model.changes import ClaimChange, ClaimSide, Version
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.pipeline.changes import changes, edits_of
from reportedly.pipeline.matched import Join
from reportedly.pipeline.paired import Pages
from reportedly.pipeline.told import Told
from reportedly.pipeline.versions import ordered_by

TellOne = Callable[[Reading], Account]  # the account of one report alone


def with_versions(
    account: Account, versions: Mapping[str, Sequence[Reading]], *, tell_one: TellOne, join: Join
) -> Account:
    """Put the earlier versions of each report beside it, the first one first.

    `versions`: report id → the readings of all its texts, its own last. Cost: one comparison of claims for each step.
    """
    homes = {(s.report, s.statement): claim.id for claim in account.claims for s in claim.supports}
    reports = tuple(
        msgspec.structs.replace(report, versions=tuple(_versions(versions[report.id], homes, tell_one, join)))
        if len(versions.get(report.id, ())) > 1
        else report
        for report in account.reports
    )
    return msgspec.structs.replace(account, reports=reports)


Homes = Mapping[tuple[str, str], str]


def _versions(readings: Sequence[Reading], homes: Homes, tell_one: TellOne, join: Join) -> Iterator[Version]:
    told = [(reading.report, _named(tell_one(reading))) for reading in readings]
    for (report, account), (later, next_account) in pairwise(told):
        yield _version((report, later), (account, next_account), homes, join)


def _named(account: Account) -> Account:
    """The account of one version under an address that all versions share, so that they are seen to be one report."""
    reports = tuple(msgspec.structs.replace(report, uri="version", outlet=None) for report in account.reports)
    return msgspec.structs.replace(account, reports=reports)


def _version(reports: tuple[Report, Report], accounts: tuple[Account, Account], homes: Homes, join: Join) -> Version:
    report, later = reports
    pages = Pages(Told(accounts[:1]), Told(accounts[1:]))
    found = changes(accounts[:1], accounts[1:], join=join)
    own: AccountReport = accounts[0].reports[0]
    return Version(
        id=report.id,
        uri=report.uri,
        title=report.title,
        text=report.text,
        text_hash=own.text_hash,
        published=report.published,
        updated=report.metadata.updated.value if report.metadata.updated else None,
        fetched=report.source.fetched,
        incomplete=report.incomplete,
        next=later.id,
        ordered_by=ordered_by(report, later),
        edits=edits_of(pages.pairs[0]),
        claims=tuple(_in_account(change, homes) for change in found.claims),
    )


def _in_account(change: ClaimChange, homes: Homes) -> ClaimChange:
    """The change with the account's own claims, in place of those of the versions alone."""
    return msgspec.structs.replace(change, before=_home(change.before, homes), after=_home(change.after, homes))


def _home(side: ClaimSide | None, homes: Homes) -> ClaimSide | None:
    return msgspec.structs.replace(side, claim=homes.get((side.report, side.statement))) if side else None
