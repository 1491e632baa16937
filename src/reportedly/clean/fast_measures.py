"""What can be measured of all lines of a page at once, for the weights of the fast lane: a row of numbers a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.clean.fast_cues import MOST_GROUPS, cue_names
from reportedly.clean.fast_tree import AROUND, BLOCKS, LINK, ROLE, ROLES, Walked

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DIGIT = re.compile(r"\d")
_SEEN = 80  # characters in which a digit and a © are looked for
_PROSE_WORDS = 12
_MOST = 0.5  # share of a page's prose from which a cue or element around it tells nothing of a line
_LEVELS = 4  # elements around a line whose contents are measured
_MATCHED = 60  # characters of a line that are looked up in what the page says of itself
_LEAST_BODY = 200  # characters of an article that a page holds in its metadata
_CAP = 4.0  # no single line says more than this to its neighbours

# Signs of a line by its characters, as bits.
SIGNS = (
    "final", "asks", "colon", "comma", "ellipsis", "starts_quote", "dash", "small_start", "upper", "quoted", "bars",
    "copyright", "no_space", "sentences",
)  # fmt: skip
_SIGN = {name: 1 << number for number, name in enumerate(SIGNS)}
_LAST = {
    **dict.fromkeys(".!…。！॥।؟።", _SIGN["final"]), **dict.fromkeys("?？", _SIGN["final"] | _SIGN["asks"]),
    **dict.fromkeys(":：", _SIGN["colon"]), **dict.fromkeys(",;、", _SIGN["comma"]),
}  # fmt: skip
_FIRST = {**dict.fromkeys("\"“«„‘'「『", _SIGN["starts_quote"]), **dict.fromkeys("-–—•·*", _SIGN["dash"])}
_CLOSING = "\"'”’»)]›」』"


class Hints(NamedTuple):
    """What the page says of itself: its article's text, its description, its titles."""

    body: str = ""
    description: str = ""
    titles: tuple[str, ...] = ()


class Measured(NamedTuple):
    """The measures of a page: a row a line, a column a name of `first_names`; words and prose of each line."""

    table: Numbers
    words: Numbers
    prose: Numbers


@cache
def first_names() -> tuple[str, ...]:
    """The names of the columns of `measure_page`, in order."""
    groups = cue_names()
    reaches = [f"{what}_{side}" for side in _SIDES for what in ("prose", "linked", "tiny")]
    levels = [f"{what}_in_{level}" for what in ("prose", "links", "pure") for level in range(_LEVELS)]
    cores = [f"{what}_{core}" for core in ("core", "wide") for what in ("off", "in", "child", "deep")]
    return (
        *(f"around_{name}" for name in (*groups, *AROUND)), *(f"role_{name}" for name in ROLES),
        *(f"near_{name}" for name in groups), *(f"in_{name}" for name in BLOCKS), *SIGNS, *_SHAPES, *reaches,
        *_MASSES, *levels, *cores, *_KIN, *_HINTED,
    )  # fmt: skip


def measure_page(walked: Walked, hints: Hints) -> Measured:
    """Measure every line of a page that has lines. Cost: linear, some 10 µs a line."""
    own = np.array([_own(text) for text in walked.texts], dtype=float)
    words, signs = own[:, 0], own[:, 1].astype(np.int64)
    linked = np.array(walked.linked)
    prose = ((words >= _PROSE_WORDS) & (signs & 1 > 0) & (linked < 0.5)).astype(float)
    mass = words * prose
    parts = (
        _places(walked, mass), _bits(signs, len(SIGNS), 0), _shapes(own, linked, walked),
        _around(np.column_stack((prose, linked, words <= 4))), _masses(words, mass),
        *_boxes(walked, words, mass, linked), _hinted(walked, words, hints),
    )  # fmt: skip
    return Measured(np.concatenate(parts, axis=1), words, prose)


def _own(text: str) -> tuple[float, int, float]:
    """Words (without blanks two characters each), signs, and whether a digit stands in the beginning of a line."""
    spaces = text.count(" ")
    if 10 * spaces < len(text) and not text.isascii() and _WIDE.search(text):
        spaces = len(text) // 2
    first, last, seen = text[0], text[-1], text[:_SEEN]
    signs = _LAST.get(text.rstrip(_CLOSING)[-1:] if last in _CLOSING else last, 0) | _FIRST.get(first, 0)
    if first.islower():
        signs |= _SIGN["small_start"]
    elif text.isupper():
        signs |= _SIGN["upper"]
    if spaces == 0:
        return 1.0, signs | _SIGN["no_space"], float(_DIGIT.search(seen) is not None)
    if last == "…" or text.endswith("..."):
        signs |= _SIGN["ellipsis"]
    if '"' in text or "“" in text or "«" in text or "„" in text:
        signs |= _SIGN["quoted"]
    if "|" in text or last in "›»":
        signs |= _SIGN["bars"]
    if "©" in seen:
        signs |= _SIGN["copyright"]
    if ". " in text or "。" in text:
        signs |= _SIGN["sentences"]
    return spaces + 1.0, signs, float(_DIGIT.search(seen) is not None)


def _bits(values: Whole, count: int, start: int) -> Numbers:
    """Spread `count` bits of each value from bit `start` on over so many columns."""
    return ((values[:, None] >> np.arange(start, start + count)) & 1).astype(float)


_SHAPES = (
    "length", "many", "tiny", "short", "middling", "long", "very_long", "final_long", "final_short", "linked",
    "all_linked", "part_linked", "strong", "all_strong", "digit", "repeated",
)  # fmt: skip


def _shapes(own: Numbers, linked: Numbers, walked: Walked) -> Numbers:
    words, final = own[:, 0], own[:, 1].astype(np.int64) & 1
    strong = np.array(walked.strong)
    counts = Counter(walked.texts)
    return np.column_stack((
        np.log1p(np.minimum(words, 60)), np.log1p(words), words <= 3, (words > 3) & (words <= 8),
        (words > 8) & (words < 20), words >= 20, words >= 40, final * (words >= _PROSE_WORDS),
        final * (words < _PROSE_WORDS), linked, linked > 0.9, (linked > 0.2) & (linked <= 0.9), strong, strong > 0.9,
        own[:, 2], [counts[text] > 1 for text in walked.texts],
    ))  # fmt: skip


_SIDES = {"before_1": (-1, 0), "behind_1": (1, 2), "before_3": (-3, 0), "behind_3": (1, 4),
          "before_8": (-8, 0), "behind_8": (1, 9)}  # fmt: skip


@lru_cache(64)
def _reaches(count: int) -> tuple[Whole, Whole, Numbers]:
    """Of so many lines where each side begins and ends, a row a side, and how many lines it has."""
    at = np.arange(count)
    low, high = (np.array([at + side[end] for side in _SIDES.values()]).clip(0, count) for end in (0, 1))
    return low, high, np.maximum(high - low, 1)[:, :, None].astype(float)


def _around(marks: Numbers) -> Numbers:
    """Of each line and mark the means over the lines before and behind it, by _SIDES; 0 where there are none."""
    count, kinds = marks.shape
    sums = np.zeros((count + 1, kinds))
    np.cumsum(marks, axis=0, out=sums[1:])
    low, high, sizes = _reaches(count)
    means: Numbers = (sums[high] - sums[low]) / sizes
    return means.transpose(1, 0, 2).reshape(count, len(_SIDES) * kinds)


_MASSES = ("mass_before", "mass_behind", "mass_middle", "nothing_before", "nothing_behind", "prose_share")


def _masses(words: Numbers, mass: Numbers) -> Numbers:
    """How much of the page's prose stands before and behind each line, and how much of the page it is."""
    total = mass.sum() or 1.0
    until = mass.cumsum() / total
    before, behind = until - mass / total, 1.0 - until
    share = np.full(len(words), mass.sum() / words.sum())
    return np.column_stack((before, behind, 4 * before * behind, before <= 0, behind <= 1e-9, share))


def _places(walked: Walked, mass: Numbers) -> Numbers:
    """Cues, elements and roles around a line, cues and tag of its block; what is around most prose tells nothing."""
    groups = len(cue_names())
    bits = np.array(walked.bits, dtype=np.int64)
    around = np.concatenate((_bits(bits, groups, 0), _bits(bits, len(AROUND), MOST_GROUPS)), axis=1)
    around *= mass @ around <= _MOST * (mass.sum() or 1.0)
    near = np.array(walked.near, dtype=np.int64)[walked.nodes]
    roles = _bits(bits, len(ROLES), LINK.bit_length() + 1)
    return np.concatenate(
        (around, roles, _bits(near, groups, 0), _bits(near, len(BLOCKS), MOST_GROUPS)), axis=1
    )  # fmt: skip


_KIN = ("kin_mass", "kin_pure", "kin_none")


class Boxes(NamedTuple):
    """Of each block element, all numbered in the page's order: behind which one its inside ends, and its depth."""

    ends: Whole
    depths: Whole


def nest(walked: Walked) -> Boxes:
    """Tell what lies in what. Cost: linear in the block elements."""
    parents = walked.parents
    count = len(parents)
    ends, depths = list(range(1, count + 1)), [0] * count
    for node in range(count - 1, 0, -1):
        if ends[node] > ends[parents[node]]:
            ends[parents[node]] = ends[node]
    for node in range(1, count):
        depths[node] = depths[parents[node]] + 1
    return Boxes(np.array(ends), np.array(depths))


def _boxes(walked: Walked, words: Numbers, mass: Numbers, linked: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """How much prose the elements around a line hold, where it stands to the core, and what its kin hold."""
    nodes, up, boxes = np.array(walked.nodes), np.array(walked.parents), nest(walked)
    held, sizes, links = (sum_up(nodes, boxes, amounts) for amounts in (mass, words, words * linked))
    total = held[0] or 1.0
    at = nodes
    shares, linkage, purity = [], [], []
    for _ in range(_LEVELS):
        own, size = held[at], sizes[at]
        shares.append(own / total)
        linkage.append(links[at] / np.maximum(size, 1.0))
        purity.append((own - mass + 2) / (size - words + 4))
        at = up[at]
    cores = [column for share in (0.5, 0.8) for column in _from_core(walked, boxes, held, share=share)]
    return np.column_stack(shares + linkage + purity), np.column_stack(cores), kin(walked, words, mass)


def sum_up(nodes: Whole, boxes: Boxes, amounts: Numbers) -> Numbers:
    """Sum what the lines of each block element, and of all elements inside it, hold."""
    count = len(boxes.ends)
    until = np.zeros(count + 1)
    np.cumsum(np.bincount(nodes, weights=amounts, minlength=count), out=until[1:])
    sums: Numbers = until[boxes.ends] - until[:-1]
    return sums


def kin(walked: Walked, words: Numbers, mass: Numbers) -> Numbers:
    """What the other lines hold whose element and the one around it have the same tags and classes."""
    keys, up = np.array(walked.keys), np.array(walked.parents)
    _, mine = np.unique(keys[walked.nodes] * len(keys) + keys[up[walked.nodes]], return_inverse=True)
    held, size = (np.bincount(mine, weights=each)[mine] for each in (mass, words))
    total = mass.sum() or 1.0
    return np.column_stack(((held - mass) / total, (held - mass + 2) / (size - words + 4), size <= words))


def _from_core(walked: Walked, boxes: Boxes, held: Numbers, *, share: float) -> tuple[Numbers, ...]:
    """How many levels above the core a line branches off (0: inside), whether inside, just inside, how deep inside.

    The core is the deepest element that holds `share` of the page's prose.
    """
    core = int(np.flatnonzero(held >= share * held[0])[-1]) if held[0] else 0
    path = [core]
    while path[-1]:
        path.append(walked.parents[path[-1]])
    off = np.zeros(len(held))
    for level in range(len(path) - 1, -1, -1):
        off[path[level] : boxes.ends[path[level]]] = level
    nodes = walked.nodes
    away = off[nodes]
    within = away == 0
    inside = np.where(within, boxes.depths[nodes] - boxes.depths[core], 0)
    return np.minimum(away, 4), within.astype(float), (within & (inside <= 1)).astype(float), np.minimum(inside, 5)


_HINTED = ("told", "told_long", "told_not", "told_not_long", "described", "is_title", "above_title", "near_title")


def _hinted(walked: Walked, words: Numbers, hints: Hints) -> Numbers:
    """Which lines stand in what the page says of itself, and where they stand to its headline."""
    texts = walked.texts
    at = np.arange(len(texts))
    body, description = (" ".join(text.split()) for text in (hints.body, hints.description))
    known = float(len(body) > _LEAST_BODY)
    told = np.array([text[:_MATCHED] in body for text in texts], dtype=float) if known else np.zeros(len(texts))
    described = [len(text) >= 20 and text[:_MATCHED] in description for text in texts]
    titles = {" ".join(title.split()) for title in hints.titles}
    heads = [bool(bits & ROLE["h1"]) or text in titles for bits, text in zip(walked.bits, texts, strict=True)]
    head = heads.index(True) if True in heads else -1
    return np.column_stack((
        told, told * (words >= 4), known - told * known, (known - told * known) * (words >= _PROSE_WORDS), described,
        heads, at < head, (at > head) & (at <= head + 3) & (head >= 0),
    ))  # fmt: skip


_CHANCES = (
    *(f"chance_{side}" for side in _SIDES), "chance", "score", "in_bulk", "from_bulk", "behind_bulk", "chance_so_far",
    "chance_to_come", "chance_middle",
    *(f"{what}_at_{level}" for level in range(_LEVELS) for what in ("held", "clean")),
    "kin_held", "kin_clean", "kin_alone",
)  # fmt: skip


@cache
def second_names() -> tuple[str, ...]:
    """The names of the columns of `look_again`, in order: each once for all lines, once for short ones alone."""
    return (*_CHANCES, *(f"{name}_short" for name in _CHANCES))


def look_again(walked: Walked, measured: Measured, scores: Numbers) -> Numbers:
    """Measure for each line what a first look, by its scores, found around it. Cost: linear."""
    chances = 1 / (1 + np.exp(-scores.clip(-_CAP, _CAP)))
    size = np.minimum(measured.words, 60)
    mass = chances * size
    total = mass.sum()
    until = mass.cumsum() / total
    before = until - mass / total
    start, end = _bulk(((chances - 0.5) * np.log1p(size)).tolist())
    at = np.arange(len(scores))
    away = np.maximum(np.maximum(start - at, at - end + 1), 0)
    columns = [chances, scores.clip(-6, 6), away == 0, np.log1p(away), np.where(at >= end, np.log1p(away), 0.0)]
    columns += [before, 1 - until, 4 * before * (1 - until)]
    node, up, boxes = np.array(walked.nodes), np.array(walked.parents), nest(walked)
    held, sizes = sum_up(node, boxes, mass), sum_up(node, boxes, size)
    for _ in range(_LEVELS):
        columns += [held[node] / total, (held[node] - mass + 2) / (sizes[node] - size + 4)]
        node = up[node]
    looked = np.concatenate((_around(chances[:, None]), np.column_stack(columns), kin(walked, size, mass)), axis=1)
    return np.concatenate((looked, looked * (measured.words <= 8)[:, None]), axis=1)


def _bulk(gains: Sequence[float]) -> tuple[int, int]:
    """The run of lines with the largest sum of gains (Kadane)."""
    best, best_run = 0.0, (0, 0)
    running, start = 0.0, 0
    for number, gain in enumerate(gains):
        if running <= 0:
            running, start = 0.0, number
        running += gain
        if running > best:
            best, best_run = running, (start, number + 1)
    return best_run
