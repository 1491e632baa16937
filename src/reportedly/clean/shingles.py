"""Runs of words by which a stretch of text is found again in another."""

from __future__ import annotations

import re
from collections.abc import Sequence

SIZE = 4  # words of a run
_WIDE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
_HAS_WIDE = re.compile(rf"[{_WIDE}]")
_WORD = re.compile(r"\w+")
_MIXED = re.compile(rf"[{_WIDE}]|(?:(?![{_WIDE}])\w)+")

Words = Sequence[str]


def words_of(text: str) -> list[str]:
    """Cut a text into words; in a script without blanks every character is one. Cost: linear."""
    return (_MIXED if _HAS_WIDE.search(text) else _WORD).findall(text)


def runs_of(words: Words) -> list[tuple[str, ...]]:
    """All runs of four words, in order; none where there are fewer."""
    return list(zip(words, words[1:], words[2:], words[3:], strict=False))


def found_again(lines: Sequence[Words], text: str) -> list[float]:
    """Tell of each line which share of its runs of words stands in the text, 0..1. Cost: linear in both.

    A line too short for a run counts 1 where it is a whole line of the text.
    """
    wanted = [words_of(line) for line in text.split("\n")]
    known = {run for words in wanted for run in runs_of(words)}
    whole = {tuple(words) for words in wanted if words}
    return [_share(words, known, whole) for words in lines]


def _share(words: Words, known: set[tuple[str, ...]], whole: set[tuple[str, ...]]) -> float:
    if not words or tuple(words) in whole:
        return float(bool(words))
    runs = runs_of(words)
    return sum(run in known for run in runs) / len(runs) if runs else 0.0
