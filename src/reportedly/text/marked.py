"""The fingerprints of many texts in one table, in which `copies` looks them up."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from reportedly.text.fingerprints import SIZE, WINDOW, hash_words
from reportedly.text.winnowing import winnow

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HALF = 32  # bits: a key holds two numbers of so many
LOW = 0xFFFFFFFF
_AT_ONCE = 1 << 17  # words that are winnowed together: fewer cost calls, more cost memory


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

    Takes one text after the other and keeps none. Cost: linear in the words; eight bytes a fingerprint stay.
    """
    import numpy as np  # heavy: a tenth of a second that other commands need not pay

    marker = _Marker()
    for number, text in enumerate(texts):
        marker.take(number, hash_words(text))
    marker.winnow_waiting()
    sizes = [len(values) for values in marker.found]
    ranked = sorted(zip(sizes, marker.first, range(len(sizes)), strict=True))
    order = [at for *_, at in ranked]
    starts = np.cumsum([0, *(size for size, *_ in ranked)], dtype=np.int64)
    numbers = np.fromiter(marker.first.values(), np.int64, len(order))[order]
    keys = np.concatenate([np.zeros(0, np.uint32), *(marker.found[at] for at in order)]).astype(np.uint64)
    keys |= np.repeat(np.arange(len(order), dtype=np.uint64) << np.uint64(HALF), np.diff(starts))
    return Marked(keys, numbers, starts, tuple(marker.same))


class _Marker:
    """Texts as they come: those of words that were there before set apart, the others winnowed in batches."""

    def __init__(self) -> None:
        self.first: dict[bytes, int] = {}  # digest of a text's words → its number
        self.same: list[tuple[int, int]] = []
        self.found: list[NDArray[np.uint32]] = []  # for each of `first`: its fingerprints, sorted, none twice
        self._waiting: list[NDArray[np.uint64]] = []
        self._words = 0

    def take(self, number: int, hashes: NDArray[np.uint64]) -> None:
        """Take the next text, by the hashes of its words."""
        if not len(hashes):
            return
        # The hashes are 64 bits wide, so that texts of other words do not pass for the same.
        digest = blake2b(hashes.tobytes(), digest_size=16).digest()
        if (first := self.first.setdefault(digest, number)) != number:
            self.same.append((number, first))
            return
        self._waiting.append(hashes)
        self._words += len(hashes)
        if self._words >= _AT_ONCE:
            self.winnow_waiting()

    def winnow_waiting(self) -> None:
        """Fingerprint the texts that wait."""
        import numpy as np

        if not self._waiting:
            return
        bounds = np.cumsum([0, *map(len, self._waiting)], dtype=np.int64)
        kept = winnow(np.concatenate(self._waiting), bounds, size=SIZE, window=WINDOW)
        owners = np.searchsorted(bounds, kept.places, side="right").astype(np.uint64) - np.uint64(1)
        keys = np.unique((owners << np.uint64(HALF)) | kept.values)
        ends = np.searchsorted(keys >> np.uint64(HALF), np.arange(1, len(self._waiting), dtype=np.uint64))
        self.found += np.split((keys & np.uint64(LOW)).astype(np.uint32), ends)
        self._waiting, self._words = [], 0
