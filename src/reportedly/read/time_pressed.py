"""Press a report into what is read of it, so that furniture and empty lines between two times change neither."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from reportedly.model.reading import TimeExpression
from reportedly.model.report import Block, BlockKind

_BREAK = "\n\n"
_WALL = "\n" * 500  # farther than anything is looked for: what a caption dates is its picture


def pressed(
    text: str, times: Sequence[TimeExpression], blocks: Sequence[Block]
) -> tuple[str, Sequence[TimeExpression]]:
    """Join the blocks that are read, with their times moved along; a caption stands behind a wall.

    Comes back as it was where a time stands outside of these blocks, or none are given. Cost: linear.
    """
    read = [block for block in blocks if block.is_read]
    starts = [block.start for block in read]
    homes = [bisect_right(starts, time.start) - 1 for time in times]
    if any(home < 0 or read[home].end < time.end for home, time in zip(homes, times, strict=True)):
        return text, times
    pieces, moved, at = [], [], 0
    for number, block in enumerate(read):
        joint = "" if not number else _WALL if _is_caption(block) or _is_caption(read[number - 1]) else _BREAK
        moved.append(at + len(joint) - block.start)
        pieces.append(joint + text[block.start : block.end])
        at += len(pieces[-1])
    return "".join(pieces), [_moved(time, moved[home]) for home, time in zip(homes, times, strict=True)]


def _moved(time: TimeExpression, by: int) -> TimeExpression:
    return msgspec.structs.replace(time, start=time.start + by, end=time.end + by)


def _is_caption(block: Block) -> bool:
    return block.kind is BlockKind.CAPTION
