"""HTML pages: the visible lines as text, the article's among them told apart, roles from elements and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from lxml.html import HtmlElement

from reportedly.clean.assemble import assemble
from reportedly.clean.extraction import extract_text, find_page_date, is_enough, shows
from reportedly.clean.limits import refuse_endless
from reportedly.clean.listing import is_listing
from reportedly.clean.metadata import Metadata, read_metadata
from reportedly.clean.page_body import find_article
from reportedly.clean.page_label import label_page
from reportedly.clean.page_view import View, view_page
from reportedly.clean.titles import choose_title, shown_headline
from reportedly.clean.tree import DEEPEST, MOST_LINES, Line, Size, find_page_lines, parse_tree, size_of
from reportedly.errors import InputError, Reason
from reportedly.model.report import Block, Page, Report

_FEWEST = 20  # words of an article
_TAG = re.compile(r"<[^<>]{0,400}>")


def clean_markup(page: Page, *, given: str | None = None) -> Report:
    """Make a report of an HTML page. Its text is the page's visible lines, a blank line between two of them.

    What a model of lines takes for the article, with the help of trafilatura, is read; everything else stays in the
    text as furniture and promotion. Cost: linear in the page, trafilatura's own cost included (larger pages than news
    has do without it). Raises InputError NO_ARTICLE, TOO_LARGE.
    """
    refuse_endless(page.content, page.uri)
    root = parse_tree(page.content)
    metadata = read_metadata(root, url=page.url, fetched=page.source.fetched) if root is not None else Metadata()
    lines = _find_lines(page, root)
    title = None if page.title else choose_title(metadata.titles, lines)
    shown = page.title or shown_headline(title.value if title else None, lines)
    text, blocks = _label_page(page, root, lines, shown, metadata)
    find_day = partial(find_page_date, page.content, page.url)
    return assemble(page, text, blocks, facts=metadata, title=title, given=given, find_day=find_day)


def _find_lines(page: Page, root: HtmlElement | None) -> list[Line]:
    """The visible lines; where next to nothing is visible without a script, what the page hides too."""
    lines = find_page_lines(root) if root is not None else []
    if root is not None and sum(line.text.count(" ") + 1 for line in lines) < _FEWEST:
        lines = find_page_lines(root, unseen=True)
    if len(lines) > MOST_LINES:
        raise _refuse(page, Reason.TOO_LARGE, f"more than {MOST_LINES:,} lines; no article has so many")
    return lines


def _refuse(page: Page, reason: Reason, message: str) -> InputError:
    return InputError(message, input=page.uri, stage="clean", reason=reason)


def _label_page(
    page: Page, root: HtmlElement | None, lines: Sequence[Line], title: str | None, metadata: Metadata
) -> tuple[str, tuple[Block, ...]]:
    size = size_of(root) if root is not None else Size(0, 0)
    if size.depth >= DEEPEST:
        raise _refuse(page, Reason.TOO_LARGE, f"{DEEPEST:,} elements one in another; what is deeper cannot be read")
    extracted = extract_text(root, size) if root is not None else ""
    view = view_page(lines, extracted, title=title, body=metadata.body, description=metadata.description)
    hidden = _find_hidden(view, extracted, metadata.body or "")
    if hidden:
        return _label_hidden(view, hidden, title)
    inside = find_article(view)
    words = sum(len(view.words[n]) for n, chosen in enumerate(inside) if chosen)
    if words < _FEWEST or is_listing(view, inside):
        message = "no article was found on this page; if it needs a browser or a login, save the text and give that"
        raise _refuse(page, Reason.NO_ARTICLE, message)
    return label_page(view, inside, title=title)


def _find_hidden(view: View, extracted: str, body: str) -> str:
    """The article where the page holds it in a script or an attribute and does not show it; else empty."""
    if is_enough(extracted) and (_is_heard(view, extracted) or shows(view.words, extracted)):
        return ""
    # The page's own JSON-LD keeps the paragraphs better apart than the extraction.
    hidden = body if 5 * len(body) >= 4 * len(extracted) else extracted
    return hidden if is_enough(hidden) and not shows(view.words, hidden) else ""


def _is_heard(view: View, extracted: str) -> bool:
    """Whether the lines hold most words of the extraction, told at a glance: then the page shows it."""
    held = sum(len(words) * share for words, share in zip(view.words, view.said, strict=True))
    blanks = extracted.count(" ")
    return 10 * blanks > len(extracted) and held >= 0.7 * (blanks + extracted.count("\n") + 1)


def _label_hidden(view: View, body: str, title: str | None) -> tuple[str, tuple[Block, ...]]:
    """Label an article that the page holds and does not show: set behind its headline, before the rest of the page."""
    told = [Line(" ".join(line.split()), "", False, 0.0) for line in _TAG.sub("\n", body).splitlines() if line.strip()]
    head = view.title_at + 1
    before = list(view.lines[:head]) or [Line(title, "h1", False, 0.0) for title in [title] if title]
    lines = [*before, *told, *view.lines[head:]]
    inside = [len(before) <= number < len(before) + len(told) for number in range(len(lines))]
    return label_page(view_page(lines, "", title=title), inside, title=title)
