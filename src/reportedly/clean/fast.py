"""The fast lane for HTML pages: one parse, one walk, one small model; the careful lane takes what this one doubts."""

from __future__ import annotations

from functools import cache

from reportedly.clean.assemble import assemble
from reportedly.clean.fast_body import find_body
from reportedly.clean.fast_measures import Hints
from reportedly.clean.fast_roles import label_lines
from reportedly.clean.fast_tree import ROLE, Walked, parse_page, walk_page
from reportedly.clean.language import tell_language
from reportedly.clean.metadata import Metadata, read_metadata
from reportedly.clean.notes import note_blocks
from reportedly.clean.roles import read_text
from reportedly.clean.titles import choose_title, shown_headline
from reportedly.clean.tree import Line
from reportedly.model.report import Block, Page, Report
from reportedly.text.tables import column

_FEWEST_LETTERS = 150  # of an article; what has fewer is looked at again with care
_LEAST_HIDDEN = 500  # letters of an article that only the page's metadata hold
_TOLD = 0.5  # share of the text in the page's own metadata that must be found among its lines
_NEAR = 12  # blocks before and behind the article in which a correction or an "updated at" may stand
_SAMPLE = 300  # words in which English is told
_ENGLISH = 0.28  # share of English function words from which no other language is thinkable, as in clean/language.py


def clean_fast(page: Page, *, given: str | None = None) -> Report | None:
    """Make a report of an HTML page, many times as fast as with care; None where that is in doubt.

    Text: the page's visible lines in order, a blank line between two. Where the lines do not hold the article that
    the page's metadata hold, that one is the text. In doubt are pages on which little was found otherwise, and
    pages nested too deep. Cost: linear. Raises InputError TOO_LARGE.
    """
    root = parse_page(page.content, uri=page.uri)
    if root is None:
        return None
    metadata = read_metadata(root, url=page.url, fetched=page.source.fetched, shown=False)
    walked = walk_page(root)
    if walked.is_cut:
        return None
    chosen = find_body(walked, hints_of(metadata))
    if _is_doubtful(walked, chosen, metadata):
        if len(metadata.body or "") < _LEAST_HIDDEN:
            return None
        walked, chosen = _unshown(metadata)
    heads = [Line(t, "h1", False, 0.0) for t, bits in zip(walked.texts, walked.bits, strict=True) if bits & ROLE["h1"]]
    title = None if page.title else choose_title(metadata.titles, heads)
    shown = page.title or shown_headline(title.value if title else None, heads)
    text, blocks = label_lines(walked, chosen, shown)
    declared = page.language or (metadata.language.value if metadata.language else None)
    lang = _language(read_text(text, blocks), declared)
    noted = _note_near(text, blocks)
    return assemble(page, text, noted, facts=metadata, title=title, given=given, lang=lang, is_noted=True)


def _note_near(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mark notes from some lines above the article to some behind it; what menus and lists of links say is none."""
    read = [number for number, block in enumerate(blocks) if block.is_read]
    if not read:
        return blocks
    start, end = max(0, read[0] - _NEAR), read[-1] + 1 + _NEAR
    return (*blocks[:start], *note_blocks(text, blocks[start:end]), *blocks[end:])


def hints_of(metadata: Metadata) -> Hints:
    return Hints(metadata.body or "", metadata.description or "", told_titles(metadata))


def told_titles(metadata: Metadata) -> tuple[str, ...]:
    """The titles that a page gives itself in JSON-LD and for sharing."""
    titles = metadata.titles
    return tuple(title for title in (titles.linked, titles.shared, titles.posted) if title)


def _is_doubtful(walked: Walked, chosen: list[bool], metadata: Metadata) -> bool:
    """Whether too little was found, or not what the page itself calls its article."""
    found = [text for text, inside in zip(walked.texts, chosen, strict=True) if inside]
    letters = sum(map(len, found))
    return letters < max(_FEWEST_LETTERS, _TOLD * len(metadata.body or ""))


def _unshown(metadata: Metadata) -> tuple[Walked, list[bool]]:
    """The article as the page's metadata hold it, its title in front, where the page itself does not show it."""
    lines = [*told_titles(metadata)[:1], *(metadata.body or "").splitlines()]
    texts = [text for line in lines if (text := " ".join(line.split()))]
    count = len(texts)
    none = [0] * count
    return Walked(texts, none, none, [0.0] * count, [0.0] * count, [0], [0], [0]), [True] * count


@cache
def _stop_words() -> frozenset[str]:
    return column("stop_words", "word")


def _language(text: str, declared: str | None) -> str:
    """English by its function words, else what the page declares, else what a model says: that one costs most."""
    words = text[: 10 * _SAMPLE].lower().split()[:_SAMPLE]
    stops = _stop_words()
    if len(words) >= 20 and len([word for word in words if word in stops]) >= _ENGLISH * len(words):
        return "en"
    code = (declared or "").lower().replace("_", "-").split("-")[0]
    if code != "en" and 2 <= len(code) <= 3 and code.isascii() and code.isalpha():
        return code
    return tell_language(text)
