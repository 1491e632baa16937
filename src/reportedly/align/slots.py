"""Are two values of one slot the same, different, or not comparable? Days, places, people, numbers."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.align.features import Features
from reportedly.align.ledger import Ledger
from reportedly.model.reading import Figure, Place, PlaceKind, When
from reportedly.text.known import known
from reportedly.text.located import lie_apart, lies_within
from reportedly.text.numbers import same_number
from reportedly.text.words import find_words, is_stop_word

_OPEN_PAST, _OPEN_FUTURE = "0000-01-01", "9999-12-31"


def same_day(a: When | None, b: When | None) -> bool | None:
    """True if the two intervals share a day, False if they do not, None where one is unknown."""
    if a is None or b is None or not (a.earliest or a.latest) or not (b.earliest or b.latest):
        return None
    return _first(a) <= _last(b) and _first(b) <= _last(a)


def _first(when: When) -> str:
    return when.earliest or _OPEN_PAST


def _last(when: When) -> str:
    return when.latest or _OPEN_FUTURE


def same_place(a: str | None, b: str | None, ledger: Ledger) -> bool | None:
    """True for one place, a place and what it lies in, or one name that holds the other ("Oslo airport", "Oslo").

    None where one is unknown, or where the gazetteer cannot tell; False for two cities or countries, and for two places
    that no name connects.
    """
    if a is None or b is None:
        return None
    if a == b:
        return True
    pair = (a, b) if a < b else (b, a)
    if pair not in ledger.same_places:
        ledger.same_places[pair] = _is_one_place(*pair, ledger)
    return ledger.same_places[pair]


def _is_one_place(a: str, b: str, ledger: Ledger) -> bool | None:
    here, there = ledger.entities[a].place, ledger.entities[b].place
    if lie_apart(here, there):
        return False
    one, other = (_name_words(key, ledger) for key in (a, b))
    named_alike = bool(one & other) and (one <= other or other <= one)
    if named_alike or _is_capital_of(a, b, ledger) or _is_capital_of(b, a, ledger):
        return True
    if here and there and here.country and here.country == there.country:
        return lies_within(here, there)
    # a street or a quarter may lie in any city or country; two streets are two
    may_hold = _is_area(here) != _is_area(there) and not (_has_country(here) and _has_country(there))
    return None if may_hold else False


def _is_area(place: Place | None) -> bool:
    return place is not None and place.kind in (PlaceKind.CITY, PlaceKind.REGION, PlaceKind.COUNTRY)


def _has_country(place: Place | None) -> bool:
    """Whether it is told in which country a place lies."""
    return place is not None and place.country is not None


def _is_capital_of(a: str, b: str, ledger: Ledger) -> bool:
    """Whether one is the capital of the other: who is in Oslo is in Norway (data/countries.tsv)."""
    capitals = [known(name) for name in ledger.entities[a].names]
    countries = {
        found.country for name in ledger.entities[b].names if (found := known(name)) and found.kind == "country"
    }
    return any(found is not None and found.kind == "capital" and found.country in countries for found in capitals)


def _name_words(key: str, ledger: Ledger) -> frozenset[str]:
    entity = ledger.entities[key]
    return frozenset(m[0].lower() for name in entity.names for m in find_words(name) if not is_stop_word(m[0]))


def figures_differ(a: Features, b: Features) -> tuple[Figure, Figure] | None:
    """The first pair of figures that count the same thing and cannot be one number; None where some pair can."""
    pairs = list(counted_alike(a, b))
    if any(same_number(*pair) for pair in pairs):
        return None
    return next((pair for pair in pairs if same_number(*pair) is False), None)


def counted_alike(a: Features, b: Features) -> Iterator[tuple[Figure, Figure]]:
    """The pairs of figures of two statements that count the same thing."""
    for one, stems in a.figures:
        for other, others in b.figures:
            if one.unit == other.unit and (stems & others or (one.counted is None and other.counted is None)):
                yield one, other
