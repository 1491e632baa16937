"""An entity of one report as `resolve` holds it, and groups of them with the reason for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from reportedly.model.judgement import EntityMention
from reportedly.model.reading import Entity, EntityType, Mention, MentionKind, Reading
from reportedly.resolve.traits import Traits, read_traits


class Member(NamedTuple):
    """An entity of one reading with what a comparison needs."""

    report: str
    entity: Entity
    named: bool
    first: int
    mentions: tuple[EntityMention, ...]
    traits: Traits

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Decides the order of members whatever order the reports came in."""
        return self.entity.name, self.report, self.first, self.entity.id


class Linked(NamedTuple):
    """A member of a group, and why it was joined to the others; empty for the member that the group began with."""

    member: Member
    reason: str


Group: TypeAlias = list[Linked]


def found(member: Member) -> Group:
    """Begin a group."""
    return [Linked(member, "")]


def join(group: Group, other: Group, reason: str) -> None:
    """Add the members of another group, whose beginner is joined for this reason; the others keep theirs."""
    group.extend(link if link.reason else link._replace(reason=reason) for link in other)


def read_members(reading: Reading) -> list[Member]:
    """The entities of one reading as members, in their order. Cost: linear in the mentions."""
    spans: dict[str, list[EntityMention]] = defaultdict(list)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    named: set[str] = set()
    for mention in reading.mentions:
        mentions[mention.entity].append(mention)
        spans[mention.entity].append(EntityMention(report=reading.report.id, start=mention.start, end=mention.end))
        if mention.kind is MentionKind.NAME:
            named.add(mention.entity)
    return [
        Member(reading.report.id, entity, entity.id in named, min((m.start for m in spans[entity.id]), default=0),
               tuple(spans[entity.id]), _traits(reading, entity, mentions[entity.id]))
        for entity in reading.entities
    ]  # fmt: skip


def _traits(reading: Reading, entity: Entity, mentions: Sequence[Mention]) -> Traits:
    return read_traits(reading.report.text, mentions) if entity.type is EntityType.PERSON else Traits()
