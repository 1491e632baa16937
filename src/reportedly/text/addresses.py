"""Web addresses: one form for all the addresses of one page, and the domain that somebody owns."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import SplitResult, urlsplit

from reportedly.text.tables import column

LONGEST = 4000  # characters: a longer address is left as it is
_MIRROR = re.compile(r"^(?:www\d{0,2}|amp|m|mobile)\.(?=[^.]+\.)")
_AMP_END = re.compile(r"(?:/amp(?:/index)?(?:\.html)?|\.amp)$")
_AMP_PARAMETER = re.compile(r"(?:amp|outputtype)(?:=(?:1|true|amp)?)?", re.I)
_DEFAULT_PORTS = frozenset((80, 443))
_NUMERIC = re.compile(r"[\d.]+|\[?[0-9a-f]*:[0-9a-f:.]*\]?")


def canonical_address(url: str) -> str:
    """Give the one form that all addresses of a page share; what is no web address comes back as it was.

    Tracking parameters (data/tracking_parameters.tsv) and the fragment are dropped, the scheme is https, and the
    hosts and paths of copies for phones (`m.`, `amp.`, `/amp`) and `www.` are folded. It names a page and joins its
    copies; it need not be an address that answers. Cost: linear.
    """
    parts = _split(url)
    if parts is None:
        return url.strip()
    query = _kept(parts.query)
    return f"https://{_host(parts)}{_path(parts.path)}" + (f"?{query}" if query else "")


def host_of(url: str) -> str | None:
    """The host of a web address in small letters, without user and port; None for what is no web address."""
    parts = _split(url)
    return parts.hostname if parts is not None else None


def registrable_domain(host: str) -> str:
    """The part of a host that one owner registered: `news.example.co.uk` → `example.co.uk`.

    Two labels, three where the last two are a public suffix. Source: data/public_suffixes.tsv, a small choice of the
    Public Suffix List; behind a suffix that it lacks the domain comes out shorter. Numeric hosts stay whole.
    """
    host = host.strip().rstrip(".").lower()
    labels = host.split(".")
    if _NUMERIC.fullmatch(host) or len(labels) <= 2:
        return host
    return ".".join(labels[-1 - _suffix_labels(labels) :])


def _suffix_labels(labels: list[str]) -> int:
    """How many labels of the host are its public suffix."""
    whole, second = _suffixes()
    for size in (3, 2):
        if len(labels) > size and ".".join(labels[-size:]) in whole:
            return size
    return 2 if len(labels[-1]) == 2 and labels[-2] in second else 1


@cache
def _suffixes() -> tuple[frozenset[str], frozenset[str]]:
    return column("public_suffixes", "suffix", kind="whole"), column("public_suffixes", "suffix", kind="second")


def _split(url: str) -> SplitResult | None:
    url = url.strip()
    if len(url) > LONGEST or " " in url or not url.isprintable():
        return None
    if url.startswith("//"):
        url = f"https:{url}"
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool((parts.hostname or "").strip(".")) and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None


def _host(parts: SplitResult) -> str:
    """The folded host, with a port that is not the default."""
    host = (parts.hostname or "").rstrip(".")
    folded = host if _NUMERIC.fullmatch(host) else _folded(host)
    shown = f"[{folded}]" if ":" in folded else folded
    return shown if parts.port in (None, *_DEFAULT_PORTS) else f"{shown}:{parts.port}"


def _folded(host: str) -> str:
    """Drop the labels of copies in front, as long as a registrable domain stays (`m.co.uk` is one)."""
    domain = registrable_domain(host)
    while (mirror := _MIRROR.match(host)) and host != domain:
        host = host[mirror.end() :]
    return host


def _path(path: str) -> str:
    """The path without the marks of a copy for phones, as often as they stand there."""
    before = None
    while path != before:
        before = path
        path = path[len("/amp") :] if path.startswith("/amp/") else path
        path = _AMP_END.sub("", path.rstrip("/"))
    return path or "/"


def _kept(query: str) -> str:
    """The parameters that tell pages apart, in their order."""
    return "&".join(each for each in query.split("&") if each and not _is_tracking(each))


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    exact, prefixes = _trackers()
    return name in exact or name.startswith(prefixes) or _AMP_PARAMETER.fullmatch(parameter) is not None


@cache
def _trackers() -> tuple[frozenset[str], tuple[str, ...]]:
    whole = column("tracking_parameters", "name", match="whole")
    return whole, tuple(sorted(column("tracking_parameters", "name", match="start")))
