"""Ends of chains → origins: which ends are one, whose bare word rests on whom, and what adds nothing of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reportedly.align.copied import CopyFamilies
from reportedly.align.ends import End
from reportedly.align.outlets import Outlets, house
from reportedly.model.claim import Ground, OriginKind
from reportedly.text.joined import Joined

_RANK = {kind: number for number, kind in enumerate(OriginKind)}
Leaning = tuple[str, bool]  # a house, and whether others cite its word
_BY_OUTLET = frozenset({"outlet", "house"})


@dataclass
class Group:
    """Ends that are one origin. `passed_on`: those that lean on it; `beside`: texts that have it as their source."""

    ends: list[End]
    passed_on: list[End] = field(default_factory=list)
    beside: list[End] = field(default_factory=list)

    @property
    def counted(self) -> list[End]:
        return [end for end in self.ends if end.counts]

    @property
    def every(self) -> list[End]:
        return [*self.ends, *self.passed_on, *self.beside]

    @property
    def kind(self) -> OriginKind:
        """The surest kind of its ends."""
        return min((end.kind for end in self.ends), key=_RANK.__getitem__)

    @property
    def name(self) -> str | None:
        """Of the names of its surest kind the shortest."""
        names = [end.name for end in self.ends if end.kind is self.kind and end.name]
        return min(names, key=lambda name: (len(name), name), default=None)

    @property
    def bounds(self) -> tuple[int, int | None]:
        """At least and at most how many it is; None where nothing bounds it."""
        if self.kind is not OriginKind.UNNAMED:
            return (0, 0) if self.kind is OriginKind.UNSTATED else (1, 1)
        low = max(end.low for end in self.counted)
        highs = [end.high for end in self.counted if end.high is not None]
        return low, max(low, min(highs)) if highs else None


class Found(NamedTuple):
    """The origins of one claim, and its statements joined where they stand in the same words."""

    groups: list[Group]
    words: Joined


class Gatherer:
    """Makes origins of the ends of one claim. Cost: nearly linear in the ends and in what their reports share."""

    def __init__(self, outlets: Outlets, copies: CopyFamilies) -> None:
        self._outlets, self._copies = outlets, copies

    def gather(self, ends: Sequence[End]) -> Found:
        """Join the ends that are one origin; what names nobody last, unless it leans on one that counts."""
        words, spoken = self._copies.same_words(list({end.said.key: end.said for end in ends}.values()))
        marked = _with_witnesses(_with_same_source(_with_same_speaker(ends, spoken), words))
        leaning = _leaning(marked)
        groups = [Group(list(group)) for group in by_marks([e for e in marked if e.counts and not _leans(e, leaning)])]
        self._lean(groups, [end for end in marked if _leans(end, leaning)], leaning)
        rest = _into_bare(groups, [end for end in marked if not end.counts and not _leans(end, leaning)])
        return Found([*groups, *self._without_source(groups, rest, words)], words)

    def texts(self, reports: Collection[str], words: Joined | None = None) -> Joined:
        """Reports joined where they are copies, editions of one outlet, titles of one publisher, or share the words."""
        joined = Joined()
        for report in sorted(reports):
            owner = self._outlets.key(self._copies.first(report))  # whose text it is, not who prints it, too
            joined.join(report, ("family", self._copies.of[report]), ("house", house(owner)))
        for key in words.things() if words else ():
            joined.join(key[0], words.root(key)[0] if words else key[0])
        return joined

    def _lean(self, groups: Sequence[Group], ends: Sequence[End], leaning: Mapping[Leaning, Sequence[End]]) -> None:
        """Put what leans on an origin beside it; through others that lean, too."""
        home = {id(end): group for group in groups for end in group.ends}
        for end in ends:
            key = _own_word(end)
            targets = {id(home[id(each)]): home[id(each)] for each in (leaning[key] if key else ()) if id(each) in home}
            for group in targets.values():
                group.passed_on.append(end)

    def _without_source(self, groups: Sequence[Group], rest: Sequence[End], words: Joined) -> list[Group]:
        """Texts without any source, once each; those with one stand beside it."""
        texts = self.texts({end.report for group in groups for end in group.every} | {e.report for e in rest}, words)
        sourced: dict[object, list[Group]] = defaultdict(list)
        for group in groups:
            for root in {texts.root(end.report) for end in group.every}:
                sourced[root].append(group)
        left: dict[object, list[End]] = defaultdict(list)
        for end in rest:
            root = texts.root(end.report)
            for group in sourced.get(root, ()):
                group.beside.append(end)
            if root not in sourced:
                left[root].append(end)
        return [Group(ends) for ends in left.values()]


def by_marks(ends: Sequence[End]) -> Iterator[Sequence[End]]:
    """Gather ends that share a mark, directly or through others; in the order of their first."""
    joined = Joined()
    for number, end in enumerate(ends):
        joined.join(number, *end.marks)
    gathered: dict[object, list[End]] = defaultdict(list)
    for number, end in enumerate(ends):
        gathered[joined.root(number)].append(end)
    yield from gathered.values()


def _with_same_speaker(ends: Sequence[End], spoken: Joined) -> list[End]:
    """Mark unnamed speakers of one quotation as one: as the speaker whom a report names for it, if any does."""
    named: dict[object, list[End]] = defaultdict(list)
    for end in ends:
        if end.kind is OriginKind.NAMED and end.outlet is None:
            named[spoken.root(end.said.key)].append(end)
    marked = []
    for end in ends:
        root = spoken.root(end.said.key)
        if end.kind is OriginKind.UNNAMED and len(spoken.group(root)) > 1:
            known = min(named.get(root, ()), key=lambda each: each.name or "", default=None)
            end = end.marked(*(known.marks if known else {("same quotation", *root)}))
        marked.append(end)
    return marked


def _with_same_source(ends: Sequence[End], words: Joined) -> list[End]:
    """Mark unnamed sources of the same words as one where one only says less: "official" beside "US official"."""
    parts: dict[object, set[frozenset[str]]] = defaultdict(set)
    for end in ends:
        if end.kind is OriginKind.UNNAMED:
            parts[_of_words(end, words)].add(end.parts)
    least = {place: sorted(found, key=lambda each: (len(each), sorted(each))) for place, found in parts.items()}
    marked = []
    for end in ends:
        if end.kind is OriginKind.UNNAMED:
            place = _of_words(end, words)
            first = next(each for each in least[place] if each <= end.parts)
            end = end.marked(("same words", *map(str, place), *sorted(first)))
        marked.append(end)
    return marked


def _of_words(end: End, words: Joined) -> tuple[object, ...]:
    return *words.root(end.said.key), end.low, end.high


def _with_witnesses(ends: Sequence[End]) -> list[End]:
    """Where a publisher has eyewitnesses of its own, its bare word is theirs: of the same outlet, else of the first."""
    seen: dict[str, set[str]] = defaultdict(set)
    for end in ends:
        if end.kind is OriginKind.WITNESS and end.outlet is not None:
            seen[house(end.outlet)].add(end.outlet)
    marked = []
    for end in ends:
        own = seen.get(house(end.outlet)) if end.outlet and end.kind is not OriginKind.WITNESS else None
        if own:
            outlet = end.outlet if end.outlet in own else min(own)
            end = replace(end, marks=frozenset({*(m for m in end.marks if m[0] != "house"), ("outlet", outlet or "")}))
        marked.append(end)
    return marked


def _leaning(ends: Sequence[End]) -> dict[Leaning, list[End]]:
    """House → the ends that other chains show behind its bare word; a house with eyewitnesses leans on nobody."""
    behind: dict[Leaning, list[End]] = defaultdict(list)
    for end in ends:
        for through in (end.through | end.own) if end.counts else ():
            if not (end.is_bare and house(end.outlet or "") == through):
                behind[(through, True)].append(end)
                if through in end.through:
                    behind[(through, False)].append(end)
    seen = {house(end.outlet or "") for end in ends if end.kind is OriginKind.WITNESS}
    bare = sorted({key for end in ends if (key := _own_word(end)) is not None and key[0] not in seen})
    found = ((own, _rests_on(own, behind)) for own in bare)
    return {own: targets for own, targets in found if targets}


def _rests_on(own: Leaning, behind: Mapping[Leaning, Sequence[End]]) -> list[End]:
    """The ends on which a bare word rests in the end: sources, else the last outlets that others cite.

    Of outlets that only cite each other the first by name counts, and all others rest on it.
    """
    waiting, seen, firm = [own], {own}, []
    last: dict[Leaning, list[End]] = defaultdict(list)
    while waiting:
        for end in behind.get(waiting.pop(), ()):
            key = _own_word(end)
            if key is None:
                firm.append(end)
                continue
            last[key].append(end)
            if key not in seen:
                seen.add(key)
                waiting.append(key)
    if firm or not last:
        return firm
    free = [key for key in last if not behind.get(key)] or [min(last)]
    return [] if own in free else [end for key in free for end in last[key]]


def _own_word(end: End) -> Leaning | None:
    """The house whose word an end is, and whether others cite it; None for what is no outlet's bare word.

    What others cite leans on whom the house cites; what it says itself only on whom others show it to have it from.
    """
    if end.outlet is None or not (end.is_bare or end.ground is Ground.OWN_VOICE):
        return None
    return house(end.outlet), end.is_bare


def _leans(end: End, leaning: Mapping[Leaning, Sequence[End]]) -> bool:
    return _own_word(end) in leaning


def _into_bare(groups: Sequence[Group], ends: Sequence[End]) -> list[End]:
    """Put an outlet's own report into the origin that others cite it as; come back with the rest."""
    home = {mark: group for group in groups for end in group.ends for mark in end.marks if mark[0] in _BY_OUTLET}
    rest = []
    for end in ends:
        group = next((home[mark] for mark in sorted(end.marks) if mark in home), None)
        if group is None or end.ground is not Ground.OWN_VOICE:
            rest.append(end)
        elif end.is_copy:
            group.beside.append(end)
        else:
            group.ends.append(replace(end, ground=Ground.OWN_REPORT))
    return rest
