"""The words that the renderings add of their own, from data/tell_labels.tsv."""

from __future__ import annotations

from functools import cache

from reportedly.errors import ContractError
from reportedly.model.base import Record
from reportedly.text.tables import read_table


class Label(Record, frozen=True, kw_only=True):
    """A label, the glyph that says the same without colour, and what it means."""

    key: str
    glyph: str
    text: str
    meaning: str


@cache
def group_of_labels(group: str) -> dict[str, Label]:
    """Read the labels of one group by key, in the table's order."""
    return {
        row["key"]: Label(key=row["key"], glyph=row["glyph"], text=row["label"], meaning=row["meaning"])
        for row in read_table("tell_labels")
        if row["group"] == group
    }


def label(group: str, key: str) -> Label:
    """Look up a label; ContractError where the table lacks a member of a closed list."""
    found = group_of_labels(group).get(key)
    if found is None:
        raise ContractError(f"data/tell_labels.tsv has no label for {group} {key}")
    return found


def word(group: str, key: str) -> str:
    """Look up the text of a label."""
    return label(group, key).text


def plain_reason(reason: str) -> str:
    """Say in plain words why a name was joined, reason by reason; one that has no label comes back as it is."""
    known = group_of_labels("joined")
    return "; ".join(known[each].text if each in known else each for each in reason.split("; "))
