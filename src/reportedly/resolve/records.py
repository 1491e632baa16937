"""Groups of members as records: the story's entities, their variants with reasons, and what was left in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import msgspec

from reportedly.model.base import content_id
from reportedly.model.judgement import Correction, Doubt, Same, StoryEntity, Variant
from reportedly.model.reading import EntityType
from reportedly.resolve.corrections import corrected
from reportedly.resolve.members import Group, Linked, Member
from reportedly.resolve.persons import MANY, compared, is_full
from reportedly.resolve.places import agree_on_place
from reportedly.resolve.traits import clash
from reportedly.text.name_parts import parse_name
from reportedly.text.organisation_names import compare_organisations

FULLEST = "the fullest form"
WITHIN = "joined within the report"
_LIKELY = 0.5  # score from which an open verdict is worth showing


def make_entities(groups: Sequence[Group], corrections: Sequence[Correction] = ()) -> tuple[StoryEntity, ...]:
    """Make the records, by type, name and id. Cost: that of comparing the names left apart, up to MANY of a type."""
    made = [(_story_entity(group), group) for group in groups]
    doubts = _doubts(made, corrections)
    entities = [msgspec.structs.replace(entity, doubts=tuple(doubts.get(entity.id, ()))) for entity, _ in made]
    return tuple(sorted(entities, key=lambda entity: (entity.type, entity.name, entity.id)))


def _fullest(member: Member) -> tuple[int, int, bool, str]:
    name = member.entity.name
    return -len(parse_name(name).words), -len(name), name.isupper(), name


def _type(members: Sequence[Member], lead: Member) -> str:
    """The type that most mentions have; a group's only where there is no other."""
    weights: dict[str, int] = defaultdict(int)
    for member in members:
        weights[member.entity.type.value] += len(member.mentions)
    group, own = EntityType.GROUP.value, lead.entity.type.value
    return max(sorted(weights), key=lambda kind: (kind != group, weights[kind], kind == own))


def _story_entity(group: Group) -> StoryEntity:
    links = sorted(group, key=lambda link: link.member.order)
    ordered = [link.member for link in links]
    lead = min((m for m in ordered if m.named), key=_fullest, default=ordered[0])
    names = dict.fromkeys([lead.entity.name, *sorted(name for m in ordered for name in m.entity.names)])
    places = sorted((mention for m in ordered for mention in m.mentions), key=lambda at: (at.report, at.start, at.end))
    kind = _type(ordered, lead)
    ids = sorted((m.report, m.entity.id) for m in ordered)
    return StoryEntity(
        id=content_id("entity", kind, *(f"{report}\x1e{entity}" for report, entity in ids)),
        type=kind,
        name=lead.entity.name,
        names=tuple(names),
        mentions=tuple(places),
        members=tuple(ids),
        reasons=tuple(sorted({link.reason for link in links} - {""})),
        place=agree_on_place([m.entity.place for m in ordered]),
        variants=tuple(_variant(name, lead, links, kind) for name in names),
    )


def _variant(name: str, lead: Member, links: Sequence[Linked], type: str) -> Variant:
    using = [link for link in links if name in (link.member.entity.name, *link.member.entity.names)]
    reports = tuple(sorted({link.member.report for link in using}))
    return Variant(name=name, reports=reports, reason=_reason(name, lead, using, type))


def _reason(name: str, lead: Member, using: Sequence[Linked], type: str) -> str:
    """Why this form is here: it equals the lead's, it was joined, it compares as the same, or its report joined it."""
    if name == lead.entity.name:
        return FULLEST
    joined = sorted({link.reason for link in using if link.reason and link.member.entity.name == name})
    if joined:
        return "; ".join(joined)
    verdict = _open_or_same(lead.entity.name, name, type)
    return "; ".join(verdict.reasons) if verdict and verdict.same else WITHIN


def _open_or_same(a: str, b: str, type: str) -> Same | None:
    if type == EntityType.PERSON.value:
        return compared(a, b)
    return compare_organisations(a, b) if type == EntityType.ORGANISATION.value else None


def _doubts(
    made: Sequence[tuple[StoryEntity, Group]], corrections: Sequence[Correction]
) -> dict[str, list[Doubt]]:
    """Pairs of named persons, or of organisations, whose names leave open whether they are one; told on both."""
    found: dict[str, list[Doubt]] = defaultdict(list)
    for kind in (EntityType.PERSON.value, EntityType.ORGANISATION.value):
        alike = [(entity, group) for entity, group in made if entity.type == kind and _is_named(group)]
        for (one, left), (two, right) in combinations(alike[:MANY], 2):
            verdict = _open_or_same(one.name, two.name, kind)
            if corrected(one.name, two.name, corrections):
                continue
            if verdict and verdict.same is not False and verdict.score >= _LIKELY and not _told_apart(left, right):
                for here, there in ((one, two), (two, one)):
                    found[here.id].append(Doubt(entity=there.id, name=here.name, other=there.name,
                                                score=verdict.score, reasons=verdict.reasons))  # fmt: skip
    return {each: sorted(doubts, key=_surest) for each, doubts in found.items()}


def _surest(doubt: Doubt) -> tuple[float, str, str]:
    return -doubt.score, doubt.other, doubt.entity


def _is_named(group: Group) -> bool:
    return any(link.member.named for link in group)


def _told_apart(one: Group, two: Group) -> bool:
    """A report that names both apart, or tells things of them that clash, leaves no doubt."""
    if {link.member.report for link in one} & {link.member.report for link in two}:
        return any(is_full(link.member) for link in one) and any(is_full(link.member) for link in two)
    return any(clash(a.member.traits, b.member.traits) for a in one for b in two)
