"""What an agency's name stands for, judged by the words around it on its line."""

from __future__ import annotations

import re
from enum import StrEnum

from reportedly.model.report import SET_ASIDE, BlockKind


class Evidence(StrEnum):
    """Where a credit was found: the closed list of `Credit.evidence`."""

    DATELINE = "dateline"
    BYLINE = "byline"
    SIGNATURE = "signature"
    CONTRIBUTION = "contribution"
    COPYRIGHT = "copyright"
    PICTURE = "picture"
    CAPTION_CREDIT = "caption_credit"
    ATTRIBUTION = "attribution"


# Every pattern is bounded and anchored at the name: `before` ends at it, `after` begins at it.
_PICTURE_WORD = r"(?:pictures?|photos?|photographs?|photography|images?|pics?|credits?|video|graphic|illustration|file)"
_PICTURE_BEFORE = re.compile(
    rf"\b{_PICTURE_WORD}(?: (?:by|credit|copyright|courtesy(?: of)?|source|via|from))?\s{{0,3}}"
    r"(?:[:|©/(]|(?<=by)|(?<=copyright)|(?<=courtesy)|(?<=courtesy of)|(?<=credit)|(?<=via))"
    r"\s{0,3}©?\s{0,3}(?:[^\s()/:]{1,25}\s){0,5}(?:[^\s()/:]{1,25}\s?[/,|]\s?)?(?:the |via |for )?$",
    re.IGNORECASE,
)
_PHOTOGRAPHER_BEHIND = re.compile(r"/\s?[A-Z][^\W\d_]{1,20}\b")
_PHOTOGRAPHER_BEFORE = re.compile(r"[^\W\d_]{2,20}\s?/\s?$")
_PHOTO_BEHIND = re.compile(r"\s(?:Photos?|PHOTO|Images?|Pictures?|Pool Photo|[Ff]ile [Pp]hoto)\b(?:\s?[/)|,:-]|\s*$)")
_PICTURE_ABOVE = re.compile(
    r"(?:image|picture|photo)s?(?: (?:copyright|credit|source|by|caption))?[:\s]{0,3}$", re.IGNORECASE
)

_DATELINE_BEFORE = re.compile(r"^\W{0,3}(?:[A-Z][^()\n]{0,70}\s?)?\((?:[^()\n]{0,30}[\s/,])?$")
_DATELINE_BEHIND = re.compile(r"(?:[^()\n]{0,30})\)\s{0,2}(?:[-:_]|—|―|\u2010|\.)")
_BARE_BEHIND = re.compile(r"\)\s{1,3}\S")
_CAPITAL_PLACE = re.compile(r"^\W{0,3}(?:[A-Z]{3,}[A-Z\s.'/-]{0,40}(?:,[^()\n]{0,40})?)?\($")
_DASH_BEHIND = re.compile(r"\s{0,2}(?:--?|—|―|\|)\s{1,2}\S")
_PLACE_DASH = re.compile(r"^\W{0,3}[A-Z]{3,}[^()\n]{0,60}(?:,|--?|—|―|/)\s{0,2}$")

_END = re.compile(r"[\s).\]|*-]{0,6}$")
_BY = re.compile(
    r"^\W{0,3}(?:by|from|source|sources|agency|agencies|via|story by|report by|text by|written by)\b"
    r"[:\s]{1,3}(?:[^\s.:;]{1,25}[\s/]{1,2}){0,9}(?:the |of |for |at )?$",
    re.IGNORECASE,
)
_NAME_COMMA = re.compile(
    r"^\W{0,3}(?:[A-Z][^\s,|/]{0,20}(?:,? and |, |\s)){1,9}?"
    r"(?:[A-Z][^\s,|/]{0,20})?\s?[,|/(-]\s{0,2}(?:the )?$"
)
_CLOSING = re.compile(
    r"[.!?\"'…]\s{0,3}(?:[(\[]|--?|—|―|/)\s{0,2}(?:with |by |source: )?(?:the )?$", re.IGNORECASE
)
_DASHED = re.compile(
    r"^\W{0,4}(?:-|—|―|\(|\[)\s{0,2}(?:(?:with|by|source:?|[A-Z][^\s,/]{1,20})[\s,/]{1,2}){0,4}(?:the )?$"
)
_COPYRIGHT = re.compile(
    r"(?:\bcopyright|©|\(c\))[\s,©]{0,4}(?:\(c\))?\s?"
    r"(?:(?:19|20)\d\d(?:-\d\d(?:\d\d)?)?)?[\s,]{0,2}(?:by )?(?:the )?$",
    re.IGNORECASE,
)

_CONTRIBUTION = re.compile(
    # "With reporting by AP", "Additional reporting by Jane Doe of AFP"
    r"^\W{0,3}(?:(?:story|article|report) )?"
    r"(?:with|additional|further|includes?|including|contains|compiled|reporting|reported|material|information|"
    r"some|parts?|this (?:story|article|report))\b"
    r"[^.\n]{0,100}?\b(?:by|from|of|with|to)\s[^.\n]{0,80}$"
    # "with AFP"
    r"|^\W{0,3}with (?:the )?$"
    # "… on Monday (with inputs from PTI)"
    r"|[(\[](?:with|additional|including)\b[^()\n]{0,60}\b(?:from|by|of)\s[^()\n]{0,60}$"
    # "… he said. Additional reporting by AFP"
    r"|(?<=[.!?\"'])\s{0,3}[(-]{0,2}\s{0,2}(?:with|additional|further) "
    r"(?:reporting|reports|inputs?|files?|material|information)\s(?:by|from|of)\s[^.\n]{0,60}$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"[^.\n]{0,60}\bcontributed (?:reporting )?to (?:this|the) (?:report|story|article)"
    r"|[^.\n]{0,40}\bcontributed (?:reporting|to this)",
    re.IGNORECASE,
)

# Among furniture only a line counts that is nothing but this: "With reporting by AP", "AFP contributed to this report".
_SUPPLY_LINE = re.compile(
    r"^\W{0,3}(?:(?:story|article|report) )?(?:with )?(?:additional |further |some |includes? |contains )?"
    r"(?:reporting|reports|inputs?|files|material|contributions)\s(?:by|from|of)\s[^.\n]{0,80}$",
    re.IGNORECASE,
)
_SUPPLY_BEHIND = re.compile(
    r"[^.\n]{0,60}\bcontributed (?:reporting )?to (?:this|the) (?:report|story|article)\W{0,6}$", re.IGNORECASE
)

_BETWEEN = r"(?:,? (?:has|have|had|is|was|also|earlier|later|first|then|separately|late|early|on|in|[A-Z][a-z]{2,9}))"
_SAYING = r"(?:said|says|say|reported|reports|reporting|quoted|quotes|cited|writes|wrote|added|adds|carried|learned)"
_SAID = re.compile(rf"{_BETWEEN}{{0,4}},? {_SAYING}\b(?! to (?:be|have))")
_REPORTED = re.compile(rf"{_BETWEEN}{{0,4}},? (?:reported|reports|reporting)\b")
_ACCORDING = re.compile(
    r"\b(?:according to|(?:as )?(?:reported|quoted|cited) by|citing|in a report by)\s"
    r"(?:(?:the|an?|a report (?:by|from)|[A-Z]\w{2,15}'s?|state|official|local|semi-official|state-run|news|agency|"
    r"agencies)\s){0,5}$"
)


def judge_place(
    before: str, after: str, *, kind: BlockKind, above: str, is_last: bool, is_early: bool, is_plain: bool
) -> Evidence | None:
    """Judge what an agency's name does on its line; None where it is only mentioned.

    `before`, `after`: the line up to the name and behind it (levelled); `above`: the end of the line before.
    """
    if kind in SET_ASIDE:
        return Evidence.CONTRIBUTION if _is_supply_line(before, after) else None
    is_alone = not re.search(r"\w", before + after)
    if picture := _judge_picture(before, after, kind=kind, is_alone=is_alone, above=above):
        return picture
    if kind is BlockKind.DATELINE or _is_dateline(before, after):
        return Evidence.DATELINE
    if kind is BlockKind.BYLINE:
        return Evidence.BYLINE
    if is_alone and kind is not BlockKind.HEADLINE:
        return Evidence.BYLINE if is_early else Evidence.SIGNATURE
    return _judge_line(before, after, is_last=is_last) or _judge_statement(before, after, is_plain=is_plain)


def _judge_picture(before: str, after: str, *, kind: BlockKind, is_alone: bool, above: str) -> Evidence | None:
    if kind is BlockKind.CREDIT:
        return Evidence.PICTURE
    is_marked = (
        _PICTURE_BEFORE.search(before)
        or _PHOTOGRAPHER_BEHIND.match(after)
        or _PHOTOGRAPHER_BEFORE.search(before)
        or _PHOTO_BEHIND.match(after)
        or (is_alone and _PICTURE_ABOVE.search(above))
    )
    if kind is BlockKind.CAPTION and (is_marked or (_END.fullmatch(after) and _is_set_off(before))):
        return Evidence.CAPTION_CREDIT
    return Evidence.PICTURE if is_marked else None


def _is_set_off(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in ".:/|(—―-©,\"'[" or before.rstrip().endswith(("via", "by"))


def _is_dateline(before: str, after: str) -> bool:
    if _DATELINE_BEFORE.search(before):
        return bool(_DATELINE_BEHIND.match(after) or (_CAPITAL_PLACE.search(before) and _BARE_BEHIND.match(after)))
    is_first = not re.search(r"\w", before) or bool(_PLACE_DASH.search(before))
    return is_first and bool(_DASH_BEHIND.match(after))


def _judge_line(before: str, after: str, *, is_last: bool) -> Evidence | None:
    is_end = _END.fullmatch(after) is not None
    is_short = len((before + after).split()) <= 14
    if _COPYRIGHT.search(before):
        return Evidence.COPYRIGHT
    if _CONTRIBUTED.match(after) or (_CONTRIBUTION.search(before) and len(after.split()) <= 12):
        return Evidence.CONTRIBUTION
    if is_short and is_end and (_BY.search(before) or _NAME_COMMA.search(before)):
        return Evidence.BYLINE
    if is_end and (_DASHED.search(before) or (is_last and _CLOSING.search(before))):
        return Evidence.SIGNATURE
    return None


def _is_supply_line(before: str, after: str) -> bool:
    is_behind = _SUPPLY_BEHIND.match(after) is not None and len(before.split()) <= 12
    return is_behind or (_SUPPLY_LINE.search(before) is not None and len(after.split()) <= 12)


def _judge_statement(before: str, after: str, *, is_plain: bool) -> Evidence | None:
    says = _SAID.match(after) if is_plain else _REPORTED.match(after)
    return Evidence.ATTRIBUTION if says or _ACCORDING.search(before) else None
