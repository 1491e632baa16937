"""Which reports are one text, which statements stand in the same words, and which of several copies was first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.align.ledger import Key, Ledger, Said
from reportedly.model.base import Span
from reportedly.model.judgement import Degree, Knowledge, Passage, Reuse, Strand
from reportedly.text.joined import Joined

_INSIDE = 0.8  # of a statement's characters so many must stand in shared passages
_ALIKE = 0.6  # of the words of the shorter one so many must be the same: a copy may exchange some
_NEAREST = 2  # statements on either side of where one should stand in the other text


class CopyFamilies:
    """Reports that are wholly copies of one another, by the judged reuse. `of`: report → one id for all of a family."""

    def __init__(self, ledger: Ledger) -> None:
        self._order = {reading.report.id: number for number, reading in enumerate(ledger.evidence.readings)}
        self._shared: dict[str, dict[str, Reuse]] = defaultdict(dict)
        self._taken: dict[str, set[str]] = defaultdict(set)
        joined = Joined()
        for reuse in ledger.evidence.reuse:
            if reuse.report in self._order and reuse.source in self._order:
                self._shared[reuse.report][reuse.source] = reuse
                if _is_copy(reuse):
                    joined.join(reuse.report, reuse.source)
                    if reuse.direction is Knowledge.KNOWN:
                        self._taken[reuse.report].add(reuse.source)
        self._members = {min(group): group for group in _groups(joined, self._order)}
        self.of = {report: family for family, group in self._members.items() for report in group}

    def members(self, family: str) -> list[str]:
        """The reports of a family, in the order of the evidence."""
        return self._members[family]

    def taken_from(self, report: str) -> set[str]:
        """The reports of which it is known to be a copy."""
        return self._taken.get(report, set())

    def first(self, report: str) -> str:
        """The report of its family from which the others were taken, as far as known; else the first of them."""
        family = self._members[self.of[report]]
        return next((each for each in family if not self.taken_from(each)), family[0])

    def origin(self, report: str) -> str:
        """The report from which this one comes, as far as known: itself, or the first above it that copies nothing."""
        seen = {report}
        while above := sorted(self.taken_from(report) - seen, key=self._order.__getitem__):
            report = above[0]
            seen.add(report)
        return report

    def same_words(self, said: Sequence[Said]) -> SameWords:
        """Join these statements where they stand in passages that their reports share; whole copies are one anyway.

        Cost: linear in the shared pairs among their reports; statements that are joined already are not looked at.
        """
        by_report: dict[str, list[Said]] = defaultdict(list)
        for each in said:
            by_report[each.report].append(each)
        same = SameWords(Joined(), Joined())
        if len(by_report) == 1:
            return same
        for report, here in by_report.items():
            for source, reuse in self._shared.get(report, {}).items():
                there = by_report.get(source)
                if there and self.of[report] != self.of[source] and not _are_joined(here, there, same.words):
                    for one, other, strand in _pairs(here, there, reuse):
                        same.words.join(one, other)
                        if strand is Strand.QUOTE:
                            same.quotations.join(one, other)
        return same


class SameWords(NamedTuple):
    """Statements joined where they stand in the same words; and where those are a quotation, so of one speaker."""

    words: Joined
    quotations: Joined


def _are_joined(here: Sequence[Said], there: Sequence[Said], words: Joined) -> bool:
    return len({words.root(each.key) for each in (*here, *there)}) == 1


def _is_copy(reuse: Reuse) -> bool:
    prose = any(passage.strand is Strand.PROSE for passage in reuse.passages)
    return reuse.degree is Degree.WHOLLY and prose


def _groups(joined: Joined, order: dict[str, int]) -> Iterator[list[str]]:
    seen: set[str] = set()
    for report in order:
        if report not in seen:
            group = sorted(joined.group(report), key=order.__getitem__)
            seen.update(group)
            yield group


def _pairs(here: Sequence[Said], there: Sequence[Said], reuse: Reuse) -> Iterator[tuple[Key, Key, Strand]]:
    """Statements of which most stands in the same passages, at the same place in them, in mostly the same words.

    Each is held against its nearest few on the other side only, so that repeated text costs no more.
    """
    outer = [(passage.start, passage.end) for passage in reuse.passages]
    inner = [(passage.source_start, passage.source_end) for passage in reuse.passages]
    ours = [(one, held) for one in here if (held := _passages_of(one, outer))]
    if not ours:
        return
    theirs = sorted((_middle(each), each.key, each) for each in there)
    middles = [middle for middle, _, _ in theirs]
    for one, held in sorted(ours, key=lambda each: (_middle(each[0]), each[0].key)):
        for number in held:
            passage = reuse.passages[number]
            at = bisect_right(middles, _mapped(_middle(one), passage))
            for _, other_key, other in theirs[max(0, at - _NEAREST) : at + _NEAREST]:
                if number in _passages_of(other, inner) and _is_alike(one, other):
                    yield one.key, other_key, passage.strand


def _middle(said: Said) -> float:
    return (said.statement.spans[0].start + said.statement.spans[-1].end) / 2


def _mapped(offset: float, passage: Passage) -> float:
    """Where an offset of the one text lies in the other, if the passage were stretched evenly."""
    share = (offset - passage.start) / (passage.end - passage.start)
    return passage.source_start + share * (passage.source_end - passage.source_start)


def _passages_of(said: Said, passages: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers of the passages that hold a piece of a statement; none where too much of it stands in none.

    Passages: from where to where.
    """
    pieces = said.statement.spans
    first, last = pieces[0].start, pieces[-1].end
    near = [(number, each) for number, each in enumerate(passages) if each[0] < last and first < each[1]]
    touched = {number: shared for number, each in near if (shared := _shared(pieces, *each))}
    size = sum(piece.end - piece.start for piece in pieces) if touched else 0
    return list(touched) if touched and sum(touched.values()) >= _INSIDE * size else []


def _shared(pieces: Sequence[Span], start: int, end: int) -> int:
    return sum(max(0, min(piece.end, end) - max(piece.start, start)) for piece in pieces)


def _is_alike(one: Said, other: Said) -> bool:
    here, there = ({word.lower() for word in each.tokens} for each in (one, other))
    return len(here & there) >= _ALIKE * min(len(here), len(there))
