"""Which statements say one thing: candidates, their likenesses, average linkage, headlines behind what they sum up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from reportedly.align.apart import cannot_be_one
from reportedly.align.back import points_back
from reportedly.align.bags import SETTINGS
from reportedly.align.cluster import average_linkage
from reportedly.align.compared import Compared, compare_all
from reportedly.align.copies import word_for_word
from reportedly.align.echoes import Echoes, is_echo, with_echoes, without_echoes
from reportedly.align.features import Features
from reportedly.align.headlines import headline_pairs
from reportedly.align.ledger import Ledger
from reportedly.align.rivals import rival_pairs, with_rivals
from reportedly.align.rows import Column, Pairs, pairs_among
from reportedly.align.score import likenesses
from reportedly.model.evidence import Evidence

THRESHOLD = 0.38
_SUMMED_UP = 0.35  # of a headline, found in the statement that it sums up
_NEGLIGIBLE = 0.01  # likenesses below it are none: they would only fill the table
APART = -10.0  # what no average makes up for
_COMMON = 40  # a feature that stands in more statements than this brings no candidates: it tells nothing
_FATE = "fate:"
_TOLL = 120  # as `_COMMON`, of the statements that count one fate: they are few words, and many reports have them


def join_statements(
    evidence: Evidence, ledger: Ledger, features: list[Features], *, echoes: Echoes
) -> list[list[int]]:
    """Gather the statements that say one thing: lists of their numbers, each statement in exactly one.

    A report that only repeats another one has no say in what belongs together.
    """
    if not echoes:
        return _joined(features, ledger)
    own = [one for one in features if not is_echo(one.said.key, echoes)]
    clusters = _joined(own, Ledger(without_echoes(evidence, echoes)))
    keys = [[own[i].said.key for i in cluster] for cluster in clusters]
    place = {one.said.key: number for number, one in enumerate(features)}
    return [sorted(place[key] for key in cluster) for cluster in with_echoes(keys, echoes)]


def _joined(features: list[Features], ledger: Ledger) -> list[list[int]]:
    compared = compare_all(features, ledger)
    pairs = candidate_pairs(compared)
    alike = likenesses(compared, pairs, ledger)
    clusters = link(pairs, kept_apart(alike, features, pairs, ledger=ledger), word_for_word(features, ledger))
    rivals = rival_pairs(features, pairs[alike >= THRESHOLD], alike[alike >= THRESHOLD], ledger=ledger)
    return with_headlines(with_rivals(clusters, rivals, features, ledger), compared, ledger)


def kept_apart(scores: Column, features: Sequence[Features], pairs: Pairs, *, ledger: Ledger) -> Column:
    """The likenesses that count, else 0, with `APART` for the pairs that cannot be one.

    A denial whose object is a pronoun says nothing by which it could be likened: `rivals` joins it with what it denies.
    """
    hollow = np.array([points_back(one) == "" for one in features], np.bool_)[pairs].any(axis=1)
    counted: Column = np.where((scores > _NEGLIGIBLE) & ~hollow, scores, 0.0)
    return np.where(cannot_be_one(features, pairs, ledger), APART, counted)


def link(pairs: Pairs, scores: Column, first: Sequence[int], *, threshold: float = THRESHOLD) -> list[list[int]]:
    """Join statements by average linkage; those that are word for word the same are joined before any others.

    `first` is what `word_for_word` gives. Gives clusters and their members in ascending order.
    """
    same = {(one, number): 1.0 for number, one in enumerate(first) if one != number}
    joins = np.zeros(len(first), np.bool_)  # what is likely with nothing joins nothing, whatever it is averaged with
    joins[pairs[scores >= threshold]] = True
    joins[[item for pair in same for item in pair]] = True
    known = (scores != 0) & joins[pairs].all(axis=1)
    told = zip(*pairs[known].T.tolist(), scores[known].tolist(), strict=True)
    return average_linkage(len(first), {**{(i, j): score for i, j, score in told}, **same}, threshold=threshold)


def with_headlines(clusters: Sequence[Sequence[int]], compared: Sequence[Compared], ledger: Ledger) -> list[list[int]]:
    """Put a headline that stands alone beside the statement that it sums up.

    After the linkage, not in it: its few words say little on how near its statement is to those of other reports.
    """
    home = {item: number for number, cluster in enumerate(clusters) for item in cluster}
    joined = [list(cluster) for cluster in clusters]
    for (head, body), score in headline_pairs(compared, ledger).items():
        if score >= _SUMMED_UP and len(clusters[home[head]]) == 1:
            joined[home[head]].remove(head)
            joined[home[body]].append(head)
    return sorted((sorted(cluster) for cluster in joined if cluster), key=lambda cluster: cluster[0])


def candidate_pairs(compared: Sequence[Compared]) -> Pairs:
    """The pairs (i < j) worth a score, sorted: they share a word, a doing or a number that is not common in the story.

    Names, places and days alone bring none: who was there on Monday need not have done what was done on Monday.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(compared):
        matters = {term for term in one.bag.weights if not term.startswith(SETTINGS)}
        fates = {f"{_FATE}{each.fate}" for each in one.counted if each.fate and not each.event}
        for key in matters | one.slots.terms | one.bag.doings | fates:
            index[key].append(number)
    found = pairs_among([
        numbers for key, numbers in index.items() if len(numbers) <= (_TOLL if key.startswith(_FATE) else _COMMON)
    ])
    reports = np.array([one.report for one in compared], np.int64)[found]
    near = np.flatnonzero(reports[:, 0] == reports[:, 1])
    cut = [n for n in near.tolist() if _overlap(*(compared[i].slots for i in found[n].tolist()))]
    return np.delete(found, cut, axis=0)


def _overlap(a: Features, b: Features) -> bool:
    """Two statements cut from the same words are no two voices: a clause and the clause inside of it."""
    return any(one.meets(other) for one in a.said.statement.spans for other in b.said.statement.spans)
