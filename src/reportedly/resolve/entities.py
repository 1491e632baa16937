"""One entity across the reports of one story: careful joins, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.model.judgement import Correction, Same, StoryEntity
from reportedly.model.reading import EntityType, Reading
from reportedly.resolve.bodies import join_bodies
from reportedly.resolve.corrections import apply_corrections, corrected
from reportedly.resolve.members import Member, read_members
from reportedly.resolve.persons import join_persons
from reportedly.resolve.records import make_entities
from reportedly.resolve.traits import Traits
from reportedly.text.name_parts import fold
from reportedly.text.names import compare_names
from reportedly.text.organisation_names import compare_organisations, is_acronym_of, is_organisation

_NO_PERSONS = frozenset({EntityType.PLACE, EntityType.ORGANISATION, EntityType.OTHER})


def same(a: str, b: str, *, corrections: Sequence[Correction] = ()) -> Same:
    """Judge whether two written names may be one person, or one organisation where either shows that it is one.

    What a person said of them outranks the rules. See reportedly.text.names.compare_names and
    reportedly.text.organisation_names.compare_organisations.
    """
    said = corrected(a, b, corrections)
    if said is not None:
        return said
    if is_organisation(a) or is_organisation(b) or is_acronym_of(a, b):
        return compare_organisations(a, b)
    return compare_names(a, b)


def _mistaken(members: Sequence[Member]) -> dict[Member, EntityType]:
    """The types of names taken for a person's in reports that tell nothing of one, and for none in most others.

    One name has one sense in a text (Gale, Church & Yarowsky 1992); a report that tells of a person by pronoun, title,
    age or office, or by any other name, keeps it.
    """
    told: dict[str, dict[EntityType, int]] = defaultdict(lambda: defaultdict(int))
    for member in members:
        if member.named and len(member.entity.names) == 1:
            told[fold(member.entity.name)][member.entity.type] += 1
    found = {}
    for member in members:
        kinds = told[fold(member.entity.name)] if len(member.entity.names) == 1 else {}
        others = {kind: count for kind, count in kinds.items() if kind in _NO_PERSONS}
        person = member.entity.type is EntityType.PERSON and member.traits == Traits()
        if person and member.named and others and sum(others.values()) > kinds[EntityType.PERSON]:
            found[member] = max(sorted(others), key=lambda kind: others[kind])
    return found


def resolve(readings: Sequence[Reading], corrections: Sequence[Correction] = ()) -> tuple[StoryEntity, ...]:
    """Join the entities of several readings of one story.

    Full names of persons join by `same`, never where one of the joined names is called different or unsure, or where
    what the reports tell of the two clashes (see reportedly.resolve.traits); a family name alone joins where exactly
    one person of the story bears it. What the names leave open joins only where both reports give the same office of
    the same country, and else stands as a doubt on both. Places join by tables and normalised spelling, organisations
    by acronyms and legal forms too, groups by equal words; an unnamed person joins nobody. Corrections come last.
    Every entity is in one result. Results come by type, name and id, and do not depend on the order of the readings.
    Cost: quadratic in up to 300 different full names of persons, else linear.
    """
    members = sorted((member for reading in readings for member in read_members(reading)), key=lambda m: m.order)
    mistaken = _mistaken(members)
    members = [m._replace(entity=replace(m.entity, type=mistaken[m])) if m in mistaken else m for m in members]
    persons = [m for m in members if m.entity.type is EntityType.PERSON and m.named]
    rest = [m for m in members if not (m.entity.type is EntityType.PERSON and m.named)]
    return make_entities(apply_corrections([*join_persons(persons), *join_bodies(rest)], corrections), corrections)
