"""Agencies, image banks and outlets by the forms in which reports write them (table data/agencies.tsv)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportedly.text.plain import level
from reportedly.text.tables import read_table
from reportedly.text.words import find_words

_LONGEST = 6  # words of a supplier's name
_POSSESSIVE = re.compile(r"['’]s?$")


class Supplier(NamedTuple):
    """kind: agency, pictures (an image bank) or outlet. `name` is the one name that all its forms share."""

    kind: str
    name: str


@cache
def _suppliers() -> dict[str, Supplier]:
    return {_key(row["form"]): Supplier(row["kind"], row["name"]) for row in read_table("agencies")}


def find_supplier_named(name: str) -> Supplier | None:
    """What the table has under this written form, whatever its case and with or without "the"; None for nothing."""
    return _suppliers().get(_key(name))


class SupplierAt(NamedTuple):
    """A supplier with the place of its name in the words looked at."""

    supplier: Supplier
    start: int
    end: int


def find_supplier_in(words: str, *, before: int | None = None) -> SupplierAt | None:
    """The longest written form of a supplier in these words, the first of equal ones; None for none.

    By whole words of which the first has a capital, or as the table writes it ("dpa"), without a possessive mark.
    `before`: only forms that begin before this offset. Cost: linear in the words.
    """
    found = [match.span() for match in find_words(words)]
    reach = len(words) if before is None else before
    for size in range(min(_LONGEST, len(found)), 0, -1):
        for at in range(len(found) - size + 1):
            start, end = found[at][0], found[at + size - 1][1]
            name = _POSSESSIVE.sub("", words[start:end])
            supplier = find_supplier_named(name) if start < reach and _looks_written(name) else None
            if supplier is not None:
                return SupplierAt(supplier, start, start + len(name))
    return None


@cache
def _forms() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("agencies"))


def _looks_written(name: str) -> bool:
    return name[:1].isupper() or name in _forms()


def _key(name: str) -> str:
    return level(name).casefold().strip().removeprefix("the ").strip()
