"""`reportedly show`: why a claim or an entity is what it is."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from difflib import get_close_matches

from reportedly.cli.inputs import load_accounts
from reportedly.cli.output import DONE, is_terminal, width, write_text
from reportedly.cli.talk import Talk
from reportedly.errors import ConfigError
from reportedly.model.account import Account
from reportedly.tell import explain_claim, explain_entity, fit

_NEAREST = 3


def run(arguments: Namespace, _: Talk) -> int:
    """Explain one id of an account; the id of a statement explains its claim, a name all entities that go by it."""
    accounts = load_accounts(arguments.account)
    for account in accounts:
        explained = _explain(account, arguments.id)
        if explained is not None:
            write_text(fit(explained, width=width()) if is_terminal() else explained)
            return DONE
    message = f"{arguments.account}: no claim, statement or entity has the id or name {arguments.id!r}."
    raise ConfigError(message, key="id", value=arguments.id, choices=_nearest(accounts, arguments.id))


def _nearest(accounts: Iterable[Account], id: str) -> tuple[str, ...]:
    """Some names or ids that may be meant: those spelled alike, else the first claims."""
    names = {name for account in accounts for entity in account.entities for name in entity.names}
    claims = [claim.id for account in accounts for claim in account.claims]
    return tuple(get_close_matches(id, [*sorted(names), *claims], n=_NEAREST) or claims[:_NEAREST])


def _explain(account: Account, id: str) -> str | None:
    """Explain the entities or claims of this id or name. Ids of statements count anew in every report: all are told."""
    ids = [entity.id for entity in account.entities if id in (entity.id, *entity.names)]
    if ids:
        return "\n".join("\n".join(explain_entity(account, each)) + "\n" for each in ids)
    found = [
        "\n".join(explain_claim(account, claim.id)) + "\n"
        for claim in account.claims
        if id == claim.id or any(id == support.statement for support in claim.supports)
    ]
    return "\n".join(found) or None
