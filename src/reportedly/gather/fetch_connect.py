"""Connections to checked addresses only, cut off when their time or their bytes are used up.

A name is resolved once, every address that it has is checked, and the connection goes to one of those by number: no
second look-up can send it elsewhere. The name still stands in the request and is what the certificate must be for.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import httpcore2

from reportedly.errors import InputError, Reason
from reportedly.gather.address import Address, shown
from reportedly.gather.address_ranges import Range, is_allowed_by_name, parse_number, why_refused
from reportedly.gather.fetch_rules import FetchLimits, Means

if TYPE_CHECKING:
    from httpcore2 import SOCKET_OPTION

Resolve = Callable[[str], tuple[str, ...]]

_USUAL_PORTS = frozenset({80, 443})
_TRIED = 4  # addresses of one name that are tried, one after the other
_HEAD = 200_000  # bytes for the head of an answer and what chunks add


class TooMuch(Exception):
    """The server sent more than an answer may take on the wire; caught where the answer is read."""


class Guard:
    """Looks names up and says which numbers may be connected to."""

    def __init__(self, allowed: tuple[Range, ...], means: Means, limits: FetchLimits) -> None:
        self.allowed = allowed
        self.clock = means.clock
        self.limits = limits
        self.dial = means.dial or _straight
        self._resolve = means.resolve or _look_up

    def numbers(self, address: Address, port: int, *, within: float) -> tuple[str, ...]:
        """Give the numbers of a host, in the resolver's order; one bad one refuses all of them. Raises InputError."""
        plain = parse_number(address.host)
        found = (address.host,) if plain else _within(self._resolve, address, within)
        if not found:
            raise _error(address, Reason.UNREACHABLE, "no such host, or nobody to ask for it; check the spelling")
        for each in found:
            self._check(each, address, port)
        return found[:_TRIED]

    def _check(self, number: str, address: Address, port: int) -> None:
        parsed = parse_number(number)
        if parsed is None:
            raise _error(address, Reason.UNREACHABLE, "its host has no address that can be read; check the spelling")
        what = why_refused(parsed, self.allowed)
        if what:
            message = f"it leads to {number}, {what}; if you trust it, allow it with --allow-range {number}"
            raise _error(address, Reason.REFUSED, message)
        if port not in _USUAL_PORTS and not is_allowed_by_name(parsed, self.allowed):
            message = f"port {port} is not one of web pages (80, 443); save the page and give the file"
            raise _error(address, Reason.REFUSED, message)


def _straight(number: str, port: int) -> tuple[str, int]:
    return number, port


def _look_up(host: str) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def _within(resolve: Resolve, address: Address, seconds: float) -> tuple[str, ...]:
    """Resolve in a thread of its own: the system's resolver has no time limit that a program could set."""
    found: list[tuple[str, ...]] = []

    def look() -> None:
        found.append(resolve(address.host))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    if not found:
        raise _error(address, Reason.UNREACHABLE, "its host was not found in time; try again later")
    return found[0]


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects to checked numbers only, and to nothing once the time is up."""

    def __init__(self, guard: Guard, address: Address, *, until: float) -> None:
        self._guard = guard
        self._address = address
        self._until = until

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        limits, clock = self._guard.limits, self._guard.clock
        until = min(self._until, clock() + limits.connect)
        last: Exception = httpcore2.ConnectTimeout("too slow to connect")
        numbers = self._guard.numbers(self._address, port, within=until - clock())
        for turn, number in enumerate(numbers):
            left = (until - clock()) / (len(numbers) - turn)  # one that swallows everything leaves time for the next
            if left <= 0:
                break
            try:
                place = self._guard.dial(number, port)
                stream = httpcore2.SyncBackend().connect_tcp(*place, timeout=left, socket_options=socket_options)
                return _Stream(stream, _Budget(self._guard, self._until))
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                last = error
        raise last


class _Budget:
    """What is left of the time and bytes of one request."""

    def __init__(self, guard: Guard, until: float) -> None:
        self._clock = guard.clock
        self._until = until
        self._limits = guard.limits
        # Chunks of a few bytes double what is sent, hardly more: a server that needs more is no news site.
        self._bytes = 2 * guard.limits.size + _HEAD

    def seconds(self, most: float) -> float:
        left = min(self._until - self._clock(), most)
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for one request is up")
        return left

    def to_read(self) -> float:
        return self.seconds(self._limits.read)

    def to_connect(self) -> float:
        return self.seconds(self._limits.connect)

    def take(self, count: int) -> None:
        self._bytes -= count
        if self._bytes < 0:
            raise TooMuch


class _Stream(httpcore2.NetworkStream):
    """A connection in which every step ends when the request's time does."""

    def __init__(self, inner: httpcore2.NetworkStream, budget: _Budget) -> None:
        self._inner = inner
        self._budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        piece = self._inner.read(max_bytes, timeout=self._budget.to_read())
        self._budget.take(len(piece))
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, timeout=self._budget.to_read())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        seconds = self._budget.to_connect()
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, seconds), self._budget)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def _error(address: Address, reason: Reason, message: str) -> InputError:
    return InputError(message, input=shown(address.url), stage="gather", reason=reason)
