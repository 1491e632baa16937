"""Which pairs of statements tell two events, whatever their words: by people, days, places and states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from reportedly.align.features import DONE, Features
from reportedly.align.ledger import Ledger
from reportedly.align.rows import Pairs
from reportedly.align.sides import Flags, Sides
from reportedly.align.slots import figures_differ, same_day, same_place
from reportedly.model.reading import Polarity, Status

_NAMING = frozenset({"call", "describ", "brand", "label", "dub", "term"})  # stems of verbs that give a thing a name

_Sides: TypeAlias = Sides[Features]


def cannot_be_one(features: Sequence[Features], pairs: Pairs, ledger: Ledger) -> Flags:
    """Whether the two statements of each pair tell two events, in order of the pairs.

    At two places on two days or with nobody in common; in two states on two days or at two places.
    What was done well before the reports came out is no plan of today either, with or without a date of the plan.
    Cost: linear in the pairs.
    """
    sides = Sides(features, pairs)
    day = sides.alike(lambda one: one.when, same_day)
    elsewhere = sides.alike(lambda one: one.where, lambda a, b: same_place(a, b, ledger)) == 0
    done, old, asked = (sides.both(of) for of in (_is_done, lambda one: one.is_old, _is_question))
    other_state, other_age = done[0] != done[1], old[0] != old[1]
    differ = (day == 0) | elsewhere | other_age
    apart: Flags = (
        (asked[0] != asked[1])  # who says that a thing is not known neither bears it out nor denies it
        | _of_two_doers(sides)
        | _under_two_names(sides)
        | (elsewhere & ((day == 0) | ~sides.meet(lambda one: one.actors)))
        | (other_state & differ)
    )
    return apart | _told_apart(sides, differ | (other_state & (day != 1)))


def _of_two_doers(sides: _Sides) -> Flags:
    """What two people do is two doings."""
    both = sides.both_have(lambda one: one.doers)
    return both & ~sides.meet(lambda one: one.doers, lambda one: one.actors)


def _under_two_names(sides: _Sides) -> Flags:
    """What somebody calls a thing is what is said of it."""
    found = sides.meet(lambda one: one.terms & _NAMING)
    found[found] = [not _words(a) & _words(b) for a, b in sides.where(found)]
    return found


def _told_apart(sides: _Sides, differ: Flags) -> Flags:
    """Whether two statements of one report differ in any way, or in a count: none disagrees with itself."""
    within = sides.alike(lambda one: one.said.report, lambda a, b: a == b) == 1
    counts = within & ~differ & sides.both_have(lambda one: one.figures)
    counts[counts] = [figures_differ(a, b) is not None for a, b in sides.where(counts)]
    told: Flags = (within & differ) | counts
    return told


def _words(one: Features) -> set[str]:
    return {word for word in one.subject_matter if not word.startswith("who:")}


def _is_done(one: Features) -> bool:
    return one.said.statement.status in DONE


def _is_question(one: Features) -> bool:
    statement = one.said.statement
    return statement.status is Status.UNKNOWN and statement.polarity is Polarity.UNKNOWN
