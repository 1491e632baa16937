"""`reportedly changes`: what became of each report and each claim between two accounts."""

from __future__ import annotations

from argparse import Namespace

import msgspec

from reportedly.cli.inputs import load_accounts
from reportedly.cli.output import (
    DONE,
    NOTHING_FOUND,
    form_by_ending,
    is_terminal,
    refuse_to_write,
    width,
    write_file,
    write_text,
)
from reportedly.cli.talk import Talk
from reportedly.model.account import Account
from reportedly.model.changes import Changes
from reportedly.pipeline.compare import compare_accounts
from reportedly.tell import to_changes_markdown, to_changes_text

SUFFIXES = {".json": "json", ".md": "markdown", ".txt": "text"}


def run(arguments: Namespace, talk: Talk) -> int:
    """Write what changed; exit code 1 where nothing did."""
    files = (arguments.old, arguments.new)
    form = _form(arguments)
    if arguments.output:
        refuse_to_write(arguments.output, inputs=files)
    old, new = (load_accounts(path) for path in files)
    found = compare_accounts(old, new)
    if found.old.made_by != found.new.made_by:
        talk.say("the accounts were made by different recipes: changes may come from the program, not from the texts")
    text = _rendered(found, form, (old, new))
    if arguments.output:
        write_file(arguments.output, text, inputs=files)
    else:
        write_text(text)
    return DONE if found.claims or found.reports else NOTHING_FOUND


def _form(arguments: Namespace) -> str:
    default = "text" if is_terminal() and not arguments.output else "json"
    return str(arguments.format or form_by_ending(arguments.output, SUFFIXES) or default)


def _rendered(found: Changes, form: str, accounts: tuple[tuple[Account, ...], tuple[Account, ...]]) -> str:
    if form == "json":
        return msgspec.json.encode(found).decode()
    if form == "markdown":
        return to_changes_markdown(found, *accounts)
    return to_changes_text(found, *accounts, width=width())
