"""Names of one report that mean the same person, place or organisation, where the names alone decide it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from reportedly.model.reading import EntityType
from reportedly.read.groups import Groups, persons
from reportedly.read.items import SUBJECTS, Item
from reportedly.read.sheet import Sheet
from reportedly.text.gazetteer import find_candidates
from reportedly.text.known import known as find_known
from reportedly.text.known import known_forms, name_words, role_nouns
from reportedly.text.name_parts import Name, parse_name
from reportedly.text.names import compare_names
from reportedly.text.romanisation import is_pinyin, korean_parts, pinyin_readings

_PLACING = frozenset({"in", "at", "near", "outside", "around", "off", "through", "towards", "toward", "inside"})
_MANY = 200  # different full names in one report


def join_full_names(items: Sequence[Item], groups: Groups) -> None:
    """Join persons' full names that compare_names calls the same; a part of a name joins where one name holds it."""
    leaders: dict[int, str] = {}
    spelled: dict[str, int] = {}
    for at in persons(items):
        name = _text(items[at])
        if len(parse_name(name).words) < 2:
            continue
        fits = [spelled[name]] if name in spelled else _fitting_leaders(name, leaders)
        if not fits or not groups.join(fits[0], at):
            leaders[at] = name
        spelled.setdefault(name, at)


def _fitting_leaders(name: str, leaders: dict[int, str]) -> list[int]:
    if len(leaders) > _MANY:  # a list of names, no report: equal spelling only
        return []
    verdicts = {leader: compare_names(name, other).same for leader, other in leaders.items()}
    same = [leader for leader, verdict in verdicts.items() if verdict]
    part = [leader for leader, verdict in verdicts.items() if verdict is None]
    return same[:1] or (part if len(part) == 1 and _holds(leaders[part[0]], name) else [])


def _holds(long: str, short: str) -> bool:
    """Whether the words of the one name stand in the other in one piece."""
    return f" {' '.join(parse_name(short).words)} " in f" {' '.join(parse_name(long).words)} "


def _text(item: Item) -> str:
    return " ".join(item.words)


class Bearers:
    """Full names of a report by family name and by given name."""

    def __init__(self, items: Sequence[Item], groups: Groups) -> None:
        self.items, self.groups = items, groups
        self.families: dict[str, list[int]] = defaultdict(list)
        self.givens: dict[str, list[int]] = defaultdict(list)
        self.tails: set[str] = set()  # family names with their particles: "van der meer"
        for at in persons(items):
            name = parse_name(_text(items[at]))
            words = name.words
            if len(words) > 1:
                for word in (*_family(words), *_chinese_family(name)):
                    self.families[word].append(at)
                self.givens[words[0]].append(at)
                self.tails |= _tails(items[at].words)

    def is_single(self, item: Item) -> bool:
        """Whether a name is one word, or a family name with the particles that a full name of the report has."""
        return len(item.words) == 1 or " ".join(item.words).lower() in self.tails

    def of(self, at: int) -> list[int]:
        """The groups to which a name of one word may belong, by family name first, else by given name."""
        item = self.items[at]
        word = parse_name(item.words[-1]).words[0]
        return self._fitting(item, self.families.get(word, ())) or (
            [] if item.honorific else self._fitting(item, self.givens.get(word, ()))
        )

    def _fitting(self, item: Item, bearers: Iterable[int]) -> list[int]:
        fits: dict[int, None] = {}
        for bearer in bearers:
            gender = self.groups.gender(bearer)
            if not (item.gender and gender and item.gender != gender):
                fits.setdefault(self.groups.find(bearer))
        return list(fits)


def _family(words: Sequence[str]) -> tuple[str, ...]:
    if korean_parts(words) and len(words) == 3:
        return (words[0],)
    if len(words) == 2 and all(is_pinyin(word) for word in words) and len(words[0]) <= len(words[1]):
        return (words[0], words[-1])
    return (words[-1],) if len(words) == 2 else (words[-1], words[-2])


def _tails(words: Sequence[str]) -> set[str]:
    lows = [word.lower() for word in words]
    return {" ".join(lows[at:]) for at in range(1, len(lows) - 1) if lows[at] in name_words("particle")}


def _chinese_family(name: Name) -> tuple[str, ...]:
    """The first word of "Hsu Wei-lun": one syllable, and a given name of two that a hyphen joins."""
    two = len(name.groups) == 2 and len(name.words) == 3 and name.groups[0] == name.words[0]
    return name.words[:1] if two and all(is_pinyin(word) or pinyin_readings((word,)) for word in name.words) else ()


def join_places(sheet: Sheet, items: Sequence[Item], groups: Groups) -> None:
    """Join places and organisations that tables, spelling, or an acronym show to be one."""
    _join_ships(items, groups)
    _type_short_forms(sheet, items)
    first: dict[tuple[str, str], int] = {}
    for at, item in enumerate(items):
        if not item.words or item.type is EntityType.PERSON:
            continue
        key = (item.type.value, _key(sheet, item))
        groups.join(first.setdefault(key, at), at)
    _join_acronyms(items, groups)
    _join_short_forms(items, groups)


def _key(sheet: Sheet, item: Item) -> str:
    known = find_known(item.known or " ".join(item.words))
    if known and known.kind not in ("people", "firm"):
        if known.kind == "capital" and speaks(sheet, item):
            return f"country:{known.country}".lower()
        if known.kind in ("country", "adjective"):
            return f"country:{known.name}".lower()
        return f"{known.kind}:{known.name}".lower()
    firm = known.name.split() if known and known.kind == "firm" else item.words
    words = [word.lower().strip(".,") for word in firm]
    while len(words) > 1 and words[-1] in name_words("generic"):
        words = words[:-1]
    return " ".join(word for word in words if word and word != "the")


def speaks(sheet: Sheet, item: Item) -> bool:
    """Whether a capital stands for its government: it has a representative, it speaks, it is dealt with."""
    after, before = item.last, item.first - 1
    if after < len(sheet) and sheet.tags[after] == "POS":
        noun = sheet.heads[item.head]
        return sheet.lows[noun] in role_nouns() or sheet.lows[noun] in name_words("dealing")
    if before > 0 and sheet.lows[before] in {"for", "to"} and sheet.same_sentence(before - 1, item.first):
        role = role_nouns().get(sheet.lows[before - 1], ("",))
        if role[0] == "person":
            return True  # "the envoy to Oslo", "special representative for Oslo Jane Roe"
    dep, governor = sheet.deps[item.head], sheet.heads[item.head]
    if dep in SUBJECTS and sheet.lows[governor] in name_words("government_verb"):
        return True
    if dep == "pobj" and sheet.lows[governor] in {"for", "to", "with", "between", "against"} and before >= 0:
        noun = sheet.heads[governor]
        return sheet.lows[noun] in name_words("dealing") or (
            sheet.lows[noun] in role_nouns() and sheet.lows[governor] != "with" and noun == governor - 1
        )
    return False


def seat_is_place(sheet: Sheet, item: Item) -> bool:
    """Whether the seat of a government is meant as a building: somebody is in it, comes to it or leaves it."""
    dep, governor = sheet.deps[item.head], sheet.heads[item.head]
    if dep == "pobj":
        return sheet.lows[governor] in name_words("into")
    return dep == "dobj" and sheet.lows[governor] in name_words("enter_verb")


def _join_acronyms(items: Sequence[Item], groups: Groups) -> None:
    initials: dict[str, int] = {}
    for at, item in enumerate(items):
        if len(item.words) > 1 and item.type in (EntityType.ORGANISATION, EntityType.PLACE, EntityType.OTHER):
            for letters in _initials(item.words):
                initials.setdefault(letters, at)
    for at, item in enumerate(items):
        if len(item.words) == 1 and not item.known and 2 <= len(item.words[0]) <= 8:
            letters = item.words[0].replace(".", "")
            full = initials.get(letters)
            if letters.isupper() and full is not None and item.type is not EntityType.PERSON:
                item.type = items[full].type
                groups.join(full, at)


def _initials(words: Sequence[str]) -> Iterable[str]:
    capitals = [word[0] for word in words if word[0].isupper()]
    core = [word[0] for word in words if word[0].isupper() and word.lower().strip(".") not in name_words("generic")]
    return {"".join(capitals), "".join(core)} if len(capitals) > 1 else set()


def _join_short_forms(items: Sequence[Item], groups: Groups) -> None:
    """Join "Ford" with "Ford Motor Company", "the Air Force" with "the US Air Force", where only one name fits."""
    longer: dict[str, set[int]] = defaultdict(set)
    organisations = [at for at, item in enumerate(items) if item.words and item.type is EntityType.ORGANISATION]
    for at in organisations:
        words = _bare(items[at].words)
        for cut in range(1, len(words)):
            longer[" ".join(words[:cut])].add(groups.find(at))
        rest = words[1:] if items[at].words[0] in known_forms() else words[2:] if len(words) > 3 else []
        if len(rest) > 1 and " ".join(items[at].words[:1]) in known_forms():
            longer[" ".join(rest)].add(groups.find(at))
        if words[-1] in name_words("paper") and len(words) > 1:
            longer[words[-1]].add(groups.find(at))  # "the Gazette"
    # "Orvel Inc." is a whole name: neither it nor "Orvel" beside it is short for "Orvel Mills"
    whole = {groups.find(at) for at in organisations if len(_bare(items[at].words)) < len(_bare(items[at].words, ()))}
    for at in organisations:
        form = " ".join(_bare(items[at].words))
        fits = {groups.find(other) for other in longer.get(form, ())} - {groups.find(at)}
        if groups.find(at) in whole:
            continue
        if len(fits) == 1 and _may_be_short(items[at]) and form not in name_words("generic"):
            groups.join(fits.pop(), at)


def _type_short_forms(sheet: Sheet, items: Sequence[Item]) -> None:
    """Take "Orvel" for the firm, not for a place, where it opens the one longer name "Orvel Freight" and acts.

    Not where tables know such a place, where it stands behind a preposition of place, or where the longer name is that
    of a newspaper, which are called after towns.
    """
    openers: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if item.words and len(item.words) > 1 and item.type is EntityType.ORGANISATION:
            openers[item.words[0]].add(" ".join(_bare(item.words)))
    shorts: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if len(item.words) == 1 and item.type is EntityType.PLACE and not item.known:
            shorts[item.words[0]].append(item)
    for word, held in shorts.items():
        papers = any(name.split()[-1] in name_words("paper") for name in openers[word])
        if len(openers[word]) != 1 or papers or find_candidates(word):
            continue
        acts = any(sheet.deps[item.head] in SUBJECTS for item in held)
        if acts and not any(_stands_in(sheet, item) for item in held):
            for item in held:
                item.type = EntityType.ORGANISATION


def _stands_in(sheet: Sheet, item: Item) -> bool:
    """Whether a name stands behind a preposition of place."""
    return item.first > 0 and sheet.lows[item.first - 1] in _PLACING


def _may_be_short(item: Item) -> bool:
    """Whether a name may be short for a longer one: what the tables know is whole, but for firms ("Fiat Group")."""
    known = known_forms().get(item.known)
    return known is None or known.kind == "firm"


def _join_ships(items: Sequence[Item], groups: Groups) -> None:
    """Join "the Blue Heron" with "MV Blue Heron"."""
    ships = {" ".join(item.words[1:]): at for at, item in enumerate(items)
             if item.type is EntityType.OTHER and len(item.words) > 1 and item.words[0].lower() in name_words("ship")
             and item.words[0].isupper()}  # fmt: skip
    for at, item in enumerate(items if ships else ()):
        ship = ships.get(" ".join(item.words)) if item.type is not EntityType.PERSON else None
        if ship is not None:
            item.type = EntityType.OTHER
            groups.join(ship, at)


def _bare(words: Sequence[str], generic: Collection[str] | None = None) -> list[str]:
    generic = name_words("generic") if generic is None else generic
    bare = [re.sub(r"\W", "", word.lower()) for word in words]
    bare = [word for word in bare if word and word != "the"]
    while len(bare) > 1 and bare[-1] in generic:
        bare = bare[:-1]
    return bare
