"""Where a page's head says that its text was first: schema.org isBasedOn and sourceOrganization, meta elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportedly.clean.json_ld import Thing, looked_up, text_of
from reportedly.model.report import Basis, Noted
from reportedly.text.addresses import canonical_address, host_of

_LONGEST = 2_000  # characters of an address or a name
_MOST = 10
_METAS = ("syndication-source", "original-source")


def find_taken(articles: Sequence[Thing], things: Sequence[Thing], meta: Mapping[str, str]) -> tuple[Noted, ...]:
    """Find the names and addresses from which a page says that it was taken, at most ten, in the head's order.

    Addresses come in the one form that all addresses of a page share. Cost: linear, bounded.
    """
    found = {value: noted for value, noted in _found(articles, things, meta) if len(value) <= _LONGEST}
    return tuple(found.values())[:_MOST]


def _found(
    articles: Sequence[Thing], things: Sequence[Thing], meta: Mapping[str, str]
) -> Iterator[tuple[str, Noted]]:
    for article in articles:
        for key in ("isBasedOn", "isBasedOnUrl", "sourceOrganization"):
            for value in _each(article.get(key)):
                yield from _noted(value, Basis.JSON_LD, things)
    for name in _METAS:
        yield from _noted(meta.get(name), Basis.META, things)


def _each(value: object) -> Sequence[object]:
    return value[:_MOST] if isinstance(value, list) else (value,)


def _noted(value: object, basis: Basis, things: Sequence[Thing]) -> Iterator[tuple[str, Noted]]:
    """The address and the name of what may be either, as text or as an object."""
    value = looked_up(value, things)
    parts = (value.get("url"), value.get("@id"), value.get("name")) if isinstance(value, dict) else (value,)
    for part in parts:
        words = text_of(part)
        if words:
            words = canonical_address(words) if host_of(words) else words
            yield words, Noted(value=words, basis=basis)
