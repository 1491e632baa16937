"""Where the places of a report are: each place among its entities, looked up and chosen."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from reportedly.model.base import Span
from reportedly.model.reading import Entity, EntityType, Mention, MentionKind, Place, PlaceBasis, PlaceKind
from reportedly.model.report import BlockKind, Report
from reportedly.read.items import SUBJECTS
from reportedly.read.parse import ParsedBlock
from reportedly.read.place_choice import choose, to_place
from reportedly.read.place_hints import Hints, find_containers, gather_hints, outlet_country
from reportedly.text.gazetteer import Candidate, find_candidates
from reportedly.text.known import known, name_words
from reportedly.text.plain import level
from reportedly.text.tables import read_table

_DATELINE = 3  # a place in a dateline speaks as loudly as three in the text
_PART = 5.5  # a city of 300,000 people may have a north and a south; of a village "West" is part of the name


class _Named:
    """A place of the report while it is looked for."""

    __slots__ = ("candidates", "entity", "kind", "said", "times")

    def __init__(self, entity: Entity, said: tuple[Candidate, ...], times: int) -> None:
        self.entity, self.said, self.times = entity, said, times
        self.candidates, self.kind = _look_up(entity)


def place_entities(
    report: Report, blocks: Sequence[ParsedBlock], *, mentions: Sequence[Mention], entities: Sequence[Entity]
) -> tuple[Entity, ...]:
    """Say of each place among the entities where it is, as far as the tables and the report tell.

    The entities come back in their order; those that are no place, or that no table knows, unchanged. What is said
    beside a name ("Paris, Texas") goes first, then the report's other places, its dateline, the country of its
    outlet and the size of the places; without a clear lead the place is open, with all that it can be. A capital that
    only ever acts ("Washington said") is a government and no place. Cost: linear in the
    mentions, and a bisected look-up a name. Raises nothing for strange text. Tables: countries, places, city_names,
    cities (GeoNames, CC BY 4.0), place_words.
    """
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.NAME:
            spans.setdefault(mention.entity, []).append(mention.span)
    text, starts = level(report.text), [parsed.block.start for parsed in blocks]
    datelines = [block.span for block in report.blocks if block.kind is BlockKind.DATELINE]
    named = [
        _Named(entity, find_containers(text, spans[entity.id]), _times(spans[entity.id], datelines))
        for entity in entities
        if entity.type is EntityType.PLACE and entity.id in spans
        if not (_is_capital(entity) and all(_acts(blocks, starts, span) for span in spans[entity.id]))
    ]  # fmt: skip
    forms = {entity.id: Counter(span.of(report.text) for span in spans.get(entity.id, ())) for entity in entities}
    places = _choose_all(named, forms, outlet_country(report))
    return tuple(msgspec.structs.replace(entity, place=places.get(entity.id)) for entity in entities)


def _is_capital(entity: Entity) -> bool:
    return all((found := known(name)) is not None and found.kind == "capital" for name in entity.names)


def _acts(blocks: Sequence[ParsedBlock], starts: Sequence[int], span: Span) -> bool:
    """Whether a mention of a capital says, warns or refuses something; `starts` are those of the blocks."""
    at = bisect_right(starts, span.start) - 1
    tokens = blocks[at].tokens_in(span.start, span.end) if at >= 0 else []
    if not tokens or tokens[-1].dep_ not in SUBJECTS:
        return False
    return tokens[-1].head.text.lower() in name_words("government_verb")


def _times(spans: Sequence[Span], datelines: Sequence[Span]) -> int:
    return sum(_DATELINE if any(line.holds(span) for line in datelines) else 1 for span in spans)


def _choose_all(named: Sequence[_Named], forms: dict[str, Counter[str]], outlet: str) -> dict[str, Place]:
    """Decide what is clear by itself; then everything, by what the others are."""
    nothing = Hints(Counter(), Counter(), "")
    alone = {each.entity.id: _decided(each, _choose(each, nothing)) for each in named}
    told = [(form, times) for counted in forms.values() for form, times in counted.items()]
    decided = [(one, each.times) for each in named if (one := alone[each.entity.id])]
    total = gather_hints(told, decided, outlet)
    found: dict[str, Place] = {}
    for each in named:
        itself = alone[each.entity.id]
        if place := _choose(each, total.without(itself, each.times) if itself else total):
            found[each.entity.id] = place
    return found


def _decided(each: _Named, place: Place | None) -> Candidate | None:
    """The candidate that was chosen, where one was."""
    if place is None or place.kind is PlaceKind.UNKNOWN:
        return None
    return next((one for one in each.candidates if to_place(one, place.basis).name == place.name
                 and (one.country or None) == place.country and one.geonames == place.geonames), None)  # fmt: skip


def _choose(each: _Named, hints: Hints) -> Place | None:
    place = choose(each.candidates, hints, each.said)
    if place is None:
        return _somewhere(each)
    if not each.kind:
        return place
    is_known = place.kind is not PlaceKind.UNKNOWN
    return Place(name=each.entity.name, kind=PlaceKind(each.kind), country=place.country if is_known else None,
                 region=place.region if is_known else None, basis=PlaceBasis.WORDS)  # fmt: skip


def _somewhere(each: _Named) -> Place | None:
    """A place that no table has: in what the text says it lies, and of what kind its own words make it."""
    lies = each.said[0] if len({place.country for place in each.said}) == 1 else None
    if lies is None and not each.kind:
        return None
    region = lies.name if lies is not None and lies.kind is PlaceKind.REGION else None
    return Place(
        name=each.entity.name,
        kind=PlaceKind(each.kind) if each.kind else PlaceKind.UNKNOWN,
        country=(lies.country or None) if lies is not None else None,
        region=region,
        basis=PlaceBasis.SAID if lies is not None else PlaceBasis.WORDS,
    )


def _look_up(entity: Entity) -> tuple[tuple[Candidate, ...], str]:
    """The candidates for an entity's names, the longest first; and a kind where only the rest of a name is known."""
    for name in entity.names:
        if found := find_candidates(name):
            return found, ""
    adjective = known(entity.name)
    if adjective and adjective.kind == "adjective":
        return find_candidates(adjective.name)[:1], ""
    return _look_up_rest(entity.name)


def _look_up_rest(name: str) -> tuple[tuple[Candidate, ...], str]:
    for low, kind in _kinds(name.lower()):
        words = name[: -len(low)] if name.lower().endswith(low) else name[len(low) :]
        found = find_candidates(words.strip(" ,'’"))
        if kind != "part":
            return found, kind
        great = tuple(place for place in found if place.kind is not PlaceKind.CITY or place.people > 10**_PART)
        if great:
            return great, PlaceKind.REGION.value
    return (), ""


def _kinds(low: str) -> Iterable[tuple[str, str]]:
    """The words of the table with which a name begins or ends, the longest first, and the kind of each."""
    for word, where, kind in _words():
        if where == "behind" and low.endswith(" " + word):
            yield " " + word, kind
        elif where == "before" and low.startswith(word + " "):
            yield word + " ", kind


@cache
def _words() -> tuple[tuple[str, str, str], ...]:
    rows = [(row["word"], row["where"], row["kind"]) for row in read_table("place_words")]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
