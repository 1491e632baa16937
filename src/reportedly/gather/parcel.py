"""Bytes on their way to being pages, with what their carrier says of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from reportedly.errors import InputError, Reason
from reportedly.model.account import Rejected
from reportedly.model.report import Page, PageSource

LIMIT = 10_000_000  # bytes of one text: a long report has 100,000

Note = Callable[[str], None]
Gathering = Iterator[Page | Rejected]


def silence(_: str) -> None:
    """Hear a note and do nothing."""


class Parcel(NamedTuple):
    """The bytes of one file, record or response.

    `media_type` is as declared, parameters and all (`text/html; charset=utf-8`); `address` is the URL that it was
    found at, `fetched` an instant in UTC. `name` is what a file was called, for its ending. `packed` counts how often
    it was unpacked.
    """

    content: bytes
    uri: str
    media_type: str | None = None
    address: str | None = None
    fetched: str | None = None
    name: str = ""
    packed: int = 0
    note: Note = silence


def sourced(page: Page, parcel: Parcel, *, encoding: str | None = None, guessed: bool = False) -> Page:
    """Give a page that is all of a parcel its source: the hash of the parcel's bytes; its address where it has none."""
    source = PageSource(
        hash=hash_of(parcel.content),
        fetched=parcel.fetched,
        media_type=parcel.media_type,
        encoding=encoding,
        guessed=guessed,
    )
    return msgspec.structs.replace(page, url=page.url or parcel.address, source=source)


def hash_of(content: bytes) -> str:
    """Hash bytes: `sha256:` and the hex digest. Cost: 10 MB in some hundredths of a second."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def refusal(uri: str, reason: Reason, message: str) -> InputError:
    """Make the error of an input that cannot be gathered."""
    return InputError(message, input=uri, stage="gather", reason=reason)


def too_large(uri: str) -> InputError:
    """Make the error for a text beyond the limit."""
    message = f"more than {LIMIT // 1_000_000} MB in one text; split it, or give many reports as .jsonl, one a line"
    return refusal(uri, Reason.TOO_LARGE, message)
