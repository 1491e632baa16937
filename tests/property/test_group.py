"""Properties of grouping, on reports made of shuffled words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.group import group
from reportedly.model.report import Block, BlockKind, Published, Report

WORDS = ["ferry", "Aurelia", "reef", "Halden", "orchard", "frost", "library", "minister", "said", "the", "of", "Brand"]
BODIES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


def report_of(id: str, text: str) -> Report:
    """A report of one paragraph."""
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    return Report(
        id=id, uri=id, outlet=None, title=None, lang="en", text=text, published=Published(), blocks=(block,)
    )


@given(st.permutations(range(6)), st.lists(BODIES, min_size=6, max_size=6))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_reports_changes_nothing(order: list[int], bodies: list[str]) -> None:
    """Any order gives the same lines."""
    reports = [report_of(f"r{number}", body) for number, body in enumerate(bodies)]
    assert group(reports) == group([reports[number] for number in order])


@given(st.lists(BODIES, min_size=1, max_size=5), st.data())
@settings(max_examples=60, deadline=None)
def test_a_copied_report_joins_its_source(bodies: list[str], data: st.DataObject) -> None:
    """The same text under another id always shares the story and the storyline."""
    reports = [report_of(f"r{number}", body) for number, body in enumerate(bodies)]
    source = data.draw(st.sampled_from(reports))
    found = {line.report: line for line in group([*reports, report_of("copy", source.text)])}
    assert found["copy"].story == found[source.id].story
    assert found["copy"].storyline == found[source.id].storyline


@given(st.lists(BODIES, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_report_has_one_line(bodies: list[str]) -> None:
    """Nobody is lost and nobody counted twice."""
    reports = [report_of(f"r{number}", body) for number, body in enumerate(bodies)]
    assert [line.report for line in group(reports)] == sorted(report.id for report in reports)
