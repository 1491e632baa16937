"""Winnowing with NumPy: hashes of words in, fingerprints out, of many texts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FACTOR = 0x9E3779B97F4A7C15  # odd: no information of a word is lost when its hash is multiplied (Knuth, TAOCP 3, 6.4)
_MIX = 0xBF58476D1CE4E5B9  # of splitmix64 (Steele, Lea & Flood 2014)
_HALF = 32  # bits
_LOW = 0xFFFFFFFF


class Kept(NamedTuple):
    """Fingerprints in order of the words: 32-bit `values`, and `places`, the index of each run's first word."""

    values: NDArray[np.uint32]
    places: NDArray[np.int64]


def winnow(hashes: NDArray[np.uint64], bounds: NDArray[np.int64], *, size: int, window: int) -> Kept:
    """Pick fingerprints of several texts, whose words stand one behind the other.

    Text number n is `hashes[bounds[n]:bounds[n + 1]]`. Of every `window` runs of `size` words in a row the least hash
    is kept, the last one of equals; a text with fewer runs keeps its least one, a text shorter than a run none. No run
    and no window reaches from one text into the next. Cost: linear in the words, times `size` and `window`; about 60
    bytes a word while it works.
    """
    import numpy as np  # heavy: a tenth of a second that other commands need not pay

    slots = _slots(bounds, size, window)
    spread = np.zeros(slots.total + size + window - 2, np.uint64)
    spread[slots.of_word] = hashes
    runs = _hash_runs(spread, size)
    # One number holds the hash and, behind it, the place counted from the end: the least is the last one of equals.
    backwards = np.uint64(_LOW) - np.arange(len(runs), dtype=np.uint64)
    keyed = np.where(slots.is_run, (runs & np.uint64(_LOW << _HALF)) | backwards, ~np.uint64(0))
    least = keyed[: slots.total]
    for step in range(1, window):
        least = np.minimum(least, keyed[step : step + slots.total])
    least = least[slots.is_window]
    kept = least[np.append(True, least[1:] != least[:-1])[: len(least)]]
    at = (np.uint64(_LOW) - (kept & np.uint64(_LOW))).astype(np.int64)
    return Kept((kept >> np.uint64(_HALF)).astype(np.uint32), slots.of_word.searchsorted(at))


class _Slots(NamedTuple):
    """Where words stand so that what begins in one text ends in it: `of_word` in order, and what begins at a slot."""

    total: int
    of_word: NDArray[np.int64]
    is_run: NDArray[np.bool_]
    is_window: NDArray[np.bool_]


def _slots(bounds: NDArray[np.int64], size: int, window: int) -> _Slots:
    """Behind the last run of a text stand `size` - 1 slots where none begins; a longer window needs some more."""
    import numpy as np

    lengths, gap = np.diff(bounds), max(0, window - size)
    numbers = np.arange(len(lengths))
    firsts, total = bounds[:-1] + gap * numbers, int(bounds[-1] + gap * len(lengths))
    runs = np.maximum(0, lengths - size + 1)
    is_run = _marked(firsts, runs, total + window - 1)
    is_window = is_run[:total] & is_run[window - 1 :]
    is_window[firsts[(runs > 0) & (runs < window)]] = True
    return _Slots(total, np.arange(bounds[-1]) + gap * np.repeat(numbers, lengths), is_run, is_window)


def _marked(firsts: NDArray[np.int64], lengths: NDArray[np.int64], total: int) -> NDArray[np.bool_]:
    """Mark the stretches of `lengths` that begin at `firsts`, in order and not overlapping."""
    import numpy as np

    edges = np.zeros(total + 1, np.int8)
    full = lengths > 0
    edges[firsts[full]] += 1
    edges[firsts[full] + lengths[full]] -= 1
    return np.cumsum(edges[:-1], dtype=np.int8).astype(np.bool_)


def _hash_runs(hashes: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """Hash every run of `size`: a polynomial modulo 2^64, mixed so that the upper half depends on all of it."""
    import numpy as np

    count = len(hashes) - size + 1
    runs = hashes[:count].copy()
    for step in range(1, size):
        runs *= np.uint64(_FACTOR)
        runs += hashes[step : step + count]
    runs ^= runs >> np.uint64(30)
    runs *= np.uint64(_MIX)
    runs ^= runs >> np.uint64(27)
    runs *= np.uint64(_FACTOR)
    return runs
