"""Do two statements say the same? One number from what they share and from the slots, 0..1."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from reportedly.align.bags import NUMBER, cosine, overlap
from reportedly.align.cluster import Pair
from reportedly.align.counted import Counted
from reportedly.align.features import Features
from reportedly.align.ledger import Ledger
from reportedly.align.slots import figures_differ, same_day, same_place
from reportedly.model.reading import Polarity, Status
from reportedly.text.tables import read_table

_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_EARLY = 3  # paragraphs at the head of a report: there all reports tell the same


def likenesses(features: Sequence[Features], pairs: Iterable[Pair], ledger: Ledger) -> dict[Pair, float]:
    """How likely the two statements of each pair say, or dispute, the same thing: 0..1.

    A logistic model over the features of `evidence`, fitted by bench/train_claims.py (data/claim_weights.tsv). Words
    alone tell "same" from "related" poorly inside of one story; it helps to ask whether either statement has a better
    partner in the other one's report. Cost: linear in the pairs.
    """
    found = evidence_of(features, pairs, ledger)
    return {pair: squash(values) for pair, values in found.items()}


def evidence_of(
    features: Sequence[Features], pairs: Iterable[Pair], ledger: Ledger
) -> dict[Pair, dict[str, float]]:
    """The features of each pair by name: those of `evidence`, and by how much they are each other's best partner."""
    shared = {(i, j): overlap(features[i].bag, features[j].bag) for i, j in pairs}
    rivals = _Rivals(shared, [one.said.order for one in features])
    return {
        (i, j): {**evidence(features[i], features[j], ledger), "overlap": value, "margin": rivals.margin(i, j)}
        for (i, j), value in shared.items()
    }


class _Rivals:
    """For every statement its likest partners in each report."""

    def __init__(self, shared: Mapping[Pair, float], report_of: Sequence[int]) -> None:
        self._shared, self._report_of = shared, report_of
        best: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
        for (i, j), value in shared.items():
            for one, other in ((i, j), (j, i)):
                two = best[one, report_of[other]]
                two.append((value, other))
                two.sort(key=lambda entry: (-entry[0], entry[1]))
                del two[2:]
        self._best = best

    def margin(self, i: int, j: int) -> float:
        """By how much the pair is liker than the likest other partner of either in the other's report, -1..1."""
        value = self._shared[i, j]
        return min(value - self._rival(i, j), value - self._rival(j, i))

    def _rival(self, one: int, other: int) -> float:
        return next((value for value, each in self._best[one, self._report_of[other]] if each != other), 0.0)


def squash(values: Mapping[str, float]) -> float:
    """Weigh features (data/claim_weights.tsv): the logistic function of their sum, 0..1."""
    table = _weights()
    total = table["bias"] + sum(table.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_table("claim_weights")}


def evidence(a: Features, b: Features, ledger: Ledger) -> dict[str, float]:
    """The features of two statements by themselves, by name; symmetric."""
    place, day = same_place(a.where, b.where, ledger), same_day(a.when, b.when)
    counted = max((_alike(x, y) for x in a.counted for y in b.counted), default=0.0)
    return {
        "cosine": cosine(a.bag, b.bag),
        "surroundings": cosine(a.surroundings, b.surroundings),
        "same_doing": float(bool(a.terms & b.terms)),
        "same_day": float(day is True),
        "same_place": float(place is True),
        "other_place": float(place is False),
        "counts_the_same": counted,
        "same_count": counted * float(_is_same_count(a, b)),
        "other_count": float(figures_differ(a, b) is not None),
        "same_number": sum(min(a.bag[term], b.bag[term]) for term in a.bag if term.startswith(NUMBER) and term in b.bag),
        "plan_and_done": float(_is_plan_and_done(a, b) and day is not True),
        "both_early": float(a.paragraph < _EARLY and b.paragraph < _EARLY),
    }


def _alike(a: Counted, b: Counted) -> float:
    """How far two figures count the same: what became of whom, else the same things, in one event and unit."""
    if a.event != b.event or a.figure.unit != b.figure.unit:
        return 0.0
    together = bool(a.thing & b.thing)
    if a.fate or b.fate:
        return 0.0 if a.fate != b.fate else 1.0 if together or not (a.thing and b.thing) else 0.6
    if a.head and a.head == b.head:
        return 0.9
    return 0.5 if together and a.head and b.head else 0.0


def _is_same_count(a: Features, b: Features) -> bool:
    mine, theirs = ({(one.figure.number, one.figure.unit) for one in side.counted} for side in (a, b))
    return any(number is not None for number, _ in mine & theirs)


def _is_plan_and_done(a: Features, b: Features) -> bool:
    statuses = {a.said.statement.status, b.said.statement.status}
    return Status.PLANNED in statuses and bool(statuses & _DONE)


def cannot_be_one(a: Features, b: Features, ledger: Ledger) -> bool:
    """Whether two statements tell two events whatever their words: on two days, and at two places or in two states.

    What was done well before the reports came out is no plan of today either, with or without a date of the plan.
    """
    if _is_question(a) != _is_question(b):
        return True  # who says that a thing is not known neither bears it out nor denies it
    if a.doers and b.doers and not (a.doers & b.actors or b.doers & a.actors):
        return True  # what two people do is two doings
    if same_day(a.when, b.when) is not False:
        return a.is_old != b.is_old and _is_other_state(a, b)
    return same_place(a.where, b.where, ledger) is False or _is_other_state(a, b)


def _is_other_state(a: Features, b: Features) -> bool:
    """One is done, the other is to come or may come."""
    done = [one.said.statement.status in _DONE for one in (a, b)]
    return done[0] != done[1]


def _is_question(one: Features) -> bool:
    statement = one.said.statement
    return statement.status is Status.UNKNOWN and statement.polarity is Polarity.UNKNOWN
