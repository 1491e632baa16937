"""Who took it from whom: what a report says of it first, then what it shares with which others, then the dates."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.trace.descent import WITNESSES, Descent, Pair
from reportedly.trace.signs import Signs

COPY = 0.3  # share of the shorter text; below it there is nothing to have a direction


def judge_directions(pairs: Sequence[Pair]) -> list[int]:
    """Judge each pair: 1 the first text was taken from the second, -1 the other way round, 0 unknown.

    Known where one report says that it has its text from the other; where an agency's own report came out first;
    and where one came out first and nothing shows that both have it from a third. Siblings get no direction.
    Cost: linear in the pairs; of each at most WITNESSES other reports are asked.
    """
    copies = [pair for pair in pairs if pair.share >= COPY]
    reports = {text.report.id: text.report for pair in copies for text in (pair.one, pair.other)}
    signs = Signs([reports[key] for key in sorted(reports)])
    descent = Descent(copies, rank=lambda report: (signs.wire[report] is None, signs.age(report), report))
    return [_judge(pair, signs, descent) if pair.share >= COPY else 0 for pair in pairs]


def _judge(pair: Pair, signs: Signs, descent: Descent) -> int:
    one, other = pair.one.report.id, pair.other.report.id
    said = int(_is_supplied(one, other, signs)) - int(_is_supplied(other, one, signs))
    if said:
        return said
    if signs.is_later(one, other):
        return int(_is_descended(one, other, signs, descent))
    return -int(_is_descended(other, one, signs, descent)) if signs.is_later(other, one) else 0


def _is_supplied(report: str, source: str, signs: Signs) -> bool:
    if signs.credits(report, source):
        return True
    is_wire = signs.wire[source] is not None and signs.wire[report] is None
    return is_wire and signs.is_later(report, source)


def _is_descended(report: str, source: str, signs: Signs, descent: Descent) -> bool:
    """Whether the later report was taken from the earlier one, and not both from somebody else.

    A report that credits an agency has it from there. A witness has the same text, so it shares it with both; one
    that came out later may have it from the report, but for an agency, which puts its own out again. Where nobody
    credits an agency the dates decide.
    """
    if signs.is_from_agency(report):
        return False
    beside = [each for each in descent.beside(report) if each != source]
    asked = [
        each
        for each in beside
        if signs.wire[each] or (descent.is_beside(each, source) and not signs.is_later(each, report))
    ]
    wires = [each for each in asked[:WITNESSES] if signs.wire[each]]
    copies = [each for each in asked[:WITNESSES] if not signs.wire[each]]
    if descent.lacks(report, source, witnesses=[*wires, *copies]):
        return False
    if not any(signs.is_from_agency(each) for each in (source, *beside)):
        return True
    return descent.is_passed_on(report, source, whole=wires, parts=copies)
