"""All mentions of persons, groups, organisations and places in one report, and the entities they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.reading import Entity, EntityType, Mention, MentionKind
from reportedly.model.report import Report
from reportedly.read.coreference import join
from reportedly.read.groups import Groups
from reportedly.read.items import Item, name_items, nominal_items, pronoun_items
from reportedly.read.name_spans import find_names
from reportedly.read.nominals import find_nominals
from reportedly.read.parse import ParsedBlock
from reportedly.read.same_names import seat_is_place
from reportedly.read.sheet import Sheet
from reportedly.read.things import is_thing, thing_items
from reportedly.text.known import known_forms


def read_mentions(report: Report, blocks: Sequence[ParsedBlock]) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Find who and what a report mentions: names, nominals of persons and groups, pronouns of the third person.
    "The company", "the city", "it" and "its" are mentions only where one organisation or place can be meant.

    Mentions come by start (longer first), ids "m1", "m2" …; entities by first mention, ids "e1", "e2" …. Nominals may
    hold names. What nothing clear ties to an earlier mention is an entity of its own. An adjective of a country
    ("French") is a name of the country. Spans: code points of report.text. Cost: linear but for short documents'
    pairs of names; some percent of the parse. Raises nothing for strange text.
    """
    sheet = Sheet(blocks)
    names = find_names(sheet, report.outlet)
    named = name_items(sheet, names)
    items = [*named, *nominal_items(sheet, find_nominals(sheet, names)), *pronoun_items(sheet),
             *thing_items(sheet, named)]  # fmt: skip
    items.sort(key=lambda item: (item.start, -item.end))
    _place_seats(sheet, items)
    groups = join(sheet, items)
    return _records(report.text, items, groups)


def _place_seats(sheet: Sheet, items: Sequence[Item]) -> None:
    for item in items:
        known = known_forms().get(item.known)
        if known and known.kind == "seat" and seat_is_place(sheet, item):
            item.type = EntityType.PLACE


def _records(text: str, items: Sequence[Item], groups: Groups) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    mentions, entities = [], []
    members = {group: held for group, held in groups.members().items() if len(held) > 1 or not is_thing(items[held[0]])}
    ids = {group: f"e{number}" for number, group in enumerate(members, 1)}
    told = [at for at in range(len(items)) if groups.find(at) in ids]
    for number, at in enumerate(told, 1):
        item, group = items[at], groups.find(at)
        mentions.append(Mention(id=f"m{number}", start=item.start, end=item.end, kind=item.kind, type=item.type,
                                entity=ids[group]))  # fmt: skip
    for group, held in members.items():
        entities.append(_entity(text, ids[group], [items[at] for at in held]))
    return tuple(mentions), tuple(entities)


def _entity(text: str, id: str, items: Sequence[Item]) -> Entity:
    """Name an entity by its longest name that is no adjective; without names by its longest nominal."""
    named = [item for item in items if item.kind is MentionKind.NAME]
    said = named or [item for item in items if item.kind is MentionKind.NOMINAL] or list(items)
    nouns = [item for item in said if _kind(item) not in ("adjective", "capital")] or said
    forms = dict.fromkeys(text[item.start : item.end] for item in said)
    best = max((text[item.start : item.end] for item in nouns), key=lambda form: (len(form), not form.isupper()))
    names = sorted(forms, key=lambda form: (form != best, -len(form)))
    return Entity(id=id, type=nouns[0].type, name=best, names=tuple(names))


def _kind(item: Item) -> str:
    known = known_forms().get(item.known)
    return known.kind if known else ""
