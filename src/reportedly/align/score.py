"""Do two statements say the same? One number from lexical likeness and the slots, 0..1; below .5 they stay apart."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from reportedly.align.features import Features, cosine
from reportedly.align.ledger import Ledger
from reportedly.align.slots import count_one_thing, figures_differ, same_day, same_place
from reportedly.model.reading import Polarity, Status
from reportedly.text.tables import read_table

_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_OPEN = frozenset({Status.UNKNOWN, Status.CONDITIONAL})


def likeness(a: Features, b: Features, ledger: Ledger) -> float:
    """How likely the two statements say, or dispute, the same thing: symmetric, 0..1.

    A logistic model over some twenty-five features; weights in data/claim_weights.tsv, checked by bench/claim_pairs.py.
    Lexical similarity alone tells "same" from "related" poorly inside of one story; who does what decides.
    """
    return squash(evidence(a, b, ledger))


def squash(values: Mapping[str, float]) -> float:
    """Weigh the features of a pair (data/claim_weights.tsv): the logistic function of their sum, 0..1."""
    table = _weights()
    total = table["bias"] + sum(table.get(name, 0.0) * value for name, value in values.items())
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
        "vague": float(min(len(a.subject_matter), len(b.subject_matter)) <= 1),
        "bare": float(shared == 0),
        "thin": float(shared == 1),
        **_people(a, b),
        **_slots(a, b, ledger),
        **_form(a, b),
    }


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
    number = figures_differ(a, b) is not None
    return {
        "same_place": float(place is True),
        "other_place": float(place is False),
        "same_day": float(day is True),
        "other_day": float(day is False),
        "one_is_old": float(a.is_old != b.is_old and day is not True),
        "same_number": float(bool(a.numbers & b.numbers)),
        "other_number": float(number),
        "other_number_in_one_report": float(number and a.said.report == b.said.report),
        "same_count_doing": float(bool(a.terms & b.terms) and count_one_thing(a, b)),
    }


def _is_other_state(a: Features, b: Features) -> bool:
    """One is done, the other is to come or may come."""
    done = [one.said.statement.status in _DONE for one in (a, b)]
    return done[0] != done[1]


def _is_question(one: Features) -> bool:
    statement = one.said.statement
    return statement.status is Status.UNKNOWN and statement.polarity is Polarity.UNKNOWN


def _is_under_way(one: Features) -> bool:
    return one.said.statement.status is Status.ONGOING


def _form(a: Features, b: Features) -> dict[str, float]:
    one, other = a.said.statement, b.said.statement
    statuses = {one.status, other.status}
    dated = same_day(a.when, b.when) is True
    return {
        "one_nominal": float(one.nominal != other.nominal),
        "both_nominal": float(one.nominal and other.nominal),
        "one_open": float((one.status in _OPEN) != (other.status in _OPEN)),
        "plan_and_done": float(Status.PLANNED in statuses and bool(statuses & _DONE) and not dated),
        "one_report": float(a.said.report == b.said.report),
        "opposed": float({one.polarity, other.polarity} == {Polarity.POSITIVE, Polarity.NEGATIVE}),
        "other_status": float(one.status is not other.status),
        "other_length": abs(math.log((len(a.vector) + 1) / (len(b.vector) + 1))) / 3,
    }
