"""Where an entity of several reports is: what its members agree on, or all that they say."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reportedly.model.reading import Place, PlaceBasis, PlaceKind
from reportedly.text.located import is_decided

_MOST = 8


def agree_on_place(places: Sequence[Place | None]) -> Place | None:
    """Give the place that the reports' places agree on, the first of them.

    An open one does not speak against a decided one. Where two are decided otherwise, the place is open, with both as
    alternatives and the country that they share; None where no report has one. The order decides only between equals.
    """
    known = [place for place in places if place is not None]
    decided = {_key(place): place for place in reversed(known) if is_decided(place)}
    if len(decided) <= 1:
        return next((place for place in known if _key(place) in decided), known[0] if known else None)
    others = tuple(msgspec.structs.replace(place, alternatives=()) for _, place in sorted(decided.items()))
    countries = {place.country for place in others}
    return Place(
        name=others[0].name,
        kind=PlaceKind.UNKNOWN,
        country=countries.pop() if len(countries) == 1 else None,
        basis=PlaceBasis.OPEN,
        alternatives=others[:_MOST],
    )


def _key(place: Place) -> tuple[str, str, str, int]:
    return place.kind.value, place.country or "", place.name, place.geonames or 0
