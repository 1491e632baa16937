"""Documents that copy one another, made by a seed from words that do not exist: for speed and memory at any size.

Half are originals. The others are made from originals of the same set: the same text in other marks and capitals, cut
at the end, framed by a headline and a paragraph of their own, a part of a longer text, with one word in thirty
exchanged; and texts that have only a third of their words from another. Some originals are wires that two hundred
others carry. Every outlet prints a standing paragraph below whatever it runs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate

VOCABULARY = 30_000
OUTLETS = 200
WIRE_CARRIERS = 200
WIRES_PER = 5_000  # documents: one of so many is a wire
_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u", "an", "el", "or")]


class Maker:
    """Makes documents; the same seed and size give the same ones."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        chance = self._chance
        self._words = ["".join(chance.choices(_SYLLABLES, k=1 + min(3, n // 40))) + str(n % 7) * (n > 400)
                       for n in range(VOCABULARY)]  # fmt: skip
        self._weights = list(accumulate(1 / (n + 2.7) for n in range(VOCABULARY)))  # Zipf and Mandelbrot
        self._standing = [self._text(25) for _ in range(OUTLETS)]

    def make(self, count: int) -> list[str]:
        """So many documents, in an order that tells nothing."""
        originals = [self._text(self._length()) for _ in range(count // 2)]
        wires = originals[: max(1, count // WIRES_PER)]
        carried = [wire for wire in wires for _ in range(WIRE_CARRIERS)][: count // 4]
        others = self._chance.choices(originals, k=count - len(originals) - len(carried))
        made = [*originals, *(self._copy(text, framed=True) for text in carried), *map(self._copy, others)]
        self._chance.shuffle(made)
        return [f"{text}\n\n{self._chance.choice(self._standing)}" for text in made]

    def _length(self) -> int:
        return max(40, min(2_000, round(self._chance.lognormvariate(5.6, 0.6))))  # the median is 270 words

    def _text(self, length: int) -> str:
        words = self._chance.choices(self._words, cum_weights=self._weights, k=length)
        return "\n\n".join(" ".join(part) for part in _parts(words, 60))

    def _copy(self, text: str, *, framed: bool = False) -> str:
        words, chance = text.split(), self._chance
        kind = "framed" if framed else chance.choice(("same", "cut", "framed", "inside", "exchanged", "third"))
        if kind == "same":
            return text.upper().replace(" ", ", ")
        if kind == "cut":
            return " ".join(words[: round(len(words) * chance.uniform(0.5, 0.9))])
        if kind == "framed":
            return "\n\n".join([self._text(9), text, self._text(round(len(words) * chance.uniform(0.05, 0.2)))])
        if kind == "inside":
            return "\n\n".join([self._text(len(words)), text, self._text(len(words) // 2)])
        if kind == "exchanged":
            return " ".join(word if chance.random() > 1 / 30 else self._text(1) for word in words)
        return "\n\n".join([" ".join(words[: len(words) // 3]), self._text(2 * len(words) // 3)])


def _parts(words: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for at in range(0, len(words), size):
        yield words[at : at + size]
