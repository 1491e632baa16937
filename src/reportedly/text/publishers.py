"""Which outlet a name or a domain is, and which publisher stands behind it (tables publishers and edition_words)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportedly.text.addresses import registrable_domain
from reportedly.text.plain import level
from reportedly.text.suppliers import find_supplier_named
from reportedly.text.tables import column, read_table

_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}")
_LONGEST = 200  # characters of a name that are looked at


class Publisher(NamedTuple):
    """`name`: the house whose titles share copy, "" where the outlet has a newsroom of its own; `owner` of several."""

    name: str
    owner: str


_ALONE = Publisher("", "")


def outlet_key(name: str | None, domain: str | None = None) -> str | None:
    """One key for every way in which an outlet is named; None where neither its name nor its domain is known.

    A name of the tables goes first, without the words that tell an edition ("CNN International"); then the domain, if
    the tables have it; then the name itself. Subdomains belong to their domain. An unknown outlet is a key of its own,
    and so is a namesake on a domain of its own name that is not the known outlet's ("The Guardian", guardian.ng).
    """
    known = _known(name) if name else None
    if known and domain and _is_namesake(known, domain):
        return f"{known} at {registrable_domain(domain)}"
    host = domain or (name if name and _DOMAIN.fullmatch(name.strip().lower()) else None)
    return known or (_at(host) if host else None) or (_stripped(_fold(name)) if name else None)


def domain_key(domain: str | None) -> str | None:
    """The key of the outlet that publishes at a domain, else the registrable domain itself; None for none."""
    return (_at(domain) or registrable_domain(domain)) if domain else None


def is_own_domain(name: str, domain: str) -> bool:
    """Whether a domain is called as the outlet: it publishes there, and is not only carried by a portal."""
    label = _letters(registrable_domain(domain).partition(".")[0])
    words = _fold(name).split()
    whole, initials = _letters("".join(words)), "".join(word[0] for word in words)
    if len(label) < 2 or len(whole) < 2:
        return False
    return label == initials or label in whole or whole in label or (len(words[0]) > 3 and label.startswith(words[0]))


def publisher_of(key: str) -> Publisher:
    """The publisher and owner of the outlet with this key; both empty for an outlet that the table does not have."""
    return _publishers().get(key, _ALONE)


@cache
def _publishers() -> dict[str, Publisher]:
    return {_fold(row["outlet"]): Publisher(row["publisher"], row["owner"]) for row in read_table("publishers")}


@cache
def _domains() -> dict[str, str]:
    return {domain: _fold(row["outlet"]) for row in read_table("publishers") for domain in row["domains"].split()}


def _known(name: str) -> str | None:
    """The key of a name that the tables have, with or without the words of an edition behind it."""
    words = _fold(name).removesuffix(".com").split()
    while words:
        form = " ".join(words)
        if form in _publishers():
            return form
        supplier = find_supplier_named(form)
        if supplier is not None:
            return _fold(supplier.name)
        if words[-1] not in _editions("any") | _editions("known"):
            return None
        words.pop()
    return None


def _stripped(name: str) -> str:
    words = name.removesuffix(".com").split()
    while len(words) > 1 and words[-1] in _editions("any"):
        words.pop()
    return " ".join(words)


def _is_namesake(known: str, domain: str) -> bool:
    """Whether a domain is called as the known outlet, but is none of those on which that one publishes."""
    if known not in _domains().values() or _at(domain) is not None:
        return False
    return _letters(known) in _letters(registrable_domain(domain).partition(".")[0])


def _letters(words: str) -> str:
    return "".join(sign for sign in words if sign.isalnum())


@cache
def _editions(of: str) -> frozenset[str]:
    return column("edition_words", "word", of=of)


def _at(host: str) -> str | None:
    """The outlet at a host or at what it is a subdomain of, by the table; None where the table does not have it."""
    labels = host.strip().lower().rstrip(".").split(".")
    hosts = (".".join(labels[at:]) for at in range(max(0, len(labels) - 5), max(1, len(labels) - 1)))
    return next((_domains()[each] for each in hosts if each in _domains()), None)


def _fold(name: str) -> str:
    return " ".join(level(name[:_LONGEST]).casefold().split()).removeprefix("the ").strip()


def is_agency(key: str) -> bool:
    """Whether the key is that of an agency that supplies others with news."""
    return key in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(_fold(row["name"]) for row in read_table("agencies") if row["kind"] == "agency")
