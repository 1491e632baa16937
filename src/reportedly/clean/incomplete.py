"""Tell a stub from a report: what a paywall or a teaser left out cannot be held against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.model.report import Block, BlockKind
from reportedly.text.plain import level
from reportedly.text.tables import column

_SHORT = 250  # words: a report longer than that was not cut off by a paywall
_CUT_OFF = re.compile(r"(?:\[\+\d+ chars\]|(?:\.\.\.|…)\s*(?:\[\+?\d*[^\]]{0,20}\])?|\[(?:\.\.\.|…)\]|\(more\))\s*$")


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(phrase) for phrase in sorted(column("paywall", "phrase"), key=len, reverse=True))
    )


def is_incomplete(text: str, blocks: Sequence[Block], *, locked: bool = False) -> bool:
    """Whether the report is a stub: cut off at its end, or short and followed by a plea to pay or log in.

    `locked` tells that the page's own metadata calls it not free. Cost: linear.
    """
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    if not paragraphs:
        return True
    last = text[max(paragraphs[-1].start, paragraphs[-1].end - 60) : paragraphs[-1].end]
    words = sum(text.count(" ", block.start, block.end) + 1 for block in paragraphs)
    if words > _SHORT:
        return bool(re.search(r"\[\+\d+ chars\]\s*$", last))
    if locked or _CUT_OFF.search(last):
        return True
    aside = (
        text[b.start : min(b.end, b.start + 300)] for b in blocks if b.kind in (BlockKind.FURNITURE, BlockKind.PROMO)
    )
    return any(_phrases().search(level(line).lower()) for line in aside)
