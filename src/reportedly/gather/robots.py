"""What robots.txt of a host says to this program."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from reportedly.errors import Reason
from reportedly.gather.address import Address
from reportedly.gather.fetch_answers import Answer, NoAnswer
from reportedly.gather.fetch_pace import ROBOTS
from reportedly.gather.fetch_rules import PRODUCT

if TYPE_CHECKING:
    from protego import Protego

Ask = Callable[[Address], Answer | NoAnswer]

_READ = 512_000  # bytes of it that are read; the standard asks for 500 KiB at least
_LINE = 4_000  # characters, as many as an address may have; a longer rule is none for any address
_AGENT = re.compile(r"user(?:-|\s{0,100})agent(?![\w-])\s{0,100}:?([^#]*)", re.I)
_NOT_ALLOWED = "its robots.txt asks programs like this one to stay away; save it from a browser and give the file"
_NOT_KNOWN = "its robots.txt cannot be read, so it may not be fetched; try again later"


class Robots:
    """Keeps the rules of every host that was asked, for as long as it lives.

    A missing robots.txt (4xx, or redirects without an end) allows everything; one that cannot be had now (5xx, 429,
    too slow, broken) forbids everything for now. Source: RFC 9309; its longest match wins, by protego.
    """

    def __init__(self, slow_down: Callable[[str, float | None], None]) -> None:
        self._slow_down = slow_down
        self._known: dict[tuple[str, str], Protego | NoAnswer | None] = {}

    def why_refused(self, address: Address, ask: Ask) -> NoAnswer | None:
        """Say why an address may not be asked for; None where it may. `ask` fetches what is not known yet."""
        origin = (address.scheme, address.authority)
        if origin not in self._known:
            self._known[origin] = self._learn(address.beside(ROBOTS), ask)
        known = self._known[origin]
        if known is None or isinstance(known, NoAnswer):
            return known
        return None if known.can_fetch(address.url, PRODUCT) else NoAnswer(Reason.REFUSED, _NOT_ALLOWED)

    def _learn(self, address: Address, ask: Ask) -> Protego | NoAnswer | None:
        rules = _rules(ask(address))
        if rules is not None and not isinstance(rules, NoAnswer):
            self._slow_down(address.host, rules.crawl_delay(PRODUCT))
        return rules


def _rules(answer: Answer | NoAnswer) -> Protego | NoAnswer | None:
    if isinstance(answer, NoAnswer):
        return None if answer.is_circle else answer._replace(message=f"{_NOT_KNOWN} ({answer.message})")
    if answer.status >= 500 or answer.status == 429:
        return NoAnswer(Reason.UNREACHABLE, _NOT_KNOWN)
    if answer.status != 200:
        return None
    from protego import Protego  # files and archives do without it

    lines = _whole_lines(answer.body).decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    return Protego.parse("\n".join(_for_us(line) for line in lines if len(line) <= _LINE))


def _whole_lines(body: bytes) -> bytes:
    """What is read of it, without a line that is cut in two: half a rule is another rule."""
    return body if len(body) <= _READ else body[: body.rfind(b"\n", 0, _READ) + 1]


def _for_us(line: str) -> str:
    """A line with all other programs under one name: each of thousands with thousands of rules would cost minutes."""
    agent = _AGENT.match(line.strip())
    if agent is None or agent[1].strip().strip("*") == "" or agent[1].strip("* \t").lower() == PRODUCT:
        return line
    return "User-agent: -"
