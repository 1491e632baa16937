"""From what the user named to reports: gathered, cleaned, English, and each of them once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import BinaryIO, NamedTuple

import msgspec

from reportedly.clean import clean
from reportedly.errors import Reason
from reportedly.gather import POLITE, Fetching, gather
from reportedly.model.account import Rejected
from reportedly.model.base import Record, content_id
from reportedly.model.report import Lane, Page, Report
from reportedly.pipeline.runner import run
from reportedly.text.tables import read_table

Hear = Callable[[str], None]

READ_TODAY = frozenset({"en", "und"})  # "und": too short to tell


def silence(_: str) -> None:
    """Hear a line and do nothing."""


class Gathered(Record, frozen=True, kw_only=True):
    """The reports of all inputs in the order given, with ids that differ, and the inputs that could not be used."""

    reports: tuple[Report, ...]
    rejected: tuple[Rejected, ...]


def read_inputs(
    inputs: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    published: str | None = None,
    lane: Lane = Lane.CAREFUL,
    fetching: Fetching = POLITE,
    progress: Hear = silence,
    note: Hear = silence,
) -> Gathered:
    """Gather and clean all inputs; reports in a language that is not read yet are rejected. See take_inputs."""
    reports: list[Report] = []
    rejected: list[Rejected] = []
    taken = take_inputs(
        inputs, stdin=stdin, published=published, lane=lane, fetching=fetching, progress=progress, note=note
    )
    for each in taken:
        if isinstance(each, Report) and not is_language_read(each):
            each = _foreign(each)
        if isinstance(each, Report):
            reports.append(each)
        else:
            rejected.append(each)
    return Gathered(reports=tuple(reports), rejected=tuple(rejected))


def take_inputs(
    inputs: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    published: str | None = None,
    lane: Lane = Lane.CAREFUL,
    fetching: Fetching = POLITE,
    progress: Hear = silence,
    note: Hear = silence,
) -> Iterator[Report | Rejected]:
    """Gather and clean inputs one by one, in the order given, in whatever language they are; ids differ.

    `published` (ISO 8601) is the date of all, whatever they say. An input that repeats another one in everything but
    its place is rejected as a duplicate; the same text from another outlet, address or id is a copy, and stays.
    `fetching` says how addresses are fetched. `progress` hears what is being done, `note` what was guessed.
    Cost: holds one page, and 32 bytes of each.
    """
    seen = _Seen({}, set())
    for number, page in enumerate(gather(inputs, stdin=stdin, note=note, fetching=fetching), start=1):
        taken = page if isinstance(page, Rejected) else _take(page, seen, published, lane)
        if isinstance(taken, Report):
            progress(f"cleaned {number}: {taken.uri}")
        yield taken


class _Seen(NamedTuple):
    """The pages and the ids of reports that came before."""

    uris: dict[str, str]
    ids: set[str]


def _take(page: Page, seen: _Seen, published: str | None, lane: Lane) -> Report | Rejected:
    first = seen.uris.setdefault(_all_but_place(page), page.uri)
    if first != page.uri:
        return _refused(page.uri, Reason.DUPLICATE_INPUT, f"the same as {first}; it is read once")
    report = run("clean", page.uri, partial(clean, given=published, lane=lane), page)
    return _told_apart(report, seen.ids) if isinstance(report, Report) else report


def _all_but_place(page: Page) -> str:
    said = (page.content, page.media, page.id, page.title, page.url, page.outlet, page.published)
    return content_id("page", *("" if each is None else str(each) for each in said))


def _refused(uri: str, reason: Reason, message: str) -> Rejected:
    stage = "clean" if reason is Reason.LANGUAGE else "gather"
    return Rejected(input=uri, stage=stage, reason=reason, message=message)


def is_language_read(report: Report) -> bool:
    """Whether anything is read from reports in this report's language today."""
    return _language(report) in READ_TODAY


def _foreign(report: Report) -> Rejected:
    return _refused(report.uri, Reason.LANGUAGE, f"written in {_named(report)}; only English is read today")


def _language(report: Report) -> str:
    return report.lang.lower().split("-")[0]


def _named(report: Report) -> str:
    names = {row["code"]: row["name"] for row in read_table("languages")}
    return names.get(_language(report), f"a language with the code {report.lang!r}")


def _told_apart(report: Report, taken: set[str]) -> Report:
    """Give a report whose id is taken another one, made from its text, outlet and place."""
    if report.id in taken:
        own = content_id(report.id, report.text, report.outlet or "", report.uri)
        report = msgspec.structs.replace(report, id=own)
    taken.add(report.id)
    return report
