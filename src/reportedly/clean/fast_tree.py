"""The visible lines of a page in one quick walk: what stands around each, as bits, for the fast lane."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from reportedly.clean.fast_cues import MOST_GROUPS, cue_names, find_cues
from reportedly.clean.fast_prune import prune
from reportedly.clean.limits import refuse_endless

_UNSEEN, _INLINE, _BLOCK = 0, 1, 2
_KINDS: dict[object, int] = {
    **dict.fromkeys((
        "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea", "button",
        "input", "option", "canvas", "audio", "video", "map", "dialog", "math", "frameset", "noframes",
    ), _UNSEEN),
    **dict.fromkeys((
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
        "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
        "wbr", "acronym", "img", "picture", "source", "nobr", "ruby", "rb", "rt", "rp",
    ), _INLINE),
}  # fmt: skip
MOST_LINES = 20_000  # of one page: more is no article
DEEPEST = 300  # elements one in another; Python's own limit is 1000
# The attribute that tells of an element beside its class; ids of small elements are numbers and anchors.
_TELLING = {**dict.fromkeys(("div", "section", "article", "aside", "main", "ul", "header", "footer", "nav"), "id"),
            "a": "rel", "p": "id", "table": "id", "td": "id"}  # fmt: skip

# Bits of a place: groups of cues first, then elements around it, then its type, then its role.
AROUND = (
    "article", "main", "nav", "footer", "header", "aside", "ul", "ol", "table", "figure", "form", "blockquote",
    "section", "li", "p", "dl", "details",
)  # fmt: skip
ROLES = ("h1", "h2", "h3", "h4", "h5", "h6", "time", "figcaption", "credit", "caption", "byline", "standfirst")
# Bits of a block element: its own cues and those of the element around it, then its tag.
BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "div", "td", "blockquote", "section", "article", "dd", "br")
_STYLES = MOST_GROUPS + len(AROUND)
LINK, STRONG = 1 << _STYLES, 2 << _STYLES
ROLE = {role: 4 << (_STYLES + number) for number, role in enumerate(ROLES)}
_NO_ROLE = ~sum(ROLE.values())
_TAG = {tag: 1 << (MOST_GROUPS + number) for number, tag in enumerate(AROUND)} | {
    "a": LINK, "b": STRONG, "strong": STRONG,
}  # fmt: skip
_BLOCK_TAG = {tag: 1 << (MOST_GROUPS + number) for number, tag in enumerate(BLOCKS)}
_OWN_ROLE = {tag: ROLE[tag] for tag in (*ROLES[:8], "caption")}  # elements that are a role by their tag
APART = 1 << 61  # inside an element that is never the article's: its lines are kept, and not measured
_APART_CUES = ("nav", "foot", "comment", "share", "tags", "crumbs")
_KEPT_CUES = ("content", "headline", "standfirst")  # a name that holds one of these too speaks of more than that
_APART_TAGS = frozenset(("nav", "footer"))
_MISLED = 0.4  # share of the characters in long lines
_WHOLE = frozenset(("html", "body", "main", "article"))  # their names tell of the page, not of a part of it
_FIXED = sum(ROLE[tag] for tag in ROLES[:7])  # roles that no name of an element changes


class Walked(NamedTuple):
    """The lines of a page in order, and its block elements.

    Of each line its text, the block element around it by number, the bits of its place (groups of cues in all names
    around it, AROUND, LINK, STRONG, ROLE, APART), and the shares of it that are links and bold type. Of each block
    element the one around it, a number for its tag and class, and bits of its own (its cues and those of the one
    around it, then BLOCKS).
    """

    texts: list[str]
    nodes: list[int]
    bits: list[int]
    linked: list[float]
    strong: list[float]
    parents: list[int]
    keys: list[int]
    near: list[int]
    is_cut: bool = False  # nested too deep, or too many lines, for this lane


# Where a stretch of text stands: its block element by number, that one's cues, and the bits of all around it. A bare
# tuple, and not a named one: there is one for each element, and a name would cost a tenth of the whole walk.
_Place = tuple[int, int, int]
_Seen = dict[tuple[str, str | None], tuple[int, int, int, int]]


def parse_page(content: str, *, uri: str = "-") -> HtmlElement | None:
    """Parse HTML leniently; None where there is no element. libxml2 bounds depth and entities.

    Cost: linear. Raises InputError TOO_LARGE, which names the page by `uri`.
    """
    content = prune(content)
    refuse_endless(content, uri)
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, collect_ids=False, huge_tree=True
    )
    # One class for all elements, named to lxml itself: asking Python for each would cost a tenth of the lane.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        root: HtmlElement = etree.fromstring(content.replace("\x00", " ").encode("utf-8", "replace"), parser)
        return root
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def walk_page(root: etree._Element) -> Walked:
    """Walk a page once: its visible lines, one a block element or line break. Cost: linear, about 2 µs an element.

    Where many long lines would stand apart, the page's names mislead: it is walked again and nothing stands apart.
    """
    walked = _walk(root, True)
    long = [(len(text), bits & APART) for text, bits in zip(walked.texts, walked.bits, strict=True) if len(text) > 80]
    misled = sum(size for size, apart in long if apart) > _MISLED * sum(size for size, _ in long)
    return _walk(root, False) if misled else walked


def _walk(root: etree._Element, apart: bool) -> Walked:
    walker = _Walker(Walked([], [], [], [], [], [0], [0], [0]), _bits_of(_APART_CUES) if apart else None)
    if root.tag not in _KINDS:
        walker.descend((root,), (0, 0, 0), 0)
    walker.close()
    return walker.walked._replace(is_cut=walker.cut)


@cache
def _bits_of(groups: tuple[str, ...]) -> int:
    return sum(1 << number for number, name in enumerate(cue_names()) if name in groups)


class _Walker:
    """What is gathered on the way: the lines so far, the stretches of the line begun, what names were looked up."""

    def __init__(self, walked: Walked, apart: int | None) -> None:
        self.walked = walked
        self.apart = apart
        self.kept = _bits_of(_KEPT_CUES)
        self.parts: list[str] = []
        self.places: list[_Place] = []
        self.seen: _Seen = {}
        self.cut = False

    def descend(self, children: Iterable[etree._Element], here: _Place, depth: int) -> None:
        """Walk the children of an element. A bare loop: each call saved in it is a tenth of the walk."""
        parts, places = self.parts, self.places
        self.cut = self.cut or depth > DEEPEST
        apart = here[2] & APART
        for child in children:
            if self.cut:
                return
            kind = _KINDS.get(child.tag, _BLOCK)
            style = child.get("style")
            if kind == _UNSEEN or (style and _is_unshown(style)) or child.get("hidden") is not None:
                text: str | None = " "
                inside = here
            else:
                if kind == _BLOCK and parts:
                    self.close()
                if not apart:
                    inside = self.enter(child, here)
                else:
                    inside = (here[0], 0, here[2] | LINK) if child.tag == "a" else here
                text = child.text
                if len(child):
                    if text and (parts or not text.isspace()):
                        parts.append(text)
                        places.append(inside)
                    self.descend(child, inside, depth + 1)
                    text = None
            if text and (parts or not text.isspace()):
                parts.append(text)
                places.append(inside)
            if kind == _BLOCK and parts:
                self.close()
            text = child.tail
            if text and (parts or not text.isspace()):
                parts.append(text)
                places.append(here)

    def enter(self, element: etree._Element, here: _Place) -> _Place:
        """The place inside an element. A plain one inside a line changes nothing."""
        tag, names = str(element.tag), element.get("class")
        known = self.seen.get((tag, names))
        if known is None:
            cues = find_cues(names) if names else 0
            known = self.seen[tag, names] = (len(self.seen) + 1, *_look(tag, cues))
        key, cues, bits, role = known
        if own := element.get("itemprop") or element.get(_TELLING.get(tag, "role")):
            found = find_cues(own)
            if found & ~cues:
                cues, bits, role = _look(tag, cues | found)
        node, above, around = here
        if self.apart is not None and (
            tag in _APART_TAGS or (cues & self.apart and not cues & self.kept)
        ) and tag not in _WHOLE:
            bits |= APART
        bits |= (around & _NO_ROLE) | role if role else around
        if tag in _KINDS:
            return here if bits == around else (node, above, bits & ~APART | around & APART)
        walked = self.walked
        walked.near.append(cues | above | _BLOCK_TAG.get(tag, 0))
        walked.parents.append(node)
        walked.keys.append(key)
        return len(walked.near) - 1, cues, bits

    def close(self) -> None:
        """End a line: white space in a row becomes one blank."""
        parts, places = self.parts, self.places
        text = " ".join("".join(parts).split())
        if text:
            walked, best = self.walked, places[0]
            linked, strong = float(best[2] & LINK > 0), float(best[2] & STRONG > 0)
            if len(parts) > 1 and places.count(best) < len(places):
                best, linked, strong = _joined(parts, places)
            walked.texts.append(text)
            self.cut = self.cut or len(walked.texts) >= MOST_LINES
            walked.nodes.append(best[0])
            walked.bits.append(best[2])
            walked.linked.append(linked)
            walked.strong.append(strong)
        parts.clear()
        places.clear()


def leave_apart(walked: Walked) -> tuple[Walked, list[int]]:
    """The page without the lines that stand apart, and the numbers of those that remain."""
    inner = [number for number, bits in enumerate(walked.bits) if not bits & APART]
    if len(inner) == len(walked.texts):
        return walked, inner
    return walked._replace(
        texts=[walked.texts[number] for number in inner],
        nodes=[walked.nodes[number] for number in inner],
        bits=[walked.bits[number] for number in inner],
        linked=[walked.linked[number] for number in inner],
        strong=[walked.strong[number] for number in inner],
    ), inner


def _look(tag: str, cues: int) -> tuple[int, int, int]:
    """What a tag and the cues of its names tell: the cues, all bits but the role, the bit of the role."""
    role = _OWN_ROLE.get(tag, 0)
    if cues and not role & _FIXED:
        role = next((bit for group, bit in _named_roles() if cues & group), role)
    return cues, cues | _TAG.get(tag, 0), role


@cache
def _named_roles() -> tuple[tuple[int, int], ...]:
    names = cue_names()
    return tuple((1 << names.index(role), ROLE[role]) for role in ROLES[8:])


def _joined(parts: list[str], places: list[_Place]) -> tuple[_Place, float, float]:
    """Where most of a line stands, and the shares of it that are links and bold."""
    size = linked = strong = most = 0
    best = places[0]
    for part, place in zip(parts, places, strict=True):
        length = len(part.strip())
        if length:
            size += length
            linked += length if place[2] & LINK else 0
            strong += length if place[2] & STRONG else 0
            if length > most:
                most, best = length, place
    return best, linked / size, strong / size


def _is_unshown(style: str) -> bool:
    return "none" in style and "display:none" in style.replace(" ", "").lower()
