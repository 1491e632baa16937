"""Which pairs of reports are worth comparing: an inverted index of fingerprints."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reportedly.model.judgement import Strand
from reportedly.text.fingerprints import fingerprints
from reportedly.trace.agencies import agency_key
from reportedly.trace.texts import Text

CONTENT_SIZE = 4  # content words in a run of the second index, which survives the exchange of little words
HOLDERS = 60  # reports; of a run that more of them hold not every pair is compared: the work would be quadratic
FIRST, LONGEST = 12, 4  # holders of such a run that all others are compared with: the first and the longest ones
SHARED = 0.2  # of the shorter text's fingerprints two of these must share, else it is a standing paragraph or a phrase

_Mark = tuple[str, int]


def find_candidates(texts: Sequence[Text]) -> list[tuple[int, int]]:
    """Find the pairs of texts that share a fingerprint outside of furniture, as sorted pairs of indices.

    Two kinds of fingerprints: runs of words, and runs of content words. Captions are indexed with shorter runs, since
    a caption is short. A fingerprint of more than HOLDERS texts pairs each of them with sixteen of them only, and
    those that share little besides not at all: so a wire in any number of outlets is found in each, and a standing
    paragraph costs nothing. Cost: linear in the words, and in the pairs found.
    """
    marks = [frozenset(_marks(text)) for text in texts]
    holders: dict[_Mark, list[int]] = defaultdict(list)
    for number, each in enumerate(marks):
        for mark in each:
            holders[mark].append(number)
    few = {pair for group in holders.values() if len(group) <= HOLDERS for pair in combinations(group, 2)}
    return sorted(few.union(_widely_held(texts, marks, [group for group in holders.values() if len(group) > HOLDERS])))


def _widely_held(
    texts: Sequence[Text], marks: Sequence[frozenset[_Mark]], groups: Iterable[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Pairs of the texts that hold what many hold, one of which is among the first or the longest that do."""
    first = {number: rank for rank, number in enumerate(sorted(range(len(texts)), key=lambda at: _rank(texts[at])))}
    shared: Counter[tuple[int, int]] = Counter()
    for group in groups:
        for hub in _hubs(texts, group, first):
            shared.update((min(hub, each), max(hub, each)) for each in group if each != hub)
    for (one, other), count in shared.items():
        if count >= SHARED * min(len(marks[one]), len(marks[other])):
            yield one, other


def _hubs(texts: Sequence[Text], group: Sequence[int], first: dict[int, int]) -> set[int]:
    longest = sorted(group, key=lambda at: (-texts[at].size, at))
    return {*sorted(group, key=first.__getitem__)[:FIRST], *longest[:LONGEST]}


def _rank(text: Text) -> tuple[bool, str, str]:
    """Agencies' own reports first, then by date, the undated last."""
    report = text.report
    return agency_key(report.outlet or "") is None, report.published.value or "~", report.id


def _marks(text: Text) -> Iterable[_Mark]:
    own = [at for at, strand in enumerate(text.strands) if strand is not Strand.FURNITURE]
    words = [text.keys[at] for at in own]
    content = [text.keys[at] for at in own if text.is_content[at]]
    caption = [text.keys[at] for at in own if text.strands[at] is Strand.CAPTION]
    yield from (("words", value) for value, _ in fingerprints(words))
    yield from (("content", value) for value, _ in fingerprints(content, size=CONTENT_SIZE))
    yield from (("caption", value) for value, _ in fingerprints(caption, size=3, window=1))
