"""What the shape of a line and of its neighbours tells: the numbers that the line weights are for."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.clean.phrases import is_menu_word
from reportedly.text.plain import level
from reportedly.text.tables import column

SEEN = 1000  # characters of a line that are looked at
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*")
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
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


def measure_lines(lines: Sequence[str], aside: Sequence[bool]) -> list[Shape]:
    """Measure every line; `aside` says which are already known to be no body. Cost: linear."""
    counts = Counter(line[:200] for line in lines)
    return [_measure(line, known, counts[line[:200]] > 1) for line, known in zip(lines, aside, strict=True)]


def _measure(line: str, aside: bool, repeated: bool) -> Shape:
    flat = level(line[:SEEN])
    words = _WORD.findall(flat)
    wide = len(_WIDE.findall(flat))
    count = len(words) + wide // 2 if wide else len(words)
    low = [word.lower() for word in words]
    end = level(line[-4:])
    total = max(1, len(words))
    stops = column("stop_words", "word")
    return Shape(
        words=count,
        final=bool(_FINAL.search(end)),
        asks=end.rstrip("\"')]").endswith(("?", "？")),
        colon=end.endswith(":"),
        sentences=min(4, len(_SENTENCE.findall(flat))),
        stops=sum(word in stops for word in low) / total,
        capitals=sum(word[0].isupper() for word in words[1:]) / max(1, len(words) - 1),
        digits=sum(char.isdigit() for char in flat) / max(1, len(flat)),
        reader=sum(word in _READER for word in low) / total,
        quoted='"' in flat,
        menu=is_menu_word(line),
        small_start=flat[:1].islower(),
        bars=any(mark in flat for mark in (" | ", "|", " » ", " > ", "→")),
        content=frozenset(word for word in low if len(word) > 3 and word not in stops),
        aside=aside,
        repeated=repeated,
    )


def describe_lines(shapes: Sequence[Shape]) -> list[dict[str, float]]:
    """Describe each line by its own shape, its neighbours and its place in the document, in order. Cost: linear."""
    known = _shared_words(shapes)
    total = sum(shape.words for shape in shapes if shape.is_prose) or 1
    english = _stop_share(shapes) > 0.2
    described, before = [], 0
    prose_lines = sum(shape.is_prose for shape in shapes) / len(shapes) if shapes else 0
    for number, shape in enumerate(shapes):
        row = _own(shape, known, english)
        row |= _around(shapes, number)
        after = total - before - (shape.words if shape.is_prose else 0)
        row["nothing_before"] = float(before == 0)
        row["nothing_after"] = float(after <= 0)
        row["prose_lines"] = prose_lines
        described.append(row)
        before += shape.words if shape.is_prose else 0
    return described


def _shared_words(shapes: Sequence[Shape]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for shape in shapes:
        if shape.is_prose:
            counts.update(shape.content)
    return counts


def _stop_share(shapes: Sequence[Shape]) -> float:
    prose = [shape for shape in shapes if shape.is_prose] or list(shapes)
    words = sum(shape.words for shape in prose) or 1
    return sum(shape.stops * shape.words for shape in prose) / words


def _own(shape: Shape, known: Counter[str], english: bool) -> dict[str, float]:
    own = 1 if shape.is_prose else 0
    topical = sum(known[word] > own for word in shape.content) / max(3, len(shape.content))
    return {
        "length": math.log1p(min(shape.words, 60)),
        "tiny": float(shape.words <= 3),
        "short": float(3 < shape.words <= 8),
        "long": float(shape.words >= 20),
        "very_long": float(shape.words >= 40),
        "final": float(shape.final),
        "final_long": float(shape.final and shape.words >= 12),
        "asks": float(shape.asks),
        "colon": float(shape.colon),
        "sentences": float(shape.sentences),
        "stops": shape.stops - 0.4 if english else 0.0,
        "capitals": shape.capitals,
        "digits": shape.digits,
        "reader": min(0.3, shape.reader) if english else 0.0,
        "quoted": float(shape.quoted),
        "menu": float(shape.menu),
        "small_start": float(shape.small_start),
        "bars": float(shape.bars),
        "topical": topical,
        "repeated": float(shape.repeated),
        "english": float(english),
    }


def _around(shapes: Sequence[Shape], number: int) -> dict[str, float]:
    row: dict[str, float] = {}
    for side, near in (
        ("before", shapes[max(0, number - 4) : number][::-1]),
        ("after", shapes[number + 1 : number + 5]),
    ):
        row[f"prose_{side}"] = _share([shape.is_prose for shape in near])
        row[f"prose_next_{side}"] = _share([shape.is_prose for shape in near[:1]])
        row[f"tiny_{side}"] = _share([shape.words <= 4 for shape in near])
        row[f"tiny_next_{side}"] = _share([shape.words <= 4 for shape in near[:1]])
        row[f"aside_{side}"] = _share([shape.aside for shape in near[:3]])
        row[f"edge_{side}"] = float(not near)
    row["between"] = row["prose_next_before"] * row["prose_next_after"]
    row["island"] = (1 - row["prose_before"]) * (1 - row["prose_after"])
    return row


def _share(marks: Sequence[bool]) -> float:
    return sum(marks) / len(marks) if marks else 0.0
