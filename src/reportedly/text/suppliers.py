"""Agencies, image banks and outlets by the forms in which reports write them (table data/agencies.tsv)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reportedly.text.plain import level
from reportedly.text.tables import read_table


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


def _key(name: str) -> str:
    return level(name).casefold().strip().removeprefix("the ").strip()
