"""What a fetch may do and cost, and the outside world that it does it with."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reportedly import __version__
from reportedly.errors import ConfigError
from reportedly.model.base import Record

if TYPE_CHECKING:
    import ssl

PRODUCT = "reportedly"  # the name that robots.txt may speak to


class FetchLimits(Record, frozen=True, kw_only=True):
    """What one address may cost. Times in seconds, sizes in bytes.

    `size` holds for what is transferred and for what it unpacks to, `ratio` for how much larger the unpacked is.
    `connect` and `read` are for one step, `total` for one request, `overall` for an address with all its redirects,
    retries and waits. `delay` lies between two requests to one host; what robots.txt asks for may raise it up to
    `patience`, which bounds every wait that a server asks for.
    """

    size: int = 10_000_000
    ratio: int = 100
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    overall: float = 180.0
    redirects: int = 5
    retries: int = 2
    delay: float = 1.0
    patience: float = 30.0


class Fetching(Record, frozen=True, kw_only=True):
    """How addresses are fetched. `allowed` are ranges of addresses to allow beside the public ones (`127.0.0.0/8`).

    `contact` (an e-mail address or URL) is added to the user agent. `cache` is the folder of the HTTP cache, None for
    none. `follow` is how many articles that one feed or sitemap only announces are fetched, 0 for none.
    """

    allowed: tuple[str, ...] = ()
    contact: str | None = None
    cache: str | None = None
    follow: int = 0
    limits: FetchLimits = FetchLimits()


class Means(NamedTuple):
    """The world outside, as tests replace it. `resolve` gives all addresses of a name; None: the system's resolver.

    `clock` is monotonic and `now` counts from 1970, both in seconds; `chance` is uniform in [0, 1); `trust` holds the
    certificates that are believed, None: those of the system. `dial` leads a checked number and port elsewhere.
    """

    resolve: Callable[[str], tuple[str, ...]] | None = None
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    trust: ssl.SSLContext | None = None
    dial: Callable[[str, int], tuple[str, int]] | None = None


POLITE = Fetching()
REAL = Means()


def user_agent(contact: str | None) -> str:
    """Make the one line that tells a server who asks. Raises ConfigError where the contact could not be sent."""
    if contact is None:
        return f"{PRODUCT}/{__version__}"
    if not (contact.isascii() and contact.isprintable() and contact.strip()) or set("()\\") & set(contact):
        message = "a contact is an e-mail address or a URL, in ASCII and without brackets."
        raise ConfigError(message, key="contact", value=contact)
    return f"{PRODUCT}/{__version__} (+{contact.strip()})"
