"""`reportedly read`: one reading a line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from reportedly.cli.inputs import take_reports
from reportedly.cli.output import ending, wants_text, write_line, write_text
from reportedly.cli.talk import Talk
from reportedly.model.account import Rejected
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.pipeline.intake import is_language_read
from reportedly.pipeline.readings import read_all


def run(arguments: Namespace, talk: Talk) -> int:
    """Read every report by itself, in the order given; readings are written as they come."""
    is_text = wants_text(arguments.format)
    found, rejected, unread = False, False, 0

    def reports() -> Iterator[Report]:
        nonlocal rejected, unread
        for each in take_reports(arguments, talk):
            if isinstance(each, Report):
                unread += not is_language_read(each)
                yield each
            else:
                rejected = True
                talk.rejected([each])

    for each in read_all(reports(), progress=talk.progress):
        talk.rest()
        if isinstance(each, Rejected):
            talk.rejected([each])
            rejected = True
            continue
        found = True
        if is_text:
            write_text(_line(each))
        else:
            write_line(each)
    if unread:
        talk.say(f"{unread} in other languages: cleaned, but nothing is read from them; only English is read today")
    return ending(found=found, rejected=rejected)


def _line(reading: Reading) -> str:
    report = reading.report
    found = {
        "statements": reading.statements,
        "attributions": reading.attributions,
        "entities": reading.entities,
        "times": reading.times,
        "figures": reading.figures,
    }
    counts = ", ".join(f"{len(each)} {what}" for what, each in found.items())
    return f"{report.id}  {report.uri}  {report.published.value or 'no date'}  {counts}"
