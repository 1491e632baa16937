"""However many reports hold one text, every copy is found, and the work stays bounded."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from reportedly.model.judgement import Degree, Strand
from reportedly.model.report import Block, BlockKind, DateBasis, Published, Report
from reportedly.trace import trace
from reportedly.trace.candidates import FIRST, HOLDERS, LONGEST, find_candidates
from reportedly.trace.texts import Text

NOUNS = ("ferry", "harbour", "reef", "island", "captain", "radar", "hull", "tug", "anchor", "pilot", "storm", "buoy")
DOINGS = ("struck", "left", "reached", "crossed", "warned", "towed", "watched", "found", "lost", "hailed")


def sentence(number: int) -> str:
    """A sentence that no other number gives."""
    words = [f"{NOUNS[(number * step) % len(NOUNS)]}{number}{'abcdefgh'[step]}" for step in range(8)]
    return f"The {words[0]} of {words[1]} {DOINGS[number % 10]} a {' '.join(words[2:])} before the {words[1]} closed."


def report_of(number: int, *lines: str) -> Report:
    """A report of these lines, one minute after the one before it."""
    text = "\n\n".join(lines)
    starts = [0, *(at + 2 for at in _ends(lines))][: len(lines)]
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH, start=start, end=start + len(line))
        for start, line in zip(starts, lines, strict=True)
    )
    value = f"2024-01-17T{number // 60:02}:{number % 60:02}Z"
    return Report(
        id=f"r{number:04}", uri="u", outlet=f"Outlet Number {number}", title=None, lang="en", text=text,
        published=Published(value=value, basis=DateBasis.METADATA), blocks=blocks,
    )  # fmt: skip


def _ends(lines: tuple[str, ...]) -> list[int]:
    ends, at = [], 0
    for line in lines:
        at += len(line)
        ends.append(at)
        at += 2
    return ends


WIRE = [sentence(number) for number in range(6)]


def test_one_wire_in_two_hundred_outlets_is_found_in_each() -> None:
    """Every copy is called a copy of another one, and all hang together; not every pair is compared."""
    reports = [report_of(n, sentence(1000 + n), *WIRE[: 4 + n % 3], sentence(2000 + n)) for n in range(200)]
    found = [reuse for reuse in trace(reports, {}) if reuse.degree is not Degree.NON]
    linked = Counter(report for reuse in found for report in (reuse.report, reuse.source))
    assert set(linked) == {report.id for report in reports}
    assert len(found) <= 200 * (FIRST + LONGEST) * 2
    roots = {report.id: report.id for report in reports}
    for reuse in found:
        low, high = sorted((roots[reuse.report], roots[reuse.source]))
        roots = {key: low if root == high else root for key, root in roots.items()}
    assert len(set(roots.values())) == 1


def test_up_to_the_limit_every_pair_is_compared() -> None:
    """Sixty holders of one wire give all their pairs."""
    texts = [Text(report_of(n, sentence(1000 + n), *WIRE[:7]), None) for n in range(HOLDERS)]
    assert len(find_candidates(texts)) == HOLDERS * (HOLDERS - 1) // 2


def test_a_standing_paragraph_in_many_reports_makes_no_copies_and_little_work() -> None:
    """Three hundred reports of their own that hold one paragraph: pairs grow no faster than reports."""
    counts = []
    for size in (150, 300):
        reports = [report_of(n, *(sentence(100 * n + 5000 + k) for k in range(5)), WIRE[0]) for n in range(size)]
        texts = [Text(report, None) for report in reports]
        counts.append(len(find_candidates(texts)))
        assert all(reuse.degree is Degree.NON for reuse in trace(reports[:80], {}))
    assert all(after <= 2.2 * max(before, 1) for before, after in pairwise(counts))


def test_a_standing_paragraph_of_few_reports_is_background() -> None:
    """Four reports that share a paragraph beside text of their own: it is called what it is."""
    reports = [report_of(n, sentence(100 + n), sentence(200 + n), WIRE[0]) for n in range(4)]
    found = trace(reports, {})
    assert {passage.strand for reuse in found for passage in reuse.passages} == {Strand.BACKGROUND}
    assert {reuse.degree for reuse in found} == {Degree.NON}
    assert len(found) == 6


def test_copies_of_one_text_are_one_holder_of_a_paragraph() -> None:
    """A paragraph that three copies of one report share with another report is no standing paragraph."""
    copies = [report_of(n, *WIRE[:4]) for n in range(3)]
    other = report_of(9, sentence(100), sentence(101), WIRE[2])
    strands = {
        passage.strand for reuse in trace([*copies, other], {}) for passage in reuse.passages
    }  # fmt: skip
    assert strands == {Strand.PROSE}
