"""Rows of other people's sets as reports, cleaned as the program cleans any text."""

from __future__ import annotations

import json
from pathlib import Path

from measures import Row

from reportedly.clean import clean
from reportedly.model.report import MediaType, Page, Report
from reportedly.pipeline.intake import read_inputs


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSONL file, in their order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def as_report(row: Row) -> Report:
    """A row {id, text, published?} as a report; not a character of its text is changed."""
    return clean(Page(uri=row["id"], content=row["text"], media=MediaType.TEXT), given=row.get("published"))


def read_reports(path: Path) -> list[Report]:
    """The rows of a JSONL file, or the reports of any other input."""
    if path.suffix == ".jsonl":
        return [as_report(row) for row in read_rows(path)]
    return list(read_inputs([str(path)]).reports)
