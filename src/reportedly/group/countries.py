"""Which countries a text names, by their names, adjectives, peoples and capitals (table data/countries.tsv)."""

from __future__ import annotations

import re

from reportedly.text.known import Known, known_forms, known_lengths

_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s$")
_KINDS = frozenset({"country", "adjective", "people", "capital"})


def find_countries(text: str) -> frozenset[str]:
    """Find the countries that a text names, under the table's names for them. Cost: linear.

    The longest known form counts: "South Korea" is not Korea, "New Mexico" not Mexico.
    """
    words = [_POSSESSIVE.sub("", word[0]) for word in _WORD.finditer(text)]
    found: set[str] = set()
    at = 0
    while at < len(words):
        size, form = _known_at(words, at)
        if form is not None and form.kind in _KINDS:
            found.add(form.country)
        at += size
    return frozenset(found)


def _known_at(words: list[str], at: int) -> tuple[int, Known | None]:
    """How many words from here on are one known form, and which; one word where none is."""
    if words[at][0].isupper():
        for size in known_lengths().get(words[at].rstrip("."), ()) + known_lengths().get(words[at], ()):
            form = " ".join(words[at : at + size])
            if found := known_forms().get(form) or known_forms().get(form.rstrip(".")):
                return size, found
    return 1, None
