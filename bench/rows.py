"""Rows of other people's sets as reports: one paragraph a line, so that nothing of a clean text is set aside."""

from __future__ import annotations

import json
import re
from pathlib import Path

from measures import Row

from reportedly.model.report import Block, BlockKind, Published, Report
from reportedly.pipeline.intake import read_inputs

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSONL file, in their order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def as_report(row: Row) -> Report:
    """A row {id, text, published?} as a report; every line with a word in it is a paragraph."""
    text = row["text"]
    lines = tuple(Block(kind=BlockKind.PARAGRAPH, start=m.start(), end=m.end()) for m in _LINE.finditer(text))
    published = Published(value=row.get("published"))
    return Report(id=row["id"], uri="", outlet=None, title=None, lang="en", text=text, published=published, blocks=lines)


def read_reports(path: Path) -> list[Report]:
    """The rows of a JSONL file as they are, or any other input as the program itself cleans it."""
    return [as_report(row) for row in read_rows(path)] if path.suffix == ".jsonl" else list(read_inputs([str(path)]).reports)
