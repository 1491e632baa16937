"""A text is read once; what is made of it goes to all that have it."""

from __future__ import annotations

import fakes
import msgspec
import pytest
import reports

from reportedly.errors import Reason
from reportedly.model.account import Rejected
from reportedly.pipeline.readings import read_all

FERRY = "# Ferry aground\nA ferry with forty people aboard ran aground off the old harbour of Port Salvo on Monday."
FROST = "# Frost threatens harvest\nApple growers around Halden fear for their harvest after three nights of frost."


@pytest.fixture
def read_texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that a reader was given, in order."""
    seen: list[str] = []

    def read(given, parses=None):  # type: ignore[no-untyped-def]
        found = fakes.read(given, parses)
        seen.extend(report.text for report in given)
        return found

    monkeypatch.setattr("reportedly.pipeline.taken_over.read", read)
    return seen


def told(*texts: str) -> list[reports.Report]:
    """The texts from an outlet each, a day apart."""
    return [
        reports.report(text, id=f"r{number}", outlet=f"Outlet {number}", published=f"2021-03-{number % 28 + 1:02}")
        for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize("as_stream", [False, True])
def test_a_text_is_read_once(read_texts: list[str], as_stream: bool) -> None:
    """Copies from other outlets and days take the reading over, each with its own report."""
    given = told(FERRY, FROST, FERRY, FERRY)
    found = list(read_all(iter(given) if as_stream else given))
    assert [each.report for each in found] == given  # type: ignore[union-attr]
    assert sorted(read_texts) == sorted([FERRY, FROST])


def test_copies_far_apart_are_read_together_where_all_are_known(read_texts: list[str]) -> None:
    """The order of what is read goes by copies, the order of what comes back by the reports."""
    others = [f"# Story {number}\n" + " ".join(f"word{number}x{n}" for n in range(30)) for number in range(70)]
    given = told(FERRY, *others, f"{FERRY} Nobody was hurt.")
    found = list(read_all(given))
    assert [each.report for each in found] == given  # type: ignore[union-attr]
    assert [text for text in read_texts if text.startswith("# Ferry")] == read_texts[:2]


def test_a_bug_in_a_text_costs_each_report_that_has_it() -> None:
    """A copy of what cannot be read has its own line in the ledger."""
    bad = "# Ferry\nThis breaks the reader."
    given = [msgspec.structs.replace(each, uri=f"{each.id}.txt") for each in told(bad, FERRY, bad)]
    first, good, last = read_all(given)
    assert isinstance(first, Rejected) and isinstance(last, Rejected)
    assert [first.input, good.report.uri, last.input] == ["r0.txt", "r1.txt", "r2.txt"]  # type: ignore[union-attr]
    assert {first.reason, last.reason} == {Reason.UNREADABLE}
