"""Do two statements say the same? One number from what they share and from the slots, 0..1."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from functools import cache

import numpy as np

from reportedly.align.compared import Compared
from reportedly.align.counted import OTHERS, Counted
from reportedly.align.ledger import Ledger
from reportedly.align.rows import Column, Pairs, Whole
from reportedly.align.shared import cosines, overlaps
from reportedly.align.sides import Flags, Sides, Table
from reportedly.align.slots import figures_differ, same_day, same_place
from reportedly.text.tables import read_table

_BEATEN = -0.15  # overlap: a partner that is so much worse than another one is beaten
_BARELY = 0.3  # overlap: two other doings that share less are two things
_MOSTLY = 0.55  # overlap: a noun and a clause that share more tell one thing ("to free them", "their freedom")
_DONE_BY_ONE = 2  # place of "same_doing_and_subject" among what `_doings` gives

# What pairs are scored by, in the order of their values; the groups are those of the functions below.
FEATURES = (
    "overlap", "margin", "cosine", "surroundings",
    "same_doing", "same_subject", "same_doing_and_subject", "other_subject", "other_people",
    "other_doing",
    "same_day", "other_day", "one_is_old", "same_place", "other_place",
    "counts_the_same", "same_count", "other_count", "same_number",
    "plan_and_done", "plan_and_done_that_day", "other_status", "opposed", "one_nominal",
    "one_report", "one_caption", "both_early", "depth_apart",
)  # fmt: skip


def likenesses(values: Table) -> Column:
    """How likely the two statements of each pair say, or dispute, the same thing: 0..1; `values`: of `evidence_of`.

    A logistic model over `FEATURES`, fitted by bench/train_claims.py (data/claim_weights.tsv). Words alone tell "same"
    from "related" poorly inside of one story; it helps to ask whether either statement has a better partner in the
    other one's report. Cost: linear in the pairs.
    """
    weights, bias = _weights()
    return logistic(values @ weights + bias)


def may_join(values: Table) -> Flags:
    """Which pairs may join two statements, however likely: of the others as many would be joined wrongly as rightly.

    What is planned and what is done on no common day, a noun and a clause that do not share most of their words, and
    two other doings that barely share any join nothing by themselves; beside a third statement they may stand in one.
    """
    of = dict(zip(FEATURES, values.T, strict=True))
    other = (of["other_doing"] > 0) & (of["overlap"] < _BARELY) & (of["counts_the_same"] == 0)
    noun = (of["one_nominal"] > 0) & (of["overlap"] < _MOSTLY)
    apart: Flags = (of["plan_and_done"] > 0) | noun | other
    return ~apart


def logistic(values: Column) -> Column:
    """1 / (1 + exp(-x)), without overflow."""
    chances: Column = (1 + np.tanh(values / 2)) / 2
    return chances


@cache
def _weights() -> tuple[Column, float]:
    """The weights in the order of `FEATURES`, and the bias."""
    table = {row["feature"]: float(row["weight"]) for row in read_table("claim_weights")}
    return np.array([table[name] for name in FEATURES]), table["bias"]


def evidence_of(compared: Sequence[Compared], pairs: Pairs, ledger: Ledger) -> Table:
    """The values of `FEATURES`, one row a pair in their order; symmetric in the two sides of a pair."""
    sides = Sides(compared, pairs)
    overlap = overlaps([one.bag for one in compared], pairs)
    day = sides.alike(lambda one: one.slots.when, same_day)
    doings = _doings(sides)
    caption, early, depth, report = (
        sides.both(of)
        for of in (lambda c: c.is_caption, lambda c: c.is_early, lambda c: c.depth, lambda c: c.report)
    )
    columns = (
        overlap,
        margins(overlap, pairs, [one.report for one in compared]),
        cosines([one.bag.weights for one in compared], pairs),
        cosines([one.surroundings for one in compared], pairs),
        *doings,
        _other_doing(sides),
        *_slots(sides, day, ledger),
        *_counts(sides),
        *_form(sides, day == 1),
        report[0] == report[1],
        (caption[0] != caption[1]) & ~doings[_DONE_BY_ONE],  # "was pictured" in a report, too
        (early[0] == 1) & (early[1] == 1),
        np.abs(depth[0] - depth[1]),
    )
    return np.column_stack([column.astype(np.float64) for column in columns])


def margins(overlap: Column, pairs: Pairs, report_of: Sequence[int]) -> Column:
    """By how much either side has a liker partner in the other's report, as a number below 0; 0 where neither has one.

    Below `_BEATEN` it makes no difference by how much: a report may tell one thing in several ways.
    """
    reports = np.array(report_of, np.int64)
    ones, others = np.concatenate([pairs, pairs[:, ::-1]]).T
    rivals = _rivals(np.concatenate([overlap, overlap]), ones * (reports.max(initial=0) + 1) + reports[others])
    found: Column = np.clip(overlap - np.maximum(*rivals.reshape(2, -1)), _BEATEN, 0.0)
    return found


def _rivals(values: Column, groups: Whole) -> Column:
    """For each value the greatest of the others in its group; 0 where it is alone."""
    order = np.lexsort((-values, groups))
    sizes = np.diff(np.flatnonzero(np.diff(groups[order], prepend=-1)), append=len(order))
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    second = np.where(np.repeat(sizes, sizes) > 1, values[order[np.minimum(first + 1, len(order) - 1)]], 0.0)
    found = np.empty(len(values))
    found[order] = np.where(np.arange(len(order)) == first, second, values[order[first]])
    return found


def _doings(sides: Sides[Compared]) -> tuple[Flags, ...]:
    """Who does what: subjects count as others where both are named and neither takes part on the other side."""
    doing = sides.meet(lambda one: one.slots.terms)
    subject = sides.meet(lambda one: one.slots.subjects)
    named = sides.both_have(lambda one: one.slots.named_subjects)
    crossed = sides.meet(lambda one: one.slots.subjects, lambda one: one.slots.actors)
    people = sides.both_have(lambda one: one.slots.people) & ~sides.meet(lambda one: one.slots.people)
    return doing, subject, doing & subject, named & ~crossed, people


def _other_doing(sides: Sides[Compared]) -> Flags:
    """Whether both tell what is done, and neither names what the other one does."""
    done = sides.both_have(lambda one: one.doing)
    told: Flags = done & ~sides.meet(lambda one: one.doing, lambda one: one.named)
    return told


def _slots(sides: Sides[Compared], day: Column, ledger: Ledger) -> tuple[Flags, ...]:
    place = sides.alike(lambda one: one.slots.where, lambda a, b: same_place(a, b, ledger))
    old = sides.both(lambda one: one.slots.is_old)
    return day == 1, day == 0, old[0] != old[1], place == 1, place == 0


def _counts(sides: Sides[Compared]) -> Table:
    counting = sides.both_have(_has_figures)
    found = np.zeros((len(sides), 4))
    found[counting] = np.array([_counted(a, b) for a, b in sides.where(counting)]).reshape(-1, 4)
    return found.T


def _has_figures(one: Compared) -> bool:
    return bool(one.counted or one.slots.figures or one.bag.numbers)


def _counted(a: Compared, b: Compared) -> tuple[float, float, float, float]:
    counted = max((_alike(x, y) for x in a.counted for y in b.counted), default=0.0) if a.counted else 0.0
    same = counted * float(_is_same_count(a, b)) if counted else 0.0
    differ = bool(a.slots.figures and b.slots.figures) and figures_differ(a.slots, b.slots) is not None
    numbers = sum(weight for term, weight in a.bag.numbers.items() if term in b.bag.numbers)
    return counted, same, float(differ), numbers


def _alike(a: Counted, b: Counted) -> float:
    """How far two figures count the same: what became of whom, else the same things, in one event and unit.

    Things that nothing became of count the same by one doing only, and those besides some others are never all.
    """
    if a.event != b.event or a.figure.unit != b.figure.unit:
        return 0.0
    together = bool(a.thing & b.thing)
    if a.fate or b.fate:
        if a.fate != b.fate:
            return 0.0
        whole = a.is_part == b.is_part  # "two of the dead", "five more dead" are no toll
        return 1.0 if whole and (together or not (a.thing and b.thing)) else 0.6
    if (a.doing and b.doing and not a.doing & b.doing) or (OTHERS in a.thing) != (OTHERS in b.thing):
        return 0.0
    if a.head and a.head == b.head:
        return 0.9
    return 0.5 if together and a.head and b.head else 0.0


def _is_same_count(a: Compared, b: Compared) -> bool:
    mine, theirs = ({(one.figure.number, one.figure.unit) for one in side.counted} for side in (a, b))
    return any(number is not None for number, _ in mine & theirs)


def _form(sides: Sides[Compared], one_day: Flags) -> tuple[Flags, ...]:
    """How they are put: one planned, one done (on no common day, on one); states; yes and no; a noun and a clause."""
    turned = sides.either(lambda one: one.is_planned, lambda one: one.is_done)
    opposed = sides.either(lambda one: one.is_affirmed, lambda one: one.is_denied)
    status = sides.alike(lambda one: one.status, operator.is_)
    nominal = sides.both(lambda one: one.is_nominal)
    return turned & ~one_day, turned & one_day, status == 0, opposed, nominal[0] != nominal[1]
