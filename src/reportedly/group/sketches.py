"""Reports to sketches, one by one or in several processes."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache, partial

from reportedly.group.rarity import Rarity
from reportedly.group.terms import Traits, count, weigh
from reportedly.group.vectors import NO_DAY, SPACES, UNIT, Sketch, hash_term, sketch
from reportedly.model.report import Report

AT_ONCE = 200  # reports handed to a process at a time


@cache
def general() -> Rarity:
    """The rarity of terms in news in general (data/common_words.tsv): no collection changes it."""
    return Rarity.learn(())


def sketch_all(reports: Sequence[Report], rarity: Rarity, *, workers: int = 1) -> list[Sketch]:
    """Sketch every report: terms and names, weighed by a frozen rarity; in the order given.

    Each sketch is made from one report, so any number of workers (processes) gives the same. Cost: linear in the words.
    """
    one = partial(sketch_report, rarity=rarity)
    if workers <= 1 or len(reports) <= AT_ONCE:
        return [one(report) for report in reports]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(one, reports, chunksize=AT_ONCE))


def sketch_report(report: Report, rarity: Rarity) -> Sketch:
    """Sketch one report."""
    traits = weigh(count(report), rarity)
    countries, weekdays = dict.fromkeys(traits.countries, 1.0), {str(day): 1.0 for day in traits.weekdays}
    spaces = (traits.terms, traits.names, traits.headline, traits.numbers, countries, weekdays)
    return sketch(spaces, day=traits.day.toordinal() if traits.day else NO_DAY)


def traits_of(made: Sketch) -> Traits:
    """Give back what a sketch was made from: its heaviest terms, under their numbers instead of their letters."""
    spaces = (*made.spaces, *[()] * SPACES)[:SPACES]
    terms, names, headline, numbers, countries, weekdays = map(_weights, spaces)
    return Traits(
        terms=terms, names=names, headline=headline, numbers=numbers,
        weekdays=frozenset(day for day in range(7) if _key(hash_term(str(day))) in weekdays),
        countries=frozenset(countries),
        day=date.fromordinal(made.day) if made.day > 0 else None,
    )  # fmt: skip


def _weights(space: Sequence[tuple[int, int]]) -> dict[str, float]:
    return {_key(number): weight / UNIT for number, weight in space}


def _key(number: int) -> str:
    return f"{number:x}"
