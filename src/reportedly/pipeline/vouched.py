"""Reports that a user vouches tell one story, and of which nothing in the account says so."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model.account import Account
from reportedly.text.joined import Joined


def _shared(account: Account) -> Iterator[list[str]]:
    """The reports of each claim, and of each name; "Britons" or "officials" are in every other story."""
    for claim in account.claims:
        yield [support.report for support in claim.supports]
    for entity in account.entities:
        if entity.type != "group":
            yield [mention.report for mention in entity.mentions]


def find_strangers(account: Account) -> tuple[str, ...]:
    """Name by `uri` the reports that share no claim and no name with most others, not even by way of a third.

    In their order. Who vouches for one story may know better, so what may be one is let be: any name will do. A report
    that is incomplete is none of them: what it does not say proves nothing. Cost: linear in supports and mentions.
    """
    reports = [report.id for report in account.reports if not report.incomplete]
    if len(reports) < 2:
        return ()
    joined = Joined(reports)
    known = set(reports)
    for told in _shared(account):
        those = [report for report in told if report in known]
        joined.join(*those[:1] or reports[:1], *those)
    most = max(joined.groups(), key=len)
    uris = {report.id: report.uri for report in account.reports}
    return tuple(uris[report] for report in reports if report not in most)
