"""Pages that no browser would like either: what costs a parser more than its length is refused before it is parsed."""

from __future__ import annotations

import re

from reportedly.errors import InputError, Reason

MOST_TAGS = 250_000  # a long news page has 10,000
MOST_ATTRIBUTES = 2_000  # of one element: libxml2 compares each with all before it
_LONG_TAG = 10_000  # characters: a shorter tag cannot hold so many that it matters
_LEAST = 100_000  # characters: what a shorter page can hold costs half a second
# A comment, a script or a style sheet as a whole; else a tag from its < to its >, quotation marks heeded as a parser
# heeds them. Every branch is possessive, and one always matches: linear, whatever stands there.
_TAG = re.compile(
    r"<!--(?:[^-]++|-(?!->))*+|<(script|style)\b(?:[^<]++|<(?!/\1))*+|"
    r"<[A-Za-z](?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+(?:>|\Z)",
    re.I,
)
_OPENED = re.compile(r"<[A-Za-z/]")
_QUOTED = re.compile(r"\"[^\"]*+\"?|'[^']*+'?")


def refuse_endless(content: str, uri: str) -> None:
    """Raise InputError TOO_LARGE for a page of endless tags or with a tag of endless attributes. Cost: linear."""
    if content.count("<") > MOST_TAGS and len(_OPENED.findall(content)) > MOST_TAGS:
        raise _error(uri, f"more than {MOST_TAGS:,} tags; no article has so many")
    if len(content) > _LEAST:
        for tag in _TAG.finditer(content):
            is_tag = tag.group(1) is None and not tag.group().startswith("<!--")
            if is_tag and tag.end() - tag.start() > _LONG_TAG and _count(tag.group()) > MOST_ATTRIBUTES:
                raise _error(uri, f"more than {MOST_ATTRIBUTES:,} attributes in one tag; mend it or leave it out")


def _count(tag: str) -> int:
    """The attributes of a tag, counted by the blanks and slashes that part them."""
    return len(re.findall(r"[\s/]++", _QUOTED.sub("", tag)))


def _error(uri: str, message: str) -> InputError:
    return InputError(message, input=uri, stage="clean", reason=Reason.TOO_LARGE)
