"""`reportedly trace`: who took text from whom, and which agencies are credited."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping

from reportedly.cli.inputs import gather_reports
from reportedly.cli.output import ending, wants_text, write_line, write_text
from reportedly.cli.talk import Talk
from reportedly.model.judgement import Credit, Knowledge, Reuse
from reportedly.pipeline.compare import trace_all


def run(arguments: Namespace, talk: Talk) -> int:
    """Trace the reports: pairs that share text first, then credits."""
    gathered = gather_reports(arguments, talk)
    is_text = wants_text(arguments.format)
    uris = {report.id: report.uri for report in gathered.reports}
    notes: list[str] = []
    traced = trace_all(gathered.reports, note=notes.append)
    talk.rest()
    for message in notes:
        talk.say(message)
    for each in traced:
        if is_text:
            write_text(_line(each, uris))
        else:
            write_line(each)
    return ending(found=bool(traced), rejected=bool(gathered.rejected))


def _line(traced: Reuse | Credit, uris: Mapping[str, str]) -> str:
    if isinstance(traced, Credit):
        return f"{uris[traced.report]}  credits {traced.agency} ({traced.evidence}, {traced.start}–{traced.end})"
    share = f"{traced.containment:.0%} {traced.degree.value}"
    took = "taken from" if traced.direction is Knowledge.KNOWN else "shared, direction unknown, with"
    return f"{uris[traced.report]}  {share}, {took} {uris[traced.source]}"
