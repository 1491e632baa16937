"""Are the places of two statements one place?"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from reportedly.align.slots import same_place
from reportedly.model.judgement import StoryEntity
from reportedly.model.reading import Place, PlaceKind


def entity(name: str, place: Place | None = None) -> StoryEntity:
    """A place of a story."""
    return StoryEntity(id=name, type="place", name=name, names=(name,), mentions=(), place=place)


def city(name: str, country: str, id: int) -> Place:
    """A city that the gazetteer knows."""
    return Place(name=name, kind=PlaceKind.CITY, country=country, latitude=float(id), longitude=0.0, geonames=id)


ENTITIES = {
    "paris": entity("Paris", city("Paris", "FR", 48)),
    "paris-texas": entity("Paris", city("Paris", "US", 33)),
    "lyon": entity("Lyon", city("Lyon", "FR", 45)),
    "france": entity("France", Place(name="France", kind=PlaceKind.COUNTRY, country="FR")),
    "spain": entity("Spain", Place(name="Spain", kind=PlaceKind.COUNTRY, country="ES")),
    "north": entity("northern France", Place(name="northern France", kind=PlaceKind.REGION, country="FR")),
    "farm": entity("Dromkeen Farm"),
    "farm-road": entity("Dromkeen Farm road"),
    "mill": entity("Quorn Mill"),
    "quarter": entity("Chaika"),
    "street": entity("Mill Street", Place(name="Mill Street", kind=PlaceKind.BUILDING)),
    "oslo": entity("Oslo"),
    "norway": entity("Norway"),
}


@dataclass
class Shelf:
    """As much of a ledger as the question needs."""

    entities: dict[str, StoryEntity] = field(default_factory=lambda: ENTITIES)
    same_places: dict[tuple[str, str], bool | None] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("paris", "paris", True), ("paris", "france", True), ("paris", "lyon", False), ("paris", "paris-texas", False),
        ("paris", "spain", False), ("france", "spain", False), ("north", "france", True), ("north", "lyon", None),
        ("farm", "farm-road", True), ("farm", "mill", False), ("oslo", "norway", True), ("oslo", "farm", False),
        ("street", "france", None), ("quarter", "lyon", None), ("street", "mill", False), ("quarter", "street", False),
        ("paris", None, None), (None, None, None),
    ],
)  # fmt: skip
def test_places_are_compared_by_where_they_are(a: str | None, b: str | None, wanted: bool | None) -> None:
    """A city lies in its country, two cities of one name may be two, and what the gazetteer cannot tell stays open."""
    shelf = Shelf()
    assert same_place(a, b, shelf) is same_place(b, a, shelf) is wanted  # type: ignore[arg-type]
