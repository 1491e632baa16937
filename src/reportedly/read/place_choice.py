"""Which of the places that a name can mean is meant: by what the text says, by the other places, by size, or open."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

from reportedly.model.reading import Place, PlaceBasis, PlaceKind
from reportedly.read.place_hints import Hints
from reportedly.text.gazetteer import Candidate, region_of

# All weights are powers of ten of population, so "1.2 ahead" means sixteen times as great, or that much more named.
_PRIOR = {PlaceKind.COUNTRY: 7.0, PlaceKind.REGION: 6.5}
_AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})
_OTHER = 6.5  # waters, mountains, buildings
_CAPITAL = 0.5
_ALONE = 0.7  # a city whose name stands alone in datelines
_SMALLER = 3.9  # a namesake below 15,000 people, of which only the country is known
_MARGIN = 1.2  # by which the first must lead
_OUTLET = 1.25
_FAR = 1.5  # a namesake that much smaller is not the one only because its country is named: envoys do fly to Paris …
_HOPELESS = 2.0  # … nor because its state is; the text must say so
_MOST = 8  # alternatives that are kept


def prior(place: Candidate) -> float:
    """How often news means this place by the name, as a power of ten, when nothing else is known."""
    if place.kind is not PlaceKind.CITY:
        return _PRIOR.get(place.kind, _OTHER)
    return log10(max(place.people, 1000)) + _CAPITAL * place.is_capital + _ALONE * place.stands_alone


def choose(candidates: Sequence[Candidate], hints: Hints, said: Sequence[Candidate]) -> Place | None:
    """Choose among the places that a name can mean; None where there are none.

    What the text says beside the name goes first, then context and size together: the first must lead by a margin,
    else the place stays open, with all of them as alternatives.
    """
    if not candidates:
        return None
    fitting = [place for place in candidates if any(_lies_in(place, container) for container in said)]
    if said and not fitting and not all(place.kind in _AREAS for place in candidates):
        return _elsewhere(candidates, said)
    pool = fitting or list(candidates)
    scores = {place: _score(place, pool, hints) for place in pool}
    ordered = sorted(pool, key=lambda place: -scores[place])
    first = ordered[0]
    lead = scores[first] - max([scores[place] for place in ordered[1:]], default=0.0)
    if not fitting:
        lead = min(lead, scores[first] - _best_smaller(pool, scores, hints))
    rest = [*ordered[1:], *(place for place in candidates if place not in scores)]
    top = max(prior(place) for place in pool)
    if lead < _MARGIN or (not fitting and top - prior(first) >= _HOPELESS):
        return _open(ordered, rest, said=bool(fitting))
    basis = PlaceBasis.SAID if fitting else _basis(pool, first)
    return to_place(first, basis, rest)


def _elsewhere(candidates: Sequence[Candidate], said: Sequence[Candidate]) -> Place:
    """A place that lies where the text says, and where the tables have none of the name: too small for them."""
    countries = {container.country for container in said}
    regions = {container.name for container in said if container.admin}
    return Place(
        name=candidates[0].name,
        kind=PlaceKind.UNKNOWN,
        country=countries.pop() or None if len(countries) == 1 else None,
        region=regions.pop() if len(said) == 1 and regions else None,
        basis=PlaceBasis.SAID,
        alternatives=tuple(to_place(place, PlaceBasis.OPEN) for place in candidates[:_MOST]),
    )


def _score(place: Candidate, pool: Sequence[Candidate], hints: Hints) -> float:
    behind = max(prior(other) for other in pool) - prior(place)
    region = hints.of_region(place.country, place.admin)
    country = hints.of_country(place.country) if behind < _FAR or region else 0.0
    outlet = _OUTLET if place.country == hints.outlet and behind < _HOPELESS else 0.0
    home = _CAPITAL if country and place.is_capital else 0.0
    return prior(place) + region + country + outlet + home


def _best_smaller(pool: Sequence[Candidate], scores: dict[Candidate, float], hints: Hints) -> float:
    """The score of the likeliest namesake that is too small for the table; its country is all that is known of it."""
    countries = {code for place in pool for code in place.elsewhere} - {place.country for place in pool}
    top = max(prior(place) for place in scores)
    context = [hints.of_country(code) if top - _SMALLER < _FAR else 0.0 for code in countries]
    return _SMALLER + max(context) if context else 0.0


def _lies_in(place: Candidate, container: Candidate) -> bool:
    if place.country != container.country or place == container:
        return False
    if not container.admin:
        return place.kind is not PlaceKind.COUNTRY
    return place.admin == container.admin and place.kind is PlaceKind.CITY


def _basis(pool: Sequence[Candidate], first: Candidate) -> PlaceBasis:
    if len(pool) == 1 and not set(first.elsewhere) - {first.country}:
        return PlaceBasis.ONLY
    others = [prior(place) for place in pool if place != first] + [_SMALLER] * bool(first.elsewhere)
    return PlaceBasis.GREATEST if prior(first) - max(others, default=0.0) >= _MARGIN else PlaceBasis.CONTEXT


def _open(ordered: Sequence[Candidate], rest: Sequence[Candidate], *, said: bool) -> Place:
    """A place that is not decided; its country, where all that it can be lie in one."""
    countries = {place.country for place in ordered}
    if not said:
        countries |= {code for place in ordered for code in place.elsewhere}
    everything = [ordered[0], *rest]
    return Place(
        name=ordered[0].name,
        kind=PlaceKind.UNKNOWN,
        country=countries.pop() or None if len(countries) == 1 else None,
        basis=PlaceBasis.OPEN,
        alternatives=tuple(to_place(place, PlaceBasis.OPEN) for place in everything[:_MOST]),
    )


def to_place(place: Candidate, basis: PlaceBasis, rest: Sequence[Candidate] = ()) -> Place:
    """Make the record of a candidate, with the others beside it."""
    region = region_of(place.country, place.admin)
    return Place(
        name=place.name,
        kind=place.kind,
        country=place.country or None,
        region=region or None,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames=place.geonames,
        basis=basis,
        alternatives=tuple(to_place(other, PlaceBasis.OPEN) for other in rest[:_MOST]),
    )
