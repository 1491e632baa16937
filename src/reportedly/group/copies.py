"""Reports that copy one another belong together, whatever else they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from reportedly.model.report import Report
from reportedly.text.fingerprints import fingerprints, fold_words

COPIED = 0.7  # of the shorter report's fingerprints; where .8 of the words are shared, some runs are broken at edges
LEAST = 4  # fingerprints: fewer make a text that is too short to tell, unless it is the same text
HOLDERS = 200  # a fingerprint that more reports hold is standing text


def find_copies(reports: Sequence[Report]) -> list[list[int]]:
    """Put reports together that hold (nearly) the same text: groups of indices, every report in one, all sorted.

    Cost: linear in the words, and in the pairs that share fingerprints.
    """
    marks = [_marks(report) for report in reports]
    shared = _shared(marks)
    leader = list(range(len(reports)))
    for (one, other), count in sorted(shared.items()):
        least = min(len(marks[one]), len(marks[other]))
        if count >= COPIED * least and (least >= LEAST or marks[one] == marks[other]):
            leader[_lead(leader, one)] = _lead(leader, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(reports)):
        groups[_lead(leader, number)].append(number)
    return sorted(groups.values())


def _marks(report: Report) -> frozenset[int]:
    """Fingerprints of what is read; a text shorter than one run is its own fingerprint."""
    read = [report.text[block.start : block.end] for block in report.blocks if block.is_read]
    keys = [key for text in read for key in fold_words(text).keys]
    marks = frozenset(value for value, _ in fingerprints(keys))
    return marks or frozenset(value for value, _ in fingerprints(keys, size=max(1, len(keys)), window=1))


def _shared(marks: Sequence[frozenset[int]]) -> Counter[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for number, values in enumerate(marks):
        for value in values:
            holders[value].append(number)
    return Counter(
        pair for group in holders.values() if 1 < len(group) <= HOLDERS for pair in combinations(group, 2)
    )


def _lead(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number
