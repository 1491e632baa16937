"""Agencies and outlets among the words of a source: by their table, or by the words that newspapers are called by."""

from __future__ import annotations

import re

from reportedly.model.reading import SourceKind
from reportedly.read.source_words import head_end, role_of_word
from reportedly.text.known import name_words
from reportedly.text.plain import level
from reportedly.text.suppliers import find_supplier_in, find_supplier_named
from reportedly.text.words import find_words

_SUPPLIERS = {"agency": SourceKind.AGENCY, "pictures": SourceKind.AGENCY, "outlet": SourceKind.OUTLET}
_PLACES = frozenset({"station", "stations", "channel", "channels", "paper", "papers", "reports"})  # "Victoria Station"
_OWN_NOUN = re.compile(
    r"(?:'s)?(?: (?:news agency|news|agency|agencies|newspaper|paper|daily|website|site|channel|television|tv|radio"
    r"|magazine|network|broadcaster|report|reports|article|investigation|live ?blog|blog))?",
)


def supplier_kind(name: str) -> SourceKind | None:
    """AGENCY or OUTLET if the table of agencies and outlets has this written form; an image bank is an agency too."""
    found = find_supplier_named(name)
    return _SUPPLIERS[found.kind] if found else None


def find_supplier(words: str) -> SourceKind | None:
    """AGENCY or OUTLET if the words mean a supplier itself, not somebody of it ("a Reuters photographer")."""
    found = find_supplier_in(words, before=head_end(words))
    return _SUPPLIERS[found.supplier.kind] if found and _is_itself(words, found.end) else None


def _is_itself(words: str, end: int) -> bool:
    """Whether behind the name nothing follows but what an outlet is, or a clause of its own."""
    behind = level(words[end:]).lower()
    return _OWN_NOUN.fullmatch(behind[: head_end(behind)].rstrip()) is not None


def outlet_by_words(words: str) -> SourceKind | None:
    """AGENCY or OUTLET for a name that the table does not have, by what stands in it; None where nothing tells.

    "the Korvik Gazette", "the daily Korvik Avis", "Radio Korvik", "the Finnish news agency STT": a capitalised name
    with a word of newspapers in it, or beside a noun for an outlet.
    """
    head = level(words)[: head_end(words)].rstrip()
    found = [match[0] for match in find_words(head)]
    is_the = bool(found) and found[0].lower() == "the"
    if found and found[0].lower() in ("the", "a", "an"):
        found = found[1:]
    named = [word for word in found if word[0].isupper()]
    if not named:
        return None
    lowered = head.lower()
    if "news agency" in lowered and not lowered.startswith(("a ", "an ")) and _is_named(found, "agency"):
        return SourceKind.AGENCY
    is_whole = len(named) > 1 or (is_the and len(found) == 1 and not named[0].isupper())  # "the Post"
    last = found[-1].lower()
    is_paper = last in name_words("paper") or (role_of_word(last) == "media" and last not in _PLACES)
    if is_whole and named[-1] == found[-1] and is_paper:
        return SourceKind.OUTLET
    is_beside = any(role_of_word(word) == "media" for word in found[:-1]) and named[-1] == found[-1]
    return SourceKind.OUTLET if is_beside else None


def _is_named(found: list[str], noun: str) -> bool:
    """Whether a name stands right behind the noun ("news agency STT"), or is a part of it ("Korvik News Agency")."""
    at = next(number for number, word in enumerate(found) if word.lower().startswith(noun))
    return found[at][0].isupper() or (at + 1 < len(found) and found[at + 1][0].isupper())
