"""The agency that a report's dateline, byline or last line names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.model.report import Basis, Block, BlockKind, Noted
from reportedly.text.suppliers import find_supplier_named

_LONGEST = 200  # characters of a line in which an agency is looked for
_TAIL = 40  # characters at a paragraph's end
_LAST = 4  # blocks behind the last paragraph
_PIECE = re.compile(r"[^()\[\]/,;|:–—·•\n]+")
_SOURCE = re.compile(
    r"(?:quelle|sources?|fuente|fonte|bron|kilde|källa|źródło|zdroj|kaynak|источник|with inputs from|by|von|par|por|"
    r"mit material von|mit)\s{0,5}:?\s{1,5}",
    re.I,
)
_JOINED = re.compile(r"\s(?:and|und|et|y|e|&|with|via)\s")
_BRACKETED_END = re.compile(r"[(\[]([^()\[\]]{2,30})[)\]]\s?\.?$")
_DASHED_END = re.compile(r"(?:--|[—–])\s?([^\s—–][^—–.!?]{1,28})$")


def find_agency(text: str, blocks: Sequence[Block]) -> Noted | None:
    """Find the first agency that the dateline, a byline, or the end of the article names; None without one.

    `value` is the table's name of it (data/agencies.tsv), the span its words in the text. Cost: linear in the blocks.
    """
    for start, end in _stretches(text, blocks):
        for piece in _pieces(text, start, end):
            words = text[slice(*piece)]
            supplier = find_supplier_named(words)
            if supplier is not None and supplier.kind == "agency" and (words[0].isupper() or words.islower()):
                return Noted(value=supplier.name, basis=Basis.TEXT, start=piece[0], end=piece[1])
    return None


def _stretches(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Where agencies are named: datelines, bylines, what ends the last paragraph, short lines right behind it."""
    for kind in (BlockKind.DATELINE, BlockKind.BYLINE):
        for block in blocks:
            if block.kind is kind and block.end - block.start <= _LONGEST and not block.twin:
                yield block.start, block.end
    last = max((n for n, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), default=None)
    if last is None:
        return
    offset = max(blocks[last].start, blocks[last].end - _TAIL)
    tail = text[offset : blocks[last].end]
    for pattern in (_BRACKETED_END, _DASHED_END):
        found = pattern.search(tail)
        if found is not None:
            yield offset + found.start(1), offset + found.end(1)
    for block in blocks[last + 1 : last + 1 + _LAST]:
        if block.end - block.start <= 60 and not block.twin:
            yield block.start, block.end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between marks and joining words, white space and "Source:" taken off."""
    for piece in _PIECE.finditer(text, start, end):
        at = piece.start()
        for joint in (*_JOINED.finditer(text, *piece.span()), None):
            until = joint.start() if joint else piece.end()
            source = _SOURCE.match(text, at, until)
            words = text[source.end() if source else at : until]
            stripped = words.strip(" \t\u00a0.-\"'")
            if stripped:
                first = text.index(stripped, source.end() if source else at, until)
                yield first, first + len(stripped)
            at = joint.end() if joint else until
