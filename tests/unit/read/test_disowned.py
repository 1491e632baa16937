"""What is told only to be called untrue, or unproven, is not told as so."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.model.reading import Certainty, Polarity
from reportedly.read import read


def put(text: str, words: str) -> tuple[Polarity, Certainty]:
    """How the statement of these words is put."""
    (reading,) = read([report(text, id="r1", outlet="The Korvik Star", published="2024-03-04")])
    one = next(each for each in reading.statements if " ".join(s.of(text) for s in each.spans) == words)
    return one.polarity, one.certainty


UNTRUE = [
    ("It is not true that the dam had burst.", "the dam had burst"),
    ("There is no truth in the report that the mayor was paid.", "the mayor was paid"),
    ("Reports that the dam had burst were false.", "the dam had burst"),
    ("The mayor dismissed as nonsense a report that he had sold the dam.", "he had sold the dam"),
    ("The ministry denied a newspaper report that soldiers would drive trains.", "soldiers would drive trains"),
    ("The mayor rejected claims that he had taken money.", "he had taken money"),
    ("The firm ruled out that its accounts had been used.", "its accounts had been used"),
]


@pytest.mark.parametrize(("text", "words"), UNTRUE)
def test_what_is_called_untrue_is_negated(text: str, words: str) -> None:
    """What is not true, false, nonsense or denied, whoever reported it, is told as not so."""
    assert put(text, words)[0] is Polarity.NEGATIVE


UNPROVEN = [
    ("There is no evidence that the dam was blown up.", "the dam was blown up"),
    ("Police have found no sign that the fire was set on purpose.", "the fire was set on purpose"),
    ("Nobody has produced proof that any money was paid.", "any money was paid"),
]


@pytest.mark.parametrize(("text", "words"), UNPROVEN)
def test_what_is_unproven_is_left_open(text: str, words: str) -> None:
    """That no proof is seen of a thing neither bears it out nor denies it."""
    assert put(text, words) == (Polarity.UNKNOWN, Certainty.UNDERSPECIFIED)


STANDING = [
    ("Police found evidence that the dam was blown up.", "the dam was blown up"),
    ("Reports that the dam had burst were true.", "the dam had burst"),
    ("Reports that the dam had burst were not false.", "the dam had burst"),
    ("Police found evidence that the fire was set on purpose.", "the fire was set on purpose"),
]


@pytest.mark.parametrize(("text", "words"), STANDING)
def test_what_stands(text: str, words: str) -> None:
    """What is true, not false, or proven is told as so."""
    assert put(text, words)[0] is Polarity.POSITIVE


def test_a_cue_under_a_denial_is_denied() -> None:
    """Who denies having demanded a thing did not, by their own word, demand it."""
    text = "Mara Olin denied having demanded the dismissal of Pavel Drosh."
    assert put(text, "Mara Olin having demanded the dismissal of Pavel Drosh")[0] is Polarity.NEGATIVE
