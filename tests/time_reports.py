"""Reports of one block for tests of times and figures, each parsed once, and their tables of cases."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from reportedly.model.report import Block, BlockKind, DateBasis, Published, Report
from reportedly.read.parse import ParsedBlock, parse_blocks

HERE = Path(__file__).parent / "unit" / "read"


def read_cases(name: str, folder: Path = HERE) -> list[dict[str, str]]:
    """Read a table of cases; `#` starts a comment line."""
    lines = (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    told = (line for line in lines if line and not line.startswith("#"))
    rows = csv.DictReader(told, delimiter="\t", restval="", quoting=csv.QUOTE_NONE)
    return [{key: value or "" for key, value in row.items()} for row in rows]


def make_report(text: str, published: str | None = None, kind: BlockKind = BlockKind.PARAGRAPH) -> Report:
    """Make a report of one block."""
    return Report(
        id="report-1",
        uri="file.txt",
        outlet="The Fenland Gazette",
        title=None,
        lang="en",
        text=text,
        published=Published(value=published or None, basis=DateBasis.GIVEN if published else DateBasis.NONE),
        blocks=(Block(kind=kind, start=0, end=len(text)),),
    )


@cache
def parse_one(report: Report) -> tuple[ParsedBlock, ...]:
    """Parse a report; the same report is parsed once a session."""
    return tuple(parse_blocks([report])[0])
