"""Reports that copy one another belong together, whatever else they say."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.report import Report
from reportedly.text.copies import join, link_copies


def find_copies(reports: Sequence[Report]) -> list[list[int]]:
    """Put reports together that hold (nearly) the same text: groups of indices, every report in one, all sorted.

    Of a report counts what is read. Cost: linear in the words, however many reports hold the same ones.
    """
    links = link_copies(map(_read_text, reports))
    return join(((link.shorter, link.longer) for link in links), len(reports))


def _read_text(report: Report) -> str:
    return "\n".join(report.text[block.start : block.end] for block in report.blocks if block.is_read)
