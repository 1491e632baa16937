"""How well the scorer of claims tells pairs of statements that say one thing from pairs that do not.

    python bench/claim_pairs.py

For each example story, over the pairs of statements of different texts of which the gold names both: how many, how many
of them are one claim, and the area under the ROC curve (how often a pair that is one claim scores above one that is
not) of the scorer (align/score.py) and of the plain cosine of its features. Pairs within a family of copies are left
out: they tell nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import msgspec
from gold import Texts, read_gold
from measures import Row, covered, likeness
from stories import EXAMPLES, STORIES, account_of, plain
from stories import evidence_of as story_evidence

from reportedly.align.compared import compare_all
from reportedly.align.copied import CopyFamilies
from reportedly.align.features import Features, describe
from reportedly.align.ledger import Ledger
from reportedly.align.linking import candidate_pairs
from reportedly.align.score import evidence_of, likenesses
from reportedly.align.shared import cosines

MOST = 0.65  # of a gold support that stands in a statement, or of a statement that stands in a support
LEAST = 0.3  # likeness of a statement to a gold support, for it to be that support

Scored = tuple[bool, float, float]  # is one claim, by the scorer, by the cosine


def main() -> None:
    """Print one line a story."""
    for story in STORIES:
        rows = scored_pairs(story)
        ours, plain_cosine = (auc([(row[0], row[which]) for row in rows]) for which in (1, 2))
        one = sum(row[0] for row in rows)
        print(f"{story:10} {len(rows):4} pairs, {one:3} of one claim   AUC {ours:.3f}   cosine {plain_cosine:.3f}")


def scored_pairs(story: str) -> list[Scored]:
    """The pairs that the gold knows, with both scores."""
    ledger = Ledger(story_evidence(story))
    features = describe(ledger)
    labels, family = gold_claims(story, features), CopyFamilies(ledger).of
    compared = compare_all(features, ledger)
    pairs = candidate_pairs(compared)
    plain_cosines = cosines([one.bag.weights for one in compared], pairs).tolist()
    scores = likenesses(evidence_of(compared, pairs, ledger)).tolist()
    return [(bool(labels[i] & labels[j]), score, cosine)
            for (i, j), score, cosine in zip(pairs.tolist(), scores, plain_cosines, strict=True)
            if labels[i] and labels[j] and family[features[i].said.report] != family[features[j].said.report]]


def gold_claims(story: str, features: list[Features]) -> list[set[int]]:
    """For each statement the numbers of the gold claims of which it is a support."""
    texts = Texts(EXAMPLES / story, plain(account_of(story)))
    spots = [covered(texts.names[one.said.report], [msgspec.to_builtins(span) for span in one.said.statement.spans])
             for one in features]
    found: list[set[int]] = [set() for _ in features]
    for number, claim in enumerate(read_gold(EXAMPLES / story)["claims"]):
        for support in claim["supports"]:
            wanted = texts.characters(support)
            alike = [likeness(spot, wanted) for spot in spots]
            if max(alike) >= LEAST:
                found[alike.index(max(alike))].add(number)
    return found


def told_claims(name: str, features: list[Features]) -> list[set[int]]:
    """For each statement the numbers of the gold claims that its words tell: one statement may tell several."""
    texts = Texts(EXAMPLES / name, plain(account_of(name)))
    spots = [covered(texts.names[one.said.report], [msgspec.to_builtins(span) for span in one.said.statement.spans])
             for one in features]
    found: list[set[int]] = [set() for _ in features]
    for number, claim in enumerate(read_gold(EXAMPLES / name)["claims"]):
        for wanted in map(texts.characters, claim["supports"]):
            for at, spot in enumerate(spots):
                shared = len(wanted & spot)
                if shared and (shared >= MOST * len(wanted) or shared >= MOST * len(spot)):
                    found[at].add(number)
    return found


def wrongly_joined(clusters: Sequence[Sequence[int]], told: Sequence[set[int]], reports: Sequence[str]) -> Row:
    """Of the claims that several reports tell, by the gold too, how many hold statements that tell no common claim."""
    wrong = several = 0
    for cluster in clusters:
        known = [number for number in cluster if told[number]]
        if len({reports[number] for number in known}) > 1:
            several += 1
            wrong += not _hang_together([told[number] for number in known])
    return {"n": wrong, "of": several}


def _hang_together(told: Sequence[set[int]]) -> bool:
    """Whether sets are linked, one to the next, by what they have in common."""
    reached, rest = set(told[0]), list(told[1:])
    while linked := [each for each in rest if each & reached]:
        reached = reached.union(*linked)
        rest = [each for each in rest if not each & reached]
    return not rest


def auc(rows: list[tuple[bool, float]]) -> float:
    """How often a pair of one claim scores above a pair of two; ties count half."""
    same, apart = ([score for one, score in rows if one is wanted] for wanted in (True, False))
    wins = sum((a > b) + (a == b) / 2 for a, b in product(same, apart))
    return wins / max(1, len(same) * len(apart))


if __name__ == "__main__":
    main()
