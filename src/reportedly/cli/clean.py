"""`reportedly clean`: each report cleaned, and nothing read from it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from reportedly.cli.inputs import take_reports
from reportedly.cli.output import ending, is_terminal, width, write_line, write_text
from reportedly.cli.talk import Talk
from reportedly.model.report import Report
from reportedly.tell import to_cleaned, to_news_article, to_ninjs

_AS_LINES: dict[str, Callable[[Report], object]] = {
    "jsonl": lambda report: report,
    "jsonld": to_news_article,
    "ninjs": to_ninjs,
}


def run(arguments: Namespace, talk: Talk) -> int:
    """Show every report, in whatever language, as it comes: one after the other, in the order given."""
    form = arguments.format or ("text" if is_terminal() else "jsonl")
    found = rejected = False
    for each in take_reports(arguments, talk):
        if not isinstance(each, Report):
            rejected = True
            talk.rejected([each])
            continue
        talk.rest()
        if form == "text":
            write_text(("\n" if found else "") + to_cleaned(each, width=width()))
        else:
            write_line(_AS_LINES[form](each))
        found = True
    return ending(found=found, rejected=rejected)
