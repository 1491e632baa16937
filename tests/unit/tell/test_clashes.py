"""Possible conflicts: pairs with a side in common are told as one, and none that the account does not hold."""

from __future__ import annotations

import pytest
from msgspec import structs
from tell_desk import Desk
from tell_fixture import P
from tell_variants import account_of

from reportedly.model.account import Account
from reportedly.model.claim import Conflict, Origins, Slot, Standing
from reportedly.model.judgement import Degree, Knowledge, Reuse
from reportedly.tell.phrases import name_clash
from reportedly.tell.terminal import to_terminal
from reportedly.tell.tree import view_story


def tolls(numbers: dict[str, str], pairs: tuple[str, ...]) -> Account:
    """One claim of reports that count the hurt, with a conflict for each pair of their names ("ab")."""
    desk = Desk()
    for paper, number in numbers.items():
        desk.report(paper, f"The {paper} Post", ((P, f"In Lindmark {number} people were hurt."),))
    supports = {paper: desk.support(paper, f"{number} people were hurt") for paper, number in numbers.items()}
    conflicts = tuple(
        Conflict(
            slot=Slot.HOW_MANY, first=supports[one].statement, second=supports[two].statement,
            a=desk.located(one, numbers[one]), b=desk.located(two, numbers[two]),
        )
        for one, two in pairs
    )  # fmt: skip
    desk.claim(Standing.DIFFER, *supports.values(), origins=Origins(unstated=len(numbers)), conflicts=conflicts)
    return account_of(desk)


def told(account: Account) -> list[str]:
    """The possible conflicts of the first claim, each as a line."""
    clashes = view_story(account).claims[0].clashes
    return [name_clash(clash).removeprefix("possible conflict, how many: ") for clash in clashes]


CASES = [
    # One value in two reports against another one.
    ({"a": "38", "b": "38", "c": "41"}, ("ac", "bc"), ["A, B “38” against C “41”"]),
    # Two values against one: nothing is said of the two.
    ({"a": "38", "b": "about 38", "c": "41"}, ("ac", "bc"), ["A “38”; B “about 38” against C “41”"]),
    # Three of which no two can hold.
    ({"a": "38", "b": "41", "c": "44"}, ("ab", "ac", "bc"), ["A “38” against B “41” against C “44”"]),
    # No whole: two stay apart, what they share is told once.
    ({"a": "38", "b": "41", "c": "44", "d": "47"}, ("ab", "bc", "cd"),
     ["A “38”; C “44” against B “41”", "C “44” against D “47”"]),
    # Two that have nothing to do with each other.
    ({"a": "38", "b": "41", "c": "44", "d": "47"}, ("ab", "cd"), ["A “38” against B “41”", "C “44” against D “47”"]),
]  # fmt: skip


@pytest.mark.parametrize(("numbers", "pairs", "lines"), CASES)
def test_pairs_with_a_side_in_common_are_one_line(
    numbers: dict[str, str], pairs: tuple[str, ...], lines: list[str]
) -> None:
    """Values stand on one side where the account says the same of both; the sides in order of the reports."""
    assert told(tolls(numbers, pairs)) == lines


def test_a_copy_stands_on_the_side_of_its_text() -> None:
    """The account names one report of a text; who prints the same words stands beside it."""
    account = tolls({"a": "38", "b": "41", "c": "41"}, ("ab",))
    reuse = Reuse(
        report="c", source="b", degree=Degree.WHOLLY, containment=1.0, direction=Knowledge.UNKNOWN, passages=()
    )
    assert told(account) == ["A “38” against B “41”"]
    assert told(structs.replace(account, reuse=(reuse,))) == ["A “38” against B = C “41”"]


def test_one_text_against_itself_keeps_both_of_its_sides() -> None:
    """The same words at two places of one report are two sides, known by their places."""
    desk = Desk()
    desk.report("a", "The Post", ((P, "He was there, she said. He was there, they said, and then not."),))
    one, two = desk.support("a", "He was there, she"), desk.support("a", "He was there, they")
    first, second = desk.located("a", "was"), desk.located("a", "was there, they")
    second = structs.replace(second, end=second.start + 3)
    clash = Conflict(slot=Slot.POLARITY, first=one.statement, second=two.statement, a=first, b=second)
    desk.claim(Standing.DIFFER, one, two, origins=Origins(unstated=1), conflicts=(clash,))
    (found,) = view_story(account_of(desk)).claims[0].clashes
    assert [side[0].words.spans[0].start for side in found.sides] == [3, 27]


def test_the_terminal_tells_many_pairs_in_one_line() -> None:
    """Four reports with one number against two with another one: eight pairs, one line in the account."""
    numbers = {"a": "38", "b": "38", "c": "38", "d": "38", "e": "41", "f": "41"}
    account = tolls(numbers, tuple(one + two for one in "abcd" for two in "ef"))
    shown = to_terminal(account, width=100, colour=False)
    assert "A, B, C, D “38” against E, F “41”" in shown[shown.index("REPORTS DIFFER") :]
