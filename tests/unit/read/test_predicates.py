"""What a clause does, where more words than the verb tell it."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.read import read


def terms(text: str) -> set[str]:
    """The terms of all statements of a text."""
    return {term for one in read([report(text)])[0].statements for term in one.terms}


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("Four miners lost their lives in the shaft.", "die"),
        ("They downed tools on Monday.", "strike_work"),
        ("The teachers went on strike on Monday.", "strike_work"),
        ("The teachers are on strike.", "strike_work"),
        ("Mara Ilves was taken into custody on Monday.", "arrest"),
        ("Prosecutors dropped the charges against Mara Ilves.", "drop_charge"),
        ("The charges against Mara Ilves were dropped on Monday.", "drop_charge"),
        ("The mayor called the meeting off.", "cancel"),
        ("The company pulled out of the deal.", "leave"),
        ("Otto Kask was found guilty on Monday.", "convict"),
        ("Three children were ill.", "ill"),
        ("The road remains closed.", "close"),
    ],
)
def test_an_expression_names_the_doing(text: str, doing: str) -> None:
    """A verb with its particle, its object or its preposition; what a copula joins."""
    assert doing in terms(text)


@pytest.mark.parametrize(
    ("text", "doing"),
    [("Mara Ilves walked out of the hall.", "strike_work"), ("The mayor lost his keys in the square.", "die")],
)
def test_the_verb_alone_does_not(text: str, doing: str) -> None:
    """Without the rest of the expression the verb names its own doing."""
    assert doing not in terms(text)
