"""Find the day on which a quotation was said, so that "tomorrow" in it is the day after that one.

Only where the sentence tells it at the quotation itself: "In a letter dated 2 May, he wrote: …", "… she said on
Sunday". Anything farther off leaves the day of publication.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from reportedly.text.tables import column

_QUOTED = re.compile(r'"[^"]{1,1500}"')
_PARAGRAPH_END = re.compile(r"\n\s{0,9}\n")
_REACH = 160  # characters between a quotation and the words that date it
_SENTENCE_BREAK = re.compile(r"[.!?]\s|\s{2}|\"")
_ON = r"(?:\s+(?:to\s+)?[\w'-]{1,30}){0,4}\s+(?:on\s+|late\s+|early\s+)?"


class Quotation(NamedTuple):
    """Where a quotation starts and ends, marks included."""

    start: int
    end: int


def quotations(raw: str, levelled: str) -> tuple[Quotation, ...]:
    """Find what stands between quotation marks inside of a paragraph, in order; the levelled text has straight ones."""
    ends = [*((match.start(), match.end()) for match in _PARAGRAPH_END.finditer(raw)), (len(raw), len(raw))]
    starts = [0, *(following for _, following in ends)]
    paragraphs = zip(starts, (end for end, _ in ends), strict=False)
    return tuple(
        Quotation(*match.span()) for start, end in paragraphs for match in _QUOTED.finditer(levelled, start, end)
    )


def starts_inside(starts: Sequence[int], spans: Sequence[Quotation]) -> list[bool]:
    """Say of each offset whether a quotation holds it."""
    return [_holding(start, spans) is not None for start in starts]


def _holding(start: int, spans: Sequence[Quotation]) -> Quotation | None:
    at = bisect_right(spans, (start, start)) - 1
    return spans[at] if at >= 0 and spans[at].start <= start < spans[at].end else None


def day_said(
    levelled: str, spans: Sequence[Quotation], at: int, days: Sequence[tuple[int, int, date | None]]
) -> date | None:
    """Find the day on which the quotation around an offset was said, among the days (start, end, day) near it."""
    quotation = _holding(at, spans)
    if quotation is None:
        return None
    for start, end, day in days:
        if end <= quotation.start and _dates_what_follows(levelled, start, end, quotation.start):
            return day
        if start >= quotation.end and _dates_what_precedes(levelled[quotation.end : start]):
            return day
    return None


def _dates_what_follows(levelled: str, start: int, end: int, quoted: int) -> bool:
    """"the mayor said on Sunday: …", "In a letter dated 2 May, he wrote: …", "On Sunday, the mayor said: …"."""
    gap = levelled[end:quoted]
    if len(gap) > _REACH or _SENTENCE_BREAK.search(gap):
        return False
    before = _SENTENCE_BREAK.split(levelled[max(0, start - _REACH) : start])[-1]
    if re.fullmatch(r"[,:]?\s*(?:that\s+)?", gap):
        return bool(_said_on().search(before))
    opens = _writing().fullmatch(before.strip() + " ") or before.strip().lower() in ("on", "")
    return bool(opens) and bool(re.match(r",?\s", gap)) and bool(_said_last().search(gap))


def _dates_what_precedes(gap: str) -> bool:
    """"…," the mayor said on Sunday."""
    return len(gap) <= _REACH and not _SENTENCE_BREAK.search(gap) and bool(_said_on().search(gap))


@cache
def _words(kind: str) -> str:
    return "|".join(sorted(column("time_sayings", "word", **{"class": kind})))


@cache
def _said_on() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('said')}|{_words('dated')}){_ON}$", re.IGNORECASE)


@cache
def _said_last() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('said')})(?:\s+[\w'-]{{1,30}}){{0,4}}[:,]?\s*$", re.IGNORECASE)


@cache
def _writing() -> re.Pattern[str]:
    kinds = rf"(?:[\w'-]{{1,30}}\s+){{0,3}}(?:{_words('writing')})(?:\s+[\w'-]{{1,30}}){{0,4}}\s"
    return re.compile(rf"(?:in|on)\s+(?:an?|the|his|her|their|its|one|another)\s+{kinds}", re.IGNORECASE)
