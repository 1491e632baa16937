"""The table of hard time expressions: found with exactly these words, of this kind, on these days."""

from __future__ import annotations

from pathlib import Path

import pytest
from time_reports import make_report, parse_one, read_cases

from reportedly.read.times import read_times

CASES = read_cases("time_cases", Path(__file__).parent)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words']} | {case['sentence'][:40]}")
def test_hard_expression(case: dict[str, str]) -> None:
    """Each row of the table holds; words without a kind are no time, and nothing is read in them."""
    start = case["sentence"].index(case["words"])
    report = make_report(case["sentence"], case["published"])
    times = read_times(report, parse_one(report))
    if not case["kind"]:
        assert not [time for time in times if time.start < start + len(case["words"]) and start < time.end]
        return
    found = {report.text[time.start : time.end]: time for time in times}
    assert case["words"] in found
    time = found[case["words"]]
    assert (time.kind.value, time.value or "", time.earliest or "", time.latest or "") == (
        case["kind"],
        case["value"],
        case["earliest"],
        case["latest"],
    )
