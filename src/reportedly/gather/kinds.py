"""What kind of input some bytes are: by their first bytes, by what is declared, by their looks, in that order."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """A kind of input that is read."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    ROWS = "rows"
    FEED = "feed"
    SITEMAP = "sitemap"
    MHTML = "mhtml"
    PDF = "pdf"
    WARC = "warc"
    GZIP = "gzip"


BY_ENDING = {
    ".txt": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".json": Kind.JSON,
    ".jsonld": Kind.JSON,
    ".jsonl": Kind.ROWS,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".rdf": Kind.FEED,
    ".atom": Kind.FEED,
    ".mhtml": Kind.MHTML,
    ".mht": Kind.MHTML,
    ".pdf": Kind.PDF,
    ".warc": Kind.WARC,
    ".gz": Kind.GZIP,
}
KINDS = " ".join(BY_ENDING)

_BY_TYPE = {
    "text/plain": Kind.TEXT,
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/json": Kind.JSON,
    "application/ld+json": Kind.JSON,
    "application/feed+json": Kind.JSON,
    "application/x-ndjson": Kind.ROWS,
    "application/jsonl": Kind.ROWS,
    "text/xml": Kind.FEED,
    "application/xml": Kind.FEED,
    "application/rss+xml": Kind.FEED,
    "application/rdf+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "multipart/related": Kind.MHTML,
    "message/rfc822": Kind.MHTML,
    "application/x-mimearchive": Kind.MHTML,
    "application/pdf": Kind.PDF,
    "application/warc": Kind.WARC,
    "application/gzip": Kind.GZIP,
    "application/x-gzip": Kind.GZIP,
}
_BY_MAGIC = ((b"\x1f\x8b", Kind.GZIP), (b"%PDF-", Kind.PDF), (b"WARC/", Kind.WARC))
_HEAD = 4_000  # bytes looked at
_NAME = re.compile(r"<([A-Za-z_][\w.:-]{0,40})")
_BEFORE_ROOT = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))  # what may stand before the first element
_FEEDS = frozenset({"rss", "feed", "rdf", "channel"})
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_HTML_HEAD = re.compile(
    r"\s{0,2000}<(?:!--|\?xml\b|(?:!doctype\s{1,20}html|html|head|body|article|main|div|p|script|meta)\b)", re.I
)
_HEADER = re.compile(rb"[!-9;-~]{1,60}:")
_MHTML_HEADER = re.compile(rb"(?:snapshot-content-location|content-type[ \t]{0,9}:[ \t]{0,9}multipart/related)", re.I)


def tell_kind(content: bytes, *, ending: str = "", media_type: str | None = None) -> Kind | None:
    """Tell the kind of some bytes, of which the first 4,000 are looked at; None where they are of none that is read.

    Magic bytes outrank what is declared; a feed that is sent as a page is a feed. Only a file that is called a text
    is one whatever it looks like.
    """
    magic = next((kind for start, kind in _BY_MAGIC if content.startswith(start)), None)
    declared = _BY_TYPE.get(essence(media_type)) or BY_ENDING.get(ending)
    if magic or (declared is Kind.TEXT and ending and not media_type):
        return magic or declared
    looks = look_of(content)
    if declared in (Kind.HTML, Kind.TEXT, Kind.FEED) and looks in (Kind.FEED, Kind.SITEMAP):
        return looks
    if declared is Kind.FEED:
        return looks if looks in (Kind.HTML, Kind.JSON) else None
    return declared or looks


def look_of(content: bytes) -> Kind | None:
    """Tell the kind of some bytes by their looks alone; None for a plain text."""
    if _is_mhtml(content[:_HEAD]):
        return Kind.MHTML
    head = _readable(content[:_HEAD])
    name = _first_element(head)
    if name in _FEEDS or name in _SITEMAPS:
        return Kind.FEED if name in _FEEDS else Kind.SITEMAP
    if name == "html" or _HTML_HEAD.match(head):
        return Kind.HTML
    return Kind.JSON if head.lstrip()[:1] in ("{", "[") else None


def _first_element(head: str) -> str:
    """The name of the first element without its prefix, in small letters; an empty word where there is none."""
    at = len(head) - len(head.lstrip())
    while start := next((pair for pair in _BEFORE_ROOT if head.startswith(pair[0], at)), None):
        end = _past_doctype(head, at) if start[0] == "<!" else head.find(start[1], at)
        if end < 0:
            return ""
        at = end + len(start[1])
        at += len(head[at:]) - len(head[at:].lstrip())
    found = _NAME.match(head, at)
    return found[1].rpartition(":")[2].lower() if found else ""


def _past_doctype(head: str, at: int) -> int:
    """Where a document type ends, the declarations in it included."""
    end, inner = head.find(">", at), head.find("[", at)
    return head.find(">", head.find("]", inner)) if 0 <= inner < end and "]" in head[inner:] else end


def _is_mhtml(head: bytes) -> bool:
    """Whether bytes begin with a mail header that says that a page and its parts follow."""
    for line in head.lstrip(b"\r\n").splitlines():
        if _MHTML_HEADER.match(line):
            return True
        if not line[:1].isspace() and not _HEADER.match(line):
            return False
    return False


def essence(media_type: str | None) -> str:
    """A media type without its parameters, in small letters."""
    return (media_type or "").partition(";")[0].strip().lower()


def charset_of(media_type: str | None) -> str | None:
    """The charset that a media type declares."""
    found = re.search(r"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", (media_type or "")[:1000], re.I)
    return found[1] if found else None


def _readable(head: bytes) -> str:
    """The first characters, good enough to look for markup in: without marks and the zero bytes of UTF-16."""
    return head.replace(b"\0", b"").decode("utf-8", "replace").lstrip("\ufeff\ufffd")
