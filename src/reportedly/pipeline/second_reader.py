"""A second process that reads beside this one: reading is most of the work, and an ordinary machine has two cores."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeAlias

import msgspec

from reportedly.model.account import Rejected
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read import load_model

ALONE = "REPORTEDLY_ONE_PROCESS"  # of the environment: set, all is read in one process
_PATIENCE = 2.0  # seconds for the other process to end by itself

Work: TypeAlias = Callable[[Sequence[Report]], Sequence[Reading | Rejected]]


class _Answer(msgspec.Struct, array_like=True):
    """What came of some reports, in order: where there is no reading, the next line of the ledger stands for it."""

    readings: list[Reading | None]
    rejected: list[Rejected]


class SecondReader:
    """Reads with `work` in a process of its own, on a copy of this one's memory: nothing is loaded twice.

    What it reads is, to the byte, what would be read here. It ends with `close`, or when this process does. Cost:
    tens of milliseconds to begin with, and a tenth of a millisecond a report for the readings to come over.
    """

    def __init__(self, work: Work) -> None:
        load_model()  # before the fork, or each would load its own
        fork = multiprocessing.get_context("fork")
        self._line, theirs = fork.Pipe()
        self._process = fork.Process(target=_serve, args=(theirs, self._line, work), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, batch: Sequence[Report]) -> None:
        """Let it begin to read some reports; `take` must follow before the next ones are given."""
        with suppress(OSError):  # it is gone: `take` says so
            self._line.send_bytes(msgspec.msgpack.encode(batch))

    def take(self) -> tuple[Reading | Rejected, ...] | None:
        """Wait for what came of the reports given last, in order; None where the process has ended instead."""
        try:
            answer = msgspec.msgpack.decode(self._line.recv_bytes(), type=_Answer)
        except (EOFError, OSError):
            return None
        rejected = iter(answer.rejected)
        return tuple(next(rejected) if each is None else each for each in answer.readings)

    def close(self) -> None:
        """End the process."""
        self._line.close()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def can_read_beside() -> bool:
    """Whether a second process may be had: a second core, a system that forks well, and no threads that fork ill.

    A process that is itself one of a pool has none: whoever made the pool has thought of the cores.
    """
    return (
        sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
        and not multiprocessing.current_process().daemon
        and not os.environ.get(ALONE)
    )


def _serve(line: Connection, other_end: Connection, work: Work) -> None:
    """Read what comes until nothing more can come. An interrupt from the keyboard is for the first process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    other_end.close()
    with suppress(EOFError, OSError):
        while True:
            batch = msgspec.msgpack.decode(line.recv_bytes(), type=list[Report])
            line.send_bytes(msgspec.msgpack.encode(_answer(work(batch))))


def _answer(found: Sequence[Reading | Rejected]) -> _Answer:
    return _Answer(
        readings=[each if isinstance(each, Reading) else None for each in found],
        rejected=[each for each in found if isinstance(each, Rejected)],
    )
