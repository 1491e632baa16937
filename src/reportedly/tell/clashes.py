"""Possible conflicts of a claim: pairs that share their sides told as one, and none that the account does not hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from reportedly.model.base import Span
from reportedly.model.claim import Claim, Slot
from reportedly.tell.harmless import fold
from reportedly.tell.labels import label
from reportedly.tell.marks import Stances
from reportedly.tell.shelf import Shelf
from reportedly.tell.view import Clash, Sides, Value, Words

_Told = tuple[int, object]  # a text and its words for a value
_Beside = dict[_Told, dict[_Told, None]]  # value → the values that it cannot hold beside, in the account's order


def list_clashes(claim: Claim, known: Stances, shelf: Shelf) -> tuple[Clash, ...]:
    """List the possible conflicts of a claim, slot by slot in the account's order, those with a side in common as one.

    "38" in A and in B against "41" in C is one; so are three values of which no two can hold together. Values that are
    no such whole are told from the one with most against it on. Every pair is one of the account's, and each stands
    once; a copy stands where the text it repeats stands. Cost: linear in its conflicts, but for sorting.
    """
    beside: dict[Slot, _Beside] = defaultdict(dict)
    said: dict[_Told, dict[int, Words]] = defaultdict(dict)
    for conflict in claim.conflicts:
        pair: list[tuple[Words, _Told]] = []
        for words in map(shelf.located, (conflict.a, conflict.b)):
            pair.append((words, _told(words, shelf)))
        if pair[0][1] == pair[1][1]:  # the same words of one text, on two sides: only their places tell them apart
            pair = [(words, (told[0], words.place)) for words, told in pair]
        for words, told in pair:
            said[told].setdefault(words.report, words)
        values = [told for _, told in pair]
        for one, other in (values, reversed(values)):
            beside[conflict.slot].setdefault(one, {})[other] = None
    for words, slot in _of_copies(known, shelf):
        told = _told(words, shelf)
        if told in beside[slot]:
            said[told].setdefault(words.report, words)
    return tuple(
        Clash(slot=label("slot", str(slot)), sides=sides)
        for slot, clashing in beside.items()
        for sides in sorted((_sides(side, said) for side in _parted(clashing)), key=_place)
    )


def _told(words: Words, shelf: Shelf) -> _Told:
    return shelf.text_of[words.report], tuple(map(fold, words.pieces)) or words.place


def _of_copies(known: Stances, shelf: Shelf) -> Iterator[tuple[Words, Slot]]:
    """The words of all supports that clash, those of copies included."""
    for (report, _), places in known.clashing.items():
        for start, end, slot in places:
            yield shelf.cut(report, (Span(start=start, end=end),)), slot


def _place(sides: Sides) -> tuple[int, int]:
    words = sides[0][0].words
    return words.report, words.spans[0].start


def _parted(beside: _Beside) -> Iterator[list[list[_Told]]]:
    """Yield the sides of each conflict: of values that hang together, all at once where every two sides clash."""
    for together in _hanging_together(beside):
        sides: dict[frozenset[_Told], list[_Told]] = defaultdict(list)
        for told in together:
            sides[frozenset(beside[told])].append(told)
        if all(len(against) + len(side) == len(together) for against, side in sides.items()):
            yield list(sides.values())
        else:
            yield from _one_by_one({told: dict(beside[told]) for told in together})


def _hanging_together(beside: _Beside) -> Iterator[list[_Told]]:
    seen: set[_Told] = set()
    for first in beside:
        if first in seen:
            continue
        seen.add(first)
        found = [first]
        for told in found:
            found += [each for each in beside[told] if each not in seen]
            seen.update(found)
        yield found


def _one_by_one(left: _Beside) -> Iterator[list[list[_Told]]]:
    """Yield the value with most against it, and what stands against it, until no pair is left; ties: the first."""
    for told in sorted(left, key=lambda each: -len(left[each])):
        against = list(left.pop(told))
        for other in against:
            left[other].pop(told)
        if against:
            yield [[told], against]


def _sides(sides: list[list[_Told]], said: Mapping[_Told, Mapping[int, Words]]) -> Sides:
    """The sides in order of the reports; in each the same words of several texts as one value."""
    built = (tuple(sorted(_values(side, said), key=_first)) for side in sides)
    return tuple(sorted(built, key=lambda side: _first(side[0])))


def _first(value: Value) -> tuple[int, int]:
    return value.words.report, value.words.spans[0].start


def _values(side: list[_Told], said: Mapping[_Told, Mapping[int, Words]]) -> Iterator[Value]:
    by_words: dict[object, list[tuple[Words, ...]]] = defaultdict(list)
    for told in side:
        by_words[told[1]].append(tuple(words for _, words in sorted(said[told].items())))
    for texts in by_words.values():
        yield Value(texts=tuple(sorted(texts, key=lambda text: text[0].report)))
