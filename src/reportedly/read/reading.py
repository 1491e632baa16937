"""The order in which one report is read."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reportedly.model.base import Span
from reportedly.model.reading import Reading, Statement, TimeExpression
from reportedly.model.report import SET_ASIDE, Published, Report
from reportedly.read.attributions import read_attributions
from reportedly.read.figures import read_figures
from reportedly.read.first_person import add_speakers
from reportedly.read.names import read_mentions
from reportedly.read.parse import ParsedBlock, Parses, parse_blocks
from reportedly.read.placing import place_entities
from reportedly.read.quotes import read_quotations
from reportedly.read.statements import StatementReader, place_when
from reportedly.read.times import place_times, read_times


def read(reports: Sequence[Report], parses: Parses | None = None) -> tuple[Reading, ...]:
    """Read reports, in their order: one reading each, found by looking at that report alone.

    `parses`: those of earlier calls (`remember_parses`), which spare time and change nothing; new ones are added.
    Cost: the dependency parse, and about a third of it besides. Raises MissingExtra without the language model.
    """
    parsed = parse_blocks(reports, parses)[::-1]
    return tuple(_read(report, parsed.pop()) for report in reports)  # a parse is let go as soon as it is read


def _read(report: Report, blocks: Sequence[ParsedBlock]) -> Reading:
    quotations = read_quotations(report)
    mentions, entities = read_mentions(report, blocks)
    entities = place_entities(report, blocks, mentions=mentions, entities=entities)
    told = [parsed for parsed in blocks if parsed.block.kind not in SET_ASIDE]  # of what is taken back only the names
    times = read_times(report, told)
    figures = read_figures(report, told, times)
    attributions = read_attributions(report, told, quotations=quotations, mentions=mentions, entities=entities)
    mentions = add_speakers(report.text, mentions, quotations=quotations, attributions=attributions)
    reader = StatementReader(report, mentions=mentions, times=times, figures=figures, attributions=attributions)
    return Reading(
        report=report,
        sentences=tuple(_sentences(told)),
        mentions=mentions,
        entities=entities,
        times=times,
        figures=figures,
        quotations=quotations,
        attributions=attributions,
        statements=reader.read(told),
    )


def _sentences(blocks: Sequence[ParsedBlock]) -> list[Span]:
    return [parsed.span(sentence[0], sentence[-1]) for parsed in blocks for sentence in parsed.sentences()]


def place(reading: Reading, published: Published) -> Reading:
    """Put a reading's times on the calendar of another publication date, as one report of a dated story.

    No parse is needed: a time expression keeps the direction that its verb gave it. Statements take their dates anew.
    """
    times = place_times(reading.times, reading.report.text, published.value, blocks=reading.report.blocks)
    report = msgspec.structs.replace(reading.report, published=published)
    statements = tuple(_replaced(statement, times) for statement in reading.statements)
    return msgspec.structs.replace(reading, report=report, times=times, statements=statements)


def _replaced(statement: Statement, times: Sequence[TimeExpression]) -> Statement:
    if not statement.times or statement.predicate is None:
        return statement
    when = place_when([times[i] for i in statement.times], statement.predicate)
    return msgspec.structs.replace(statement, when=when)
