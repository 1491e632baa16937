"""Reports to readings, in batches that one bug cannot spoil; and a story's date for reports that have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.model.account import Rejected
from reportedly.model.reading import Reading
from reportedly.model.report import DateBasis, Published, Report
from reportedly.pipeline.intake import Hear, silence
from reportedly.pipeline.runner import run
from reportedly.read import place, read

BATCH = 32  # reports parsed in one stream; more were no faster on two cores
DAY = len("2019-01-17")


def read_all(reports: Sequence[Report], *, progress: Hear = silence) -> Iterator[Reading | Rejected]:
    """Read reports in order; one reading each, or a Rejected for a report on which reading breaks."""
    for start in range(0, len(reports), BATCH):
        progress(f"reading {start + 1} of {len(reports)}")
        yield from _read_batch(reports[start : start + BATCH])


def _read_batch(batch: Sequence[Report]) -> tuple[Reading | Rejected, ...]:
    readings = run("read", batch[0].uri, read, batch)
    if not isinstance(readings, Rejected):
        return tuple(readings)
    if len(batch) == 1:
        return (readings,)
    return tuple(each for report in batch for each in _read_batch([report]))


def date_by_story(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Give the readings without a publication date the story's: the latest day of those that have one.

    Without any date nothing is guessed. In the order given.
    """
    days = [day for reading in readings if len(day := (reading.report.published.value or "")[:DAY]) == DAY]
    if not days:
        return tuple(readings)
    published = Published(value=max(days), basis=DateBasis.STORY)
    return tuple(each if each.report.published.value else place(each, published) for each in readings)
