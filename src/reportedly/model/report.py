"""A page as it came, and the report made from it: text, labelled blocks, date with its basis."""

from __future__ import annotations

from enum import StrEnum

from reportedly.model.base import Record, Span


class MediaType(StrEnum):
    """What a gathered input holds."""

    TEXT = "text"
    HTML = "html"


class Lane(StrEnum):
    """How HTML pages are cleaned: with care, or fast for backfills. Both keep the same promises."""

    CAREFUL = "careful"
    FAST = "fast"


class PageSource(Record, frozen=True, kw_only=True):
    """Where a page's bytes came from, so that anybody can hold them against it.

    `hash` is `sha256:` and the hex digest of the bytes as they came (of a row: of its text in UTF-8). `fetched` is an
    instant in UTC (`2019-01-17T15:00:02Z`), None where no fetch is known; `media_type` is what its carrier declared.
    `encoding` is the one that the bytes were read in, `guessed` whether it is a guess.
    """

    hash: str | None = None
    fetched: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    guessed: bool = False


class Page(Record, frozen=True, kw_only=True):
    """One input as gathered: raw decoded content and what its carrier (a row, a feed, an archive) says of it.

    `uri` names where it came from (a path, `path:3` for the third line of a JSONL file, a URL, `-`).
    `id` is the input's own id where it has one. `published` and `updated` are ISO 8601 as given by the carrier.
    `credit` is the outlet or agency that the carrier says it was taken from (RSS `source`). `partial` tells that the
    carrier holds a summary or the beginning only: what it is silent about proves nothing.
    """

    uri: str
    content: str
    media: MediaType
    id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    credit: str | None = None
    partial: bool = False
    source: PageSource = PageSource()


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


class BlockNote(StrEnum):
    """What a block says about the report itself and not about the world."""

    CORRECTION = "correction"  # what an earlier version had wrong
    EDITORS_NOTE = "editors_note"
    UPDATE = "update"  # that, or when, it was changed
    VERSION = "version"  # which version or edition it is
    SPONSORED = "sponsored"


class Block(Record, frozen=True, kw_only=True):
    """A labelled stretch of a report's text. Blocks are in order and do not overlap.

    `twin` is true where the block only repeats an earlier block of the same report (a caption printed
    twice): it is kept and labelled, but nothing is read from it a second time. `note` tells that the block speaks of
    the report itself: such a block is furniture.
    """

    kind: BlockKind
    start: int
    end: int
    twin: bool = False
    note: BlockNote | None = None

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


class Basis(StrEnum):
    """What a piece of metadata rests on."""

    GIVEN = "given"  # the user said so
    CARRIER = "carrier"  # the row, feed or archive that brought the page
    JSON_LD = "json_ld"
    META = "meta"  # a meta or link element
    ELEMENT = "element"  # an element that is meant to be seen: time, rel=author, h1
    TEXT = "text"  # the words of a block, as in plain text
    URL = "url"


class Noted(Record, frozen=True, kw_only=True):
    """A piece of metadata with what it rests on, and its span where the report's text holds its words."""

    value: str
    basis: Basis
    start: int | None = None
    end: int | None = None


class Metadata(Record, frozen=True, kw_only=True):
    """What is known of a report beside its text; None or empty where nothing is known, and nothing is guessed.

    `authors` are people; `organisations` sign where a person would: an agency, a newsroom, the outlet itself.
    `outlet` is its name, `domain` the host's registrable part. `agency` is the agency that its byline, dateline or
    last line names. `dateline_date` and `updated` are EDTF, `language` a BCP 47 tag as declared. `canonical` is the
    page's own address for itself without tracking parameters. `paid` (it is to be paid for), `opinion` and `sponsored`
    are None where it does not say. `taken_from`: names and addresses that the page's head or its carrier gives as
    where its text was first (RSS `source`, schema.org `isBasedOn`, `sourceOrganization`).
    """

    title: Noted | None = None
    authors: tuple[Noted, ...] = ()
    organisations: tuple[Noted, ...] = ()
    outlet: Noted | None = None
    domain: Noted | None = None
    agency: Noted | None = None
    dateline_place: Noted | None = None
    dateline_date: Noted | None = None
    updated: Noted | None = None
    language: Noted | None = None
    section: Noted | None = None
    canonical: Noted | None = None
    paid: bool | None = None
    opinion: bool | None = None
    sponsored: bool | None = None
    taken_from: tuple[Noted, ...] = ()


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
    metadata: Metadata = Metadata()
    source: PageSource = PageSource()
