"""The stories of some days: which reports are looked at together, and what they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from reportedly.group.crowd import scale_by_crowd
from reportedly.group.likeness import measure_likeness
from reportedly.group.linkage import link
from reportedly.group.sketches import traits_of
from reportedly.group.stream import Stream
from reportedly.group.vectors import MOST, NO_DAY, Sketch, scale, stack
from reportedly.model.base import content_id

WINDOW = 4  # days: an event is told within them; what goes on longer goes on day by day
# Average likeness from which groups of reports are one story, under a frozen rarity: chosen for few wrong merges. Of
# up to FEW reports all pairs are held against the crowd; more are compared with a bounded number of others each.
FEW = 3000
AMONG_FEW, AMONG_MANY, STORYLINE = 1.4, 0.24, 0.08
SAME_TEXT = 0.9  # likeness from which two reports are taken for one text


class Seen(NamedTuple):
    """A report as the stories of a window see it. `day` is that of publication, else the day on which it came."""

    id: str
    day: int
    sketch: Sketch


def ends_of(new: Iterable[Seen], newest: int | None) -> list[int]:
    """The last days of the windows in which new reports are looked at, in order.

    A report's window ends with its own day, or with the newest day known if that is less than a window away; one that
    comes later than that is looked at among the days before its own, then among those behind it.
    """
    ends: set[int] = set()
    for each in new:
        last = each.day + WINDOW - 1
        if newest is None or newest <= each.day:
            ends.add(each.day)
        else:
            ends |= {newest} if newest <= last else {each.day, last}
    return sorted(ends)


def within(reports: Iterable[Seen], end: int) -> list[Seen]:
    """The reports of the window that ends with this day."""
    return [each for each in reports if end - WINDOW < each.day <= end]


def link_window(reports: Sequence[Seen], *, few: int = FEW) -> list[list[str]]:
    """Group the reports of one window into stories: ids, sorted. Their order changes nothing.

    Cost: up to `few` reports the pairs that share telling terms, else linear, at some loss (docs/method.md).
    """
    return _link_few(reports) if len(reports) <= few else _link_many(reports)


def _link_few(reports: Sequence[Seen]) -> list[list[str]]:
    ordered = sorted(reports, key=lambda each: each.id)
    likeness = measure_likeness([traits_of(each.sketch) for each in ordered])
    same = {pair: value for pair, value in likeness.items() if value >= SAME_TEXT}
    texts = link([[number] for number in range(len(ordered))], same, threshold=SAME_TEXT)
    groups = link(texts, scale_by_crowd(likeness, texts), threshold=AMONG_FEW)
    return sorted(sorted(ordered[number].id for number in group) for group in groups)


def _link_many(reports: Sequence[Seen]) -> list[list[str]]:
    stream = Stream(threshold=AMONG_MANY)
    stream.add([each.id for each in reports], stack([each.sketch for each in reports]))
    return stream.stories()


def with_past(
    groups: Sequence[Sequence[str]], stories: Mapping[str, AbstractSet[str]], *, named: Iterable[str]
) -> list[list[str]]:
    """Let a window know of what left it: a story that has reports beyond it does not fall apart for lack of them.

    Groups that hold nothing but reports of one such story, and new ones, are one: what held them together may be what
    left. Reports that a person named are put with the rest of their story, so that rules on them go on to hold; of
    a story that has nothing in the window they stand together. `stories`: id → its reports so far.
    """
    found = [list(group) for group in groups]
    here = {report for group in found for report in group}
    story_of = {report: story for story, reports in stories.items() for report in reports}
    homes: dict[str, list[int]] = {}
    for number, group in enumerate(found):
        told = {story_of[report] for report in group if report in story_of}
        if len(told) == 1:
            homes.setdefault(told.pop(), []).append(number)
    for story, (first, *others) in homes.items():
        if not stories[story] <= here:
            for number in others:
                found[first] += found[number]
                found[number] = []
    alone: dict[str, list[str]] = {}
    for report in sorted(set(named) & story_of.keys() - here):
        home = homes.get(story_of[report])
        (found[home[0]] if home else alone.setdefault(story_of[report], [])).append(report)
    return [group for group in (*found, *alone.values()) if group]


def name_storylines(stories: Mapping[str, Sequence[Sketch]], *, threshold: float = STORYLINE) -> dict[str, str]:
    """Link stories into storylines by what their reports hold together; gives back story → storyline.

    `stories` stand oldest first; a storyline is named after the oldest of its stories, and so keeps its name.
    Cost: linear in the reports.
    """
    age = {story: number for number, story in enumerate(stories)}
    whole = Stream(threshold=threshold)
    whole.add(list(stories), stack([_whole(sketches) for sketches in stories.values()]))
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
