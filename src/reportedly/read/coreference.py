"""The mentions of one report joined to its entities, from the surest evidence to the weakest."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.reading import EntityType, MentionKind
from reportedly.read.anaphors import Anaphors
from reportedly.read.deed_roles import add_deed_roles
from reportedly.read.groups import Groups
from reportedly.read.introduced import join_introduced
from reportedly.read.items import Item
from reportedly.read.namesakes import find_other_deeds, join_single_names, settle
from reportedly.read.roles import role_key, roles_of
from reportedly.read.same_names import join_full_names, join_places
from reportedly.read.sheet import Sheet
from reportedly.read.things import point_back

_BOTH = frozenset({"both", "two", "the two"})
_SIDES = frozenset({"countries", "nations", "sides", "parties", "governments", "states"})


def join(sheet: Sheet, items: Sequence[Item]) -> Groups:
    """Join mentions that mean the same. Items must be in the order of the text.

    Names first; then the words said of them; then short names that several persons bear; then pronouns. A second
    pass lets what pronouns told decide short names again (see namesakes.find_other_deeds).
    """
    groups, open_names = _names(sheet, items)
    settle(sheet, items, groups, open_names)
    _point_back(sheet, items, groups)
    moved = find_other_deeds(sheet, items, groups, open_names)
    if moved:
        groups, open_names = _names(sheet, items)
        for at, other in moved.items():
            groups.join(groups.find(other), at)
            del open_names[at]
        settle(sheet, items, groups, open_names)
        _point_back(sheet, items, groups)
    point_back(sheet, items, groups)
    return groups


def _names(sheet: Sheet, items: Sequence[Item]) -> tuple[Groups, dict[int, list[int]]]:
    groups = Groups(items)
    join_places(sheet, items, groups)
    join_full_names(items, groups)
    _join_titles(sheet, items, groups)
    add_deed_roles(sheet, items)
    return groups, join_single_names(sheet, items, groups)


def _join_titles(sheet: Sheet, items: Sequence[Item], groups: Groups) -> None:
    """Join nominals with the name that they stand before or beside, and note the role on the name."""
    named = {token: at for at, item in enumerate(items) if item.words for token in range(item.first, item.last)}
    for at, item in enumerate(items):
        other = named.get(item.link) if item.link is not None else None
        if other is None or items[other].type is not EntityType.PERSON or item.type is not EntityType.PERSON:
            continue
        if groups.join(other, at):
            item.titles = roles_of(sheet, item)
            items[other].titles = tuple(dict.fromkeys((*items[other].titles, *item.titles)))


def _point_back(sheet: Sheet, items: Sequence[Item], groups: Groups) -> None:
    join_introduced(sheet, items, groups)
    anaphors = Anaphors(sheet, items, groups)
    anaphors.run()
    _join_predicates(items, groups, anaphors)
    _join_like_nominals(sheet, items, groups)


def _join_predicates(items: Sequence[Item], groups: Groups, anaphors: Anaphors) -> None:
    """Join "a controversial figure" with the "he" of whom it is said."""
    for at, item in enumerate(items):
        if item.kind is MentionKind.NOMINAL and item.link is not None and item.type is EntityType.PERSON:
            other = anaphors.holder.get(item.link)
            if other is not None and other != at and items[other].type is EntityType.PERSON:
                groups.join(other, at)


def _join_like_nominals(sheet: Sheet, items: Sequence[Item], groups: Groups) -> None:
    """Join groups in the same words ("US officials" twice), and "both countries" with "the two sides"."""
    first: dict[str, int] = {}
    for at, item in enumerate(items):
        if item.kind is not MentionKind.NOMINAL or item.type is not EntityType.GROUP:
            continue
        key = role_key(sheet, item)
        opener = sheet.lows[item.first if sheet.lows[item.first] != "the" else min(item.first + 1, item.head)]
        if opener in _BOTH and sheet.lows[item.head] in _SIDES:
            key = "both sides"
        elif len(key.split()) < 2 and sheet.lows[item.first] not in {"the", *sheet.lows[item.head : item.head + 1]}:
            continue
        groups.join(first.setdefault(key, at), at)
