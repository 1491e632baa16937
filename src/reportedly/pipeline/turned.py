"""In what a claim changed between two accounts, which way, and why as far as they show."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportedly.model.changes import Aspect, Became, Cause, Turn, Way
from reportedly.model.claim import Claim
from reportedly.model.counts import OriginCount
from reportedly.pipeline.matched import Match
from reportedly.pipeline.paired import Pages
from reportedly.pipeline.told import Profile, Told, Value, origin_count, profile, rank


class Sides(NamedTuple):
    """The two accounts, and which of their reports are one."""

    old: Told
    new: Told
    pages: Pages

    def page(self, report: str, *, is_old: bool) -> Hashable:
        """One key for a report on both sides."""
        return self.pages.page(report, is_old=is_old)


def turns_of(old: Claim, new: Claim, sides: Sides) -> tuple[Turn, ...]:
    """List the aspects in which a claim changed, in the order of `Aspect`; none where it says the same."""
    before, after = profile(old, sides.old), profile(new, sides.new)
    return (*_firmness(before, after), *_sets(before, after), *_behind(old, new, sides))


def kind_of(turns: Sequence[Turn], causes: Sequence[Cause]) -> Became:
    """Name the change: hardened or softened where all that moved went one way, else changed.

    Where the same texts were only read or joined otherwise nobody tells anything firmer, so it changed.
    """
    ways = {turn.way for turn in turns} - {Way.OTHER}
    if len(ways) == 1 and tuple(causes) != (Cause.READING,):
        return Became.HARDENED if Way.HARDER in ways else Became.SOFTENED
    return Became.CHANGED


def causes_of(match: Match, sides: Sides) -> tuple[Cause, ...]:
    """Say why a claim changed: a report came or went, a text was changed, else how it was read; as in `Cause`."""
    found: set[Cause] = set()
    ours = {support.report for support in match.old.supports} if match.old else set()
    theirs = {support.report for support in match.new.supports} if match.new else set()
    if ours - sides.pages.of_old.keys() or theirs - sides.pages.of_new.keys():
        found.add(Cause.REPORTS)
    pairs = [sides.pages.of_old[each] for each in ours if each in sides.pages.of_old]
    pairs += [sides.pages.of_new[each] for each in theirs if each in sides.pages.of_new]
    if any(pair.is_changed for pair in pairs):
        found.add(Cause.TEXT)
        if any(pair.is_changed and (pair.old.incomplete or pair.new.incomplete) for pair in pairs):
            found.add(Cause.INCOMPLETE)
    return tuple(cause for cause in Cause if cause in found) or (Cause.READING,)


def _firmness(before: Profile, after: Profile) -> Iterator[Turn]:
    for aspect in (Aspect.STATUS, Aspect.CERTAINTY, Aspect.SOURCE):
        was, now = before.firmest[aspect.value], after.firmest[aspect.value]
        if was.value != now.value:
            # How firmly one side denies it is no measure for how firmly the other side says it.
            way = _way(aspect, was, now) if before.is_affirmed == after.is_affirmed else Way.OTHER
            yield _turn(aspect, way, was, now)


def _way(aspect: Aspect, was: Value, now: Value) -> Way:
    one, other = rank(aspect.value, was.value), rank(aspect.value, now.value)
    if one is None or other is None or one == other:
        return Way.OTHER
    return Way.HARDER if one < other else Way.SOFTER


def _sets(before: Profile, after: Profile) -> Iterator[Turn]:
    """Values that are said no more, or only now: each beside the next one of the other side."""
    for aspect, was, now in (
        (Aspect.POLARITY, before.polarities, after.polarities),
        (Aspect.FIGURE, before.figures, after.figures),
        (Aspect.TIME, before.times, after.times),
    ):
        gone, come = _only(was, now), _only(now, was)
        for number in range(max(len(gone), len(come))):
            yield _turn(aspect, Way.OTHER, _at(gone, number), _at(come, number))


def _only(here: Mapping[str, Value], there: Mapping[str, Value]) -> list[Value]:
    return [here[value] for value in sorted(here) if value not in there]


def _at(values: Sequence[Value], number: int) -> Value | None:
    return values[number] if number < len(values) else None


def _behind(old: Claim, new: Claim, sides: Sides) -> Iterator[Turn]:
    """Whether the origins, or the reports that make it, are others now; the two sides of the change have them."""
    if _origins(old, sides) != _origins(new, sides):
        yield _turn(Aspect.ORIGINS, Way.OTHER, None, None)
    ours = {sides.page(support.report, is_old=True) for support in old.supports}
    theirs = {sides.page(support.report, is_old=False) for support in new.supports}
    if ours != theirs:
        yield _turn(Aspect.REPORTS, Way.OTHER, None, None)


def _origins(claim: Claim, sides: Sides) -> tuple[OriginCount, frozenset[str]]:
    """The numbers, and the names where both sides have them: --no-text may leave some out."""
    nameless = sides.old.without_names or sides.new.without_names
    names = () if nameless else (name.casefold() for name in claim.origins.named)
    return origin_count(claim), frozenset(names)


def _turn(aspect: Aspect, way: Way, was: Value | None, now: Value | None) -> Turn:
    return Turn(
        aspect=aspect,
        way=way,
        was=was.value if was else None,
        now=now.value if now else None,
        before=was.words if was else None,
        after=now.words if now else None,
    )
