"""Figures as series: what is stale, and what stands beside vague words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reportedly.model.account import Change, FigureValue
from reportedly.model.base import Span
from reportedly.tell.phrases import name_row
from reportedly.tell.series import Told, mark_changes, mark_stale
from reportedly.tell.view import FigureRow, Words

KILLED = frozenset({"kill"})
BURIED = frozenset({"bury"})
NOBODY = frozenset[str]()
Given = tuple[float, str, str | None, str, frozenset[str]]


def value(number: float, report: str, day: str | None, *, low: float | None = -1.0) -> FigureValue:
    """A value that one report gives."""
    least = number if low == -1.0 else low
    return FigureValue(value=number, low=least, high=number, report=report, start=0, end=2, as_of=day, origin=None)


def stale(*given: Given) -> list[bool]:
    """Which of the values (number, report, day, words, doing) are stale."""
    values = [value(number, report, day) for number, report, day, _, _ in given]
    told = [Told(words, NOBODY, doing) for _, _, _, words, doing in given]
    return [each.stale for each in mark_stale(values, told)]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([(17, "a", "2031-03-01", "17", KILLED), (31, "b", "2031-03-02", "31", KILLED),
          (17, "c", "2031-03-03", "17", KILLED)], [False, False, True]),
        # nobody has moved on
        ([(17, "a", "2031-03-01", "17", KILLED), (17, "b", "2031-03-02", "17", KILLED)], [False, False]),
        # other words are no repeat
        ([(17, "a", "2031-03-01", "17", KILLED), (31, "b", "2031-03-02", "31", KILLED),
          (17, "c", "2031-03-03", "seventeen", KILLED)], [False, False, False]),
        # another doing is another number
        ([(17, "a", "2031-03-01", "17", KILLED), (31, "b", "2031-03-02", "31", BURIED),
          (17, "c", "2031-03-03", "17", KILLED)], [False, False, False]),
        # without a day, or on one day, nothing is older
        ([(17, "a", None, "17", KILLED), (31, "b", "2031-03-02", "31", KILLED), (17, "c", None, "17", KILLED)],
         [False, False, False]),
        ([(17, "a", "2031-03-02", "17", KILLED), (31, "b", "2031-03-02T09:00Z", "31", KILLED),
          (17, "c", "2031-03-02", "17", KILLED)], [False, False, False]),
    ],
)  # fmt: skip
def test_a_stale_repeat_is_marked(given: list[Given], wanted: list[bool]) -> None:
    """A value is stale where it repeats older words after another report has given another number of the same."""
    assert stale(*given) == wanted


def test_open_bounds_that_meet_are_no_other_number() -> None:
    """“At least 17” after “31” says nothing else, so that nobody has moved on."""
    values = [value(17, "a", "2031-03-01"), value(31, "b", "2031-03-02", low=None), value(17, "c", "2031-03-03")]
    told = [Told("17", NOBODY, KILLED), Told("31", NOBODY, KILLED), Told("17", NOBODY, KILLED)]
    assert not any(each.stale for each in mark_stale(values, told))


def test_a_row_shows_the_convention_and_the_repeat() -> None:
    """Vague words keep their words and bounds; the coders' number and a stale repeat stand beside them."""
    words = Words(report=0, key="A", spans=(Span(start=0, end=6),), pieces=("Dozens",))
    row = FigureRow(
        words=words, said=None, value="24 or more", origin=None, as_of="3 Mar 2031", convention="12", stale=True
    )
    line = name_row(row)
    assert "Dozens" in line and "= 24 or more, by ACLED's convention 12" in line
    assert line.endswith("↺ repeats an older value")


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ([value(5, "a", "2031-03-01"), value(7, "b", "2031-03-02"), value(3, "c", "2031-03-03")],
         [None, Change.UP, Change.DOWN]),
        # values of one day are no revisions of one another
        ([value(5, "a", "2031-03-01"), value(7, "b", "2031-03-01")], [None, None]),
        # "at least 5" and 7 can be one number
        ([value(5, "a", "2031-03-01", low=5.0), value(5, "b", "2031-03-02")], [None, None]),
        # a stale repeat takes nothing back
        ([value(5, "a", "2031-03-01"), value(7, "b", "2031-03-02"), replace(value(5, "c", "2031-03-03"), stale=True),
          value(8, "d", "2031-03-04")], [None, Change.UP, None, Change.UP]),
        ([value(5, "a", None), value(7, "b", None)], [None, None]),
    ],
)  # fmt: skip
def test_revisions_are_marked(values: list[FigureValue], wanted: list[Change | None]) -> None:
    """A value is up or down against the last fresh value of an earlier day, where the two cannot be one number."""
    assert [each.change for each in mark_changes(values)] == wanted
