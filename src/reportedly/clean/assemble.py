"""Put a report together from its text and blocks: notes, date, language, metadata. Every lane ends here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportedly.clean.describe import Draft, describe
from reportedly.clean.incomplete import is_incomplete
from reportedly.clean.language import tell_language
from reportedly.clean.metadata import Metadata
from reportedly.clean.notes import note_blocks
from reportedly.clean.published import date_report
from reportedly.clean.roles import read_text
from reportedly.model.base import content_id
from reportedly.model.report import Basis, Block, BlockKind, DateBasis, Noted, Page, Published, Report


def assemble(
    page: Page,
    text: str,
    blocks: Sequence[Block],
    *,
    facts: Metadata | None = None,
    title: Noted | None = None,
    given: str | None = None,
    lang: str | None = None,
    is_noted: bool = False,
    find_day: Callable[[], str | None] = lambda: None,
) -> Report:
    """Put the report of a page together. What the carrier says outranks what the page says, `given` both.

    `facts` are what the head of an HTML page says, None for plain text; `title` is the title chosen from them; `lang`
    is the language where it is known already, `is_noted` tells that notes are marked; `find_day` is asked for the day
    of publication where nothing else tells it. Cost: linear.
    """
    known = facts or Metadata()
    noted = tuple(blocks) if is_noted else note_blocks(text, blocks)
    title = _title(page, text, noted, title)
    published = date_report(
        text, noted, metadata=page.published or known.published, given=given, url=page.url,
        captions=facts is None, language=page.language or (known.language.value if known.language else None),
    )  # fmt: skip
    if published.value is None and (day := find_day()) is not None:
        published = Published(value=day, basis=DateBasis.TEXT)
    return Report(
        id=page.id or content_id("report", text),
        uri=page.uri,
        outlet=page.outlet or known.site,
        title=title.value if title else None,
        lang=lang or tell_language(read_text(text, noted)),
        text=text,
        published=published,
        blocks=noted,
        incomplete=page.partial or is_incomplete(text, noted, locked=known.locked),
        metadata=describe(page, Draft(text, noted, title, published), known),
        source=page.source,
    )


def _title(page: Page, text: str, blocks: Sequence[Block], chosen: Noted | None) -> Noted | None:
    """The carrier's title, the one chosen from the page's own, or the headline's words."""
    if page.title:
        return Noted(value=page.title, basis=Basis.CARRIER)
    if chosen is not None:
        return chosen
    block = next((block for block in blocks if block.kind is BlockKind.HEADLINE), None)
    return Noted(value=text[block.start : block.end], basis=Basis.TEXT) if block else None
