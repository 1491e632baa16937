"""A statement ready to be held against many others: its slots, its weighed terms, its place in its report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.align.bags import Bag, bags_of, surroundings_of
from reportedly.align.counted import Counted, describe_figures
from reportedly.align.elided import find_elided
from reportedly.align.features import DONE, LIGHT, Features
from reportedly.align.ledger import Ledger
from reportedly.model.reading import Polarity, Status
from reportedly.model.report import BlockKind
from reportedly.text.words import find_words, stem

_EARLY = 3  # paragraphs at the head of a report: there all reports tell the same


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement with all that pairs of statements are scored by.

    `slots`: who, when, where, how many. `bag`: its terms by weight, `surroundings`: with those around it. `counted`:
    what its figures count. `doing`: classes and stems of what is done, none of a light verb or of what a thing is;
    `named`: all that its words may name, doings too. `is_early`: whether it stands at the head of its report; `depth`:
    which part of the report's text, 0..1.
    """

    slots: Features
    bag: Bag
    surroundings: Mapping[str, float]
    counted: tuple[Counted, ...]
    doing: frozenset[str]
    named: frozenset[str]
    status: Status
    is_done: bool
    is_planned: bool
    is_affirmed: bool
    is_denied: bool
    is_nominal: bool
    is_caption: bool
    is_early: bool
    depth: float
    report: int


def compare_all(features: Sequence[Features], ledger: Ledger) -> list[Compared]:
    """Make the statements of a story ready, in order. Cost: linear in the words."""
    said = [one.said for one in features]
    bags = bags_of(said, ledger)
    around = surroundings_of(said, bags)
    counted = {(one.report, one.number): one for one in _figures(ledger)}
    return [
        _ready(one, (bag, beside), [counted.get((one.said.report, n)) for n in one.said.statement.figures], ledger)
        for one, bag, beside in zip(features, bags, around, strict=True)
    ]


def _figures(ledger: Ledger) -> list[Counted]:
    """The figures of the story with what they count, bare ones with what the sentence before counts, by its doing."""
    figures = list(describe_figures(ledger))
    for bare, told in find_elided(figures, ledger).items():
        of = figures[told]
        figures[bare] = replace(figures[bare], fate=of.fate, thing=of.thing, head=of.head, said=of.said)
    return figures


def _ready(
    one: Features, bags: tuple[Bag, Mapping[str, float]], counted: Sequence[Counted | None], ledger: Ledger
) -> Compared:
    statement = one.said.statement
    kind, paragraph = ledger.place_of(one.said)
    return Compared(
        slots=one,
        bag=bags[0],
        surroundings=bags[1],
        counted=tuple(each for each in counted if each is not None),
        doing=_doing(one),
        named=frozenset(bags[0].weights) | bags[0].doings | {term.removeprefix("be ") for term in one.terms},
        status=statement.status,
        is_done=statement.status in DONE,
        is_planned=statement.status is Status.PLANNED,
        is_affirmed=statement.polarity is Polarity.POSITIVE,
        is_denied=statement.polarity is Polarity.NEGATIVE,
        is_nominal=statement.nominal,
        is_caption=kind is BlockKind.CAPTION,
        is_early=paragraph < _EARLY,
        depth=statement.spans[0].start / max(1, len(one.said.reading.report.text)),
        report=one.said.order,
    )


def _doing(one: Features) -> frozenset[str]:
    predicate = one.said.statement.predicate
    words = predicate.of(one.said.reading.report.text) if predicate is not None else ""
    done = frozenset(term for term in one.terms if not term.startswith("be "))
    told = done | {stem(match[0]) for match in find_words(words)}
    return told if done and LIGHT.isdisjoint(told) else frozenset()
