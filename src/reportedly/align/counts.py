"""Figures of two tellings of one claim: which count one thing, and by which of them the tellings differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log10

from reportedly.align.counted import fate_of
from reportedly.align.features import Features
from reportedly.model.reading import Figure
from reportedly.text.numbers import same_number

# "one of the other two", "some of the 12": the number behind is that of the whole, of which the sentence tells a part.
_PART_OF = re.compile(
    r"\b(?:\d{1,6}|\w{1,12}|per cent|%) of (?:the |these |those |its |his |her |their |our )?(?:other |remaining )?$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:all|both|the|its|his|her|their|our|these|those)(?: of)?(?: the| its| her)? $", re.IGNORECASE)
_REACH = 40  # characters before a figure in which the words that lead it stand
_PARTS = frozenset({"one", "two", "three", "four", "five", "six", "some", "none", "each", "most", "many", "few", "any",
                    "all", "both", "either", "neither", "half", "several", "another"})  # fmt: skip


@dataclass(frozen=True)
class Count:
    """A figure of a statement with what it counts: stems, and what became of them ("dead"). `whole`: all there are."""

    figure: Figure
    stems: frozenset[str]
    fate: str | None
    whole: bool


def counts_of(one: Features) -> list[Count]:
    """The figures of a statement that count something, in order, without the wholes of which it tells a part."""
    text = one.said.reading.report.text
    return [
        Count(figure, stems, fate_of(figure, text), _is_whole(figure, text))
        for figure, stems in one.figures
        if not _is_whole_of_part(figure, text)
    ]


def _before(figure: Figure, text: str) -> str:
    start = min(figure.start, figure.hedge.start if figure.hedge else figure.start)
    return text[max(0, start - _REACH) : start]


def _is_whole_of_part(figure: Figure, text: str) -> bool:
    found = _PART_OF.search(_before(figure, text))
    if found is None:
        return False
    first = found.group(0).split(" of ")[0].lower()
    return first in _PARTS or first.isdigit() or first in ("per cent", "%")


def _is_whole(figure: Figure, text: str) -> bool:
    """Whether it sizes a set that is known: "the 21 crew members", "all nineteen of her crew"."""
    return figure.hedge is None and _DEFINITE.search(_before(figure, text)) is not None


def alike(a: Count, b: Count) -> bool:
    """Whether two figures count the same thing: one fate, else words in common, else both without a word for it."""
    if a.figure.unit != b.figure.unit or (a.fate and b.fate and a.fate != b.fate):
        return False
    if a.fate and a.fate == b.fate:
        return True
    return bool(a.stems & b.stems) or (a.figure.counted is None and b.figure.counted is None)


def same_count(a: Figure, b: Figure) -> bool | None:
    """Whether an editor would take two figures for one number; None where one has no bounds.

    "About 40" and 38 are one, as are "more than 100" and 112, the rounder and the exact word; "at least nine" and "at
    least 14" may both be true and are two numbers all the same.
    """
    meet = same_number(a, b)
    if not meet or a.number is None or b.number is None or a.number == b.number:
        return meet
    is_open = None in (a.low, a.high, b.low, b.high)
    return rounds_to(a.number, b.number) if is_open else True


def rounds_to(one: float, other: float) -> bool:
    """Whether one of two numbers can be the other, rounded: 2,000 stands for 1,500 to 2,500."""
    return abs(one - other) <= max(_slack(one), _slack(other))


def _slack(number: float) -> float:
    """Half of the place of the last digit that is not 0; nothing for a number that no zero ends."""
    if number != floor(number):
        return 0.05
    digits = str(abs(int(number)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 0.0 if zeros == 0 or number == 0 else 0.5 * 10 ** min(zeros, floor(log10(abs(number))))


def pairs_alike(a: Features, b: Features) -> Iterator[tuple[Count, Count]]:
    """The pairs of figures of two statements that count the same thing."""
    others = counts_of(b)
    yield from ((one, other) for one in counts_of(a) for other in others if alike(one, other))


def counts_at_odds(a: Features, b: Features) -> tuple[Figure, Figure] | None:
    """The figures by which two tellings of one claim differ; None where they do not, or where it cannot be told.

    Those that count one thing; else what is left where each side has a single figure that the other one lacks, in one
    unit ("118 tables of 312", "140 of the 312"). Within one claim those stand for the same thing.
    """
    pairs = list(pairs_alike(a, b))
    if any(same_count(one.figure, other.figure) for one, other in pairs):
        return None
    found = next((pair for pair in pairs if same_count(pair[0].figure, pair[1].figure) is False), None)
    found = found or _left_over(counts_of(a), counts_of(b))
    return (found[0].figure, found[1].figure) if found else None


def _left_over(mine: list[Count], theirs: list[Count]) -> tuple[Count, Count] | None:
    here, there = _lacking(mine, theirs), _lacking(theirs, mine)
    if len(here) != 1 or len(there) != 1 or here[0].figure.unit != there[0].figure.unit:
        return None
    if here[0].fate and there[0].fate and here[0].fate != there[0].fate:
        return None
    return (here[0], there[0]) if same_count(here[0].figure, there[0].figure) is False else None


def _lacking(some: list[Count], others: list[Count]) -> list[Count]:
    """The figures of one side that can be no figure of the other."""
    return [
        one
        for one in some
        if not any(one.figure.unit == o.figure.unit and same_count(one.figure, o.figure) for o in others)
    ]
