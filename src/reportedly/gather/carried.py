"""What feeds and exchange formats have in common: a piece of content with its title, at its place among others."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from html import unescape

from reportedly.model.report import MediaType

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->")
_BREAK = re.compile(r"<(?:/?(?:p|div|li|ul|ol|blockquote|h[1-6]|tr|table|section|article|fig\w{3,7})\b|br\b)", re.I)
_MARKUP = re.compile(r"<(?:/?(?:p|div|br|a|b|i|em|strong|span|ul|ol|li|h[1-6]|img|figure|blockquote|table)\b)", re.I)
_SPACE = re.compile(r"[ \t\f\v]{2,}")
_BLANK = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+")
_LONGEST_TITLE = 2_000  # characters
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:[T ]|$)|\d{8}(?:T|$)")


def media_of(content: str) -> MediaType:
    """Whether a piece of content is a page's markup or plain text, by its first tags."""
    return MediaType.HTML if _MARKUP.search(content) else MediaType.TEXT


def plain_title(words: str | None) -> str | None:
    """A title without tags and entities, in one line; None where it says nothing."""
    if not words:
        return None
    words = words[: 4 * _LONGEST_TITLE]
    for _ in range(2):  # feeds often escape their titles twice
        words = unescape(_TAG.sub("", words))
    return " ".join(words.split())[:_LONGEST_TITLE] or None


def plain_summary(content: str) -> str:
    """A summary's words without its few tags; a blank line where a block of it ended. Cost: linear."""
    broken = _TAG.sub(lambda tag: "\n\n" if _BREAK.match(tag[0]) else "", content)
    words = _SPACE.sub(" ", unescape(broken))
    return _BLANK.sub("\n\n", words).strip()


def to_iso(date: str | None) -> str | None:
    """A date of a feed (RFC 822 or ISO 8601) in ISO 8601, its zone kept; as it is where it is neither."""
    if not date or not date.strip():
        return None
    date = date.strip()[:100]
    if _ISO.match(date):
        return date
    try:
        return parsedate_to_datetime(date).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date
