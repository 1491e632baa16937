"""When a report was published, and from what that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.clean.dates import date_in_address, find_dates, find_short_date, order_of, to_edtf
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
    of its own may show an old picture. `language` is the one declared: it tells the order of "03/04/2019". Cost:
    linear in the number of blocks.
    """
    order = order_of(language)
    for value, basis in ((given, DateBasis.GIVEN), (metadata, DateBasis.METADATA)):
        edtf = to_edtf(value, order=order) if value else None
        if edtf:
            return Published(value=edtf, basis=basis)
    found = (
        (date_in_address(url) if url else None, DateBasis.URL),
        (_date_of_text(text, blocks, order), DateBasis.TEXT),
        (_date_of_captions(text, blocks) if captions else None, DateBasis.CAPTION),
    )
    return next((Published(value=value, basis=basis) for value, basis in found if value), Published())


def _date_of_text(text: str, blocks: Sequence[Block], order: str | None) -> str | None:
    """The date of the stamp, byline or dateline nearest to the article's beginning.

    What says that it was changed counts only where nothing else does. Between the headline and the first paragraph
    comes before above, above before below.
    """
    headline = next((n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), None)
    first = next((n for n, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), headline)
    if first is None:
        return None
    top = first if headline is None else min(headline, first)
    near = range(max(0, top - _REACH), min(len(blocks), first + _REACH))
    stamps = [(n, day) for n in near if (day := _stamped(text, blocks, n, order))]
    fresh = [pair for pair in stamps if not _CHANGED.search(text[blocks[pair[0]].start : blocks[pair[0]].end][:200])]
    ranked = sorted(fresh or stamps, key=lambda pair: (pair[0] > first, abs(pair[0] - first)))
    return ranked[0][1] if ranked else None


def _stamped(text: str, blocks: Sequence[Block], number: int, order: str | None) -> str | None:
    """The date that a block tells because it is a stamp, a byline or a dateline, or stands behind a label of dates."""
    block = blocks[number]
    line = text[block.start : min(block.end, block.start + 200)]
    if not any(char.isdigit() for char in line):
        return None
    aside = block.kind in (BlockKind.FURNITURE, BlockKind.PROMO, BlockKind.CREDIT)
    before = text[blocks[number - 1].start : blocks[number - 1].end][:40] if number else ""
    labelled = aside and len(before) <= 30 and _LABEL.fullmatch(before.strip().lower()) is not None
    if block.kind in (BlockKind.DATELINE, BlockKind.BYLINE) or labelled or (aside and _is_dating(line)):
        return next(find_dates(line, order=order), None) or find_short_date(line)
    # A line that holds little more than a date dates the report, whatever role its element gives it.
    if not aside and len(line) <= _REST and _DATING.match(line):
        return next(find_dates(line, order=order), None)
    return _edged(line, order) if len(line) <= _REST + 30 * aside else None


_DATING = re.compile(
    r"(?:first |originally |artikel |article )?(?:published|posted|written|date|updated|last updated|created|submitted|"
    r"added|filed|issued|erstellt|veröffentlicht|erschienen|publiziert|datum|stand|vom|publié|mis en ligne|"
    r"mise en ligne|paru|rédigé|publicado|fecha|pubblicato|data|inserito|postado|gepubliceerd|geplaatst|publicerad|"
    r"publicerat|publisert|udgivet|julkaistu|opublikowano|dodano|data publikacji|zveřejněno|vydáno|megjelent|"
    r"опубликовано|дата|yayınlanma|yayın tarihi|diterbitkan|tanggal|発行|公開日|掲載日|更新日|发布时间|发布于|발행일|"
    r"등록|입력)"
    r"(?!\w)",
    re.I,
)
_LABEL = re.compile(rf"{_DATING.pattern}.{{0,12}}", re.I)
_REST = 70  # characters that may stand beside a date in its line
_EDGE = re.compile(r"\d{1,4}[./\- ]|[^\W\d_]{3,12}\.? \d")


def _is_dating(line: str) -> bool:
    return is_stamp(line) or bool(_DATING.match(line))


def _edged(line: str, order: str | None) -> str | None:
    """The date with which a short line begins, or that a mark sets apart at its end ("1 May 2020 | Jo Doe")."""
    if line.rstrip().endswith((".", "!", "?", "…")) or line.count(",") > 4:
        return None
    for part in _SPLIT.split(line)[:6]:
        flat = part.strip(" \t\u00a0,;()[]")
        day = next(find_dates(flat, order=order), None) if len(flat) <= 40 and _EDGE.match(flat) else None
        if day is not None and (is_stamp(flat) or flat == line.strip()):
            return day
    return None


_SPLIT = re.compile(r"\s{0,5}[|•·,»](?!\d)\s{0,5}|\s[–—-]\s|\s{2,9}")


def _date_of_captions(text: str, blocks: Sequence[Block]) -> str | None:
    """The latest date at which a picture of the report was taken, old pictures aside."""
    # A "FILE PHOTO:" in front of a caption is a block of its own.
    captions = [text[max(0, b.start - 14) : b.end] for b in blocks if b.kind is BlockKind.CAPTION]
    days = [day for caption in captions if not _OLD_PICTURE.search(caption) for day in find_dates(caption)]
    return max(days, default=None)
