"""One value of JSON to pages: a row of ours, a NewsArticle, a ninjs item or a JSON Feed, told by its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportedly.errors import InputError, Reason
from reportedly.gather.jsonfeed import is_feed, pages_of_feed
from reportedly.gather.jsonld import is_linked, pages_of_linked
from reportedly.gather.ninjs import is_ninjs, pages_of_ninjs
from reportedly.gather.parcel import Gathering, refusal
from reportedly.gather.refuse import rejected
from reportedly.gather.rows import page_of_row
from reportedly.gather.values import Fields, filled
from reportedly.model.report import Page

Reader = Callable[[Fields, str], Iterator[Page]]

_READERS: tuple[tuple[Callable[[Fields], bool], Reader], ...] = (
    (is_linked, pages_of_linked),
    (is_feed, pages_of_feed),
    (is_ninjs, pages_of_ninjs),
)


def pages_of(value: object, at: str) -> Gathering:
    """The pages of one decoded value in their order, or one Rejected that says why there are none."""
    try:
        yield from _pages(value, at)
    except InputError as error:
        yield rejected(error)


def pages_of_list(values: list[object], uri: str) -> Gathering:
    """The pages of a list of values, each as `uri:number`. Raises InputError EMPTY for a list without any."""
    if not values:
        raise refusal(uri, Reason.EMPTY, "the list has no rows; leave it out or give the rows again")
    for number, value in enumerate(values, start=1):
        yield from pages_of(value, f"{uri}:{number}")


def _pages(value: object, at: str) -> Gathering:
    if isinstance(value, dict) and not (filled(value.get("text")) or filled(value.get("html"))):
        reader = next((reader for is_it, reader in _READERS if is_it(value)), None)
        if reader:
            yield from reader(value, at)
            return
    yield page_of_row(value, at)
