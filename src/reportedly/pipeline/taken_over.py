"""Reports to readings, each text once: a copy takes over what was read from its like."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from itertools import accumulate
from typing import TypeAlias

import msgspec

from reportedly.model.account import Rejected
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.pipeline.runner import run
from reportedly.pipeline.second_reader import SecondReader, can_read_beside
from reportedly.read import Parses, Remembered, place, read, reading_key, remember_parses

MOST_CHARACTERS = 1_000_000  # of the reports whose readings are remembered: some two hundred articles
ENOUGH = 20_000  # characters of reports to read at once, from which on a second process pays: about ten articles

Readings: TypeAlias = "Remembered[Hashable, Reading]"


class Reader:
    """Reads batches of reports of one run; remembers the latest readings and parses, and nothing that would differ.

    A reading depends on its `reading_key` and the report's day alone. Half of a large batch is read by a second
    process where there can be one; `close` ends it.
    """

    def __init__(self) -> None:
        self._parses: Parses = remember_parses()
        self._readings: Readings = Remembered(MOST_CHARACTERS, lambda reading: len(reading.report.text))
        self._second: SecondReader | None = None

    def close(self) -> None:
        """End the second process, if there is one."""
        if self._second is not None:
            self._second.close()
            self._second = None

    def read(self, batch: Sequence[Report]) -> tuple[Reading | Rejected, ...]:
        """Read reports, in order: a reading each, or a Rejected for a report on which reading breaks."""
        keys = [reading_key(report) for report in batch]
        known = {key: self._readings.find(key) for key in keys}
        fresh = {key: report for key, report in zip(keys, batch, strict=True) if known[key] is None}
        made = dict(zip(fresh, self._read_fresh(tuple(fresh.values())), strict=True))
        for key, each in made.items():
            if isinstance(each, Reading):
                self._readings.keep(key, each)
        return tuple(
            self._taken_over(report, known[key] or made[key]) for key, report in zip(keys, batch, strict=True)
        )

    def _taken_over(self, report: Report, each: Reading | Rejected) -> Reading | Rejected:
        if isinstance(each, Reading):
            is_day = each.report.published.value == report.published.value
            return msgspec.structs.replace(each if is_day else place(each, report.published), report=report)
        return each if each.input == report.uri else self._read_each([report])[0]

    def _read_fresh(self, batch: Sequence[Report]) -> tuple[Reading | Rejected, ...]:
        """Read reports, two at a time where that pays. What a second process that ended leaves is read here."""
        is_small = len(batch) < 2 or sum(len(report.text) for report in batch) < ENOUGH
        if is_small or not can_read_beside():
            return self._read_each(batch)
        if self._second is None:
            self._second = SecondReader(Reader()._read_each)
        mine, theirs = _halves(batch)
        self._second.give(theirs)
        read = self._read_each(mine)
        beside = self._second.take()
        if beside is None:
            self.close()
            beside = self._read_each(theirs)
        return (*read, *beside)

    def _read_each(self, batch: Sequence[Report]) -> tuple[Reading | Rejected, ...]:
        """Read reports in one stream; one by one where the stream breaks, so that one bug does not spoil the rest."""
        if not batch:
            return ()
        readings = run("read", batch[0].uri, read, batch, self._parses)
        if not isinstance(readings, Rejected):
            return tuple(readings)
        if len(batch) == 1:
            return (readings,)
        return tuple(each for report in batch for each in self._read_each([report]))


def _halves(batch: Sequence[Report]) -> tuple[Sequence[Report], Sequence[Report]]:
    """The reports in two parts of about the same length, in order: copies, which stand together, mostly stay so."""
    behind = list(accumulate(len(report.text) for report in batch))
    cut = bisect_left(behind, behind[-1] / 2) + 1
    return batch[:cut], batch[cut:]
