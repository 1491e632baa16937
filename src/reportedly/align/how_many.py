"""How many an unnamed source stands for: "two diplomats" are two, "sources" at least one, "an aide" is one."""

from __future__ import annotations

import re
from itertools import pairwise

from reportedly.model.reading import SourceKind
from reportedly.text.words import find_words

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_EXACT = {word: number for number, word in enumerate(_NUMBERS, 2)} | {"both": 2, "couple": 2, "pair": 2, "dozen": 12}
_ONE = frozenset({"a", "an", "one", "another", "each", "either", "neither", "every"})
_SEVERAL = frozenset(
    {"some", "many", "most", "several", "few", "all", "various", "numerous", "multiple", "dozens", "scores", "others"}
)
_OPEN = frozenset({"least", "more", "over"})  # "at least two", "more than five"
_LEADING = frozenset(
    {"the", "these", "those", "at", "least", "more", "than", "about", "only", "over", "other", "his", "her", "their"}
)
_COLLECTIVE = frozenset({"people", "men", "women", "staff", "crew", "personnel", "children", "they", "them", "we"})
_ENDS_HEAD = frozenset(
    {"of", "in", "at", "from", "with", "for", "who", "familiar", "close", "on", "to", "that", "near", "by", "briefed"}
)
_PARTS = frozenset({"group", "number", "handful", "majority", "crowd", "minority", "string", "series"})
_PLURAL_KINDS = frozenset({SourceKind.GROUP, SourceKind.MEDIA_UNNAMED})
_THINGS = frozenset({SourceKind.ORGANISATION, SourceKind.DOCUMENT, SourceKind.AGENCY, SourceKind.OUTLET})


def how_many(words: str, kind: SourceKind) -> tuple[int, int | None]:
    """At least and at most how many an unnamed source is; None where nothing bounds it.

    A body, a paper or a text is one, however many write it. "Sources" may be one voice that was asked to sound like
    more: at least one. A number is taken at its word, and as the least with "at least".
    """
    found = [match[0].lower() for match in find_words(words)]
    if kind in _THINGS or not found:
        return 1, 1
    number = _number(found)
    if number is not None:
        return number, None if _OPEN.intersection(found[:3]) else number
    if any(word in _PARTS and behind == "of" for word, behind in pairwise(found[:4])):
        return 1, None
    if found[0] in _ONE:
        return 1, None if kind in _PLURAL_KINDS and _is_many(found) else 1
    if kind in _PLURAL_KINDS or _SEVERAL.intersection(found[:2]) or _is_many(found):
        return 1, None
    return 1, 1


def _number(found: list[str]) -> int | None:
    """The number that leads the words; "one of the officials" is one."""
    for at, word in enumerate(found[:5]):
        if word in _EXACT or re.fullmatch(r"\d{1,4}", word):
            return _EXACT[word] if word in _EXACT else max(1, int(word))
        if word == "one" and found[at + 1 : at + 2] == ["of"]:
            return 1
        if word not in _LEADING and word not in ("a", "an"):
            return None
    return None


def _is_many(found: list[str]) -> bool:
    """Whether the head of the words is a plural or stands for many."""
    at = next((at for at, word in enumerate(found) if at and word in _ENDS_HEAD), len(found))
    head = found[at - 1]
    return head in _COLLECTIVE or (head.endswith(("s", "men", "people")) and not head.endswith("ss"))
