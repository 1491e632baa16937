"""Stories that live on: what a file of earlier runs holds, and today's reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from reportedly.group.lives import Lives, apply, close_others, follow
from reportedly.group.ruling import Ruled, rule
from reportedly.group.sides import Sides
from reportedly.group.sketches import general, sketch_all
from reportedly.group.vectors import NO_DAY, Sketch
from reportedly.group.windows import Seen, ends_of, link_window, name_storylines, with_past, within
from reportedly.model.judgement import Grouping
from reportedly.model.report import Report
from reportedly.model.state import STORIES_SCHEMA, ChangeLine, HeadLine, ReportLine, RuleLine
from reportedly.model.story import StoryChange, StoryRule
from reportedly.pipeline.recipe import made_by
from reportedly.pipeline.runner import attempt
from reportedly.pipeline.state import Line, StateFile
from reportedly.pipeline.versions import find_latest, with_earlier
from reportedly.text.addresses import host_of

_ONE_PAGE = 0.3  # of the fewer terms so many must be the same: one address may get another article


class Continued(NamedTuple):
    """What a run gave: a line for each of its reports, what happened to stories, what to add to the file.

    `known`: how many of the reports were in the file already. `idle`: the rules that came to nothing, and why.
    """

    groupings: tuple[Grouping, ...]
    changes: tuple[StoryChange, ...]
    lines: tuple[Line, ...]
    known: int
    idle: tuple[str, ...]


class _Past(NamedTuple):
    """`names`: id or input of a report or of a version of it → the id under which the report stands in `seen`."""

    seen: dict[str, Seen]
    names: dict[str, str]
    rules: list[StoryRule]
    lives: Lives


def continue_stories(
    reports: Sequence[Report], state: StateFile, *, rules: Sequence[StoryRule] = (), at: str, workers: int = 1
) -> Continued:
    """Go on where the last run ended: new reports join the stories of their days, or begin new ones.

    `at` is the instant of the run, in UTC. Reports and rules that the file has already change nothing. A new version
    of a report, in this run or by its address in the file, stays where the report is, and is no report more. Within a
    window of days the stories do not depend on the order of the runs; the ids tell who was there first.
    Cost: linear in the file, plus the windows that new reports fall into.
    """
    past, latest = _past(state.lines), find_latest(reports)
    counted = [report for report in reports if latest[report.id] == report.id]
    held = set(map(_bare, past.rules))
    said = [each for each in rules if _bare(each) not in held]
    past.rules.extend(said)
    new = _new(counted, past, at, workers)
    changes, idle = _changes(new, past, at, bool(said))
    lines: list[Line] = [] if state.lines else [HeadLine(schema=STORIES_SCHEMA, made_by=made_by())]
    lines += new
    lines += [RuleLine(rule=each) for each in said]
    lines += [ChangeLine(change=each) for each in changes]
    is_idle = not (new or said or changes)
    return Continued(
        groupings=with_earlier({each.report: each for each in _groupings(counted, past)}, reports, latest),
        changes=tuple(changes),
        lines=() if is_idle else tuple(lines),
        known=len(counted) - len(new),
        idle=idle,
    )


def _past(lines: Iterable[Line]) -> _Past:
    past = _Past({}, {}, [], Lives({}, {}, {}, set()))
    for line in lines:
        if isinstance(line, ReportLine):
            _remember(line, past)
        elif isinstance(line, RuleLine):
            past.rules.append(line.rule)
        elif isinstance(line, ChangeLine):
            apply(line.change, past.lives)
    return past


def _remember(line: ReportLine, past: _Past) -> None:
    if line.version_of is None:
        past.seen[line.id] = Seen(line.id, line.day, Sketch(spaces=line.spaces, day=line.published))
    past.names.setdefault(line.uri, line.version_of or line.id)
    past.names[line.id] = line.version_of or line.id


def _bare(rule: StoryRule) -> StoryRule:
    """The rule without its line in a file: moving it to another line makes no new rule."""
    return msgspec.structs.replace(rule, line=0)


def _new(reports: Sequence[Report], past: _Past, at: str, workers: int) -> list[ReportLine]:
    """Sketch the reports that are not known yet, and remember them."""
    fresh = [report for report in reports if report.id not in past.names]
    sketches = attempt("group", sketch_all, fresh, general(), workers=workers)
    dated = [each.day for each in (*(seen.sketch for seen in past.seen.values()), *sketches) if each.day != NO_DAY]
    newest = max(dated, default=date.fromisoformat(at[:10]).toordinal())
    made = [
        ReportLine(
            id=report.id, uri=report.uri, day=each.day if each.day != NO_DAY else newest, published=each.day,
            spaces=each.spaces, version_of=_version_of(report, each, past),
        )
        for report, each in zip(fresh, sketches, strict=True)
    ]  # fmt: skip
    return made


def _version_of(report: Report, sketch: Sketch, past: _Past) -> str | None:
    """The known report of which this is another fetch: one address, and terms in common; None for a new report."""
    known = past.names.get(report.uri) if host_of(report.uri) else None
    if known is None:
        return None
    here, there = (
        {(number, term) for number, space in enumerate(each.spaces) for term, _ in space}
        for each in (sketch, past.seen[known].sketch)
    )
    is_one = here and there and len(here & there) >= _ONE_PAGE * min(len(here), len(there))
    return known if is_one else None


def _changes(
    new: Sequence[ReportLine], past: _Past, at: str, has_new_rules: bool
) -> tuple[list[StoryChange], tuple[str, ...]]:
    """Let every window that new reports fall into happen, in the order of the days."""
    newest = max((seen.day for seen in past.seen.values()), default=None)
    for line in new:
        _remember(line, past)
    fresh = [past.seen[line.id] for line in new if line.version_of is None]
    ends = ends_of(fresh, newest)
    if has_new_rules and newest is not None:
        ends = sorted({*ends, max(newest, *ends) if ends else newest})
    changes: list[StoryChange] = []
    idle: tuple[str, ...] = ()
    for end in ends:
        made, idle = _window(end, past, at)
        changes += made
    if not ends:
        idle = _ruled(list(map(sorted, past.lives.stories.values())), past).idle
    else:
        open_reports = [seen.id for seen in within(past.seen.values(), max(seen.day for seen in past.seen.values()))]
        changes += close_others(open_reports, past.lives, at=at)
    return changes, idle


def _window(end: int, past: _Past, at: str) -> tuple[list[StoryChange], tuple[str, ...]]:
    groups = attempt("group", link_window, within(past.seen.values(), end))
    named = {past.names[name] for each in past.rules for name in (each.a, each.b) if name in past.names}
    ruled = _ruled(with_past(groups, past.lives.stories, named=named), past)
    return follow(ruled.groups, past.lives, at=at, said=ruled.said), ruled.idle


def _ruled(groups: Sequence[Sequence[str]], past: _Past) -> Ruled:
    sides = Sides(lambda report: past.seen[report].sketch)
    return rule(groups, past.rules, ids=past.names, closeness=sides)


def _groupings(reports: Sequence[Report], past: _Past) -> tuple[Grouping, ...]:
    """A line for each report of the run, in the order given."""
    lives = past.lives
    homes = {report.id: past.names[report.id] for report in reports}
    wanted = {lives.story_of[home] for home in homes.values()}
    stories = {
        name: [past.seen[member].sketch for member in sorted(members)]
        for name, members in lives.stories.items()
        if members and (name in wanted or name not in lives.closed)
    }
    storylines = attempt("group", name_storylines, stories) if stories else {}
    return tuple(_line(report, home, lives.story_of[home], storylines) for report, home in homes.items())


def _line(report: str, home: str, story: str, storylines: Mapping[str, str]) -> Grouping:
    version_of = home if home != report else None
    return Grouping(report=report, story=story, storyline=storylines[story], version_of=version_of)
