"""Denials that point back at what stands before: "Her office denied it", "no such call", "called this an invention"."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from reportedly.align.features import Features
from reportedly.align.opposed import denies, state_words
from reportedly.align.untrue import known
from reportedly.model.reading import Polarity, Statement
from reportedly.text.doings import noun_doings
from reportedly.text.words import find_words, stem

_BACK = frozenset({"it", "this", "that", "so"})  # the object of a denial that says nothing itself
_SAME = frozenset({"the", "that", "this", "those", "these", "his", "her", "its", "their", "such"})
_ARTICLES = frozenset({"a", "an"})
_DENY = stem("deny")  # of what is "rejected", somebody may have made an offer: "denied it" speaks of what was said
_BEHIND = 60  # characters behind the predicate in which its object stands
_OBJECT = 3  # words of it that are looked at
_FAR = 12  # sentences over which "such a letter" points


def antecedents(features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pair each statement that denies what stands before it with the statement that it points back at: (before, it).

    A pronoun, or a noun for what is said ("rejected the allegation"), points at the last assertion of its own sentence
    or of the one before; "no such call" at the last one that has the noun, else, of a doing, at the one before too.
    Order: by the features. Cost: linear but for at most 12 sentences looked at.
    """
    by_report: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(features):
        by_report[one.said.report].append(number)
    for numbers in by_report.values():
        ordered = sorted(numbers, key=lambda i: _start(features[i]))
        for place, number in enumerate(ordered):
            thing = points_back(features[number])
            if thing is not None:
                before = _before(features, ordered[:place], number)
                yield from ((found, number) for found in islice(_pointed_at(features, before, number, thing), 1))


def points_back(one: Features) -> str | None:
    """What a denial says of the thing that it points back at: a noun's stem, "" for a pronoun; None if it does not."""
    if one.said.statement.polarity is Polarity.NEGATIVE:
        words = [word.lower() for word in one.said.tokens]
        return _such(words) or _missing(words)
    behind = _object(one)
    if behind[:1] == [] or behind[0] not in _BACK | _SAME:
        return None
    state = state_words(one)
    if not denies(one, state):
        return None
    is_noun = len(behind) > 1 and behind[0] in _SAME and stem(behind[1]) in known("told")
    is_said = is_noun and behind[2:3] in ([], ["as"])
    is_pointing = behind[0] in _BACK and (state.untrue or _DENY in {word for word, _ in state.words})
    return "" if is_said or is_pointing else None


def _such(words: Sequence[str]) -> str | None:
    """The stem of the noun behind "no such", "any such", "such a"."""
    if "such" not in words:
        return None
    behind = [word for word in words[words.index("such") + 1 :][:2] if word not in _ARTICLES]
    return stem(behind[0]) if behind and behind[0] != "as" else None


def _missing(words: Sequence[str]) -> str | None:
    """The stem of the thing of which "there was no letter" says no more than that there was none."""
    behind = words[words.index("no") + 1 :] if words[:1] == ["there"] and "no" in words[1:5] else ()
    return stem(behind[0]) if len(behind) == 1 else None


def _object(one: Features) -> list[str]:
    """The first words behind the predicate, in small letters."""
    predicate, text = one.said.statement.predicate, one.said.reading.report.text
    if predicate is None:
        return []
    end = min(predicate.end + _BEHIND, max(piece.end for piece in one.said.statement.spans))
    behind = find_words(text[predicate.end : max(predicate.end, end)])
    return [match[0].lower() for match in islice(behind, _OBJECT)]


def _before(features: Sequence[Features], earlier: Sequence[int], number: int) -> Iterator[int]:
    """What is asserted before a statement, the nearest first, as far back as a denial may point."""
    one = features[number]
    far = _FAR if "such" in one.said.words.lower().split() else 1
    for i in reversed(earlier):
        if sentence_of(one) - sentence_of(features[i]) > far:
            return
        if _asserts(features[i].said.statement) and not _meet(features[i], one):
            yield i


def _asserts(statement: Statement) -> bool:
    return statement.polarity is not Polarity.UNKNOWN and not statement.nominal and statement.group is not None


def _meet(a: Features, b: Features) -> bool:
    return any(one.meets(other) for one in a.said.statement.spans for other in b.said.statement.spans)


def _pointed_at(features: Sequence[Features], before: Iterator[int], number: int, thing: str) -> Iterator[int]:
    """Those that a denial may point back at, the likeliest first."""
    near, doings = [], frozenset(noun_doings(thing)) if thing else frozenset[str]()
    is_act = bool(doings) or thing in known("act")
    for i in before:
        is_near = sentence_of(features[number]) - sentence_of(features[i]) <= 1
        is_near = is_near and features[i].said.statement.polarity is Polarity.POSITIVE
        if thing and (doings & features[i].terms or thing in _stems(features[i])):
            yield i
        if is_near and (not thing or is_act):
            near.append(i)
    yield from near


def _stems(one: Features) -> set[str]:
    return set(map(stem, one.said.tokens))


def _start(one: Features) -> int:
    return one.said.statement.spans[0].start


def sentence_of(one: Features) -> int:
    """The number of the sentence in which a statement begins."""
    return bisect_right(one.said.reading.sentences, _start(one), key=lambda each: each.start) - 1
