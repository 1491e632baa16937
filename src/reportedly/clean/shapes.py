"""Shapes of short page lines: datelines, bylines, lines without words."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_PLACE = r"[A-Z][A-Za-zÀ-ÿ.'’-]{1,24}(?: (?:[A-Z][A-Za-zÀ-ÿ.'’-]{1,24}|de|la|el|upon|sur))" + r"{0,4}"
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,24}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,24}){0,4}"
_AGENCY = r"[(\[][A-Za-z][A-Za-z .,/&'’-]{1,60}[)\]]"
_DASH = r"\s?(?:--|[-–—:])\s?"
_DATELINES = (
    re.compile(rf"(?:{_PLACE}(?:, {_PLACE})?(?:/{_PLACE})?,? ?)?(?:,? ?{_DAY},? ?)?{_AGENCY}{_DASH}(?=\S)"),
    re.compile(rf"{_CAPS}(?:, {_PLACE})?,? {_DAY}(?: {_AGENCY})?{_DASH}(?=\S)"),
    re.compile(rf"{_CAPS}(?:, {_PLACE})?(?:/{_CAPS})?\s?(?:--|[–—]| - )\s?(?=[A-ZÀ-Þ“\"'‘\d])"),
)
_NO_PLACE = re.compile(
    r"(?:LIVE|WATCH|BREAKING|UPDATE|UPDATED|EXCLUSIVE|MORE|VIDEO|ANALYSIS|OPINION|READ|FILE|NEW|PHOTOS?|CORRECTION)\b"
)


def dateline_end(paragraph: str, *, opening: bool = True) -> int:
    """Length of the agency dateline ("LONDON (Reuters) - ") in front of a paragraph, marks included; 0 without one.

    A place alone ("LONDON —") is a dateline only before the report's first paragraph (`opening`); further down
    it is a catchword.
    """
    head = paragraph[:200]
    if _NO_PLACE.match(head):
        return 0
    for pattern in _DATELINES if opening else _DATELINES[:2]:
        found = pattern.match(head)
        if found and found.end() > 4:
            return found.end()
    return 0


_BY = re.compile(
    r"(?:(?:written|reported|story|text|posted|published) )?by\s*:?\s+|(?:von|par|por|di|door|av|oleh)\s*:?\s+", re.I
)
_WORK = "reporting|writing|editing|compiled|edited|reported|written|translated"
_REPORTING = re.compile(rf"[(\[]?(?:additional |further )?(?:{_WORK}) (?:and (?:{_WORK}) )?(?:by|from)\b", re.I)
_CORRESPONDENT = re.compile(
    r"(?:correspondent|reporter|editor|staff writer|news agency|senior writer|contributor|columnist|"
    r"in (?:[A-Z]\w+ ?){1,3})$",
    re.I,
)
_PARTICLES = frozenset(
    ("and", "in", "for", "at", "the", "of", "de", "van", "von", "der", "la", "le", "bin", "al", "el", "und", "et",
     "y", "e", "special", "to", "with", "our")
)  # fmt: skip
_AGENCIES = frozenset(
    ("Reuters", "AP", "AFP", "Associated Press", "The Associated Press", "Bloomberg", "PA", "BBC News", "CNN", "UPI",
     "DPA")
)  # fmt: skip


def is_post_line(line: str) -> bool:
    """Whether the line is a blog's row of facts about a post ("by admin | Oct 13, 2022 | Courts | 3 comments")."""
    return len(line) <= 160 and line.count(" | ") > 1 and _BY.match(line) is not None


def is_byline(line: str) -> bool:
    """Whether the line only says who wrote the report."""
    if len(line) > 160:
        return bool(len(line) <= 300 and _REPORTING.match(line))
    if _REPORTING.match(line):
        return True
    by = _BY.match(line)
    words = (line[by.end() :] if by else line).replace(",", " ").replace("|", " ").split()
    if by and 0 < len(words) <= 14:
        names = [word for word in words if word.lower() not in _PARTICLES]
        capitals = sum(word[0].isupper() for word in names)
        return (
            bool(names)
            and words[0][0].isupper()
            and capitals >= 0.7 * len(names)
            and not line.endswith((".", "?", "!"))
        )
    return _is_name_with_post(line)


def _is_name_with_post(line: str) -> bool:
    """Tell "Jane Doe, Reuters", "Jane Doe, Political Correspondent", "Jane Doe and John Roe in Lagos"."""
    name, comma, post = line.partition(", ")
    words = name.split()
    if not comma or not 2 <= len(words) <= 4 or not all(word[0].isupper() and word[-1].isalpha() for word in words):
        return False
    return post in _AGENCIES or (len(post.split()) <= 6 and bool(_CORRESPONDENT.search(post)) and post[0].isupper())


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|[\w.+-]+@[\w-]+\.[\w.]+$|[@#]\w+$|pic\.twitter\.com/\S+$")


_TWO_LETTERS = re.compile(r"[^\W\d_][\W\d_]*[^\W\d_]")


def is_wordless(line: str) -> bool:
    """Whether the line holds no word: marks, numbers, an address, a handle. Cost: bounded."""
    if _TWO_LETTERS.search(line, 0, 2000) is None:
        return True
    return len(line) <= 300 and _ADDRESS.match(line) is not None
