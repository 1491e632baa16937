"""Accounts without the texts that they were made from."""

from __future__ import annotations

import msgspec

from reportedly.model.account import Account, Accounts
from reportedly.pipeline.seal import seal


def without_texts(told: Account | Accounts) -> Account | Accounts:
    """Leave the reports' texts and titles out; hashes and spans stay, so that the account can still be verified."""
    if isinstance(told, Accounts):
        accounts = tuple(_without_text(each) for each in told.accounts)
        return msgspec.structs.replace(told, accounts=accounts)
    return _without_text(told)


def _without_text(account: Account) -> Account:
    reports = tuple(msgspec.structs.replace(report, text=None, title=None) for report in account.reports)
    return seal(msgspec.structs.replace(account, reports=reports))
