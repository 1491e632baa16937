"""Stretches that a report frames as somebody's statement or press release (table data/release_words.tsv)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from reportedly.model.base import Span
from reportedly.model.report import Block, BlockKind
from reportedly.text.plain import level
from reportedly.text.tables import column

_LEAST = 3  # words behind a colon: with fewer the next paragraph is what was announced
_END = re.compile(r"[.!?][\"')]{0,3}\s(?=\s{0,3}\S)")


def find_releases(text: str, blocks: Sequence[Block]) -> list[Span]:
    """Find what is printed word for word from a statement that went to all, by offset.

    "The statement reads: …", "… So reads the statement.", "…, the company said in a statement." A line that only
    announces it ("In a statement the owner said:") frames the paragraph below it. Cost: linear.
    """
    plain = level(text)
    found: list[Span] = []
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH and not block.twin]
    for block, following in zip_longest(paragraphs, paragraphs[1:]):
        found += _framed(plain, block, following)
    return sorted(found)


def _framed(text: str, block: Block, following: Block | None) -> Iterator[Span]:
    words = text[block.start : block.end]
    lead = _patterns()[0].search(words)
    if lead is not None:
        if len(words[lead.end() :].split()) >= _LEAST:
            yield Span(start=block.start + lead.end(), end=block.end)
        elif following is not None:
            yield following.span
        return
    start = _last_sentence(words)
    if _patterns()[1].search(words, start):
        is_alone = _patterns()[2].match(words, start)
        yield Span(start=block.start + (0 if is_alone else start), end=block.end)


def _last_sentence(words: str) -> int:
    """Where the last sentence begins."""
    return max((end.end() for end in _END.finditer(words)), default=0)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A lead that ends in a colon; a tag at the end of a sentence; a tag that is a sentence of its own."""
    nouns = "|".join(sorted(map(re.escape, column("release_words", "word")), key=len, reverse=True))
    lead = rf"(?:^|(?<=[.!?]\s))[^:.!?\n]{{0,160}}?\b(?:{nouns})\b[^:.!?\n]{{0,80}}:(?=\s|$)\s{{0,3}}"
    alone = rf"\s{{0,3}}(?:so|thus) (?:reads?|says?|said|runs?|ran) (?:the|this|its) (?:{nouns})\W{{0,4}}$"
    tag = (
        rf"(?:, (?:the|this|its|their) (?:[a-z]+ )?(?:{nouns}) (?:said|says|reads?|added|adds|continued|went on)"
        rf"|, [^,.\n]{{1,60}} (?:said|says|wrote|added|announced) in (?:an?|the|its|his|her|their) (?:[a-z]+ ){{0,2}}"
        rf"(?:{nouns})(?: on [A-Z][a-z]+)?"
        rf"|, according to (?:an?|the|its) (?:[a-z]+ ){{0,2}}(?:{nouns}))\W{{0,4}}$"
    )
    return (
        re.compile(lead, re.IGNORECASE),
        re.compile(rf"(?:{tag})|(?:{alone})", re.IGNORECASE),
        re.compile(alone, re.IGNORECASE),
    )
