"""Blocks in which a report speaks of itself: corrections, editor's notes, updates, versions, paid content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from reportedly.clean.dates import find_dates
from reportedly.clean.stamps import is_stamp
from reportedly.model.report import Basis, Block, BlockKind, BlockNote, Noted
from reportedly.text.corrections import holds_from
from reportedly.text.plain import level
from reportedly.text.tables import read_table

_LONGEST = 1_200  # characters of a note: more is an article
_LONGEST_SENTENCE = 600
_LONGEST_STAMP = 200
_LONGEST_VERSION = 300
_LONGEST_LINE = 80  # characters of what is a note as a whole
_OPENING = 90  # characters of a block in which a phrase begins; what is no longer is looked at as a whole
_REACH = 3  # blocks before and behind the headline in which it is said that the page is paid for
_FAR = 15  # blocks before and behind the article in which it may speak of itself
_BULLETS = " \t\u00a0*•·–—-_#>■▪|"
_TAKEN = frozenset((
    BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.CROSSHEAD, BlockKind.BYLINE, BlockKind.FURNITURE,
    BlockKind.PROMO,
))  # fmt: skip
# Behind a label: a colon or dash, a bracket, the line's end, or a date ("Correction, Nov. 3:").
_BEHIND = re.compile(
    r"\s{0,3}(?:[:|–—]|-{1,2}\s|$|\)|\]|[,(]?\s?(?:on |at |vom |le )?[^:]{0,40}\d[^:]{0,30}(?::|$|\)))"
)
_DATED = re.compile(r"\s{0,3}[,(]\s?[^:]{0,40}\d[^:]{0,20}:")  # "Correction, 12 March:", however long what follows is
_MARK = re.compile(r"\s{0,3}[:|–—\-)\]]")
_VERSION = re.compile(
    r"(?:[a-z]{2,}-[\w -]{0,60},? )?\(?\d{1,2}(?:st|nd|rd|th) (?:ld|lead|edition|update)(?:[ -]writethru)?\)?\.?",
    re.I,
)
_SLUG = re.compile(
    r"(?:(?:UPDATE|WRAPUP|REFILE|RPT|CORRECTED|REPEAT|ROUNDUP|LEAD|EILMELDUNG|KORREKTUR)(?: \d{1,2})?-){1,3}"
    r"(?=[A-ZÀ-Þ“\"'‘\d])|(?:ROUNDUP|WDH|KORREKTUR|AKTUALISIERT|UPDATE)(?: \d)?(?:/[A-Z][\w ]{2,20})?: (?=\S)"
)
_NOTE = {note.value: note for note in BlockNote}


def note_blocks(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Mark the blocks that speak of the report itself: they become furniture with their note; order is kept.

    A correction that says what holds now is a paragraph ("An earlier version gave his age as 34. He is 36.").

    A version mark in front of the headline ("UPDATE 2-") is cut off as a block of its own. What only speaks of somebody
    else's correction stays as it was: a phrase counts where a block begins with it. Cost: linear.
    """
    headline = next((n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), None)
    last = max((n for n, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), default=-1)
    first = min(headline or 0, next((n for n, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), 0))
    noted: list[Block] = []
    for number, block in enumerate(blocks):
        if not first - _FAR <= number <= last + _FAR:
            noted.append(block)  # menus and footers
            continue
        beside = headline is not None and abs(number - headline) <= _REACH
        within = (headline or 0) <= number <= last + _REACH
        if block.kind is BlockKind.HEADLINE:
            noted.extend(_cut_slug(text, block))
            continue
        note = _note_of(text, block, beside=beside, within=within) if block.kind in _TAKEN else None
        noted.append(block if note is None else _marked(block, note, text))
    return tuple(noted)


def dated_change(text: str, blocks: Sequence[Block]) -> Noted | None:
    """The latest full date that an update note or correction names, with its block's span; None without one."""
    found = [
        (day, block)
        for block in blocks
        if block.note in (BlockNote.UPDATE, BlockNote.CORRECTION)
        for day in find_dates(text[block.start : min(block.end, block.start + _LONGEST_STAMP)])
    ]
    if not found:
        return None
    day, block = max(found, key=lambda pair: pair[0])
    return Noted(value=day, basis=Basis.TEXT, start=block.start, end=block.end)


def _marked(block: Block, note: BlockNote, text: str) -> Block:
    """A block with its note: furniture, but a correction that says what holds now."""
    says = note is BlockNote.CORRECTION and holds_from(text[block.start : block.end]) is not None
    return msgspec.structs.replace(
        block, kind=BlockKind.PARAGRAPH if says else BlockKind.FURNITURE, note=note, twin=False
    )


def _cut_slug(text: str, block: Block) -> tuple[Block, ...]:
    slug = _SLUG.match(text, block.start, min(block.end, block.start + 80))
    if slug is None or block.end - slug.end() < 10:
        return (block,)
    end = block.start + len(slug.group().rstrip())
    mark = msgspec.structs.replace(_marked(block, BlockNote.VERSION, text), end=end)
    return mark, msgspec.structs.replace(block, start=slug.end())


def _note_of(text: str, block: Block, *, beside: bool, within: bool) -> BlockNote | None:
    if block.end - block.start > _LONGEST or _is_none(text[block.start : min(block.end, block.start + _OPENING)]):
        return None
    line = level(text[block.start : block.end]).strip(_BULLETS).lower()
    if len(line) <= _LONGEST_LINE and _VERSION.fullmatch(line):
        return BlockNote.VERSION
    whole = line.strip(" .:;()[]!*")
    if len(line) <= 60 and (found := _phrases("line").get(whole)):
        return found
    if beside and len(line) <= 60 and (found := _phrases("paid").get(whole)):
        return found
    return _by_start(line) or _by_label(line, block, within=within)


def _is_none(opening: str) -> bool:
    """Whether a block of more than a line opens with no phrase of the table: told before all of it is looked at."""
    line = level(opening).strip(_BULLETS).lower() if len(opening) == _OPENING else ""
    inner = line.lstrip("([")
    if len(line) <= _LONGEST_LINE or len(inner) < 3:
        return False
    return line[:3] not in _starting("start") and inner[:3] not in _starting("label")


def _by_start(line: str) -> BlockNote | None:
    for phrase, note in _starting("start").get(line[:3], ()):
        if line.startswith(phrase) and not (phrase[-1].isalnum() and line[len(phrase) : len(phrase) + 1].isdigit()):
            if note is BlockNote.VERSION:
                return note if len(line) <= _LONGEST_VERSION and line.rstrip(" .").endswith(")") else None
            return note if len(line) <= (_LONGEST_SENTENCE if note is BlockNote.UPDATE else _LONGEST) else None
    return None


def _by_label(line: str, block: Block, *, within: bool) -> BlockNote | None:
    """A label in front: "Correction:", "Editor's note –", "Updated 14:05 GMT"; alone only inside the article."""
    inner = line.lstrip("([")
    for phrase, note in _starting("label").get(inner[:3], ()):
        behind = inner[len(phrase) :]
        if not inner.startswith(phrase) or behind[:1].isalnum():
            continue
        if note is BlockNote.UPDATE:
            return note if _is_update(line, behind, block) else None
        if not behind.strip(" .:)]"):
            return note if within else None
        is_label = _MARK.match(behind) or _DATED.match(behind) or (len(behind) <= 80 and _BEHIND.match(behind))
        return note if is_label else None
    return None


def _is_update(line: str, behind: str, block: Block) -> bool:
    """Whether "Update…" is a time, or a note with a label; "Update your browser" and "Updated rules" are neither."""
    if len(line) <= _LONGEST_STAMP and (is_stamp(line) or (len(line) <= 90 and next(find_dates(line), None))):
        return True
    aside = block.kind in (BlockKind.FURNITURE, BlockKind.PROMO)
    clock = re.match(r"\s{0,3}:?\s{0,3}(?:at |on |um |à )?\d{1,2}[:.h]\d{2}", behind) is not None
    return (clock and len(line) <= _LONGEST_SENTENCE) or (aside and len(line) <= 90 and bool(_MARK.match(behind)))


@cache
def _phrases(match: str) -> dict[str, BlockNote]:
    return {row["phrase"]: _NOTE[row["note"]] for row in read_table("note_phrases") if row["match"] == match}


@cache
def _starting(match: str) -> dict[str, tuple[tuple[str, BlockNote], ...]]:
    """The phrases by their first three characters, the longest first."""
    found: dict[str, list[tuple[str, BlockNote]]] = {}
    for phrase, note in sorted(_phrases(match).items(), key=lambda pair: -len(pair[0])):
        found.setdefault(phrase[:3], []).append((phrase, note))
    return {key: tuple(value) for key, value in found.items()}
