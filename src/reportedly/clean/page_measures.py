"""What can be measured of a page's line and its neighbours: the numbers that the page weights are for."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reportedly.clean.page_boxes import Boxes
from reportedly.clean.page_places import Place, measure_place, place_lines
from reportedly.clean.page_view import SURE, View

Row = dict[str, float]

_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_SEEN = 200  # characters of a line that are looked at one by one
_SHORT = 8  # words
_LONG = 12
_OPENING_MARKS = frozenset("\"“«„'‘「『")
_QUOTES = ("\"", "“", "”", "«", "»", "„", "「")  # fmt: skip
_BULLETS = frozenset("-–—•·*")


class _Sums(NamedTuple):
    """Running sums over the lines, so that the mean over any stretch of them costs nothing."""

    said: Sequence[float]
    prose: Sequence[float]
    linked: Sequence[float]
    tiny: Sequence[float]
    mass: Sequence[float]


def measure_page(view: View, boxes: Boxes, numbers: Sequence[int]) -> Iterator[Row]:
    """Measure the lines with these numbers, one row each, in order; what a row does not name is 0. Cost: linear."""
    repeated = Counter(line.text[:_SEEN] for line in view.lines)
    sums = _sum_up(view)
    places = place_lines(view, boxes)
    sure = [number for number, share in enumerate(view.said) if share >= SURE]
    ends = (sure[0], sure[-1]) if sure else (0, len(view.lines) - 1)
    for number in numbers:
        row = _own(view, number)
        row["repeated"] = float(repeated[view.lines[number].text[:_SEEN]] > 1)
        row |= _told(view, number)
        row |= _around(view, number, sums)
        row |= _order(view, number, ends)
        row |= _page(view, sums, places)
        row |= measure_place(view, number, places)
        yield {name: float(value) for name, value in row.items() if value}


def _sum_up(view: View) -> _Sums:
    def running(values: Iterator[float]) -> Sequence[float]:
        return list(accumulate(values, initial=0.0))

    return _Sums(
        said=running(iter(view.said)),
        prose=running(float(prose) for prose in view.prose),
        linked=running(line.linked for line in view.lines),
        tiny=running(float(len(words) <= 4) for words in view.words),
        mass=running(float(len(words) * prose) for words, prose in zip(view.words, view.prose, strict=True)),
    )


def _own(view: View, number: int) -> Row:
    """The shape of the line itself."""
    line, size, final = view.lines[number], len(view.words[number]), view.final[number]
    text, seen = line.text, line.text[:_SEEN]
    return {
        "length": math.log1p(min(size, 60)),
        "tiny": size <= 3,
        "short": 3 < size <= _SHORT,
        "middling": _SHORT < size < 20,
        "long": size >= 20,
        "very_long": size >= 40,
        "final": final,
        "final_long": final and size >= _LONG,
        "asks": text[-1] in "?？؟",
        "colon": text[-1] in ":：",
        "comma": text[-1] in ",;",
        "ellipsis": text.endswith(("...", "…")),
        "quoted": any(mark in text for mark in _QUOTES),
        "starts_quote": text[0] in _OPENING_MARKS,
        "starts_bullet": text[0] in _BULLETS,
        "digits": len(_DIGIT.findall(seen)) / len(seen),
        "capitals": seen.isupper(),
        "small_start": text[0].islower(),
        "no_letter": _LETTER.search(seen) is None,
        "bars": "|" in text or "»" in text[-2:] or "›" in text,
        "sentences": min(4, sum(text.count(mark, 0, 600) for mark in (". ", "! ", "? ", "。"))),
        "copyright": "©" in text,
        "at_sign": "@" in text,
        "linked": line.linked,
        "all_linked": line.linked > 0.9,
        "part_linked": 0.2 < line.linked <= 0.9,
        "strong": line.strong > 0.9,
    }


def _told(view: View, number: int) -> Row:
    """What the extraction and the JSON-LD say of the line."""
    line, size, final, said = view.lines[number], len(view.words[number]), view.final[number], view.said[number]
    row: Row = {
        "said": said,
        "said_all": said >= 0.99,
        "said_not": said < 0.2,
        "short_said": said * (size <= _SHORT),
        "short_not_said": (1 - said) * (size <= _SHORT),
        "long_not_said": (1 - said) * (final and size >= _LONG),
        "said_linked": said * line.linked,
        "said_unfinished": said * (not final),
        "described": view.described[number],
    }
    if view.linked_data is not None:
        told = view.linked_data[number]
        row |= {"has_data": 1.0, "told": told, "not_told": 1 - told}
        row |= {"short_told": told * (size <= _SHORT), "short_not_told": (1 - told) * (size <= _SHORT)}
    return row


def _around(view: View, number: int, sums: _Sums) -> Row:
    """The neighbours on both sides."""

    def mean(sums: Sequence[float], start: int, end: int) -> float:
        start, end = max(0, start), min(len(sums) - 1, end)
        return (sums[end] - sums[start]) / (end - start) if end > start else 0.0

    row: Row = {}
    for name, values in (("said", sums.said), ("prose", sums.prose), ("linked", sums.linked)):
        row[f"{name}_before_1"] = mean(values, number - 1, number)
        row[f"{name}_after_1"] = mean(values, number + 1, number + 2)
    for name, values in (("said", sums.said), ("prose", sums.prose), ("linked", sums.linked), ("tiny", sums.tiny)):
        row[f"{name}_before_3"] = mean(values, number - 3, number)
        row[f"{name}_after_3"] = mean(values, number + 1, number + 4)
    row["said_before_8"] = mean(sums.said, number - 8, number)
    row["said_after_8"] = mean(sums.said, number + 1, number + 9)
    last = number + 1 == len(view.lines)
    row["heads_prose"] = view.lines[number].box.tag[:1] == "h" and not last and view.prose[number + 1]
    return row


def _order(view: View, number: int, ends: tuple[int, int]) -> Row:
    """Where the line stands beside the headline and the ends of the extraction."""
    first, last = ends
    row: Row = {
        "before_first": number < first,
        "behind_last": number > last,
        "far_before": math.log1p(max(0, first - number)),
        "far_behind": math.log1p(max(0, number - last)),
        "is_first": number == first,
        "is_last": number == last,
    }
    if view.title_at >= 0:
        row["is_title"] = number == view.title_at
        row["before_title"] = number < view.title_at
        row["behind_title"] = number > view.title_at
        row["near_title"] = 0 < number - view.title_at <= 3
    return row


def _page(view: View, sums: _Sums, places: Place) -> Row:
    """What holds for all lines of the page."""
    prose = places.boxes.total.prose or 1.0
    return {"prose_of_page": min(prose, 2000) / 2000, "said_of_page": min(1.0, places.boxes.total.said / prose)}
