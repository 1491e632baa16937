"""Reports to readings, in batches that one bug cannot spoil; and a story's date for reports that have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice

from reportedly.model.account import Rejected
from reportedly.model.reading import Reading
from reportedly.model.report import DateBasis, Published, Report
from reportedly.pipeline.intake import Hear, is_language_read, silence
from reportedly.pipeline.taken_over import Reader
from reportedly.read import place
from reportedly.text.copies import join, link_copies

BATCH = 32  # reports parsed in one stream; more were no faster on two cores
DAY = len("2019-01-17")


def read_all(reports: Iterable[Report], *, progress: Hear = silence) -> Iterator[Reading | Rejected]:
    """Read reports in order; one reading each, or a Rejected for a report on which reading breaks.

    A report in a language that is not read yet gets a reading in which nothing is found. The reading of a copy is
    taken over from the report of the same text, and the parse of a paragraph from one of the same words: every
    reading is the same, to the byte, as if its report were read alone. Where all reports are known (a sequence),
    copies are read one behind the other, however far apart they stand.
    Cost: holds one batch, the copies whose turn has not come, and the latest readings and parses (`taken_over`).
    """
    done = turn = 0
    waiting: dict[int, Reading | Rejected] = {}
    queue = _copies_together(reports) if isinstance(reports, Sequence) else enumerate(reports)
    with closing(Reader()) as reader:
        while batch := tuple(islice(queue, BATCH)):
            progress(f"reading {done + 1} to {done + len(batch)}")
            done += len(batch)
            waiting |= _read(reader, batch)
            while turn in waiting:
                yield waiting.pop(turn)
                turn += 1


def _copies_together(reports: Sequence[Report]) -> Iterator[tuple[int, Report]]:
    """Yield reports with their numbers, each with its copies behind it."""
    links = link_copies(report.text for report in reports)
    groups = join(((link.shorter, link.longer) for link in links), len(reports))
    return ((number, reports[number]) for group in groups for number in group)


def _read(reader: Reader, batch: Sequence[tuple[int, Report]]) -> dict[int, Reading | Rejected]:
    wanted = [(number, report) for number, report in batch if is_language_read(report)]
    read = reader.read([report for _, report in wanted])
    unread = {number: _unread(report) for number, report in batch if not is_language_read(report)}
    return unread | {number: each for (number, _), each in zip(wanted, read, strict=True)}


def _unread(report: Report) -> Reading:
    return Reading(
        report=report, sentences=(), mentions=(), entities=(), times=(), figures=(), quotations=(), attributions=(),
        statements=(),
    )  # fmt: skip


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
