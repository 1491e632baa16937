"""A piece of markup that came with its title beside it: the title stands above it, as its readers saw it."""

from __future__ import annotations

import re
from html import escape, unescape

from msgspec.structs import replace

from reportedly.model.report import Page

_TAG = re.compile(r"<[^<>]{0,2000}>")
_WHOLE = re.compile(r"<(?:!doctype|html|head|body|title)\b", re.I)  # a page of its own, which shows its own heading
_WORD = re.compile(r"\w+")


def headed(page: Page) -> Page:
    """Set the title of a feed's item above its markup, unless the item shows it itself or is a whole page.

    A title is the outlet's own line, and often the only one that says what happened. Cost: linear in the markup.
    """
    title = (page.title or "").strip()
    if not title or _WHOLE.search(page.content) or _words(title) in _words(_TAG.sub(" ", page.content)):
        return page
    return replace(page, content=f"<h1>{escape(title, quote=False)}</h1>\n{page.content}")


def _words(text: str) -> str:
    """The words of a text alone, in small letters, with a blank on either side of each."""
    return f" {' '.join(_WORD.findall(unescape(text).lower()))} "
