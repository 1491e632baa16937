"""Why an origin counts, and why only once: reasons from the closed list, each with the reports that it speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from reportedly.align.copied import CopyFamilies
from reportedly.align.ends import End
from reportedly.align.gathered import Group
from reportedly.align.outlets import Outlets, house
from reportedly.model.claim import Because, Ground, OriginKind
from reportedly.text.joined import Joined
from reportedly.text.publishers import publisher_of

Home = TypeVar("Home")
_BY_OUTLET = frozenset({OriginKind.UNNAMED, OriginKind.UNSTATED})  # what an outlet says twice is one


class Grounds:
    """Finds the reasons for the origins of one claim. Cost: linear in their ends, sorting aside."""

    def __init__(self, outlets: Outlets, copies: CopyFamilies) -> None:
        self._outlets, self._copies = outlets, copies

    def of(self, groups: Sequence[Group], *, words: Joined, order: Mapping[str, int]) -> list[tuple[Because, ...]]:
        """The reasons for each group, in the order of the closed list; reports in the order of the evidence."""
        unnamed = {end.report for group in groups if group.kind is OriginKind.UNNAMED for end in group.ends}
        several = sum(group.kind is OriginKind.UNNAMED for group in groups) > 1
        owned = _owners(groups)
        found = []
        for group in groups:
            because = [*_told(group), *self._once(group, words)]
            if several and group.kind is OriginKind.UNNAMED:
                because.append(Because(ground=Ground.MAY_BE_ONE, reports=tuple(unnamed)))
            for owner in sorted({_owner(end) for end in group.ends} & owned.keys()):
                because.append(Because(ground=Ground.ONE_OWNER, reports=tuple(owned[owner]), name=owner))
            found.append(tuple(_ordered(because, order)))
        return found

    def _once(self, group: Group, words: Joined) -> Iterator[Because]:
        """Why several reports make one origin: copies, the same words, one outlet, one publisher."""
        reports = {end.report for end in group.every}
        if len(reports) == 1:
            return  # what one report tells is one anyway
        yield from self._copied(reports)
        yield from self._same_words(group.every, words)
        if group.kind not in _BY_OUTLET and not group.beside:
            yield from _one_house({end.report: end.outlet for end in group.ends if end.outlet is not None})
            return
        outlets = {report: self._outlets.key(report) for report in reports}
        for own in _gathered(outlets).values():
            if len({self._copies.of[report] for report in own}) > 1:
                yield Because(ground=Ground.ONE_OUTLET, reports=tuple(own))
        yield from _one_house(outlets)

    def _copied(self, reports: Collection[str]) -> Iterator[Because]:
        for family in sorted(_gathered({report: self._copies.of[report] for report in reports}).values()):
            taken = {report: self._copies.taken_from(report) & set(family) for report in family}
            for report in family:
                if taken[report]:
                    yield Because(ground=Ground.COPY_OF, reports=(report,), of=tuple(taken[report]))
            free = [report for report in family if not taken[report]]
            if len(free) > 1:
                yield Because(ground=Ground.ONE_TEXT, reports=tuple(free))

    def _same_words(self, ends: Sequence[End], words: Joined) -> Iterator[Because]:
        joined = Joined()
        for end in ends:
            joined.join(("report", end.report), ("words", *words.root(end.said.key)))
        homes = {report: joined.root(("report", report)) for report in {end.report for end in ends}}
        for reports in _gathered(homes).values():
            if len({self._copies.of[report] for report in reports}) > 1:
                yield Because(ground=Ground.SAME_WORDS, reports=tuple(reports))


def _told(group: Group) -> Iterator[Because]:
    """The ground of each end, gathered; who leans on it, and on which reports."""
    grounds: dict[Ground, set[str]] = defaultdict(set)
    for end in group.ends:
        if end.first_hand is None or end.ground is not Ground.NAMED_IN:
            grounds[end.ground].add(end.report)
        if end.first_hand is not None:
            grounds[end.first_hand].add(end.report)
    yield from (Because(ground=ground, reports=tuple(reports)) for ground, reports in grounds.items())
    own = {end.report for end in group.ends}
    passed = {end.report for end in group.passed_on} - own
    if passed:
        houses = {house(end.outlet or "") for end in group.passed_on}
        of = {end.report for end in group.ends if (end.through | end.own) & houses}
        yield Because(ground=Ground.PASSED_ON, reports=tuple(passed), of=tuple(of))


def _one_house(outlets: Mapping[str, str]) -> Iterator[Because]:
    """Titles of one publisher, by the outlet that each report speaks as, or names."""
    for name, reports in sorted(_gathered({report: publisher_of(key).name for report, key in outlets.items()}).items()):
        if name and len({outlets[report] for report in reports}) > 1:
            yield Because(ground=Ground.ONE_PUBLISHER, reports=tuple(reports), name=name)


def _owner(end: End) -> str:
    return publisher_of(end.outlet).owner if end.outlet else ""


def _owners(groups: Sequence[Group]) -> dict[str, set[str]]:
    """Owner → the reports that name one of its outlets, where that makes more than one group."""
    homes: dict[str, set[int]] = defaultdict(set)
    reports: dict[str, set[str]] = defaultdict(set)
    for number, group in enumerate(groups):
        for end in group.ends:
            if _owner(end):
                homes[_owner(end)].add(number)
                reports[_owner(end)].add(end.report)
    return {owner: reports[owner] for owner, numbers in homes.items() if len(numbers) > 1}


def _gathered(values: Mapping[str, Home]) -> dict[Home, list[str]]:
    gathered: dict[Home, list[str]] = defaultdict(list)
    for report in sorted(values):
        gathered[values[report]].append(report)
    return gathered


def _ordered(because: Iterable[Because], order: Mapping[str, int]) -> list[Because]:
    rank = {ground: number for number, ground in enumerate(Ground)}
    placed = [
        Because(
            ground=one.ground,
            reports=tuple(sorted(one.reports, key=order.__getitem__)),
            of=tuple(sorted(one.of, key=order.__getitem__)),
            name=one.name,
        )
        for one in because
    ]
    return sorted(placed, key=lambda one: (rank[one.ground], [order[report] for report in one.reports]))
