"""Figures: numbers, their bounds, their units, and what they count."""

from __future__ import annotations

import itertools

import pytest
from time_reports import make_report, parse_one, read_cases

from reportedly.model.base import Span
from reportedly.model.reading import Figure
from reportedly.read.figures import read_figures
from reportedly.read.times import read_times


def read_all(text: str) -> tuple[Figure, ...]:
    """Read the figures of a text."""
    report = make_report(text, "2022-05-02")
    blocks = parse_one(report)
    return read_figures(report, blocks, read_times(report, blocks))


def written(number: float | None) -> str:
    """Write a number as the table does."""
    return "" if number is None else f"{round(number, 4):.10g}"


def words(span: Span | None, text: str) -> str:
    """Cut a span out, or nothing."""
    return span.of(text) if span else ""


@pytest.mark.parametrize("case", read_cases("cases_figures"), ids=lambda case: case["sentence"][:40])
def test_figure_is_read(case: dict[str, str]) -> None:
    """Each figure of the table has its number, bounds, unit, counted words and hedge."""
    text = case["sentence"]
    found = {figure.span.of(text): figure for figure in read_all(text)}
    if not case["figure"]:
        assert not found
        return
    assert case["figure"] in found
    figure = found[case["figure"]]
    bounds = [written(number) for number in (figure.number, figure.low, figure.high)]
    assert bounds == [case["number"], case["low"], case["high"]]
    assert (figure.unit, words(figure.counted, text), words(figure.hedge, text)) == (
        case["unit"],
        case["counted"],
        case["hedge"],
    )


def test_figures_leave_times_out() -> None:
    """A number inside of a time expression is no figure."""
    text = "On 12 May 2020, three days after the flood, 14 houses stood."
    assert [figure.span.of(text) for figure in read_all(text)] == ["14"]


def test_figures_come_in_order_without_overlap() -> None:
    """Figures come back by their start, and no two share a character."""
    figures = read_all("At least 12 of 40 men, 3-4 million hens and $2.5bn were lost; 30 percent of 200 farms closed.")
    assert len(figures) == 6
    assert all(one.end <= other.start for one, other in itertools.pairwise(figures))
