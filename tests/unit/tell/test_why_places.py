"""`show` says where a place is."""

from __future__ import annotations

import msgspec
from tell_fixture import silo_story

from reportedly.model.reading import Place, PlaceBasis, PlaceKind
from reportedly.tell.why import explain_entity, name_place

TOWN = Place(name="Oslo", kind=PlaceKind.CITY, country="NO", latitude=59.913, longitude=10.752, geonames=3143244)
SOUTH = Place(name="Ushuaia", kind=PlaceKind.CITY, country="AR", latitude=-54.8, longitude=-68.3)
OPEN = Place(name="Oslo", kind=PlaceKind.UNKNOWN, basis=PlaceBasis.OPEN, alternatives=(TOWN, SOUTH))


def test_a_place_is_written_with_all_that_is_known() -> None:
    """Kind, country, degrees with their side, and the number in GeoNames; what is unknown is left out."""
    assert name_place(TOWN) == "Oslo, city, NO, 59.91 N 10.75 E, GeoNames 3143244"
    assert name_place(SOUTH) == "Ushuaia, city, AR, 54.80 S 68.30 W"
    assert name_place(Place(name="North Sea", kind=PlaceKind.WATER)) == "North Sea, sea, lake or river"


def test_an_open_place_shows_all_that_it_can_be() -> None:
    """`show` lists the alternatives of a place, and says that it is not decided; others have no such line."""
    story = silo_story()
    entities = tuple(
        msgspec.structs.replace(each, place=OPEN) if each.id == "entity-norgrain" else each for each in story.entities
    )
    lines = explain_entity(msgspec.structs.replace(story, entities=entities), "entity-norgrain")
    assert "place: Oslo, open (not decided)" in lines
    assert [line for line in lines if line.startswith("  or: ")][1].startswith("  or: Ushuaia, city, AR")
    assert not [line for line in explain_entity(story, "entity-reuland") if line.startswith("place:")]
