"""Attributions of a written sentence, without names: for the tests of who says what."""

from __future__ import annotations

from reports import report

from reportedly.model.reading import Attribution
from reportedly.read.attributions import read_attributions
from reportedly.read.parse import parse_blocks
from reportedly.read.quotes import read_quotations


def attributions(text: str) -> tuple[Attribution, ...]:
    """Read a text whose lines are paragraphs."""
    one = report(text)
    blocks = parse_blocks([one])[0]
    return read_attributions(one, blocks, quotations=read_quotations(one), mentions=(), entities=())


def words(text: str, found: Attribution) -> tuple[str, str, str]:
    """Source, cue and content as they are written; "-" for a source without words, pieces parted by " / "."""
    source = found.sources[0]
    named = text[source.start : source.end] if source.start is not None else "-"
    return named, " ".join(span.of(text) for span in found.cue), " / ".join(span.of(text) for span in found.content)
