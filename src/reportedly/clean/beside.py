"""Which elements of a page stand beside its article: comments, other articles, the page's margins."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement  # plain text does without it

_BESIDE = re.compile(
    r"(?<![a-z])(?:comment|related|teaser|recirc|sidebar|side-bar|footer|widget|most-?read|trending|recommend|carousel|"
    r"latest|promo|newsletter|card(?!-author)|popular|more-(?:from|news|stories)|next-|feed|list-item|follow|social|"
    r"shar(?:e|ing)|bio(?![a-z])|about-|read-?(?:next|more|also)|story-?info|see-also|outbrain|taboola)",
    re.I,
)
_TAGS = frozenset(("aside", "footer", "nav", "form", "figure", "figcaption"))
_DEEPEST = 40  # elements around one that are looked at
_MOST_HEADINGS = 10


def select(root: HtmlElement, path: str) -> list[HtmlElement]:
    """The elements that an XPath selects, in the page's order. Cost: one pass in C."""
    return cast("list[HtmlElement]", _compiled(path)(root))


@cache
def _compiled(path: str) -> XPath:
    from lxml.etree import XPath  # plain text does without it

    return XPath(path)


def headline_around(root: HtmlElement) -> frozenset[HtmlElement]:
    """The elements around the page's headline: its first h1 of three words or more, else its first. Cost: linear."""
    first = None
    for number, head in enumerate(root.iter("h1")):
        first = head if first is None else first
        if number >= _MOST_HEADINGS:
            break
        if len(head.text_content()[:400].split()) >= 3:
            return frozenset(head.iterancestors())
    return frozenset(first.iterancestors()) if first is not None else frozenset()


def stands_beside(element: HtmlElement, around: frozenset[HtmlElement]) -> bool:
    """Whether an element, or one around it that does not hold the headline too, is no part of the article."""
    for number, each in enumerate((element, *element.iterancestors())):
        if number >= _DEEPEST or each in around or each.tag in ("body", "html", "main"):
            return False
        if each.tag in _TAGS:
            return True
        names = f"{each.get('class') or ''} {each.get('id') or ''}"[:300]
        if (each.tag != "article" or number == 0) and _BESIDE.search(names):
            return True
    return False
