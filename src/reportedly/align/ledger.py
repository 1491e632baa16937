"""Everything that the rest of `align` asks of the evidence: look-ups by report, statement and entity."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportedly.model.base import Span
from reportedly.model.claim import ChainLink
from reportedly.model.evidence import Evidence
from reportedly.model.judgement import Credit, StoryEntity
from reportedly.model.reading import (
    Attribution,
    Figure,
    Mention,
    MentionKind,
    Reading,
    Statement,
    TimeExpression,
    TimeKind,
)
from reportedly.model.report import BlockKind
from reportedly.text.places import Blocks
from reportedly.text.words import find_words

if TYPE_CHECKING:
    from reportedly.align.counted import Counted

Key = tuple[str, str]  # (report id, statement id)
_LEAD = 24  # characters before a time in which words stand that belong to it


@dataclass(frozen=True)
class Said:
    """A statement with its reading and its place in the story: `order` counts reports as the evidence has them."""

    reading: Reading
    statement: Statement
    order: int

    @cached_property
    def report(self) -> str:
        return self.reading.report.id

    @cached_property
    def key(self) -> Key:
        return self.report, self.statement.id

    @cached_property
    def words(self) -> str:
        """The exact words, pieces joined by a blank: for comparing, not for showing."""
        return " ".join(span.of(self.reading.report.text) for span in self.statement.spans)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words one by one, in order: straightened, else as written."""
        return tuple(match[0] for match in find_words(self.words))

    @cached_property
    def time(self) -> TimeExpression | None:
        """The time expression that dates it; None where it has none of its own."""
        when, times = self.statement.when, (self.reading.times[index] for index in self.statement.times)
        own = (time for time in times if time.kind in (TimeKind.DATE, TimeKind.TIME))
        return next((t for t in own if when and (t.earliest, t.latest) == (when.earliest, when.latest)), None)

    @cached_property
    def time_words(self) -> tuple[str, ...]:
        """The words of that time, in small letters."""
        words = self.time.span.of(self.reading.report.text) if self.time else ""
        return tuple(match[0] for match in find_words(words.lower()))

    @cached_property
    def time_lead(self) -> tuple[str, ...]:
        """The two words before that time, in small letters."""
        start = self.time.start if self.time else 0
        before = self.reading.report.text[max(0, start - _LEAD) : start]
        return tuple(match[0].lower() for match in find_words(before))[-2:]

    def figures(self) -> list[Figure]:
        """The figures that stand in the statement."""
        return [self.reading.figures[i] for i in self.statement.figures]


class Mentions:
    """The mentions of one reading by place, so that a statement need not look through all of them."""

    def __init__(self, reading: Reading) -> None:
        self._ordered = sorted(reading.mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._ordered]
        self._held: dict[str, tuple[Mention, ...]] = {}

    def inside(self, statement: Statement) -> tuple[Mention, ...]:
        """The mentions that a piece of the statement holds, in order. Cost: linear in what begins inside of it."""
        if statement.id not in self._held:
            self._held[statement.id] = tuple(m for piece in statement.spans for m in self._in_piece(piece))
        return self._held[statement.id]

    def _in_piece(self, piece: Span) -> Iterator[Mention]:
        first, behind = bisect_left(self._starts, piece.start), bisect_left(self._starts, piece.end)
        return (m for m in self._ordered[first:behind] if m.end <= piece.end)

    @cached_property
    def named(self) -> dict[int, Mention]:
        """Offset → the first name that covers it."""
        names = [m for m in reversed(self._ordered) if m.kind is MentionKind.NAME]
        return {offset: m for m in names for offset in range(m.start, m.end)}


class Ledger:
    """The evidence of one story, indexed."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.readings = {reading.report.id: reading for reading in evidence.readings}
        self.entities = {entity.id: entity for entity in evidence.entities}
        self.same_places: dict[tuple[str, str], bool | None] = {}  # pairs of places that `same_place` compared before
        self.chains: dict[tuple[str, str], tuple[ChainLink, ...]] = {}  # those that `chain_of` drew before
        self.figures: tuple[Counted, ...] = ()  # those that `describe_figures` described before
        self._story_entity = {member: entity.id for entity in evidence.entities for member in entity.members}
        self._mentions = {reading.report.id: Mentions(reading) for reading in evidence.readings}
        self._blocks = {reading.report.id: Blocks(reading.report.blocks) for reading in evidence.readings}
        self._credits: dict[str, list[Credit]] = defaultdict(list)
        for credit in evidence.credits:
            self._credits[credit.report].append(credit)
        self._attributions = {
            (reading.report.id, a.id): a for reading in evidence.readings for a in reading.attributions
        }

    def said(self) -> tuple[Said, ...]:
        """Every statement of every report, in order; the same records each time, so that each is taken apart once."""
        return self._said

    @cached_property
    def _said(self) -> tuple[Said, ...]:
        return tuple(
            Said(reading, statement, order)
            for order, reading in enumerate(self.evidence.readings)
            for statement in reading.statements
        )

    def mentions_in(self, said: Said) -> tuple[Mention, ...]:
        """The mentions that stand inside of a statement, in order."""
        return self._mentions[said.report].inside(said.statement)

    def mention_of(self, said: Said, entity: str | None) -> Span | None:
        """The first words of a statement for an entity of the story, or None."""
        held = (m for m in self.mentions_in(said) if self.entity(said.report, m.entity) == entity)
        return next((mention.span for mention in held), None)

    @cached_property
    def called_by_name(self) -> frozenset[str]:
        """The entities of the story that some report calls by a name: others are "the envoy", "her lawyer"."""
        named = (
            self.entity(reading.report.id, mention.entity)
            for reading in self.evidence.readings
            for mention in reading.mentions
            if mention.kind is MentionKind.NAME
        )
        return frozenset(entity for entity in named if entity)

    def name_at(self, report: str, offset: int) -> Mention | None:
        """The name that covers an offset of a report, or None."""
        return self._mentions[report].named.get(offset)

    def place_of(self, said: Said) -> tuple[BlockKind | None, int]:
        """The kind of block in which a statement begins, None for none, and how many paragraphs stand before it."""
        return self._blocks[said.report].at(said.statement.spans[0].start)

    def credits_of(self, report: str) -> list[Credit]:
        """The agencies that a report credits, in the order of the evidence."""
        return self._credits[report]

    def entity(self, report: str, entity: str | None) -> str | None:
        """The story's id of a reading's entity, or None."""
        return self._story_entity.get((report, entity)) if entity else None

    def story_entity(self, id: str | None) -> StoryEntity | None:
        """The story's entity of this id, or None."""
        return self.entities.get(id) if id else None

    def attribution(self, report: str, id: str | None) -> Attribution | None:
        """An attribution of a report by its id, or None."""
        return self._attributions.get((report, id)) if id else None

    def attributions_of(self, said: Said) -> list[Attribution]:
        """The attributions that a statement stands under, the outermost first."""
        found: list[Attribution] = []
        current = self.attribution(said.report, said.statement.attribution)
        while current is not None and current not in found:
            found.append(current)
            current = self.attribution(said.report, current.within)
        return found[::-1]

    def link_name(self, link: ChainLink) -> str | None:
        """The name under which a link counts: the story entity's, else as written."""
        entity = self.story_entity(link.entity)
        return entity.name if entity else link.name
