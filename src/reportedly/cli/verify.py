"""`reportedly verify`: hold an account against the texts, and put them back into it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

import msgspec

from reportedly.cli.inputs import gather_reports, load_told
from reportedly.cli.output import DONE, NOTHING_FOUND, SOME_REJECTED, refuse_to_write, write_file, write_text
from reportedly.cli.talk import Talk
from reportedly.errors import ConfigError, ContractError
from reportedly.model.account import Account, Accounts
from reportedly.pipeline.intake import Gathered
from reportedly.pipeline.texts import with_texts
from reportedly.pipeline.verify import Broken, anchors, inputs_for, texts_of, verify


def run(arguments: Namespace, talk: Talk) -> int:
    """Check every span; exit code 1 where one moved, 3 where an input could not be read.

    With `-o`, and where all holds, the account is written with the texts of the inputs in it.
    """
    _refuse(arguments)
    told = load_told(arguments.account)
    accounts = told.accounts if isinstance(told, Accounts) else (told,)
    if not accounts:
        talk.say(f"{arguments.account}: there is no account in it, so there is nothing to check")
        return NOTHING_FOUND
    gathered = gather_reports(arguments, talk) if arguments.inputs else Gathered(reports=(), rejected=())
    broken = [each for account in accounts for each in _check(account, gathered, talk)]
    for each in broken:
        talk.say(f"{arguments.account}: {each.place or 'the account'}: {each.message}")
    if broken:
        return NOTHING_FOUND
    if arguments.output:
        _write(told, gathered, arguments)
    spans = sum(1 for account in accounts for _ in anchors(account))
    reports = sum(len(account.reports) for account in accounts)
    write_text(f"{arguments.account}: all {spans} spans stand where they were read, in {reports} reports")
    return SOME_REJECTED if gathered.rejected else DONE


def _refuse(arguments: Namespace) -> None:
    """Raise ConfigError for what cannot be written, before any work is done."""
    if not arguments.output:
        return
    if not arguments.inputs:
        message = "-o writes the account with the texts of the inputs; give the inputs that it was made from."
        raise ConfigError(message, key="output", value=arguments.output)
    refuse_to_write(arguments.output, inputs=(arguments.account, *arguments.inputs))


def _check(account: Account, gathered: Gathered, talk: Talk) -> tuple[Broken, ...]:
    found = inputs_for(account, gathered.reports)
    if gathered.reports:
        for _, report in texts_of(account):
            if report.id not in found and report.text is not None:
                talk.say(f"{report.uri}: not among the inputs; checked against the account's own copy of its text")
    return verify(account, {own: report.text for own, report in found.items()})


def _write(told: Account | Accounts, gathered: Gathered, arguments: Namespace) -> None:
    try:
        if isinstance(told, Accounts):
            full: Account | Accounts = msgspec.structs.replace(told, accounts=tuple(_full(told.accounts, gathered)))
        else:
            (full,) = _full((told,), gathered)
    except ContractError as error:  # somebody's own `left_out`: a fault of the file, not of ours
        raise ConfigError(f"{arguments.account}: {error}.", key="account", value=arguments.account) from error
    write_file(arguments.output, msgspec.json.encode(full).decode(), inputs=(arguments.account, *arguments.inputs))


def _full(accounts: tuple[Account, ...], gathered: Gathered) -> Iterator[Account]:
    return (with_texts(account, inputs_for(account, gathered.reports)) for account in accounts)
