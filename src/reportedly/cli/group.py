"""`reportedly group`: which story each report tells."""

from __future__ import annotations

from argparse import Namespace

from reportedly.cli.inputs import gather_reports
from reportedly.cli.output import ending, wants_text, write_line, write_text
from reportedly.cli.talk import Talk
from reportedly.pipeline.compare import group_all


def run(arguments: Namespace, talk: Talk) -> int:
    """Group the reports; one line for each, in the order given."""
    gathered = gather_reports(arguments, talk)
    is_text = wants_text(arguments.format)
    uris = {report.id: report.uri for report in gathered.reports}
    groupings = group_all(gathered.reports)
    talk.rest()
    for each in groupings:
        if is_text:
            write_text(f"{each.storyline}  {each.story}  {uris[each.report]}")
        else:
            write_line(each)
    return ending(found=bool(groupings), rejected=bool(gathered.rejected))
