"""A second look at what the linkage kept apart: rival tellings of one thing, known by what the text says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

import numpy as np

from reportedly.align.apart import cannot_be_one
from reportedly.align.back import antecedents
from reportedly.align.cluster import Pair
from reportedly.align.counted import describe_figures
from reportedly.align.elided import find_elided
from reportedly.align.features import Features
from reportedly.align.ledger import Ledger
from reportedly.align.rows import Column, Pairs
from reportedly.align.slots import figures_differ, same_day
from reportedly.align.tallies import tallies
from reportedly.model.reading import Status

_LIKELY = 0.5  # likeness of two tellings that count one thing differently
_CALLED_OFF = "cancel"  # a class of data/predicates.tsv


def rival_pairs(
    features: Sequence[Features], alike: Pairs, scores: Column, *, ledger: Ledger
) -> list[Pair]:
    """List the pairs of statements that tell one thing and are at odds on it, in ascending order.

    A denial with what it points back at; a bare number with the count that it stands against ("The unions spoke of
    1,000"); what counts one toll or measures one thing, whatever the words around it; of two reports two very likely
    ones that count the same otherwise, by one doing or doer, and a plan with its being called off. `alike` are the
    pairs whose likeness reaches the threshold of the linkage, `scores` their likenesses. Cost: linear in the pairs.
    """
    likely = zip(*alike.T.tolist(), scores.tolist(), strict=True)
    near = [((i, j), score) for i, j, score in likely if features[i].said.report != features[j].said.report]
    counts = (pair for pair, score in near if score >= _LIKELY and _is_other_count(features, pair))
    ends = (pair for pair, _ in near if _is_called_off(features, pair))
    found = (*antecedents(features), *_counting(features, ledger), *counts, *ends)
    return sorted({(min(pair), max(pair)) for pair in found})


def with_rivals(
    clusters: Sequence[Sequence[int]], pairs: Iterable[Pair], features: Sequence[Features], ledger: Ledger
) -> list[list[int]]:
    """Join the clusters of rival tellings, unless one statement of either cannot be one with one of the other's.

    What one report tells apart is no bar here: it may tell the two sides. Clusters and their members ascend.
    """
    home = {item: cluster for cluster in map(list, clusters) for item in cluster}
    for a, b in pairs:
        one, other = home[a], home[b]
        if one is not other and not _are_apart(one, other, features, ledger):
            joined = sorted(one + other)
            home.update((item, joined) for item in joined)
    return sorted({id(cluster): cluster for cluster in home.values()}.values())


def _are_apart(one: Sequence[int], other: Sequence[int], features: Sequence[Features], ledger: Ledger) -> bool:
    both = [features[i] for i in (*one, *other)]
    crossed = product(range(len(one)), range(len(one), len(both)))
    pairs = [(i, j) for i, j in crossed if both[i].said.report != both[j].said.report]
    return bool(pairs) and bool(cannot_be_one(both, np.array(pairs, np.int64), ledger).any())


def _counting(features: Sequence[Features], ledger: Ledger) -> Iterator[Pair]:
    """The statements of figures that count one thing: a bare number with what says what it counts; tallies."""
    place = {one.said.key: number for number, one in enumerate(features)}
    figures = describe_figures(ledger)
    elided = find_elided(figures, ledger)
    groups = (*((figures[full], figures[bare]) for bare, full in elided.items()), *tallies(figures, elided))
    for group in groups:
        holders = sorted({place[one.said.key] for one in group if one.said is not None})
        yield from pairwise(holders)


def _is_other_count(features: Sequence[Features], pair: Pair) -> bool:
    """Whether two statements of two reports count one thing differently, and share what is done or who does it."""
    a, b = (features[i] for i in pair)
    is_one = not a.terms.isdisjoint(b.terms) or not a.subjects.isdisjoint(b.subjects)
    return is_one and figures_differ(a, b) is not None


def _is_called_off(features: Sequence[Features], pair: Pair) -> bool:
    """Whether one of two reports tells that what the other one plans was called off: on that day, or of that doer."""
    off, plan = sorted((features[i] for i in pair), key=lambda one: _CALLED_OFF not in one.terms)
    if off.said.statement.status is not Status.HAPPENED or plan.said.statement.status is not Status.PLANNED:
        return False
    is_one = same_day(off.when, plan.when) or not off.subjects.isdisjoint(plan.subjects)
    return _CALLED_OFF in off.terms - plan.terms and is_one
