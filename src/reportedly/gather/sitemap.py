"""News sitemaps: lists of addresses with the headlines behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from reportedly.errors import Reason
from reportedly.gather.carried import plain_title
from reportedly.gather.content import text_of
from reportedly.gather.parcel import Gathering, Parcel, hash_of, refusal
from reportedly.model.report import MediaType, Page, PageSource

_DECLARATION = re.compile(r"\s{0,2000}<\?xml[^>]{0,400}\?>")
_NAMED = 3  # addresses that a refusal gives as examples
_MOST = 50_000  # addresses that one sitemap may hold (sitemaps.org)


class Listed(NamedTuple):
    """One entry of a sitemap; `is_index` where it leads to another sitemap."""

    address: str
    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    is_index: bool = False


def read_sitemap(parcel: Parcel) -> Gathering:
    """Make a page of each entry of a news sitemap that has a headline, as `uri#number`: its title, `partial`.

    Raises InputError: UNSUPPORTED for a sitemap without headlines and for an index, with addresses as examples; EMPTY.
    """
    listed = list_addresses(parcel)
    titled = [(number, each) for number, each in enumerate(listed, start=1) if each.title]
    if not titled:
        raise _holds_no_text(parcel.uri, listed)
    if len(titled) < len(listed):
        bare = len(listed) - len(titled)
        parcel.note(f"{parcel.uri}: {bare} of {len(listed)} addresses have no headline and are passed over")
    for number, each in titled:
        yield _page(each, parcel, f"{parcel.uri}#{number}")


def list_addresses(parcel: Parcel) -> tuple[Listed, ...]:
    """List the entries of a sitemap or an index of sitemaps, in order, 50,000 at the most. Raises InputError EMPTY."""
    text = _DECLARATION.sub("", text_of(parcel, markup=True).text, count=1)
    listed = []
    for each in _entries(text.encode("utf-8", "replace")):
        listed.append(each)
        if len(listed) == _MOST:
            parcel.note(f"{parcel.uri}: more than {_MOST} addresses; the rest is passed over")
            break
    if not listed:
        raise refusal(parcel.uri, Reason.EMPTY, "the sitemap lists no addresses; leave it out")
    return tuple(listed)


def _entries(content: bytes) -> Iterator[Listed]:
    found = etree.iterparse(
        BytesIO(content), events=("end",), recover=True, resolve_entities=False, no_network=True, huge_tree=False,
        load_dtd=False,
    )  # fmt: skip
    try:
        for _, element in found:
            if _name(element) in ("url", "sitemap"):
                entry = _entry(element)
                element.clear()
                if entry:
                    yield entry
    except etree.XMLSyntaxError:  # it breaks off: what came before stands
        return


def _entry(element: etree._Element) -> Listed | None:
    said = {_name(each): _text(each) for each in reversed(list(element.iter()))}
    if not said.get("loc"):
        return None
    return Listed(
        address=said["loc"],
        title=plain_title(said.get("title")),
        outlet=said.get("name") or None,
        language=said.get("language") or None,
        published=said.get("publication_date") or None,
        updated=said.get("lastmod") or None,
        is_index=_name(element) == "sitemap",
    )


def _text(element: etree._Element) -> str:
    try:
        return " ".join((element.text or "").split())
    except UnicodeDecodeError:  # half a character, written as a number
        return ""


def _name(element: etree._Element) -> str:
    try:
        return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
    except UnicodeDecodeError:
        return ""


def _page(entry: Listed, parcel: Parcel, at: str) -> Page:
    title = entry.title or ""
    return Page(
        uri=at,
        content=title,
        media=MediaType.TEXT,
        title=title,
        url=entry.address,
        outlet=entry.outlet,
        published=entry.published,
        updated=entry.updated,
        language=entry.language,
        partial=True,
        source=PageSource(
            hash=hash_of(title.encode()), fetched=parcel.fetched, media_type=parcel.media_type, encoding="utf-8"
        ),
    )


def _holds_no_text(uri: str, listed: tuple[Listed, ...]) -> Exception:
    what = "an index of sitemaps" if listed[0].is_index else "a sitemap without headlines"
    some = ", ".join(each.address[:200] for each in listed[:_NAMED])
    more = ", …" if len(listed) > _NAMED else ""
    message = f"this is {what}: {len(listed)} addresses and no text ({some}{more}); give the pages behind them"
    return refusal(uri, Reason.UNSUPPORTED, message)
