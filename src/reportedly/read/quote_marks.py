"""Quotation marks one by one: by the characters beside it, what each of them can open and close."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

# opening mark → the marks that close it. What opens curly may be closed straight in dirty text, or by the wrong curl.
CLOSERS = {
    "“": '”"“', "„": '“”"', "‟": '”"', '"': '"”', "”": '”"', "«": "»", "»": "«", "``": ("''", '"'), "''": ("''",),
    "‘": "’'", "'": "'’", "‚": "‘’'", "‹": "›", "›": "‹",
}  # fmt: skip
SINGLE = frozenset("‘’'‚‹›")
ALL = "“”„‟«»\"‘’'‚‹›`"
_FRENCH = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
_MARKS = re.compile(r"``|''|[“”„‟«»\"‘’'‚‹›]")
_GAPS = "([{—–-/:,>“„\"«…"  # as good as white space in front of a mark that opens
# Words that begin with an apostrophe: a closed class of English.
_ELIDED = re.compile(r"(?:tis|twas|twere|til|em|n|bout|neath|cos|\d\ds?)\b", re.IGNORECASE)
_DROPPED = re.compile(r"[sS]|in")  # "the farmers' land", "goin' home"


class Mark(NamedTuple):
    """A quotation mark at text[at:end]. `weak`: it closes only if nothing behind it does (an apostrophe, inches)."""

    at: int
    end: int
    glyph: str
    opens: bool
    closes: bool
    weak: bool

    @property
    def is_single(self) -> bool:
        return self.glyph in SINGLE


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Find the marks of text[start:end] that can open or close, in order; apostrophes inside of words are left out."""
    last = {glyph: text.rfind(glyph, start, end) for glyph in _FRENCH}
    found = []
    for match in _MARKS.finditer(text, start, end):
        at, behind = match.span()
        left = text[at - 1] if at > start else "\n"
        right = text[behind] if behind < end else "\n"
        opens = _opens(match[0], left, right) and not (match[0] in "'‘" and _ELIDED.match(text, behind, end))
        if match[0] in _FRENCH:  # an arrow or a breadcrumb, unless its partner follows
            followed = last[_FRENCH[match[0]]] > at
            opens = followed if match[0] in "«‹" else opens and followed
            opens |= match[0] == "«" and at == start and not right.isspace()
        closes = _closes(match[0], left, right)
        if opens or closes:
            weak = closes and _is_weak(match[0], text[max(start, at - 2) : at], text[behind : min(end, behind + 2)])
            found.append(Mark(at, behind, match[0], opens, closes, weak))
    return found


def _opens(glyph: str, left: str, right: str) -> bool:
    if right.isspace() or glyph == "’":
        return False
    if glyph in "“„‟``":
        return True
    gap = left.isspace() or left in _GAPS
    if glyph in "'‘‚":
        return gap and (right.isalnum() or right in "“\"[(…")
    if glyph == "”" or glyph in _FRENCH:
        return gap and (right.isalnum() or right in "[(…")
    return gap or not left.isalnum()


def _closes(glyph: str, left: str, right: str) -> bool:
    if glyph in ("„", "‟", "‚", "``"):
        return False
    if glyph in SINGLE and glyph not in _FRENCH:
        return not right.isalnum() and not left.isspace()
    if glyph == '"':
        return not (right.isalnum() and left.isspace())
    if glyph == "“":
        return not left.isspace() and not right.isalnum()
    return True


def _is_weak(glyph: str, before: str, behind: str) -> bool:
    goes_on = len(behind) == 2 and behind[0].isspace() and behind[1].isalpha()
    if glyph in "'’":
        return goes_on and bool(before and (_DROPPED.fullmatch(before[-1]) or _DROPPED.fullmatch(before)))
    return glyph == '"' and goes_on and before[-1:].isdigit()


def next_sure(marks: Sequence[Mark], *, single: bool) -> list[Mark | None]:
    """For each place among the marks, the next mark behind it that is sure: it opens, or closes and is not weak."""
    following: list[Mark | None] = [None] * len(marks)
    sure: Mark | None = None
    for number in range(len(marks) - 1, -1, -1):
        following[number] = sure
        mark = marks[number]
        if mark.is_single is single and (mark.opens or not mark.weak):
            sure = mark
    return following


def next_closing(marks: Sequence[Mark]) -> list[Mark | None]:
    """For each place among the marks, the next single mark behind it that may close."""
    following: list[Mark | None] = [None] * len(marks)
    closing: Mark | None = None
    for number in range(len(marks) - 1, -1, -1):
        following[number] = closing
        if marks[number].is_single and marks[number].closes:
            closing = marks[number]
    return following
