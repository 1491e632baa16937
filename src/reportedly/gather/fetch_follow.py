"""What a feed or sitemap only announces: its articles are fetched, as many as the user allows."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from reportedly.errors import InputError
from reportedly.gather.address import looks_like_address, parse_address
from reportedly.gather.parcel import Gathering, Note
from reportedly.gather.refuse import rejected
from reportedly.model.report import Page

# What a feed may say of an article beside its words. The title stays the page's own: feeds shorten and dress it up.
_CARRIED = ("published", "updated", "authors", "section", "language", "outlet", "credit")


def follow(
    pages: Gathering, read_article: Callable[[str], Gathering], *, most: int, found_at: str, note: Note
) -> Gathering:
    """Put the article in the place of a page that only announces it, for the first `most` of them, each link once.

    An entry whose article cannot be had stays, behind the line that says why. No links of articles are followed.
    """
    left, more = most, 0
    seen = {_place(found_at)}
    for page in pages:
        place = _place(page.url) if isinstance(page, Page) and page.partial and page.url else None
        if not isinstance(page, Page) or place is None or place in seen:
            yield page
            continue
        seen.add(place)
        if left:
            left -= 1
            yield from _article(page, read_article)
        else:
            more += 1
            yield page
    if more:
        note(f"{found_at}: {more} of its articles {'is' if more == 1 else 'are'} only announced; --follow fetches them")


def _article(page: Page, read_article: Callable[[str], Gathering]) -> Gathering:
    found = False
    try:
        for each in read_article(page.url or ""):
            found = found or isinstance(each, Page)
            yield _with_carried(each, page) if isinstance(each, Page) else each
    except InputError as error:
        yield rejected(error)
    if not found:
        yield page


def _with_carried(article: Page, entry: Page) -> Page:
    """Fill in what the entry says of the article and its bytes do not."""
    said = {name: getattr(entry, name) for name in _CARRIED if not getattr(article, name)}
    return msgspec.structs.replace(article, **said)


def _place(url: str) -> str | None:
    try:
        return parse_address(url).place if looks_like_address(url) else None
    except InputError:
        return None
