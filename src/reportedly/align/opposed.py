"""Does one statement negate, or call untrue, what another one says? By negation, by denial, by words that exclude."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from reportedly.align.features import Features
from reportedly.model.base import Span
from reportedly.model.reading import Polarity
from reportedly.text.tables import read_table
from reportedly.text.words import find_words, is_stop_word, stem

_NO = frozenset({"no", "not", "never", "none", "nobody", "neither", "nor", "nothing", "nowhere", "without"})
REJECTS = "reject"  # the class of verbs that call untrue what somebody says (data/predicates.tsv)
# Who does not know, was not asked or cannot recall a thing denies nothing (classes and stems of data/predicates.tsv).
KNOWING = frozenset({"know", "be awar", "be sure", "be clear", "hear", "ask", "recal", "rememb", "comment", "respond"})
_NAMING = frozenset({"call", "describ", "dismiss", "brand", "label", "denounc", "condemn", "be", "is", "ar", "wa", "were"})
_TAIL = 4  # content words behind the verb group in which its complement stands
_STATE = 60  # characters behind the verb group that are looked at


def is_opposed(a: Features, b: Features) -> bool:
    """Whether one side negates, or calls untrue, what the other one says; who denies a negation affirms it."""
    signs = {one.said.statement.polarity for one in (a, b)}
    opposed = signs == {Polarity.POSITIVE, Polarity.NEGATIVE} and not (_has_no(a) and _has_no(b))
    return opposed ^ (denies(a) != denies(b)) ^ bool(excluded(a, b))


def denies(one: Features) -> bool:
    """Whether a statement calls untrue what somebody says, by its verb or by what it calls it."""
    if REJECTS in one.terms:
        return True
    verbs, named = _untrue()
    words = [word for word, _ in _state(one)]
    return bool(verbs.intersection(words[:2]) or (_NAMING.intersection(words[:2]) and named.intersection(words)))


def excluded(a: Features, b: Features) -> tuple[Span, Span] | None:
    """The words of either side of which both cannot hold of one thing ("shut", "open"); None where there are none.

    Not of two named subjects: that one won and another one lost is one thing told twice.
    """
    if a.named_subjects and b.named_subjects and not (a.subjects & b.actors or b.subjects & a.actors):
        return None
    sides = _opposites()
    for word, span in _state(a):
        for other, place in _state(b):
            if any((pair, "b" if side == "a" else "a") in sides.get(other, ()) for pair, side in sides.get(word, ())):
                return span, place
    return None


def in_one_state(a: Features, b: Features) -> bool:
    """Whether both tell of one state, in whatever word of the table ("ill", "sick")."""
    sides = _opposites()
    mine, theirs = ({side for word, _ in _state(one) for side in sides.get(word, ())} for one in (a, b))
    return bool(mine & theirs)


def _has_no(one: Features) -> bool:
    """Whether a word of negation stands in the statement, wherever: "turned out not to be", "found no"."""
    return any(match[0].lower() in _NO for match in find_words(one.said.words))


def _state(one: Features) -> Iterator[tuple[str, Span]]:
    """The stems of the predicate and the first content words behind it, each with its words, verbs with particles too."""
    predicate, text = one.said.statement.predicate, one.said.reading.report.text
    if predicate is None:
        return
    end = max(piece.end for piece in one.said.statement.spans)
    stretch = text[predicate.start : max(predicate.end, min(end, predicate.end + _STATE))]
    words = list(find_words(stretch))[: _TAIL * 2]
    for at, match in enumerate(words):
        span = Span(start=predicate.start + match.start(), end=predicate.start + match.end())
        if at + 1 < len(words):
            pair = f"{stem(match[0])} {words[at + 1][0].lower()}"
            yield pair, Span(start=span.start, end=predicate.start + words[at + 1].end())
        if at == 0 or not is_stop_word(match[0]):
            yield stem(match[0]), span


@cache
def _opposites() -> Mapping[str, frozenset[tuple[str, str]]]:
    """Stem (of a verb with its particle: "wash away") → the pairs and sides that it stands on."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in read_table("opposites"):
        found.setdefault(_key(row["word"]), set()).add((row["pair"], row["side"]))
    return {word: frozenset(sides) for word, sides in found.items()}


@cache
def _untrue() -> tuple[frozenset[str], frozenset[str]]:
    rows = read_table("untrue_words")
    verbs, named = ({_key(row["word"]) for row in rows if row["kind"] == kind} for kind in ("verb", "named"))
    return frozenset(verbs), frozenset(named)


def _key(words: str) -> str:
    first, *rest = words.split()
    return " ".join([stem(first), *rest])
