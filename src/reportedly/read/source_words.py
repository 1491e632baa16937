"""The words of a source: its head, the role that the head tells, and how the name in it stands (table source_roles).

Only words are looked at, not the parse: what a source's words tell must be the same wherever the source was found.
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.text.plain import level
from reportedly.text.tables import read_table
from reportedly.text.words import find_words

_BEHIND_HEAD = re.compile(
    r"\s+(?:of|for|in|from|at|with|on|to|about|into|who|whose|that|which|familiar|close|by|near|inside|behind|under"
    r"|between|citing|quoting)\s+"
    r"|,(?!\d)|[(:]"
)
_PART_OF = re.compile(
    r"^(?:the |a |an |at least |more than |about |only )?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,4}"
    r"|dozens|scores|hundreds|thousands|many|most|some|several|all|none|both|each|any|few|half|number|group|couple"
    r"|handful|pair|majority|dozen|series|string|crowd|another|minority) of\s+",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"\W*\w+")
_TAIL = re.compile(
    r"\w+(?:ed|ing)|seen|sent|written|made|held|shown|given|taken|kept|known|left|online|here|there|now|today|yesterday"
    r"|alike|abroad|overseas|present|involved|themselves|himself|herself|itself",
    re.IGNORECASE,
)
_FORMER = frozenset({"former", "ex", "onetime", "retired", "ousted", "would-be"})
_SOURCE = frozenset({"source", "sources"})
_OF_OFFICE = frozenset({"official", "institution", "inside"})


@cache
def _roles() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in read_table("source_roles")}


def role_of_word(word: str) -> str | None:
    """What the table says of a head noun in lower case: a kind of its column `kind`, or None."""
    return _roles().get(word)


def head_end(words: str) -> int:
    """How many characters the phrase has up to the end of its head: before the first preposition, comma or clause.

    At least its first word. Of a part ("two of the officials") the head is what it is a part of.
    """
    lowered = level(words)
    part = _PART_OF.match(lowered)
    first = _FIRST_WORD.match(lowered, part.end() if part else 0)
    match = _BEHIND_HEAD.search(lowered, first.end() if first else len(words))
    return match.start() if match else len(words)


def head_role(words: str) -> str | None:
    """The role that the head of the phrase tells, or None: "official" of "two senior officials seen in town".

    Words behind the head that only describe it ("a video posted online") are passed over. Who held an office and no
    longer does ("a former minister") is a person; a source within an institution ("a police source") is an official.
    """
    found = _head_words(words)
    while len(found) > 1 and found[-1] not in _roles() and _TAIL.fullmatch(found[-1]):
        found = found[:-1]
    if not found:
        return None
    role = _roles().get(_pair(found), _roles().get(found[-1]))
    if found[-1] in _SOURCE and (_is_inside(found[:-1]) or _is_inside(_head_words(_behind_in(words)))):
        return "official"
    return "person" if role == "official" and _FORMER.intersection(found[:-1]) else role


def _head_words(words: str) -> list[str]:
    lowered = level(words)
    part = _PART_OF.match(lowered)
    return [match[0].lower() for match in find_words(lowered[part.end() if part else 0 : head_end(words)])]


def _pair(found: list[str]) -> str:
    return " ".join(found[-2:])


def _is_inside(words: list[str]) -> bool:
    return any(_roles().get(word) in _OF_OFFICE for word in words)


def _behind_in(words: str) -> str:
    """What a source is said to be in, at or from ("a source in the prosecutor's office"), or nothing."""
    match = re.search(r"\s(?:in|at|from|within|inside)\s", words[head_end(words) :])
    return words[head_end(words) + match.end() :] if match else ""


def tells_office(words: str, name: tuple[int, int]) -> bool:
    """Whether the words around a person's name, by title or apposition, say that the person holds a public office."""
    before, behind = words[: name[0]].rstrip(" ,"), words[name[1] :].lstrip(" ,")
    return "official" in (head_role(before), head_role(behind) if words[name[1] :].lstrip().startswith(",") else None)
