"""The tables of what comes in which words."""

from __future__ import annotations

import pytest

from reportedly.align.courses import became, courses_come, courses_due, courses_led, courses_missed
from reportedly.model.claim import How
from reportedly.text.words import stem


def stems(words: str) -> list[str]:
    return [stem(word) for word in words.split()]


@pytest.mark.parametrize(
    ("announced", "told", "verb"),
    [
        ("the ship is to sail", "the ship left port", "left"),
        ("MPs will vote", "MPs backed the bill", "backed"),
        ("the jury is to retire", "jurors found him guilty", "found"),
        ("he will be sentenced", "he was jailed", "jailed"),
        ("dockers will walk out", "the stoppage lasted", "lasted"),
        ("he will be buried", "he was laid to rest", "laid"),
    ],
)
def test_what_is_announced_comes_in_other_words(announced: str, told: str, verb: str) -> None:
    """The announcement and its outcome share a course of events, and the verb alone says which."""
    come = courses_come(frozenset(stems(told)), frozenset(stems(verb)))
    assert courses_due(frozenset(stems(announced))) & come


def test_a_noun_alone_has_not_come() -> None:
    """“The vote” names what is to come: without a verb of the table nothing is told as come."""
    assert "vote" not in courses_come(frozenset(stems("the vote")), frozenset())


def test_what_is_said_comes_by_its_verb_alone() -> None:
    """Of two words that belong together the first must be what is done: "led" by another one, nothing has come."""
    words, verb = frozenset(stems("he was laid to rest")), frozenset(stems("laid"))
    assert courses_led(words, verb) == courses_come(words, verb) != frozenset()
    assert courses_led(words, frozenset(stems("rest"))) == frozenset() != courses_come(words, frozenset())


def test_what_was_turned_back_was_missed() -> None:
    """A journey that ended at the border is told as missed, not as come."""
    words, verb = frozenset(stems("they were turned back")), frozenset(stems("were turned"))
    assert "journey" in courses_missed(words, verb)


@pytest.mark.parametrize(
    ("words", "verb", "how"),
    [
        ("the march was called off", "was called", How.CANCELLED),
        ("the union put the march off", "put", How.CANCELLED),
        ("the march took place", "took", How.HAPPENED),
        ("the march was moved to Friday", "was moved", How.CHANGED),
        ("the train came after a delay", "came", None),  # the verb must say it
    ],
)
def test_a_word_for_the_end_is_the_verb(words: str, verb: str, how: How | None) -> None:
    """Only the statement's own verb tells an end; its particle may stand behind the object."""
    found = became(stems(words), frozenset(stems(verb)))
    assert (found.how if found else None) is how
