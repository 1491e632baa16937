"""Several words that mean one thing together, wherever they stand: "industrial action", "lost their lives"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.text.words import is_stop_word, stem

_GAP = 2  # function words that may stand between two words of an expression: "lost all their lives"

Expressions = Mapping[str, tuple[tuple[str, ...], ...]]
Found = tuple[str, tuple[int, ...]]


def key_of(words: str) -> str:
    """The stems of a word or of an expression, with a space between."""
    return " ".join(stem(word) for word in words.split())


def gather_expressions(keys: Iterable[str]) -> Expressions:
    """First stem → the expressions that begin with it, the longest first; keys of a single word are left out."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for parts in {tuple(key.split()) for key in keys}:
        if len(parts) > 1:
            found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(each, key=lambda parts: (-len(parts), parts))) for first, each in found.items()}


def find_expressions(words: Sequence[str], known: Expressions) -> Iterator[Found]:
    """Yield the expressions in a run of words, in order: each its stems and the places of its words.

    No word belongs to two. A few function words may stand between. Cost: linear in the words.
    """
    stems = [stem(word) for word in words]
    held = frozenset(stems)
    free = 0
    for at, first in enumerate(stems):
        if at >= free and first in known:
            within = [parts for parts in known[first] if held.issuperset(parts)]
            found = next(_matches(words, stems, at, within), None)
            if found is not None:
                yield found
                free = found[1][-1] + 1


def _matches(words: Sequence[str], stems: Sequence[str], at: int, tried: Iterable[tuple[str, ...]]) -> Iterator[Found]:
    for parts in tried:
        places = _places(words, stems, at, parts=parts)
        if places:
            yield " ".join(parts), places


def _places(words: Sequence[str], stems: Sequence[str], at: int, *, parts: tuple[str, ...]) -> tuple[int, ...]:
    """The places of the parts, each at most `_GAP` function words behind the one before; none where one is missing."""
    places = [at]
    for part in parts[1:]:
        place = next((place for place in _reach(words, places[-1]) if stems[place] == part), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(places)


def _reach(words: Sequence[str], at: int) -> Iterator[int]:
    """The places behind a word where the next one of its expression may stand."""
    for place in range(at + 1, min(at + 2 + _GAP, len(words))):
        yield place
        if not is_stop_word(words[place]):
            return
