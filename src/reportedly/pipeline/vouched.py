"""Reports that a user vouches tell one story, and of which nothing in the account says so."""

from __future__ import annotations

from reportedly.model.account import Account
from reportedly.text.joined import Joined


def find_strangers(account: Account) -> tuple[str, ...]:
    """Name by `uri` the reports that share no claim with most others, not even by way of a third; in their order.

    One that is incomplete is none of them: what it does not say proves nothing. Cost: linear in the supports.
    """
    reports = [report.id for report in account.reports if not report.incomplete]
    if len(reports) < 2:
        return ()
    joined = Joined(reports)
    known = set(reports)
    for claim in account.claims:
        told = [support.report for support in claim.supports if support.report in known]
        for other in told[1:]:
            joined.join(told[0], other)
    most = max(joined.groups(), key=len)
    uris = {report.id: report.uri for report in account.reports}
    return tuple(uris[report] for report in reports if report not in most)
