"""The visible lines of an HTML page in document order, with what their elements tell of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reportedly.clean.page_cues import bits_of, find_cues

_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea", "button",
    "input", "option", "canvas", "audio", "video", "map", "dialog", "math", "frameset", "noframes",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "acronym", "img", "picture", "source", "nobr", "ruby", "rb", "rt", "rp",
))  # fmt: skip
_HIDING = re.compile(r"(?:display\s?:\s?none|visibility\s?:\s?hidden)", re.I)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_STRONG = frozenset(("b", "strong"))
_PAGE_TAGS = frozenset(("nav", "footer", "aside"))
_HOLDS_ALL = frozenset(("body", "html", "main", "article"))
DEEPEST = 2040  # elements one in another: libxml2 reads 2048 and drops what is deeper without a word
_LONGEST_NAMES = 300  # characters of an element's class, id and the like that are looked at
MOST_LINES = 10_000  # of one page: no article has more


_ROLES = ("credit", "caption", "byline", "standfirst")  # groups of cues that are roles, the surest first
_PAGE_CUES = (
    "nav", "foot", "side", "related", "comment", "share", "ad", "plea", "teaser", "tags", "cookie"
)  # fmt: skip


def _role(tag: str, cues: int) -> str:
    if tag in _HEADINGS or tag == "time":
        return tag
    if tag in ("figcaption", "caption"):
        return "credit" if cues & bits_of("credit") else tag
    return next((role for role in _ROLES if cues & bits_of(role)), "") if cues else ""


def _is_page(tag: str, cues: int) -> bool:
    return tag in _PAGE_TAGS or (cues != 0 and tag not in _HOLDS_ALL and bool(cues & bits_of(*_PAGE_CUES)))


class Box:
    """An element as its lines see it: its tag, its cues and those of all around it, the box around it."""

    __slots__ = ("around", "cues", "depth", "key", "link", "page", "parent", "role", "strong", "tag")

    def __init__(self, tag: str, parent: Box | None, cues: int, key: str) -> None:
        self.tag = tag
        self.parent = parent
        self.cues = cues
        self.key = key
        self.depth: int = parent.depth + 1 if parent else 0
        self.around: int = cues | (parent.around if parent else 0)
        self.link: bool = tag == "a" or (parent is not None and parent.link)
        self.strong: bool = tag in _STRONG or (parent is not None and parent.strong)
        self.role: str = _role(tag, cues) or (parent.role if parent else "")
        self.page: bool = _is_page(tag, cues) or (parent is not None and parent.page)


NOWHERE = Box("", None, 0, "")


class Line(NamedTuple):
    """A visible line of a page.

    `role`: heading level, "figcaption", "caption", "credit", "byline", "standfirst", "time" or "".
    `page` tells that an element around it (nav, footer, related …) is usually no part of an article; `linked` and
    `strong` are the shares of its characters in links and in bold type; `box` is the block element around it.
    """

    text: str
    role: str
    page: bool
    linked: float
    strong: float = 0.0
    box: Box = NOWHERE


def parse_tree(content: str) -> HtmlElement | None:
    """Parse HTML leniently; None where no element is found. Depth and entities are bounded by libxml2."""
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, collect_ids=False, huge_tree=True
    )
    try:
        return document_fromstring(content.replace("\x00", " ").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


class Size(NamedTuple):
    """How many elements a page has, and how many of them stand one in another."""

    elements: int
    depth: int


def size_of(root: HtmlElement) -> Size:
    """Count the elements of a page. Cost: linear."""
    elements = depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            elements += 1
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return Size(elements, deepest)


def find_page_lines(root: HtmlElement, *, unseen: bool = False) -> list[Line]:
    """Find the visible lines in document order: one a block element or line break. Cost: linear in the page.

    `unseen` takes what the page hides (display:none and the like) for visible.
    """
    lines: list[Line] = []
    parts: list[tuple[str, Box]] = []
    box = NOWHERE
    boxes = [box]
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = str(element.tag)
        if event == "start":
            if tag in _UNSEEN or (not unseen and _is_hidden(element, tag)):
                walker.skip_subtree()
                boxes.append(box)
                parts.append((" ", box))
                continue
            box = _enter(element, tag, box)
            boxes.append(box)
            if tag not in _INLINE and parts:
                _close(parts, lines)
                parts = []
            if element.text:
                parts.append((element.text, box))
        else:
            left = boxes.pop()
            box = boxes[-1]
            if left is not box and tag not in _INLINE and parts:
                _close(parts, lines)
                parts = []
            if element.tail:
                parts.append((element.tail, box))
    _close(parts, lines)
    return lines


def _enter(element: HtmlElement, tag: str, box: Box) -> Box:
    key = (element.get("class") or "")[:_LONGEST_NAMES]
    names = " ".join(filter(None, (key, element.get("id"), element.get("itemprop"), element.get("rel"))))
    return Box(tag, box, find_cues(names[:_LONGEST_NAMES]) if names else 0, key)


def _close(parts: list[tuple[str, Box]], lines: list[Line]) -> None:
    text = " ".join("".join([part for part, _ in parts]).split())
    if not text:
        return
    if len(parts) == 1:
        box = parts[0][1]
        lines.append(Line(text, box.role, box.page, float(box.link), float(box.strong), _block(box)))
        return
    seen = [(len(part.strip()), box) for part, box in parts if not part.isspace()]
    size = sum(length for length, _ in seen) or 1
    linked = sum(length for length, box in seen if box.link) / size
    strong = sum(length for length, box in seen if box.strong) / size
    most = max(seen, key=lambda pair: pair[0])[1]
    lines.append(Line(text, most.role, seen[0][1].page, linked, strong, _block(most)))


def _block(box: Box) -> Box:
    while box.tag in _INLINE and box.parent:
        box = box.parent
    return box


def _is_hidden(element: HtmlElement, tag: str) -> bool:
    """Whether an element is not shown. What is only kept from being read aloud is, but for icons and doubled words."""
    style = element.get("style")
    if style and _HIDING.search(style):
        return True
    if element.get("hidden") is not None:
        return True
    return element.get("aria-hidden") == "true" and (tag in _INLINE or len(element) == 0)
