"""Statements of a copy that only repeat those of its source: they add a name to claims, and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from reportedly.model.base import Span
from reportedly.model.evidence import Evidence
from reportedly.model.judgement import Degree, Strand
from reportedly.model.reading import Reading, Statement
from reportedly.text.fingerprints import fold_words
from reportedly.text.redline import Redline

MOST = 0.8  # of a copy's statements so many must repeat one: else it is a report with words of its own
_OVERLAP = 0.25  # of the words of a statement that a parser cut otherwise in the copy
_ASKED = 3  # copies against which a report is held word by word

Key: TypeAlias = tuple[str, str]  # report, statement
Echoes: TypeAlias = dict[str, tuple[str, dict[str, Key]]]  # report → the report it repeats, statement → statement
_Line: TypeAlias = tuple[tuple[str, ...], str]  # the folded words of a statement, and its polarity


def find_echoes(evidence: Evidence) -> Echoes:
    """Find the reports that repeat another one, statement by statement, in the same words.

    Gives report → the one report that it repeats, and statement → the statement that was there first, which repeats
    none; what is its own, such as an added sentence, is left out. Only among reports judged to be copies of one
    another wholly. Of two that say the same the earlier one of the evidence is repeated, of a whole and a part the
    whole. Letter case, punctuation and white space are no words; a statement of which one word was changed is no
    repetition.
    Cost: linear in the words of copies.
    """
    place = {reading.report.id: number for number, reading in enumerate(evidence.readings)}
    beside = _copies(evidence, place)
    size = {number: len(evidence.readings[number].statements) for number in beside}
    found: Echoes = {}
    lines = {number: _lines(evidence.readings[number]) for number in beside}
    for number in sorted(beside, key=lambda number: (-size[number], number)):
        before = [each for each in beside[number] if (-size[each], each) < (-size[number], number)]
        sources = [(evidence.readings[each], lines[each]) for each in sorted(before)]
        echo = _echo(evidence.readings[number], lines[number], sources)
        if echo is not None:
            source, said = echo
            firsts = {one: twin_of((source, other), found) or (source, other) for one, other in said.items()}
            found[evidence.readings[number].report.id] = source, firsts
    return found


def is_echo(key: Key, echoes: Echoes) -> bool:
    """Whether a statement only repeats another one."""
    return twin_of(key, echoes) is not None


def twin_of(key: Key, echoes: Echoes) -> Key | None:
    """The statement that a statement repeats; None for one that repeats none."""
    report, statement = key
    return echoes[report][1].get(statement) if report in echoes else None


def without_echoes(evidence: Evidence, echoes: Echoes) -> Evidence:
    """The evidence without the statements that only repeat others."""
    readings = (_own(each, echoes) for each in evidence.readings)
    return replace(evidence, readings=tuple(each for each in readings if each.statements))


def with_echoes(clusters: Sequence[Sequence[Key]], echoes: Echoes) -> list[list[Key]]:
    """Put every statement that repeats another one behind the cluster of that one."""
    repeats: dict[Key, list[Key]] = defaultdict(list)
    for report, (_, statements) in echoes.items():
        for statement, first in statements.items():
            repeats[first].append((report, statement))
    return [[*cluster, *(echo for key in cluster for echo in repeats.get(key, ()))] for cluster in clusters]


def _own(reading: Reading, echoes: Echoes) -> Reading:
    if reading.report.id not in echoes:
        return reading
    own = (each for each in reading.statements if not is_echo((reading.report.id, each.id), echoes))
    return replace(reading, statements=tuple(own))


def _copies(evidence: Evidence, place: Mapping[str, int]) -> dict[int, set[int]]:
    beside: dict[int, set[int]] = defaultdict(set)
    for reuse in evidence.reuse:
        if reuse.degree is Degree.WHOLLY and any(each.strand is Strand.PROSE for each in reuse.passages):
            one, other = place[reuse.report], place[reuse.source]
            beside[one].add(other)
            beside[other].add(one)
    return beside


def _echo(
    reading: Reading, lines: Sequence[_Line], sources: Sequence[tuple[Reading, Sequence[_Line]]]
) -> tuple[str, dict[str, str]] | None:
    """The source that a reading repeats, with its statements there; None where it has too much of its own."""
    for source, told in sources:
        same = _in_a_row(lines, told)
        if same is not None:
            twins = zip(reading.statements, same, strict=True)
            return source.report.id, {one.id: source.statements[there].id for one, there in twins}
    for source, _ in sources[:_ASKED]:
        said = dict(_word_by_word(reading, source))
        if said and len(said) >= MOST * len(reading.statements):
            return source.report.id, said
    return None


def _lines(reading: Reading) -> list[_Line]:
    return [(_words(reading, statement), statement.polarity.value) for statement in reading.statements]


def _words(reading: Reading, statement: Statement) -> tuple[str, ...]:
    return fold_words(" ".join(span.of(reading.report.text) for span in statement.spans)).keys


def _in_a_row(lines: Sequence[_Line], others: Sequence[_Line]) -> list[int] | None:
    """Where each line stands in the other report, in rising order; None where one of them does not."""
    found: list[int] = []
    for line in lines:
        first = found[-1] + 1 if found else 0
        at = next((number for number in range(first, len(others)) if others[number] == line), None)
        if at is None:
            return None
        found.append(at)
    return found or None


def _word_by_word(reading: Reading, source: Reading) -> Iterator[tuple[str, str]]:
    """Yield the statements of which every word was kept, with those of the source that stand in the same words.

    Other blanks or marks let a parser cut the same words otherwise: then it is the statement that shares most of them.
    """
    laid = _Laid(source.report.text, reading.report.text)
    there = {each.id: laid.old_words(each.spans) for each in source.statements}
    homes: dict[int, list[str]] = defaultdict(list)
    for statement, words in there.items():
        for word in words:
            homes[word].append(statement)
    for each in reading.statements:
        words = laid.kept_words(each.spans)
        if not words:
            continue
        near = {other for word in words for other in homes[word]}
        best = max(near, key=lambda other: (_likeness(words, there[other]), other), default=None)
        if best is not None and _likeness(words, there[best]) >= _OVERLAP and laid.is_kept(there[best]):
            yield each.id, best


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)


class _Laid:
    """Two texts laid beside each other; words are known by their numbers in the old one, marks are none."""

    def __init__(self, old: str, new: str) -> None:
        self._redline = Redline(old, new)
        self._from = {to: number for number, to in enumerate(self._redline.kept) if to is not None}

    def old_words(self, spans: Sequence[Span]) -> frozenset[int]:
        """The words of spans of the old text."""
        return frozenset(number for span in spans for number in self._redline.old_words(span))

    def kept_words(self, spans: Sequence[Span]) -> frozenset[int]:
        """The words of spans of the new text, as those of the old one; none where one of them was put in."""
        words = [number for span in spans for number in self._redline.new_words(span)]
        return frozenset(self._from[n] for n in words) if all(n in self._from for n in words) else frozenset()

    def is_kept(self, words: frozenset[int]) -> bool:
        """Whether all these words of the old text stand in the new one."""
        return all(self._redline.kept[number] is not None for number in words)
