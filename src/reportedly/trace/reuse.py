"""Who shares text with whom, how much of it, and who took it from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.model.judgement import Degree, Knowledge, Passage, Reuse, Strand
from reportedly.model.reading import Quotation
from reportedly.model.report import Report
from reportedly.trace.candidates import find_candidates
from reportedly.trace.descent import Pair
from reportedly.trace.direction import judge_directions
from reportedly.trace.passages import Shared, count_words, find_passages
from reportedly.trace.runs import RunFinder, Runs
from reportedly.trace.standing import find_standing
from reportedly.trace.texts import Text

_BESIDES = (Strand.QUOTE, Strand.RELEASE)
WHOLLY, PARTIALLY = 0.8, 0.3  # shares of a report's words (contract)


def trace(reports: Sequence[Report], quotations: Mapping[str, Sequence[Quotation]]) -> tuple[Reuse, ...]:
    """Trace the text that reports share, by their ids.

    One Reuse for each pair that shares a passage outside of furniture; `report` took it from `source` where the
    direction is known, else `report` is the shorter one. Passages stand in order of the report. `quotations`: by
    report id; where a report has none there, marks on one line are paired. The order of `reports` changes nothing.
    Cost: linear in the words, plus a comparison of each pair that shares a fingerprint.
    Source: METER (Clough et al. 2002) for the degrees; Schleimer et al. 2003 for the fingerprints.
    """
    texts = [Text(report, quotations.get(report.id)) for report in sorted(reports, key=lambda report: report.id)]
    pairs = list(_pairs(texts))
    standing = find_standing(pairs)
    pairs = [_without_standing(pair) if number in standing else pair for number, pair in enumerate(pairs)]
    directions = judge_directions(pairs)
    judged = [_reuse(pair, direction) for pair, direction in zip(pairs, directions, strict=True)]
    return tuple(sorted(judged, key=lambda reuse: (reuse.report, reuse.source)))


def _pairs(texts: Sequence[Text]) -> Iterator[Pair]:
    """Compare the texts that share a fingerprint, in order of the pairs, the shorter one of each first."""
    found = find_candidates(texts)
    partners: dict[int, list[int]] = defaultdict(list)
    for pair in found:
        short, long = sorted(pair, key=lambda number: (texts[number].size, texts[number].report.id))
        partners[short].append(long)
    finder = RunFinder(texts)
    pairs: dict[tuple[int, int], Pair | None] = {}
    for short, others in partners.items():
        for long, runs in zip(others, finder.between(short, others), strict=True):
            pairs[min(short, long), max(short, long)] = _pair(texts[short], texts[long], runs)
    yield from filter(None, (pairs[places] for places in found))


def _pair(one: Text, other: Text, runs: Runs) -> Pair | None:
    """Compare two texts; None where they share no passage but furniture."""
    shared = find_passages(one, other, runs)
    if all(each.passage.strand is Strand.FURNITURE for each in shared):
        return None
    return Pair(one, other, shared, *_shares(one, other, shared))


def _without_standing(pair: Pair) -> Pair:
    """The pair with its prose called background: it makes no copy."""
    for each in pair.shared:
        if each.passage.strand is Strand.PROSE:
            each.as_strand(Strand.BACKGROUND)
    share, other_share = _shares(pair.one, pair.other, pair.shared)
    return pair._replace(share=share, other_share=other_share)


def _shares(one: Text, other: Text, shared: Sequence[Shared]) -> tuple[float, float]:
    """Which share of its own words each text has in common with the other.

    Quotations and releases count where prose was taken too: on their own they show a shared speaker, not a copy.
    """
    prose = [each for each in shared if each.passage.strand is Strand.PROSE]
    copied = _covered(one, [each.here for each in prose]) >= PARTIALLY * one.prose_size and prose
    counted = [each for each in shared if each.passage.strand in _BESIDES] + prose if copied else prose
    return (
        _share(one, [each.here for each in counted]),
        _share(other, [each.there for each in counted]),
    )


def _covered(text: Text, ranges: Iterable[range]) -> int:
    return count_words([words for words in ranges if text.strands[words.start] is Strand.PROSE])


def _share(text: Text, ranges: Sequence[range]) -> float:
    return min(1.0, count_words(ranges) / text.size) if text.size else 0.0


def _reuse(pair: Pair, direction: int) -> Reuse:
    """Make the record; `direction` is 1 where the shorter text was taken from the longer, -1 the other way, else 0."""
    taken, source, share = pair.one, pair.other, pair.share
    passages = [each.passage for each in pair.shared]
    if direction < 0:
        taken, source, share = pair.other, pair.one, pair.other_share
        passages = [_turned(passage) for passage in passages]
    return Reuse(
        report=taken.report.id,
        source=source.report.id,
        degree=_degree(share, pair.share),
        containment=round(pair.share, 3),
        direction=Knowledge.KNOWN if direction else Knowledge.UNKNOWN,
        passages=tuple(sorted(passages, key=lambda passage: (passage.start, passage.source_start))),
    )


def _degree(share: float, containment: float) -> Degree:
    if share >= WHOLLY:
        return Degree.WHOLLY
    return Degree.PARTIALLY if max(share, containment) >= PARTIALLY else Degree.NON


def _turned(passage: Passage) -> Passage:
    return Passage(
        start=passage.source_start,
        end=passage.source_end,
        source_start=passage.start,
        source_end=passage.end,
        strand=passage.strand,
    )
