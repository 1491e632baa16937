"""Whether a text was taken from another one or both from a third: what it has that the other lacks, and the reverse.

The method of textual criticism: what two copies share against all others they did not both think of, so one has it
from the other; and who has something of the common text that another copy lacks cannot have it from there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from reportedly.model.judgement import Strand
from reportedly.trace.passages import Shared
from reportedly.trace.texts import Text

PASSED_ON = 5  # words that two texts share and every witness lacks: edits or additions that were handed on
CHANCE = 2  # content words that may match elsewhere by chance
WITNESSES = 12  # other copies that are asked about a pair; more of them would say the same


class Pair(NamedTuple):
    """Two texts that share passages, the shorter one first, with the share of each one's own words."""

    one: Text
    other: Text
    shared: tuple[Shared, ...]
    share: float
    other_share: float


class Descent:
    """Answers for pairs of one lot of copies. `rank` sorts reports: the best witnesses first."""

    def __init__(self, pairs: Sequence[Pair], *, rank: Callable[[str], tuple[bool, str, str]]) -> None:
        self._texts = {text.report.id: text for pair in pairs for text in (pair.one, pair.other)}
        self._matched = {(report, other): words for pair in pairs for report, other, words in _matched(pair)}
        found: dict[str, list[str]] = defaultdict(list)
        for report, other in self._matched:
            found[report].append(other)
        self._beside: Mapping[str, list[str]] = {report: sorted(each, key=rank) for report, each in found.items()}

    def beside(self, report: str) -> Sequence[str]:
        """The reports that share text with this one, the best witnesses first."""
        return self._beside.get(report, ())

    def is_beside(self, report: str, other: str) -> bool:
        """Whether the two share enough text to be copies."""
        return (report, other) in self._matched

    def lacks(self, report: str, source: str, *, witnesses: Sequence[str]) -> bool:
        """Whether the report has from a witness what the source lacks: then it was not taken from the source alone."""
        has, is_content = self._matched[report, source], self._texts[report].is_content
        return any(sum(is_content[at] for at in self._matched[report, each] - has) > CHANCE for each in witnesses)

    def is_passed_on(self, report: str, source: str, *, whole: Sequence[str], parts: Sequence[str]) -> bool:
        """Whether the report shares enough words with the source that no witness has where it has the text around.

        `whole`: witnesses that hold the common text from end to end, an agency's own report: words that they lack
        are additions wherever they stand. `parts`: other copies, which may have cut them off.
        """
        has = self._matched[report, source]
        own = [len(has - self._matched[report, each]) for each in whole]
        return min(own + [self._inside(report, has, each) for each in parts], default=0) >= PASSED_ON

    def _inside(self, report: str, has: frozenset[int], witness: str) -> int:
        matched = self._matched[report, witness]
        first, last = min(matched, default=0), max(matched, default=-1)
        return sum(first <= at <= last for at in has - matched)


def _matched(pair: Pair) -> tuple[tuple[str, str, frozenset[int]], tuple[str, str, frozenset[int]]]:
    own = [each for each in pair.shared if each.passage.strand in (Strand.PROSE, Strand.QUOTE, Strand.RELEASE)]
    one, other = pair.one.report.id, pair.other.report.id
    here = frozenset(at for each in own for at in each.matched_here)
    there = frozenset(at for each in own for at in each.matched_there)
    return (one, other, here), (other, one, there)
