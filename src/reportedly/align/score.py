"""Do two statements say the same? One number from lexical likeness and the slots, 0..1; below .5 they stay apart."""

from __future__ import annotations

import math
from functools import cache

from reportedly.align.features import Features, cosine
from reportedly.align.ledger import Ledger
from reportedly.align.slots import count_one_thing, figures_differ, same_day, same_place
from reportedly.model.reading import Status
from reportedly.text.tables import read_table

_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_OPEN = frozenset({Status.UNKNOWN, Status.CONDITIONAL})


def likeness(a: Features, b: Features, ledger: Ledger) -> float:
    """How likely the two statements say, or dispute, the same thing: symmetric, 0..1.

    A logistic model over a dozen features; weights in data/claim_weights.tsv, made by bench/train_claims.py.
    Lexical similarity alone tells "same" from "related" poorly inside of one story; who does what decides.
    """
    weights = _weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in evidence(a, b, ledger).items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_table("claim_weights")}


def evidence(a: Features, b: Features, ledger: Ledger) -> dict[str, float]:
    """The features of a pair by name, each 0..1; symmetric."""
    shared = len(a.subject_matter & b.subject_matter)
    return {
        "cosine": cosine(a, b),
        "same_doing": float(bool(a.terms & b.terms)),
        "bare": float(shared == 0),
        "thin": float(shared == 1),
        **_people(a, b),
        **_slots(a, b, ledger),
        **_form(a, b),
    }


def _people(a: Features, b: Features) -> dict[str, float]:
    subjects = bool(a.named_subjects and b.named_subjects)
    same = bool(a.subjects & b.subjects)
    crossed = bool(a.subjects & b.actors or b.subjects & a.actors)
    people = bool(a.people and b.people)
    shared = len(a.people & b.people) / min(len(a.people), len(b.people)) if people else 0.0
    return {
        "same_subject": float(same),
        "other_subject": float(subjects and not crossed),
        "shared_people": shared,
        "other_people": float(people and not shared),
    }


def _slots(a: Features, b: Features, ledger: Ledger) -> dict[str, float]:
    place, day = same_place(a.where, b.where, ledger), same_day(a.when, b.when)
    return {
        "same_place": float(place is True),
        "other_place": float(place is False),
        "same_day": float(day is True),
        "other_day": float(day is False),
        "same_number": float(bool(a.numbers & b.numbers)),
        "other_number": float(figures_differ(a, b) is not None),
        "same_count_doing": float(bool(a.terms & b.terms) and count_one_thing(a, b)),
    }


def _form(a: Features, b: Features) -> dict[str, float]:
    one, other = a.said.statement, b.said.statement
    statuses = {one.status, other.status}
    return {
        "one_nominal": float(one.nominal != other.nominal),
        "both_nominal": float(one.nominal and other.nominal),
        "one_open": float((one.status in _OPEN) != (other.status in _OPEN)),
        "plan_and_done": float(Status.PLANNED in statuses and bool(statuses & _DONE)),
        "other_status": float(one.status is not other.status),
        "other_length": abs(math.log((len(a.vector) + 1) / (len(b.vector) + 1))) / 3,
    }
