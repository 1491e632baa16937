"""What became of plans, in small invented stories that anybody may extend: a floor, and none said wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from reports import report

from reportedly.align import align
from reportedly.model.claim import How, Plan
from reportedly.pipeline.compare import judge
from reportedly.read import read

STORIES = tomllib.loads(Path(__file__).with_name("plan_cases.toml").read_text(encoding="utf-8"))["story"]
FLOOR = 55  # of 64 plans: what was found when the cases were last added to
Found = list[tuple[dict[str, Any], Plan | None, str]]


def found_in(story: dict[str, Any]) -> Found:
    """Each case of a story with the plan found for it, and the words of its outcome."""
    reports = [
        report(each["text"], id=f"r{number}", outlet=f"Paper {number}", published=each["day"])
        for number, each in enumerate(story["reports"], 1)
    ]
    evidence = judge("story-1", read(reports))
    said = {
        (reading.report.id, each.id): " ".join(span.of(reading.report.text) for span in each.spans)
        for reading in evidence.readings
        for each in reading.statements
    }
    plans = align(evidence).plans
    rows: Found = []
    for case in story["plan"]:
        plan = next((p for p in plans if case["words"] in said[p.report, p.statement]), None)
        outcome = plan.outcome if plan else None
        rows.append((case, plan, said[outcome.report, outcome.statement] if outcome else ""))
    return rows


@pytest.fixture(scope="module")
def found() -> Found:
    return [row for story in STORIES for row in found_in(story)]


def is_found(case: dict[str, Any], plan: Plan | None, outcome: str) -> bool:
    """Whether the plan stands there, went as the case says, by the words that the case names."""
    if plan is None:
        return False
    if "outcome" not in case:
        return plan.outcome is None
    return plan.how.value == case["how"] and any(words in outcome for words in case["outcome"].split("|"))


def test_outcomes_are_found(found: Found) -> None:
    """As many plans as ever are found with what became of them, in the words of a later report."""
    missed = [case["words"] for case, plan, outcome in found if not is_found(case, plan, outcome)]
    assert len(found) - len(missed) >= FLOOR, missed


def test_no_outcome_is_invented(found: Found) -> None:
    """Whatever is said of a plan is what the case says: silence is better than a wrong outcome."""
    said = [(case["words"], plan.how, case["how"]) for case, plan, _ in found if plan is not None and plan.outcome]
    assert [row for row in said if row[1] is not How(row[2])] == []
