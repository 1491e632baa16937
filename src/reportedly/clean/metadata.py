"""What a page says of itself: JSON-LD, meta tags, time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from lxml.html import HtmlElement

from reportedly.clean.dates import to_edtf

_ARTICLE_TYPES = re.compile(
    r"Article|BlogPosting|Report|WebPage|NewsStory|LiveBlog|SocialMediaPosting|VideoObject", re.I
)
_DATE_NAMES = (
    "article:published_time", "article:published:time", "og:article:published_time", "datepublished",
    "date_published", "pubdate", "publishdate", "publish-date", "publish_date", "published_time",
    "article.published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
    "dc.date.created", "dcterms.date", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "originalpublicationdate", "article_date_original", "article:published", "og:published_time",
)  # fmt: skip
_LOOSE_DATE = re.compile(r'"datePublished"\s*:\s*"([^"\\]{8,40})"')
_MOST = 400_000  # characters of one JSON-LD block


class Metadata(NamedTuple):
    """What the page's own metadata tell; None where they are silent. `published` is EDTF."""

    titles: tuple[str, ...]
    site: str | None
    published: str | None
    description: str | None
    locked: bool
    body: str | None = None  # the article's text, where JSON-LD holds it


def read_metadata(root: HtmlElement) -> Metadata:
    """Read titles (the most trusted first), outlet, date of publication and paywall mark. Cost: linear in the page."""
    objects = [found for block in _blocks(root) for found in _objects(block, 0)]
    articles = [found for found in objects if _is_article(found)]
    articles.sort(key=lambda found: "Article" not in str(found.get("@type")))
    meta = _meta(root)
    titles = [_text(found.get("headline")) for found in articles] + [meta.get("og:title"), meta.get("twitter:title")]
    return Metadata(
        titles=tuple(title for title in titles if title),
        site=_site(articles, objects, meta),
        published=_published(root, articles, meta),
        description=meta.get("og:description") or meta.get("description"),
        locked=any(str(found.get("isAccessibleForFree")).lower() == "false" for found in articles)
        or meta.get("article:content_tier", "").lower() in ("locked", "paid"),
        body=next(
            (body for found in articles if isinstance(body := found.get("articleBody"), str) and body.strip()), None
        ),
    )


def _blocks(root: HtmlElement) -> Iterator[str]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= _MOST:
            yield script.text


def _objects(block: str, depth: int) -> Iterator[dict[str, object]]:
    try:
        value = json.loads(block.strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        loose = _LOOSE_DATE.search(block)
        if loose:
            yield {"@type": "Article", "datePublished": loose.group(1)}
        return
    yield from _nested(value, depth)


def _nested(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for each in value[:200]:
            yield from _nested(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if isinstance(value.get(key), list | dict):
                yield from _nested(value[key], depth + 1)


def _is_article(found: dict[str, object]) -> bool:
    return bool(_ARTICLE_TYPES.search(str(found.get("@type"))))


def _text(value: object) -> str | None:
    if isinstance(value, str):
        return " ".join(unescape(re.sub(r"<[^<>]{0,200}>", "", value)).split()) or None
    return None


def _meta(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _text(element.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _site(articles: list[dict[str, object]], objects: list[dict[str, object]], meta: dict[str, str]) -> str | None:
    for found in articles:
        publisher = found.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        if isinstance(publisher, dict):
            name = _text(publisher.get("name")) or _named(publisher.get("@id"), objects)
            if name:
                return name
    return meta.get("og:site_name")


def _named(identifier: object, objects: list[dict[str, object]]) -> str | None:
    return next(
        (_text(o.get("name")) for o in objects if identifier and o.get("@id") == identifier and o.get("name")), None
    )


def _published(root: HtmlElement, articles: list[dict[str, object]], meta: dict[str, str]) -> str | None:
    """The first date that is one: JSON-LD, meta tags, an element with itemprop, the first <time>."""
    written = [found.get("datePublished") for found in articles] + [meta.get(name) for name in _DATE_NAMES]
    written += [
        element.get("content") or element.get("datetime")
        for element in root.iterfind(".//*[@itemprop='datePublished']")
    ]
    written += [element.get("datetime") for element in list(root.iter("time"))[:1]]
    written.append(meta.get("date"))
    for value in written:
        edtf = to_edtf(value) if isinstance(value, str) else None
        if edtf:
            return edtf
    return None
