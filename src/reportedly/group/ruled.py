"""Stories of one run with a person's rules upon them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from reportedly.group.ruling import Ruled, rule
from reportedly.group.sides import Sides
from reportedly.group.sketches import general, sketch_report
from reportedly.group.vectors import Sketch
from reportedly.model.base import content_id
from reportedly.model.judgement import Grouping
from reportedly.model.report import Report
from reportedly.model.story import StoryRule
from reportedly.text.joined import Joined


def apply_rules(
    groupings: Sequence[Grouping], reports: Sequence[Report], rules: Sequence[StoryRule]
) -> tuple[tuple[Grouping, ...], tuple[str, ...]]:
    """Join, part and move stories as a person said; gives back the lines in their order, and what came to nothing.

    Ids of stories and storylines are hashes of their members, as without rules. Storylines whose stories were joined
    are one. Cost: linear in the reports; those of stories that are parted are sketched.
    """
    stories: dict[str, list[str]] = {}
    for line in groupings:
        stories.setdefault(line.story, []).append(line.report)
    by_id = {report.id: report for report in reports}

    @cache
    def sketch_of(report: str) -> Sketch:
        return sketch_report(by_id[report], general())

    ruled = rule(list(stories.values()), rules, ids=called(reports), closeness=Sides(sketch_of))
    return _lines(groupings, ruled), ruled.idle


def called(reports: Sequence[Report]) -> dict[str, str]:
    """What a rule may call a report, its id or the input that it came from → its id. An id goes first."""
    return {**{report.uri: report.id for report in reports}, **{report.id: report.id for report in reports}}


def _lines(groupings: Sequence[Grouping], ruled: Ruled) -> tuple[Grouping, ...]:
    story = {report: content_id("story", *group) for group in ruled.groups for report in group}
    storyline = _storylines(groupings, ruled)
    return tuple(
        msgspec.structs.replace(line, story=story[line.report], storyline=storyline[line.report]) for line in groupings
    )


def _storylines(groupings: Sequence[Grouping], ruled: Ruled) -> Mapping[str, str]:
    """Report → its storyline: the old ones, joined where a story now stands in two of them."""
    old = {line.report: line.storyline for line in groupings}
    joined = Joined(old.values())
    for group in ruled.groups:
        joined.join(*(old[report] for report in group))
    members: dict[str, list[str]] = {}
    for report, name in old.items():
        members.setdefault(joined.root(name), []).append(report)
    names = {name: content_id("storyline", *sorted(reports)) for name, reports in members.items()}
    return {report: names[joined.root(name)] for report, name in old.items()}
