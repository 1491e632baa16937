"""Choose the headline of a page among the titles that it gives itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from reportedly.clean.metadata import Metadata
from reportedly.clean.tree import Line

_JOINT = re.compile(r"\s+[|–—\-·•»:]{1,2}\s+|\s*\|\s*")


def choose_title(metadata: Metadata, lines: Sequence[Line], root: HtmlElement | None) -> str | None:
    """Choose the title without the outlet's name: the <h1> that agrees with the metadata, else the metadata's.

    None where the page gives none.
    """
    heads = [line.text for line in lines if line.role == "h1" and len(line.text) <= 300]
    written = [*metadata.titles, *_window_title(root)]
    for title in written:
        agreeing = [head for head in heads if _agree(head, title)]
        if agreeing:
            head = min(agreeing, key=lambda head: abs(len(head) - len(title)))
            return title if head.endswith(title) else head  # a catchword in front is no part of the headline
    if metadata.titles:
        return _without_site(metadata.titles[0], metadata.site)
    if len(heads) == 1:
        return heads[0]
    return _without_site(written[0], metadata.site) if written else next(iter(heads), None)


def _window_title(root: HtmlElement | None) -> list[str]:
    found = root.find(".//title") if root is not None else None
    text = " ".join((found.text or "").split()) if found is not None else ""
    return [text] if text else []


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _agree(head: str, title: str) -> bool:
    """Whether most words of the shorter one stand in the other."""
    a, b = set(_words(head)), set(_words(title))
    return bool(a and b) and len(a & b) >= 0.7 * min(len(a), len(b)) and len(a) >= 2 and len(a & b) >= 0.5 * len(a)


def _without_site(title: str, site: str | None) -> str:
    """Cut the outlet's name, or a last part of at most three words behind a bar, off the title."""
    joints = list(_JOINT.finditer(title))
    if not joints:
        return title
    front, tail = title[: joints[-1].start()], title[joints[-1].end() :]
    named = site is not None and _words(tail) and set(_words(tail)) & set(_words(site))
    bar = "|" in joints[-1].group() and len(_words(tail)) <= 3
    return front.strip() if front.strip() and (named or bar) and len(_words(front)) >= 3 else title
