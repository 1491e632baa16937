"""One request over HTTP, and its answer or the reason why there is none. The only file that knows the HTTP client."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime

import httpcore2
import httpx2

from reportedly.errors import Reason
from reportedly.gather.address import Address
from reportedly.gather.address_ranges import Range
from reportedly.gather.cache import open_cache
from reportedly.gather.fetch_answers import Answer, NoAnswer, is_read
from reportedly.gather.fetch_body import PACKINGS, BodyError, read_body, too_large
from reportedly.gather.fetch_connect import Guard, GuardedBackend, TooMuch
from reportedly.gather.fetch_pace import Pace
from reportedly.gather.fetch_rules import Fetching, Means, user_agent

_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
_HEADERS = 200  # lines in the head of an answer
# Written into every answer, and so into the cache: when it came, or was last held to be current by its server.
_FETCHED = "x-reportedly-fetched"
_TROUBLES = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError)


class Wire:
    """Sends one request at a time. Holds the cache and the trusted certificates; close it at the end."""

    def __init__(self, fetching: Fetching, *, allowed: tuple[Range, ...], means: Means, pace: Pace) -> None:
        self._limits = fetching.limits
        self._headers = {"User-Agent": user_agent(fetching.contact), "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
        trust = means.trust or httpx2.create_ssl_context(trust_env=False)
        lowest = _Transport(Guard(allowed, means, fetching.limits), trust, means, pace)
        self._transport = open_cache(lowest, fetching.cache) if fetching.cache else lowest

    def close(self) -> None:
        """Let go of the cache."""
        self._transport.close()

    def get(self, address: Address, *, until: float, every_type: bool = False) -> Answer | NoAnswer:
        """Ask for an address once; no redirect is followed. `until` is an instant of the clock.

        The body is read where the status is 200 and its media type one that is read, or `every_type`.
        Raises InputError: REFUSED where the address may not be connected to, UNREACHABLE where its host has no number.
        """
        extensions = {"until": until, "address": address}
        request = httpx2.Request("GET", address.url, headers=self._headers, extensions=extensions)
        try:
            response = self._transport.handle_request(request)
            try:
                return self._answer(response, every_type)
            finally:
                response.close()
        except (*_TROUBLES, httpx2.TransportError, TooMuch) as error:
            return _no_answer(error)
        except BodyError as error:
            return NoAnswer(Reason.TOO_LARGE if error.is_too_large else Reason.UNREACHABLE, error.message)

    def _answer(self, response: httpx2.Response, every_type: bool) -> Answer | NoAnswer:
        headers = _first_of_each(response)
        body = b""
        if response.status_code == 200 and (every_type or is_read(headers.get("content-type", ""))):
            packing = response.headers.get("content-encoding", "").strip().lower()
            if packing not in PACKINGS:
                return NoAnswer(Reason.UNSUPPORTED, "it came packed in a way that was not asked for; save the page")
            if _stated_length(headers) > self._limits.size:
                raise too_large(self._limits)
            body = read_body(response.iter_raw(), packing, self._limits)
        status = response.extensions.get("caching", {})
        return Answer(response.status_code, headers, body, headers.get(_FETCHED), bool(status.get("from_cache")))


def _first_of_each(response: httpx2.Response) -> dict[str, str]:
    """Header names in lower case; of one that is sent twice, the first: two media types are not one with a comma."""
    headers: dict[str, str] = {}
    for name, value in response.headers.multi_items():
        headers.setdefault(name.lower(), value)
    return headers


def _stated_length(headers: Mapping[str, str]) -> int:
    stated = headers.get("content-length", "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 20 else 0


class _Transport(httpx2.BaseTransport):
    """One connection for one request; below the cache, so that what comes from the cache opens none."""

    def __init__(self, guard: Guard, trust: ssl.SSLContext, means: Means, pace: Pace) -> None:
        self._guard = guard
        self._trust = trust
        self._now = means.now
        self._pace = pace

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        address: Address = request.extensions["address"]
        self._pace.wait(address.host)
        until = min(request.extensions["until"], self._guard.clock() + self._guard.limits.total)
        backend = GuardedBackend(self._guard, address, until=until)
        pool = httpcore2.ConnectionPool(
            ssl_context=self._trust, network_backend=backend, max_connections=1, max_keepalive_connections=0
        )
        with ExitStack() as at_end:
            at_end.callback(self._pace.done, address.host, address.target)
            with ExitStack() as on_failure:  # whatever ends it, an interrupt too: no connection stays open behind it
                on_failure.callback(pool.close)
                response = pool.handle_request(_bare(request, address))
                if len(response.headers) > _HEADERS:
                    raise TooMuch
                on_failure.pop_all()
        fetched = datetime.fromtimestamp(self._now(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        kept = [pair for pair in response.headers if pair[0].lower() != _FETCHED.encode()]
        return httpx2.Response(
            response.status, headers=[*kept, (_FETCHED.encode(), fetched.encode())], stream=_Pieces(response, pool)
        )


def _bare(request: httpx2.Request, address: Address) -> httpcore2.Request:
    """The request as it is sent: to the host that was checked, and no connection kept."""
    url = httpcore2.URL(
        scheme=address.scheme.encode(), host=address.host.encode(), port=address.port, target=address.target.encode()
    )
    kept = [(name, value) for name, value in request.headers.raw if name.lower() not in (b"host", b"connection")]
    headers = [(b"Host", address.authority.encode()), *kept, (b"Connection", b"close")]
    return httpcore2.Request(b"GET", url, headers=headers)


class _Pieces(httpx2.SyncByteStream):
    """The body as it comes; closing it closes its connection."""

    def __init__(self, response: httpcore2.Response, pool: httpcore2.ConnectionPool) -> None:
        self._response = response
        self._pool = pool

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
        self._pool.close()


def _no_answer(error: Exception) -> NoAnswer:
    """Say why there was no answer, and whether the connection was never made: only then may it be tried again."""
    if isinstance(error, TooMuch):
        return NoAnswer(Reason.TOO_LARGE, "it sends more than a page may take; nothing of it was used")
    if _has_bad_certificate(error):
        return NoAnswer(Reason.UNREACHABLE, "its certificate is not to be trusted; open it in a browser to see why")
    if isinstance(error, (httpcore2.ConnectError, httpcore2.ConnectTimeout)):
        return NoAnswer(Reason.UNREACHABLE, "no connection could be made; try again later", is_connected=False)
    if isinstance(error, httpcore2.TimeoutException):
        return NoAnswer(Reason.UNREACHABLE, "it answers too slowly; try again later")
    if isinstance(error, httpcore2.ProtocolError):
        return NoAnswer(Reason.UNREACHABLE, "what it sent breaks off or is no HTTP; try again later")
    return NoAnswer(Reason.UNREACHABLE, "the connection broke; try again later")


def _has_bad_certificate(error: BaseException | None) -> bool:
    for _ in range(10):
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        if error is None:
            return False
        error = error.__cause__ or error.__context__
    return False
