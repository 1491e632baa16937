"""Does one statement negate, or call untrue, what another one says? By negation, by denial, by words that exclude."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.align.features import Features
from reportedly.model.base import Span
from reportedly.model.reading import Polarity
from reportedly.text.tables import read_table
from reportedly.text.words import find_words, is_stop_word, stem

Side = tuple[str, str]  # a pair of data/opposites.tsv, and "a" or "b"

_NO = frozenset({"no", "not", "never", "none", "nobody", "neither", "nor", "nothing", "nowhere", "without"})
REJECTS = "reject"  # the class of verbs that call untrue, or refuse, what somebody says (data/predicates.tsv)
# Who does not know, was not asked or cannot recall a thing denies nothing (classes and stems of data/predicates.tsv).
KNOWING = frozenset({"know", "be awar", "be sure", "be clear", "hear", "ask", "recal", "rememb", "comment", "respond"})
_NAMING = frozenset({"call", "describ", "dismiss", "brand", "label", "denounc", "condemn", "be"})
_WORDS = 8  # from the predicate on, in which what it says of its subject stands
_REACH = 60  # characters behind the predicate that are looked at


@dataclass(frozen=True, eq=False)
class State:
    """What a statement says is done or so: `words`, as stems, verbs with their particles too, with where they stand.

    `sides`: the pairs of opposites of which it has a word, with the side; `against`: the same with the other side.
    `untrue`: it calls a thing untrue in words that can mean nothing else; `no`: a word of negation stands in it.
    """

    words: tuple[tuple[str, Span], ...]
    sides: frozenset[Side]
    against: frozenset[Side]
    untrue: bool
    no: bool


def state_words(one: Features) -> State:
    """The predicate and the first content words behind it, in order: "was", "closed"; "washed", "washed away"."""
    words = tuple(_words(one))
    sides = frozenset(side for word, _ in words for side in _opposites().get(word, ()))
    return State(
        words=words,
        sides=sides,
        against=frozenset(map(_other_side, sides)),
        untrue=_calls_untrue([word for word, _ in words]),
        no=_has_no(one),
    )


def _words(one: Features) -> Iterator[tuple[str, Span]]:
    predicate = one.said.statement.predicate
    if predicate is not None:
        end = max(predicate.end, min(predicate.end + _REACH, max(piece.end for piece in one.said.statement.spans)))
        yield from _state(one.said.reading.report.text[predicate.start : end], predicate.start)


def _state(words: str, start: int) -> Iterator[tuple[str, Span]]:
    found = list(find_words(words))[:_WORDS]
    for at, match in enumerate(found):
        if at + 1 < len(found):
            behind = found[at + 1]
            pair = f"{stem(match[0])} {behind[0].lower()}"
            yield pair, Span(start=start + match.start(), end=start + behind.end())
        if at == 0 or not is_stop_word(match[0]):
            yield stem(match[0]), Span(start=start + match.start(), end=start + match.end())


def is_opposed(a: Features, b: Features, *, states: tuple[State, State]) -> bool:
    """Whether one side negates, or calls untrue, what the other one says; who denies a negation affirms it."""
    signs = {one.said.statement.polarity for one in (a, b)}
    negated = signs == {Polarity.POSITIVE, Polarity.NEGATIVE} and not (states[0].no and states[1].no)
    denied = denies(a, states[0]) != denies(b, states[1])
    return negated ^ denied ^ (excluded(a, b, states=states) is not None)


def denies(one: Features, state: State) -> bool:
    """Whether a statement calls untrue what somebody says, by its verb or by what it calls it."""
    return REJECTS in one.terms or state.untrue


def _calls_untrue(words: Sequence[str]) -> bool:
    """Whether words do so that can mean nothing else: "was ruled out", "called it an invention"."""
    verbs, named = _untrue()
    return bool(verbs.intersection(words[:2]) or (_NAMING.intersection(words[:2]) and named.intersection(words)))


def excluded(a: Features, b: Features, *, states: tuple[State, State]) -> tuple[Span, Span] | None:
    """The words of either side of which both cannot hold of one thing ("shut", "open"); None where there are none.

    Not of two named subjects: that one won and another one lost is one thing told twice.
    """
    if states[0].against.isdisjoint(states[1].sides):
        return None
    if a.named_subjects and b.named_subjects and not (a.subjects & b.actors or b.subjects & a.actors):
        return None
    sides = _opposites()
    for word, span in states[0].words:
        against = {_other_side(side) for side in sides.get(word, ())}
        place = next((place for other, place in states[1].words if against & sides.get(other, frozenset())), None)
        if place is not None:
            return span, place
    return None


def in_one_state(a: State, b: State) -> bool:
    """Whether both tell of one state, in whatever word of the table ("ill", "sick")."""
    return not a.sides.isdisjoint(b.sides)


def _other_side(side: Side) -> Side:
    pair, which = side
    return pair, "b" if which == "a" else "a"


def _has_no(one: Features) -> bool:
    """Whether a word of negation stands in the statement, wherever: "turned out not to be", "found no"."""
    return any(match[0].lower() in _NO for match in find_words(one.said.words))


@cache
def _opposites() -> Mapping[str, frozenset[Side]]:
    """Stem (of a verb with its particle: "wash away") → the pairs and sides that it stands on."""
    found: dict[str, set[Side]] = {}
    for row in read_table("opposites"):
        found.setdefault(_key(row["word"]), set()).add((row["pair"], row["side"]))
    return {word: frozenset(sides) for word, sides in found.items()}


@cache
def _untrue() -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the verbs, and of the nouns and adjectives, that call a thing untrue."""
    rows = read_table("untrue_words")
    verbs, named = ({_key(row["word"]) for row in rows if row["kind"] == kind} for kind in ("verb", "named"))
    return frozenset(verbs), frozenset(named)


def _key(words: str) -> str:
    first, *rest = words.split()
    return " ".join([stem(first), *rest])
