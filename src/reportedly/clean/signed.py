"""Where a page says who wrote it: JSON-LD, meta elements, elements of a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reportedly.clean.authors import LONGEST, MOST, read_names
from reportedly.clean.beside import headline_around, stands_beside
from reportedly.clean.json_ld import Thing, looked_up, text_of, type_of
from reportedly.model.report import Basis

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # plain text does without it

_META = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "byl",
    "cxenseparse:author", "mrf:authors", "citation_author", "og:article:author", "articleauthor", "rbauthors",
    "dcterms.creator", "dc.contributor", "dcsext.author", "dable:author", "article-author", "og:author", "authors",
    "cxenseparse:recs:author", "creator", "content_author", "page.content.author", "news_authors", "bt:author",
)  # fmt: skip
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|autor(?:en|es|a|e)?|auteurs?|author-?names?|writers?|signature|firma|yazar|"
    r"redaktor|verfasser|contributors?)(?:$|[\s_-])|(?:article|post|entry|story|news|meta|date)-?_{0,2}-?(?:author|byline)|"
    r"byline|author-?name",
    re.I,
)
_PICTURE = re.compile(r"photo|image|img|media|caption|bild|foto|picture|credit|video", re.I)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "form", "head", "meta", "link"))
_MOST_ELEMENTS = 2_000  # that may be bylines
_LONGEST_BYLINE = 300  # characters
_NEAR = 3  # bylines behind the headline that are looked at


# What the pattern above may match, told fast (so its case counts): most elements of a page are none.
_MAY_SIGN = re.compile(r"uthor|yline|y-line|utor|uteur|riter|ignature|irma|azar|edaktor|erfasser|ontributor").search


class Signature(NamedTuple):
    """What stands where an author is named. `single`: it is declared to be a name; `organisation`: one's name."""

    text: str
    basis: Basis
    single: bool = False
    organisation: bool = False


Signed = tuple[Signature, ...]  # what one place says


def read_metas(root: HtmlElement) -> list[tuple[str, str]]:
    """The meta elements that say something: names in small letters with their contents, in the page's order."""
    found = []
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = text_of(element.get("content")) if name else None
        if name and content:
            found.append((name.strip().lower(), content))
    return found


def declared_signatures(
    metas: Sequence[tuple[str, str]], articles: Sequence[Thing], things: Sequence[Thing]
) -> tuple[Signed, ...]:
    """What JSON-LD and meta elements say, place by place, the most trusted first. At most 40 names of each."""
    found = [tuple(_linked(article.get(key), things)) for key in ("author", "creator") for article in articles]
    contents: dict[str, list[str]] = {}
    for name, content in metas:
        if name in _META and len(contents.setdefault(name, [])) < MOST:
            contents[name].append(content)
    for name in _META:
        texts = [text for text in contents.get(name, ()) if not re.match(r"(?:https?:)?//|/|www\.", text)]
        found.append(tuple(Signature(text[:LONGEST], Basis.META, single=True) for text in texts))
    return tuple(signed for signed in found if signed)


def names_people(signed: Sequence[Signed], outlet: Sequence[str]) -> bool:
    """Whether any place names a person: then nobody need search the page for bylines."""
    said = (each for place in signed for each in place if not each.organisation)
    return any(read_names(each.text, outlet=outlet, single=each.single).people for each in said)


def _linked(value: object, things: Sequence[Thing]) -> Iterator[Signature]:
    """The names of an author, a list of authors, or a list of lists."""
    waiting, number = [value], 0
    while waiting and number < MOST:
        each = looked_up(waiting.pop(0), things)
        if isinstance(each, list):
            waiting[:0] = each[:MOST]
            continue
        text = text_of(each) if isinstance(each, str | dict) else None
        if text and not re.match(r"(?:https?:)?//", text):
            number += 1
            organisation = isinstance(each, dict) and "Organization" in type_of(each)
            yield Signature(text[:LONGEST], Basis.JSON_LD, single=True, organisation=organisation)


def shown_signatures(root: HtmlElement) -> tuple[Signed, ...]:
    """What the elements of bylines show: rel=author and itemprop=author first, then classes, from the headline on.

    Those of comments, other articles, pictures and the page's margins are passed over. Cost: linear, bounded.
    """
    sure: list[Signature] = []
    lines: list[Signed] = []
    around = headline_around(root)
    reached, behind = False, 0
    for element in islice(_may_sign(root), _MOST_ELEMENTS):
        reached = reached or element.tag == "h1"
        kind = _kind(element)
        text = _shown(element) if kind and not stands_beside(element, around) else ""
        if not text or len(text) > _LONGEST_BYLINE:
            continue
        behind += reached and kind == "byline"
        if kind == "author":
            sure.append(Signature(text, Basis.ELEMENT, single=True))
        else:
            lines.append((Signature(text, Basis.ELEMENT),))
        if behind > _NEAR:
            break
    group = (tuple(sure[:MOST]),) if sure else ()
    return (*group, *lines[: 2 * _NEAR])


def _may_sign(root: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that may be bylines, and the headings that tell where the headline is."""
    for element in root.iter("*"):
        get = element.get
        named = (names := get("class")) and _MAY_SIGN(names)
        if named or element.tag == "h1" or get("rel") or get("itemprop"):
            yield element
            continue
        other = get("id") or get("data-testid")
        if other and _MAY_SIGN(other):
            yield element


def _kind(element: HtmlElement) -> str:
    if element.tag in _UNSEEN or element.tag in ("body", "html", "main", "article", "time", "img", "button", "input"):
        return ""
    rel, prop = (element.get("rel") or "").lower().split(), (element.get("itemprop") or "").lower()
    if "author" in rel or prop == "author" or element.get("data-author") is not None:
        return "author"
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-testid') or ''}"[:300]
    return "byline" if _BYLINE.search(names) and not _PICTURE.search(names) else ""


def _shown(element: HtmlElement) -> str:
    """The element's texts with bars between them: what stands in elements of its own is a part of its own."""
    parts: list[str] = []
    for number, each in enumerate(element.iter()):
        if number > 80:
            break
        if isinstance(each.tag, str) and each.tag not in _UNSEEN and each.text and each.text.strip():
            parts.append(" ".join(each.text[:400].split()))
        if each is not element and each.tail and each.tail.strip():
            parts.append(" ".join(each.tail[:400].split()))
    return " | ".join(parts)[: _LONGEST_BYLINE + 1]
