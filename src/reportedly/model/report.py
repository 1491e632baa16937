"""A page as it came, and the report made from it: text, labelled blocks, date with its basis."""

from __future__ import annotations

from enum import StrEnum

from reportedly.model.base import Record, Span


class MediaType(StrEnum):
    """What a gathered input holds."""

    TEXT = "text"
    HTML = "html"


class Page(Record, frozen=True, kw_only=True):
    """One input as gathered: raw decoded content and what its carrier says of it.

    `uri` names where it came from (a path, `path:3` for the third line of a JSONL file, a URL, `-`).
    `id` is the input's own id where it has one. `published` is ISO 8601 as given by the carrier.
    """

    uri: str
    content: str
    media: MediaType
    id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


class BlockKind(StrEnum):
    """The role of a block of text. `promo` and `furniture` are set aside: nothing is read from them."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    CROSSHEAD = "crosshead"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    PROMO = "promo"
    FURNITURE = "furniture"


SET_ASIDE = frozenset({BlockKind.PROMO, BlockKind.FURNITURE})


class Block(Record, frozen=True, kw_only=True):
    """A labelled stretch of a report's text. Blocks are in order and do not overlap.

    `twin` is true where the block only repeats an earlier block of the same report (a caption printed
    twice): it is kept and labelled, but nothing is read from it a second time.
    """

    kind: BlockKind
    start: int
    end: int
    twin: bool = False

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)

    @property
    def is_read(self) -> bool:
        """Whether statements, names and times are read from this block."""
        return self.kind not in SET_ASIDE and not self.twin


class DateBasis(StrEnum):
    """Where a publication date was taken from."""

    METADATA = "metadata"
    TEXT = "text"
    CAPTION = "caption"
    URL = "url"
    GIVEN = "given"
    STORY = "story"
    NONE = "none"


class Published(Record, frozen=True, kw_only=True):
    """Publication date: `value` is EDTF level 0 (`2019-01-17` or `2019-01-17T15:00Z`) or None."""

    value: str | None = None
    basis: DateBasis = DateBasis.NONE


class Report(Record, frozen=True, kw_only=True):
    """One outlet's text. Offsets of everything read from it are code points of `text`."""

    id: str
    uri: str
    outlet: str | None
    title: str | None
    lang: str
    text: str
    published: Published
    blocks: tuple[Block, ...]
    incomplete: bool = False  # a stub, a paywall, a failed extraction: its silence proves nothing
