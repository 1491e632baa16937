"""Stories keep their ids: which of today's groups is which of yesterday's stories, and what happened to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from reportedly.errors import ContractError
from reportedly.model.base import content_id
from reportedly.model.story import ChangeKind, StoryChange

PROGRAM = "reportedly"


class Lives(NamedTuple):
    """All stories so far: id → its reports, oldest story first; report → its story; who replaced whom; the closed."""

    stories: dict[str, set[str]]
    story_of: dict[str, str]
    replaced: dict[str, str]
    closed: set[str]


def replay(changes: Iterable[StoryChange]) -> Lives:
    """Tell from the changes alone, in their order, which reports each story holds. Cost: linear in the reports named.

    Raises ContractError for changes that do not fit each other.
    """
    lives = Lives({}, {}, {}, set())
    for change in changes:
        apply(change, lives)
    return lives


def apply(change: StoryChange, lives: Lives) -> None:
    """Let one change happen."""
    if change.kind is ChangeKind.CLOSED:
        lives.closed.add(change.story)
        return
    if change.kind is ChangeKind.MERGED:
        _replace(change, lives)
        return
    if change.kind in (ChangeKind.BEGUN, ChangeKind.SPLIT):
        lives.stories.setdefault(change.story, set())
    if change.story not in lives.stories:
        raise ContractError(f"the log of stories speaks of {change.story} before it is begun")
    lives.closed.discard(change.story)
    for report in change.reports:
        if report in lives.story_of:
            lives.stories[lives.story_of[report]].discard(report)
        lives.stories[change.story].add(report)
        lives.story_of[report] = change.story


def _replace(change: StoryChange, lives: Lives) -> None:
    heir = change.replaced_by
    if heir is None or change.story not in lives.stories or heir not in lives.stories or heir == change.story:
        raise ContractError(f"the log of stories lets {change.story} go to {heir}, and one of them is not there")
    members = lives.stories.pop(change.story)
    lives.stories[heir] |= members
    lives.story_of.update(dict.fromkeys(members, heir))
    lives.replaced[change.story] = heir


def follow(
    groups: Sequence[Sequence[str]], lives: Lives, *, at: str, said: Mapping[str, str] | None = None
) -> list[StoryChange]:
    """Give groups of reports the ids of their stories, let the changes happen, and list them in order.

    A story goes on in the group that holds most of its reports (of those that any group holds); where two stories go
    on in one, the one with more reports there keeps its id, then the older one. A group that no story goes on in is
    new, and its id is a hash of its reports. Reports that no group holds stay where they are. `said`: report → the
    person whose rule decided its group. Cost: linear in the reports.
    """
    names, begun = _recognised(groups, lives)
    home = {report: name for name, group in zip(names, groups, strict=True) for report in group}
    heirs = _heirs(home, lives, kept=set(names))
    change = _maker(at, said or {})
    changes: list[StoryChange] = []
    for made in (_transfers(groups, names, (begun, heirs), lives, change), _mergers(home, heirs, lives, change)):
        changes += made
    for name, group in zip(names, groups, strict=True):
        fresh = tuple(sorted(report for report in group if report not in lives.story_of))
        if fresh:
            has_begun = name in begun and all(each.story != name for each in changes)
            changes.append(change(ChangeKind.BEGUN if has_begun else ChangeKind.GREW, name, fresh))
    for each in changes:
        apply(each, lives)
    return changes


def close_others(open_reports: Iterable[str], lives: Lives, *, at: str) -> list[StoryChange]:
    """Close the stories that hold none of these reports and are not closed yet, oldest first."""
    alive = {lives.story_of[report] for report in open_reports if report in lives.story_of}
    gone = [name for name, members in lives.stories.items() if members and name not in alive | lives.closed]
    changes = [StoryChange(story=name, kind=ChangeKind.CLOSED, at=at, by=PROGRAM) for name in gone]
    for each in changes:
        apply(each, lives)
    return changes


_Make = Callable[..., StoryChange]


def _maker(at: str, said: Mapping[str, str]) -> _Make:
    def change(kind: ChangeKind, story: str, reports: Sequence[str], **more: str) -> StoryChange:
        people = sorted({said[report] for report in reports if report in said})
        by = ", ".join(people) if people and kind not in (ChangeKind.BEGUN, ChangeKind.GREW) else PROGRAM
        return StoryChange(story=story, kind=kind, reports=tuple(reports), at=at, by=by, **more)

    return change


def _recognised(groups: Sequence[Sequence[str]], lives: Lives) -> tuple[list[str], set[str]]:
    """The id of each group, and which of them are new."""
    age = {name: number for number, name in enumerate(lives.stories)}
    shared = Counter(
        (lives.story_of[report], number)
        for number, group in enumerate(groups)
        for report in group
        if report in lives.story_of
    )
    names: dict[int, str] = {}
    taken: set[str] = set()
    least = [min(group) for group in groups]
    for (name, number), _ in sorted(shared.items(), key=lambda each: (-each[1], age[each[0][0]], least[each[0][1]])):
        if name not in taken and number not in names:
            names[number] = name
            taken.add(name)
    known = {*lives.stories, *lives.replaced}
    begun: set[str] = set()
    for number, group in enumerate(groups):
        if number not in names:
            names[number] = _new_id(group, known)
            begun.add(names[number])
            known.add(names[number])
    return [names[number] for number in range(len(groups))], begun


def _new_id(group: Sequence[str], known: set[str]) -> str:
    """A hash of the members; with a number where an earlier story had that one."""
    name, again = content_id("story", *sorted(group)), 1
    while name in known:
        again += 1
        name = content_id("story", *sorted(group), str(again))
    return name


def _heirs(home: Mapping[str, str], lives: Lives, *, kept: set[str]) -> dict[str, str]:
    """Of the stories that go on nowhere, and whose reports are in other groups: the one that holds most of them."""
    into: dict[str, Counter[str]] = defaultdict(Counter)
    for report, name in home.items():
        story = lives.story_of.get(report)
        if story is not None and story not in kept:
            into[story][name] += 1
    return {story: max(sorted(names), key=lambda name: names[name]) for story, names in into.items()}


def _transfers(
    groups: Sequence[Sequence[str]], names: Sequence[str], known: tuple[set[str], Mapping[str, str]], lives: Lives,
    change: _Make,
) -> list[StoryChange]:  # fmt: skip
    """Reports that leave a story for another group than the one that it goes on in, or that takes it in."""
    begun, heirs = known
    changes = []
    for name, group in zip(names, groups, strict=True):
        left: dict[str, list[str]] = defaultdict(list)
        for report in sorted(group):
            story = lives.story_of.get(report)
            if story is not None and name not in (story, heirs.get(story)):
                left[story].append(report)
        kind = ChangeKind.SPLIT if name in begun else ChangeKind.MOVED
        changes += [change(kind, name, tuple(reports), from_story=story) for story, reports in left.items()]
    return changes


def _mergers(
    home: Mapping[str, str], heirs: Mapping[str, str], lives: Lives, change: _Make
) -> list[StoryChange]:  # fmt: skip
    """Stories that are taken in by another one, whole."""
    changes = []
    for story, heir in heirs.items():
        reports = tuple(sorted(report for report in lives.stories[story] if home.get(report) == heir))
        changes.append(change(ChangeKind.MERGED, story, reports, replaced_by=heir))
    return changes
