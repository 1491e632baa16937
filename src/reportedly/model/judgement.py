"""What is judged between reports: reuse, credits, who is whom, which story. Revisable; never edits a reading."""

from __future__ import annotations

from enum import StrEnum

from reportedly.model.base import Record, Span
from reportedly.model.reading import Place


class Strand(StrEnum):
    """What kind of text a shared passage is. Only shared prose makes a copy.

    `release`: printed from a statement that went to all. `background`: a paragraph that several reports print beside
    text of their own.
    """

    PROSE = "prose"
    RELEASE = "release"
    BACKGROUND = "background"
    QUOTE = "quote"
    CAPTION = "caption"
    FURNITURE = "furniture"


class Passage(Record, frozen=True, kw_only=True):
    """A stretch that two reports share: report.text[start:end] ~ source.text[source_start:source_end]."""

    start: int
    end: int
    source_start: int
    source_end: int
    strand: Strand


class Degree(StrEnum):
    """How much of a report was taken from another one (METER: Clough et al. 2002)."""

    WHOLLY = "wholly"
    PARTIALLY = "partially"
    NON = "non"


class Knowledge(StrEnum):
    """Whether the direction of a reuse is known."""

    KNOWN = "known"
    UNKNOWN = "unknown"


class Reuse(Record, frozen=True, kw_only=True):
    """Text that `report` shares with `source`. Containment: share of the shorter report's words, 0..1."""

    report: str
    source: str
    degree: Degree
    containment: float
    direction: Knowledge
    passages: tuple[Passage, ...]


class Credit(Record, frozen=True, kw_only=True):
    """A report names an agency as the supplier of its text or of a picture.

    `agency`: the one name that the table has for all forms of it. `start`, `end`: its name as the report's text writes
    it. `evidence`: dateline, byline, credit line, picture …
    `covers`: the block that the credit speaks for (a caption), None for the whole report.
    """

    report: str
    agency: str
    start: int
    end: int
    evidence: str
    covers: Span | None = None


class Same(Record, frozen=True, kw_only=True):
    """May two names be one person? `same` is None where it cannot be told. Score 0..1."""

    a: str
    b: str
    same: bool | None
    score: float
    reasons: tuple[str, ...]


class Correction(Record, frozen=True, kw_only=True):
    """A person's word on two names, which outranks every rule. `line`: of the file it stands in, counted from 1."""

    a: str
    b: str
    same: bool
    who: str
    when: str
    why: str = ""
    line: int = 0


class EntityMention(Record, frozen=True, kw_only=True):
    """A mention, with the id of its report."""

    report: str
    start: int
    end: int


class Variant(Record, frozen=True, kw_only=True):
    """One written form of an entity's name, the reports that use it, and why it was taken for the same entity."""

    name: str
    reports: tuple[str, ...]
    reason: str


class Doubt(Record, frozen=True, kw_only=True):
    """Another entity of the story that may be the same and was not joined: `name` here, `other` there, and why."""

    entity: str
    name: str
    other: str
    score: float
    reasons: tuple[str, ...]


class StoryEntity(Record, frozen=True, kw_only=True):
    """One entity across the reports of a story.

    `members`: (report id, entity id of its reading) pairs. `reasons`: one label for each name that was joined.
    `place`: where a place is: what its members agree on; where they do not, open, with what they say as alternatives.
    `variants`: the names with the reason for each, the fullest first. `doubts`: what it was not joined with, though
    it may be the same.
    """

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    mentions: tuple[EntityMention, ...]
    members: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()
    place: Place | None = None
    variants: tuple[Variant, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Grouping(Record, frozen=True, kw_only=True):
    """Story and storyline of one report (the contract's group line).

    `version_of`: of an earlier version the latest one, which stands for both; else None.
    """

    report: str
    story: str
    storyline: str
    version_of: str | None = None
