"""A report as tracing sees it: its folded words, each with the strand it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from reportedly.model.base import Span
from reportedly.model.judgement import Strand
from reportedly.model.reading import Quotation
from reportedly.model.report import SET_ASIDE, Block, BlockKind, Report
from reportedly.text.fingerprints import fold_words
from reportedly.text.words import is_stop_word
from reportedly.trace.releases import find_releases

_OWN = frozenset({Strand.PROSE, Strand.QUOTE, Strand.RELEASE})
_CAPTIONS = frozenset({BlockKind.CAPTION, BlockKind.CREDIT})
# Pairs of marks that open and close one way only; a quotation may go on over a line, not over an empty one.
_PAIRED = re.compile(
    r"“(?:[^“”\n]|\n(?!\s{0,3}\n)){1,1000}”|«(?:[^«»\n]|\n(?!\s{0,3}\n)){1,1000}»"
    r"|``(?:[^`'\n]|\n(?!\s{0,3}\n)|'(?!')){1,1000}''"
)
_STRAIGHT = re.compile(r"\"[^\"\n]{1,2000}\"")


class Text:
    """One report's words (`keys`, `starts`, `ends`) and their strands; made once, read by every pairing."""

    def __init__(self, report: Report, quotations: Sequence[Quotation] | None) -> None:
        self.report = report
        words = fold_words(report.text)
        places = _Places(report.blocks, _quoted(report, quotations), find_releases(report.text, report.blocks))
        kept = [at for at, start in enumerate(words.starts) if not places.is_twin(start)]
        self.keys = [words.keys[at] for at in kept]
        self.starts = [words.starts[at] for at in kept]
        self.ends = [words.ends[at] for at in kept]
        self.strands = [places.strand(start) for start in self.starts]
        self.is_aside = [strand is Strand.FURNITURE for strand in self.strands]
        self.is_content = [not is_stop_word(key) and len(key) > 1 for key in self.keys]

    @cached_property
    def aligned(self) -> list[str]:
        """The keys by which words are matched: furniture is like furniture alone."""
        return [f"\0{key}" if is_aside else key for key, is_aside in zip(self.keys, self.is_aside, strict=True)]

    @property
    def size(self) -> int:
        """How many words are the report's own: prose, quotations and releases, no captions, no furniture."""
        return self.own_before[-1]

    @cached_property
    def own_before(self) -> list[int]:
        """For each word, and behind the last one, how many of the words before it are the report's own."""
        return list(accumulate((strand in _OWN for strand in self.strands), initial=0))

    @cached_property
    def content_before(self) -> list[int]:
        """The same of its content words."""
        return list(accumulate(self.is_content, initial=0))

    @cached_property
    def prose_size(self) -> int:
        """How many words are prose outside of quotations and releases."""
        return sum(strand is Strand.PROSE for strand in self.strands)


class _Places:
    """Blocks, quotations and releases, asked by offset."""

    def __init__(self, blocks: Sequence[Block], quoted: Sequence[Span], released: Sequence[Span]) -> None:
        self.blocks = sorted(blocks, key=lambda block: block.start)
        self.block_starts = [block.start for block in self.blocks]
        self.quoted, self.released = _Spans(quoted), _Spans(released)

    def _block(self, offset: int) -> Block | None:
        at = bisect_right(self.block_starts, offset) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None

    def is_twin(self, offset: int) -> bool:
        block = self._block(offset)
        return block is not None and block.twin

    def strand(self, offset: int) -> Strand:
        block = self._block(offset)
        if block is not None and block.kind in SET_ASIDE:
            return Strand.FURNITURE
        if block is not None and block.kind in _CAPTIONS:
            return Strand.CAPTION
        if self.quoted.holds(offset):
            return Strand.QUOTE
        return Strand.RELEASE if self.released.holds(offset) else Strand.PROSE


class _Spans:
    """Spans that do not overlap, asked by offset."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def holds(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._spans[at].end


def _quoted(report: Report, quotations: Sequence[Quotation] | None) -> list[Span]:
    """The quotations that were read and what stands between paired marks; where nobody read, between straight ones too.

    A reader passes over marks that stand apart from their words (“ so ”): here they are marks all the same.
    """
    read = [quotation.span for quotation in quotations or ()]
    forms = (_PAIRED,) if quotations is not None else (_PAIRED, _STRAIGHT)
    marked = (found.span() for form in forms for found in form.finditer(report.text))
    return _joined([*read, *(Span(start=start, end=end) for start, end in marked)])


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The same stretches without overlaps, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
