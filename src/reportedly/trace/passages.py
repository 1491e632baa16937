"""Chains of matching words → passages: long enough, each of one strand, with exact characters on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from reportedly.model.judgement import Passage, Strand
from reportedly.trace.alignment import Chain, Match, align, extend
from reportedly.trace.limits import LEAST, SHORTEST
from reportedly.trace.runs import Runs
from reportedly.trace.texts import Text

DENSE = 0.6  # of a passage's content words on the longer side so many must match
LOOSE = 0.35  # the same where the texts share much
CLOSE = 20  # words of prose that match in one passage: no chance meeting, one of the texts was at hand
CARRIED = 2  # words: the least part of a passage that goes on in another strand
NAMED = 0.85  # of a passage's content words: with so many capitals it is a long name, which nobody took
_RANK = (Strand.FURNITURE, Strand.CAPTION, Strand.QUOTE, Strand.RELEASE, Strand.PROSE)


class Shared:
    """A passage with the matches that carry it. `opens_release`: both texts frame its beginning as a release."""

    def __init__(self, one: Text, other: Text, *, chain: Chain, strand: Strand, opens_release: bool = False) -> None:
        self.opens_release = opens_release
        first, last = chain[0], chain[-1]
        self.here = range(first.here, last.here + 1)
        self.there = range(first.there, last.there + 1)
        self.matched_here = frozenset(match.here for match in chain)
        self.matched_there = frozenset(match.there for match in chain)
        self.passage = Passage(
            start=one.starts[first.here],
            end=one.ends[last.here],
            source_start=other.starts[first.there],
            source_end=other.ends[last.there],
            strand=strand,
        )


    def as_strand(self, strand: Strand) -> None:
        """Put the passage into another strand."""
        self.passage = replace(self.passage, strand=strand)


def find_passages(one: Text, other: Text, runs: Runs) -> tuple[Shared, ...]:
    """Find the passages that two texts share, by their place in the one text, out of the runs that both have.

    A passage lies in one strand; words that match in two strands go to the lower one (a quotation on either side is
    a quotation). A stretch of either text lies in one passage only, the longest. Where a long passage of prose is
    shared, shorter and more reworded ones count too. Two texts of the same words share all of it, however often they
    repeat themselves. Cost: as `align`.
    """
    if one.keys == other.keys and one.strands == other.strands and _is_enough(one):
        parts = _by_strand(one, other, [Match(at, at) for at in range(len(one.keys))])
        return tuple(Shared(one, other, chain=part, strand=strand) for strand, part in parts)
    found = _choose(one, other, align(one, other, runs.likely()), is_close=False)
    if any(shared.passage.strand is Strand.PROSE and len(shared.matched_here) >= CLOSE for shared in found):
        found = _choose(one, other, align(one, other, runs.every()), is_close=True)
    _release(found)
    return tuple(sorted(found, key=lambda shared: (shared.here.start, shared.there.start)))


def _release(found: Sequence[Shared]) -> None:
    """Where all the prose that two texts share goes on from where both begin a release, it is of the release."""
    prose = [shared for shared in found if shared.passage.strand is Strand.PROSE]
    if all(shared.opens_release for shared in prose):
        for shared in prose:
            shared.as_strand(Strand.RELEASE)


def _is_enough(text: Text) -> bool:
    words, content = LEAST[Strand.PROSE]
    own = [at for at, strand in enumerate(text.strands) if strand is not Strand.FURNITURE]
    return len(own) >= words and sum(text.is_content[at] for at in own) >= content


def _choose(one: Text, other: Text, chains: Sequence[Chain], *, is_close: bool) -> list[Shared]:
    found = [
        shared
        for chain in chains
        for shared in _passages(one, other, _carried(one, other, chain, is_close=is_close), is_close=is_close)
    ]
    found.sort(key=lambda shared: (-len(shared.matched_here), shared.here.start, shared.there.start))
    here: set[int] = set()
    there: set[int] = set()
    kept = []
    for shared in found:
        if 2 * len(shared.matched_here & here) <= len(shared.matched_here) >= 2 * len(shared.matched_there & there):
            kept.append(shared)
            here |= shared.matched_here
            there |= shared.matched_there
    return kept


def _carried(one: Text, other: Text, chain: Chain, *, is_close: bool) -> Chain:
    """Captions are short and freely shortened: their edges are always carried on as far as may be."""
    is_caption = one.strands[chain[0].here] is Strand.CAPTION
    return extend(one, other, chain, is_close=is_close or is_caption)


def _passages(one: Text, other: Text, chain: Chain, *, is_close: bool) -> Iterator[Shared]:
    if len(chain) < SHORTEST:
        return
    parts = _by_strand(one, other, chain)
    if not any(_is_long(one, part, is_close=is_close, strand=strand) for strand, part in parts):
        return
    if not _is_dense(one, other, chain, least=LOOSE if is_close else DENSE) or (not is_close and _is_name(one, chain)):
        return
    opens = any(one.strands[here] is Strand.RELEASE is other.strands[there] for here, there in chain[: CARRIED + 1])
    for strand, part in parts:
        if len(part) >= CARRIED:  # one of them is long, and carries the others
            yield Shared(one, other, chain=part, strand=strand, opens_release=opens)


def _is_name(text: Text, chain: Chain) -> bool:
    """Whether nearly all content words have a capital: the name of an office with its holder, say. Not all capitals."""
    words = [text.report.text[text.starts[at] : text.ends[at]] for at, _ in chain if text.is_content[at]]
    return sum(word[:1].isupper() and not word.isupper() for word in words) >= NAMED * len(words)


def _is_long(one: Text, part: Chain, *, is_close: bool, strand: Strand) -> bool:
    words, content = LEAST[Strand.QUOTE if is_close else strand]
    return len(part) >= words and sum(one.is_content[match.here] for match in part) >= content


def _is_dense(one: Text, other: Text, chain: Chain, *, least: float) -> bool:
    matched = sum(one.is_content[match.here] for match in chain)
    here = one.content_before[chain[-1].here + 1] - one.content_before[chain[0].here]
    there = other.content_before[chain[-1].there + 1] - other.content_before[chain[0].there]
    return matched >= least * max(here, there)


def _by_strand(one: Text, other: Text, chain: Chain) -> list[tuple[Strand, Chain]]:
    if len(kinds := {one.strands[at] for at, _ in chain} | {other.strands[at] for _, at in chain}) == 1:
        return [(kinds.pop(), chain)]  # as nearly always

    def strand(match: Match) -> Strand:
        here, there = one.strands[match.here], other.strands[match.there]
        return here if here is there else min(here, there, key=_RANK.index)

    return [(kind, list(part)) for kind, part in groupby(chain, key=strand)]


def count_words(ranges: Sequence[range]) -> int:
    """How many word indices lie in any of the ranges."""
    return len({at for words in ranges for at in words})
