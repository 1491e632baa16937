"""Which lines of a page are its article: trafilatura finds the text, we find it again in the page's lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportedly.clean.dates import to_edtf
from reportedly.clean.tree import Line

_WORD = re.compile(r"\w+")
_SIZE = 4  # words of a shingle
_SHARE = 0.6  # of a line's shingles that the extraction must hold
_FAST_FROM = 1_500_000  # characters from which the slow second opinions are left out: their cost is not bounded
_FEWEST_WORDS = 20


def extract_text(content: str, url: str | None) -> str:
    """Extract the article's text with trafilatura; empty where it finds none.

    Its duplicate check stays off: it keeps a process-wide memory that would make the same page give another text.
    """
    from trafilatura import extract  # heavy: half a second, and only HTML needs it

    found = extract(_sound(content), url=url, include_comments=False, deduplicate=False, fast=len(content) > _FAST_FROM)
    return found or ""


def _sound(content: str) -> str:
    return content.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")


def find_page_date(content: str, url: str | None) -> str | None:
    """Find the day of publication in the elements of a page without metadata (htmldate's quick search), or None.

    Its extensive search is left out: it takes any date of the page, and a wrong day is worse than none.
    """
    from htmldate import find_date  # comes with trafilatura

    if len(content) > _FAST_FROM:
        return None
    return to_edtf(find_date(_sound(content), url=url, original_date=True, extensive_search=False) or "")


def is_enough(extracted: str) -> bool:
    """Whether there are enough words for an article, or for the stub of one (marks without blanks count in tens)."""
    return len(_WORD.findall(extracted)) >= _FEWEST_WORDS or len(extracted) >= 10 * _FEWEST_WORDS


def find_extracted(lines: Sequence[Line], extracted: str) -> list[bool]:
    """Say of each line of the page whether the extraction holds it. Cost: linear in both."""
    wanted = [_WORD.findall(line) for line in extracted.split("\n")]
    shingles = {shingle for words in wanted for shingle in _shingles(words)}
    whole = Counter(tuple(words) for words in wanted if words)
    tokens = [_WORD.findall(line.text) for line in lines]
    sure = [_is_inside(words, shingles, whole) for words in tokens]
    _drop_copies(tokens, sure, whole)
    for number, words in enumerate(tokens):
        if 0 < len(words) < _SIZE and tuple(words) in whole:
            sure[number] = any(sure[max(0, number - 3) : number]) and any(sure[number + 1 : number + 4])
    return sure


def coverage(lines: Sequence[Line], inside: Sequence[bool], extracted: str) -> float:
    """Share of the extraction's shingles that the chosen lines give back, 0..1."""
    wanted = set(_shingles(_WORD.findall(extracted)))
    found = {
        s for line, chosen in zip(lines, inside, strict=True) if chosen for s in _shingles(_WORD.findall(line.text))
    }
    return len(wanted & found) / len(wanted) if wanted else 1.0


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _SIZE]) for at in range(len(words) - _SIZE + 1)]


def _is_inside(words: Sequence[str], shingles: set[tuple[str, ...]], whole: Counter[tuple[str, ...]]) -> bool:
    if len(words) < _SIZE:
        return False
    own = _shingles(words)
    return tuple(words) in whole or sum(shingle in shingles for shingle in own) >= _SHARE * len(own)


def _drop_copies(tokens: Sequence[Sequence[str]], sure: list[bool], whole: Counter[tuple[str, ...]]) -> None:
    """Of a line that the page prints more often than the extraction, leave out those that stand alone."""
    printed = Counter(tuple(words) for words, inside in zip(tokens, sure, strict=True) if inside)
    for number, words in enumerate(tokens):
        key = tuple(words)
        if sure[number] and printed[key] > max(1, whole[key]) and not _has_company(sure, number):
            sure[number] = False
            printed[key] -= 1


def _has_company(sure: Sequence[bool], number: int) -> bool:
    return any(sure[max(0, number - 2) : number]) or any(sure[number + 1 : number + 3])
