"""Can two places be one place, as far as gazetteer and degrees tell?"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from reportedly.model.reading import Place, PlaceKind

_EARTH = 12_742.0  # kilometres through its middle
_TOWN = 30.0  # kilometres by which an airport or a suburb may lie from the middle of its city
_AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})


def is_decided(place: Place | None) -> bool:
    """Whether it is known which place is meant."""
    return place is not None and place.kind is not PlaceKind.UNKNOWN


def lie_apart(a: Place | None, b: Place | None) -> bool:
    """Whether the two cannot be one: other countries, other states of one, or two cities that are not of one town."""
    if a is None or b is None:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    away = kilometres(a, b)
    if a.region and b.region and a.region != b.region:
        return away is None or away > _TOWN
    if a.kind is PlaceKind.CITY and b.kind is PlaceKind.CITY and a.geonames != b.geonames:
        return away is not None and away > _TOWN
    return False


def lies_within(a: Place | None, b: Place | None) -> bool | None:
    """Whether one of two places lies in the other, or beside it: a city and its country, an airport and its city.

    None where the tables do not tell; False only where the degrees do.
    """
    if a is None or b is None or not is_decided(a) or not is_decided(b) or a.country is None or a.country != b.country:
        return None
    if PlaceKind.COUNTRY in (a.kind, b.kind):
        return True
    for inner, outer in ((a, b), (b, a)):
        if outer.kind is PlaceKind.REGION and inner.region is not None and inner.kind not in _AREAS:
            return True if inner.region == outer.name else None
    if PlaceKind.REGION in (a.kind, b.kind) or (away := kilometres(a, b)) is None:
        return None
    return away <= _TOWN


def kilometres(a: Place, b: Place) -> float | None:
    """The distance between two points on the globe by the haversine formula; None where one has no degrees."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, south = radians(a.latitude), radians(b.latitude)
    bow = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(radians(a.longitude - b.longitude) / 2) ** 2
    return _EARTH * asin(min(1.0, sqrt(bow)))
