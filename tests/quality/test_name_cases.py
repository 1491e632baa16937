"""The table of hard names, which anybody may extend."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.resolve import same

VERDICTS = {"same": True, "different": False, "unsure": None}


def _cases() -> list[tuple[str, ...]]:
    lines = (Path(__file__).parent / "name_cases.tsv").read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    assert rows[0] == ("a", "b", "verdict", "why")
    return rows[1:]


@pytest.mark.parametrize("case", _cases(), ids=lambda case: " / ".join(case[:2]))
def test_hard_names(case: tuple[str, ...]) -> None:
    """Each row of the table is judged as it says, in either order, and with a reason."""
    a, b, verdict, why = case
    for judged in (same(a, b), same(b, a)):
        assert judged.same is VERDICTS[verdict], (why, judged.reasons)
        assert judged.reasons


def test_the_table_has_all_verdicts_and_no_pair_twice() -> None:
    """At least fifty rows, each pair once, and at least ten of every verdict."""
    cases = _cases()
    assert len({frozenset(case[:2]) for case in cases}) == len(cases) >= 50
    assert all(sum(case[2] == verdict for case in cases) >= 10 for verdict in VERDICTS)
