"""What makes two statements alike, and what keeps them apart: rare terms, better partners, other people and days."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from reports import report

from reportedly.align.apart import cannot_be_one
from reportedly.align.bags import Bag, bag_of
from reportedly.align.compared import compare_all
from reportedly.align.features import Features, describe
from reportedly.align.ledger import Ledger
from reportedly.align.linking import candidate_pairs, kept_apart
from reportedly.align.score import FEATURES, evidence_of, likenesses, may_join
from reportedly.align.shared import cosines, overlaps, shares
from reportedly.pipeline.compare import judge
from reportedly.read import read


def told(*texts: str, day: str = "2024-03-04") -> tuple[list[Features], Ledger]:
    """The statements of reports r1, r2, … of one day, described."""
    reports = [report(text, id=f"r{n}", outlet=f"Paper {n}", published=day) for n, text in enumerate(texts, 1)]
    ledger = Ledger(judge("story-1", read(reports)))
    return describe(ledger), ledger


def bag_with(features: list[Features], ledger: Ledger) -> Mapping[str, float]:
    """The weighed terms of the last statement."""
    return compare_all(features, ledger)[-1].bag.weights


def of_pairs(features: list[Features], ledger: Ledger) -> dict[tuple[int, int], list[float]]:
    """The values of all candidate pairs."""
    compared = compare_all(features, ledger)
    pairs = candidate_pairs(compared)
    values = evidence_of(compared, pairs, ledger).tolist()
    return {(i, j): row for (i, j), row in zip(pairs.tolist(), values, strict=True)}


def are_apart(features: list[Features], ledger: Ledger, one: int, other: int) -> bool:
    """Whether two statements can be no one event."""
    return bool(cannot_be_one(features, np.array([[one, other]]), ledger)[0])


ONE_PAIR = np.array([[0, 1]])


def overlap(a: Bag, b: Bag) -> float:
    """The overlap of two bags."""
    return float(overlaps([a, b], ONE_PAIR)[0])


def share(a: Bag, b: Bag) -> float:
    """How much of the one bag is found in the other."""
    return float(shares([a, b], ONE_PAIR)[0])


def cosine(a: Bag, b: Bag) -> float:
    """The cosine of two bags."""
    return float(cosines([a.weights, b.weights], ONE_PAIR)[0])


def with_words(features: list[Features], words: str) -> Features:
    """The first statement that has these words."""
    return next(one for one in features if words in one.said.words)


def test_overlap_is_symmetric_and_one_doing_nearly_counts() -> None:
    """Overlap does not ask which side is which; other words for one doing count for less than the same word."""
    a, b = bag_of({"talk": 1.0, "harbor": 0.5}), bag_of({"negoti": 1.0, "harbor": 0.5})
    assert overlap(a, b) == overlap(b, a)
    assert overlap(bag_of({"harbor": 0.5, "ferri": 1.0}), b) < overlap(a, b) < overlap(a, a)


def test_what_says_little_proves_little() -> None:
    """A single shared term is a smaller share of a statement of one word than of one with more that is shared."""
    little, more = bag_of({"ferri": 0.5}), bag_of({"ferri": 0.5, "sink": 1.0})
    assert share(little, more) < share(more, more)


def test_nothing_shared_is_nothing() -> None:
    """Bags without a common term have no cosine and no overlap."""
    assert cosine(bag_of({"a": 1.0}), bag_of({"b": 1.0})) == overlap(bag_of({"xa": 1.0}), bag_of({"xb": 1.0})) == 0.0
    assert cosine(bag_of({}), bag_of({})) == 0.0


def test_a_bag_knows_days_numbers_and_who_is_meant() -> None:
    """A statement's terms are its words, the day it names, its numbers, and the words that say who "it" is."""
    bag = bag_with(*told("The tower stands behind the fish market. It was switched off on Monday, 26 February 2024."))
    assert "on:2024-02-26" in bag
    assert "switch" in bag
    assert "number:9" in bag_with(*told("The ferry struck the quay. Nine sailors were hurt."))


def test_words_of_much_news_weigh_less() -> None:
    """A word that much news has weighs less than a rare one that stands as often in the story."""
    bag = bag_with(*told("The city reopened the velodrome."))
    assert bag["citi"] < bag["velodrom"]


def test_a_rival_takes_from_the_pair() -> None:
    """Of two partners in one report the worse one has a negative margin; the best one is held against none."""
    features, ledger = told(
        "The harbour master closed the northern quay on Friday.",
        "The northern quay was closed by the harbour master on Friday. The northern market has a harbour view.",
    )
    one = features.index(with_words(features, "closed the northern quay"))
    margins = {
        features[j].said.words: values[FEATURES.index("margin")]
        for (i, j), values in of_pairs(features, ledger).items()
        if i == one
    }
    best = max(margins, key=lambda words: margins[words])
    assert "was closed" in best
    assert margins[best] == 0.0 > min(margins.values())


def test_likenesses_do_not_ask_for_the_order() -> None:
    """A pair is as alike when the reports come the other way round."""
    one, other = "Lena Varga met the mayor of Bergen on Monday.", "The mayor of Bergen was met by Lena Varga on Monday."
    scores = []
    for texts in ((one, other), (other, one)):
        features, ledger = told(*texts)
        compared = compare_all(features, ledger)
        scores.append(sorted(likenesses(evidence_of(compared, candidate_pairs(compared), ledger)).tolist()))
    assert scores[0] == pytest.approx(scores[1])


APART = [
    ("Ferries will sail to Oslo on Tuesday.", "Ferries sailed to Oslo on Friday.", "two days, two states"),
    ("Lena Varga is heading to Oslo.", "Jon Dahl is heading to Oslo.", "two people"),
    ("A senior envoy is flying to Sweden.", "Officials are flying to Canada.", "two places, nobody in common"),
    ("It is not known who opened the gate.", "A guard opened the gate.", "a question and an answer"),
]


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_what_tells_two_events_is_kept_apart(one: str, other: str, why: str) -> None:
    """Other people, days with other states, and other places with nobody in common are two events."""
    features, ledger = told(one, other)
    assert are_apart(features, ledger, 0, len(features) - 1), why


def test_a_report_does_not_disagree_with_itself() -> None:
    """Two counts of one report are two things; the same two counts of two reports may be one claim."""
    nine, twelve = "Nine people were hurt at the quay.", "Twelve people were hurt at the quay."
    features, ledger = told(f"{nine} {twelve}")
    assert are_apart(features, ledger, 0, 1)
    features, ledger = told(nine, twelve)
    assert not are_apart(features, ledger, 0, 1)


def test_a_day_and_a_person_alone_bring_no_pair() -> None:
    """Two statements that share a name and a day and no word, doing or number are not compared."""
    one, other = "Lena Varga closed the market on Friday.", "On Friday Lena Varga flew kites."
    features, ledger = told(one, other)
    assert len(candidate_pairs(compare_all(features, ledger))) == 0


def test_another_name_for_a_thing_is_another_statement() -> None:
    """Who calls one thing a farce and another thing a victory has said two things; the same name may be one."""
    farce, victory = 'Lena Varga called the sale "a farce".', 'Lena Varga called the verdict "a victory for us".'
    features, ledger = told(farce, victory, "Varga called it a farce.")
    assert are_apart(features, ledger, 0, 1)
    assert not are_apart(features, ledger, 0, 2)


def value(feature: str, one: str, other: str) -> float:
    """The value of a feature between the first statement of one text and the longest of the other."""
    features, ledger = told(one, other)
    last = max((f for f in features if f.said.report == "r2"), key=lambda f: len(f.said.words))
    row = evidence_of(compare_all(features, ledger), np.array([[0, features.index(last)]]), ledger)[0]
    return float(row[FEATURES.index(feature)])


DOINGS = [
    ("Thieves copied the files of 900 pupils.", "The school published the files of 900 pupils.", 1.0),
    ("Thieves copied the files of 900 pupils.", "The files of 900 pupils were copied.", 0.0),
    ("The union struck for two days.", "The two-day strike of the union ended.", 0.0),
    ("Thieves copied the files of 900 pupils.", "The school has the files of 900 pupils.", 0.0),
]


@pytest.mark.parametrize(("one", "other", "wanted"), DOINGS)
def test_another_doing_is_one_that_neither_names(one: str, other: str, wanted: float) -> None:
    """Doings are others where neither side names the other's, as verb or noun; a light verb tells none."""
    assert value("other_doing", one, other) == wanted


COUNTS = [
    ("The firm sold nine ferries.", "The firm sold twelve ferries.", True),
    ("The firm sold nine ferries.", "The firm repaired twelve ferries.", False),
    ("Divers recovered nine ferries.", "Divers recovered the other three ferries.", False),
    ("Nine people were killed.", "The flood left twelve dead.", True),
]


@pytest.mark.parametrize(("one", "other", "wanted"), COUNTS)
def test_things_count_the_same_by_one_doing(one: str, other: str, wanted: bool) -> None:
    """Numbers of things are rivals by one doing only, those of the dead always; "the other three" are never all."""
    assert (value("counts_the_same", one, other) > 0) is wanted


def test_a_hollow_denial_is_likened_to_nothing() -> None:
    """Two denials of "it" and "this" are not one claim for being denials: each denies what stands before it."""
    features, ledger = told(
        "The firm paid the thieves. The company denied this.", "The mayor sold his shares. A spokesman denied it."
    )
    pairs = np.array([(i, j) for i in range(len(features)) for j in range(i + 1, len(features))])
    kept = kept_apart(np.ones(len(pairs)), features, pairs, ledger=ledger)
    hollow = {i for i, one in enumerate(features) if "denied" in one.said.words}
    assert len(hollow) == 2
    assert all(score <= 0 for (i, j), score in zip(pairs.tolist(), kept.tolist(), strict=True) if {i, j} & hollow)


def test_what_joins_nothing_by_itself() -> None:
    """A plan and a deed of no common day, a noun and a clause, other doings that barely share words: no join."""
    def row(**values: float) -> list[float]:
        return [values.get(name, 0.0) for name in FEATURES]

    rows = np.array([
        row(overlap=0.6), row(overlap=0.6, plan_and_done=1), row(overlap=0.6, plan_and_done_that_day=1),
        row(overlap=0.5, one_nominal=1), row(overlap=0.6, one_nominal=1),
        row(overlap=0.2, other_doing=1), row(overlap=0.4, other_doing=1),
        row(overlap=0.2, other_doing=1, counts_the_same=1),
    ])  # fmt: skip
    assert may_join(rows).tolist() == [True, False, True, False, True, False, True, True]
