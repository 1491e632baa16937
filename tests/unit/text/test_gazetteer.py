"""Look-ups of places by name, and whether two places can be one."""

from __future__ import annotations

import pytest

from reportedly.model.reading import Place, PlaceKind
from reportedly.text.gazetteer import find_candidates, fold_place, region_of, short_regions
from reportedly.text.located import kilometres, lie_apart, lies_within
from reportedly.text.tables import read_table

OSLO = Place(name="Oslo", kind=PlaceKind.CITY, country="NO", latitude=59.91, longitude=10.75, geonames=3143244)
BERGEN = Place(name="Bergen", kind=PlaceKind.CITY, country="NO", latitude=60.39, longitude=5.32, geonames=3161732)
FORNEBU = Place(name="Fornebu", kind=PlaceKind.BUILDING, country="NO", latitude=59.89, longitude=10.62)
NORWAY = Place(name="Norway", kind=PlaceKind.COUNTRY, country="NO")
NORTH = Place(name="northern Norway", kind=PlaceKind.REGION, country="NO")
SPAIN = Place(name="Spain", kind=PlaceKind.COUNTRY, country="ES")
DALLAS = Place(name="Dallas", kind=PlaceKind.CITY, country="US", region="Texas", geonames=1)
TEXAS = Place(name="Texas", kind=PlaceKind.REGION, country="US", region="Texas")
OHIO = Place(name="Ohio", kind=PlaceKind.REGION, country="US", region="Ohio")
SEA = Place(name="North Sea", kind=PlaceKind.WATER)
OPEN = Place(name="Tripoli", kind=PlaceKind.UNKNOWN)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Hague", "hague"), ("St. Petersburg", "saint petersburg"), ("Sana'a", "sanaa"),
        ("São  Paulo", "sao paulo"), ("Guinea-Bissau", "guinea bissau"), ("", ""),
    ],
)  # fmt: skip
def test_spellings_of_a_place_fold_to_one(name: str, folded: str) -> None:
    """Articles, accents, hyphens and dots do not keep two spellings apart."""
    assert fold_place(name) == folded


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kiev", "city", "UA"), ("Kyiv", "city", "UA"), ("Bombay", "city", "IN"), ("PARIS", "city", "FR"),
        ("Singapore", "country", "SG"), ("Donbas", "region", "UA"), ("Heathrow", "building", "GB"),
        ("UK", "country", "GB"), ("Brazzaville", "city", "CG"), ("Lake Victoria", "water", ""),
        ("Cologne", "city", "DE"),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_first_place(name: str, kind: str, country: str) -> None:
    """The first candidate of a well-known name is the place that bears it."""
    first = find_candidates(name)[0]
    assert (first.kind, first.country) == (kind, country)


def test_namesakes_are_all_kept_greatest_first() -> None:
    """A name that several cities bear has all of them, by their size; an unknown one has none."""
    found = find_candidates("Tripoli")
    assert [place.country for place in found][:2] == ["LY", "LB"]
    assert [place.people for place in found] == sorted((place.people for place in found), reverse=True)
    assert find_candidates("Dromkeen Cross") == find_candidates("") == find_candidates("zzzz" * 500) == ()


def test_every_other_name_of_a_city_leads_to_it() -> None:
    """Each row of the table of other names finds a city of its country."""
    lost = [row["name"] for row in read_table("city_names")
            if row["country"] not in {place.country for place in find_candidates(row["name"])}]  # fmt: skip
    assert lost == ["Stepanakert"]  # GeoNames has lost the town of the name


def test_the_first_and_last_city_of_the_table_are_found() -> None:
    """Bisecting the table misses neither end of it."""
    rows = [row for row in read_table("cities") if row["rank"] == "1"]
    for row in (rows[0], rows[1], rows[len(rows) // 2], rows[-2], rows[-1]):
        assert int(row["id"]) in {place.geonames for place in find_candidates(row["name"])}


def test_regions_are_known_by_code_and_short_form() -> None:
    """A city's division has a name where the tables give one; newsrooms' short forms lead to it."""
    assert region_of("US", "TX") == short_regions()["Texas" if "Texas" in short_regions() else "TX"].name == "Texas"
    assert short_regions()["N.H."].admin == "NH"
    assert region_of("FR", "11") == region_of("US", "") == ""


@pytest.mark.parametrize(
    ("a", "b", "apart", "within"),
    [
        (OSLO, OSLO, False, True), (OSLO, BERGEN, True, False), (OSLO, NORWAY, False, True),
        (OSLO, SPAIN, True, None), (OSLO, FORNEBU, False, True), (FORNEBU, BERGEN, False, False),
        (OSLO, NORTH, False, None),
        (OSLO, SEA, False, None), (NORWAY, SPAIN, True, None), (DALLAS, TEXAS, False, True),
        (DALLAS, OHIO, True, None), (TEXAS, OHIO, True, None),
        (OSLO, OPEN, False, None), (OSLO, None, False, None),
    ],
)  # fmt: skip
def test_places_meet_or_lie_apart(a: Place, b: Place | None, apart: bool, within: bool | None) -> None:
    """Countries and cities that differ lie apart, a city lies in its country; what no table tells stays open."""
    assert lie_apart(a, b) is lie_apart(b, a) is apart
    assert lies_within(a, b) is lies_within(b, a) is within


def test_distance_is_that_on_the_globe() -> None:
    """From Oslo to Bergen it is some 305 kilometres; without degrees there is no distance."""
    away = kilometres(OSLO, BERGEN)
    assert away is not None and 295 < away < 315
    assert kilometres(OSLO, NORWAY) is None
