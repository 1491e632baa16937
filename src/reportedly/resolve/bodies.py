"""Which places, organisations and groups of several reports are one: by tables, spelling, acronyms, legal forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import combinations

from reportedly.model.judgement import Same
from reportedly.model.reading import Entity, EntityType
from reportedly.resolve.members import Group, Linked, Member, join
from reportedly.text.known import known as find_known
from reportedly.text.known import known_forms, name_words
from reportedly.text.name_parts import fold
from reportedly.text.organisation_names import (
    SHORTER,
    acronym_of,
    compare_organisations,
    is_acronym_of,
    organisation_keys,
)
from reportedly.text.words import stem

_COMMON = 60  # organisations of one story that share a word; more are not held against each other for it
_FEWEST_LETTERS = 3  # of an acronym that is believed within a story

Keyed = tuple[tuple[str, ...], str]


def join_bodies(members: Sequence[Member]) -> list[Group]:
    """Join what is no named person; every member is in one group, and the groups come in the members' order."""
    groups: dict[tuple[str, ...], Group] = {}
    acronyms = _acronyms(members)
    keys = _one_type([_key(member, acronyms) for member in members], members)
    for member, (key, reason) in zip(members, keys, strict=True):
        if key in groups:
            groups[key].append(Linked(member, reason))
        else:
            groups[key] = [Linked(member, "")]
    return _join_forms(list(groups.values()))


def _join_forms(groups: list[Group]) -> list[Group]:
    """Join organisations whose names are forms of one: an acronym and its words, with and without a legal form.

    Not where a report keeps the two apart, nor where one fits two others that do not fit each other. What the names
    alone leave open (an acronym of three letters, a firm without "Group") is enough where nothing else fits.
    """
    verdicts = {(a, b): _held(groups[a], groups[b]) for a, b in _worth_comparing(groups)}
    pairs = [pair for pair, verdict in verdicts.items() if _fits(verdict)]
    fits: dict[int, set[int]] = defaultdict(set)
    for first, second in pairs:
        fits[first].add(second)
        fits[second].add(first)
    place = list(range(len(groups)))
    for first, second in pairs:
        near = sorted({first, second} | fits[first] | fits[second])
        left, right = sorted((place[first], place[second]))
        if left == right or any(other not in fits[one] for one, other in combinations(near, 2)):
            continue
        if not _share_a_report(groups[left], groups[right]):
            verdict = verdicts[first, second]
            only = "" if verdict.same else "; nothing else of the story fits"
            join(groups[left], groups[right], "; ".join(verdict.reasons) + only)
            groups[right] = []
            place = [left if at == right else at for at in place]
    return [group for group in groups if group]


def _worth_comparing(groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Pairs of organisations that share a word of their names, or an acronym and its letters; not by common words."""
    sharing: dict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if _is_body(group):
            for key in organisation_keys(group[0].member.entity.name):
                sharing[key].append(at)
    return sorted({pair for alike in sharing.values() if len(alike) <= _COMMON for pair in combinations(alike, 2)})


def _held(one: Group, two: Group) -> Same:
    return compare_organisations(one[0].member.entity.name, two[0].member.entity.name)


def _fits(verdict: Same) -> bool:
    if verdict.same is not None:
        return verdict.same
    letters = max(len(acronym_of(verdict.a)), len(acronym_of(verdict.b)))
    return verdict.reasons == (SHORTER,) or (letters >= _FEWEST_LETTERS and is_acronym_of(verdict.a, verdict.b))


def _is_body(group: Group) -> bool:
    return all(link.member.named and link.member.entity.type is EntityType.ORGANISATION for link in group)


def _share_a_report(one: Group, two: Group) -> bool:
    return bool({link.member.report for link in one} & {link.member.report for link in two})


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
    generic = {"the"} if entity.type is EntityType.ORGANISATION else name_words("generic")
    words = [word for word in words if word and word not in generic] or words
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
