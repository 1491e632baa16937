"""What the words around a name show of it: a place, a firm, a person who acts; and names that only they show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.model.reading import EntityType
from reportedly.model.report import BlockKind
from reportedly.read.found import Found, make_name, take
from reportedly.read.items import SUBJECTS
from reportedly.read.name_repeats import HONORIFICS
from reportedly.read.sheet import Sheet
from reportedly.text.known import first_names, name_words
from reportedly.text.words import stem

PERSON, ORGANISATION, PLACE = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE
CODE = re.compile(r"(?=\w{0,12}\d)[A-Z]{1,4}-?\d{1,5}[A-Za-z]{0,3}(?:-\d{1,4})?$")
_LONGEST = 8  # words of a name before its acronym


def told_as_place(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the words before one capitalised word make a place of it: "the town of Arlmouth", "off Arlmouth"."""
    if last - first > 1 or sheet.words[first] in first_names():
        return False
    if suffers_as_place(sheet, first):
        return True
    if not sheet.same_sentence(first - 1, first):
        return False
    if sheet.lows[first - 1] == "of" and first > 1:
        return sheet.lows[first - 2] in name_words("town")
    return sheet.lows[first - 1] in {"off", "near", "outside"} and sheet.words[first][0].isupper()


def suffers_as_place(sheet: Sheet, token: int) -> bool:
    """Whether what is done to a name is done to towns: "Arlmouth was flooded" (name_words, list place_verb)."""
    return sheet.deps[token] == "nsubjpass" and sheet.lows[sheet.heads[token]] in name_words("place_verb")


def told_as_firm(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the words around a name make a firm of it: "the airline Orvel", "Orvel CEO Jane Roe", "Orvel's shares".

    Tables: data/name_words.tsv, lists firm_before and of_firm.
    """
    if (last - first > 1 and sheet.words[first] in first_names()) or _addressed(sheet, first):
        return False  # "her rival Jane Roe", "Mr Roe's shares"
    if not sheet.same_sentence(first, last):
        after = ""
    else:
        owner = last + (sheet.tags[last] == "POS")
        after = sheet.lows[owner] if sheet.same_sentence(first, owner) else ""
    before = first - 1
    if before >= 1 and sheet.words[before] == "," and sheet.same_sentence(before - 1, first):
        before -= 1
    kind = before >= 0 and sheet.same_sentence(before, first) and sheet.lows[before] in name_words("firm_before")
    closed = before == first - 1 or after in {",", ".", "", "("}  # an apposition has two commas
    return after in name_words("of_firm") or (kind and closed and sheet.tags[before] == "NN")


def _addressed(sheet: Sheet, first: int) -> bool:
    return sheet.same_sentence(first - 1, first) and sheet.lows[first - 1] in HONORIFICS


def deals_as_firm(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a single name does what only firms do: "Orvel sued its rival" (data/name_words.tsv, list firm_verb)."""
    if last - first > 1 or sheet.deps[first] not in SUBJECTS:
        return False
    return stem(sheet.lows[sheet.heads[first]]) in {stem(word) for word in name_words("firm_verb")}


def find_shown(sheet: Sheet, found: Sequence[Found], taken: list[bool]) -> Iterator[Found]:
    """Find names that nobody saw and their neighbours show: acronyms in brackets, firms by their noun, sites.

    "The International Grain Council (IGC)", "the automaker Orvel". Cost: linear in the tokens.
    """
    for name in found:
        at = name.last + 1
        if name.type in (ORGANISATION, PLACE) and at < len(sheet) and _glosses(sheet, at) and take(taken, at, at + 1):
            yield make_name(sheet, at, at + 1, type=name.type, basis="acronym")
    at = 0
    while at < len(sheet):
        if taken[at] or not sheet.words[at][0].isupper():
            at += 1
            continue
        last = _run(sheet, at, taken)
        if at < last < at + 4 and _is_firm(sheet, at, last) and take(taken, at, last):
            yield make_name(sheet, at, last, type=ORGANISATION, basis="shown")
        elif at < last < at + 3 and _is_site(sheet, at, last) and take(taken, at, last + 1):
            yield make_name(sheet, at, last + 1, type=PLACE, basis="site")
        at = max(last, at + 1)


def _glosses(sheet: Sheet, at: int) -> bool:
    """Whether a word in brackets is made of the initials of the capitalised words before it."""
    if not (sheet.same_sentence(at - 2, at + 1) and sheet.words[at - 1] == "(" and sheet.words[at + 1] == ")"):
        return False
    letters = "".join(sheet.words[token][0] for token in range(max(0, at - 1 - 2 * _LONGEST), at - 1)
                      if sheet.words[token][0].isupper() and sheet.same_sentence(token, at))  # fmt: skip
    word = sheet.words[at]
    return 1 < len(word) <= _LONGEST and letters.endswith(word)


def _run(sheet: Sheet, first: int, taken: list[bool]) -> int:
    """The token behind a run of capitalised proper nouns that nobody took."""
    last = first
    while last < len(sheet) and not taken[last] and sheet.same_sentence(first, last):
        proper = sheet.words[last][0].isupper() and sheet.tags[last].startswith("NNP")
        if not proper or sheet.lows[last] in name_words("no_name"):
            break
        last += 1
    return last


def _is_site(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a noun in small letters behind unknown names makes a place of them: "the Arlmouth dam"."""
    named = sheet.same_sentence(first, last) and sheet.words[last] in name_words("site")
    return named and sheet.lows[first - 1 : first] not in (["a"], ["an"]) and sheet.heads[last - 1] == last


def _is_firm(sheet: Sheet, first: int, last: int) -> bool:
    if sheet.kind_of(first) is BlockKind.HEADLINE or sheet.words[first] in first_names():
        return False
    return told_as_firm(sheet, first, last)
