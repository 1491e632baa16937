"""Plans of random small stories: outcomes are told later, by another report; the order of inputs changes nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import report

from reportedly.align import align
from reportedly.model.claim import How, Plan
from reportedly.model.reading import Reading
from reportedly.pipeline.compare import judge
from reportedly.read import read

SENTENCES = (
    "Envoy Lena Varga will land in Oslo on Wednesday.",
    "Lena Varga landed in Oslo on Thursday.",
    "Dockers in Bergen are set to strike on Friday.",
    "The strike by Bergen dockers was called off.",
    "Lawmakers will vote on the fish tax on Thursday.",
    "Lawmakers passed the fish tax.",
    "The vote was postponed until Friday.",
    "Lena Varga did not land in Oslo.",
    "At least 38 people were killed. The government's figure is 41.",
)
DAYS = ("2024-03-05", "2024-03-06", "2024-03-07", "2024-03-09")
TOLD = st.tuples(st.sampled_from(DAYS), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
SETTLED = (How.HAPPENED, How.CHANGED, How.CANCELLED, How.NOT_HAPPENED)


def readings_of(told: list[tuple[str, list[str]]]) -> list[Reading]:
    reports = [report(" ".join(words), id=f"r{n}", outlet=f"Paper {n}", published=day)
               for n, (day, words) in enumerate(told)]  # fmt: skip
    return list(read(reports))


def plans_of(readings: list[Reading]) -> tuple[Plan, ...]:
    return align(judge("story-1", readings)).plans


@settings(max_examples=25, deadline=None)
@given(st.lists(TOLD, min_size=1, max_size=4))
def test_outcomes_are_told_later_and_by_others(told: list[tuple[str, list[str]]]) -> None:
    """Settled plans have an outcome, open ones have none; it stands in another report, of no earlier day."""
    readings = readings_of(told)
    days = {reading.report.id: reading.report.published.value or "" for reading in readings}
    for plan in plans_of(readings):
        assert (plan.outcome is not None) is (plan.how in SETTLED)
        if plan.outcome is not None:
            assert plan.outcome.report != plan.report and days[plan.outcome.report] >= days[plan.report]


@settings(max_examples=15, deadline=None)
@given(st.lists(TOLD, min_size=2, max_size=4))
def test_the_order_of_the_inputs_changes_no_plan(told: list[tuple[str, list[str]]]) -> None:
    """Plans are those of the story, whichever report came first."""
    readings = readings_of(told)
    assert plans_of(readings) == plans_of(readings[::-1])
