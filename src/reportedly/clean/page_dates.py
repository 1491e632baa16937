"""When a page says that it was published and changed: JSON-LD, meta elements, time elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.clean.beside import headline_around, select, stands_beside
from reportedly.clean.dates import to_edtf
from reportedly.clean.json_ld import Thing
from reportedly.model.report import Basis, Noted

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # plain text does without it

_PUBLISHED = (
    "article:published_time", "article:published:time", "og:article:published_time", "datepublished",
    "date_published", "pubdate", "publishdate", "publish-date", "publish_date", "published_time",
    "article.published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
    "dc.date.created", "dcterms.date", "dcterms.issued", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "originalpublicationdate", "article_date_original", "article:published", "og:published_time", "citation_date",
    "citation_publication_date", "article-published", "publication_date", "publicationdate", "date_pub", "created",
    "article:post_date", "og:pubdate", "bt:pubdate", "shareaholic:article_published_time", "dc:created", "dc:date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "date_modified", "lastmod", "last-modified",
    "dc.date.modified", "dcterms.modified", "article:modified", "article:modified:time", "og:article:modified_time",
    "parsely-updated-date", "cxenseparse:recs:articlelastmodified", "revised", "updated_time", "modified",
)  # fmt: skip
_CHANGED = re.compile(r"modif|updat|edit|changed|aktualis", re.I)
_EARLIEST = "1990"  # before there were pages
_SLACK = timedelta(days=2)  # clocks and zones differ
_MOST_TIMES = 300


def find_published(
    root: HtmlElement,
    articles: Sequence[Thing],
    meta: dict[str, str],
    *,
    order: str | None = None,
    fetched: str | None = None,
) -> str | None:
    """Find the instant or day of publication as EDTF: JSON-LD, meta, itemprop, the first time element; or None.

    Templates, days before 1990 and days after the page was fetched are passed over. Where a later source names a time
    on the very day that an earlier one gives bare, that time is taken. Cost: linear in the page.
    """
    latest = _latest(fetched)
    day = None
    for value in _said(root, articles, meta):
        edtf = to_edtf(value, order=order) if isinstance(value, str) else None
        if edtf and _EARLIEST <= edtf[:10] <= latest:
            is_day = len(edtf) == len("2019-01-17")
            if not is_day and day in (None, edtf[:10]):
                return edtf
            day = day or edtf[:10]
    return day


def _said(root: HtmlElement, articles: Sequence[Thing], meta: dict[str, str]) -> Iterator[object]:
    """Whatever may be the date of publication, the most trusted first; the page is only searched if need be."""
    yield from (article.get("datePublished") for article in articles)
    if not any(article.get("datePublished") for article in articles):
        yield from (article.get("dateCreated") for article in articles)
    yield from (meta.get(name) for name in _PUBLISHED)
    yield from _itemprops(root, "datePublished")
    yield from islice(_times(root, changed=False), 1)
    yield meta.get("date")


def find_updated(
    root: HtmlElement, articles: Sequence[Thing], meta: dict[str, str], *, order: str | None = None
) -> Noted | None:
    """Find when the page says that it was last changed, as EDTF."""
    for value, basis in _changed(root, articles, meta):
        edtf = to_edtf(value, order=order) if isinstance(value, str) else None
        if edtf and edtf >= _EARLIEST:
            return Noted(value=edtf, basis=basis)
    return None


def _changed(root: HtmlElement, articles: Sequence[Thing], meta: dict[str, str]) -> Iterator[tuple[object, Basis]]:
    yield from ((article.get("dateModified"), Basis.JSON_LD) for article in articles)
    yield from ((meta.get(name), Basis.META) for name in _UPDATED)
    yield from ((value, Basis.ELEMENT) for value in _itemprops(root, "dateModified"))
    yield from ((value, Basis.ELEMENT) for value in islice(_times(root, changed=True), 1))


def _latest(fetched: str | None) -> str:
    """The last day on which a page fetched then can have been published."""
    day = to_edtf(fetched) if fetched else None
    return (date.fromisoformat(day[:10]) + _SLACK).isoformat() if day else "9999"


def _itemprops(root: HtmlElement, name: str) -> Iterator[str | None]:
    for element in select(root, f"//*[@itemprop='{name}']")[:_MOST_TIMES]:
        yield element.get("content") or element.get("datetime") or element.get("title") or element.text


def _times(root: HtmlElement, *, changed: bool) -> Iterator[str]:
    """What the time elements say, those of comments and other articles aside; `changed`: of changes alone."""
    around = headline_around(root)
    for number, element in enumerate(root.iter("time")):
        if number >= _MOST_TIMES:
            return
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('id') or ''}"
        if bool(_CHANGED.search(names)) == changed or (not changed and element.get("pubdate") is not None):
            value = element.get("datetime") or (element.text_content()[:80] if len(element) < 5 else "")
            if value and not stands_beside(element, around):
                yield value

