"""Fit the scorer of claims on the example stories with hand-made gold, and say what it gives on stories left out.

    train_claims.py [--without STORY…] [--write]

Learned from are the pairs of statements of which the gold names both: one claim, or two. Printed is, for every story,
what weights fitted on all the *other* stories give: claim pairs, claims B-cubed and false merges avoided, at several
thresholds, as bench/score_examples.py measures them; and of the claims that several reports tell, in how many stands a
statement that tells something else by the gold. --without leaves stories out of all fitting: they are scored by
the weights that would be written. --write fits on all stories (but those) and writes
src/reportedly/data/claim_weights.tsv. The stories and their gold are the project's own (CC0).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import msgspec
import numpy as np
from claim_pairs import gold_claims, told_claims, wrongly_joined
from gold import Texts, read_gold
from measures import Row, covered
from numpy.typing import NDArray
from score_examples import Account, Claims, Entities
from stories import EXAMPLES, STORIES, account_of, plain
from stories import evidence_of as story_evidence

from reportedly.align.compared import Compared, compare_all
from reportedly.align.copies import word_for_word
from reportedly.align.features import Features, describe
from reportedly.align.ledger import Ledger
from reportedly.align.linking import candidate_pairs, kept_apart, link, with_headlines
from reportedly.align.rivals import rival_pairs, with_rivals
from reportedly.align.rows import Column, Pairs
from reportedly.align.score import FEATURES, evidence_of, logistic, may_join
from reportedly.align.sides import Table

TABLE = Path(__file__).parent.parent / "src/reportedly/data/claim_weights.tsv"
HEAD = """\
# How much each feature of a pair of statements speaks for (above 0) or against (below 0) their being one claim: a
# logistic model (align/score.py, where each feature is explained). Fitted by bench/train_claims.py on the example
# stories of this project and their hand-made gold (CC0). Licence: as the project (Apache-2.0).
feature\tweight
"""
THRESHOLDS = (0.26, 0.3, 0.32, 0.34, 0.38)
STRENGTH = 0.03  # how far the pairs may move a weight from what is expected of it
STEPS = 30  # of Newton's method: it converges in ten
# What an editor expects before any story is seen: other people, places, days and states are other events.
EXPECTED = {"other_subject": -2.0, "other_people": -0.5, "other_place": -1.0, "other_day": -0.5, "one_is_old": -2.0,
            "plan_and_done": -1.5, "plan_and_done_that_day": -0.5, "opposed": -0.5, "one_report": -1.0,
            "one_caption": -0.5, "other_doing": -0.5, "same_day": 1.0, "same_place": 0.5,
            "same_doing": 1.0, "overlap": 4.0}

Weights = dict[str, float]
Matrix = NDArray[np.float64]


class Story(NamedTuple):
    """A story with its candidate pairs: features, whether the gold has them in one claim (None: it is silent).

    `told`: for each statement the gold claims that its words tell.
    """

    name: str
    ledger: Ledger
    compared: list[Compared]
    pairs: Pairs
    values: Table
    truth: list[bool | None]
    told: list[set[int]]


def read_story(name: str) -> Story:
    """Read one example story and look up its pairs in the gold."""
    ledger = Ledger(story_evidence(name))
    features = describe(ledger)
    compared = compare_all(features, ledger)
    pairs = candidate_pairs(compared)
    values = evidence_of(compared, pairs, ledger)
    labels, outside = gold_claims(name, features), outside_of_gold(name, features)
    truth = [truth_of((labels[i], labels[j]), apart=outside[i] or outside[j]) for i, j in pairs.tolist()]
    return Story(name, ledger, compared, pairs, values, truth, told_claims(name, features))


def truth_of(claims: tuple[set[int], set[int]], *, apart: bool) -> bool | None:
    """Whether the gold has two statements in one claim: what touches none of its supports is in none of its claims."""
    if all(claims):
        return bool(claims[0] & claims[1])
    return False if apart and any(claims) else None


def outside_of_gold(name: str, features: Sequence[Features]) -> list[bool]:
    """For each statement whether it touches no support of the gold."""
    texts = Texts(EXAMPLES / name, plain(account_of(name)))
    known = frozenset().union(*(texts.characters(one) for each in read_gold(EXAMPLES / name)["claims"]
                                for one in each["supports"]))
    return [not known & covered(texts.names[one.said.report], [msgspec.to_builtins(span)
                                                               for span in one.said.statement.spans])
            for one in features]


def fit(stories: Sequence[Story]) -> Weights:
    """Weights of the features as they are, and the bias."""
    known = [(story, np.array([one is not None for one in story.truth])) for story in stories]
    table = np.concatenate([story.values[rows] for story, rows in known])
    truth = np.array([float(one) for story in stories for one in story.truth if one is not None])
    weights = newton(np.hstack([np.ones((len(table), 1)), table]), truth, np.array([0.0, *map(expected, FEATURES)]))
    return dict(zip(["bias", *FEATURES], map(float, weights), strict=True))


def expected(name: str) -> float:
    """What a weight is thought to be before any story was seen; 0 where nothing is known."""
    return EXPECTED.get(name, 0.0)


def newton(table: Matrix, truth: Matrix, before: Matrix) -> Matrix:
    """Weights of a logistic model that are likeliest where each is expected around `before` (the first column: free).

    How far a weight may go is by the spread of its feature: a seldom one stays near what is expected. Newton's method.
    """
    penalty = table.var(axis=0) / STRENGTH
    weights = before.copy()
    for _ in range(STEPS):
        chance = logistic(table @ weights)
        slope = table.T @ (truth - chance) - penalty * (weights - before)
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(penalty + 1e-9)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def likenesses(story: Story, weights: Weights) -> Column:
    """The likeness of each pair by these weights."""
    return logistic(story.values @ np.array([weights[name] for name in FEATURES]) + weights["bias"])


def score(story: Story, weights: Weights, threshold: float) -> tuple[Row, Row, Row, Row]:
    """Claim pairs, claims B-cubed, false merges avoided and wrongly joined claims of a story by these weights."""
    features = [one.slots for one in story.compared]
    alike, pairs = likenesses(story, weights), story.pairs
    scores = kept_apart(np.where(may_join(story.values), alike, 0.0), features, pairs, ledger=story.ledger)
    clusters = link(pairs, scores, word_for_word(features, story.ledger), threshold=threshold)
    rivals = rival_pairs(features, pairs[alike >= threshold], alike[alike >= threshold], ledger=story.ledger)
    clusters = with_headlines(with_rivals(clusters, rivals, features, story.ledger), story.compared, story.ledger)
    raw = plain(account_of(story.name)) | {"claims": [claim(number, [features[i] for i in cluster])
                                                       for number, cluster in enumerate(clusters)]}
    gold = read_gold(EXAMPLES / story.name)
    account = Account(raw, Texts(EXAMPLES / story.name, raw))
    measures = Claims(gold, account, Entities(gold, account)).measures()
    wrong = wrongly_joined(clusters, story.told, [one.said.report for one in features])
    return measures["claim pairs"], measures["claims B3"], measures["false merges avoided"], wrong


def claim(number: int, members: Sequence[Features]) -> Row:
    """A cluster in the shape of an account's claim, as far as the measures look at it."""
    supports = [{"report": one.said.report, "statement": one.said.statement.id, "differs_in": [],
                 "spans": [{"start": span.start, "end": span.end} for span in one.said.statement.spans]}
                for one in members]
    return {"id": f"claim-{number}", "standing": "", "origins": {"named": []}, "conflicts": [], "supports": supports}


def report(stories: Sequence[Story], weights: Sequence[Weights]) -> None:
    """Print, for every threshold, the means over stories and each story's B-cubed."""
    for threshold in THRESHOLDS:
        rows = [score(story, each, threshold) for story, each in zip(stories, weights, strict=True)]
        mean = {(part, key): fmean(row[part][key] for row in rows) for part in (0, 1) for key in ("p", "r", "f1")}
        merges = sum(row[2]["of"] - row[2]["n"] for row in rows)
        print(f"at {threshold}: claims B3 {mean[1, 'f1']:.1f} (P {mean[1, 'p']:.1f}, R {mean[1, 'r']:.1f}), "
              f"claim pairs {mean[0, 'f1']:.1f} (P {mean[0, 'p']:.1f}), false merges {merges} of "
              f"{sum(row[2]['of'] for row in rows)}, wrong in {sum(row[3]['n'] for row in rows)} claims of several "
              f"reports of {sum(row[3]['of'] for row in rows)}: "
              + " ".join(f"{story.name} {row[1]['f1']:.0f}" for story, row in zip(stories, rows, strict=True)))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without", nargs="*", default=[], choices=STORIES, metavar="STORY")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    stories = [read_story(name) for name in STORIES if name not in arguments.without]
    print("each story by what the others teach")
    report(stories, [fit([other for other in stories if other is not one]) for one in stories])
    weights = fit(stories)
    if arguments.without:
        print("stories that nothing was learned from")
        report([read_story(name) for name in arguments.without], [weights] * len(arguments.without))
    for name, value in weights.items():
        print(f"{name:20} {value:7.2f}")
    if arguments.write:
        rows = "".join(f"{name}\t{value:.3f}\n" for name, value in weights.items())
        TABLE.write_text(HEAD + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
