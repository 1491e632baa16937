"""Runs of words that texts share: of one text and many others at once, with which of them can come to a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from reportedly.model.judgement import Strand
from reportedly.trace.limits import LEAST, LETTERS, NEAR_STEP, REACH
from reportedly.trace.texts import Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

CONTENT_RUN = 3  # content words in a row that may begin a passage: little words are the first to be reworded
WORD_RUN = 4  # words in a row that may begin a passage
REPEATS = 6  # a run that a text repeats more often is no anchor, and would make the work quadratic
_NO_WORD = -1  # stands between two texts
_LEAST = sorted(set(LEAST.values()))  # how many words, and content words, some strand asks for


class Run(NamedTuple):
    """So many words in a row, from `here` in the one text and from `there` in the other one, are the same."""

    here: int
    there: int
    size: int


class Runs(NamedTuple):
    """The runs of two texts, in order: here, there, size; and which of them may come to a passage by `NEAR_STEP`.

    Left aside is what is short, stands far from all others, and has no word beside it by which it could go on.
    """

    table: Numbers
    may_do: Flags

    def every(self) -> list[Run]:
        """All runs."""
        return [Run(*row) for row in self.table.tolist()]

    def likely(self) -> list[Run]:
        """Those that may come to a passage."""
        return [Run(*row) for row in self.table[self.may_do].tolist()]


class Words:
    """The words of all texts behind one another, each with what it is."""

    def __init__(self, texts: Sequence[Text]) -> None:
        import numpy as np  # heavy: a tenth of a second that other commands need not pay

        numbers = {key: number for number, key in enumerate(dict.fromkeys(key for t in texts for key in t.aligned))}
        sizes = np.array([len(text.keys) for text in texts], np.int64)
        self.starts = np.cumsum([NEAR_STEP, *(sizes + NEAR_STEP)])[:-1]
        self.longest = int(sizes.max(initial=0)) + 1
        self.keys = self._laid([[numbers[key] for key in text.aligned] for text in texts], _NO_WORD)
        self.is_aside = self._laid([text.is_aside for text in texts], 0) == 1
        self.is_content = self._laid([text.is_content for text in texts], 0) == 1
        self.is_long = self._laid([[len(key) >= LETTERS for key in text.aligned] for text in texts], 0) == 1
        self.is_caption = self._laid([[strand is Strand.CAPTION for strand in t.strands] for t in texts], 0) == 1
        self.least = self._laid([[_LEAST.index(LEAST[strand]) for strand in t.strands] for t in texts], -1)

    def _laid(self, values: Sequence[Sequence[int]], nothing: int) -> Numbers:
        """Values of each text's words in their places; `nothing` between two texts."""
        import numpy as np

        behind = self.starts[-1] + len(values[-1]) if values else 0
        found = np.full(behind + NEAR_STEP, nothing, np.int64)
        for start, each in zip(self.starts.tolist(), values, strict=True):
            found[start : start + len(each)] = each
        return found

    def owners(self, places: Numbers) -> Numbers:
        """The number of the text in which each place is."""
        import numpy as np

        return np.searchsorted(self.starts, places, side="right") - 1


class RunFinder:
    """Finds the runs of one text and others: where both have a few words, or content words, in a row."""

    def __init__(self, texts: Sequence[Text]) -> None:
        import numpy as np

        self._words = Words(texts)
        every = np.flatnonzero(self._words.keys >= 0)
        content = np.flatnonzero(self._words.is_content)
        rows = [self._short_runs(every, WORD_RUN), self._short_runs(content, CONTENT_RUN)]
        rows[1][:, 0] += rows[0][:, 0].max(initial=-1) + 1
        table = np.concatenate(rows)
        owners = self._words.owners(table[:, 1])
        self._many = int(table[:, 0].max(initial=-1)) + 1
        _, place, often = np.unique(owners * self._many + table[:, 0], return_inverse=True, return_counts=True)
        kept = np.flatnonzero(often[place] <= REPEATS)
        kept = kept[np.argsort(place[kept], kind="stable")]
        self._runs, self._places = table[kept, 0], table[kept, 1:]
        self._edges = np.searchsorted(owners[kept], np.arange(len(texts) + 1))

    def _short_runs(self, places: Numbers, size: int) -> Numbers:
        """For each run of so many words its number, and the places of its words (the last one again for fewer).

        Runs over the end of a text, or across the edge of furniture, are none.
        """
        import numpy as np

        words = self._words
        count = max(0, len(places) - size + 1)
        held = np.stack([places[min(step, size - 1) :][:count] for step in range(WORD_RUN)], axis=1)
        first, last = held[:, 0], held[:, -1]
        held = held[(words.owners(first) == words.owners(last)) & (words.is_aside[first] == words.is_aside[last])]
        number = words.keys[held[:, 0]]
        for step in range(1, size):
            two = number * (words.keys.max(initial=0) + 1) + words.keys[held[:, step]]
            number = np.unique(two, return_inverse=True)[1]
        return np.column_stack([number, held])

    def between(self, one: int, others: Sequence[int]) -> Iterator[Runs]:
        """The runs that one text shares with each of the others. Cost: linear in the words of all of them."""
        import numpy as np

        theirs = np.array(others, np.int64)
        groups, runs = self._whole_runs(one, theirs)
        whose, starts = groups // 2, self._words.starts
        may_do = self._may_do(starts[one] + runs[:, 0], starts[theirs][whose] + runs[:, 1], runs[:, 2])
        may_do |= _linked(groups, runs)
        edges = np.searchsorted(whose, np.arange(len(others) + 1)).tolist()
        yield from (Runs(runs[first:behind], may_do[first:behind]) for first, behind in pairwise(edges))

    def _matches(self, one: int, others: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """The words of short runs that two texts have: which of the others it is, and the word's number in either."""
        import numpy as np

        mine = np.arange(self._edges[one], self._edges[one + 1])
        first, often = np.zeros(self._many, np.int64), np.zeros(self._many, np.int64)
        runs, at, often[runs] = np.unique(self._runs[mine], return_index=True, return_counts=True)
        first[runs] = mine[at]
        theirs, whose = _stretches(self._edges[others], self._edges[others + 1])
        run = self._runs[theirs]
        ours, at = _stretches(first[run], first[run] + often[run])
        here = self._places[ours] - self._words.starts[one]
        there = self._places[theirs[at]] - self._words.starts[others][whose[at], None]
        return np.repeat(whose[at], WORD_RUN), here.ravel(), there.ravel()

    def _whole_runs(self, one: int, others: Numbers) -> tuple[Numbers, Numbers]:
        """The longest runs of matching words: whose they are, and here, there, size; furniture apart, each in order."""
        import numpy as np

        size = self._words.longest
        whose, here, there = self._matches(one, others)
        aside = self._words.is_aside[self._words.starts[one] + here]
        # Words that follow one another on both sides lie on one diagonal, and have numbers that follow one another.
        numbers = np.unique((((2 * whose + aside) * 2 * size) + there - here + size) * size + here)
        firsts = np.flatnonzero(np.diff(numbers, prepend=-2) != 1)
        sizes = np.diff(firsts, append=len(numbers))
        diagonal, here = np.divmod(numbers[firsts], size)
        group, shift = np.divmod(diagonal, 2 * size)
        runs = np.column_stack([here, here + shift - size, sizes])
        order = np.lexsort((runs[:, 1], runs[:, 0], group))
        return group[order], runs[order]

    def _may_do(self, here: Numbers, there: Numbers, size: Numbers) -> Flags:
        """Whether a run may come to a passage though it stands alone: long enough, or it can be carried on."""
        import numpy as np

        words = self._words
        found: Flags = words.is_caption[here].copy()
        for ahead, aside in product(range(1, NEAR_STEP + 1), repeat=2):
            for one, other in ((here - ahead, there - aside), (here + size - 1 + ahead, there + size - 1 + aside)):
                same = (words.keys[one] == words.keys[other]) & (words.keys[one] != _NO_WORD)
                found |= same & ((ahead == aside == 1) | (words.is_long[one] & words.is_content[one]))
        content = np.concatenate([[0], np.cumsum(words.is_content)])
        least, least_content = np.array(_LEAST).T[:, np.minimum(self._lowest(here, size), self._lowest(there, size))]
        long: Flags = (size >= least) & (content[here + size] - content[here] >= least_content)
        return found | long

    def _lowest(self, start: Numbers, size: Numbers) -> Numbers:
        """The strand that asks for least among the words of each run, by its number in `_LEAST`."""
        import numpy as np

        found = np.full(len(start), len(_LEAST) - 1)
        for number in reversed(range(len(_LEAST))):
            count = np.concatenate([[0], np.cumsum(self._words.least == number)])
            found[count[start + size] > count[start]] = number
        return found


def _linked(groups: Numbers, runs: Numbers) -> Flags:
    """Whether a run ends near the beginning of another one of its group, or begins near its end."""
    import numpy as np

    here, there, size = runs.T
    width = int((here + size).max(initial=0)) + REACH
    ends = groups * width + here + size - 1 + REACH  # none below its group's first number
    order = np.argsort(ends, kind="stable")
    begins = groups * width + here
    low, high = np.searchsorted(ends[order], begins), np.searchsorted(ends[order], begins + REACH)
    before, behind = _stretches(low, high)
    before = order[before]
    gap = there[behind] - (there + size - 1)[before]
    near = (gap > 0) & (gap <= REACH)
    found = np.zeros(len(runs), np.bool_)
    found[before[near]] = found[behind[near]] = True
    return found


def _stretches(starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """All numbers from each start to its end, one stretch behind the other, and the number of the stretch of each."""
    import numpy as np

    sizes = ends - starts
    at = np.repeat(np.arange(len(sizes)), sizes)
    return np.arange(len(at)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + starts[at], at
