"""`reportedly read`: one reading a line."""

from __future__ import annotations

from argparse import Namespace

from reportedly.cli.inputs import gather_reports
from reportedly.cli.output import ending, wants_text, write_line, write_text
from reportedly.cli.talk import Talk
from reportedly.model.account import Rejected
from reportedly.model.reading import Reading
from reportedly.pipeline.readings import read_all


def run(arguments: Namespace, talk: Talk) -> int:
    """Read every report by itself, in the order given; readings are written as they come."""
    gathered = gather_reports(arguments, talk)
    is_text = wants_text(arguments.format)
    found, rejected = False, bool(gathered.rejected)
    for each in read_all(gathered.reports, progress=talk.progress):
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
