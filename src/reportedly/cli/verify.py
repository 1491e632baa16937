"""`reportedly verify`: hold an account against the texts."""

from __future__ import annotations

from argparse import Namespace

from reportedly.cli.inputs import gather_reports, load_accounts
from reportedly.cli.output import DONE, NOTHING_FOUND, SOME_REJECTED, write_text
from reportedly.cli.talk import Talk
from reportedly.model.account import Account
from reportedly.pipeline.intake import Gathered
from reportedly.pipeline.verify import Broken, anchors, texts_for, verify


def run(arguments: Namespace, talk: Talk) -> int:
    """Check every span; exit code 1 where one moved, 3 where an input could not be read."""
    accounts = load_accounts(arguments.account)
    if not accounts:
        talk.say(f"{arguments.account}: there is no account in it, so there is nothing to check")
        return NOTHING_FOUND
    gathered = gather_reports(arguments, talk) if arguments.inputs else Gathered(reports=(), rejected=())
    broken = [each for account in accounts for each in _check(account, gathered, talk)]
    for each in broken:
        talk.say(f"{arguments.account}: {each.place or 'the account'}: {each.message}")
    if broken:
        return NOTHING_FOUND
    spans = sum(1 for account in accounts for _ in anchors(account))
    reports = sum(len(account.reports) for account in accounts)
    write_text(f"{arguments.account}: all {spans} spans stand where they were read, in {reports} reports")
    return SOME_REJECTED if gathered.rejected else DONE


def _check(account: Account, gathered: Gathered, talk: Talk) -> tuple[Broken, ...]:
    texts = texts_for(account, gathered.reports)
    if gathered.reports:
        for report in account.reports:
            if report.id not in texts and report.text is not None:
                talk.say(f"{report.uri}: not among the inputs; checked against the account's own copy of its text")
    return verify(account, texts)
