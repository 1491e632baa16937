"""A headline and the sentence of its own report that it sums up: far in words, near in what they tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportedly.align.cluster import Pair
from reportedly.align.features import Features
from reportedly.align.ledger import Ledger
from reportedly.align.score import cannot_be_one, evidence, squash
from reportedly.model.report import BlockKind
from reportedly.text.words import find_words, is_stop_word, stem

_EARLY = 4  # paragraphs: what a headline sums up stands mostly at the head of its report
# A headline is short, drops articles and verbs, and is of the same report: none of that speaks against a pair here.
_NO_MATTER = frozenset({"other_length", "one_report", "one_nominal", "one_open"})


def headline_pairs(features: Sequence[Features], ledger: Ledger) -> dict[Pair, float]:
    """Pair each statement of a headline with the one of its own report's paragraphs that says it at length.

    Only two that tell the same doing come into question: in telegram style all else may be worded otherwise ("carrying
    Trump note", "is carrying a letter to Mr Trump"). Gives (headline, statement) → score for the best pair of each
    headline: 0..1 as `likeness` has it, with what a headline adds (rows `headline…` of data/claim_weights.tsv).
    Cost: headlines times statements of a report.
    """
    places = [ledger.place_of(one.said) for one in features]
    bodies: dict[str, list[int]] = defaultdict(list)
    for number, (kind, _) in enumerate(places):
        if kind is BlockKind.PARAGRAPH:
            bodies[features[number].said.report].append(number)
    found: dict[Pair, float] = {}
    for number, (kind, _) in enumerate(places):
        if kind is BlockKind.HEADLINE:
            head = features[number]
            told = [i for i in bodies[head.said.report] if _may_sum_up(head, features[i], ledger)]
            scored = [(_score(head, features[i], ledger, paragraph=places[i][1]), -i) for i in told]
            if scored:
                score, at = max(scored)
                found[number, -at] = score
    return found


def _may_sum_up(head: Features, body: Features, ledger: Ledger) -> bool:
    """Whether they tell one doing, and the body has the headline's figures: "ferry sinks, nine dead" tells two."""
    same = bool(head.terms & body.terms or _doing_words(head) & _doing_words(body))
    counts = {number for number, _ in head.numbers} <= {number for number, _ in body.numbers}
    return same and counts and not cannot_be_one(head, body, ledger)


def _doing_words(one: Features) -> set[str]:
    predicate = one.said.statement.predicate
    words = find_words(predicate.of(one.said.reading.report.text)) if predicate else ()
    return {stem(match[0]) for match in words if not is_stop_word(match[0])}


def _score(head: Features, body: Features, ledger: Ledger, *, paragraph: int) -> float:
    known = {name: value for name, value in evidence(head, body, ledger).items() if name not in _NO_MATTER}
    known["headline"] = 1.0
    known["headline_cover"] = sum(weight * weight for word, weight in head.vector.items() if word in body.vector)
    known["headline_same_word"] = float(bool(_doing_words(head) & _doing_words(body)))
    known["headline_early"] = float(paragraph < _EARLY)
    return squash(known)
