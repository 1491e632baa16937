"""Which pairs of reports are worth comparing: an inverted index of fingerprints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reportedly.model.judgement import Strand
from reportedly.text.fingerprints import fingerprints
from reportedly.trace.agencies import agency_key
from reportedly.trace.texts import Text

CONTENT_SIZE = 4  # content words in a run of the second index, which survives the exchange of little words
HOLDERS = 60  # reports; of a run that more of them hold not every pair is compared: the work would be quadratic
FIRST, LONGEST = 12, 4  # holders of such a run that all others are compared with: the first and the longest ones
SHARED = 0.2  # of the shorter text's fingerprints two of these must share, else it is a standing paragraph or a phrase

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_HALF = 32  # bits: fingerprints have so many, and so has the number of a text


def find_candidates(texts: Sequence[Text]) -> list[tuple[int, int]]:
    """Find the pairs of texts that share a fingerprint outside of furniture, as sorted pairs of indices.

    Two kinds of fingerprints: runs of words, and runs of content words. Captions are indexed with shorter runs, since
    a caption is short. A fingerprint of more than HOLDERS texts pairs each of them with sixteen of them only, and
    those that share little besides not at all: so a wire in any number of outlets is found in each, and a standing
    paragraph costs nothing. Cost: linear in the words, and in the pairs found.
    """
    import numpy as np  # heavy: a tenth of a second that other commands need not pay

    marks = [_marks(text) for text in texts]
    keys = np.concatenate([np.zeros(0, np.int64), *marks])
    owners = np.repeat(np.arange(len(texts)), [len(each) for each in marks])
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    sizes = np.diff(starts, append=len(keys))
    pairs = np.unique(np.concatenate([np.zeros(0, np.int64), *_all_pairs(owners, starts, sizes)]))
    few = zip((pairs >> _HALF).tolist(), (pairs & (1 << _HALF) - 1).tolist(), strict=True)
    many = [owners[start : start + size].tolist() for start, size in _runs(starts, sizes)]
    return sorted({*few, *_widely_held(texts, [len(each) for each in marks], many)})


def _all_pairs(owners: Numbers, starts: Numbers, sizes: Numbers) -> Iterator[Numbers]:
    """Of fingerprints that few texts hold, the pairs of holders: the lower in the upper half of a number."""
    import numpy as np

    for size in range(2, HOLDERS + 1):
        held = owners[starts[sizes == size][:, None] + np.arange(size)]
        one, other = np.triu_indices(size, 1)
        yield np.unique((held[:, one] << _HALF) | held[:, other])


def _runs(starts: Numbers, sizes: Numbers) -> Iterator[tuple[int, int]]:
    wide = sizes > HOLDERS
    return zip(starts[wide].tolist(), sizes[wide].tolist(), strict=True)


def _widely_held(
    texts: Sequence[Text], sizes: Sequence[int], groups: Iterable[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Pairs of the texts that hold what many hold, one of which is among the first or the longest that do."""
    first = {number: rank for rank, number in enumerate(sorted(range(len(texts)), key=lambda at: _rank(texts[at])))}
    shared: Counter[tuple[int, int]] = Counter()
    for group in groups:
        for hub in _hubs(texts, group, first):
            shared.update((min(hub, each), max(hub, each)) for each in group if each != hub)
    for (one, other), count in shared.items():
        if count >= SHARED * min(sizes[one], sizes[other]):
            yield one, other


def _hubs(texts: Sequence[Text], group: Sequence[int], first: dict[int, int]) -> set[int]:
    longest = sorted(group, key=lambda at: (-texts[at].size, at))
    return {*sorted(group, key=first.__getitem__)[:FIRST], *longest[:LONGEST]}


def _rank(text: Text) -> tuple[bool, str, str]:
    """Agencies' own reports first, then by date, the undated last."""
    report = text.report
    return agency_key(report.outlet or "") is None, report.published.value or "~", report.id


def _marks(text: Text) -> Numbers:
    """The fingerprints of a text, none twice; the kind of each stands above its 32 bits."""
    import numpy as np

    own = [at for at, strand in enumerate(text.strands) if strand is not Strand.FURNITURE]
    words = [text.keys[at] for at in own]
    content = [text.keys[at] for at in own if text.is_content[at]]
    caption = [text.keys[at] for at in own if text.strands[at] is Strand.CAPTION]
    kinds = (
        fingerprints(words),
        fingerprints(content, size=CONTENT_SIZE),
        fingerprints(caption, size=3, window=1),
    )
    marks = [(kind << _HALF) | value for kind, found in enumerate(kinds) for value, _ in found]
    return np.unique(np.array(marks, np.int64))
