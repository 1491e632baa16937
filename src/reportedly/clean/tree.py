"""The visible lines of an HTML page in document order, with what their elements tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea", "button",
    "input", "option", "canvas", "audio", "video", "map", "dialog",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark",
    "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "acronym", "img", "picture", "source",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CAPTION = re.compile(
    r"caption|(?:^|[\s_-])legend|bildunterschrift|bildtext|img-?desc|photo-?desc|image-?desc|mediadesc", re.I
)
_CREDIT = re.compile(
    r"(?:^|[\s_-])(?:credits?|copyright|photographer|(?:image|photo|img)-?source|bildquelle)(?:$|[\s_-])|"
    r"(?:image|photo|media|figure|img|caption)-?credit",
    re.I,
)
_BYLINE = re.compile(r"byline|(?:^|[\s_-])authors?(?:$|[\s_-])|author-?name|contributor", re.I)
_STANDFIRST = re.compile(
    r"standfirst|(?:^|[\s_-])(?:dek|deck|sub-?title|sub-?head(?:line)?|sub-?headline|lede?|lead|intro|teaser-text|chapeau|sapo|ingress|"
    r"bajada|summary|excerpt|vorspann|sottotitolo|entradilla|abstract)(?:$|[\s_-])|article-?(?:lead|intro|summary|dek|description|subtitle)|"
    r"__(?:lead|intro|summary|dek|subtitle|standfirst|subline)",
    re.I,
)
_PAGE_TAGS = frozenset(("nav", "footer", "aside", "form"))
_PAGE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|footer|sidebar|related|recommend\w*|newsletter|comments?|cookie\w*|consent|share|sharing|"
    r"social|promo|breadcrumbs?|most-?read|trending|popular|advert\w*|ad|ads|paywall|subscribe|teaser|teasers|tags)(?:$|[\s_-])",
    re.I,
)
_SPACE = re.compile(r"\s+")
MOST_LINES = 20_000  # of one page: more is no article


class Line(NamedTuple):
    """A visible line of a page.

    `role`: heading level, "figcaption", "caption", "credit", "byline", "standfirst", "time" or "".
    `page` tells that an element around it (nav, footer, related …) is usually no part of an article; `linked`
    is the share of its characters that are links.
    """

    text: str
    role: str
    page: bool
    linked: float


def parse_tree(content: str) -> HtmlElement | None:
    """Parse HTML leniently; None where no element is found. Depth and entities are bounded by libxml2."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(content.replace("\x00", " ").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


class _Open(NamedTuple):
    """What the elements around a piece of text tell."""

    role: str
    page: bool
    link: bool


def find_page_lines(root: HtmlElement) -> list[Line]:
    """Find the visible lines in document order: one a block element or line break. Cost: linear in the page."""
    lines: list[Line] = []
    parts: list[tuple[str, _Open]] = []
    for text, state in _walk(root):
        if text is not None:
            parts.append((text, state))
        elif parts:
            _close(parts, lines)
            parts = []
        if len(lines) >= MOST_LINES:
            break
    _close(parts, lines)
    return lines


def _close(parts: list[tuple[str, _Open]], lines: list[Line]) -> None:
    text = _SPACE.sub(" ", "".join(part for part, _ in parts)).strip()
    if not text:
        return
    seen = [(len(part.strip()), state) for part, state in parts if part.strip()]
    size = sum(length for length, _ in seen) or 1
    linked = sum(length for length, state in seen if state.link) / size
    role = max(seen, key=lambda pair: pair[0])[1].role if seen else ""
    lines.append(Line(text, role, seen[0][1].page if seen else False, linked))


def _walk(root: HtmlElement) -> Iterator[tuple[str | None, _Open]]:
    """Yield the texts with their state; None for a line's end. An explicit stack: pages nest deeper than Python."""
    start = _Open("", False, False)
    stack: list[tuple[HtmlElement | None, str | None, _Open]] = [(root, None, start)]
    while stack:
        element, text, state = stack.pop()
        if element is None:
            yield text, state
            continue
        stack.extend(reversed(list(_unfold(element, state))))


def _unfold(element: HtmlElement, state: _Open) -> Iterator[tuple[HtmlElement | None, str | None, _Open]]:
    """One element as texts, line ends and children; the tail belongs to the element around it."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag and tag not in _UNSEEN and not _is_hidden(element):
        inner = _enter(element, tag, state)
        ends_line = tag not in _INLINE
        if ends_line:
            yield None, None, state
        if element.text:
            yield None, element.text, inner
        for child in element:
            yield child, None, inner
        if ends_line:
            yield None, None, state
    elif tag in _UNSEEN:
        yield None, " ", state
    if element.tail:
        yield None, element.tail, state


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style") or ""
    return element.get("hidden") is not None or "display:none" in style.replace(" ", "").lower()


def _enter(element: HtmlElement, tag: str, state: _Open) -> _Open:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"[:300]
    role = _role(element, tag, names) or state.role
    page = (
        state.page
        or tag in _PAGE_TAGS
        or (tag not in ("body", "html", "main", "article") and bool(_PAGE_CLASS.search(names)))
    )
    return _Open(role, page, state.link or tag == "a")


def _role(element: HtmlElement, tag: str, names: str) -> str:
    if tag in _HEADINGS:
        return tag
    if tag == "time":
        return "time"
    if _CREDIT.search(names):
        return "credit"
    if tag == "figcaption":
        return tag
    if tag == "caption" or _CAPTION.search(names):
        return "caption"
    if element.get("rel") == "author" or _BYLINE.search(names):
        return "byline"
    return "standfirst" if _STANDFIRST.search(names) else ""
