"""What places a name can mean: countries, regions, waters, buildings by our tables, cities by GeoNames."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from reportedly.model.reading import PlaceKind
from reportedly.text.name_parts import fold
from reportedly.text.tables import read_table

_LONGEST = 80  # characters of a name that is looked up
_DROPPED = re.compile(r"['.`]")
_APART = re.compile(r"[\s/-]+")
_SAINT = re.compile(r"^st(?:e)? ")


class Candidate(NamedTuple):
    """A place that a name can mean. `admin`: GeoNames code of the first administrative division, where known.

    `people` is its population, of cities alone. `elsewhere`: countries with smaller places of the name. `rank`: 1 where
    the name is the first one of the place, 2 where it is another one. `stands_alone`: newsrooms need not say where.
    """

    name: str
    kind: PlaceKind
    country: str
    admin: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    people: int = 0
    elsewhere: tuple[str, ...] = ()
    rank: int = 1
    is_capital: bool = False
    stands_alone: bool = False


def fold_place(name: str) -> str:
    """Fold the name of a place so that spellings meet: ASCII, lower case, no "the", "st" for "saint"."""
    folded = _APART.sub(" ", _DROPPED.sub("", fold(name[:_LONGEST]))).strip()
    return _SAINT.sub("saint ", folded.removeprefix("the "))


@lru_cache(maxsize=20_000)
def find_candidates(name: str) -> tuple[Candidate, ...]:
    """All places that a written name can mean: countries and regions first, then cities, the greatest first.

    Cost: some lines of a bisected table. Tables: data/countries.tsv, places.tsv, city_names.tsv, cities.tsv.
    """
    key = fold_place(name)
    named = _named().get(key, ())
    cities = [*_cities(key), *(city for other, country in _aliases().get(key, ()) for city in _cities(fold_place(other))
                               if city.country == country)]  # fmt: skip
    own = {(place.country, place.kind) for place in named if place.kind is PlaceKind.COUNTRY}
    cities = [city for city in dict.fromkeys(cities) if (city.country, PlaceKind.COUNTRY) not in own]
    first = any(city.rank == 1 for city in cities)
    kept = [city for city in cities if city.rank == 1 or not first or city.people > 10 * _most(cities)]
    return (*named, *_marked(key, sorted(kept, key=lambda city: (-city.people, city.geonames or 0))))


def _marked(key: str, cities: list[Candidate]) -> Iterator[Candidate]:
    """Mark capitals and cities whose name stands alone: of each country the greatest; cities come greatest first."""
    seen: set[str] = set()
    for city in cities:
        first = city.country not in seen
        seen.add(city.country)
        is_capital = first and (fold_place(city.name), city.country) in _capitals()
        stands_alone = first and (key, city.country) in _alone()
        yield city._replace(is_capital=is_capital, stands_alone=stands_alone)


def _most(cities: list[Candidate]) -> int:
    return max((city.people for city in cities if city.rank == 1), default=0)


@cache
def _named() -> dict[str, tuple[Candidate, ...]]:
    """Folded name → the places of our own tables that bear it."""
    found: dict[str, list[Candidate]] = {}
    for row in read_table("countries"):
        kind = PlaceKind.REGION if row["kind"] else PlaceKind.COUNTRY
        place = Candidate(row["name"], kind, row["code"], row["admin"])
        for form in (row["name"], *_cells(row["aliases"])):
            found.setdefault(fold_place(form), []).append(place)
    for row in read_table("places"):
        if row["kind"] != PlaceKind.CITY:
            place = Candidate(row["name"], PlaceKind(row["kind"]), row["country"], row["admin"],
                              _degrees(row["latitude"]), _degrees(row["longitude"]))  # fmt: skip
            for form in (row["name"], *_cells(row["aliases"])):
                found.setdefault(fold_place(form), []).append(place)
    return {key: tuple(dict.fromkeys(places)) for key, places in found.items()}


@cache
def _aliases() -> dict[str, tuple[tuple[str, str], ...]]:
    """Folded other name of a city → its name in cities.tsv and its country."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in read_table("city_names"):
        found.setdefault(fold_place(row["name"]), []).append((row["city"], row["country"]))
    return {key: tuple(names) for key, names in found.items()}


@cache
def region_of(country: str, admin: str) -> str:
    """The name of a first administrative division where our tables know it ("Texas"), else nothing."""
    names = (row["name"] for row in read_table("places") if row["admin"] == admin and row["country"] == country)
    return next(names, "") if admin else ""


@cache
def short_regions() -> dict[str, Candidate]:
    """How a region is written behind a city ("TX", "Ill.") → the region."""
    return {
        form: Candidate(row["name"], PlaceKind.REGION, row["country"], row["admin"])
        for row in read_table("places") for form in _cells(row["short"])
    }  # fmt: skip


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    """Folded name and country of every capital of the table of countries."""
    return frozenset((fold_place(form), row["code"]) for row in read_table("countries")
                     if not row["kind"] for form in _cells(row["capitals"]))  # fmt: skip


@cache
def _alone() -> frozenset[tuple[str, str]]:
    """Folded name and country of the cities whose name stands alone in a dateline."""
    rows = (row for row in read_table("places") if row["kind"] == PlaceKind.CITY and row["country"])
    return frozenset((fold_place(row["name"]), row["country"]) for row in rows)


@cache
def country_codes() -> dict[str, str]:
    """Name of a country or region in the table of countries → its code, where it has one."""
    return {row["name"]: row["code"] for row in read_table("countries") if row["code"]}


# ---- cities: a sorted table that is bisected as bytes, because reading it into records costs half a second ------


@cache
def _table() -> tuple[bytes, int]:
    """The bytes of cities.tsv and the offset of its first row."""
    table = files("reportedly").joinpath("data", "cities.tsv").read_bytes()
    return table, table.index(b"\n", table.index(b"\nkey\t") + 1) + 1


class _Keys:
    """The keys of the table's rows by byte offset, as bisect_left wants them."""

    def __len__(self) -> int:
        return len(_table()[0])

    def __getitem__(self, at: int) -> bytes:
        table, first = _table()
        start = max(table.rfind(b"\n", first, at) + 1, first)
        return table[start : table.index(b"\t", start)]


def _cities(key: str) -> tuple[Candidate, ...]:
    if not key:
        return ()
    table, first = _table()
    sought, found = key.encode("utf-8"), []
    at = bisect_left(_Keys(), sought, first, len(table) - 1)
    start = max(table.rfind(b"\n", first, at) + 1, first)
    while table.startswith(sought + b"\t", start):
        end = table.index(b"\n", start)
        found.append(_city(table[start:end].decode("utf-8").split("\t")))
        start = end + 1
    return tuple(found)


def _city(cells: list[str]) -> Candidate:
    _, rank, name, number, country, admin, latitude, longitude, people, elsewhere = cells
    return Candidate(name, PlaceKind.CITY, country, admin, float(latitude), float(longitude), int(number), int(people),
                     tuple(_cells(elsewhere)), int(rank))  # fmt: skip


def _cells(cell: str) -> list[str]:
    return [form.strip() for form in cell.split(",") if form.strip()]


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None
