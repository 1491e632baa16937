"""A person's rules, applied to stories after everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from reportedly.model.story import StoryRule, StoryVerdict
from reportedly.text.joined import Joined

# How alike each of these groups of reports is to each of those, on the average: a line for each of the first.
Closeness = Callable[[Sequence[Sequence[str]], Sequence[Sequence[str]]], Sequence[Sequence[float]]]


class Ruled(NamedTuple):
    """The stories after the rules; report → who decided its story; and what came to nothing, with the reason."""

    groups: list[list[str]]
    said: dict[str, str]
    idle: tuple[str, ...]


class _Word(NamedTuple):
    """A rule, with the reports that it names."""

    a: str
    b: str
    rule: StoryRule


def rule(
    groups: Sequence[Sequence[str]], rules: Sequence[StoryRule], *, ids: Mapping[str, str], closeness: Closeness
) -> Ruled:
    """Join, part and move as a person said: in the order of the rules, where the later one outranks the earlier.

    `ids`: what a rule may call a report → its id. A *same* rule joins whole stories. A story that holds two reports
    which are said to be different is parted: each other report goes with the side that it is more like, and stands
    alone where it is like neither. A *move* takes one report along and no other. Stories come back sorted.
    A rule that names nobody here, or that a later one outranks, is told in `idle`; one that agrees with the stories
    anyway is not. Cost: linear in the reports, plus the likenesses within the stories that are parted.
    """
    words, idle = _called(rules, ids)
    kept, outranked = _outrank(words)
    home = {report: number for number, group in enumerate(groups) for report in group}
    kept = [word for word in kept if word.a in home and word.b in home]
    said: dict[str, str] = {}
    parts = _detach([list(group) for group in groups], kept, home, said)
    pools = _pool(parts, kept, said)
    ruled = [part for pool in pools for part in _part(pool, kept, closeness, said)]
    return Ruled(sorted(sorted(group) for group in ruled if group), said, (*idle, *outranked))


def _called(rules: Sequence[StoryRule], ids: Mapping[str, str]) -> tuple[list[_Word], list[str]]:
    words, idle = [], []
    for each in rules:
        missing = [name for name in (each.a, each.b) if name not in ids]
        if missing:
            idle.append(f"{_where(each)}: no report here is called {' or '.join(map(repr, missing))}")
        elif ids[each.a] == ids[each.b]:
            idle.append(f"{_where(each)}: {each.a!r} and {each.b!r} are one report")
        else:
            words.append(_Word(ids[each.a], ids[each.b], each))
    return words, idle


def _where(each: StoryRule) -> str:
    return f"rule in line {each.line} ({each.who}, {each.when})"


def _outrank(words: Sequence[_Word]) -> tuple[list[_Word], list[str]]:
    """The rules that hold, in their order, and a line for each that a later one outranks."""
    kept: list[_Word] = []
    told: list[str] = []
    for word in reversed(words):
        later = _against(word, kept)
        if later is None:
            kept.append(word)
        else:
            told.append(f"{_where(word.rule)}: outranked by {_where(later.rule)}")
    return kept[::-1], told[::-1]


def _against(word: _Word, kept: Sequence[_Word]) -> _Word | None:
    """A later rule that this one cannot stand beside."""
    moved = next((each for each in kept if _is(each, StoryVerdict.MOVE) and each.a in (word.a, word.b)), None)
    if moved is not None and {moved.a, moved.b} != {word.a, word.b} and not _is(word, StoryVerdict.DIFFERENT):
        return moved
    blocks = _blocks(kept)
    one, other = blocks.get(word.a, word.a), blocks.get(word.b, word.b)
    if _is(word, StoryVerdict.DIFFERENT):
        ties = (each for each in kept if {each.a, each.b} & {word.a, word.b} and not _is(each, StoryVerdict.DIFFERENT))
        return next(ties, kept[-1]) if one == other else None
    parted = (each for each in kept if _is(each, StoryVerdict.DIFFERENT))
    ends = {one, other}
    return next((each for each in parted if {blocks.get(each.a, each.a), blocks.get(each.b, each.b)} == ends), None)


def _is(word: _Word, verdict: StoryVerdict) -> bool:
    return word.rule.verdict is verdict


def _blocks(words: Iterable[_Word]) -> dict[str, str]:
    """Report → the lowest of those that the rules put together with it."""
    joined = Joined()
    for word in words:
        if not _is(word, StoryVerdict.DIFFERENT):
            joined.join(word.a, word.b)
    return {name: min(group) for group in joined.groups() for name in group}


def _detach(
    groups: list[list[str]], words: Sequence[_Word], home: Mapping[str, int], said: dict[str, str]
) -> list[list[str]]:
    """Take out the reports that are moved; each stands alone until its rule puts it with the other one."""
    alone: list[list[str]] = []
    for word in words:
        if _is(word, StoryVerdict.MOVE) and home[word.a] != home[word.b] and word.a in groups[home[word.a]]:
            groups[home[word.a]].remove(word.a)
            alone.append([word.a])
            said[word.a] = word.rule.who
    return [*groups, *alone]


def _pool(groups: list[list[str]], words: Sequence[_Word], said: dict[str, str]) -> list[list[str]]:
    """Join the stories of the reports that are said to be of one."""
    home = {report: number for number, group in enumerate(groups) for report in group}
    for word in words:
        low, high = sorted((home[word.a], home[word.b]))
        if not _is(word, StoryVerdict.DIFFERENT) and low != high:
            said.update(dict.fromkeys([*groups[low], *groups[high]], word.rule.who))
            home.update(dict.fromkeys(groups[high], low))
            groups[low] += groups[high]
            groups[high] = []
    return groups


def _part(pool: list[str], words: Sequence[_Word], closeness: Closeness, said: dict[str, str]) -> list[list[str]]:
    """Part a story that holds reports which are said to be different."""
    here = set(pool)
    apart = [word for word in words if _is(word, StoryVerdict.DIFFERENT) and word.a in here and word.b in here]
    if not apart:
        return [pool]
    blocks = _blocks(word for word in words if word.a in here)
    forbidden = {frozenset((blocks.get(word.a, word.a), blocks.get(word.b, word.b))) for word in apart}
    leaders = sorted({leader for pair in forbidden for leader in pair})
    sides = [[report for report in sorted(pool) if blocks.get(report, report) == leader] for leader in leaders]
    sides = _together(sides, forbidden, blocks, closeness)
    said.update(dict.fromkeys(pool, ", ".join(sorted({word.rule.who for word in apart}))))
    return _sort_in(sides, pool, blocks, closeness)


def _together(
    sides: list[list[str]], forbidden: set[frozenset[str]], blocks: Mapping[str, str], closeness: Closeness
) -> list[list[str]]:
    """Join the sides that nothing keeps apart, the most alike first: two pairs of opponents may be two stories."""
    while True:
        alike = closeness(sides, sides)
        values = [
            (alike[one][other], -one, -other)
            for one, other in combinations(range(len(sides)), 2)
            if not _opposed(sides[one], sides[other], forbidden, blocks)
        ]
        if not values or max(values)[0] <= 0:
            return sides
        _, one, other = max(values)
        joined = sides[-one] + sides[-other]
        sides = [side for number, side in enumerate(sides) if number not in (-one, -other)] + [joined]


def _opposed(one: list[str], other: list[str], forbidden: set[frozenset[str]], blocks: Mapping[str, str]) -> bool:
    ends = {blocks.get(report, report) for report in one}, {blocks.get(report, report) for report in other}
    return any(frozenset((a, b)) in forbidden for a in ends[0] for b in ends[1])


def _sort_in(
    sides: list[list[str]], pool: list[str], blocks: Mapping[str, str], closeness: Closeness
) -> list[list[str]]:
    """Give every other report, with those it is tied to, to the side that it is most like; else it stands alone."""
    placed = {report for side in sides for report in side}
    tied: dict[str, list[str]] = {}
    for report in sorted(pool):
        if report not in placed:
            tied.setdefault(blocks.get(report, report), []).append(report)
    grown, alone = [list(side) for side in sides], []
    alike = closeness(list(tied.values()), sides)
    for block, likenesses in zip(tied.values(), alike, strict=True):
        values = sorted(((value, number) for number, value in enumerate(likenesses)), reverse=True)
        if values[0][0] > (values[1][0] if len(values) > 1 else 0.0):
            grown[values[0][1]] += block
        else:
            alone.append(block)
    return [*grown, *alone]
