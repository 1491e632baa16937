"""Does one statement negate, or call untrue, what another one says? By negation, by denial, by words that exclude."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from reportedly.align.features import DONE, Features
from reportedly.align.untrue import calls_back, calls_untrue, key_of_words, lacks, shuns
from reportedly.model.base import Span
from reportedly.model.reading import Polarity, Statement, Status
from reportedly.text.tables import read_table
from reportedly.text.words import find_words, is_stop_word, stem

Side = tuple[str, str]  # a pair of data/opposites.tsv, and "a" or "b"

_NO = frozenset({"no", "not", "never", "none", "nobody", "neither", "nor", "nothing", "nowhere", "without"})
REJECTS = "reject"  # the class of verbs that call untrue, or refuse, what somebody says (data/predicates.tsv)
# Who does not know, was not asked or cannot recall a thing denies nothing (classes and stems of data/predicates.tsv).
KNOWING = frozenset({"know", "be awar", "be sure", "be clear", "hear", "ask", "recal", "rememb", "comment", "respond"})
_CALLED_OFF = "cancel"  # a class of data/predicates.tsv
_APOSTROPHES = "'’"
_WORDS = 8  # from the predicate on, in which what it says of its subject stands
_REACH = 60  # characters behind the predicate that are looked at


@dataclass(frozen=True, eq=False)
class State:
    """What a statement says is done or so: `words`, as stems, verbs with their particles too, with where they stand.

    `sides`: the pairs of opposites of which it has a word, with the side; `against`: the same with the other side. Of a
    pair of which it has both sides it has none: "held in Korvik, freed" tells a change, and shuts out nothing.
    `untrue`: it calls a thing untrue in words that can mean nothing else; `denying`: its verb of rejecting does so;
    `shuns`: somebody will not do it; `lacks`: it says that a thing is not there; `no`: a word of negation stands in it.
    """

    words: tuple[tuple[str, Span], ...]
    sides: frozenset[Side]
    against: frozenset[Side]
    untrue: bool
    denying: bool
    shuns: bool
    lacks: bool
    no: bool


def state_words(one: Features) -> State:
    """The predicate and the first content words behind it, in order: "was", "closed"; "washed", "washed away"."""
    words = tuple(_words(one))
    known = frozenset(side for word, _ in words for side in _opposites().get(word, ()))
    sides = frozenset(side for side in known if _other_side(side) not in known)
    told = [word for word, _ in words]
    said = [word.lower() for word in one.said.tokens]
    is_verb = not one.said.statement.nominal  # "the dispute over pay" disputes nothing
    return State(
        words=words,
        sides=sides,
        against=frozenset(map(_other_side, sides)),
        untrue=is_verb and calls_untrue(told),
        denying=REJECTS in one.terms and calls_back(told, frozenset(map(stem, said))),
        shuns=shuns(told),
        lacks=lacks(told),
        no=any(map(is_no, said)),
    )


def _words(one: Features) -> Iterator[tuple[str, Span]]:
    predicate = one.said.statement.predicate
    if predicate is not None:
        end = max(predicate.end, min(predicate.end + _REACH, max(piece.end for piece in one.said.statement.spans)))
        yield from _state(one.said.reading.report.text[predicate.start : end], predicate.start)


def _state(words: str, start: int) -> Iterator[tuple[str, Span]]:
    found = list(islice(find_words(words), _WORDS))
    low = [match[0].lower() for match in found]
    for at, match in enumerate(found):
        if at and _is_left(low[at : at + 2]):
            return
        if at + 1 < len(found):
            pair = f"{stem(match[0])} {low[at + 1]}"
            yield pair, Span(start=start + match.start(), end=start + found[at + 1].end())
        if at == 0 or not is_stop_word(match[0]):
            word = words[: match.end()] if match.start() == 1 and words[0] in _APOSTROPHES else match[0]  # "It's a lie"
            yield stem(word), Span(start=start + match.start(), end=start + match.end())


def _is_left(words: Sequence[str]) -> bool:
    """Whether what follows is what somebody left: "let out of a jail", "released from custody"."""
    return words[0] == "from" or words == ["out", "of"]


def is_opposed(a: Features, b: Features, *, states: tuple[State, State]) -> bool:
    """Whether one side negates, or calls untrue, what the other one says; who denies a negation affirms it."""
    shunned = states[0].shuns != states[1].shuns and _name_one_doing(a, b, states)
    words = excluded(a, b, states=states)
    is_shut = shunned or words is not None  # "refused to pay", "agreed to pay": one refusal
    denied = denies(a, states[0]) != denies(b, states[1]) and not _is_denying_word(a, b, words)
    off = is_called_off(a, b) or is_called_off(b, a)
    return _is_negated(a, b, states) ^ denied ^ is_shut ^ off


def _name_one_doing(a: Features, b: Features, states: tuple[State, State]) -> bool:
    """Whether both tell one doing, or who refuses refuses by name what the other one does."""
    told = [[word for word, _ in state.words] for state in states]
    named = set(told[0][1:]) & set(told[1][:2]) if states[0].shuns else set(told[1][1:]) & set(told[0][:2])
    return bool((a.terms & b.terms) - {REJECTS} or named)


def _is_denying_word(a: Features, b: Features, words: tuple[Span, Span] | None) -> bool:
    """Whether what shuts out is the verb of denying itself: "rejected the claim" beside "accepted the claim"."""
    verbs = a.said.statement.predicate, b.said.statement.predicate
    pairs = zip((a, b), words, verbs, strict=True) if words else ()
    return any(REJECTS in one.terms and verb is not None and verb.meets(word) for one, word, verb in pairs)


def _is_negated(a: Features, b: Features, states: tuple[State, State]) -> bool:
    """Whether one side is a negation and the other one none, nor says by its verb alone that a thing is not there."""
    signs = {sign_of(one.said.statement) for one in (a, b)}
    if signs != {Polarity.POSITIVE, Polarity.NEGATIVE} or (states[0].no and states[1].no):
        return False
    yes, no = (states[0], states[1]) if sign_of(a.said.statement) is Polarity.POSITIVE else (states[1], states[0])
    return not yes.lacks or no.lacks


def sign_of(statement: Statement) -> Polarity:
    """Yes or no. What somebody means to do ("plans to sail") is told as to come, whatever else is left open of it."""
    opening = statement.group is not None and statement.predicate is not None and (
        statement.group.start < statement.predicate.start
    )
    is_meant = statement.status is Status.PLANNED and statement.polarity is Polarity.UNKNOWN and opening
    return Polarity.POSITIVE if is_meant else statement.polarity


def is_called_off(off: Features, other: Features) -> bool:
    """Whether one side says that a thing was called off, and the other one, in whatever words, tells of it as to be."""
    statement = off.said.statement
    called = _CALLED_OFF in off.terms and _CALLED_OFF not in other.terms
    return called and statement.status in DONE and statement.polarity is Polarity.POSITIVE


def denies(one: Features, state: State) -> bool:
    """Whether a statement calls untrue what somebody says, by its verb or by what it calls it."""
    return state.denying or state.untrue


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
        against = {_other_side(side) for side in states[0].sides.intersection(sides.get(word, ()))} & states[1].sides
        place = next((place for other, place in states[1].words if against & sides.get(other, frozenset())), None)
        if place is not None:
            return span, place
    return None


def in_one_state(a: State, b: State) -> bool:
    """Whether both tell of one state, in whatever word of the table ("ill", "sick")."""
    return not a.sides.isdisjoint(b.sides)


def is_no(word: str) -> bool:
    """Whether a word in small letters is one of negation: "no", "never", "isn't"."""
    return word in _NO or word.endswith("n't")


def may_turn(earlier: State, later: State) -> bool:
    """Whether what was in one state may later be in the opposite one, as the table tells: shut, but not undone."""
    turned = {side for side in earlier.sides if _other_side(side) in later.sides}
    return any(pair in _turns()["both"] or (which == "a" and pair in _turns()["a"]) for pair, which in turned)


def _other_side(side: Side) -> Side:
    pair, which = side
    return pair, "b" if which == "a" else "a"


@cache
def _opposites() -> Mapping[str, frozenset[Side]]:
    """Stem (of a verb with its particle: "wash away") → the pairs and sides that it stands on."""
    found: dict[str, set[Side]] = {}
    for row in read_table("opposites"):
        found.setdefault(key_of_words(row["word"]), set()).add((row["pair"], row["side"]))
    return {word: frozenset(sides) for word, sides in found.items()}


@cache
def _turns() -> Mapping[str, frozenset[str]]:
    """How states turn into their opposites → the pairs that do so; those that never do are left out."""
    rows = read_table("opposites")
    return {turns: frozenset(row["pair"] for row in rows if row["turns"] == turns) for turns in ("both", "a")}
