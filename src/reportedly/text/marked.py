"""The fingerprints of many texts in one table, in which `copies` looks them up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportedly.text.fingerprints import SIZE, WINDOW
from reportedly.text.winnowing import winnow
from reportedly.text.word_hashes import hash_texts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HALF = 32  # bits: a key holds two numbers of so many
LOW = 0xFFFFFFFF
_AT_ONCE = 1 << 16  # characters that are worked on together: fewer cost calls, more leave the processor's cache


class Marked(NamedTuple):
    """The fingerprints of all texts that differ in a word. Ranks go by how many a text has, then by its words.

    `keys`: a rank in the upper half, a fingerprint in the lower one; sorted, none twice. By rank: `numbers` of the
    texts, and `starts` of their keys with one more behind the last. `same`: (number, number of the first text of the
    same words), one for each text that repeats another.
    """

    keys: NDArray[np.uint64]
    numbers: NDArray[np.int64]
    starts: NDArray[np.int64]
    same: tuple[tuple[int, int], ...]


def mark(texts: Iterable[str]) -> Marked:
    """Fingerprint texts and rank them; a text without words is left out.

    Takes some texts at a time and keeps none. Cost: linear in the words; eight bytes a fingerprint stay.
    """
    import numpy as np  # heavy: a tenth of a second that other commands need not pay

    marker = _Marker()
    for batch in _batches(texts):
        marker.take(batch)
    sizes = [len(values) for values in marker.found]
    ranked = sorted(zip(sizes, marker.first, range(len(sizes)), strict=True))
    order = [at for *_, at in ranked]
    starts = np.cumsum([0, *(size for size, *_ in ranked)], dtype=np.int64)
    numbers = np.fromiter(marker.first.values(), np.int64, len(order))[order]
    keys = np.concatenate([np.zeros(0, np.uint32), *(marker.found[at] for at in order)]).astype(np.uint64)
    keys |= np.repeat(np.arange(len(order), dtype=np.uint64) << np.uint64(HALF), np.diff(starts))
    return Marked(keys, numbers, starts, tuple(marker.same))


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts in order, so many at a time that each batch has about as many characters."""
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    yield batch


class _Marker:
    """Texts as they come: those that repeat another one set apart, the others winnowed."""

    def __init__(self) -> None:
        self.first: dict[bytes, int] = {}  # digest of a text's words → its number
        self.same: list[tuple[int, int]] = []
        self.found: list[NDArray[np.uint32]] = []  # for each of `first`: its fingerprints, sorted, none twice
        self._count = 0

    def take(self, texts: Sequence[str]) -> None:
        """Take the next texts."""
        import numpy as np

        hashes, bounds = hash_texts(texts)
        is_fresh = [self._is_fresh(hashes[start:end]) for start, end in pairwise(bounds.tolist())]
        kept = winnow(hashes, bounds, size=SIZE, window=WINDOW)
        owners = np.searchsorted(bounds, kept.places, side="right").astype(np.uint64) - np.uint64(1)
        keys = np.sort((owners << np.uint64(HALF)) | kept.values)
        keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)]]  # quicker than np.unique
        edges = np.searchsorted(keys, np.arange(len(texts) + 1, dtype=np.uint64) << np.uint64(HALF)).tolist()
        values = (keys & np.uint64(LOW)).astype(np.uint32)
        self.found += [values[edges[at] : edges[at + 1]] for at in range(len(texts)) if is_fresh[at]]

    def _is_fresh(self, hashes: NDArray[np.uint64]) -> bool:
        """Number the next text by the hashes of its words; whether it has words, and others than those before."""
        number = self._count
        self._count += 1
        if not len(hashes):
            return False
        # The hashes are 64 bits wide, so that texts of other words do not pass for the same.
        first = self.first.setdefault(blake2b(hashes.tobytes(), digest_size=16).digest(), number)
        if first != number:
            self.same.append((number, first))
        return first == number
