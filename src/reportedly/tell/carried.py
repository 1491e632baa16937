"""Which words of a claim stand in text that its report took over, so that its cell is no second voice."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from reportedly.model.account import Account
from reportedly.model.base import Span
from reportedly.model.judgement import Knowledge, Reuse, Strand
from reportedly.tell.labels import label
from reportedly.tell.shelf import Shelf
from reportedly.tell.view import Taken, Voice

_LOOKED_AT = 60  # other voices of one claim that a voice is held against
_Stretches = list[tuple[int, int]]


class Carried:
    """The prose that reports of one story share, by pairs: where it came from, or that nobody knows."""

    def __init__(self, account: Account, shelf: Shelf) -> None:
        self._text_of = shelf.text_of
        self._taken: dict[tuple[int, int], _Stretches] = defaultdict(list)
        self._shared: dict[tuple[int, int], _Stretches] = defaultdict(list)
        for reuse in account.reuse:
            self._add(reuse, shelf.number(reuse.report), shelf.number(reuse.source))
        for stretches in (*self._taken.values(), *self._shared.values()):
            stretches.sort()

    def _add(self, reuse: Reuse, report: int, source: int) -> None:
        here = self._taken if reuse.direction is Knowledge.KNOWN else self._shared
        for passage in reuse.passages:
            if passage.strand is Strand.PROSE:
                here[report, source].append((passage.start, passage.end))
                if here is self._shared:
                    here[source, report].append((passage.source_start, passage.source_end))

    def taken(self, voice: Voice, others: Sequence[Voice]) -> Taken | None:
        """From which other reports that make the claim its words come, else with which it shares them; None: neither.

        Reports of the same text are left out: they are one column. Keys in the order of the others.
        """
        apart = [each for each in others if self._text_of[each.report] != self._text_of[voice.report]][:_LOOKED_AT]
        for key, known in (("over", self._taken), ("shared", self._shared)):
            keys = dict.fromkeys(
                each.key
                for each in apart
                if _holds(known.get((voice.report, each.report), []), voice.words.spans)
            )
            if keys:
                return Taken(label=label("taken", key), keys=tuple(keys))
        return None


def _holds(stretches: _Stretches, spans: Sequence[Span]) -> bool:
    """Whether every span lies in one of the stretches, which are sorted."""
    for span in spans:
        at = bisect_right(stretches, (span.start, span.end))
        near = stretches[max(0, at - 1) : at + 1]
        if not any(start <= span.start and span.end <= end for start, end in near):
            return False
    return bool(spans)
