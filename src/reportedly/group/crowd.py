"""How crowded it is around a report: likeness counts for less where much is alike.

Two reports of one war are alike whichever of its events they tell, two reports of a village fair are alike only if
they tell the same fair; short texts share less than long ones. So a likeness is held against those around it: one
threshold then serves all kinds of news. Idea: local scaling (Zelnik-Manor & Perona, "Self-tuning spectral
clustering", 2004), with a second look at the reports of other groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.group.likeness import FLOOR, Likeness
from reportedly.group.linkage import link

# Chosen on development sets of stories (bench/grouping.py).
NEAREST = 5  # reports around it
SURE = 0.15  # average likeness from which reports are surely of one group, for the second look
PASSED, OTHERS = 4, 12  # other groups around it: so many may be parts of the same story, so many behind them count
NEAR_POWER, FAR_POWER = 0.7, 0.3  # what the two looks weigh; together 1, so that what comes out is a ratio
HANDFUL = 12  # texts: so few were chosen by somebody, and what is near them is more of their story than a crowd
CHOSEN = 0.12  # the crowd around reports of a handful at the most, where days speak for and against them already
UNSEEN = 0.1  # likeness of each report that a small collection lacks: two reports alone are held against this


def scale_by_crowd(
    likeness: Likeness, seeds: Sequence[Sequence[int]], *, dated: frozenset[int] = frozenset()
) -> Likeness:
    """Divide each likeness by the crowd around its two reports (their geometric mean): a ratio of the order of 1.

    `seeds` are groups that are certain (copies); together they hold all reports. A text counts once however often it
    was copied, and is no crowd to its own copies. Of a handful of texts those that are `dated` stand in no crowd to
    speak of. Cost: sorting what is alike to each report, and one linkage.
    """
    around: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in likeness.items():
        around[one][other] = around[other][one] = value
    texts, groups = _Parts(seeds), _Parts(link(seeds, likeness, threshold=SURE))
    crowds = {
        report: _crowd(texts.around(report, near), groups.around(report, near)) for report, near in around.items()
    }
    few = dated if len(seeds) <= HANDFUL else frozenset[int]()
    crowds |= {report: min(crowd, CHOSEN) for report, crowd in crowds.items() if report in few}
    return {(one, other): value / (crowds[one] * crowds[other]) ** 0.5 for (one, other), value in likeness.items()}


class _Parts:
    """All reports, parted into groups."""

    def __init__(self, groups: Sequence[Sequence[int]]) -> None:
        self._home = {report: number for number, members in enumerate(groups) for report in members}
        self._sizes = [len(members) for members in groups]

    def around(self, report: int, near: Mapping[int, float]) -> list[float]:
        """The average likeness of a report to each other group, the highest first; FLOOR where none is known."""
        sums: dict[int, float] = defaultdict(float)
        for other, value in near.items():
            sums[self._home[other]] += value - FLOOR
        sums.pop(self._home[report], None)
        told = sorted((FLOOR + total / self._sizes[group] for group, total in sums.items()), reverse=True)
        return told + [FLOOR] * min(PASSED + OTHERS, len(self._sizes) - 1 - len(told))


def _crowd(texts: Sequence[float], groups: Sequence[float]) -> float:
    near, far = texts[:NEAREST], groups[PASSED : PASSED + OTHERS]
    return float(_mean(near, NEAREST) ** NEAR_POWER * _mean(far, OTHERS) ** FAR_POWER)


def _mean(values: Sequence[float], counted: int) -> float:
    return (sum(values) + UNSEEN * (counted - len(values))) / counted
