"""The lines of a file of stories: reports, rules and changes, in runs that each end in a line of their own."""

from __future__ import annotations

from reportedly.model.base import Record
from reportedly.model.story import StoryChange, StoryRule

STORIES_SCHEMA = "reportedly.stories/1"


class StateLine(Record, frozen=True, kw_only=True, tag_field="line"):
    """One line of the file; `line` tells its kind."""


class HeadLine(StateLine, frozen=True, kw_only=True, tag="head"):
    """The first line: what file this is, and by what program it was begun."""

    schema: str
    made_by: str


class ReportLine(StateLine, frozen=True, kw_only=True, tag="report"):
    """A report as the stories see it, without its text: weighted terms by number (term, weight), for each space.

    `day`: days since year 1, of publication, else of the newest report when it came. `published`: the same, -1 where
    nobody says. `version_of`: the id of the report of which this is another fetch; it has no place of its own.
    """

    id: str
    uri: str
    day: int
    published: int
    spaces: tuple[tuple[tuple[int, int], ...], ...]
    version_of: str | None = None


class RuleLine(StateLine, frozen=True, kw_only=True, tag="rule"):
    """A person's rule: it holds in every later run."""

    rule: StoryRule


class ChangeLine(StateLine, frozen=True, kw_only=True, tag="change"):
    """What happened to a story."""

    change: StoryChange


class EndLine(StateLine, frozen=True, kw_only=True, tag="end"):
    """The end of a run: how many lines it wrote before this one, and their hash. A run without it never happened."""

    at: str
    lines: int
    check: str
