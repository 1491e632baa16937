"""Where an entity of several reports is."""

from __future__ import annotations

from reportedly.model.reading import Place, PlaceBasis, PlaceKind
from reportedly.resolve.places import agree_on_place

LIBYA = Place(name="Tripoli", kind=PlaceKind.CITY, country="LY", geonames=1, basis=PlaceBasis.SAID)
LEBANON = Place(name="Tripoli", kind=PlaceKind.CITY, country="LB", geonames=2, basis=PlaceBasis.CONTEXT)
OPEN = Place(name="Tripoli", kind=PlaceKind.UNKNOWN, alternatives=(LIBYA, LEBANON))


def test_reports_that_agree_give_the_first_of_them() -> None:
    """Equal places are one; a report that leaves it open, or knows none, does not speak against it."""
    assert agree_on_place([None, OPEN, LIBYA, LIBYA]) == LIBYA
    assert agree_on_place([None, OPEN]) == OPEN
    assert agree_on_place([None]) is agree_on_place([]) is None


def test_reports_that_disagree_leave_it_open_with_both() -> None:
    """Two decided places leave the entity open, in whatever order the reports come."""
    both = agree_on_place([LIBYA, LEBANON])
    assert both == agree_on_place([LEBANON, OPEN, LIBYA])
    assert both is not None and both.kind is PlaceKind.UNKNOWN and both.country is None
    assert {place.country for place in both.alternatives} == {"LY", "LB"}
