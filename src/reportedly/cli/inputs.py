"""What the verbs have in common that read: standard input, reports, accounts."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypedDict

import msgspec

from reportedly.cli.talk import Talk
from reportedly.errors import ConfigError, ContractError
from reportedly.gather import Fetching
from reportedly.model.account import Account, Accounts, Rejected
from reportedly.model.report import Lane, Report
from reportedly.pipeline.intake import Gathered, Hear, read_inputs, take_inputs


def standard_input(inputs: Sequence[str]) -> BinaryIO | None:
    """Standard input as bytes, where an input asks for it."""
    return sys.stdin.buffer if "-" in inputs and sys.stdin else None


def gather_reports(arguments: Namespace, talk: Talk) -> Gathered:
    """Gather and clean the inputs of a command; what cannot be used is said at once."""
    gathered = read_inputs(arguments.inputs, **_how(arguments, talk))
    talk.rejected(gathered.rejected)
    return gathered


def take_reports(arguments: Namespace, talk: Talk) -> Iterator[Report | Rejected]:
    """Gather and clean the inputs of a command one by one, in every language."""
    return take_inputs(arguments.inputs, **_how(arguments, talk))


class _How(TypedDict):
    stdin: BinaryIO | None
    published: str | None
    lane: Lane
    fetching: Fetching
    progress: Hear
    note: Hear


def _how(arguments: Namespace, talk: Talk) -> _How:
    return _How(
        stdin=standard_input(arguments.inputs),
        published=getattr(arguments, "published", None),
        lane=Lane(getattr(arguments, "lane", Lane.CAREFUL)),
        fetching=_fetching(arguments),
        progress=talk.progress,
        note=talk.say,
    )


def _fetching(arguments: Namespace) -> Fetching:
    return Fetching(
        allowed=tuple(getattr(arguments, "allow_range", None) or ()),
        contact=getattr(arguments, "contact", None),
        cache=getattr(arguments, "cache", None),
        follow=getattr(arguments, "follow", 0),
    )


def load_accounts(path: str) -> tuple[Account, ...]:
    """Load the accounts that `compare --format json` wrote. Raises ConfigError where the file is something else."""
    told = load_told(path)
    return told.accounts if isinstance(told, Accounts) else (told,)


def load_told(path: str) -> Account | Accounts:
    """Load what `compare --format json` wrote, as it was. Raises ConfigError where the file is something else."""
    try:
        return _told(sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes())
    except OSError as error:
        raise ConfigError(
            f"{path}: {(error.strerror or 'cannot be read').lower()}.", key="account", value=path
        ) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, ContractError) as error:
        message = f"{path}: not an account ({error}); give a file that `reportedly compare --format json` wrote."
        raise ConfigError(message, key="account", value=path) from error


def _told(content: bytes) -> Account | Accounts:
    schema = msgspec.json.decode(content, type=_Schema).schema
    if schema.startswith("reportedly.accounts/"):
        return msgspec.json.decode(content, type=Accounts)
    return msgspec.json.decode(content, type=Account)


class _Schema(msgspec.Struct):
    schema: str
