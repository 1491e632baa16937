"""Agencies named in a text (table data/agencies.tsv), alone or in a row: "AP", "AFP/Getty Images", "AP and Reuters"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportedly.text.plain import level
from reportedly.text.suppliers import find_supplier_named
from reportedly.text.tables import read_table

_FIRST_WORD = re.compile(r"[^\W_]+")
_ROW = re.compile(r"\s{0,2}(?:,|/|&|\||and|via|with|,\s?and|,\s?via)\s{0,2}(?:[Tt]he )?")
_TAIL = re.compile(r"'s?\b(?=\s)|\s(?:[Nn]ews [Aa]gency|newswires?|wire service|news service)\b")


class AgencyName(NamedTuple):
    """An agency's name at text[start:end].

    `is_plain` is false where the form is another thing's name as well, `is_news` for an image bank.
    """

    start: int
    end: int
    is_plain: bool
    is_news: bool


def find_agencies(text: str) -> list[AgencyName]:
    """Find the names of agencies in a text, by offset, not overlapping, the longest form first.

    Case counts, but a name may stand in capitals ("REUTERS"). Cost: linear.
    """
    plain, found, behind = level(text), [], 0
    for word in _FIRST_WORD.finditer(plain):
        if word.start() >= behind and (name := _longest(plain, word)) is not None:
            found.append(name)
            behind = name.end
    return found


def rows_of(names: list[AgencyName], text: str) -> list[list[AgencyName]]:
    """Put the names that stand in one row together ("AP and Reuters"), in order."""
    rows: list[list[AgencyName]] = []
    for name in names:
        if rows and _ROW.fullmatch(text, rows[-1][-1].end, name.start):
            rows[-1].append(name)
        else:
            rows.append([name])
    return rows


def agency_key(name: str) -> str | None:
    """The one key that all forms of an agency's name share, None for what is no agency."""
    found = find_supplier_named(name)
    return found.name if found and found.kind == "agency" else None


@cache
def _forms() -> dict[str, tuple[tuple[str, tuple[bool, bool]], ...]]:
    """First word → forms that begin with it, longest first, each with is_plain and is_news."""
    found: dict[str, dict[str, tuple[bool, bool]]] = {}
    for row in read_table("agencies"):
        if row["kind"] != "outlet":
            form = level(re.sub(r"^[Tt]he ", "", row["form"]))
            for spelling in (form, form.upper()):
                if first := _FIRST_WORD.match(spelling):
                    marks = not row["also"], row["kind"] == "agency"
                    found.setdefault(first[0], {}).setdefault(spelling, marks)
    return {first: tuple(sorted(forms.items(), key=lambda form: -len(form[0]))) for first, forms in found.items()}


def _longest(plain: str, word: re.Match[str]) -> AgencyName | None:
    if word.start() and (plain[word.start() - 1].isalnum() or plain[word.start() - 1] in "_@#"):
        return None
    for form, (is_plain, is_news) in _forms().get(word[0], ()):
        end = word.start() + len(form)
        if plain.startswith(form, word.start()) and not plain[end : end + 1].isalnum():
            return AgencyName(word.start(), end, is_plain, is_news)
    return None


def behind_name(text: str, end: int) -> int:
    """Step over what belongs to a name but is not the name: a possessive, "news agency"."""
    while tail := _TAIL.match(text, end):
        end = tail.end()
    return end
