"""Statements that several reports have word for word: what they say is the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from reportedly.align.features import Features
from reportedly.align.ledger import Ledger, Said
from reportedly.model.base import Span
from reportedly.text.words import stem

_ENOUGH = 3  # content words or names: fewer can come about twice by chance
_MANY = 40  # statements of equal words: more are held against their first alone


def word_for_word(features: Sequence[Features], ledger: Ledger) -> list[int]:
    """For each statement the first of those that say it in the same words in other reports: itself, if there is none.

    The same words say the same thing: where they are several, or stand in a passage that one report took from another.
    Cost: linear in the statements; of equal words at most 40 are held against each other.
    """
    first = list(range(len(features)))
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(features):
        alike[tuple(map(stem, one.said.tokens))].append(number)
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
