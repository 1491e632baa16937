"""Reports that only repeat another one: their days and their people are those of the report that they repeat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from reportedly.model.judgement import Correction, EntityMention, StoryEntity, Variant
from reportedly.model.reading import Reading
from reportedly.model.report import Published
from reportedly.read import place
from reportedly.resolve import resolve

Repeats = Mapping[str, tuple[str, object]]  # report → the report that it repeats, and more


def date_by_source(readings: Sequence[Reading], repeats: Repeats) -> tuple[Reading, ...]:
    """Put the words of reports that repeat an earlier one on that one's calendar: its "yesterday" is theirs.

    The reports keep the day on which they were published. In the order given.
    """
    published = {reading.report.id: reading.report.published for reading in readings}
    sources = {report: source for report, (source, _) in repeats.items()}
    return tuple(
        _placed_as(each, published[_first(each.report.id, sources)]) if each.report.id in sources else each
        for each in readings
    )


def _first(report: str, sources: Mapping[str, str]) -> str:
    """The report at the end of a row of those that repeat each other; there are no rings, for sources stand before."""
    while report in sources:
        report = sources[report]
    return report


def _placed_as(reading: Reading, first: Published) -> Reading:
    own = reading.report.published
    if not first.value or first.value == own.value or (own.value and own.value < first.value):
        return reading
    return msgspec.structs.replace(place(reading, first), report=reading.report)


def resolve_once(
    readings: Sequence[Reading], repeats: Repeats, corrections: Sequence[Correction] = ()
) -> tuple[StoryEntity, ...]:
    """Resolve the entities of a story; who is named in a repeated text is whoever is named in the first one.

    So a copy joins nobody and parts nobody, and an entity of which nobody knows who it is is one with itself. A report
    in which other entities were found than in the one that it repeats is resolved like any. See `resolve`.
    """
    found = {reading.report.id: reading for reading in readings}
    alike = {
        report: source
        for report, (source, _) in repeats.items()
        if [_known(each) for each in found[report].entities] == [_known(each) for each in found[source].entities]
    }
    entities = resolve([each for each in readings if each.report.id not in alike], corrections)
    copies: dict[str, list[Reading]] = defaultdict(list)
    for report in alike:
        copies[_first(report, alike)].append(found[report])
    return tuple(_with_copies(each, copies) for each in entities) if copies else entities


def _known(entity: object) -> tuple[object, ...]:
    return tuple(getattr(entity, name) for name in ("id", "type", "name", "names"))


def _with_copies(entity: StoryEntity, copies: Mapping[str, Sequence[Reading]]) -> StoryEntity:
    """The entity with its mentions in the copies of its reports."""
    added = [(reading, own) for report, own in entity.members for reading in copies.get(report, ())]
    if not added:
        return entity
    mentions = [
        EntityMention(report=reading.report.id, start=each.start, end=each.end)
        for reading, own in added
        for each in reading.mentions
        if each.entity == own
    ]
    return msgspec.structs.replace(
        entity,
        members=tuple(sorted((*entity.members, *((reading.report.id, own) for reading, own in added)))),
        mentions=tuple(sorted((*entity.mentions, *mentions), key=lambda at: (at.report, at.start, at.end))),
        variants=tuple(_with_reports(each, copies) for each in entity.variants),
    )


def _with_reports(variant: Variant, copies: Mapping[str, Sequence[Reading]]) -> Variant:
    added = (reading.report.id for report in variant.reports for reading in copies.get(report, ()))
    return msgspec.structs.replace(variant, reports=tuple(sorted({*variant.reports, *added})))
