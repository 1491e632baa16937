"""Inputs that are addresses: fetched, read like any other bytes, and what a feed only announces is followed on wish."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportedly.errors import InputError, MissingExtra, Reason
from reportedly.gather.address import parse_address, shown
from reportedly.gather.address_ranges import parse_ranges
from reportedly.gather.fetch_follow import follow
from reportedly.gather.fetch_rules import Fetching, user_agent
from reportedly.gather.parcel import Gathering, Note, refusal
from reportedly.gather.payload import read_bytes
from reportedly.gather.refuse import rejected

if TYPE_CHECKING:
    from reportedly.gather.fetch import Fetched, Fetcher


class Web:
    """The web as a source of pages; it is opened with the first address that is read."""

    def __init__(self, fetching: Fetching, note: Note) -> None:
        self._fetching = fetching
        self._note = note
        self._fetcher: Fetcher | None = None

    def read(self, written: str) -> Gathering:
        """Fetch an address and read what it holds, in its order; `uri` of a page is the address as written.

        Yields one Rejected for what cannot be fetched or read. Raises ConfigError for settings that cannot be.
        """
        try:
            got = self._open().fetch(written)
        except InputError as error:
            yield rejected(error)
            return
        yield from self.follow(self._read_bytes(got, shown(written)), got.address)

    def follow(self, pages: Gathering, found_at: str) -> Gathering:
        """Fetch what pages of a feed only announce, as far as the user allows. See fetch_follow."""
        return follow(pages, self._read_article, most=self._fetching.follow, found_at=found_at, note=self._note)

    def close(self) -> None:
        """Let go of the web, where it was opened."""
        if self._fetcher is not None:
            self._fetcher.close()

    def _read_article(self, address: str) -> Gathering:
        yield from self._read_bytes(self._open().fetch(address), shown(address))

    def _read_bytes(self, got: Fetched, at: str) -> Gathering:
        content, declared, address, fetched = got
        try:
            yield from read_bytes(
                content, uri=at, media_type=declared, address=address, fetched=fetched, note=self._note
            )
        except MissingExtra as error:
            yield rejected(refusal(at, Reason.UNSUPPORTED, str(error)))

    def _open(self) -> Fetcher:
        if self._fetcher is None:
            from reportedly.gather.fetch import Fetcher  # the HTTP client: a tenth of a second, and only for addresses

            self._fetcher = Fetcher(self._fetching, note=self._note)
        return self._fetcher


@contextmanager
def open_web(fetching: Fetching, note: Note) -> Iterator[Web]:
    """Give the web for the time of a run, and let go of it at the end. Raises ConfigError: a wrong range, contact."""
    parse_ranges(fetching.allowed)  # a wrong option is said at once, and not with the first address
    user_agent(fetching.contact)
    web = Web(fetching, note)
    try:
        yield web
    finally:
        web.close()


def key_of(written: str) -> str:
    """What two spellings of one address have in common: over http and over https it is one page."""
    try:
        return f"//{parse_address(written).place}"
    except InputError:
        return written
