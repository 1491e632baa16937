"""Where sentences begin and end: by punctuation and abbreviations, so that the parser cannot split inside of a name."""

from __future__ import annotations

import itertools
import re

from reportedly.model.base import Span
from reportedly.text.tables import column

# A sentence may end in one of these, with closing quotes and brackets behind it, before white space.
_END = re.compile(r"[.!?…]{1,4}[\"'”’)\]»]{0,3}(?=\s)")
# Where the parts of a headline end
_PART_END = re.compile(r"[:;!?][\"'”’)]{0,2}(?=\s)")
_LEAST = 2  # words before a dash: fewer may be half of a name
_DASH = re.compile(r"(?<=\s)[-–—]{1,2}(?=\s)")
_WORD_BEFORE = re.compile(r"[\w.&-]{1,24}$")
_OPENS = re.compile(r"\s+[\"'“‘(\[«]{0,3}([^\W_]|$)")


def split_sentences(text: str, *, headline: bool = False) -> tuple[Span, ...]:
    """Split a block into sentences, in order; they hold no outer white space and leave none of the words out.

    A headline is cut behind a colon, a semicolon, a question or exclamation mark, and at its only dash ("Deal off:
    Minister pulls out"). A dot ends no sentence behind an abbreviation, an initial or before a small letter.
    Spans: code points of `text`. Cost: linear. Table: data/abbreviations.tsv.
    """
    if headline:
        return _trimmed(text, sorted({0, *_headline_cuts(text), len(text)}))
    cuts = [match.end() for match in _END.finditer(text) if _ends(text, match)]
    return _trimmed(text, [0, *cuts, len(text)])


def _headline_cuts(text: str) -> list[int]:
    """Where the parts of a headline end; none inside of quotation marks."""
    dashes = [match for match in _DASH.finditer(text) if _parts(text, match)]
    found = [*_PART_END.finditer(text), *(dashes if len(dashes) == 1 else [])]
    return [match.end() for match in found if text.count('"', 0, match.start()) % 2 == 0]


def _parts(text: str, dash: re.Match[str]) -> bool:
    """Whether a dash parts a headline, and not the halves of a name ("Wal - Mart")."""
    before, behind = text[: dash.start()].split(), text[dash.end() :].split()
    return len(before) > _LEAST and bool(behind) and not (before[-1][0].isupper() and behind[0][0].isupper())


def _ends(text: str, match: re.Match[str]) -> bool:
    following = _OPENS.match(text, match.end())
    if following and following[1].islower():
        return False
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    before = _WORD_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
    return not (before and _is_abbreviation(before[0]))


def _is_abbreviation(word: str) -> bool:
    if len(word) == 1 and word.isupper() and word != "I":
        return True  # an initial: "J. Smith"
    return word.lower() in column("abbreviations", "word") or bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word))


def _trimmed(text: str, cuts: list[int]) -> tuple[Span, ...]:
    found = []
    for start, end in itertools.pairwise(cuts):
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        right = start + len(words.rstrip())
        if left < right:
            found.append(Span(start=left, end=right))
    return tuple(found)
