"""The same account with the claims named that carry most of its story."""

from __future__ import annotations

from msgspec import structs

from reportedly.model.account import Account, Accounts
from reportedly.pipeline.runner import attempt
from reportedly.pipeline.seal import seal
from reportedly.tell import carrying


def with_brief(told: Account | Accounts, number: int) -> Account | Accounts:
    """Name in each account the `number` claims that carry most of its story, the first ones first, and seal it anew.

    Text and Markdown then tell these alone. Cost: linear in the account.
    """
    if isinstance(told, Accounts):
        return structs.replace(told, accounts=tuple(_brief(account, number) for account in told.accounts))
    return _brief(told, number)


def _brief(account: Account, number: int) -> Account:
    return seal(structs.replace(account, brief=attempt("tell", carrying, account, number)))
