"""The visible lines of a page in one quick walk: what stands around each, as bits, for the fast lane."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lxml import etree

from reportedly.clean.fast_cues import MOST_GROUPS, cue_names, find_cues

_UNSEEN, _INLINE, _BLOCK = 0, 1, 2
_KINDS = {
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
_TAG = {tag: 1 << (MOST_GROUPS + number) for number, tag in enumerate(AROUND)} | dict(a=LINK, b=STRONG, strong=STRONG)
_BLOCK_TAG = {tag: 1 << (MOST_GROUPS + number) for number, tag in enumerate(BLOCKS)}
_OWN_ROLE = {tag: ROLE[tag] for tag in (*ROLES[:8], "caption")}  # elements that are a role by their tag
_FIXED = sum(ROLE[tag] for tag in ROLES[:7])  # roles that no name of an element changes


class Walked(NamedTuple):
    """The lines of a page in order, and its block elements.

    Of each line its text, the block element around it by number, the bits of its place (groups of cues in all names
    around it, AROUND, LINK, STRONG, ROLE), and the shares of it that are links and bold type. Of each block element
    the one around it, its tag and class, and bits of its own (its cues and those of the one around it, then BLOCKS).
    """

    texts: list[str]
    nodes: list[int]
    bits: list[int]
    linked: list[float]
    strong: list[float]
    parents: list[int]
    keys: list[tuple[str, str | None]]
    near: list[int]


# Where a stretch of text stands: its block element by number, that one's cues, and the bits of all around it. A bare
# tuple, and not a named one: there is one for each element, and a name would cost a tenth of the whole walk.
_Place = tuple[int, int, int]
_Seen = dict[tuple[str, str | None], tuple[int, int, int]]


def parse_page(content: str) -> etree._Element | None:
    """Parse HTML leniently into plain elements; None where there is none. libxml2 bounds depth and entities."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, collect_ids=False, huge_tree=True
    )
    try:
        return etree.fromstring(content.replace("\x00", " ").encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def walk_page(root: etree._Element) -> Walked:
    """Walk a page once: its visible lines, one a block element or line break. Cost: linear, about 2 µs an element."""
    walked = Walked([], [], [], [], [], [0], [("", None)], [0])
    here = (0, 0, 0)
    stack = [here]
    parts: list[str] = []
    places: list[_Place] = []
    seen: _Seen = {}
    kinds = _KINDS
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        kind = kinds.get(element.tag, _BLOCK)
        if event == "start":
            if kind == _UNSEEN or element.get("hidden") is not None or _is_unshown(element.get("style")):
                walker.skip_subtree()
                text: str | None = " "
                stack.append(here)
            else:
                if kind == _BLOCK and parts:
                    _close(walked, parts, places)
                here = _enter(walked, element, here, seen)
                stack.append(here)
                text = element.text
        else:
            left = stack.pop()
            here = stack[-1]
            if kind == _BLOCK and parts and left is not here:
                _close(walked, parts, places)
            text = element.tail
        if text and (parts or not text.isspace()):
            parts.append(text)
            places.append(here)
        if len(walked.texts) >= MOST_LINES:
            break
    _close(walked, parts, places)
    return walked


def _enter(walked: Walked, element: etree._Element, here: _Place, seen: _Seen) -> _Place:
    """The place inside an element. A plain one inside a line changes nothing."""
    tag, names = element.tag, element.get("class")
    known = seen.get((tag, names))
    if known is None:
        known = seen[tag, names] = _look(tag, find_cues(names) if names else 0)
    cues, bits, role = known
    if (own := element.get("id")) or (own := element.get("itemprop")) or (own := element.get("rel")):
        found = find_cues(own)
        if found & ~cues:
            cues, bits, role = _look(tag, cues | found)
    node, above, around = here
    bits |= (around & _NO_ROLE) | role if role else around
    if tag in _KINDS:
        return here if bits == around else (node, above, bits)
    walked.near.append(cues | above | _BLOCK_TAG.get(tag, 0))
    walked.parents.append(node)
    walked.keys.append((tag, names))
    return len(walked.near) - 1, cues, bits


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


def _close(walked: Walked, parts: list[str], places: list[_Place]) -> None:
    """End a line: white space in a row becomes one blank. Both lists are emptied."""
    text = " ".join("".join(parts).split())
    if text:
        best = places[0]
        linked, strong = float(best[2] & LINK > 0), float(best[2] & STRONG > 0)
        if len(parts) > 1 and places.count(best) < len(places):
            best, linked, strong = _joined(parts, places)
        walked.texts.append(text)
        walked.nodes.append(best[0])
        walked.bits.append(best[2])
        walked.linked.append(linked)
        walked.strong.append(strong)
    parts.clear()
    places.clear()


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


def _is_unshown(style: str | None) -> bool:
    return bool(style and "none" in style and "display:none" in style.replace(" ", "").lower())
