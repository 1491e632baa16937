"""Find picture credits: whole lines, and tails of captions."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportedly.text.tables import column

_LONGEST = 140  # characters of a credit
_NAME = r"[A-Z][\w.'’-]{0,30}"


class Credited(NamedTuple):
    """Where a credit begins, and whether it can only be that of a picture."""

    start: int
    picture: bool


@cache
def _words(kind: str) -> str:
    words = sorted(column("credit_words", "word", kind=kind), key=len, reverse=True)
    return "|".join(re.escape(word) for word in words)


@cache
def _introduced() -> re.Pattern[str]:
    """Match "Photo: …", "Photo by …", "AP Photo/…", "© …" at the start of a stretch."""
    words, weak = _words("word"), _words("weak")
    return re.compile(
        rf"(?:(?i:file\s+)?(?i:{words})\s*(?:[:|/]|(?i:by|courtesy|via|copyright)\b)|"
        rf"(?i:{weak})\s*:\s*(?=\S)|©(?=[\s\dA-Z])|AP Photo\b)"
    )


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_words('agency')}|REUTERS)(?![\w-])")


@cache
def _says_picture() -> re.Pattern[str]:
    """Match a word for "photo" of any language, as it stands in brackets behind a caption."""
    return re.compile(rf"(?:^|[\W\d_])(?:{_words('inside')})(?=$|[\W\d_])")


_MOST_NAMES = 8  # words of a credit without a label
_LEAST_WORDS = 5  # of the caption before it
_BETWEEN_NAMES = frozenset(("for", "of", "via", "and", "de", "von", "van", "/", "|", "the", "der", "di", "du"))
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,140})[)\]]\s*\.?$")
_SLASHED = re.compile(rf"^{_NAME}(?: {_NAME}){{0,4}}\s?/\s?{_NAME}(?:[ /]{_NAME}|\svia){{0,8}}$")
_INTRODUCED_TAIL = re.compile(
    r"(?<=[\s.!?”\"')\]\w])(?:(?:File |AP )?(?:Photos?|Photograph|Pictures?|Images?|Credit|Fotos?|Bild|Bildrechte|"
    r"PHOTO|FOTO|(?:Photo|Image) [Cc]redit|Crédit|Illustration)\s?(?::|/|by\b)|©(?=[\s\dA-Z])|\| ?©)[^\n]{2,100}$"
)
_INTRODUCING = re.compile(r"[:/©]|by\b")
_LAST_SENTENCE = re.compile(r"[.!?…][”\"’')]?\s*(?=[A-Z©(])")


def find_credit(stretch: str) -> Credited | None:
    """Find the picture or agency credit that a stretch ends with, or is. Offsets are those of the stretch.

    Cost: bounded; only the last 220 characters are looked at.
    """
    offset = max(0, len(stretch) - 220)
    tail = stretch[offset:]
    if offset == 0 and is_credit_line(tail):
        return Credited(0, True)
    for find in (_in_brackets, _after_word, _after_sentence, _given):
        found = find(tail)
        if found is not None and offset + found.start > 0:
            return Credited(offset + found.start, found.picture)
    return None


def is_credit_line(line: str) -> bool:
    """Whether the whole line is the credit of a picture: "Photo: …", an agency, "Jane Doe/Agency"."""
    words = line.strip("()[] .|,")
    if not 2 <= len(words) <= _LONGEST or words.count(" ") > 14:
        return False
    if _introduced().match(words) or _COURTESY.match(words):
        return words.count(" ") <= 9 and not re.search(r"[.!?] [A-Z]", words)
    agency = _agency().search(words)
    if agency is None:
        return False
    return agency.group() == words or _is_name_and_agency(words)


def is_labelled_picture(line: str) -> bool:
    """Whether the line opens with "Photo:" or the like: a credit where few words follow, else a caption."""
    found = _introduced().match(line)
    return found is not None and found.group().endswith(":")


def _is_name_and_agency(words: str) -> bool:
    """Tell "Jane Doe/Reuters", "AFP/Getty Images", "JANE DOE via Getty Images": capitals throughout, few words."""
    parts = words.replace("/", " ").replace(",", " ").replace("|", " ").split()
    capitals = sum(
        part[:1].isupper() or part in ("via", "for", "/", "dpa", "and", "de", "von", "imago") for part in parts
    )
    joined = "/" in words or " via " in words or "Getty Images" in words or "|" in words
    return joined and len(parts) <= 12 and capitals == len(parts)


def _in_brackets(tail: str) -> Credited | None:
    found = _BRACKETED.search(tail)
    if found is None:
        return None
    inner = found.group(1).strip()
    if _introduced().match(inner) or _SLASHED.match(inner) or _is_agency_photo(inner):
        return Credited(found.start(), True)
    agency = _agency().search(inner)
    if agency and agency.group() == inner:
        return Credited(found.start(), not found.group().endswith(".") and tail[: found.start()].rstrip()[-1:] in ".!?")
    if _says_picture().search(inner.lower()):
        return Credited(found.start(), True)
    return Credited(found.start(), True) if agency and _is_name_and_agency(inner) else None


def _is_agency_photo(inner: str) -> bool:
    return bool(_agency().match(inner)) and " photo" in inner.lower()[:20]


def _after_word(tail: str) -> Credited | None:
    introduced = _INTRODUCING.search(tail)  # a cheap first look
    found = _INTRODUCED_TAIL.search(tail) if introduced else None
    if found is None or re.search(r"[.!?] [A-Z][a-z]+ [a-z]", found.group()):
        return None
    return Credited(found.start(), True) if found.group().count(" ") <= 12 else None


def _after_sentence(tail: str) -> Credited | None:
    ends = list(_LAST_SENTENCE.finditer(tail))
    for end in ends[-3:]:
        words = tail[end.end() :].strip()
        if words and is_credit_line(words):
            return Credited(end.end(), "/" in words or "Getty" in words or bool(_introduced().match(words)))
    return _bare_name(tail, ends[-1]) if ends else None


_GIVEN = re.compile(
    r"(?<=\w )(?:Submitted|Courtesy|Contributed|Handout|Supplied|Provided|File|Archive) (?:photo|image|picture)s?$",
    re.I,
)
_COURTESY = re.compile(r"(?:Image |Photo )?[Cc]ourtesy of (?:the )?(?=[A-Z])")


def _given(tail: str) -> Credited | None:
    """The words for a picture that somebody sent in, at the very end."""
    found = _GIVEN.search(tail)
    return Credited(found.start(), True) if found else None


def _bare_name(tail: str, end: re.Match[str]) -> Credited | None:
    """Who made the picture, without any word that says so: names alone behind a full sentence ("… Supplied")."""
    words = tail[end.end() :].strip().split()
    before = tail[: end.start()].split()
    if not 1 <= len(words) <= _MOST_NAMES or len(before) < _LEAST_WORDS or not words[-1][-1].isalnum():
        return None
    named = all(word[0].isupper() or word in _BETWEEN_NAMES for word in words) and not words[-1].islower()
    last = before[-1].lower()  # "Dr. Roe" ends no sentence
    sentence = last.isalpha() and len(last) > 2 and last not in column("abbreviations", "word")
    return Credited(end.end(), True) if named and sentence else None
