"""Do two statements say the same? One number from what they share and from the slots, 0..1."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import mul

from reportedly.align.bags import cosine, overlap, same_numbers
from reportedly.align.cluster import Pair
from reportedly.align.compared import Compared
from reportedly.align.counted import Counted
from reportedly.align.features import DONE, Features
from reportedly.align.ledger import Ledger
from reportedly.align.slots import figures_differ, same_day, same_place
from reportedly.model.reading import Polarity, Status
from reportedly.text.tables import read_table

_NAMING = frozenset({"call", "describ", "brand", "label", "dub", "term"})  # stems of verbs that give a thing a name
_BEATEN = -0.15  # overlap: a partner that is so much worse than another one is beaten
_DONE_BY_ONE = 2  # place of "same_doing_and_subject" among what `_doings` gives

Values = tuple[float, ...]

# What pairs are scored by, in the order of their values; the groups are those of the functions below.
FEATURES = (
    "overlap", "margin", "cosine", "surroundings",
    "same_doing", "same_subject", "same_doing_and_subject", "other_subject", "other_people",
    "same_day", "other_day", "one_is_old", "same_place", "other_place",
    "counts_the_same", "same_count", "other_count", "same_number",
    "plan_and_done", "plan_and_done_that_day", "other_status", "opposed", "one_nominal",
    "one_report", "one_caption", "both_early", "depth_apart",
)  # fmt: skip


def likenesses(compared: Sequence[Compared], pairs: Iterable[Pair], ledger: Ledger) -> dict[Pair, float]:
    """How likely the two statements of each pair say, or dispute, the same thing: 0..1.

    A logistic model over `FEATURES`, fitted by bench/train_claims.py (data/claim_weights.tsv). Words alone tell "same"
    from "related" poorly inside of one story; it helps to ask whether either statement has a better partner in the
    other one's report. Cost: linear in the pairs.
    """
    weights, bias = _weights()
    return {
        pair: 1 / (1 + math.exp(-bias - sum(map(mul, weights, values))))
        for pair, values in evidence_of(compared, pairs, ledger).items()
    }


@cache
def _weights() -> tuple[Values, float]:
    """The weights in the order of `FEATURES`, and the bias."""
    table = {row["feature"]: float(row["weight"]) for row in read_table("claim_weights")}
    return tuple(table[name] for name in FEATURES), table["bias"]


def evidence_of(compared: Sequence[Compared], pairs: Iterable[Pair], ledger: Ledger) -> dict[Pair, Values]:
    """The values of `FEATURES` for each pair; symmetric in its two sides."""
    shared = {(i, j): overlap(compared[i].bag, compared[j].bag) for i, j in pairs}
    rivals = _Rivals(shared, [one.report for one in compared])
    return {
        (i, j): (value, rivals.margin(i, j, value), *_evidence(compared[i], compared[j], ledger))
        for (i, j), value in shared.items()
    }


class _Rivals:
    """For every statement its two likest partners in each report."""

    def __init__(self, shared: Mapping[Pair, float], report_of: Sequence[int]) -> None:
        self._report_of = report_of
        self._best: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
        for (i, j), value in shared.items():
            self._note(i, j, value)
            self._note(j, i, value)

    def _note(self, one: int, other: int, value: float) -> None:
        best = self._best[one, self._report_of[other]]
        if len(best) < 2 or value > best[1][0]:
            best.append((value, other))
            best.sort(key=lambda entry: (-entry[0], entry[1]))
            del best[2:]

    def margin(self, i: int, j: int, value: float) -> float:
        """By how much either has a liker partner in the other's report, as a number below 0; 0 where neither has one.

        Below `_BEATEN` it makes no difference by how much: a report may tell one thing in several ways.
        """
        return min(0.0, max(_BEATEN, value - max(self._rival(i, j), self._rival(j, i))))

    def _rival(self, one: int, other: int) -> float:
        best = self._best[one, self._report_of[other]]
        if best[0][1] != other:
            return best[0][0]
        return best[1][0] if len(best) > 1 else 0.0


def _evidence(a: Compared, b: Compared, ledger: Ledger) -> Values:
    day, doings = same_day(a.slots.when, b.slots.when), _doings(a.slots, b.slots)
    return (
        cosine(a.bag, b.bag),
        cosine(a.surroundings, b.surroundings),
        *doings,
        *_slots(a.slots, b.slots, day, ledger),
        *_counts(a, b),
        *_form(a, b, day),
        float(a.report == b.report),
        float(a.is_caption != b.is_caption and not doings[_DONE_BY_ONE]),  # "was pictured" in a report, too
        float(a.is_early and b.is_early),
        abs(a.depth - b.depth),
    )


def _doings(a: Features, b: Features) -> Values:
    """Who does what: subjects count as others where both are named and neither takes part on the other side."""
    doing, subject = not a.terms.isdisjoint(b.terms), not a.subjects.isdisjoint(b.subjects)
    named = bool(a.named_subjects and b.named_subjects)
    crossed = named and (not a.subjects.isdisjoint(b.actors) or not b.subjects.isdisjoint(a.actors))
    others = bool(a.people and b.people) and a.people.isdisjoint(b.people)
    return float(doing), float(subject), float(doing and subject), float(named and not crossed), float(others)


def _slots(a: Features, b: Features, day: bool | None, ledger: Ledger) -> Values:
    place = same_place(a.where, b.where, ledger)
    old = a.is_old != b.is_old
    return float(day is True), float(day is False), float(old), float(place is True), float(place is False)


def _counts(a: Compared, b: Compared) -> Values:
    counted = max((_alike(x, y) for x in a.counted for y in b.counted), default=0.0) if a.counted else 0.0
    same = counted * float(_is_same_count(a, b)) if counted else 0.0
    differ = bool(a.slots.figures and b.slots.figures) and figures_differ(a.slots, b.slots) is not None
    return counted, same, float(differ), same_numbers(a.bag, b.bag)


def _alike(a: Counted, b: Counted) -> float:
    """How far two figures count the same: what became of whom, else the same things, in one event and unit."""
    if a.event != b.event or a.figure.unit != b.figure.unit:
        return 0.0
    together = bool(a.thing & b.thing)
    if a.fate or b.fate:
        if a.fate != b.fate:
            return 0.0
        whole = a.is_part == b.is_part  # "two of the dead", "five more dead" are no toll
        return 1.0 if whole and (together or not (a.thing and b.thing)) else 0.6
    if a.head and a.head == b.head:
        return 0.9
    return 0.5 if together and a.head and b.head else 0.0


def _is_same_count(a: Compared, b: Compared) -> bool:
    mine, theirs = ({(one.figure.number, one.figure.unit) for one in side.counted} for side in (a, b))
    return any(number is not None for number, _ in mine & theirs)


def _form(a: Compared, b: Compared, day: bool | None) -> Values:
    """How they are put: one planned, one done (on no common day, on one); states; yes and no; a noun and a clause."""
    turned = (a.is_planned and b.is_done) or (a.is_done and b.is_planned)
    opposed = (a.is_affirmed and b.is_denied) or (a.is_denied and b.is_affirmed)
    return (
        float(turned and day is not True),
        float(turned and day is True),
        float(a.status is not b.status),
        float(opposed),
        float(a.is_nominal != b.is_nominal),
    )


def cannot_be_one(a: Features, b: Features, ledger: Ledger) -> bool:
    """Whether two statements tell two events whatever their words.

    At two places on two days or with nobody in common; in two states on two days or at two places.
    What was done well before the reports came out is no plan of today either, with or without a date of the plan.
    """
    if _is_question(a) != _is_question(b):
        return True  # who says that a thing is not known neither bears it out nor denies it
    if a.doers and b.doers and not (a.doers & b.actors or b.doers & a.actors):
        return True  # what two people do is two doings
    if _NAMING & a.terms & b.terms and not _words(a) & _words(b):
        return True  # what somebody calls a thing is what is said of it
    if a.said.report == b.said.report and _is_told_apart(a, b, ledger):
        return True
    other_day = same_day(a.when, b.when) is False
    elsewhere = same_place(a.where, b.where, ledger) is False
    if elsewhere and (other_day or not a.actors & b.actors):
        return True
    return _is_other_state(a, b) and (other_day or elsewhere or a.is_old != b.is_old)


def _words(one: Features) -> set[str]:
    return {word for word in one.subject_matter if not word.startswith("who:")}


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
    done = [one.said.statement.status in DONE for one in (a, b)]
    return done[0] != done[1]


def _is_question(one: Features) -> bool:
    statement = one.said.statement
    return statement.status is Status.UNKNOWN and statement.polarity is Polarity.UNKNOWN
