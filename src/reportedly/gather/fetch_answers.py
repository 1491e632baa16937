"""What a server answered, and what that means for an input: used, sent on, or one line that says why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportedly.errors import Reason

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 502, 503, 504})
_GONE = {
    404: "the server has no such page (404); check the spelling, or look for it in a web archive",
    410: "the page was taken down (410); look for it in a web archive",
}
_DENIED = {
    401: "the page asks for a sign-in (401); save it from a browser and give the file",
    402: "the page asks for payment (402); save it from a browser and give the file",
    403: "the server denies the page (403), as paywalls do; save it from a browser and give the file",
    429: "the server asks for fewer requests (429); try again later",
    451: "the page is withheld for legal reasons (451)",
}
_SUFFIXES = ("+xml", "+json")
_READ = frozenset(
    {
        "text/html", "text/plain", "text/markdown", "text/x-markdown", "text/xml", "text/json", "application/xml",
        "application/json", "application/ndjson", "application/x-ndjson", "application/jsonl", "application/pdf",
        "application/warc", "application/gzip", "application/x-gzip", "application/x-mimearchive",
        "multipart/related", "message/rfc822",
    }
)  # fmt: skip


class Answer(NamedTuple):
    """What came: header names in lower case; `body` unpacked, and empty unless the status is 200.

    `fetched` is the instant (UTC) at which it came or was last held to be current by its server.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched: str | None
    from_cache: bool = False

    @property
    def is_redirect(self) -> bool:
        return self.status in _REDIRECTS and bool(self.headers.get("location"))

    @property
    def is_busy(self) -> bool:
        """Whether the server says that another try may do better."""
        return self.status in _BUSY

    @property
    def media_type(self) -> str | None:
        """What the server declares the body to be, its charset with it; None where it does not say."""
        return self.headers.get("content-type", "").strip() or None


class NoAnswer(NamedTuple):
    """Why nothing came. `is_connected` is False where the server was not even reached."""

    reason: Reason
    message: str
    is_connected: bool = True
    is_circle: bool = False  # redirects without an end


def why_unusable(answer: Answer) -> NoAnswer | None:
    """Say why an answer gives no page: by its status, its emptiness or its media type; None where it may give one."""
    status = answer.status
    if status in _GONE:
        return NoAnswer(Reason.MISSING, _GONE[status])
    if status in _DENIED or 400 <= status < 500:
        other = f"the server denies the page ({status}); save it from a browser and give the file"
        return NoAnswer(Reason.DENIED, _DENIED.get(status, other))
    if status >= 500:
        return NoAnswer(Reason.UNREACHABLE, f"the server is in trouble ({status}); try again later")
    if status != 200 and status not in (204, 205):
        return NoAnswer(Reason.UNREACHABLE, f"the server gave no page but status {status}; open it in a browser")
    if answer.media_type and not is_read(answer.media_type):
        kind = answer.media_type.split(";")[0].strip()[:80]
        return NoAnswer(Reason.UNSUPPORTED, f"it is {kind}, which is not read; give a page, a feed, a text or a PDF")
    return None if answer.body else NoAnswer(Reason.EMPTY, "the server answered with nothing; try again later")


def is_read(media_type: str) -> bool:
    """Whether a media type is one that pages are read from, or is not stated at all; its parameters do not matter."""
    kind = media_type.split(";")[0].strip().lower()
    return not kind or kind in _READ or (kind.startswith("application/") and kind.endswith(_SUFFIXES))
