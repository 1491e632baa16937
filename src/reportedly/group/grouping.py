"""Which reports tell one story, and which stories one storyline."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.group.copies import find_copies
from reportedly.group.crowd import scale_by_crowd
from reportedly.group.likeness import measure_likeness
from reportedly.group.linkage import link
from reportedly.group.round_ups import is_round_up, link_apart
from reportedly.group.sketches import general, sketch_all
from reportedly.group.terms import weigh_all
from reportedly.group.windows import FEW, Seen, link_window, name_storylines
from reportedly.model.base import content_id
from reportedly.model.judgement import Grouping
from reportedly.model.report import Report

# Average likeness from which groups of reports are one story (held against the crowd around them) or one storyline
# (as it is): one setting for all kinds of news, chosen for few wrong merges (bench/grouping.py).
STORY, STORYLINE = 1.05, 0.05


Groups = list[list[int]]


def group(reports: Sequence[Report], *, few: int = FEW) -> tuple[Grouping, ...]:
    """Group reports into stories and storylines by what their bodies tell, one line a report, by report id.

    Copies always share a story; otherwise reports must be alike on the average, held against what is alike around them.
    A storyline is a group of whole stories. Ids are made from the members, so the order of `reports` changes nothing.
    Cost: linear in the words, plus, up to `few` reports, the pairs that share telling terms. More reports are compared
    with a bounded number of others each, at some loss (docs/method.md).
    """
    ordered = sorted(reports, key=lambda report: (report.id, report.text))
    stories, storylines = _among_few(ordered) if len(ordered) <= few else _among_many(ordered)
    story = _names("story", stories, ordered)
    storyline = _names("storyline", storylines, ordered)
    return tuple(
        Grouping(report=report.id, story=story[number], storyline=storyline[number])
        for number, report in enumerate(ordered)
    )


def _among_few(reports: Sequence[Report]) -> tuple[Groups, Groups]:
    """Stories and storylines by all pairs, as indices."""
    copies = find_copies(reports)
    traits = weigh_all(reports)
    likeness = measure_likeness(traits)
    apart = frozenset(number for number, report in enumerate(reports) if is_round_up(report))
    dated = frozenset(number for number, each in enumerate(traits) if each.day)
    scaled = scale_by_crowd(likeness, copies, dated=dated)
    stories = link_apart(copies, scaled, apart=apart, threshold=STORY)
    return stories, link(stories, likeness, threshold=STORYLINE)


def _among_many(reports: Sequence[Report]) -> tuple[Groups, Groups]:
    """The same by a bounded number of pairs; of copies the first stands for all."""
    copies = {f"{members[0]:09d}": members for members in find_copies(reports)}
    sketches = sketch_all([reports[members[0]] for members in copies.values()], general())
    seen = {name: Seen(name, 0, each) for name, each in zip(copies, sketches, strict=True)}
    stories = {names[0]: names for names in link_window(list(seen.values()), few=0)}
    lines = name_storylines({story: [seen[name].sketch for name in names] for story, names in stories.items()})
    storylines: dict[str, list[int]] = {}
    for story, names in stories.items():
        storylines.setdefault(lines[story], []).extend(number for name in names for number in copies[name])
    return [[number for name in names for number in copies[name]] for names in stories.values()], [*storylines.values()]


def _names(kind: str, groups: Sequence[Sequence[int]], reports: Sequence[Report]) -> dict[int, str]:
    """Report index → the id of its group."""
    names = [content_id(kind, *sorted(reports[number].id for number in members)) for members in groups]
    return {number: name for members, name in zip(groups, names, strict=True) for number in members}
