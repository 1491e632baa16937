"""Which reports tell one story, and which stories one storyline."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.group.copies import find_copies
from reportedly.group.crowd import scale_by_crowd
from reportedly.group.likeness import measure_likeness
from reportedly.group.linkage import link
from reportedly.group.round_ups import is_round_up, link_apart
from reportedly.group.terms import weigh_all
from reportedly.model.base import content_id
from reportedly.model.judgement import Grouping
from reportedly.model.report import Report

# Average likeness from which groups of reports are one story (held against the crowd around them) or one storyline
# (as it is): one setting for all kinds of news, chosen for few wrong merges (bench/grouping.py).
STORY, STORYLINE = 1.05, 0.05


def group(reports: Sequence[Report]) -> tuple[Grouping, ...]:
    """Group reports into stories and storylines by what their bodies tell, one line a report, by report id.

    Copies always share a story; otherwise reports must be alike on the average (terms, names, days between them).
    A storyline is a group of whole stories. Ids are made from the members, so the order of `reports` changes nothing.
    Cost: linear in the words, plus the pairs of reports that share telling terms.
    """
    ordered = sorted(reports, key=lambda report: (report.id, report.text))
    copies = find_copies(ordered)
    likeness = measure_likeness(weigh_all(ordered))
    apart = frozenset(number for number, report in enumerate(ordered) if is_round_up(report))
    stories = link_apart(copies, scale_by_crowd(likeness, copies), apart=apart, threshold=STORY)
    storylines = link(stories, likeness, threshold=STORYLINE)
    story = _names("story", stories, ordered)
    storyline = _names("storyline", storylines, ordered)
    return tuple(
        Grouping(report=report.id, story=story[number], storyline=storyline[number])
        for number, report in enumerate(ordered)
    )


def _names(kind: str, groups: Sequence[Sequence[int]], reports: Sequence[Report]) -> dict[int, str]:
    """Report index → the id of its group."""
    names = [content_id(kind, *sorted(reports[number].id for number in members)) for members in groups]
    return {number: name for members, name in zip(groups, names, strict=True) for number in members}
