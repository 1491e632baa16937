"""From what the user named to reports: gathered, cleaned, English, and each of them once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO

import msgspec

from reportedly.clean import clean
from reportedly.errors import Reason
from reportedly.gather import gather
from reportedly.model.account import Rejected
from reportedly.model.base import Record, content_id
from reportedly.model.report import Page, Report
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
    progress: Hear = silence,
    note: Hear = silence,
) -> Gathered:
    """Gather and clean all inputs. `published` (ISO 8601) is their date, whatever they say.

    An input that repeats another one in everything but its place is rejected as a duplicate; the same text from
    another outlet, address or id is a copy, and stays. `progress` hears what is being done, `note` what was guessed.
    """
    reports: list[Report] = []
    rejected: list[Rejected] = []
    first_uris: dict[str, str] = {}
    for page in gather(inputs, stdin=stdin, note=note):
        taken = page if isinstance(page, Rejected) else _take(page, first_uris, published)
        if isinstance(taken, Rejected):
            rejected.append(taken)
        else:
            reports.append(taken)
            progress(f"cleaned {len(reports)}: {taken.uri}")
    return Gathered(reports=_told_apart(reports), rejected=tuple(rejected))


def _take(page: Page, first_uris: dict[str, str], published: str | None) -> Report | Rejected:
    first = first_uris.setdefault(_all_but_place(page), page.uri)
    if first != page.uri:
        return _refused(page.uri, Reason.DUPLICATE_INPUT, f"the same as {first}; it is read once")
    report = run("clean", page.uri, clean, page, given=published)
    if isinstance(report, Report) and _language(report) not in READ_TODAY:
        return _refused(page.uri, Reason.LANGUAGE, f"written in {_named(report)}; only English is read today")
    return report


def _all_but_place(page: Page) -> str:
    said = (page.content, page.media, page.id, page.title, page.url, page.outlet, page.published)
    return content_id("page", *("" if each is None else str(each) for each in said))


def _refused(uri: str, reason: Reason, message: str) -> Rejected:
    stage = "clean" if reason is Reason.LANGUAGE else "gather"
    return Rejected(input=uri, stage=stage, reason=reason, message=message)


def _language(report: Report) -> str:
    return report.lang.lower().split("-")[0]


def _named(report: Report) -> str:
    names = {row["code"]: row["name"] for row in read_table("languages")}
    return names.get(_language(report), f"a language with the code {report.lang!r}")


def _told_apart(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Give a report whose id is taken another one, made from its text, outlet and place."""
    taken: set[str] = set()
    apart = []
    for report in reports:
        if report.id in taken:
            own = content_id(report.id, report.text, report.outlet or "", report.uri)
            report = msgspec.structs.replace(report, id=own)
        taken.add(report.id)
        apart.append(report)
    return tuple(apart)
