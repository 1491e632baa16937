"""JSON Feed: its items as pages. Source: jsonfeed.org, versions 1 and 1.1."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.errors import Reason
from reportedly.gather.carried import plain_summary, plain_title
from reportedly.gather.outlets import outlet_of_feed
from reportedly.gather.parcel import refusal
from reportedly.gather.rows import source_of_text
from reportedly.gather.values import Fields, each_of, filled, first_filled, names_in
from reportedly.model.report import MediaType, Page


def is_feed(fields: Fields) -> bool:
    """Whether an object is a JSON Feed."""
    return "jsonfeed.org/version" in str(fields.get("version")) and isinstance(fields.get("items"), list)


def pages_of_feed(fields: Fields, at: str) -> Iterator[Page]:
    """The pages of a feed's items as `at#number`, in its order; an item with a summary only is `partial`.

    Raises InputError EMPTY where no item says anything.
    """
    found_any = False
    for number, item in enumerate(each_of(fields.get("items")), start=1):
        page = _page(item, fields, f"{at}#{number}") if isinstance(item, dict) else None
        if page:
            found_any = True
            yield page
    if not found_any:
        raise refusal(at, Reason.EMPTY, "the feed has no items with a text; leave it out")


def _page(item: Fields, feed: Fields, at: str) -> Page | None:
    title = plain_title(filled(item.get("title")))
    html, text = filled(item.get("content_html")), filled(item.get("content_text"))
    summary = filled(item.get("summary"))
    content = html or text or (plain_summary(summary) if summary else None) or title
    if content is None:
        return None
    url = filled(item.get("url"))
    return Page(
        uri=at,
        content=content,
        media=MediaType.HTML if html else MediaType.TEXT,
        id=filled(str(item["id"])) if isinstance(item.get("id"), str | int) else None,
        title=title,
        url=url or filled(item.get("external_url")),
        outlet=outlet_of_feed(filled(feed.get("title")), url or filled(feed.get("home_page_url"))),
        published=filled(item.get("date_published")),
        updated=filled(item.get("date_modified")),
        authors=_authors(item) or _authors(feed),
        section=next(iter(names_in(item.get("tags"))), None),
        language=first_filled(item, "language") or first_filled(feed, "language"),
        partial=not (html or text),
        source=source_of_text(content),
    )


def _authors(fields: Fields) -> tuple[str, ...]:
    return names_in(fields.get("authors")) or names_in(fields.get("author"))
