"""Which of many texts are copies of one another, wholly or nearly: found before anything dear looks at them.

Every text is held against few others, however many share its words. Texts of the same words are one text from the
start. The holders of a fingerprint stand in one fixed order, the shortest text first, and each meets those next to it
and the first one, which may be the wire that all others carry: two hundred carriers make a few hundred links instead
of twenty thousand pairs, and standing text that everybody prints interrupts no row but its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportedly.text.joined import Joined
from reportedly.text.marked import HALF, LOW, Marked, mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COPIED = 0.65  # of the shorter text's fingerprints: where .8 of the words are shared, runs are broken at the edges
LEAST = 4  # fingerprints: fewer make a text that is too short to tell, unless it is the same text
NEAR = 3  # holders of a fingerprint on either side that a text is held against
SEEN = 0.25  # of the fingerprints of a copy: so many must be seen side by side before all are counted
_AT_ONCE = 1 << 21  # fingerprints that are looked at together


class Link(NamedTuple):
    """Two texts of which the longer one holds (nearly) the whole of the shorter one, by their numbers.

    `share`: how much of the shorter one's fingerprints the longer one has; `of_longer`: how much of the longer one's
    that is. It is near 1 where both are one text, and small where one is a part of the other.
    """

    shorter: int
    longer: int
    share: float
    of_longer: float


def link_copies(texts: Iterable[str], *, share: float = COPIED) -> tuple[Link, ...]:
    """Find the texts of which another one holds (nearly) all; links sorted by number.

    There are enough links to walk from a copy to any other of the same text, not one for each pair: texts of the same
    words are linked with the first of them. A text of less than four fingerprints is linked with those of the same
    words alone, a text without words with none. The order of the texts joins none and parts none.
    Cost: linear in the words; some 35 bytes a fingerprint, of which a text has four in ten words. Source: Schleimer et
    al. 2003 for fingerprints; Hernández & Stolfo, "The merge/purge problem", SIGMOD 1995, for neighbours in an order.
    """
    marked = mark(texts)
    same = [Link(number, first, 1.0, 1.0) for number, first in marked.same]
    return tuple(sorted([*same, *_count(marked, _side_by_side(marked, share), share)]))


def join(links: Iterable[tuple[int, int]], count: int) -> list[list[int]]:
    """Put the numbers below `count` together that links join, over others too; each in one group, all sorted."""
    joined = Joined(range(count))
    for one, other in links:
        joined.join(one, other)
    return sorted(map(sorted, joined.groups()))


def _side_by_side(marked: Marked, share: float) -> NDArray[np.uint64]:
    """The pairs that stand side by side in the rows of enough fingerprints: rank of the shorter, rank of the longer."""
    import numpy as np

    pairs, times = np.zeros(0, np.uint64), np.zeros(0, np.int64)
    for met in _meetings(marked.keys):
        values, counts = np.unique(met, return_counts=True)
        pairs, where = np.unique(np.concatenate([pairs, values]), return_inverse=True)
        times = np.bincount(where, weights=np.concatenate([times, counts]), minlength=len(pairs)).astype(np.int64)
    sizes = np.diff(marked.starts)[(pairs >> np.uint64(HALF)).astype(np.int64)]
    return pairs[(sizes >= LEAST) & (times >= SEEN * share * sizes)]


def _meetings(keys: NDArray[np.uint64]) -> Iterator[NDArray[np.uint64]]:
    """For a part of all fingerprints after the other: the pairs of ranks that meet, once for each fingerprint."""
    import numpy as np

    parts = len(keys) // _AT_ONCE + 1
    part_of = (keys & np.uint64(LOW)) * np.uint64(parts) >> np.uint64(HALF)
    for part in range(parts):
        mine = keys[part_of == np.uint64(part)]
        rows = np.sort((mine << np.uint64(HALF)) | (mine >> np.uint64(HALF)))  # fingerprint above, rank below
        yield np.concatenate([_firsts(rows), *(_neighbours(rows, step) for step in range(1, NEAR + 1))])


def _neighbours(rows: NDArray[np.uint64], step: int) -> NDArray[np.uint64]:
    """The pairs of ranks that stand `step` apart and hold the same fingerprint."""
    return _held_by_both(rows[:-step], rows[step:])


def _firsts(rows: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The pairs of each rank with the least that holds the same fingerprint, where they are no neighbours."""
    import numpy as np

    fingerprints = rows >> np.uint64(HALF)
    begins = np.concatenate([[True], fingerprints[1:] != fingerprints[:-1]])[: len(rows)]
    first = np.maximum.accumulate(np.where(begins, np.arange(len(rows)), 0))
    far = np.flatnonzero(np.arange(len(rows)) - first > NEAR)
    return _held_by_both(rows[first[far]], rows[far])


def _held_by_both(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> NDArray[np.uint64]:
    import numpy as np

    both = one ^ other <= np.uint64(LOW)
    return (one[both] << np.uint64(HALF)) | (other[both] & np.uint64(LOW))


def _count(marked: Marked, pairs: NDArray[np.uint64], share: float) -> Iterator[Link]:
    """Yield the pairs that have enough in common, by all of their fingerprints."""
    import numpy as np

    sizes = np.diff(marked.starts)
    shorter, longer = (pairs >> np.uint64(HALF)).astype(np.int64), (pairs & np.uint64(LOW)).astype(np.int64)
    for first, last in _parts(sizes[shorter]):
        one, other = shorter[first:last], longer[first:last]
        shared = _shared(marked, one, other)
        enough = np.flatnonzero(shared >= share * sizes[one])
        one, other, shared = one[enough], other[enough], shared[enough]
        rows = (marked.numbers[one], marked.numbers[other], shared / sizes[one], shared / sizes[other])
        yield from map(Link._make, zip(*(row.tolist() for row in rows), strict=True))


def _parts(sizes: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Cut a row into stretches whose sizes sum to about so many as are looked at together."""
    import numpy as np

    ends = np.cumsum(sizes)
    cuts = np.searchsorted(ends, np.arange(_AT_ONCE, int(ends[-1]) if len(ends) else 0, _AT_ONCE), side="right")
    edges = np.unique(np.concatenate([[0], cuts, [len(sizes)]])).tolist()
    yield from pairwise(edges)


def _shared(marked: Marked, shorter: NDArray[np.int64], longer: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each pair of ranks, how many fingerprints of the shorter text the longer one has."""
    import numpy as np

    sizes = np.diff(marked.starts)[shorter]
    firsts = np.cumsum(sizes) - sizes
    places = np.arange(int(sizes.sum())) - np.repeat(firsts - marked.starts[shorter], sizes)
    owners = np.repeat(longer.astype(np.uint64) << np.uint64(HALF), sizes)
    wanted = owners | (marked.keys[places] & np.uint64(LOW))
    at = np.minimum(np.searchsorted(marked.keys, wanted), len(marked.keys) - 1)
    return np.add.reduceat((marked.keys[at] == wanted).astype(np.int64), firsts)
