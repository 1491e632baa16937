"""Figures that count one thing by what they say themselves, before any claim is made: the dead, the hectares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence

from reportedly.align.counted import Counted
from reportedly.text.joined import Joined

FEW = 4  # "two men": so small a number of a thing says nothing of which ones are meant
LARGE = 1000  # of money or of what is measured
WEIGHED = frozenset({"count", "share"})  # units of which a number alone says nothing
_MASSES = frozenset({"kg", "g", "tonne"})
_HEAVY = 20  # of what is weighed
_FACTOR = 3  # sums, shares and numbers of things that differ by more are hardly given for one thing; a toll may rise
_ONE_TOLL = frozenset({"dead", "missing"})
_CURRENCY = 3  # capitals of its code (ISO 4217)


def join_tallies(figures: Sequence[Counted], besides: Collection[int] = ()) -> Joined:
    """Join the numbers of figures that share a key of `keys_of`; those in `besides` have none. Cost: linear."""
    joined = Joined()
    for number, one in enumerate(figures):
        joined.join(number, *(() if number in besides else keys_of(one)))
    return joined


def tallies(figures: Sequence[Counted], besides: Collection[int]) -> Iterator[list[Counted]]:
    """The figures of one toll, or of one measure of a thing, in groups that tell one thing.

    An event has one toll of dead and missing; the injured and the arrested are counted by place, harm and hour. Left
    out are shares, sums of money (a price and a ransom may be one sum) and mere numbers of things: all has two sides.
    """
    joined = join_tallies(figures, besides)
    groups: dict[Hashable, list[Counted]] = defaultdict(list)
    for number, one in enumerate(figures):
        if number not in besides and _is_tally(one):
            groups[joined.root(number)].append(one)
    for group in groups.values():
        yield from parts_of(group)


def _is_tally(one: Counted) -> bool:
    if one.fate:
        return one.fate in _ONE_TOLL
    unit = one.figure.unit
    return not (unit in WEIGHED or unit == "percent" or (len(unit) == _CURRENCY and unit.isupper()))


def keys_of(one: Counted) -> Iterator[Hashable]:
    """What a figure has in common with those of its strand."""
    unit, event = one.figure.unit, one.event
    bounds = _value(one)
    if one.fate:
        yield "fate", one.fate, event, one.thing
        if one.figure.number is not None and one.figure.number > FEW:
            yield "toll", one.fate, event, bounds
        return
    if unit == "percent":
        yield from (("borne", one.bearer, one.head, term) for term in sorted(one.doing) if one.bearer or one.head)
        yield "borne", one.bearer, one.head, bounds
        yield from (("share of", each, bounds) for each in sorted(one.who))
        return
    if unit not in WEIGHED and (one.figure.number or 0) >= (_HEAVY if unit in _MASSES else LARGE):
        yield "sum", unit, one.figure.number  # so large a sum, told twice to the last digit, is one
    if one.head:
        yield from (("thing", unit, one.head, event, term) for term in sorted(one.doing))
        yield "thing", unit, one.head, event, bounds
        if unit not in WEIGHED or (one.definite and (one.figure.number or 0) > FEW):
            yield "whole", unit, one.head, event
    elif unit not in WEIGHED:
        yield from (("amount", unit, event, term) for term in sorted(one.doing))
        yield "amount", unit, event, bounds


def _value(one: Counted) -> Hashable:
    """The number and on which sides it is open ("no fewer than 4,000"); the bounds of words without a number."""
    figure = one.figure
    if figure.number is None:
        return figure.low, figure.high
    return figure.number, figure.low is None, figure.high is None


def parts_of(group: Sequence[Counted]) -> Iterator[list[Counted]]:
    """Cut all but tolls where a number is a multiple of the next smaller one: "101 kroner" is no price of a firm."""
    if group[0].fate or any(one.figure.number is None for one in group):
        yield list(group)
        return
    part: list[Counted] = []
    for one in sorted(group, key=number_of):
        if part and number_of(one) > _FACTOR * max(number_of(part[-1]), 1e-9):
            yield part
            part = []
        part.append(one)
    yield part


def number_of(one: Counted) -> float:
    """The number; 0 where words give none."""
    return one.figure.number or 0.0
