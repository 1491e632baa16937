"""When a report was published, and from what that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.clean.dates import date_in_address, find_dates, to_edtf
from reportedly.clean.stamps import is_stamp
from reportedly.model.report import Block, BlockKind, DateBasis, Published

_REACH = 12  # blocks around the beginning of the article in which a time stamp speaks for it
_OLD_PICTURE = re.compile(r"\b(?:file|archive|archiv\w*|library|undated)\b", re.I)
_CHANGED = re.compile(r"\b(?:updated?|modified|aktualisiert|mis à jour|actualizado|access(?:ed)?)\b", re.I)


def date_report(
    text: str,
    blocks: Sequence[Block],
    *,
    metadata: str | None = None,
    given: str | None = None,
    url: str | None = None,
    captions: bool = True,
    language: str | None = None,
) -> Published:
    """Date a report: as given, else by metadata, by its address, by its text, by a dated caption; else not at all.

    Only a full date is taken; of the text only one that stands where a date of publication stands. UTC unless the
    value names a zone. `captions` lets a dated caption speak: it does for a bare text; a page that gives no date
    of its own may show an old picture. Cost: linear in the number of blocks.
    """
    for value, basis in ((given, DateBasis.GIVEN), (metadata, DateBasis.METADATA)):
        edtf = to_edtf(value) if value else None
        if edtf:
            return Published(value=edtf, basis=basis)
    found = (
        (date_in_address(url) if url else None, DateBasis.URL),
        (_date_of_text(text, blocks), DateBasis.TEXT),
        (_date_of_captions(text, blocks) if captions else None, DateBasis.CAPTION),
    )
    return next((Published(value=value, basis=basis) for value, basis in found if value), Published())


def _date_of_text(text: str, blocks: Sequence[Block]) -> str | None:
    """The date of the stamp, byline or dateline nearest to the article's first paragraph."""
    first = next((n for n, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), None)
    if first is None:
        return None
    headline = next((n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), first)
    near = range(max(0, min(headline, first) - _REACH), min(len(blocks), first + _REACH))
    stamps = [(n, day) for n in near if (day := _stamped(text, blocks[n]))]
    fresh = [pair for pair in stamps if not _CHANGED.search(text[blocks[pair[0]].start : blocks[pair[0]].end])]
    ranked = sorted(fresh or stamps, key=lambda pair: (pair[0] > first, abs(pair[0] - first)))
    return ranked[0][1] if ranked else None


def _stamped(text: str, block: Block) -> str | None:
    line = text[block.start : min(block.end, block.start + 200)]
    if block.kind in (BlockKind.DATELINE, BlockKind.BYLINE) or (block.kind is BlockKind.FURNITURE and _is_dating(line)):
        return next(find_dates(line), None)
    return None


_DATING = re.compile(
    r"(?:first )?(?:published|posted|date|updated|last updated|erstellt|veröffentlicht|publié|publicado)\b", re.I
)


def _is_dating(line: str) -> bool:
    return is_stamp(line) or bool(_DATING.match(line))


def _date_of_captions(text: str, blocks: Sequence[Block]) -> str | None:
    """The latest date at which a picture of the report was taken, old pictures aside."""
    # A "FILE PHOTO:" in front of a caption is a block of its own.
    captions = [text[max(0, b.start - 14) : b.end] for b in blocks if b.kind is BlockKind.CAPTION]
    days = [day for caption in captions if not _OLD_PICTURE.search(caption) for day in find_dates(caption)]
    return max(days, default=None)
