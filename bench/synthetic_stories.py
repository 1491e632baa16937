"""Made-up reports with known stories, of any number: rows of weighted terms, or texts of made-up words.

A vocabulary with Zipf's frequencies; storylines with terms and names of their own; the stories of one storyline share
half of both; sizes are log-normal. Everything comes from a seed. No text of anybody is in it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from reportedly.group.vectors import TERM_BITS, UNIT, Space, Vectors

VOCABULARY = 200_000
CORE, NAMES = 24, 8  # terms and names of a story; half of them are the storyline's
OWN, OWN_NAMES, COMMON = 14, 5, 40  # of those, and of the vocabulary, one report has so many
HEADLINE = 6  # words of the story in a headline
FIRST_DAY = 735_000
REPORTS_PER_STORY, STORIES_PER_STORYLINE = 4.0, 3.0  # medians
SPREAD = 1.2  # of the logarithm of sizes


class Collection(NamedTuple):
    """Reports in the order of their days: ids, rows, right stories, and the ranks of their words."""

    ids: list[str]
    rows: Vectors
    stories: np.ndarray
    words: np.ndarray  # a line a report: ranks in the vocabulary, as often as they occur
    names: np.ndarray


def make(count: int, *, seed: int = 1, days: int = 8) -> Collection:
    """Make so many reports over so many days."""
    rng = np.random.default_rng(seed)
    story = _stories_of(rng, count)
    stories = int(story.max()) + 1
    storyline = _sizes_to_labels(rng, stories, STORIES_PER_STORYLINE)
    core = _core(rng, storyline, CORE, low=400)
    names = _core(rng, storyline, NAMES, low=2_000)
    began = rng.integers(0, days, stories)
    day = np.minimum(began[story] + rng.geometric(0.6, count) - 1, days - 1)
    order = np.lexsort((rng.random(count), day))
    story, day = story[order], day[order]
    own = _draw(rng, core[story], OWN)
    own_names = _draw(rng, names[story], OWN_NAMES)
    common = _zipf(rng, (count, COMMON))
    words = np.concatenate([own, own, own_names, common], axis=1)
    rows = Vectors(
        (
            _space(words, np.concatenate([own, own_names], axis=1)),
            _space(own_names, own_names),
            _space(own[:, :HEADLINE], own[:, :HEADLINE]),
            _nothing(count),  # numbers
            _nothing(count),  # countries
            _nothing(count),  # weekdays
        ),
        (FIRST_DAY + day).astype(np.int32),
    )
    return Collection([f"r{number:07d}" for number in rng.permutation(count)], rows, story, words, own_names)


def _nothing(count: int) -> Space:
    """A space in which no report has a term."""
    return Space(np.zeros(count + 1, np.int64), np.zeros(0, np.uint32), np.zeros(0, np.uint16))


def _stories_of(rng: np.random.Generator, count: int) -> np.ndarray:
    return _sizes_to_labels(rng, count, REPORTS_PER_STORY)


def _sizes_to_labels(rng: np.random.Generator, count: int, median: float) -> np.ndarray:
    sizes = np.maximum(1, rng.lognormal(math.log(median), SPREAD, count).astype(np.int64))
    ends = np.searchsorted(np.cumsum(sizes), count)
    return np.repeat(np.arange(ends + 1), sizes[: ends + 1])[:count]


def _core(rng: np.random.Generator, storyline: np.ndarray, size: int, *, low: int) -> np.ndarray:
    """Ranks of the words of each story: the first half those of its storyline."""
    shared = _rare(rng, (int(storyline.max()) + 1, size // 2), low)
    return np.concatenate([shared[storyline], _rare(rng, (len(storyline), size - size // 2), low)], axis=1)


def _rare(rng: np.random.Generator, shape: tuple[int, int], low: int) -> np.ndarray:
    return np.exp(rng.uniform(math.log(low), math.log(VOCABULARY), shape)).astype(np.int64)


def _zipf(rng: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    return np.minimum(VOCABULARY - 1, np.exp(rng.uniform(0, math.log(VOCABULARY), shape)).astype(np.int64))


def _draw(rng: np.random.Generator, lines: np.ndarray, size: int) -> np.ndarray:
    at = np.argpartition(rng.random(lines.shape), size - 1, axis=1)[:, :size]
    return np.take_along_axis(lines, at, axis=1)


def share_of(rank: np.ndarray) -> np.ndarray:
    """The share of reports that have a word, by its rank."""
    return np.minimum(0.5, COMMON / ((rank + 1) * math.log(VOCABULARY)))


def _space(words: np.ndarray, lead: np.ndarray) -> Space:
    """Weigh words as a report's terms are: logarithm of the count (twice in the lead), times the rarity."""
    lines = np.repeat(np.arange(len(words)), words.shape[1] + lead.shape[1])
    flat = np.concatenate([words, lead], axis=1).ravel()
    keys, counts = np.unique((lines << TERM_BITS) | (flat * 2654435761 % (1 << TERM_BITS)), return_counts=True)
    rarity = np.zeros(1 << TERM_BITS)
    ranks = np.arange(VOCABULARY)
    rarity[ranks * 2654435761 % (1 << TERM_BITS)] = -np.log(share_of(ranks))
    rows = keys >> TERM_BITS
    terms = keys & ((1 << TERM_BITS) - 1)
    weights = np.log1p(counts) * rarity[terms]
    lengths = np.sqrt(np.bincount(rows, weights**2, minlength=len(words)))
    scaled = np.rint(UNIT * weights / lengths[rows]).astype(np.uint16)
    starts = np.searchsorted(rows, np.arange(len(words) + 1))
    return Space(starts.astype(np.int64), terms.astype(np.uint32), scaled)


def texts(collection: Collection) -> list[str]:
    """The same reports as texts: sentences of made-up words, names with capitals."""
    spelt = [_spelt(rank) for rank in range(VOCABULARY)]
    named = [set(line) for line in collection.names.tolist()]
    made = []
    for line, names in zip(collection.words.tolist(), named, strict=True):
        words = [spelt[rank].capitalize() if rank in names else spelt[rank] for rank in line]
        made.append(" ".join(f"{' '.join(words[at : at + 12])}." for at in range(0, len(words), 12)))
    return made


def _spelt(rank: int) -> str:
    word = ""
    for _ in range(4):
        rank, digit = divmod(rank, 85)
        word += "bdfgklmnprstvzhjw"[digit // 5] + "aeiou"[digit % 5]
    return word
