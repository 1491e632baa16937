"""Blocks cut into pieces that a parser can hold: a text may be one line of a megabyte."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from reportedly.model.base import Span
from reportedly.model.report import Block, BlockKind, BlockNote
from reportedly.read.sentences import split_sentences
from reportedly.text.corrections import holds_from

_LEANS = re.compile(r"(?:he|she|his|her)\b", re.IGNORECASE)
LONGEST = 10_000  # characters of a piece; the longest paragraphs of news have 3,000


def cut_block(text: str, block: Block, quotations: Sequence[Span]) -> Iterator[Block]:
    """Yield a block as it is, or as pieces of at most 10,000 characters that together leave none of it out.

    A piece ends behind a sentence outside of a quotation if one ends in its second half, else behind a sentence,
    else at white space, else anywhere. `quotations`: in order, not overlapping. Cost: linear.
    """
    if block.note is BlockNote.CORRECTION:
        yield from cut_correction(text, block)
        return
    start, starts = block.start, _sentence_starts(text, block)
    while block.end - start > LONGEST:
        cut = _cut(text, start, starts, quotations)
        yield msgspec.structs.replace(block, start=start, end=cut)
        start = cut
    yield msgspec.structs.replace(block, start=start) if start > block.start else block


def cut_correction(text: str, block: Block) -> Iterator[Block]:
    """Yield what holds of a correction; before it, as furniture, what is taken back, where a pronoun leans on it."""
    behind = holds_from(text[block.start : block.end])
    cut = block.end if behind is None else block.start + behind
    if cut > block.start and _LEANS.match(text, cut, block.end):
        yield msgspec.structs.replace(block, kind=BlockKind.FURNITURE, end=cut)
    if cut < block.end:
        yield msgspec.structs.replace(block, start=cut)


def _sentence_starts(text: str, block: Block) -> list[int]:
    if block.end - block.start <= LONGEST:
        return []
    return [block.start + span.start for span in split_sentences(text[block.start : block.end])]


def _cut(text: str, start: int, starts: Sequence[int], quotations: Sequence[Span]) -> int:
    middle, end = start + LONGEST // 2, start + LONGEST
    ends = starts[bisect_right(starts, middle) : bisect_right(starts, end)]
    outside = [at for at in ends if not _is_inside(at, quotations)]
    if outside or ends:
        return (outside or ends)[-1]
    space = max(text.rfind(" ", middle, end), text.rfind("\n", middle, end))
    return space + 1 if space > 0 else end


def _is_inside(at: int, quotations: Sequence[Span]) -> bool:
    before = bisect_right(quotations, at, key=lambda span: span.start) - 1
    return before >= 0 and quotations[before].start < at < quotations[before].end
