"""Do two statements say the same? One number from what they share and from the slots, 0..1."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from reportedly.align.bags import cosine, overlap
from reportedly.align.cluster import Pair
from reportedly.align.counted import Counted
from reportedly.align.features import Features
from reportedly.align.ledger import Ledger
from reportedly.align.slots import figures_differ, same_day, same_place
from reportedly.model.reading import Polarity, Status
from reportedly.text.tables import read_table

_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_BEATEN = -0.15  # overlap: a partner that is so much worse than another one is beaten
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
        """By how much the pair is liker than the likest other partner of either in the other's report.

        Below `_BEATEN` it makes no difference by how much: a report may tell one thing in several ways.
        """
        value = self._shared[i, j]
        return max(_BEATEN, min(value - self._rival(i, j), value - self._rival(j, i)))

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
    return {
        "cosine": cosine(a.bag, b.bag),
        "surroundings": cosine(a.surroundings, b.surroundings),
        **_doings(a, b),
        **_slots(a, b, ledger),
        **_counts(a, b),
        **_form(a, b),
        **_places_in_reports(a, b),
    }


def _doings(a: Features, b: Features) -> dict[str, float]:
    """Who does what: subjects count as others where both are named and neither takes part on the other side."""
    doing, subject = bool(a.terms & b.terms), bool(a.subjects & b.subjects)
    crossed = bool(a.subjects & b.actors or b.subjects & a.actors)
    return {
        "same_doing": float(doing),
        "same_subject": float(subject),
        "same_doing_and_subject": float(doing and subject),
        "other_subject": float(bool(a.named_subjects and b.named_subjects) and not crossed),
        "other_people": float(bool(a.people and b.people) and not a.people & b.people),
    }


def _slots(a: Features, b: Features, ledger: Ledger) -> dict[str, float]:
    place, day = same_place(a.where, b.where, ledger), same_day(a.when, b.when)
    return {
        "same_day": float(day is True),
        "other_day": float(day is False),
        "one_is_old": float(a.is_old != b.is_old),
        "same_place": float(place is True),
        "other_place": float(place is False),
    }


def _counts(a: Features, b: Features) -> dict[str, float]:
    counted = max((_alike(x, y) for x in a.counted for y in b.counted), default=0.0)
    shared = a.bag.numbers.keys() & b.bag.numbers.keys()
    return {
        "counts_the_same": counted,
        "same_count": counted * float(_is_same_count(a, b)),
        "other_count": float(figures_differ(a, b) is not None),
        "same_number": sum(a.bag.numbers[term] for term in sorted(shared)),
    }


def _form(a: Features, b: Features) -> dict[str, float]:
    one, other = a.said.statement, b.said.statement
    dated = same_day(a.when, b.when) is True
    return {
        "plan_and_done": float(_is_plan_and_done(a, b) and not dated),
        "plan_and_done_that_day": float(_is_plan_and_done(a, b) and dated),
        "other_status": float(one.status is not other.status),
        "opposed": float({one.polarity, other.polarity} == {Polarity.POSITIVE, Polarity.NEGATIVE}),
        "one_nominal": float(one.nominal != other.nominal),
    }


def _places_in_reports(a: Features, b: Features) -> dict[str, float]:
    return {
        "one_report": float(a.said.report == b.said.report),
        "one_caption": float(a.is_caption != b.is_caption),
        "both_early": float(a.paragraph < _EARLY and b.paragraph < _EARLY),
        "depth_apart": abs(a.depth - b.depth),
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
    """Whether two statements tell two events whatever their words.

    At two places on two days or with nobody in common; in two states on two days or at two places.
    What was done well before the reports came out is no plan of today either, with or without a date of the plan.
    """
    if _is_question(a) != _is_question(b):
        return True  # who says that a thing is not known neither bears it out nor denies it
    if a.doers and b.doers and not (a.doers & b.actors or b.doers & a.actors):
        return True  # what two people do is two doings
    if a.said.report == b.said.report and _is_told_apart(a, b, ledger):
        return True
    other_day = same_day(a.when, b.when) is False
    elsewhere = same_place(a.where, b.where, ledger) is False
    if elsewhere and (other_day or not a.actors & b.actors):
        return True
    return _is_other_state(a, b) and (other_day or elsewhere or a.is_old != b.is_old)


def _is_told_apart(a: Features, b: Features, ledger: Ledger) -> bool:
    """Whether two statements of one report differ in day, place, count or state: none disagrees with itself."""
    day = same_day(a.when, b.when)
    return (
        day is False
        or a.is_old != b.is_old
        or same_place(a.where, b.where, ledger) is False
        or figures_differ(a, b) is not None
        or (_is_other_state(a, b) and day is not True)
    )


def _is_other_state(a: Features, b: Features) -> bool:
    """One is done, the other is to come or may come."""
    done = [one.said.statement.status in _DONE for one in (a, b)]
    return done[0] != done[1]


def _is_question(one: Features) -> bool:
    statement = one.said.statement
    return statement.status is Status.UNKNOWN and statement.polarity is Polarity.UNKNOWN
