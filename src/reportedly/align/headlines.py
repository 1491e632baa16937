"""A headline and the sentence of its own report that it sums up: far in words, near in what they tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from reportedly.align.apart import cannot_be_one
from reportedly.align.cluster import Pair
from reportedly.align.compared import Compared
from reportedly.align.features import Features
from reportedly.align.ledger import Ledger
from reportedly.align.shared import shares
from reportedly.model.report import BlockKind

_EARLY = 4  # paragraphs: what a headline sums up stands mostly at the head of its report
_LATE = 0.15  # what a statement further down has to have more in common


def headline_pairs(compared: Sequence[Compared], ledger: Ledger) -> dict[Pair, float]:
    """Pair each statement of a headline with the one of its own report's paragraphs that says it at length.

    In telegram style the doing may be another word, or a noun; the figures stand in both. Gives (headline, statement)
    → how much of the headline is found in the statement, 0..1, for the best pair of each headline. Cost: headlines
    times statements of a report.
    """
    places = [ledger.place_of(one.slots.said) for one in compared]
    bodies: dict[int, list[int]] = defaultdict(list)
    for number, (kind, _) in enumerate(places):
        if kind is BlockKind.PARAGRAPH:
            bodies[compared[number].report].append(number)
    told = [
        (number, body)
        for number, (kind, _) in enumerate(places)
        if kind is BlockKind.HEADLINE
        for body in bodies[compared[number].report]
        if _may_sum_up(compared[number].slots, compared[body].slots)
    ]
    pairs = np.array(told, np.int64).reshape(-1, 2)
    pairs = pairs[~cannot_be_one([one.slots for one in compared], pairs, ledger)]
    found = shares([one.bag for one in compared], pairs)
    best: dict[int, tuple[float, int]] = {}
    for (head, body), share in zip(pairs.tolist(), found.tolist(), strict=True):
        score = share - (_LATE if places[body][1] >= _EARLY else 0.0)
        best[head] = max(best.get(head, (score, -body)), (score, -body))
    return {(head, -body): score for head, (score, body) in best.items()}


def _may_sum_up(head: Features, body: Features) -> bool:
    """Whether the body has the headline's figures: of "ferry sinks, nine dead" either half sums up another sentence."""
    return {number for number, _ in head.numbers} <= {number for number, _ in body.numbers}
