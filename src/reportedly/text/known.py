"""What the tables know of names: countries, their adjectives, people and capitals, places, organisations."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reportedly.text.tables import column, read_table


class Known(NamedTuple):
    """What a written form is.

    kind: country, adjective, people, capital, place, agency, outlet, body, firm, seat. `name` is the table's name of
    it; `country` the country that it belongs to or speaks for, where the table knows one.
    """

    kind: str
    name: str
    country: str


@cache
def known_forms() -> dict[str, Known]:
    """All forms of the tables countries, places and organisations, as written; where two rows share one, the first."""
    forms: dict[str, Known] = {}
    for row in read_table("countries"):
        name = row["name"]
        for form in (name, *_cell(row["aliases"])):
            forms.setdefault(form, Known("country", name, name))
            forms.setdefault(form.replace("'s ", " 's "), Known("country", name, name))  # as a parser has the words
        for kind, cell in (("adjective", "adjectives"), ("people", "people"), ("capital", "capitals")):
            for form in _cell(row[cell]):
                forms.setdefault(form, Known(kind, name if kind != "capital" else form, name))
    for row in read_table("organisations"):
        for form in (row["name"], *_cell(row["aliases"])):
            forms.setdefault(form, Known(row["kind"], row["name"], row["of"]))
    for row in read_table("places"):
        if row["a_name"] != "no":
            forms.setdefault(row["name"], Known("place", row["name"], ""))
    return forms


@cache
def known_lengths() -> dict[str, tuple[int, ...]]:
    """First word of each known form → the numbers of words that such forms have, most first."""
    lengths: dict[str, set[int]] = {}
    for form in known_forms():
        words = form.split()
        lengths.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in lengths.items()}


@cache
def first_names() -> dict[str, str]:
    """Given names of the table → "m", "f" or "" (both)."""
    return {row["name"]: row["gender"] for row in read_table("first_names")}


@cache
def role_nouns() -> dict[str, tuple[str, str, str]]:
    """Role nouns, lower case → (type, gender, rank)."""
    return {row["noun"]: (row["type"], row["gender"], row["rank"]) for row in read_table("role_nouns")}


def known(form: str) -> Known | None:
    """What the tables know of a written form; a form in capitals ("REUTERS") is looked up in title case too."""
    forms = known_forms()
    found = forms.get(form)
    return found or (forms.get(form.title()) if form.isupper() and len(form) > 4 else None)


@cache
def name_words(list: str) -> frozenset[str]:
    """One of the lists of words in data/name_words.tsv."""
    return column("name_words", "word", list=list)


def _cell(cell: str) -> list[str]:
    return [form.strip() for form in cell.split(",") if form.strip()]
