"""Reports to readings, in batches that one bug cannot spoil; and a story's date for reports that have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from reportedly.model.account import Rejected
from reportedly.model.reading import Reading
from reportedly.model.report import DateBasis, Published, Report
from reportedly.pipeline.intake import Hear, is_language_read, silence
from reportedly.pipeline.runner import run
from reportedly.read import place, read

BATCH = 32  # reports parsed in one stream; more were no faster on two cores
DAY = len("2019-01-17")


def read_all(reports: Iterable[Report], *, progress: Hear = silence) -> Iterator[Reading | Rejected]:
    """Read reports in order; one reading each, or a Rejected for a report on which reading breaks.

    A report in a language that is not read yet gets a reading in which nothing is found. Cost: holds one batch.
    """
    reports, done = iter(reports), 0
    while batch := tuple(islice(reports, BATCH)):
        progress(f"reading {done + 1} to {done + len(batch)}")
        done += len(batch)
        yield from _in_order(batch)


def _in_order(batch: Sequence[Report]) -> Iterator[Reading | Rejected]:
    found = iter(_read_batch([report for report in batch if is_language_read(report)]))
    for report in batch:
        yield next(found) if is_language_read(report) else _unread(report)


def _unread(report: Report) -> Reading:
    return Reading(
        report=report, sentences=(), mentions=(), entities=(), times=(), figures=(), quotations=(), attributions=(),
        statements=(),
    )  # fmt: skip


def _read_batch(batch: Sequence[Report]) -> tuple[Reading | Rejected, ...]:
    if not batch:
        return ()
    readings = run("read", batch[0].uri, read, batch)
    if not isinstance(readings, Rejected):
        return tuple(readings)
    if len(batch) == 1:
        return (readings,)
    return tuple(each for report in batch for each in _read_batch([report]))


def date_by_story(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Give the readings without a publication date one of the story's, marked as such.

    Of the days on which the others were published it is the one that puts most of the report's own dates on days that
    the others name too ("Saturday night" is the same Saturday); the latest of equals. Without any date nothing is
    guessed. In the order given.
    """
    dated = [reading for reading in readings if _day(reading)]
    if not dated:
        return tuple(readings)
    days = sorted({_day(reading) for reading in dated}, reverse=True)
    named = Counter(day for reading in dated for day in set(_named_days(reading)))
    return tuple(each if each.report.published.value else _placed(each, days, named) for each in readings)


def _day(reading: Reading) -> str:
    day = (reading.report.published.value or "")[:DAY]
    return day if len(day) == DAY else ""


def _named_days(reading: Reading) -> list[str]:
    """The single days that a report's words name."""
    return [time.earliest for time in reading.times if time.earliest and time.earliest == time.latest]


def _placed(reading: Reading, days: Sequence[str], named: Mapping[str, int]) -> Reading:
    """The reading on the day that agrees best with the others' days; `days` are the latest first."""
    placed = [place(reading, Published(value=day, basis=DateBasis.STORY)) for day in days]
    return max(placed, key=lambda each: sum(bool(named.get(day)) for day in _named_days(each)))
