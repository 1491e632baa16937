"""Roles that a deed gives: who gave evidence is "the witness", who is charged "the accused"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.model.reading import EntityType
from reportedly.read.items import SUBJECTS, Item
from reportedly.read.sheet import Sheet
from reportedly.text.tables import read_table
from reportedly.text.words import stem

_OBJECT = 5  # tokens from a verb to its object


def add_deed_roles(sheet: Sheet, items: Sequence[Item]) -> None:
    """Note on each person's name the roles that its verb gives (data/deed_roles.tsv). Cost: linear in the items."""
    for item in items:
        dep, verb = sheet.deps[item.head], sheet.heads[item.head]
        if not item.words or item.type is not EntityType.PERSON or dep not in SUBJECTS or _is_open(sheet, verb):
            continue
        voice = "passive" if dep == "nsubjpass" else "active"
        objects = {sheet.lows[token] for token in range(verb + 1, min(len(sheet), verb + _OBJECT))
                   if sheet.heads[token] == verb and sheet.deps[token] == "dobj"} | {""}  # fmt: skip
        roles = [role for held, role in _roles().get((_base(sheet.lows[verb]), voice), ()) if held in objects]
        item.titles = tuple(dict.fromkeys((*item.titles, *roles)))


@cache
def _roles() -> Mapping[tuple[str, str], list[tuple[str, str]]]:
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in read_table("deed_roles"):
        found.setdefault((_base(row["verb"]), row["voice"]), []).append((row["object"], row["role"]))
    return found


@cache
def _irregular() -> Mapping[str, str]:
    return {row["form"]: row["base"] for row in read_table("irregular_forms")}


def _base(word: str) -> str:
    return stem(_irregular().get(word, word))


def _is_open(sheet: Sheet, verb: int) -> bool:
    """Whether a verb is denied or only possible: then it gives nobody a role."""
    near = range(max(0, verb - 4), verb)
    return any(sheet.heads[t] == verb and (sheet.deps[t] == "neg" or sheet.tags[t] == "MD") for t in near)
