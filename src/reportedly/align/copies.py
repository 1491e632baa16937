"""Statements that a report has word for word from another one, and which of several likenesses is the best."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from reportedly.align.cluster import Pair
from reportedly.align.features import Features
from reportedly.align.ledger import Ledger, Said
from reportedly.model.base import Span
from reportedly.text.words import find_words, stem

_ENOUGH = 3  # content words or names: fewer can come about twice by chance
_MANY = 40  # statements of equal words: more are held against their first alone
_FAR = 4.0  # log odds beyond which a distance says no more


def word_for_word(features: Sequence[Features], ledger: Ledger) -> list[int]:
    """For each statement the first of those that say it in the same words in other reports: itself, if there is none.

    The same words say the same thing: where they are several, or stand in a passage that one report took from another.
    Cost: linear in the statements; of equal words at most 40 are held against each other.
    """
    first = list(range(len(features)))
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(features):
        alike[tuple(stem(match[0]) for match in find_words(one.said.words))].append(number)
    passages = _passages(ledger)
    for numbers in alike.values():
        pairs = combinations(numbers, 2) if len(numbers) <= _MANY else ((numbers[0], other) for other in numbers[1:])
        for i, j in pairs:
            if _are_one(features[i], features[j], passages):
                first[j] = min(first[j], first[i])
    return first


def _are_one(a: Features, b: Features, passages: Mapping[tuple[str, str], list[tuple[Span, Span]]]) -> bool:
    if a.said.report == b.said.report or a.said.statement.polarity is not b.said.statement.polarity:
        return False
    if len(a.subject_matter) >= _ENOUGH:
        return True
    sides = ((a, b), (b, a))
    return any(
        _lies_in(here, one.said) and _lies_in(there, other.said)
        for one, other in sides
        for here, there in passages.get((one.said.report, other.said.report), ())
    )


def _lies_in(span: Span, said: Said) -> bool:
    return span.start <= said.statement.spans[0].start and said.statement.spans[-1].end <= span.end


def _passages(ledger: Ledger) -> dict[tuple[str, str], list[tuple[Span, Span]]]:
    found: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for reuse in ledger.evidence.reuse:
        for each in reuse.passages:
            spans = Span(start=each.start, end=each.end), Span(start=each.source_start, end=each.source_end)
            found[reuse.report, reuse.source].append(spans)
    return found


def rivals(scores: Mapping[Pair, float], reports: Sequence[str]) -> Iterator[tuple[Pair, dict[str, float]]]:
    """For each scored pair of two reports: is there a better partner for either statement in the other's report?

    Gives `lead`, how far the pair is ahead of the better one of both rivals, `ahead`, of the worse one (log odds,
    -4..4), and `mutual`, 1 where neither has a better partner. Nothing for a pair within one report.
    Cost: linear in the pairs.
    """
    best: dict[tuple[int, str], tuple[float, int, float]] = {}
    for (i, j), score in scores.items():
        for one, other in ((i, j), (j, i)):
            top, holder, second = best.get((one, reports[other]), (0.0, -1, 0.0))
            ranked = (score, other, top) if score > top else (top, holder, max(second, score))
            best[one, reports[other]] = ranked
    for (i, j), score in scores.items():
        if reports[i] != reports[j]:
            ahead = [_ahead(score, best[one, reports[other]], other) for one, other in ((i, j), (j, i))]
            yield (i, j), {"lead": min(ahead), "ahead": max(ahead), "mutual": float(min(ahead) >= 0)}


def _ahead(score: float, best: tuple[float, int, float], other: int) -> float:
    top, holder, second = best
    gap = log_odds(score) - log_odds(second if holder == other else top)
    return max(-_FAR, min(_FAR, gap))


def log_odds(score: float) -> float:
    """Of a score 0..1, with a hundredth on either side, so that 0 and 1 have one."""
    return math.log((score + 0.01) / (1.01 - score))
