"""Where the places of a report are: what decides between namesakes, and what stays open."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest
from reports import report

from reportedly.model.base import Span
from reportedly.model.reading import Entity, EntityType, Mention, MentionKind, Place
from reportedly.read.placing import place_entities


def places(text: str, *names: str, uri: str = "") -> dict[str, Place | None]:
    """The places of a text in which these names are places, without any parse."""
    made = msgspec.structs.replace(report(text), uri=uri)
    mentions, entities = [], []
    for number, name in enumerate(names):
        start = text.index(name)
        mentions.append(Mention(id=f"m{number}", start=start, end=start + len(name), kind=MentionKind.NAME,
                                type=EntityType.PLACE, entity=f"e{number}"))  # fmt: skip
        entities.append(Entity(id=f"e{number}", type=EntityType.PLACE, name=name, names=(name,)))
    found = place_entities(made, (), mentions=mentions, entities=entities)
    return {entity.name: entity.place for entity in found}


@cache
def country(text: str, name: str, *others: str) -> tuple[str | None, str]:
    """Country and basis of one name."""
    place = places(text, name, *others)[name]
    return (place.country, place.basis) if place else (None, "")


@pytest.mark.parametrize(
    ("text", "name", "others", "wanted"),
    [
        ("They met in Valletta Springs, Ohio, on Monday.", "Valletta Springs", (), ("US", "said")),
        ("They met in Tripoli (Lebanon).", "Tripoli", (), ("LB", "said")),
        ("They met in Tripoli in northern Lebanon.", "Tripoli", (), ("LB", "said")),
        ("the Lebanese city of Tripoli", "Tripoli", (), ("LB", "said")),
        ("Lebanon's Tripoli", "Tripoli", (), ("LB", "said")),
        ("Athens, Ga., was hit.", "Athens", (), ("US", "said")),
        ("Athens, Greece, was hit.", "Athens", (), ("GR", "said")),
        ("The farm lies near Cairo, Illinois.", "Cairo", (), ("US", "said")),
        ("He went to Cairo, Israel and Jordan.", "Cairo", ("Israel", "Jordan"), ("EG", "greatest")),
        ("Fires burned in Springfield, Illinois, and Chicago.", "Springfield", ("Chicago",), ("US", "said")),
        ("Rome, Paris and Berlin agreed.", "Paris", ("Rome", "Berlin"), ("FR", "greatest")),
        ("Lebanon's president flew to Paris.", "Paris", ("Lebanon",), ("FR", "greatest")),
        ("The US envoy flew from Denver to Paris.", "Paris", ("US", "Denver"), ("FR", "greatest")),
        ("He drove from Beirut to Tripoli.", "Tripoli", ("Beirut",), ("LB", "context")),
        ("The bridge in Springfield is shut.", "Springfield", (), (None, "open")),
        ("The bridge in Perth is shut.", "Perth", (), ("AU", "greatest")),
        ("The airport of Oslo was shut.", "Oslo", (), ("NO", "only")),
        ("Flights from Oslo airport resumed.", "Oslo airport", (), ("NO", "words")),
        ("Rain fell in northern Norway.", "northern Norway", (), ("NO", "words")),
        ("Rain fell on Lake Dunmore.", "Lake Dunmore", (), (None, "words")),
    ],
)
def test_a_namesake_is_decided_by_the_report(
    text: str, name: str, others: tuple[str, ...], wanted: tuple[str | None, str]
) -> None:
    """What stands beside a name goes first, then the other places, then size; else it stays open."""
    assert country(text, name, *others) == wanted


def test_what_else_a_name_can_mean_is_kept() -> None:
    """A decided place keeps its namesakes as alternatives, an open one all that it can be."""
    decided = places("They met in Paris, Texas.", "Paris")["Paris"]
    assert decided is not None and decided.region == "Texas" and decided.latitude == pytest.approx(33.66, abs=0.1)
    assert [other.country for other in decided.alternatives] == ["FR"]
    left = places("A fire broke out in Birmingham.", "Birmingham")["Birmingham"]
    assert left is not None and left.kind == "unknown" and left.latitude is None
    assert {other.country for other in left.alternatives} >= {"GB", "US"}


def test_a_town_too_small_for_the_table_has_no_degrees() -> None:
    """Where the text says in what a place lies, no greater namesake elsewhere lends it its degrees."""
    place = places("The farm lies near Cairo, Illinois.", "Cairo")["Cairo"]
    assert place is not None and place.latitude is None and place.region == "Illinois"
    assert [other.country for other in place.alternatives] == ["EG"]


def test_the_outlets_country_speaks_for_its_own_towns() -> None:
    """An Australian outlet's Newcastle is its own; an address that belongs to no country tells nothing."""
    text = "A ship ran aground off Newcastle."
    at_home = places(text, "Newcastle", uri="https://www.harbourherald.com.au/1")["Newcastle"]
    abroad = places(text, "Newcastle", uri="https://harbourherald.example.com/1")["Newcastle"]
    assert at_home is not None and at_home.country == "AU"
    assert abroad is not None and abroad.kind == "unknown"


def test_many_places_cost_no_more_than_their_number() -> None:
    """Ten thousand names in a row are placed, each by itself, without holding all against all."""
    names = [f"Quorndale {number}" for number in range(3000)]
    text = ", ".join(names)
    made = report(text)
    spans, at = [], 0
    for name in names:
        spans.append(Span(start=at, end=at + len(name)))
        at += len(name) + 2
    mentions = [Mention(id=f"m{n}", start=span.start, end=span.end, kind=MentionKind.NAME, type=EntityType.PLACE,
                        entity=f"e{n}") for n, span in enumerate(spans)]  # fmt: skip
    entities = [Entity(id=f"e{n}", type=EntityType.PLACE, name=name, names=(name,)) for n, name in enumerate(names)]
    assert all(entity.place is None for entity in place_entities(made, (), mentions=mentions, entities=entities))
