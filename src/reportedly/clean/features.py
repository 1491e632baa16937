"""What the shape of a line tells: length, end, capitals, digits, what it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from operator import ne
from typing import NamedTuple

from reportedly.clean.phrases import is_menu_word
from reportedly.text.plain import level
from reportedly.text.tables import column

SEEN = 1000  # characters of a line that are looked at
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*")
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_DIGIT = re.compile(r"\d")
_FINAL = re.compile(r"[.!?…。！？॥।]['\")\]]*$")
_SENTENCE = re.compile(r"[.!?][\"')]* +(?=[^\W\d_a-z])|[。！？]")
_READER = frozenset(["you", "your", "yours", "you'll", "you're", "you've", "we", "our", "us"])


class Shape(NamedTuple):
    """The measures of one line, without its neighbours."""

    words: int
    final: bool
    asks: bool
    colon: bool
    sentences: int
    stops: float
    capitals: float
    digits: float
    reader: float
    quoted: bool
    menu: bool
    small_start: bool
    bars: bool
    content: frozenset[str]
    aside: bool
    repeated: bool

    @property
    def is_prose(self) -> bool:
        """A line that reads like a paragraph: twelve words or more and the end of a sentence."""
        return self.words >= 12 and self.final and not self.aside


_ASIDE = Shape(0, False, False, False, 0, 0.0, 0.0, 0.0, 0.0, False, False, False, False, frozenset(), True, False)


def measure_lines(lines: Sequence[str], aside: Sequence[bool]) -> list[Shape]:
    """Measure every line; `aside` says which are already known to be no body: of these only that is told.

    Cost: linear.
    """
    counts = Counter(line[:200] for line, known in zip(lines, aside, strict=True) if not known)
    return [
        _ASIDE if known else _measure(line, counts[line[:200]] > 1) for line, known in zip(lines, aside, strict=True)
    ]


def _measure(line: str, repeated: bool) -> Shape:
    flat = level(line[:SEEN])
    words = _WORD.findall(flat)
    low = [word.lower() for word in words]
    wide = [] if flat.isascii() else _WIDE.findall(flat)
    end = flat[-4:] if len(line) <= SEEN else level(line[-4:])
    total = max(1, len(words))
    stops = column("stop_words", "word")
    return Shape(
        words=len(words) + sum(map(len, wide)) // 2,
        final=_FINAL.search(end) is not None,
        asks=end.rstrip("\"')]").endswith(("?", "？")),
        colon=end.endswith(":"),
        sentences=min(4, len(_SENTENCE.findall(flat))),
        stops=sum(map(stops.__contains__, low)) / total,
        capitals=sum(map(ne, words[1:], low[1:])) / max(1, len(words) - 1),
        digits=len(_DIGIT.findall(flat)) / max(1, len(flat)),
        reader=sum(map(_READER.__contains__, low)) / total,
        quoted='"' in flat,
        menu=is_menu_word(line),
        small_start=flat[:1].islower(),
        bars=any(mark in flat for mark in ("|", " » ", " > ", "→")),
        content=_content(low, wide, stops),
        aside=False,
        repeated=repeated,
    )


def _content(low: Sequence[str], wide: Sequence[str], stops: frozenset[str]) -> frozenset[str]:
    """The words that tell what a line is about; in scripts without blanks the pairs of characters."""
    words = {word for word in low if len(word) > 3} - stops
    if not wide:
        return frozenset(words)
    pairs = {run[at : at + 2] for run in wide for at in range(len(run) - 1)}
    return frozenset(pairs.union(word for word in words if not _WIDE.search(word)))
