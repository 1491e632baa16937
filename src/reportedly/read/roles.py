"""The role that a nominal tells: "the deputy foreign minister"."""

from __future__ import annotations

from reportedly.read.items import Item
from reportedly.read.sheet import Sheet
from reportedly.text.known import name_words
from reportedly.text.name_parts import title_kinds, title_words
from reportedly.text.words import stem

_OWN_OFFICE = frozenset({"prime", "first", "chief", "general", "party", "opposition", "supreme", "house", "former"})
_PAST = frozenset({"former", "ex", "ex-", "former-", "onetime", "erstwhile"})


def role_of(sheet: Sheet, item: Item) -> str:
    """The role noun of a nominal, with the word that makes it another, lesser role ("press secretary").

    A former mayor is no mayor: "former mayor" is the role.
    """
    past = any(low in _PAST for low in sheet.lows[item.first : item.head])
    return f"former {_present_role(sheet, item)}" if past else _present_role(sheet, item)


def _present_role(sheet: Sheet, item: Item) -> str:
    before = item.head - 1
    low = sheet.lows[item.head]
    noun = title_words().get(low, low)
    if before >= item.first and f"{sheet.lows[before]} {noun}" in title_kinds():
        return f"{sheet.lows[before]} {noun}"  # "foreign minister"
    lesser = before >= item.first and sheet.lows[before] in name_words("lesser")
    return f"{sheet.lows[before]} {noun}" if lesser else noun


def roles_of(sheet: Sheet, item: Item) -> tuple[str, ...]:
    """All by which somebody with this nominal may be called: a foreign minister is a minister, a prime minister not."""
    role = role_of(sheet, item)
    first, _, noun = role.partition(" ")
    short = noun and first not in name_words("lesser") and first not in _OWN_OFFICE
    return (role, noun) if short else (role,)


def role_key(sheet: Sheet, item: Item) -> str:
    """The noun of a nominal with its modifiers as stems, without articles: equal keys say equal things."""
    skip = {"a", "an", "the", "another", "other", "some", "many", "several", "these", "those", "'s", "'"}
    words = [stem(sheet.lows[token]) for token in range(item.first, item.last)
             if sheet.lows[token] not in skip and sheet.lows[token][0].isalnum()]  # fmt: skip
    return " ".join(words)
