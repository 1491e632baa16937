"""Which statements say one thing: candidates, their likenesses, average linkage, headlines behind what they sum up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from reportedly.align.cluster import Pair, average_linkage
from reportedly.align.copies import word_for_word
from reportedly.align.echoes import Echoes, with_echoes, without_echoes
from reportedly.align.features import Features, describe
from reportedly.align.headlines import headline_pairs
from reportedly.align.ledger import Ledger
from reportedly.align.score import cannot_be_one, likenesses
from reportedly.model.evidence import Evidence

THRESHOLD = 0.22
_SUMMED_UP = 0.35  # of a headline, found in the statement that it sums up
_NEGLIGIBLE = 0.01  # likenesses below it are none: they would only fill the table
APART = -10.0  # what no average makes up for
_COMMON = 40  # a feature that stands in more statements than this brings no candidates: it tells nothing


def join_statements(
    evidence: Evidence, ledger: Ledger, features: list[Features], *, echoes: Echoes
) -> list[list[int]]:
    """Gather the statements that say one thing: lists of their numbers, each statement in exactly one.

    A report that only repeats another one has no say in what belongs together.
    """
    if not echoes:
        return _joined(features, ledger)
    own = Ledger(without_echoes(evidence, echoes))
    described = describe(own)
    keys = [[described[i].said.key for i in cluster] for cluster in _joined(described, own)]
    place = {one.said.key: number for number, one in enumerate(features)}
    return [sorted(place[key] for key in cluster) for cluster in with_echoes(keys, echoes)]


def _joined(features: list[Features], ledger: Ledger) -> list[list[int]]:
    clusters = link(_scores(features, ledger), word_for_word(features, ledger))
    return with_headlines(clusters, features, ledger)


def _scores(features: list[Features], ledger: Ledger) -> dict[Pair, float]:
    """Score the candidate pairs."""
    scores = likenesses(features, sorted(candidate_pairs(features)), ledger)
    apart = {(i, j): APART for i, j in scores if cannot_be_one(features[i], features[j], ledger)}
    return {**{pair: score for pair, score in scores.items() if score > _NEGLIGIBLE}, **apart}


def link(scores: Mapping[Pair, float], first: Sequence[int], *, threshold: float = THRESHOLD) -> list[list[int]]:
    """Join statements by average linkage; those that are word for word the same are joined before any others.

    `first` is what `word_for_word` gives. Gives clusters and their members in ascending order.
    """
    same = {(one, number): 1.0 for number, one in enumerate(first) if one != number}
    return average_linkage(len(first), {**scores, **same}, threshold=threshold)


def with_headlines(clusters: Sequence[Sequence[int]], features: Sequence[Features], ledger: Ledger) -> list[list[int]]:
    """Put a headline that stands alone beside the statement that it sums up.

    After the linkage, not in it: its few words say little on how near its statement is to those of other reports.
    """
    home = {item: number for number, cluster in enumerate(clusters) for item in cluster}
    joined = [list(cluster) for cluster in clusters]
    for (head, body), score in headline_pairs(features, ledger).items():
        if score >= _SUMMED_UP and len(clusters[home[head]]) == 1:
            joined[home[head]].remove(head)
            joined[home[body]].append(head)
    return sorted((sorted(cluster) for cluster in joined if cluster), key=lambda cluster: cluster[0])


def candidate_pairs(features: list[Features]) -> set[Pair]:
    """The pairs (i < j) worth a score: they share a word, a doing or a name that is not common in the story."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(features):
        for key in one.bag.weights.keys() | one.terms | one.bag.doings:
            index[key].append(number)
    found: set[Pair] = set()
    for numbers in index.values():
        if len(numbers) <= _COMMON:
            found.update(combinations(numbers, 2))
    return {(i, j) for i, j in found if not _overlap(features[i], features[j])}


def _overlap(a: Features, b: Features) -> bool:
    """Two statements cut from the same words are no two voices: a clause and the clause inside of it."""
    if a.said.report != b.said.report:
        return False
    return any(one.meets(other) for one in a.said.statement.spans for other in b.said.statement.spans)
