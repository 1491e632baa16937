"""Why the account says so: the chain of a claim and the names of an entity, with characters and offsets."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.errors import ConfigError
from reportedly.model.account import Account
from reportedly.model.base import Span
from reportedly.model.judgement import StoryEntity
from reportedly.model.reading import Place
from reportedly.tell.harmless import harmless, one_line
from reportedly.tell.labels import label, plain_reason, word
from reportedly.tell.phrases import (
    name_absent,
    name_chip,
    name_clash,
    name_contrast,
    name_counted,
    name_facts,
    name_origin,
    name_within,
)
from reportedly.tell.shelf import Shelf
from reportedly.tell.tree import count_line, view_story
from reportedly.tell.view import ClaimView, ReportView, StoryView, Voice, Words

_NEAREST = 5  # ids to suggest where one is not found


def explain_claim(account: Account, id: str) -> tuple[str, ...]:
    """Explain a claim in lines: its words, then every support with its chain and differences, each with offsets.

    Raises ConfigError where the account has no such claim. Cost: that of viewing the account.
    """
    story = view_story(account)
    claim = next((claim for claim in story.claims if claim.id == id), None)
    if claim is None:
        raise _unknown("claim", id, tuple(claim.id for claim in story.claims))
    return tuple(_claim_lines(story, claim))


def _claim_lines(story: StoryView, claim: ClaimView) -> Iterator[str]:
    head = label("standing", claim.standing)
    yield f"claim {claim.id}: {head.glyph} {head.text} · {count_line(claim)}"
    for question in claim.questions:
        yield f"open question: {question.text} ({question.meaning})"
    yield from (f"{label('mark', 'conflicts').glyph} {name_clash(clash)}" for clash in claim.clashes)
    yield from (f"   {name_counted(origin)}" for origin in claim.origin_list)
    for voice in claim.voices:
        yield from _voice_lines(story.reports[voice.report], voice)
    for mark, keys in name_absent(claim):
        yield ""
        yield f"{mark.glyph} {mark.text}: {', '.join(keys)} ({mark.meaning})"


def _voice_lines(report: ReportView, voice: Voice) -> Iterator[str]:
    yield ""
    yield " · ".join((f"{voice.key}  {report.outlet}", report.published or "no date", *name_origin(report)))
    yield f"   report {one_line(report.report.id)} · statement {voice.statement}"
    lead = " (the lead)" if voice.is_lead else ""
    yield f"   {voice.mark.glyph} {voice.says.text}{lead} · {name_facts(voice)}{name_within(voice)}"
    yield from _exact(voice.words, indent=5)
    yield "   on the word of"
    for chip in voice.chain:
        yield f"     ← {name_chip(chip)}"
        if chip.words is not None:
            yield from _exact(chip.words, indent=9)
    for contrast in voice.contrasts:
        yield f"   beside the lead, {name_contrast(contrast)}"
        for words in (contrast.here, contrast.lead):
            if words is not None:
                yield from _exact(words, indent=9)


def _exact(words: Words, *, indent: int) -> Iterator[str]:
    """One line a span: key, offsets, the characters as they stand (line ends escaped)."""
    for at, span in enumerate(words.spans):
        cut = harmless(words.pieces[at]).replace("\n", "\\n").replace("\r", "\\r") if words.pieces else None
        yield f"{' ' * indent}{words.key} {span.start}–{span.end}: {'(text left out)' if cut is None else f'“{cut}”'}"


def explain_entity(account: Account, id: str) -> tuple[str, ...]:
    """Explain an entity in lines: its names, why they were joined, and all its mentions by report and offset.

    Raises ConfigError where the account has no such entity.
    """
    entity = next((entity for entity in account.entities if entity.id == id), None)
    if entity is None:
        raise _unknown("entity", id, tuple(entity.id for entity in account.entities))
    shelf = Shelf(account)
    names = [*_names(entity, shelf)]
    reasons = [f"joined because: {plain_reason(one_line(reason))}" for reason in entity.reasons]
    mentions = [
        line
        for mention in sorted(entity.mentions, key=lambda found: (shelf.number(found.report), found.start))
        for line in _exact(shelf.cut(mention.report, (Span(start=mention.start, end=mention.end),)), indent=2)
    ]
    head = f"entity {one_line(entity.id)}: {one_line(entity.type)} “{one_line(entity.name)}”"
    where = _place_lines(entity.place)
    doubts = [*_doubts(entity)]
    return (head, *where, "names:", *names, *reasons, *doubts, f"mentions: {len(entity.mentions)}", *mentions)


def _place_lines(place: Place | None) -> Iterator[str]:
    """Where a place is and why it is taken for that; then what else the name can mean."""
    if place is None:
        return
    yield f"place: {name_place(place)} ({word('where', place.basis)})"
    for other in place.alternatives:
        yield f"  or: {name_place(other)}"


def name_place(place: Place) -> str:
    """Write a place with all that is known of it: "Oslo, city, NO, 59.91 N 10.75 E, GeoNames 3143244"."""
    degrees = ""
    if place.latitude is not None and place.longitude is not None:
        north, east = ("S", "N")[place.latitude >= 0], ("W", "E")[place.longitude >= 0]
        degrees = f"{abs(place.latitude):.2f} {north} {abs(place.longitude):.2f} {east}"
    number = f"GeoNames {place.geonames}" if place.geonames is not None else ""
    region = place.region if place.region != place.name else ""
    parts = (place.name, word("place", place.kind), region, place.country, degrees, number)
    return ", ".join(one_line(part) for part in parts if part)


def _names(entity: StoryEntity, shelf: Shelf) -> Iterator[str]:
    """One line a name, with the reports that use it and why it is the same; accounts of old tell the names only."""
    for variant in entity.variants:
        keys = ", ".join(shelf.view(report).key for report in sorted(variant.reports, key=shelf.number))
        yield f"  “{one_line(variant.name)}” ({keys}): {plain_reason(one_line(variant.reason))}"
    if not entity.variants:
        yield from (f"  “{one_line(name)}”" for name in entity.names)


def _doubts(entity: StoryEntity) -> Iterator[str]:
    for doubt in entity.doubts:
        why = "; ".join((f"{doubt.score:.2f}", *(plain_reason(one_line(each)) for each in doubt.reasons)))
        yield f"not joined, but may be the same: “{one_line(doubt.other)}” ({why}) {one_line(doubt.entity)}"


def _unknown(kind: str, id: str, known: tuple[str, ...]) -> ConfigError:
    alike = tuple(one for one in known if one.startswith(id[:8])) or known
    message = f"The account has no {kind} {one_line(id)}."
    return ConfigError(message, key="id", value=id, choices=alike[:_NEAREST])
