"""The stories of some days: which reports are looked at together, and what they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reportedly.group.stream import Stream
from reportedly.group.vectors import MOST, NO_DAY, Sketch, scale, stack
from reportedly.model.base import content_id

WINDOW = 4  # days: an event is told within them; what goes on longer goes on day by day
# Average likeness from which groups of reports are one story, under a frozen rarity: chosen for few wrong merges.
STORY, STORYLINE = 0.2, 0.08


class Seen(NamedTuple):
    """A report as the stories of a window see it. `day` is that of publication, else the day on which it came."""

    id: str
    day: int
    sketch: Sketch


def ends_of(new: Iterable[Seen], newest: int | None) -> list[int]:
    """The last days of the windows in which new reports are looked at, in order.

    A report's window ends with its own day, or with the newest day known if that is less than a window away; one that
    comes late is looked at among the days around its own.
    """
    return sorted({each.day if newest is None else max(each.day, min(newest, each.day + WINDOW - 1)) for each in new})


def within(reports: Iterable[Seen], end: int) -> list[Seen]:
    """The reports of the window that ends with this day."""
    return [each for each in reports if end - WINDOW < each.day <= end]


def link_window(reports: Sequence[Seen], *, threshold: float = STORY) -> list[list[str]]:
    """Group the reports of one window into stories: ids, sorted. Their order changes nothing."""
    stream = Stream(threshold=threshold)
    stream.add([each.id for each in reports], stack([each.sketch for each in reports], spaces=2))
    return stream.stories()


def with_named(
    groups: Sequence[Sequence[str]], named: Iterable[str], story_of: Mapping[str, str]
) -> list[list[str]]:
    """Put reports that a person named, and whose day is past, with what their story has in the window; else alone."""
    found = [list(group) for group in groups]
    home = {report: number for number, group in enumerate(found) for report in group}
    votes: dict[str, dict[int, int]] = {}
    for report, number in home.items():
        if report in story_of:
            counts = votes.setdefault(story_of[report], {})
            counts[number] = counts.get(number, 0) + 1
    alone: dict[str, list[str]] = {}
    for report in sorted(set(named) - home.keys()):
        counts = votes.get(story_of.get(report, ""), {})
        if counts:
            found[max(counts, key=lambda number: (counts[number], -number))].append(report)
        elif report in story_of:
            alone.setdefault(story_of[report], []).append(report)
    return [*found, *alone.values()]


def name_storylines(stories: Mapping[str, Sequence[Sketch]], *, threshold: float = STORYLINE) -> dict[str, str]:
    """Link stories into storylines by what their reports hold together; gives back story → storyline.

    `stories` stand oldest first; a storyline is named after the oldest of its stories, and so keeps its name.
    Cost: linear in the reports.
    """
    age = {story: number for number, story in enumerate(stories)}
    whole = Stream(threshold=threshold)
    whole.add(list(stories), stack([_whole(sketches) for sketches in stories.values()], spaces=2))
    named: dict[str, str] = {}
    for line in whole.stories():
        named.update(dict.fromkeys(line, content_id("storyline", min(line, key=lambda story: age[story]))))
    return named


def _whole(sketches: Sequence[Sketch]) -> Sketch:
    """The sketch of a story: what its reports hold together, its middle day."""
    spaces = []
    for number in range(len(sketches[0].spaces)):
        total: dict[int, float] = {}
        for each in sketches:
            for term, weight in each.spaces[number]:
                total[term] = total.get(term, 0.0) + weight
        spaces.append(scale(total, MOST))
    days = sorted(each.day for each in sketches if each.day != NO_DAY)
    return Sketch(spaces=tuple(spaces), day=days[len(days) // 2] if days else NO_DAY)
