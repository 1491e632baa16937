"""Pairs of names beside the project: what the scores must not fall below, where somebody has the files."""

from __future__ import annotations

from pathlib import Path

import pytest
from name_pairs import at_best, measure, ours, read_pairs
from stories import ROOT

NAMES = ROOT.parent / "shared" / "data" / "names"  # kept beside the checkout where somebody has it; never part of it
CASES = Path(__file__).parent / "name_cases.tsv"


def test_measuring_counts_what_was_called_the_same() -> None:
    """Precision, recall and wrong merges are of the pairs called the same; a threshold is the best one on the pairs."""
    gold, said = [True, True, False, False], [True, False, True, False]
    found = measure(gold, said)
    assert found["same"] == {"p": 50.0, "r": 50.0, "f1": 50.0}
    assert found["wrong merges"] == {"n": 1, "of": 2}
    pairs = [("aa", "aa", True), ("aa", "ab", True), ("aa", "bb", False)]
    assert at_best("letters", lambda a, b: sum(x == y for x, y in zip(a, b, strict=True)) / 2, pairs).said == (
        True, True, False,
    )  # fmt: skip


def test_a_table_of_cases_is_read_as_pairs() -> None:
    """Unsure counts as not the same."""
    pairs = read_pairs(CASES)
    assert len(pairs) >= 50
    assert ("Jonas Lindqvist", "Jonas Lindquist", False) in pairs


@pytest.mark.parametrize(("name", "p", "r"), [("pairs_dev", 97.0, 97.0), ("pairs_stress", 97.0, 58.0)])
@pytest.mark.skipif(not NAMES.is_dir(), reason="the pairs are not here")
def test_pairs_are_judged_as_well_as_before(name: str, p: float, r: float) -> None:
    """Neither precision nor recall falls."""
    pairs = read_pairs(NAMES / f"{name}.jsonl")
    found = measure([same for _, _, same in pairs], ours(pairs).said)["same"]
    assert found["p"] >= p
    assert found["r"] >= r
