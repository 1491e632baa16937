"""Words between commas that say who somebody is, found whatever the parse: "the guard of the gate, Jane Roe, …"."""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.model.reading import EntityType
from reportedly.read.ages import age_behind
from reportedly.read.found import Found
from reportedly.read.sheet import Sheet
from reportedly.text.known import role_nouns
from reportedly.text.name_parts import title_kinds

_OPENERS = frozenset({"the", "a", "an", "another", "his", "her", "their", "its", "one"})
_CLOSERS = frozenset({",", ".", ";", ")", "(", "-", "--", "\u2013", "\u2014", "!", "?"})
_NAMING = frozenset({"named", "identified"})
_REACH = 6  # tokens from a nominal to its "named as"


def name_behind(sheet: Sheet, first: int, last: int, *, in_name: Mapping[int, Found]) -> int | None:
    """The full name between commas behind a nominal: "the guard of the gate, Jane Roe, said", or None.

    A title may stand before the name. Where "and" follows, it is a list and tells nothing. Cost: constant.
    """
    if sheet.words[last : last + 1] != [","] or not sheet.same_sentence(first, last + 1) or not _opens(sheet, first):
        return None
    at = last + 1
    while at < last + 6 and at not in in_name and sheet.same_sentence(first, at) and _is_title(sheet, at):
        at += 1
    name = in_name.get(at)
    if name is None or name.first != at or name.type is not EntityType.PERSON or name.last - name.first < 2:
        return None
    behind = name.last + 2 * bool(age_behind(sheet, name.last))
    return name.head if _closes(sheet, first, behind) else None


def name_before(sheet: Sheet, first: int, last: int, *, in_name: Mapping[int, Found]) -> int | None:
    """The full name before a nominal between commas: "Jane Roe, 43, a guard at the gate, said", or None."""
    at = first - 1
    if at < 1 or sheet.words[at] != "," or not sheet.same_sentence(at - 1, first):
        return None
    if at > 2 and sheet.words[at - 1].isdigit() and sheet.words[at - 2] == ",":
        at -= 2  # the age
    name = in_name.get(at - 1)
    if name is None or name.last != at or name.type is not EntityType.PERSON or name.last - name.first < 2:
        return None
    listed = sheet.same_sentence(name.first - 1, first) and sheet.words[name.first - 1] in {",", "and"}
    return name.head if not listed and _closes(sheet, first, last) else None


def named_as(sheet: Sheet, first: int, last: int, *, in_name: Mapping[int, Found]) -> int | None:
    """The name that somebody is given: "The man, named by police as Jane Roe, …", "the man was identified as …"."""
    for token in range(last, min(last + _REACH, len(sheet))):
        if not sheet.same_sentence(first, token) or token in in_name:
            return None
        if sheet.lows[token] in _NAMING:
            return _after_as(sheet, token, in_name)
    return None


def _after_as(sheet: Sheet, verb: int, in_name: Mapping[int, Found]) -> int | None:
    at = verb + 1
    while at < min(verb + _REACH, len(sheet)) and sheet.lows[at] != "as" and sheet.same_sentence(verb, at):
        at += 1
    at += 1
    while at < len(sheet) and at not in in_name and at < verb + 2 * _REACH and _is_title(sheet, at):
        at += 1
    name = in_name.get(at)
    fits = name is not None and name.type is EntityType.PERSON and sheet.same_sentence(verb, at)
    return name.head if name is not None and fits and sheet.lows[verb + 1 : at].count("as") == 1 else None


def _opens(sheet: Sheet, first: int) -> bool:
    """Whether a nominal is one person: it begins with an article, a possessive, or somebody's "'s"."""
    owned = any(sheet.tags[token] == "POS" for token in range(first, min(first + 6, len(sheet))))
    paired = sheet.deps[first] == "conj" and sheet.tags[sheet.heads[first]] == "NN"  # "its founder and chairman"
    return sheet.lows[first] in _OPENERS or owned or paired


def _is_title(sheet: Sheet, token: int) -> bool:
    low = sheet.lows[token]
    part = low in title_kinds() or low in role_nouns() or sheet.tags[token] in {"JJ", "HYPH", "NN"}
    return part or sheet.words[token] == "-"


def _closes(sheet: Sheet, first: int, at: int) -> bool:
    """Whether an apposition ends at a token: at a comma with no "and" behind it, or with the sentence."""
    if not sheet.same_sentence(first, at):
        return True
    if sheet.words[at] not in _CLOSERS:
        return sheet.lows[at] in {"who", "whose"}
    return not (sheet.same_sentence(at, at + 1) and sheet.tags[at + 1] == "CC")
