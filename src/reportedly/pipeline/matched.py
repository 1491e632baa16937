"""Which claim of one account is which claim of another one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportedly.model.base import Span
from reportedly.model.claim import Alignment, Claim
from reportedly.model.reading import Reading
from reportedly.pipeline.paired import Key, Pages, Pair, Statements, key_of
from reportedly.pipeline.rebuilt import rebuild, with_id
from reportedly.pipeline.told import Told


class Match(NamedTuple):
    """A claim on both sides, or on one alone. `is_regrouped`: one of the two is matched with another claim already.

    `shown`: the statements of either side that show best what changed: one that was reworded, else one that stayed.
    """

    old: Claim | None
    new: Claim | None
    is_regrouped: bool = False
    shown: tuple[Key, Key] | None = None


class _Weight(NamedTuple):
    """How many statements two claims share: word for word, then reworded in their place, then by the scorer."""

    same: int = 0
    reworded: int = 0
    alike: int = 0


Join = Callable[[Sequence[Reading]], Alignment]  # how the statements of one story are joined into claims
Weights = dict[tuple[int, int], _Weight]  # by the numbers of the old and the new claim


def match_claims(old: Told, new: Told, pages: Pages, *, join: Join) -> list[Match]:
    """Match claims one to one, the surest first: in the order of the new claims, then of the old ones left over.

    What shares statements with a claim that is matched already comes as regrouped. The same both ways round. `join` is
    asked once, and only where claims are left over on both sides.
    """
    weights, shown = _by_statements(old, new, pages)
    pairs = _greedy(weights, old, new)
    left, right = _left_over(old, pairs, 0), _left_over(new, pairs, 1)
    if left and right:
        pairs |= _greedy(_by_scorer(old, new, (left, right), pages=pages, join=join), old, new)
    found = [*_matched(old, new, pairs), *_alone(old, new, pairs, weights)]
    places = [{claim.id: number for number, claim in enumerate(told.claims)} for told in (old, new)]
    return [_shown(match, places, shown) for match in found]


Shown = dict[tuple[int, int], tuple[Key, Key]]


def _by_statements(old: Told, new: Told, pages: Pages) -> tuple[Weights, Shown]:
    homes, others = _homes(old), _homes(new)
    found: dict[tuple[int, int], list[tuple[bool, Key, Key]]] = defaultdict(list)
    for pair in pages.pairs:
        for one, other, is_same in Statements(pair).matches():
            if one in homes and other in others:
                found[homes[one], others[other]].append((is_same, one, other))
    same = {key: sum(is_same for is_same, _, _ in matches) for key, matches in found.items()}
    weights = {key: _Weight(same[key], len(matches) - same[key]) for key, matches in found.items()}
    best = {key: min(matches, key=lambda match: (match[0], sorted(match[1:]))) for key, matches in found.items()}
    return weights, {key: (one, other) for key, (_, one, other) in best.items()}


def _shown(match: Match, places: Sequence[Mapping[str, int]], shown: Shown) -> Match:
    if match.old is None or match.new is None:
        return match
    return match._replace(shown=shown.get((places[0][match.old.id], places[1][match.new.id])))


def _homes(told: Told) -> dict[Key, int]:
    return {key_of(support): number for number, claim in enumerate(told.claims) for support in claim.supports}


def _greedy(weights: Weights, old: Told, new: Told) -> set[tuple[int, int]]:
    """Take the heaviest pair, then the heaviest of what is left; of equals the one with the lower ids."""

    def order(pair: tuple[int, int]) -> tuple[tuple[int, ...], list[str]]:
        ids = sorted((old.claims[pair[0]].id, new.claims[pair[1]].id))
        return tuple(-each for each in weights[pair]), ids

    taken: set[tuple[int, int]] = set()
    lefts: set[int] = set()
    rights: set[int] = set()
    for one, other in sorted(weights, key=order):
        if one not in lefts and other not in rights:
            taken.add((one, other))
            lefts.add(one)
            rights.add(other)
    return taken


def _left_over(told: Told, pairs: set[tuple[int, int]], side: int) -> set[int]:
    return set(range(len(told.claims))) - {pair[side] for pair in pairs}


def _matched(old: Told, new: Told, pairs: set[tuple[int, int]]) -> Iterator[Match]:
    for one, other in sorted(pairs, key=lambda pair: (pair[1], pair[0])):
        yield Match(old.claims[one], new.claims[other])


def _alone(old: Told, new: Told, pairs: set[tuple[int, int]], weights: Weights) -> Iterator[Match]:
    """Claims without a match: regrouped where their statements stand in another claim, else on one side only."""
    for number in sorted(_left_over(new, pairs, 1)):
        other = _heaviest({one: weight for (one, two), weight in weights.items() if two == number}, old)
        yield Match(old.claims[other] if other is not None else None, new.claims[number], other is not None)
    for number in sorted(_left_over(old, pairs, 0)):
        other = _heaviest({two: weight for (one, two), weight in weights.items() if one == number}, new)
        yield Match(old.claims[number], new.claims[other] if other is not None else None, other is not None)


def _heaviest(weights: Mapping[int, _Weight], told: Told) -> int | None:
    return min(weights, key=lambda number: ([-each for each in weights[number]], told.claims[number].id), default=None)


def _by_scorer(old: Told, new: Told, left: tuple[set[int], set[int]], *, pages: Pages, join: Join) -> Weights:
    """Join the statements of both sides as those of one story, and count the claims that have no match yet.

    It is the pipeline's own joining, so nothing is scored here by other rules.
    """
    names = (_names(old, pages.of_old), _names(new, pages.of_new))
    readings = _readings((old, new), names)
    if not readings:
        return {}
    homes = [_by_place(told, called, wanted) for told, called, wanted in zip((old, new), names, left, strict=True)]
    found: Counter[tuple[int, int]] = Counter()
    for claim in join(readings).claims:
        places = [(support.report, support.spans) for support in claim.supports]
        ones, others = ({home[place] for place in places if place in home} for home in homes)
        found.update((one, other) for one in ones for other in others)
    return {pair: _Weight(alike=count) for pair, count in found.items()}


Place = tuple[str, tuple[Span, ...]]  # (name of the report on both sides, spans)


def _by_place(told: Told, names: Mapping[str, str], wanted: set[int]) -> dict[Place, int]:
    return {
        (names[support.report], support.spans): number
        for number in wanted
        for support in told.claims[number].supports
    }


def _names(told: Told, pairs: Mapping[str, Pair]) -> dict[str, str]:
    """What each report is called among those of both sides: by its text, so that the same text has one name."""
    names = {}
    for own, report in told.reports.items():
        pair = pairs.get(own)
        one = own if pair is None or pair.is_changed else min(pair.old.id, pair.new.id)
        names[own] = f"{one} {report.text_hash}"
    return names


def _readings(sides: Sequence[Told], names: Sequence[Mapping[str, str]]) -> list[Reading]:
    """The readings of both sides, a text that both have once."""
    found: dict[str, Reading] = {}
    for told, called in zip(sides, names, strict=True):
        for own, reading in rebuild(told.accounts).items():
            renamed = with_id(reading, called[own])
            # Two recipes may read one text otherwise: which one is taken must not hang on who is old and who is new.
            found[called[own]] = max(found.get(called[own], renamed), renamed, key=repr)
    return [found[name] for name in sorted(found)]
