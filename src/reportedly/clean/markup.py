"""HTML pages: the visible lines as text, the article's among them told apart, roles from elements and words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportedly.clean.assemble import assemble
from reportedly.clean.extraction import coverage, extract_text, find_extracted, find_page_date, is_enough
from reportedly.clean.glue import Piece
from reportedly.clean.marks import mark_pieces
from reportedly.clean.metadata import Metadata, read_metadata
from reportedly.clean.phrases import plain_words
from reportedly.clean.plain import label_text
from reportedly.clean.roles import label_blocks
from reportedly.clean.titles import choose_title, shown_headline
from reportedly.clean.tree import Line, find_page_lines, parse_tree
from reportedly.errors import InputError, Reason
from reportedly.model.report import Block, BlockKind, Page, Report

_GAP = "\n\n"
_ENOUGH = 0.5  # share of the extraction that must be found again in the page's lines
_AROUND = 6  # lines before the first and behind the last line of the article in which captions may stand
_HEAD = 25  # lines before the article in which its headline, byline and time may stand
_LONGEST_CREDIT = 140  # characters
_LONGEST_CAPTION = 700


def clean_markup(page: Page, *, given: str | None = None) -> Report:
    """Make a report of an HTML page. Its text is the page's visible lines, a blank line between two of them.

    What trafilatura takes for the article is read; everything else stays in the text as furniture and promotion.
    Cost: linear in the page, trafilatura's own cost included. Raises InputError NO_ARTICLE.
    """
    root = parse_tree(page.content)
    metadata = read_metadata(root, url=page.url, fetched=page.source.fetched) if root is not None else Metadata()
    lines = find_page_lines(root) if root is not None else []
    title = None if page.title else choose_title(metadata.titles, lines)
    shown = page.title or shown_headline(title.value if title else None, lines)
    text, blocks = _label_page(page, lines, shown, metadata)
    find_day = partial(find_page_date, page.content, page.url)
    return assemble(page, text, blocks, facts=metadata, title=title, given=given, find_day=find_day)


def _label_page(page: Page, lines: list[Line], title: str | None, metadata: Metadata) -> tuple[str, tuple[Block, ...]]:
    extracted = extract_text(page.content, page.url)
    if is_enough(extracted):
        inside = find_extracted(lines, extracted)
        if coverage(lines, inside, extracted) >= _ENOUGH:
            return _label_lines(lines, inside, title, metadata)
    # What the page does not show: its own JSON-LD keeps the paragraphs better apart than the extraction.
    hidden = metadata.body if metadata.body and 5 * len(metadata.body) >= 4 * len(extracted) else extracted
    if is_enough(hidden):
        return _label_bare(hidden, title, metadata)
    text = _GAP.join(line.text for line in lines)
    blocks = label_text(text, title=title)
    words = sum(text.count(" ", b.start, b.end) + 1 for b in blocks if b.kind is BlockKind.PARAGRAPH)
    if words < 20 or not any(b.kind is BlockKind.PARAGRAPH and text.count(" ", b.start, b.end) > 12 for b in blocks):
        raise InputError(
            "no article was found on this page; if it needs a browser or a login, save the text and give that",
            input=page.uri, stage="clean", reason=Reason.NO_ARTICLE,
        )  # fmt: skip
    return text, blocks


def _label_bare(body: str, title: str | None, metadata: Metadata) -> tuple[str, tuple[Block, ...]]:
    """Label an article's text that comes without its page, the title set in front."""
    found = [Line(" ".join(line.split()), "", False, 0.0) for line in [title or "", *body.splitlines()] if line.strip()]
    return _label_lines(found, [True] * len(found), title, metadata)


def _label_lines(
    lines: Sequence[Line], inside: Sequence[bool], title: str | None, metadata: Metadata
) -> tuple[str, tuple[Block, ...]]:
    text = _GAP.join(line.text for line in lines)
    first = next((number for number, chosen in enumerate(inside) if chosen), 0)
    last = max((number for number, chosen in enumerate(inside) if chosen), default=0)
    head = _find_head(lines, first, title)
    pieces, article, at = [], [], 0
    for number, (line, chosen) in enumerate(zip(lines, inside, strict=True)):
        near = head <= number <= last + _AROUND
        piece, chosen = _piece(line, chosen, near=near, above=head <= number < first + 3, metadata=metadata)
        pieces.append(piece._replace(start=at, end=at + len(line.text), paragraph=number))
        article.append(chosen)
        at += len(line.text) + len(_GAP)
    return text, label_blocks(text, mark_pieces(text, pieces), title=title, article=article)


def _find_head(lines: Sequence[Line], first: int, title: str | None) -> int:
    """The line from which the article's own lines may begin: its headline, if that stands near above it."""
    wanted = plain_words(title) if title else ""
    for number in range(first, max(-1, first - _HEAD), -1):
        if lines[number].role == "h1" or (wanted and plain_words(lines[number].text) == wanted):
            return max(0, number - 2)
    return max(0, first - _AROUND)


def _piece(line: Line, chosen: bool, *, near: bool, above: bool, metadata: Metadata) -> tuple[Piece, bool]:
    """The piece of one line with the role that its element gives it, and whether it is the article's."""
    if line.role == "figcaption" or (
        line.role in ("caption", "credit") and not chosen and len(line.text) <= _LONGEST_CAPTION
    ):
        return _pictured(line, near)
    if not chosen and above and _is_standfirst(line, metadata):
        return Piece(0, 0, BlockKind.STANDFIRST), True
    if above and line.role == "byline" and len(line.text) <= 120 and (not chosen or line.text.count(" ") < 6):
        return Piece(0, 0, BlockKind.BYLINE), False
    if chosen and line.role[:1] == "h" and line.role != "h1":
        return Piece(0, 0, None, "crosshead"), True
    if not chosen and line.page and line.role != "time":
        return Piece(0, 0, None, "aside"), False
    return Piece(0, 0), chosen


def _pictured(line: Line, near: bool) -> tuple[Piece, bool]:
    if not near:
        return Piece(0, 0, None, "aside"), False
    if line.role == "credit" and len(line.text) <= _LONGEST_CREDIT:
        return Piece(0, 0, BlockKind.CREDIT), False
    return Piece(0, 0, None, "caption"), False


def _is_standfirst(line: Line, metadata: Metadata) -> bool:
    """A summary above the article: its element says so, or the page's own description has its words."""
    words = plain_words(line.text)
    if words.count(" ") < 5 or len(line.text) > 600:
        return False
    if line.role == "standfirst" and not line.page:
        return True
    description = plain_words(metadata.description or "")
    return bool(description) and (
        words == description or (len(description) > 60 and words.startswith(description[:-3]))
    )
