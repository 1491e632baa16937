"""Words for one doing share a class; those of two doings do not."""

from __future__ import annotations

from itertools import combinations

import pytest

from reportedly.text.doings import expressions_in, meanings_of
from reportedly.text.expressions import find_expressions, gather_expressions, key_of
from reportedly.text.tables import read_table


def meant(words: str) -> set[str]:
    """All classes that a run of words may name."""
    each = words.split()
    found = {meaning for key, _ in expressions_in(each) for meaning in meanings_of(key)}
    return found | {meaning for word in each for meaning in meanings_of(key_of(word))}


@pytest.mark.parametrize(
    "tellings",
    [
        ("ten people were killed", "two drowned", "lost all their lives", "the death toll", "seven lives were lost"),
        ("walked out", "industrial action", "downed their tools", "went on strike"),
        ("the talks collapsed", "broke up without agreement", "were broken off", "came crashing down"),
        ("put off", "postponed", "on hold", "deferred"),
        ("shut", "closed", "sealed off"),
        ("fell ill", "taken ill", "fell sick", "struck down by"),
        ("sacked", "dismissed", "let him go", "showed him the door"),
        ("was arrested", "taken into custody", "detained", "rounded up"),
        ("went missing", "is missing"),
        ("found guilty", "convicted", "the conviction"),
        ("jailed", "a prison sentence", "sent to prison"),
        ("took off", "blasted off"),
        ("bound for Oslo", "on their way", "heading for", "left for"),
    ],
)
def test_tellings_of_one_doing_share_a_class(tellings: tuple[str, ...]) -> None:
    """Each telling names the doing of every other one."""
    for one, other in combinations(tellings, 2):
        assert meant(one) & meant(other), (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("charged", "convicted"),
        ("convicted", "sentenced"),
        ("injured", "killed"),
        ("opened", "closed"),
        ("bought", "sold"),
        ("rose", "fell"),
    ],
)
def test_other_doings_share_none(one: str, other: str) -> None:
    """What news tells apart has no class in common."""
    assert meant(one)
    assert not meant(one) & meant(other)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("they lost their lives there", [("lose life", (1, 3))]),
        ("they lost all of their many young lives", []),
        ("tools down", []),
        ("down tools down tools", [("down tool", (0, 1)), ("down tool", (2, 3))]),
        ("she was taken into custody", [("take into custodi", (2, 3, 4))]),
    ],
)
def test_function_words_may_stand_between(words: str, found: list[tuple[str, tuple[int, ...]]]) -> None:
    """In order, at most two function words between their parts, the longest first, no word in two."""
    known = gather_expressions(["lose life", "down tool", "take into", "take into custodi", "alone"])
    assert list(find_expressions(words.split(), known)) == found


def test_every_row_is_there_once() -> None:
    """No word stands twice in one class."""
    rows = [(row["word"], row["pos"], row["class"]) for row in read_table("predicates")]
    assert len(rows) == len(set(rows))
