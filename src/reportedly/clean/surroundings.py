"""Lines as numbers: their own shape, what stands around them, their place; the measures that the line weights are for.

Every measure is a column over the lines of one text, in order. Lines that are certainly aside are not among them, so
they change nothing. Imported by `body` where a text is looked at: NumPy would cost each start of the program.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.clean.features import Shape

Column = NDArray[np.float64]
Columns = dict[str, Column]

_MOST_WORDS = 60  # a longer line weighs no more
_PROSE_WORDS = 12
_TINY = 4
_USUAL = 20.0  # words of a paragraph where the text has none to tell by


def describe(shapes: Sequence[Shape]) -> Columns:
    """Describe each line by its own shape, its neighbours and its place. Cost: linear."""
    size = len(shapes)
    words = _column(shape.words for shape in shapes)
    prose = _column(shape.is_prose for shape in shapes)
    own = _own(shapes, words, prose)
    return (
        own
        | _sides(own, prose, words)
        | _runs(prose)
        | _place(prose, words)
        | {
            "doc_menu": np.full(size, _mean(own["menu"])),
            "doc_tiny": np.full(size, _mean(own["tiny"])),
            "doc_repeated": np.full(size, _mean(own["repeated"])),
            "doc_prose": np.full(size, _mean(prose)),
            "doc_lines": np.full(size, math.log1p(size)),
        }
    )


def look_again(shapes: Sequence[Shape], chances: Column) -> Columns:
    """Describe what a first look, as chances that a line is the article's, found around each line. Cost: linear."""
    size = len(shapes)
    words = np.minimum(_MOST_WORDS, _column(shape.words for shape in shapes))
    heavy = np.log1p(words)
    columns = {
        f"chance_{name}": _window(chances, start, end, 0.0 if abs(start) > 9 or end > 9 else 0.5)
        for name, start, end in (
            ("next_before", -1, 0), ("next_after", 1, 2), ("before", -3, 0), ("after", 1, 4),
            ("far_before", -8, 0), ("far_after", 1, 9), ("wide_before", -25, 0), ("wide_after", 1, 26),
        )
    }  # fmt: skip
    for name, start, end in (("before", -8, 0), ("after", 1, 9)):
        mass = _window(chances * heavy, start, end, 0.0)
        columns[f"weighed_{name}"] = mass / np.maximum(0.5, _window(heavy, start, end, 1.0))
    columns |= _mass(chances * words, _bulk(words, chances), size)
    shared, topical = _vocabulary([shape.content for shape in shapes], chances)
    for name, column in (("shared", shared), ("topical_again", topical)):
        columns |= {name: column, f"{name}_before": _window(column, -4, 0, 0.0)}
        columns[f"{name}_after"] = _window(column, 1, 5, 0.0)
    return columns


def describe_text(shapes: Sequence[Shape], found: Column) -> dict[str, float]:
    """Describe a whole text by the chances of its lines: does the article fill it from its first line to its last?"""
    words = np.minimum(_MOST_WORDS, _column(shape.words for shape in shapes))
    heavy = np.log1p(words)
    around: Column = _window(found * heavy, -5, 6, 0.0) / np.maximum(0.3, _window(heavy, -5, 6, 0.0))
    return {
        "share": float((found * words).sum() / max(1.0, float(words.sum()))),
        "poorest": float(around.min()),
        "top": _mean(found[:3]),
        "bottom": _mean(found[-3:]),
        "unlikely": math.log1p(int((found < 0.2).sum())),
        "impossible": math.log1p(int((found < 0.05).sum())),
        "tiny": _mean((words <= _TINY).astype(np.float64)),
        "menu": math.log1p(sum(shape.menu for shape in shapes)),
    }


def _column(values: Iterable[float]) -> Column:
    return np.array([float(value) for value in values], dtype=np.float64)


def _mean(column: Column) -> float:
    return float(column.mean()) if len(column) else 0.0


def _window(column: Column, start: int, end: int, empty: float) -> Column:
    """Average over the lines from `start` up to `end`, counted from each line; `empty` where no line stands there."""
    size = len(column)
    sums = np.concatenate([[0.0], np.cumsum(column)])
    here = np.arange(size)
    low, high = np.clip(here + start, 0, size), np.clip(here + end, 0, size)
    count = high - low
    return np.where(count > 0, (sums[high] - sums[low]) / np.maximum(count, 1), empty)


def _own(shapes: Sequence[Shape], words: Column, prose: Column) -> Columns:
    stops = _column(shape.stops for shape in shapes)
    english = _is_english(stops, words, prose)
    return {
        "length": np.log1p(np.minimum(words, _MOST_WORDS)),
        "tiny": (words <= 3) * 1.0,
        "final": _column(shape.final for shape in shapes),
        "prose": prose,
        "asks": _column(shape.asks for shape in shapes),
        "colon": _column(shape.colon for shape in shapes),
        "sentences": _column(shape.sentences for shape in shapes),
        "stops": (stops - 0.4) * english,
        "capitals": _column(shape.capitals for shape in shapes),
        "digits": _column(shape.digits for shape in shapes),
        "reader": np.minimum(0.3, _column(shape.reader for shape in shapes)) * english,
        "quoted": _column(shape.quoted for shape in shapes),
        "menu": _column(shape.menu for shape in shapes),
        "small_start": _column(shape.small_start for shape in shapes),
        "bars": _column(shape.bars for shape in shapes),
        "topical": _topical(shapes),
        "repeated": _column(shape.repeated for shape in shapes),
        "english": np.full(len(shapes), english),
    }


def _is_english(stops: Column, words: Column, prose: Column) -> float:
    """1 where the prose (else all) has the share of function words that only English has, for these words; else 0."""
    among = prose > 0 if prose.any() else np.ones(len(prose), dtype=bool)
    return float((stops[among] * words[among]).sum() > 0.2 * max(1.0, float(words[among].sum())))


def _topical(shapes: Sequence[Shape]) -> Column:
    """Share of a line's words that stand in other lines that look like paragraphs."""
    known: Counter[str] = Counter()
    for shape in shapes:
        if shape.is_prose:
            known.update(shape.content)
    return _column(
        sum(known[word] > shape.is_prose for word in shape.content) / max(3, len(shape.content)) for shape in shapes
    )


def _sides(own: Columns, prose: Column, words: Column) -> Columns:
    tiny = (words <= _TINY).astype(np.float64)
    columns: Columns = {}
    for side, sign in (("before", -1), ("after", 1)):

        def near(column: Column, count: int, sign: int = sign) -> Column:
            return _window(column, *((-count, 0) if sign < 0 else (1, count + 1)), 0.0)

        columns |= {
            f"prose_{side}": near(prose, 4), f"prose_next_{side}": near(prose, 1), f"prose_far_{side}": near(prose, 20),
            f"tiny_{side}": near(tiny, 4), f"tiny_next_{side}": near(tiny, 1),
            f"length_{side}": near(own["length"], 2), f"length_far_{side}": near(own["length"], 8),
            f"final_{side}": near(own["final"], 2), f"topical_{side}": near(own["topical"], 3),
            f"stops_{side}": near(own["stops"], 3), f"menu_{side}": near(own["menu"], 8),
        }  # fmt: skip
    columns["between"] = columns["prose_next_before"] * columns["prose_next_after"]
    return columns


def _runs(prose: Column) -> Columns:
    """How long the run of lines is, all like paragraphs or all unlike, in which a line stands."""
    change = np.flatnonzero(np.diff(prose)) + 1
    ends = np.concatenate([[0], change, [len(prose)]]).astype(np.int64)
    size = np.log1p(np.repeat(np.diff(ends), np.diff(ends)).astype(np.float64))
    return {"run_prose": np.where(prose > 0, size, 0.0), "run_bare": np.where(prose > 0, 0.0, size)}


def _place(prose: Column, words: Column) -> Columns:
    size, here, found = len(prose), np.arange(len(prose)), np.flatnonzero(prose)
    first, last = (int(found[0]), int(found[-1])) if len(found) else (size, 0)
    usual = float(np.median(words[prose > 0])) if len(found) else _USUAL
    before = np.maximum.accumulate(np.where(prose > 0, here, -99))
    after = np.minimum.accumulate(np.where(prose > 0, here, size + 99)[::-1])[::-1]
    return {
        "place": here / max(1, size - 1),
        "head": np.full(size, math.log1p(first)),
        "tail": np.full(size, math.log1p(max(0, size - 1 - last))),
        "nothing_before": (here <= first) * 1.0,
        "nothing_after": (here >= last) * 1.0,
        "since_prose": np.log1p(here - before),
        "till_prose": np.log1p(after - here),
        "against_usual": np.log((words + 1) / (usual + 1)),
    }


def _bulk(words: Column, chances: Column) -> tuple[int, int]:
    """The run of lines with the largest sum of chances above one half, longer lines weighing more (Kadane)."""
    best, best_run = 0.0, (0, 0)
    running, start = 0.0, 0
    for number, gain in enumerate(((chances - 0.5) * np.log1p(words)).tolist()):
        if running <= 0:
            running, start = 0.0, number
        running += gain
        if running > best:
            best, best_run = running, (start, number + 1)
    return best_run


def _mass(mass: Column, bulk: tuple[int, int], size: int) -> Columns:
    """How much of the article lies before and behind each line, and how far the line is from the article's bulk."""
    start, end = bulk
    sums = np.concatenate([[0.0], np.cumsum(mass)])
    total = float(sums[-1]) or 1.0
    here, share = np.arange(size), float(sums[end] - sums[start]) / total
    away = np.maximum(np.maximum(start - here, here - end + 1), 0)
    return {
        "mass_before": sums[:-1] / total,
        "mass_after": (total - sums[1:]) / total,
        "middle": 4 * sums[:-1] * np.maximum(0.0, total - sums[1:]) / total**2,
        "in_bulk": (away == 0) * 1.0,
        "from_bulk": np.log1p(away),
        "behind_bulk": np.where(here >= end, np.log1p(away), 0.0),
        "bulk_share": np.full(size, share),
    }


def _vocabulary(contents: Sequence[frozenset[str]], chances: Column) -> tuple[Column, Column]:
    """How much a line's words belong to the lines found first: against the usual, and as a share of its words."""
    inside: dict[str, float] = {}
    everywhere: Counter[str] = Counter()
    values = chances.tolist()
    for content, chance in zip(contents, values, strict=True):
        everywhere.update(content)
        for word in content:
            inside[word] = inside.get(word, 0.0) + chance
    usual = _mean(chances)
    shared, topical = [], []
    for content, chance in zip(contents, values, strict=True):
        others = [(inside[word] - chance, everywhere[word] - 1) for word in content]
        met = [(part + usual) / (count + 1) - usual for part, count in others if count]
        shared.append(sum(met) / (len(met) + 1))
        topical.append(sum(min(1.0, part) for part, _ in others) / max(3, len(content)))
    return _column(shared), _column(topical)
