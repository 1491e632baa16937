"""RSS, Atom and RDF: the items of a feed as pages. The one file that knows feedparser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from xml.sax import SAXException

from reportedly.errors import Reason
from reportedly.gather.carried import plain_summary, plain_title, to_iso
from reportedly.gather.content import text_of
from reportedly.gather.outlets import outlet_of_feed
from reportedly.gather.parcel import Gathering, Parcel, hash_of, refusal
from reportedly.gather.values import filled
from reportedly.model.report import MediaType, Page, PageSource

_DECLARATION = re.compile(r"\s{0,2000}<\?xml[^>]{0,400}\?>")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_OPEN = 20_000  # elements without an end: each costs the parser as much as an item does
_UTF8 = {"content-type": "application/xml; charset=utf-8"}
# What feedparser and the parsers below it are known to raise for input that they did not foresee.
_BREAKS = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError, SAXException)

Entry = Mapping[str, Any]  # what feedparser gives: its values are checked where they are read


def read_feed(parcel: Parcel) -> Gathering:
    """Make a page of each item of a feed, as `uri#number`, in its order.

    An item with its content is a page of markup; one with a summary or a title only is `partial`, in plain text.
    A feed that is no well-formed XML is read all the same, and `note` hears of it. Nothing is fetched, no entity is
    followed, no markup is mended. Cost: linear; 1 MB in a second or two.
    Raises InputError: EMPTY for a feed without items, UNSUPPORTED for other XML, ENCODING, BINARY.
    """
    found = _parse(parcel)
    entries = found.get("entries") or []
    if not entries and not found.get("version"):
        raise refusal(parcel.uri, Reason.UNSUPPORTED, "this XML is no feed; save the articles as .html and give those")
    if found.get("bozo"):
        parcel.note(f"{parcel.uri}: this feed is not well-formed XML; what could be read of it is read")
    feed = found.get("feed") or {}
    yield from _pages(entries, feed, parcel)


def _pages(entries: list[Entry], feed: Entry, parcel: Parcel) -> Iterator[Page]:
    silent = 0
    for number, entry in enumerate(entries, start=1):
        page = _page(entry, feed, parcel, f"{parcel.uri}#{number}")
        silent += page is None
        if page:
            yield page
    if silent == len(entries):
        raise refusal(parcel.uri, Reason.EMPTY, "the feed has no items with a text; leave it out or give it again")
    if silent:
        parcel.note(f"{parcel.uri}: {silent} of {len(entries)} items say nothing and are passed over")


def _parse(parcel: Parcel) -> Entry:
    import feedparser  # a tenth of a second

    text = text_of(parcel, markup=True).text
    if _opened(text) > _MOST_OPEN:
        raise refusal(parcel.uri, Reason.UNREADABLE, "its elements do not end; this is no feed that can be read")
    content = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    try:
        # A stream, never the bytes: what looks like a path or an address would be opened.
        return feedparser.parse(  # type: ignore[no-any-return]
            BytesIO(content), response_headers=_UTF8, sanitize_html=False, resolve_relative_uris=False
        )
    except _BREAKS as error:
        message = "this feed could not be read; save the articles as .html and give those"
        raise refusal(parcel.uri, Reason.UNREADABLE, message) from error


def _opened(text: str) -> int:
    """How many elements are begun and not ended, those inside of CDATA aside."""
    first, *others = text.split("<![CDATA[")
    bare = [first, *(each.partition("]]>")[2] for each in others)]
    return sum(each.count("<") - 2 * each.count("</") - each.count("/>") - each.count("<!") for each in bare)


def _page(entry: Entry, feed: Entry, parcel: Parcel, at: str) -> Page | None:
    title = plain_title(_said(entry, "title"))
    content = _content(entry)
    summary = plain_summary(_said(entry, "summary") or "")
    shown = content or summary or title
    if not shown:
        return None
    return Page(
        uri=at,
        content=shown,
        media=MediaType.HTML if content else MediaType.TEXT,
        id=_said(entry, "id"),
        title=title,
        url=_said(entry, "link"),
        outlet=_outlet(entry, feed),
        published=to_iso(_said(entry, "published") or _said(entry, "created")),
        updated=to_iso(_said(entry, "updated")),
        authors=_authors(entry),
        section=_section(entry),
        language=_said(entry, "language") or _said(feed, "language"),
        credit=_said(_dict(entry.get("source")), "title"),
        partial=content is None,
        source=PageSource(
            hash=hash_of(shown.encode()), fetched=parcel.fetched, media_type=parcel.media_type, encoding="utf-8"
        ),
    )


def _said(entry: Entry, name: str) -> str | None:
    """A field's words; feedparser's own fall-backs from one field to another are passed by."""
    value = filled(dict.get(entry, name)) if isinstance(entry, dict) else None
    return _SURROGATE.sub("\ufffd", value) if value else None


def _content(entry: Entry) -> str | None:
    """The longest content of an item that is given in full; one that is given by address only does not count."""
    given = entry.get("content") or []
    texts = [_said(each, "value") or "" for each in given if isinstance(each, dict)]
    return max(texts, key=len, default="") or None


def _authors(entry: Entry) -> tuple[str, ...]:
    """The names of an item's authors, in order; "desk@example.org (Ada Lind)" is Ada Lind."""
    listed = [_said(each, "name") for each in entry.get("authors") or () if isinstance(each, dict)]
    named = [name.strip() for name in listed if name and "@" not in name]
    return tuple(dict.fromkeys(named))


def _section(entry: Entry) -> str | None:
    tags = [each for each in entry.get("tags") or () if isinstance(each, dict)]
    return next((name for each in tags if (name := _said(each, "label") or _said(each, "term"))), None)


def _outlet(entry: Entry, feed: Entry) -> str | None:
    """Who publishes an item: its or its feed's publisher by name, else the outlet that the feed's title names."""
    address = _said(entry, "link") or _said(feed, "link")
    return _said(entry, "publisher") or _said(feed, "publisher") or outlet_of_feed(_said(feed, "title"), address)


def _dict(value: object) -> Entry:
    return value if isinstance(value, dict) else {}
