"""The words of many texts as hashes, with NumPy: no word is ever cut out of its text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.text.fingerprints import LIGATURES, without_marks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FACTOR = 0xD6E8FEB86659FD93  # odd, so that it has an inverse modulo 2^64
_MIX = 0x9E3779B97F4A7C15  # odd: what a hash tells is not lost when it is multiplied (Knuth, TAOCP 3, 6.4)
_PLANE = 1 << 16  # code points that have a table; those beyond (emoji, rare scripts) are looked at one by one


def hash_texts(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Hash the words of texts, 64 bits each: all of them in order, and where each text begins, one more at the end.

    Words are those of `fold_words`, but that a letter is folded to one letter ("ß" is not "ss"). The hashes are the
    same on every machine. Cost: linear; about 50 bytes a character while it works.
    """
    import numpy as np  # heavy: a tenth of a second that other commands need not pay

    plain = [_plain(text) for text in texts]
    folded = _fold("\n".join(plain))
    is_word = np.concatenate([[False], folded != 0, [False]])
    edges = np.flatnonzero(is_word[1:] != is_word[:-1])
    firsts, ends = edges[::2], edges[1::2]
    behind = np.cumsum([len(text) + 1 for text in plain], dtype=np.int64)
    return _polynomials(folded, firsts, ends), np.concatenate([[0], np.searchsorted(firsts, behind)])


def _polynomials(folded: NDArray[np.uint64], firsts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Hash stretches of characters: a polynomial modulo 2^64 each, by two places in one running sum."""
    import numpy as np

    powers, inverse = _powers(_rounded(len(folded)))
    sums = np.zeros(len(folded) + 1, np.uint64)
    np.cumsum(folded * powers[: len(folded)], out=sums[1:])
    hashes = (sums[ends] - sums[firsts]) * inverse[firsts]
    hashes ^= hashes >> np.uint64(29)
    hashes *= np.uint64(_MIX)
    return hashes


def _rounded(count: int) -> int:
    """The next power of two, so that one pair of tables serves texts of many lengths."""
    return 1 << max(10, count.bit_length())


@lru_cache(maxsize=1)
def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The powers of the factor and of its inverse, from the zeroth on."""
    import numpy as np

    inverse = pow(_FACTOR, -1, 1 << 64)
    rows = np.array([[_FACTOR], [inverse]], np.uint64).repeat(count, axis=1)
    rows[:, 0] = 1
    rows = np.cumprod(rows, axis=1, dtype=np.uint64)
    return rows[0], rows[1]


def _plain(text: str) -> str:
    text = without_marks(text)
    if text.isascii() or not any(chr(mark) in text for mark in LIGATURES):
        return text
    return text.translate(LIGATURES)


def _fold(text: str) -> NDArray[np.uint64]:
    """The characters of a text, folded, with 0 for all that are no letters or digits."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
    far = codes >= _PLANE
    folded = _table()[np.where(far, 0, codes)]
    if far.any():
        folded[far] = [_fold_one(code) for code in codes[far].tolist()]
    return folded


@lru_cache(maxsize=1)
def _table() -> NDArray[np.uint64]:
    import numpy as np

    return np.fromiter(map(_fold_one, range(_PLANE)), np.uint64, _PLANE)


def _fold_one(code: int) -> int:
    letter = chr(code)
    folded = letter.casefold() if letter.isalnum() else ""
    return ord(folded) if len(folded) == 1 else code if folded else 0
