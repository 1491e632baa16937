"""What changed: between two versions of one report, and between two accounts."""

from __future__ import annotations

from enum import StrEnum

from reportedly.model.base import Located, Record, Span
from reportedly.model.counts import OriginCount
from reportedly.model.report import Published

CHANGES_SCHEMA = "reportedly.changes/1"


class Became(StrEnum):
    """What became of a claim. `regrouped`: its statements stand in another claim now; nothing was lost."""

    APPEARED = "appeared"
    VANISHED = "vanished"
    HARDENED = "hardened"
    SOFTENED = "softened"
    CHANGED = "changed"
    REGROUPED = "regrouped"


class Aspect(StrEnum):
    """In what a claim changed. Status, certainty and source are taken of its firmest telling (data/firmness.tsv)."""

    STATUS = "status"
    CERTAINTY = "certainty"
    SOURCE = "source"
    POLARITY = "polarity"
    FIGURE = "figure"
    TIME = "time"
    ORIGINS = "origins"
    REPORTS = "reports"


class Way(StrEnum):
    """Which way an aspect moved: `other` where neither is firmer."""

    HARDER = "harder"
    SOFTER = "softer"
    OTHER = "other"


class Cause(StrEnum):
    """Why a claim changed, as far as the two accounts show."""

    REPORTS = "reports"  # a report that makes it is in one of the two accounts only
    TEXT = "text"  # a report that makes it has another text
    READING = "reading"  # the texts are the same: they were read, or joined, otherwise
    INCOMPLETE = "incomplete"  # one side is a stub or was cut off: what it lacks proves nothing


class Turn(Record, frozen=True, kw_only=True):
    """One aspect that changed, with its value and the words for it on either side; what has none is None."""

    aspect: Aspect
    way: Way
    was: str | None
    now: str | None
    before: Located | None
    after: Located | None


class ClaimSide(Record, frozen=True, kw_only=True):
    """A claim as one side has it: a statement with its words, the reports that make it, and its origins.

    The statement is the one that shows the change (it was reworded), else the one that leads the claim. `claim` is None
    where the side is an earlier version of a report, of which no account was kept.
    """

    claim: str | None
    report: str
    statement: str
    spans: tuple[Span, ...]
    reports: tuple[str, ...]
    origins: OriginCount


class ClaimChange(Record, frozen=True, kw_only=True):
    """What became of one claim. `before` is None where it appeared, `after` where it vanished."""

    kind: Became
    before: ClaimSide | None
    after: ClaimSide | None
    turns: tuple[Turn, ...]
    causes: tuple[Cause, ...]


class Edit(Record, frozen=True, kw_only=True):
    """Words that were changed: `before` is None where they were added, `after` where they were taken out."""

    before: Located | None
    after: Located | None


class Version(Record, frozen=True, kw_only=True):
    """An earlier text of a report, kept beside the later one, and what the next text (`next`) has otherwise.

    `ordered_by` tells what shows that it is earlier: `date` (of publication or update), `fetched`, `completeness` (it
    is a stub or a summary, and the next one is whole) or None: nothing does. `text` is None under --no-text.
    """

    id: str
    uri: str
    title: str | None
    text: str | None
    text_hash: str
    published: Published
    updated: str | None
    fetched: str | None
    incomplete: bool
    next: str
    ordered_by: str | None
    edits: tuple[Edit, ...]
    claims: tuple[ClaimChange, ...]


class ReportChange(Record, frozen=True, kw_only=True):
    """A report that one account has and the other lacks, or that has another text in each: then with the edits."""

    kind: Became
    before: str | None
    after: str | None
    edits: tuple[Edit, ...] = ()


class Side(Record, frozen=True, kw_only=True):
    """One of the two accounts compared: by what it was made, its seals, and how many claims it has."""

    made_by: tuple[str, ...]
    seals: tuple[str, ...]
    claims: int


class Changes(Record, frozen=True, kw_only=True):
    """What changed between two accounts, or two files of accounts. `same`: claims that did not change.

    Order: claims by kind as in `Became`, then as the account has them that holds them.
    """

    schema: str = CHANGES_SCHEMA
    old: Side
    new: Side
    reports: tuple[ReportChange, ...]
    claims: tuple[ClaimChange, ...]
    same: int
