"""The mentions of one report while they are being joined to entities."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.reading import EntityType, MentionKind
from reportedly.read.found import Found
from reportedly.read.nominals import Nominal
from reportedly.read.sheet import Sheet
from reportedly.text.known import first_names
from reportedly.text.name_parts import title_kinds

GENDERED = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Item:
    """One mention: its tokens, what it is, and what is known of whom it means. `group` is its entity's number."""

    __slots__ = ("definite", "end", "first", "gender", "group", "head", "honorific", "kind", "known", "last", "link",
                 "start", "titles", "type", "words")  # fmt: skip

    def __init__(self, first: int, last: int, *, start: int, end: int, kind: MentionKind, type: EntityType) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.kind, self.type = kind, type
        self.head = last - 1
        self.gender = ""
        self.honorific = ""
        self.titles: tuple[str, ...] = ()
        self.words: tuple[str, ...] = ()
        self.known = ""
        self.link: int | None = None
        self.definite = False
        self.group = -1


def name_items(sheet: Sheet, names: Sequence[Found]) -> list[Item]:
    """Make an item of each name, with its honorific, the gender that this or the given name tells, and its words."""
    kinds, items = title_kinds(), []
    for name in names:
        item = Item(name.first, name.last, start=name.start, end=name.end, kind=MentionKind.NAME, type=name.type)
        item.words, item.known = tuple(sheet.text(name.first, name.last).split()), name.known
        if name.basis == "seen" and name.end < sheet.ends[name.last - 1]:
            item.words = (item.words[0][:-1],)  # the lost apostrophe
        item.head = sheet.head_of(name.first, name.last)
        before = name.first - 1
        if name.type is EntityType.PERSON:
            if before >= 0 and sheet.lows[before] in kinds and sheet.same_sentence(before, name.first):
                item.honorific = sheet.lows[before].rstrip(".")
                item.gender = kinds[sheet.lows[before]][1]
            if not item.gender and len(item.words) > 1:
                item.gender = first_names().get(item.words[0], "")
        items.append(item)
    return items


def nominal_items(sheet: Sheet, nominals: Sequence[Nominal]) -> list[Item]:
    """Make an item of each nominal."""
    items = []
    for found in nominals:
        item = Item(found.first, found.last, start=sheet.starts[found.first], end=sheet.ends[found.last - 1],
                    kind=MentionKind.NOMINAL, type=found.type)  # fmt: skip
        item.head, item.gender, item.link, item.definite = found.head, found.gender, found.link, found.definite
        items.append(item)
    return items


def pronoun_items(sheet: Sheet) -> list[Item]:
    """Make an item of each personal or possessive pronoun of the third person."""
    items = []
    for token, low in enumerate(sheet.lows):
        if low in GENDERED or low in PLURAL:
            sort = EntityType.PERSON if low in GENDERED else EntityType.GROUP
            item = Item(token, token + 1, start=sheet.starts[token], end=sheet.ends[token],
                        kind=MentionKind.PRONOUN, type=sort)  # fmt: skip
            item.gender = GENDERED.get(low, "")
            items.append(item)
    return items
