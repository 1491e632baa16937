"""Reports that say nothing but what another one says in the same words: they add their name to claims, and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from reportedly.model.evidence import Evidence
from reportedly.model.judgement import Degree, Strand
from reportedly.model.reading import Reading, Statement
from reportedly.text.fingerprints import fold_words

Echoes: TypeAlias = dict[str, tuple[str, dict[str, str]]]  # report → the report it repeats, statement → statement
Key: TypeAlias = tuple[str, str]  # report, statement
_Line: TypeAlias = tuple[tuple[str, ...], str]  # the folded words of a statement, and its polarity


def find_echoes(evidence: Evidence) -> Echoes:
    """Find the reports of which every statement stands in another report, in the same words and the same order.

    Gives report → the one report that it repeats, which repeats none itself, and statement → the statement there.
    Only among reports judged to be copies of one another wholly. Of two that say the same the earlier one of the
    evidence is repeated; letter case, quotation marks and white space are no words. Cost: linear in the statements
    of copies.
    """
    place = {reading.report.id: number for number, reading in enumerate(evidence.readings)}
    beside = _copies(evidence, place)
    lines = {number: _lines(evidence.readings[number]) for number in beside}
    found: Echoes = {}
    for number in sorted(beside, key=lambda number: (-len(lines[number]), number)):
        reading = evidence.readings[number]
        for other in sorted(beside[number]):
            source = evidence.readings[other]
            if source.report.id in found or (len(lines[other]), -other) < (len(lines[number]), -number):
                continue
            at = _places(lines[number], lines[other])
            if at is not None:
                twins = zip(reading.statements, at, strict=True)
                said = {one.id: source.statements[there].id for one, there in twins}
                found[reading.report.id] = source.report.id, said
                break
    return found


def without_echoes(evidence: Evidence, echoes: Mapping[str, object]) -> Evidence:
    """The evidence without the readings that only repeat; the same one where there are none."""
    if not echoes:
        return evidence
    return replace(evidence, readings=tuple(each for each in evidence.readings if each.report.id not in echoes))


def with_echoes(clusters: Sequence[Sequence[Key]], echoes: Echoes) -> list[list[Key]]:
    """Put every statement that repeats another one behind the cluster of that one."""
    repeats: dict[Key, list[Key]] = defaultdict(list)
    for report, (source, statements) in echoes.items():
        for statement, other in statements.items():
            repeats[source, other].append((report, statement))
    return [[*cluster, *(echo for key in cluster for echo in repeats.get(key, ()))] for cluster in clusters]


def _copies(evidence: Evidence, place: Mapping[str, int]) -> dict[int, set[int]]:
    beside: dict[int, set[int]] = defaultdict(set)
    for reuse in evidence.reuse:
        if reuse.degree is Degree.WHOLLY and any(each.strand is Strand.PROSE for each in reuse.passages):
            one, other = place[reuse.report], place[reuse.source]
            beside[one].add(other)
            beside[other].add(one)
    return beside


def _lines(reading: Reading) -> list[_Line]:
    return [(_words(reading, statement), statement.polarity.value) for statement in reading.statements]


def _words(reading: Reading, statement: Statement) -> tuple[str, ...]:
    return fold_words(" ".join(span.of(reading.report.text) for span in statement.spans)).keys


def _places(lines: Sequence[_Line], others: Sequence[_Line]) -> list[int] | None:
    """Where each line stands in the other report, in rising order; None where one of them does not."""
    found: list[int] = []
    for line in lines:
        first = found[-1] + 1 if found else 0
        at = next((number for number in range(first, len(others)) if others[number] == line), None)
        if at is None:
            return None
        found.append(at)
    return found or None
