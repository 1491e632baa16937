"""Which pairs of reports are worth comparing: an inverted index of fingerprints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from reportedly.model.judgement import Strand
from reportedly.text.fingerprints import fingerprints
from reportedly.trace.texts import Text

CONTENT_SIZE = 4  # content words in a run of the second index, which survives the exchange of little words
HOLDERS = 60  # a fingerprint that more reports hold is standing text, and would make the work quadratic


def find_candidates(texts: Sequence[Text]) -> list[tuple[int, int]]:
    """Find the pairs of texts that share a fingerprint outside of furniture, as sorted pairs of indices.

    Two kinds of fingerprints: runs of words, and runs of content words. Captions are indexed with shorter runs, since
    a caption is short. Cost: linear in the words, and in the pairs found.
    """
    holders: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for mark in _marks(text):
            holders[mark].add(number)
    pairs: set[tuple[int, int]] = set()
    for group in holders.values():
        if 1 < len(group) <= HOLDERS:
            pairs.update(combinations(sorted(group), 2))
    return sorted(pairs)


def _marks(text: Text) -> Iterable[tuple[str, int]]:
    own = [at for at, strand in enumerate(text.strands) if strand is not Strand.FURNITURE]
    words = [text.keys[at] for at in own]
    content = [text.keys[at] for at in own if text.is_content[at]]
    caption = [text.keys[at] for at in own if text.strands[at] is Strand.CAPTION]
    yield from (("words", value) for value, _ in fingerprints(words))
    yield from (("content", value) for value, _ in fingerprints(content, size=CONTENT_SIZE))
    yield from (("caption", value) for value, _ in fingerprints(caption, size=3, window=1))
