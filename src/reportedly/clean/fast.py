"""The fast lane for HTML pages: one parse, one walk, one small model; the careful lane takes what this one doubts."""

from __future__ import annotations

from functools import partial
from typing import cast

from lxml.html import HtmlElement

from reportedly.clean.assemble import assemble
from reportedly.clean.fast_body import find_body
from reportedly.clean.fast_measures import Hints
from reportedly.clean.fast_roles import label_lines
from reportedly.clean.fast_tree import ROLE, Walked, parse_page, walk_page
from reportedly.clean.language import tell_language
from reportedly.clean.metadata import Metadata, read_metadata
from reportedly.clean.titles import choose_title, shown_headline
from reportedly.clean.tree import Line
from reportedly.model.report import Page, Report
from reportedly.text.tables import column

_FEWEST_WORDS = 25  # of an article; what has fewer is looked at again with care
_FEWEST_LETTERS = 150  # the same, for scripts without blanks
_TOLD = 0.5  # share of the text in the page's own metadata that must be found among its lines
_SAMPLE = 300  # words in which English is told
_ENGLISH = 0.28  # share of English function words from which no other language is thinkable, as in clean/language.py


def clean_fast(page: Page, *, given: str | None = None) -> Report | None:
    """Make a report of an HTML page, ten times as fast as with care; None where that is in doubt.

    Text: the page's visible lines in order, a blank line between two. In doubt are pages on which little was found,
    and those whose metadata hold an article that their lines do not. Cost: linear.
    """
    root = parse_page(page.content)
    if root is None:
        return None
    metadata = read_metadata(cast(HtmlElement, root), url=page.url, fetched=page.source.fetched)
    walked = walk_page(root)
    if not walked.texts or walked.is_cut:
        return None
    titles = tuple(t for t in (metadata.titles.linked, metadata.titles.shared, metadata.titles.posted) if t)
    chosen = find_body(walked, Hints(metadata.body or "", metadata.description or "", titles))
    if _is_doubtful(walked, chosen, metadata):
        return None
    heads = [Line(t, "h1", False, 0.0) for t, bits in zip(walked.texts, walked.bits, strict=True) if bits & ROLE["h1"]]
    title = None if page.title else choose_title(metadata.titles, heads)
    shown = page.title or shown_headline(title.value if title else None, heads)
    text, blocks = label_lines(walked, chosen, shown)
    tell = partial(_language, declared=root.get("lang"))
    return assemble(page, text, blocks, facts=metadata, title=title, given=given, tell=tell)


def _is_doubtful(walked: Walked, chosen: list[bool], metadata: Metadata) -> bool:
    """Whether too little was found, or not what the page itself calls its article."""
    found = [text for text, inside in zip(walked.texts, chosen, strict=True) if inside]
    letters = sum(map(len, found))
    if letters < _FEWEST_LETTERS or (letters < 10 * _FEWEST_LETTERS and sum(map(_words, found)) < _FEWEST_WORDS):
        return True
    return bool(metadata.body) and letters < _TOLD * len(metadata.body or "")


def _words(text: str) -> int:
    return text.count(" ") + 1


def _language(text: str, declared: str | None) -> str:
    """English by its function words, else what the page declares, else what a model says: that one costs most."""
    words = text[: 10 * _SAMPLE].lower().split()[:_SAMPLE]
    stops = column("stop_words", "word")
    if len(words) >= 20 and sum(word in stops for word in words) >= _ENGLISH * len(words):
        return "en"
    code = (declared or "").lower().replace("_", "-").split("-")[0]
    if code != "en" and 2 <= len(code) <= 3 and code.isascii() and code.isalpha():
        return code
    return tell_language(text)
