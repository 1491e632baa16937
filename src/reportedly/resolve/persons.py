"""Who of several reports is one person: full names, then family names alone, then names that nobody else bears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from reportedly.model.judgement import Same
from reportedly.resolve.members import Group, Member, found, join
from reportedly.resolve.traits import clash, in_common
from reportedly.text.name_parts import fold, parse_name
from reportedly.text.names import compare_names

MANY = 300  # different full names of one story; more are a list of names, and not all are held against all
COMMON = 60  # members that share a word of their names
_TWO_PERSONS = frozenset({"another generation", "Vietnamese marks over the letters differ"})  # whatever their office


@lru_cache(maxsize=20_000)
def compared(a: str, b: str) -> Same:
    """compare_names, once a pair: the reports of one story use the same names."""
    return compare_names(a, b)


def join_persons(members: Sequence[Member]) -> list[Group]:
    """Join named persons; every member is in one group. The members come in their order, and so do the groups."""
    full = [member for member in members if is_full(member)]
    bearers = _Bearers(_join_by_evidence(_join_full(full)))
    leftover: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        if is_full(member):
            continue
        fits = [group for group in bearers.near(member) if _may_bear(group, member)]
        in_own = any(member.report == other.member.report for group in fits for other in group)
        if len(fits) == 1 and not in_own:
            join(fits[0], found(member), "the only person of the story with this family name")
        elif fits:
            bearers.add(found(member))
        else:
            leftover[fold(member.entity.name)].append(member)
    return bearers.groups + [joined for same_name in leftover.values() for joined in _join_single(same_name)]


def is_full(member: Member) -> bool:
    """Say whether a member's name has more than one word."""
    return len(parse_name(member.entity.name).words) > 1


class _Bearers:
    """The groups that a short name is held against: all, or where they are many those that share a word with it."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups: list[Group] = []
        self._sharing: dict[str, dict[int, None]] = defaultdict(dict)
        self._is_long = len(groups) > MANY
        for group in groups:
            self.add(group)

    def add(self, group: Group) -> None:
        for word in {word for link in group for word in parse_name(link.member.entity.name).words}:
            self._sharing[word][len(self.groups)] = None
        self.groups.append(group)

    def near(self, member: Member) -> list[Group]:
        if not self._is_long:
            return self.groups
        words = parse_name(member.entity.name).words
        near = {number for word in words for number in list(self._sharing.get(word, ()))[:COMMON]}
        return [self.groups[number] for number in sorted(near)]


def _join_full(members: Sequence[Member]) -> list[Group]:
    """Join full names, the surest pairs first; a pair that any member speaks against stays apart."""
    pairs = []
    for number, at in _worth_comparing(members):
        verdict = compared(members[at].entity.name, members[number].entity.name)
        if verdict.same:
            pairs.append((-verdict.score, number, at, "; ".join(verdict.reasons)))
    place = list(range(len(members)))
    places = {at: [at] for at in place}
    groups: dict[int, Group] = {at: found(member) for at, member in enumerate(members)}
    for _, first, second, reason in sorted(pairs):
        left, right = sorted((place[first], place[second]))
        if left == right or not _all_fit(groups[left], groups[right]):
            continue
        join(groups[left], groups.pop(right), reason)
        places[left] += places[right]
        for at in places.pop(right):
            place[at] = left
    return list(groups.values())


def _worth_comparing(members: Sequence[Member]) -> Iterator[tuple[int, int]]:
    """Pairs of members of different reports: all of them, or in a long list of names those that share a word.

    A word that many names share ("Kim") brings names of equal spelling only.
    """
    if len({member.entity.name for member in members}) <= MANY:
        pairs = ((number, at) for at in range(len(members)) for number in range(at))
        yield from (pair for pair in pairs if members[pair[0]].report != members[pair[1]].report)
        return
    sharing: dict[str, list[int]] = defaultdict(list)
    for at, member in enumerate(members):
        name = parse_name(member.entity.name)
        for key in {*name.words, " ".join(name.words)}:
            sharing[key].append(at)
    near = {pair for alike in sharing.values() if len(alike) <= COMMON for pair in combinations(alike, 2)}
    near |= {pair for alike in sharing.values() for pair in pairwise(alike)}
    yield from sorted(pair for pair in near if members[pair[0]].report != members[pair[1]].report)


def _all_fit(one: Group, two: Group) -> bool:
    if not _may_be_one(one, two):
        return False
    return all(compared(a.member.entity.name, b.member.entity.name).same for a in one for b in two)


def _may_be_one(one: Group, two: Group) -> bool:
    if {link.member.report for link in one} & {link.member.report for link in two}:
        return False  # a report that keeps two persons apart knows why
    return not any(clash(a.member.traits, b.member.traits) for a in one for b in two)


def _join_by_evidence(groups: list[Group]) -> list[Group]:
    """Join two groups whose names leave it open, where the reports give both one office of one country.

    Only where neither fits a third one; then the reason names the office.
    """
    fits: dict[int, list[tuple[int, str]]] = defaultdict(list)
    if len(groups) > MANY:
        return groups
    for first, second in combinations(range(len(groups)), 2):
        reason = _evidence(groups[first], groups[second])
        if reason:
            fits[first].append((second, reason))
            fits[second].append((first, reason))
    gone = set()
    for first, others in sorted(fits.items()):
        if len(others) == 1 and len(fits[others[0][0]]) == 1 and first < others[0][0]:
            join(groups[first], groups[others[0][0]], others[0][1])
            gone.add(others[0][0])
    return [group for at, group in enumerate(groups) if at not in gone]


def _evidence(one: Group, two: Group) -> str:
    """The reason to join two groups of which the names alone leave it open; empty where there is none."""
    verdicts = [compared(a.member.entity.name, b.member.entity.name) for a in one for b in two]
    if any(verdict.same is False or _TWO_PERSONS & set(verdict.reasons) for verdict in verdicts):
        return ""
    if all(verdict.same for verdict in verdicts) or not _may_be_one(one, two):
        return ""
    shared = next(filter(None, (in_common(a.member.traits, b.member.traits) for a in one for b in two)), "")
    return f"{'; '.join(verdicts[0].reasons)}; both reports say {shared}" if shared else ""


def _may_bear(group: Group, member: Member) -> bool:
    """Whether a name of one word may be a part of the group's names, as a family name or a given one."""
    if any(clash(member.traits, link.member.traits) for link in group):
        return False
    verdicts = [compared(member.entity.name, link.member.entity.name) for link in group]
    return all(verdict.same is not False for verdict in verdicts)


def _join_single(members: Sequence[Member]) -> list[Group]:
    """Single names that no full name of the story explains: equal ones of different reports are one."""
    taken: set[str] = set()
    joined: Group = []
    apart: list[Group] = []
    for member in members:
        if member.report in taken or any(clash(member.traits, link.member.traits) for link in joined):
            apart.append(found(member))
            continue
        taken.add(member.report)
        joined.extend(found(member) if not joined else [found(member)[0]._replace(reason="same single name")])
    return [joined, *apart]
