"""`reportedly compare`: the account of the story that the inputs tell."""

from __future__ import annotations

from argparse import Namespace

import msgspec

from reportedly.cli.corrections import load_corrections
from reportedly.cli.inputs import standard_input
from reportedly.cli.output import (
    ending,
    form_by_ending,
    has_colour,
    is_terminal,
    refuse_to_write,
    width,
    write_file,
    write_text,
)
from reportedly.cli.rules import load_rules
from reportedly.cli.tables import refuse_tables, write_tables
from reportedly.cli.talk import Talk
from reportedly.errors import ConfigError
from reportedly.model.account import Account, Accounts
from reportedly.pipeline.brief import with_brief
from reportedly.pipeline.compare import compare
from reportedly.pipeline.texts import without_texts
from reportedly.pipeline.vouched import find_strangers
from reportedly.resolve import find_idle
from reportedly.tell import to_html, to_linked_data, to_markdown, to_terminal

SUFFIXES = {
    ".html": "html", ".htm": "html", ".json": "json", ".jsonld": "jsonld", ".md": "markdown", ".txt": "text",
}  # fmt: skip
MACHINES = frozenset({"json", "jsonld"})  # formats that are complete without an account, and without texts


def run(arguments: Namespace, talk: Talk) -> int:
    """Compare the inputs and write the account; the reasons for rejected inputs go to stderr."""
    form = _form(arguments)
    corrections, rules = load_corrections(arguments.corrections), load_rules(arguments.rules)
    told = compare(
        arguments.inputs,
        stdin=standard_input(arguments.inputs),
        published=arguments.published,
        one_story=arguments.one_story,
        corrections=corrections,
        rules=rules,
        progress=talk.progress,
        note=talk.say,
    )
    talk.rejected(told.rejected)
    told = with_brief(told, arguments.brief) if arguments.brief is not None else told
    accounts = told.accounts if isinstance(told, Accounts) else (told,)
    _remark(accounts, talk, vouched=arguments.one_story)
    for message in find_idle(corrections, [entity for account in accounts for entity in account.entities]):
        talk.say(f"{arguments.corrections}: {message}")
    told = without_texts(told) if arguments.no_text else told
    if accounts or form in MACHINES:
        _write(told, form, arguments)
    if accounts and arguments.tables:
        write_tables(told, arguments.tables, arguments.tables_format)
    return ending(found=bool(accounts), rejected=bool(told.rejected))


def _form(arguments: Namespace) -> str:
    """The format asked for. Raises ConfigError for what cannot be done, before any work is."""
    default = "text" if is_terminal() and not arguments.output else "json"
    form = arguments.format or form_by_ending(arguments.output, SUFFIXES) or default
    if arguments.no_text and form not in MACHINES:
        message = "--no-text goes with --format json or jsonld: the others show the texts."
        raise ConfigError(message, key="format", value=form)
    if arguments.one_story and arguments.rules:
        raise ConfigError("--rules says which reports are one story, --one-story that all are.", key="rules", value="")
    if arguments.output:
        refuse_to_write(arguments.output, inputs=arguments.inputs)
    if arguments.tables:
        refuse_tables(arguments.tables, arguments.tables_format, inputs=arguments.inputs)
    return str(form)


def _remark(accounts: tuple[Account, ...], talk: Talk, *, vouched: bool) -> None:
    talk.rest()
    if len(accounts) > 1:
        talk.say(f"the inputs tell {len(accounts)} stories, an account of each; if it is one, say --one-story")
    elif accounts and len(accounts[0].reports) == 1:
        talk.say(f"{accounts[0].reports[0].uri}: this is the only report, so nothing can be set beside it")
    for uri in find_strangers(accounts[0]) if vouched and accounts else ():
        talk.say(f"{uri}: shares no claim or name with the others; if it tells another story, leave --one-story out")


def _write(told: Account | Accounts, form: str, arguments: Namespace) -> None:
    text = _rendered(told, form, colour=has_colour() and not arguments.output)
    if arguments.output:
        write_file(arguments.output, text, inputs=arguments.inputs)
    else:
        write_text(text)


def _rendered(told: Account | Accounts, form: str, *, colour: bool) -> str:
    if form == "json":
        return msgspec.json.encode(told).decode()
    if form == "jsonld":
        return msgspec.json.encode(to_linked_data(told)).decode()
    if form == "html":
        return to_html(told, small=True)
    if form == "markdown":
        return to_markdown(told)
    return to_terminal(told, width=width(), colour=colour)
