"""Small reports for tests: one paragraph block for every line, invented outlets."""

from __future__ import annotations

import re

from reportedly.model.report import Block, BlockKind, DateBasis, Published, Report


def report(text: str, *, id: str = "report-1", published: str | None = None, outlet: str | None = None) -> Report:
    """Make a report whose lines are paragraphs; a first line that begins with "# " is a headline."""
    blocks = tuple(
        Block(kind=_kind(match), start=match.start("words"), end=match.end("words"))
        for match in re.finditer(r"^(?P<mark># )?(?P<words>\S[^\n]*)$", text, re.MULTILINE)
    )
    basis = DateBasis.GIVEN if published else DateBasis.NONE
    return Report(
        id=id,
        uri=f"{id}.txt",
        outlet=outlet,
        title=None,
        lang="en",
        text=text,
        published=Published(value=published, basis=basis),
        blocks=blocks,
    )


def _kind(match: re.Match[str]) -> BlockKind:
    return BlockKind.HEADLINE if match["mark"] else BlockKind.PARAGRAPH
