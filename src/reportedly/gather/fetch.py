"""From an address to the bytes of a page: https first, robots.txt heard, redirects followed one checked step at a time.

Nothing personal is sent: no cookies, no credentials, no referrer. Proxies that the environment names are not used: a
proxy looks names up itself, and then nobody could promise which machine was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from email.utils import parsedate_to_datetime
from functools import partial
from types import TracebackType
from typing import NamedTuple, Self

from reportedly.errors import InputError, Reason
from reportedly.gather.address import Address, join_address, parse_address, shown
from reportedly.gather.address_ranges import parse_ranges
from reportedly.gather.fetch_answers import Answer, NoAnswer, why_unusable
from reportedly.gather.fetch_pace import Pace
from reportedly.gather.fetch_rules import POLITE, REAL, Fetching, Means
from reportedly.gather.fetch_wire import Wire
from reportedly.gather.parcel import Note, silence
from reportedly.gather.robots import Robots

Outcome = tuple[Answer | NoAnswer, Address]

_SECURE = "https"


class Fetched(NamedTuple):
    """What an address gave: its bytes, what the server declares them to be, and where they came from in the end.

    `fetched` is the instant in UTC (`2019-01-17T15:00:02Z`) at which they came, or were last held to be current.
    """

    content: bytes
    media_type: str | None
    address: str
    fetched: str | None


class Fetcher:
    """Fetches pages one after the other, as politely as `fetching` says. Use it in a `with`: it may hold a cache."""

    def __init__(self, fetching: Fetching = POLITE, *, means: Means = REAL, note: Note = silence) -> None:
        self._limits = fetching.limits
        self._means = means
        self._note = note
        pace = Pace(fetching.limits, means)
        self._wire = Wire(fetching, allowed=parse_ranges(fetching.allowed), means=means, pace=pace)
        self._robots = Robots(pace.slow_down)
        self._plain: set[str] = set()  # hosts that answer over http only
        self._until = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the cache."""
        self._wire.close()

    def fetch(self, written: str) -> Fetched:
        """Fetch a page. Raises InputError that names the address as it was written.

        REFUSED: not asked for (scheme, host, port, range, robots.txt) · DENIED: 401, 402, 403, 429, 451 · MISSING: 404,
        410 · UNREACHABLE · TOO_LARGE · UNSUPPORTED: another media type · EMPTY. Cost: at most `limits.overall` seconds.
        """
        first = parse_address(written)
        self._until = self._means.clock() + self._limits.overall
        try:
            answer, last = through_redirects(first, self._ask_page, self._limits.redirects)
        except InputError as error:
            raise _renamed(error, written, first) from error
        trouble = answer if isinstance(answer, NoAnswer) else why_unusable(answer)
        if isinstance(answer, Answer) and trouble is None:
            return Fetched(answer.body, answer.media_type, last.url, answer.fetched)
        assert trouble is not None
        sent_on = "" if last.place == first.place else f"sent on to {shown(last.url)}: "
        raise InputError(sent_on + trouble.message, input=shown(written), stage="gather", reason=trouble.reason)

    def _ask_page(self, address: Address, seen: Sequence[str]) -> Outcome:
        """Ask over https first, whatever is written; over http where https cannot be connected or only sends back."""
        secure = address.over(_SECURE)
        if address.scheme == _SECURE:
            return self._ask_allowed(address, self._limits.retries), address
        if address.port is None and address.host not in self._plain and secure.url not in seen:
            answer = self._ask_allowed(secure, 0)
            if not isinstance(answer, NoAnswer) or answer.is_connected:
                return answer, secure
            self._plain.add(address.host)
        self._note(f"{shown(address.url)}: fetched over http, where it can be read and changed on its way")
        return self._ask_allowed(address, self._limits.retries), address

    def _ask_allowed(self, address: Address, retries: int) -> Answer | NoAnswer:
        ask_robots = partial(self._ask_robots, retries=retries)
        return self._robots.why_refused(address, ask_robots) or self._ask(address, retries)

    def _ask_robots(self, address: Address, *, retries: int) -> Answer | NoAnswer:
        def ask(here: Address, _: Sequence[str]) -> Outcome:
            return self._ask(here, retries, every_type=True), here

        return through_redirects(address, ask, self._limits.redirects)[0]

    def _ask(self, address: Address, retries: int, *, every_type: bool = False) -> Answer | NoAnswer:
        """Ask, and again after a while where no connection was made or the server is busy."""
        for turn in range(retries + 1):
            answer = self._wire.get(address, until=self._until, every_type=every_type)
            pause = self._pause(answer, turn)
            if pause is None or turn == retries or self._means.clock() + pause >= self._until:
                break
            self._means.sleep(pause)
        return answer

    def _pause(self, answer: Answer | NoAnswer, turn: int) -> float | None:
        """Seconds until another try makes sense: doubled each time, spread by chance; None where it makes none."""
        again = not answer.is_connected if isinstance(answer, NoAnswer) else answer.is_busy
        if not again:
            return None
        asked = 0.0 if isinstance(answer, NoAnswer) else self._asked_pause(answer.headers.get("retry-after", ""))
        own = (0.5 + self._means.chance() / 2) * 2.0**turn
        return None if asked > self._limits.patience else max(asked, own)

    def _asked_pause(self, retry_after: str) -> float:
        """Seconds that `Retry-After` asks for: it holds seconds or a date."""
        if retry_after.isascii() and retry_after.isdigit():
            return float(retry_after[:9])
        try:
            return parsedate_to_datetime(retry_after).timestamp() - self._means.now()
        except (ValueError, OverflowError):
            return 0.0


def through_redirects(first: Address, ask: Callable[[Address, Sequence[str]], Outcome], most: int) -> Outcome:
    """Ask, and go where one is sent on to, at most `most` times; `ask` also hears of the URLs asked before.

    Gives the last answer and its address. Raises InputError REFUSED where a redirect leads to no address of the web.
    """
    seen: list[str] = []
    here = first
    for _ in range(most + 1):
        answer, here = ask(here, seen)
        seen.append(here.url)
        if isinstance(answer, NoAnswer) or not answer.is_redirect:
            return answer, here
        here = join_address(here, answer.headers["location"])
        if here.url in seen:
            return _circle(f"it sends in a circle ({_way([*seen, here.url])})"), here
    return _circle(f"it sends on more than {most} times ({_way(seen)})"), here


def _circle(what: str) -> NoAnswer:
    message = f"{what}; it may want cookies, which are never sent: save the page and give the file"
    return NoAnswer(Reason.UNREACHABLE, message, is_circle=True)


def _way(urls: Sequence[str]) -> str:
    return " → ".join(shown(each)[:100] for each in urls)


def _renamed(error: InputError, written: str, first: Address) -> InputError:
    """The same error under the name that the user gave; where it befell another host, that one is told."""
    is_own = f"//{first.authority}/" in error.input
    message = error.message if is_own else f"{error.input}: {error.message}"
    return InputError(message, input=shown(written), stage="gather", reason=error.reason)
