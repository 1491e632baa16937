"""When the next request to a host may go out."""

from __future__ import annotations

from reportedly.gather.fetch_rules import FetchLimits, Means

ROBOTS = "/robots.txt"


class Pace:
    """Keeps a pause between two requests to one host. One request goes out at a time, to whatever host."""

    def __init__(self, limits: FetchLimits, means: Means) -> None:
        self._limits = limits
        self._means = means
        self._last: dict[str, float] = {}
        self._delays: dict[str, float] = {}

    def slow_down(self, host: str, seconds: float | None) -> None:
        """Heed what a host asks for (robots.txt, Crawl-delay), as far as patience goes."""
        if seconds is not None and seconds > self._limits.delay:
            self._delays[host] = min(seconds, self._limits.patience)

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked again."""
        last = self._last.get(host)
        if last is None:
            return
        left = last + self._delays.get(host, self._limits.delay) - self._means.clock()
        if left > 0:
            self._means.sleep(left)

    def done(self, host: str, target: str) -> None:
        """Take down that a request has ended; after robots.txt its first page may be asked for at once."""
        if target != ROBOTS:
            self._last[host] = self._means.clock()
