"""A person's rules on stories: what they join, part and move, and what is told when they come to nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportedly.errors import ConfigError
from reportedly.group.rules import read_rules
from reportedly.group.ruling import Ruled, rule
from reportedly.model.story import StoryRule, StoryVerdict

HEAD = "a\tb\tverdict\twho\twhen\twhy\n"
LETTERS = "abcdefghijk"


def near(ones: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> list[list[float]]:
    """Letters are alike as they stand near each other in the alphabet; k is like nobody."""

    def one(left: Sequence[str], right: Sequence[str]) -> float:
        if "k" in left or "k" in right:
            return 0.0
        return sum(1 / (1 + abs(ord(a) - ord(b))) for a in left for b in right) / (len(left) * len(right))

    return [[one(left, right) for right in others] for left in ones]


def ruled(groups: str, *rows: str) -> Ruled:
    """Apply rules written "a same b" to groups written "ab c"."""
    rules = []
    for line, row in enumerate(rows, start=2):
        a, verdict, b = row.split()
        rules.append(StoryRule(a=a, b=b, verdict=StoryVerdict(verdict), who="Ines", when="2031-05-04", line=line))
    return rule([list(group) for group in groups.split()], rules, ids={each: each for each in LETTERS}, closeness=near)


CASES = [
    ("ab cd", ["a same c"], "abcd"),
    ("ab cd ef", ["a same c", "d same e"], "abcdef"),
    ("abgh", ["a different h"], "ab gh"),
    ("abghk", ["a different h"], "ab gh k"),  # like neither side: alone
    ("abcd", ["a same d", "b different d"], "ad bc"),
    ("abc de", ["c move d"], "ab cde"),
    ("abc de", ["c move d", "a same e"], "abcde"),
    ("abcd", ["a different c", "b different d"], "ab cd"),  # opponents in pairs: two stories, not four
    ("ab cd", ["a same b"], "ab cd"),
    ("ab cd", ["a different c"], "ab cd"),
    ("abc", ["a different b", "b different c", "a different c"], "a b c"),
]


@pytest.mark.parametrize(("before", "rows", "after"), CASES)
def test_rules_join_part_and_move(before: str, rows: list[str], after: str) -> None:
    """What a person said holds, and nobody is lost."""
    found = ruled(before, *rows)
    assert ["".join(group) for group in found.groups] == after.split()
    assert found.idle == ()


@pytest.mark.parametrize(
    ("rows", "idle", "after"),
    [
        (["a same c", "a different c"], [2], "ab cd"),
        (["a different b", "a same b"], [2], "ab cd"),
        (["a same c", "c same d", "a different d"], [2], "ab cd"),
        (["a same c", "a move d", "b same c"], [2], "abcd"),
        (["a different c", "b different c", "a same b"], [], "ab cd"),
        (["a same x"], [2], "ab cd"),
    ],
)
def test_the_later_rule_outranks_and_it_is_told(rows: list[str], idle: list[int], after: str) -> None:
    """An earlier rule that a later one contradicts, or one that names nobody, is named with its line."""
    found = ruled("ab cd", *rows)
    assert ["".join(group) for group in found.groups] == after.split()
    assert [int(message.split("line ")[1].split(" ")[0]) for message in found.idle] == idle


def test_who_said_so_is_kept() -> None:
    """Whose rule decided a report's story."""
    assert ruled("ab cd e", "a same c").said == dict.fromkeys("abcd", "Ines")


def test_a_table_is_read() -> None:
    """Comments, empty lines and an empty last cell are fine; lines are counted from 1."""
    (only,) = read_rules(f"# said\n\n{HEAD}r1\tr2\tmove\tInes\t2031-05-04\n", origin="rules.tsv")
    assert (only.a, only.b, only.verdict, only.why, only.line) == ("r1", "r2", StoryVerdict.MOVE, "", 4)


@pytest.mark.parametrize(
    "row",
    ["r1\tr2\tmaybe\tInes\t2031", "r1\tr1\tsame\tInes\t2031", "r1\t\tsame\tInes\t2031", "r1\tr2\tsame\t\t2031"],
)
def test_what_is_no_rule_is_refused_with_its_line(row: str) -> None:
    """A wrong verdict, an empty cell, one report twice."""
    with pytest.raises(ConfigError, match="line 2"):
        read_rules(f"{HEAD}{row}\n", origin="rules.tsv")


def test_a_table_without_its_head_is_refused() -> None:
    """The first line names the columns."""
    with pytest.raises(ConfigError, match="first line"):
        read_rules("r1\tr2\tsame\tInes\t2031\twhy\n", origin="rules.tsv")
