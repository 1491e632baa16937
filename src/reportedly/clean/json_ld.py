"""The JSON-LD of a page: its objects, the article among them, references resolved; depths and numbers bounded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # plain text does without it

Thing = dict[str, object]

_ARTICLE = re.compile(r"Article|BlogPosting|Report|NewsStory|SocialMediaPosting|Review", re.I)
_MOST_BLOCKS = 60
_MOST_CHARACTERS = 400_000  # of one block
_MOST_THINGS = 2_000
_DEEPEST = 12
_MOST_OF_A_LIST = 200
_LONGEST = 20_000  # characters of one text: more is no title, name or date
_WRAPPED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
                      r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$")  # fmt: skip
_LAST_COMMA = re.compile(r",(\s{0,200}[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_TAG = re.compile(r"<[^<>]{0,200}>")
_LOOSE = re.compile(r'"(headline|datePublished|dateModified)"\s{0,20}:\s{0,20}"((?:[^"\\\n]|\\.){4,300})"')


def read_things(root: HtmlElement) -> tuple[Thing, ...]:
    """Read the objects of all JSON-LD blocks, outer ones before what they hold, in the page's order.

    A block that is no JSON gives at most the headline and dates that it names first. Cost: linear, bounded.
    """
    things: list[Thing] = []
    for block in _blocks(root):
        for value in _values(block):
            things.extend(_unfolded(value, _MOST_THINGS - len(things)))
    return tuple(things)


def is_article(thing: Thing) -> bool:
    """Whether its type is one of articles; a mere page, video or picture is none."""
    return bool(_ARTICLE.search(type_of(thing)))


def type_of(thing: Thing) -> str:
    """The type, or the types with blanks between them; empty where it has none."""
    found = thing.get("@type", thing.get("type"))
    return " ".join(str(each) for each in found[:8]) if isinstance(found, list) else str(found or "")[:100]


def text_of(value: object) -> str | None:
    """A text without markup and entities, white space folded; of a list the first; None for anything else."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value", value.get("name"))
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    plain = _TAG.sub("", unescape(unescape(value))) if "&" in value or "<" in value else value
    return " ".join(_CONTROL.sub(" ", plain).split()) or None


def looked_up(value: object, things: Sequence[Thing]) -> object:
    """The object that a mere reference (`{"@id": …}`) names, where the page holds it; else the value itself."""
    if not isinstance(value, dict) or "name" in value:
        return value
    name = value.get("@id")
    if not isinstance(name, str):
        return value
    return next((thing for thing in things if thing.get("@id") == name and "name" in thing), value)


def _blocks(root: HtmlElement) -> Iterator[str]:
    found = 0
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found += 1
            if found > _MOST_BLOCKS:
                return
            if len(script.text) <= _MOST_CHARACTERS:
                yield script.text


def _values(block: str) -> Iterator[object]:
    """Decode a block; comment marks around it and commas before a closing bracket are forgiven."""
    plain = _WRAPPED.sub("", block).strip().strip(";")
    for attempt in (plain, _LAST_COMMA.sub(r"\1", plain), unescape(plain)):
        try:
            yield json.loads(attempt, strict=False)
            return
        except (ValueError, RecursionError):
            continue
    loose: Thing = {}
    for found in _LOOSE.finditer(plain):
        loose.setdefault(found.group(1), found.group(2))
    if loose:
        yield {"@type": "Article", **loose}


def _unfolded(value: object, room: int) -> Iterator[Thing]:
    """The objects in a value, level by level: what a page says of itself stands outside, its pictures inside."""
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        below: list[object] = []
        for each in level:
            if isinstance(each, list):
                below.extend(each[:_MOST_OF_A_LIST])
            elif isinstance(each, dict):
                if room <= 0:
                    return
                room -= 1
                yield each
                below.extend(part for part in each.values() if isinstance(part, list | dict))
        level = below[:_MOST_THINGS]
