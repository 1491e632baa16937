"""One entity across the reports of one story: careful joins, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from reportedly.model.base import content_id
from reportedly.model.judgement import EntityMention, Same, StoryEntity
from reportedly.model.reading import Entity, EntityType, Mention, MentionKind, Reading
from reportedly.resolve.places import agree_on_place
from reportedly.resolve.traits import Traits, clash, read_traits
from reportedly.text.known import known as find_known
from reportedly.text.known import known_forms, name_words
from reportedly.text.name_parts import fold, parse_name
from reportedly.text.names import compare_names
from reportedly.text.words import stem

_MANY = 300  # different full names of one story; more are a list of names, and not all are held against all
_COMMON = 60  # members that share a word of their names


class Member(NamedTuple):
    """An entity of one reading with what a comparison needs."""

    report: str
    entity: Entity
    named: bool
    first: int
    mentions: tuple[EntityMention, ...]
    traits: Traits

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Decides the order of members whatever order the reports came in."""
        return self.entity.name, self.report, self.first, self.entity.id


def same(a: str, b: str) -> Same:
    """Judge whether two written names may be one person (see reportedly.text.names.compare_names)."""
    return compare_names(a, b)


@lru_cache(maxsize=20_000)
def _compared(a: str, b: str) -> Same:
    """compare_names, once a pair: the reports of one story use the same names."""
    return compare_names(a, b)


def resolve(readings: Sequence[Reading]) -> tuple[StoryEntity, ...]:
    """Join the entities of several readings of one story.

    Full names of persons join by `same`, never where one of the joined names is called different or unsure, or where
    what the reports tell of the two clashes (see reportedly.resolve.traits); a family
    name alone joins where exactly one person of the story bears it. Places and organisations join by tables and
    normalised spelling, groups by equal words; an unnamed person joins nobody. Every entity is in one result.
    Results come by type, name and id, and do not depend on the order of the readings. Cost: quadratic in up to
    300 different full names of persons, else linear.
    """
    members = sorted((member for reading in readings for member in _members(reading)), key=lambda member: member.order)
    persons = [m for m in members if m.entity.type is EntityType.PERSON and m.named]
    rest = [m for m in members if not (m.entity.type is EntityType.PERSON and m.named)]
    joined = [*_join_persons(persons), *_join_by_key(rest)]
    return tuple(sorted((_story_entity(group, reasons) for group, reasons in joined),
                        key=lambda entity: (entity.type, entity.name, entity.id)))  # fmt: skip


def _members(reading: Reading) -> list[Member]:
    spans: dict[str, list[EntityMention]] = defaultdict(list)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    named: set[str] = set()
    for mention in reading.mentions:
        mentions[mention.entity].append(mention)
        spans[mention.entity].append(EntityMention(report=reading.report.id, start=mention.start, end=mention.end))
        if mention.kind is MentionKind.NAME:
            named.add(mention.entity)
    return [
        Member(reading.report.id, entity, entity.id in named, min((m.start for m in spans[entity.id]), default=0),
               tuple(spans[entity.id]), _traits(reading, entity, mentions[entity.id]))
        for entity in reading.entities
    ]  # fmt: skip


def _traits(reading: Reading, entity: Entity, mentions: Sequence[Mention]) -> Traits:
    return read_traits(reading.report.text, mentions) if entity.type is EntityType.PERSON else Traits()


# ---- persons ---------------------------------------------------------------------------------------------------

Joined = tuple[list[Member], list[str]]


def _join_persons(members: Sequence[Member]) -> list[Joined]:
    full = [member for member in members if len(parse_name(member.entity.name).words) > 1]
    short = [member for member in members if len(parse_name(member.entity.name).words) <= 1]
    groups = _join_full(full)
    bearers = _Bearers(groups)
    leftover: dict[str, list[Member]] = defaultdict(list)
    for member in short:
        fits = [group for group in bearers.near(member) if _may_bear(group[0], member)]
        in_own = any(member.report == other.report for group in fits for other in group[0])
        if len(fits) == 1 and not in_own:
            fits[0][0].append(member)
            fits[0][1].append("the only person of the story with this family name")
        elif fits:
            bearers.add(([member], []))
        else:
            leftover[fold(member.entity.name)].append(member)
    return bearers.groups + [joined for same_name in leftover.values() for joined in _join_single(same_name)]


class _Bearers:
    """The groups that a short name is held against: all, or where they are many those that share a word with it."""

    def __init__(self, groups: Sequence[Joined]) -> None:
        self.groups: list[Joined] = []
        self._sharing: dict[str, dict[int, None]] = defaultdict(dict)
        self._is_long = len(groups) > _MANY
        for group in groups:
            self.add(group)

    def add(self, group: Joined) -> None:
        for word in {word for member in group[0] for word in parse_name(member.entity.name).words}:
            self._sharing[word][len(self.groups)] = None
        self.groups.append(group)

    def near(self, member: Member) -> list[Joined]:
        if not self._is_long:
            return self.groups
        words = parse_name(member.entity.name).words
        near = {number for word in words for number in list(self._sharing.get(word, ()))[:_COMMON]}
        return [self.groups[number] for number in sorted(near)]


def _join_full(members: Sequence[Member]) -> list[Joined]:
    """Join full names, the surest pairs first; a pair that any member speaks against stays apart."""
    pairs = []
    for number, at in _worth_comparing(members):
        verdict = _compared(members[at].entity.name, members[number].entity.name)
        if verdict.same:
            pairs.append((-verdict.score, number, at, "; ".join(verdict.reasons)))
    place = list(range(len(members)))
    places = {at: [at] for at in place}
    groups: dict[int, Joined] = {at: ([member], []) for at, member in enumerate(members)}
    for _, first, second, reason in sorted(pairs):
        left, right = sorted((place[first], place[second]))
        if left == right or not _all_fit(groups[left][0], groups[right][0]):
            continue
        groups[left][0].extend(groups[right][0])
        groups[left][1].extend([*groups.pop(right)[1], reason])
        places[left] += places[right]
        for at in places.pop(right):
            place[at] = left
    return list(groups.values())


def _worth_comparing(members: Sequence[Member]) -> Iterator[tuple[int, int]]:
    """Pairs of members of different reports: all of them, or in a long list of names those that share a word.

    A word that many names share ("Kim") brings names of equal spelling only.
    """
    if len({member.entity.name for member in members}) <= _MANY:
        pairs = ((number, at) for at in range(len(members)) for number in range(at))
        yield from (pair for pair in pairs if members[pair[0]].report != members[pair[1]].report)
        return
    sharing: dict[str, list[int]] = defaultdict(list)
    for at, member in enumerate(members):
        name = parse_name(member.entity.name)
        for key in {*name.words, " ".join(name.words)}:
            sharing[key].append(at)
    found = {pair for alike in sharing.values() if len(alike) <= _COMMON for pair in combinations(alike, 2)}
    found |= {pair for alike in sharing.values() for pair in pairwise(alike)}
    yield from sorted(pair for pair in found if members[pair[0]].report != members[pair[1]].report)


def _all_fit(one: Sequence[Member], two: Sequence[Member]) -> bool:
    if {member.report for member in one} & {member.report for member in two}:
        return False  # a report that keeps two persons apart knows why
    if any(clash(a.traits, b.traits) for a in one for b in two):
        return False
    return all(_compared(a.entity.name, b.entity.name).same for a in one for b in two)


def _may_bear(group: Sequence[Member], member: Member) -> bool:
    """Whether a name of one word may be a part of the group's names, as a family name or a given one."""
    if any(clash(member.traits, other.traits) for other in group):
        return False
    verdicts = [_compared(member.entity.name, other.entity.name) for other in group]
    return all(verdict.same is not False for verdict in verdicts)


def _join_single(members: Sequence[Member]) -> list[Joined]:
    """Single names that no full name of the story explains: equal ones of different reports are one."""
    taken: set[str] = set()
    joined: Joined = ([], [])
    apart: list[Joined] = []
    for member in members:
        if member.report in taken or any(clash(member.traits, other.traits) for other in joined[0]):
            apart.append(([member], []))
            continue
        taken.add(member.report)
        joined[0].append(member)
    joined[1].extend(["same single name"] * (len(joined[0]) - 1))
    return [joined, *apart]


# ---- all others ------------------------------------------------------------------------------------------------


def _join_by_key(members: Sequence[Member]) -> list[Joined]:
    groups: dict[tuple[str, ...], Joined] = {}
    acronyms = _acronyms(members)
    keys = _one_type([_key(member, acronyms) for member in members], members)
    for member, (key, reason) in zip(members, keys, strict=True):
        if key in groups:
            groups[key][0].append(member)
            groups[key][1].append(reason)
        else:
            groups[key] = ([member], [])
    return list(groups.values())


Keyed = tuple[tuple[str, ...], str]


def _one_type(keys: Sequence[Keyed], members: Sequence[Member]) -> list[Keyed]:
    """Give one unknown name one type in the story, the one that most mentions have; a town is read in many ways.

    Where a report itself uses the name for two things, they stay apart.
    """
    uses: dict[str, list[int]] = defaultdict(list)
    for at, (key, _) in enumerate(keys):
        if members[at].named and len(key) == 2 and ":" not in key[1]:
            uses[key[1]].append(at)
    merged = list(keys)
    for name, users in uses.items():
        reports = [members[at].report for at in users]
        if len({keys[at][0][0] for at in users}) < 2 or len(set(reports)) < len(reports):
            continue
        weights: dict[str, int] = defaultdict(int)
        for at in users:
            weights[keys[at][0][0]] += len(members[at].mentions)
        best = max(sorted(weights), key=lambda kind: (kind != EntityType.GROUP.value, weights[kind]))
        for at in users:
            merged[at] = ((best, name), keys[at][1])
    return merged


def _key(member: Member, acronyms: dict[str, str]) -> tuple[tuple[str, ...], str]:
    entity = member.entity
    own = (entity.type.value, "own", member.report, entity.id)
    if member.named and entity.type in (EntityType.PLACE, EntityType.ORGANISATION, EntityType.OTHER, EntityType.GROUP):
        name, reason = _normal(entity, acronyms)
        return (entity.type.value, name), reason
    if entity.type is EntityType.GROUP and not member.named:
        words = group_key(entity.name)
        told = len(words.split()) > 1 or words in _bodies()
        return ((entity.type.value, "words", words) if told else own), "same words"
    return own, ""


@cache
def _bodies() -> frozenset[str]:
    return frozenset(stem(word) for word in name_words("body"))


def group_key(words: str) -> str:
    """The words of a nominal as stems, without articles and the like; equal keys are joined."""
    return " ".join(stem(word) for word in fold(words).replace("'s", "").split() if word not in name_words("loose"))


def _normal(entity: Entity, acronyms: dict[str, str]) -> tuple[str, str]:
    known = find_known(entity.name)
    if (
        known
        and known.kind != "people"
        and (entity.type is not EntityType.PLACE or known.kind != "capital" or not _is_country(entity))
    ):
        return f"{known.kind if known.kind != 'adjective' else 'country'}:{known.name}", "same entry of the tables"
    country = _is_country(entity)
    if country:
        return f"country:{country}", "same country in the tables"
    words = [word.strip(".,'") for word in fold(entity.name).split()]
    words = [word for word in words if word and word not in name_words("generic")] or words
    if len(words) > 1 and words[0] in name_words("ship") and entity.type is EntityType.OTHER:
        words = words[1:]
    form = " ".join(words)
    if form in acronyms:
        return acronyms[form], "acronym"
    return form, "same spelling after folding"


def _is_country(entity: Entity) -> str:
    """The country that one of the entity's written forms names outright, or nothing."""
    found = {known.name for name in entity.names if (known := known_forms().get(name))
             and known.kind in ("country", "adjective")}  # fmt: skip
    return found.pop() if len(found) == 1 else ""


def _acronyms(members: Sequence[Member]) -> dict[str, str]:
    """Acronym → normalised name, where an entity of one report goes by both and no other does by the acronym."""
    found: dict[str, set[str]] = defaultdict(set)
    for member in members:
        if member.entity.type is EntityType.ORGANISATION and member.named:
            full, _ = _normal(member.entity, {})
            for name in member.entity.names:
                letters = name.replace(".", "")
                if 2 <= len(letters) <= 8 and letters.isupper() and fold(letters) != full:
                    found[fold(letters)].add(full)
    return {letters: names.copy().pop() for letters, names in found.items() if len(names) == 1}


# ---- records ---------------------------------------------------------------------------------------------------


def _fullest(member: Member) -> tuple[int, int, bool, str]:
    name = member.entity.name
    return -len(parse_name(name).words), -len(name), name.isupper(), name


def _type(members: Sequence[Member], lead: Member) -> str:
    """The type that most mentions have; a group's only where there is no other."""
    weights: dict[str, int] = defaultdict(int)
    for member in members:
        weights[member.entity.type.value] += len(member.mentions)
    group, own = EntityType.GROUP.value, lead.entity.type.value
    return max(sorted(weights), key=lambda kind: (kind != group, weights[kind], kind == own))


def _story_entity(members: Sequence[Member], reasons: Sequence[str]) -> StoryEntity:
    ordered = sorted(members, key=lambda member: member.order)
    lead = min((m for m in ordered if m.named), key=_fullest, default=ordered[0])
    names = dict.fromkeys([lead.entity.name, *sorted(name for m in ordered for name in m.entity.names)])
    places = sorted((mention for m in ordered for mention in m.mentions), key=lambda at: (at.report, at.start, at.end))
    return StoryEntity(
        id=content_id("entity", _type(ordered, lead), *(f"{m.report}\x1e{m.entity.id}" for m in sorted(
            ordered, key=lambda m: (m.report, m.entity.id)))),
        type=_type(ordered, lead),
        name=lead.entity.name,
        names=tuple(names),
        mentions=tuple(places),
        members=tuple(sorted((m.report, m.entity.id) for m in ordered)),
        reasons=tuple(dict.fromkeys(reason for reason in sorted(reasons) if reason)),
        place=agree_on_place([m.entity.place for m in ordered]),
    )  # fmt: skip
