"""Time expressions: where they stand and what they mean."""

from __future__ import annotations

import pytest
from time_reports import make_report, parse_one, read_cases

from reportedly.model.reading import Direction, TimeExpression, TimeKind
from reportedly.model.report import Block, BlockKind, Report
from reportedly.read.times import place_times, read_times


def cut_out(report: Report, times: tuple[TimeExpression, ...]) -> dict[str, TimeExpression]:
    """Key the expressions by their words."""
    return {report.text[time.start : time.end]: time for time in times}


def read_words(text: str, anchor: str | None) -> dict[str, TimeExpression]:
    """Read a text and key its expressions by their words."""
    report = make_report(text, anchor)
    return cut_out(report, read_times(report, parse_one(report)))


@pytest.mark.parametrize("case", read_cases("cases_times"), ids=lambda case: case["sentence"][:50])
def test_expression_is_found_and_placed(case: dict[str, str]) -> None:
    """Each expression of the table is found with exactly its words and has its value and days."""
    found = read_words(case["sentence"], case["anchor"])
    assert case["expression"] in found
    time = found[case["expression"]]
    assert (time.value or "", time.earliest or "", time.latest or "") == (
        case["value"],
        case["earliest"],
        case["latest"],
    )


@pytest.mark.parametrize("case", read_cases("cases_no_times"), ids=lambda case: case["sentence"][:40])
def test_lookalike_is_no_time(case: dict[str, str]) -> None:
    """Ages, names and counts are not taken for times."""
    start = case["sentence"].index(case["words"])
    report = make_report(case["sentence"], "2022-05-02")
    times = read_times(report, parse_one(report))
    assert not [time for time in times if time.start < start + len(case["words"]) and start < time.end]


@pytest.mark.parametrize(
    ("text", "words", "direction"),
    [
        ("The envoy visited Riga in June.", "June", Direction.PAST),
        ("The envoy has been in Riga since June.", "June", Direction.PAST),
        ("The envoy will visit Riga in June.", "June", Direction.COMING),
        ("The envoy is expected to visit Riga in June.", "June", Direction.COMING),
        ("The envoy plans to visit Riga in June.", "June", Direction.COMING),
        ("The envoy agreed to visit Riga in June.", "June", Direction.COMING),
        ("A visit planned for June was dropped.", "June", Direction.COMING),
        ("Following their visit in June, the envoys said little.", "June", Direction.PAST),
        ("The envoy could not have visited Riga in June.", "June", Direction.PAST),
    ],
)
def test_direction_comes_from_the_governing_verb(text: str, words: str, direction: Direction) -> None:
    """The verb that governs an expression says on which side of the anchor it lies."""
    assert read_words(text, "2022-05-02")[words].direction is direction


def test_guessed_side_is_marked() -> None:
    """Where no verb tells the side of a weekday, its value carries EDTF's mark of doubt."""
    value = read_words("Storm over Riga, Saturday", "2022-05-02")["Saturday"].value
    assert value == "2022-04-30?"


def test_kinds() -> None:
    """Dates, hours, lengths and what recurs are told apart."""
    text = "The annual fair opened at 5 p.m. on Friday and lasted three days."
    kinds = {words: time.kind for words, time in read_words(text, "2022-05-02").items()}
    assert kinds == {"annual": TimeKind.SET, "5 p.m. on Friday": TimeKind.TIME, "three days": TimeKind.DURATION}


def test_undated_report_takes_the_date_of_its_story() -> None:
    """Expressions read without an anchor can be placed later, as if the date had been known when they were read."""
    text = "The envoy will arrive on Thursday. He last came in June. Nobody has called since then."
    undated, dated = make_report(text), make_report(text, "2022-05-02")
    times = read_times(undated, parse_one(undated))
    assert [time.value for time in times] == [None, None, None]
    assert place_times(times, text, "2022-05-02") == read_times(dated, parse_one(dated))


def test_placing_anew_forgets_the_old_anchor() -> None:
    """A new anchor, or none, leaves nothing of the old one behind."""
    report = make_report("The yard closed yesterday; it was built in 1950.", "2022-05-02")
    times = read_times(report, parse_one(report))
    assert [time.value for time in place_times(times, report.text, None)] == [None, "1950"]
    assert [time.value for time in place_times(times, report.text, "2020-01-01T08:00Z")] == ["2019-12-31", "1950"]


def test_nothing_is_read_from_furniture() -> None:
    """A block that is set aside adds no expression."""
    text = "The yard closed on Monday.\n\nSubscribe before Friday"
    whole = make_report(text, "2022-05-02")
    report = Report(
        **{name: getattr(whole, name) for name in whole.__struct_fields__ if name != "blocks"},
        blocks=(
            Block(kind=BlockKind.PARAGRAPH, start=0, end=26),
            Block(kind=BlockKind.FURNITURE, start=28, end=len(text)),
        ),
    )
    assert list(cut_out(report, read_times(report, parse_one(report)))) == ["Monday"]
