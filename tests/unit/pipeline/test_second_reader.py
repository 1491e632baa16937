"""Two processes read what one would read, and whatever happens to the second one, nothing is lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import fakes
import msgspec
import pytest
import reports

from reportedly.errors import Reason
from reportedly.model.account import Rejected
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.pipeline import second_reader, taken_over
from reportedly.pipeline.readings import read_all
from reportedly.pipeline.second_reader import ALONE, SecondReader, can_read_beside

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a second process reads on Linux only")

TEXTS = [
    f"# Ferry {number} aground\nA ferry with {number + 20} people aboard ran aground off Port Salvo on Monday, "
    f"the coast guard told the Harbour Mail {number}."
    for number in range(7)
]


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every batch is large enough, and every machine has two cores."""
    monkeypatch.setattr(taken_over, "ENOUGH", 0)
    monkeypatch.setattr(taken_over, "can_read_beside", lambda: True)


def told(*texts: str) -> list[Report]:
    return [
        reports.report(text, id=f"r{number}", outlet=f"Outlet {number}", published="2021-03-01")
        for number, text in enumerate(texts)
    ]


def where(batch: Sequence[Report]) -> list[Rejected]:
    """For each report the process that was to read it."""
    here = str(os.getpid())
    return [Rejected(input=each.uri, stage="read", reason=Reason.UNREADABLE, message=here) for each in batch]


def test_another_process_reads() -> None:
    """Batch after batch, in order, by one and the same process, which is not this one."""
    second = SecondReader(where)
    try:
        second.give(told(*TEXTS[:2]))
        first = second.take()
        second.give(told(*TEXTS[2:5]))
        later = second.take()
    finally:
        second.close()
    assert first and later and (len(first), len(later)) == (2, 3)
    assert len({each.message for each in (*first, *later) if isinstance(each, Rejected)} - {str(os.getpid())}) == 1


@pytest.mark.usefixtures("eager")
def test_two_processes_read_what_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same readings in the same order, a bug's line of the ledger in its place."""
    given = told(*TEXTS[:3], "# Ferry\nThis breaks the reader.", *TEXTS[3:], "# Again\nThis breaks the reader.")
    beside = list(read_all(given))
    monkeypatch.setattr(taken_over, "can_read_beside", lambda: False)
    assert beside == list(read_all(given))
    assert [number for number, each in enumerate(beside) if isinstance(each, Rejected)] == [3, 8]


@pytest.mark.usefixtures("eager")
def test_what_a_process_that_ended_leaves_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody kills the second process at its work: nobody sees it in what comes out."""
    here = os.getpid()

    def read(given: Sequence[Report], parses: object = None) -> tuple[Reading, ...]:
        if os.getpid() != here:
            os._exit(9)
        return tuple(fakes.read(given, parses))

    monkeypatch.setattr(taken_over, "read", read)
    found = list(read_all(told(*TEXTS)))
    assert [each.report.text for each in found if isinstance(each, Reading)] == TEXTS


def test_a_process_that_is_gone_answers_nothing() -> None:
    """Giving it more is no error; what it owes is nothing."""
    second = SecondReader(lambda batch: os._exit(9))
    second.give(told(TEXTS[0]))
    assert second.take() is None
    second.give(told(TEXTS[0]))
    assert second.take() is None
    second.close()


def test_it_ends_with_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process is left behind, not even where the readings are not all asked for."""
    made: list[SecondReader] = []

    class Noted(SecondReader):
        def __init__(self, work: second_reader.Work) -> None:
            super().__init__(work)
            made.append(self)

    monkeypatch.setattr(taken_over, "SecondReader", Noted)
    monkeypatch.setattr(taken_over, "ENOUGH", 0)
    monkeypatch.setattr(taken_over, "can_read_beside", lambda: True)
    readings = read_all(told(*TEXTS))
    next(readings)
    readings.close()  # type: ignore[attr-defined]
    assert len(made) == 1
    assert not made[0]._process.is_alive()


def test_who_runs_a_process_a_core_has_no_second_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the environment, and where there is one core."""
    monkeypatch.setattr("threading.active_count", lambda: 1)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1})
    monkeypatch.delenv(ALONE, raising=False)
    assert can_read_beside()
    monkeypatch.setenv(ALONE, "1")
    assert not can_read_beside()
    monkeypatch.delenv(ALONE)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0})
    assert not can_read_beside()


def test_small_batches_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process costs more than a few articles."""

    def refuse(work: object) -> None:
        raise AssertionError("no second process was due")

    monkeypatch.setattr(taken_over, "SecondReader", refuse)
    monkeypatch.setattr(taken_over, "can_read_beside", lambda: True)
    assert len(list(read_all(told(*TEXTS)))) == len(TEXTS)


def test_readings_come_over_unchanged() -> None:
    """Every field of every record survives the way from one process to the other."""
    from reportedly.read import read

    given = told(*TEXTS[:2])
    second = SecondReader(lambda batch: read(batch))
    second.give(given)
    found = second.take()
    second.close()
    assert msgspec.json.encode(found) == msgspec.json.encode(read(given))
