"""May two written names be one person? By parts of the name, never by the distance of strings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from reportedly.model.judgement import Same
from reportedly.text.east_asian import as_chinese, as_korean, is_family_of_the_east, one_syllable
from reportedly.text.name_parts import Name, parse_name
from reportedly.text.scripts import EAST, Judged, as_written, other_marks, unlike_scripts, vietnamese_surnames
from reportedly.text.word_match import Manner, Match, full_given_names, given_names, match_words, one_edit

_MOST_EXTRA, _MOST_FATHERS = 2, 4  # middle names that one form may leave out; in chains of fathers' names
_LONG = 8  # letters of a single name that a slip of the pen does not make another name
_LEFT_OUT = frozenset({"mohammed", "muhammad", "mohamed", "mohammad", "muhammed", "mohamad"})


def compare_names(a: str, b: str) -> Same:
    """Judge whether two written names may be one person, from the names alone.

    `same` is None where the names fit, but too little stands in them (a family name against a full name), and where
    they differ in less than two persons' names do. Symmetric; a name is the same as itself. Score: 1 equal, 0 no
    word in common. Cost: constant (names are cut at 200 characters). Raises nothing for strange text.
    """
    first, second = sorted((a, b))
    same, score, reason = _judged(first, second)
    return Same(a=a, b=b, same=same, score=round(score, 2), reasons=reason)


@lru_cache(maxsize=20_000)
def _judged(a: str, b: str) -> Judged:
    one, two = parse_name(a), parse_name(b)
    if a == b:
        return True, 1.0, ("same spelling",)
    if EAST.search(a) and EAST.search(b) and one.words:
        return as_written(a, b)
    same, score, reasons = _by_words(one, two)
    if same is not False and one.gender and two.gender and one.gender != two.gender:
        return False, 0.2, (*reasons, "titles of a man and a woman")
    if same and one.generation != two.generation:
        apart = bool(one.generation and two.generation)
        return (False if apart else None), 0.4, (*reasons, "another generation")
    if same and one.words[0] in vietnamese_surnames() and other_marks(a, b):
        return None, 0.5, ("Vietnamese marks over the letters differ",)
    if same is False and unlike_scripts(a, b):
        return None, min(score, 0.3), ("another script, and no match of sounds",)
    return same, score, reasons


def _by_words(one: Name, two: Name) -> Judged:
    if not "".join(one.words) or not "".join(two.words):
        return None, 0.0, ("no name",)
    if one.words == two.words:
        if len(one.words) == 1 and one.titles != two.titles and len(one.words[0]) > 1:
            return None, 0.5, ("the same single name", "other titles")
        return True, 1.0, ("same spelling after folding",)
    for judge in (as_korean, as_chinese):
        verdict = judge(one, two)
        if verdict is not None:
            return verdict
    if min(len(one.words), len(two.words)) == 1:
        return _single(one, two)
    if "".join(one.groups) == "".join(two.groups) or one.whole == two.whole:
        return True, 0.98, ("same spelling run together",)
    return _aligned(one, two)


def _single(one: Name, two: Name) -> Judged:
    short, long = (one, two) if len(one.words) == 1 else (two, one)
    word = short.words[0]
    manner = Manner(lenient=one.foreign or two.foreign, vowels=one.voweled and two.voweled)
    if len(long.words) == 1:
        match = match_words(word, long.words[0], manner)
        if match and match.score >= 0.9 and len(word) > 3:
            certain = manner.lenient or min(len(word), len(long.words[0])) >= _LONG
            return (True if certain else None), 0.6, (match.reason,)
        return False, 0.0, ("another name",)
    if word == "".join(long.words):
        return True, 0.9, ("same spelling run together",)
    for other in (long.words[-1], long.words[0], *long.words[1:-1]):
        match = match_words(word, other, manner)
        if match and match.score >= 0.8:
            return None, 0.5, ("a part of the name only",)
    if len(long.words) < 4 and one_syllable(word) & one_syllable(long.words[0]):
        return None, 0.5, ("a part of the name only", "Chinese romanisation")
    return False, 0.0, ("no part in common",)


def _aligned(one: Name, two: Name) -> Judged:
    """Compare names of several words: first, last and middle words each with their like."""
    one, two = _apart(one, two), _apart(two, one)
    short, long = sorted((one, two), key=lambda name: (len(name.words), name.words))
    manner = Manner(lenient=one.foreign or two.foreign, vowels=one.voweled and two.voweled)
    if any(is_family_of_the_east(short.words[at]) and is_family_of_the_east(long.words[at]) for at in (0, -1)):
        manner = manner._replace(strict=True)
    fit = _ends(short.words, long.words, manner)
    if fit[0] and fit[1] and len(short.words[-1]) > 1:
        if _is_half(short, long) and not manner.lenient:
            return None, 0.6, ("a part of a double name",)
        return _with_middles(short.words, long.words, fit[0], fit[1], manner=manner)
    for judge in (_turned, _left_out, _any_order):
        verdict = judge(short, long, manner)
        if verdict:
            return verdict
    return _half(short.words, long.words, fit)


def _apart(name: Name, other: Name) -> Name:
    """Write a name's words apart as the other name does: "Alireza" as "Ali Reza", "Bengvir" without its "Ben"."""
    if name.words[-1] == other.glued != other.words[-1]:
        name = name._replace(words=(*name.words[:-1], other.words[-1]))
    pairs = {f"{a}{b}": (a, b) for a, b in pairwise(other.words)}
    if not pairs.keys() & set(name.words):
        return name
    words = tuple(part for word in name.words for part in pairs.get(word, (word,)))
    return name._replace(words=words, hyphened=(False,) * len(words))


def _is_half(short: Name, long: Name) -> bool:
    """Say whether one name has but a half of the other's hyphened one ("Jean", "Jean-Marie"; "Reid", "Ash-Reid")."""
    return len(short.words) < len(long.words) and not any(short.hyphened) and any(long.hyphened[1:-1])


def _ends(short: Sequence[str], long: Sequence[str], manner: Manner) -> tuple[Match | None, Match | None]:
    """Match first with first and last with last; one slip of the pen is overlooked where the other end is certain.

    Slips are for names in Western order, which begin with a known given name: elsewhere a letter makes another name.
    """
    family = manner._replace(family=True)
    first, last = match_words(short[0], long[0], manner), match_words(short[-1], long[-1], family)
    if first and not last and first.score > 0.7 and {short[0], long[0]} & given_names() and _may_slip(short, long):
        last = match_words(short[-1], long[-1], family._replace(slips=True))
    elif last and not first and last.score == 1 and _may_slip(short, long):
        first = match_words(short[0], long[0], manner._replace(slips=True))
    return first, last


def _may_slip(short: Sequence[str], long: Sequence[str]) -> bool:
    return not any(is_family_of_the_east(word) for name in (short, long) for word in (name[0], name[-1]))


def _with_middles(
    short: Sequence[str], long: Sequence[str], first: Match, last: Match, *, manner: Manner
) -> Judged:
    reasons = tuple(dict.fromkeys((first.reason, last.reason)))
    fewer, more = short[1:-1], long[1:-1]
    if not _in_order(fewer, more):
        return False, 0.4, ("another middle name",)
    both_initials = len(short[0]) == 1 and len(long[0]) == 1
    most = _MOST_FATHERS if manner.lenient and fewer else _MOST_EXTRA
    if last.score < 0.8 or len(more) - len(fewer) > most or (both_initials and len(fewer) != len(more)):
        return None, 0.6, reasons
    if first.score < 0.9 and last.score < 0.9:
        return None, 0.6, reasons
    return True, min(first.score, last.score), reasons


def _in_order(fewer: Sequence[str], more: Sequence[str]) -> bool:
    """Say whether the middle names fit: the first ones agree, or (no initials) the fewer stand among the more."""
    manner = Manner(lenient=True)
    if all(match_words(a, b, manner) for a, b in zip(fewer, more, strict=False)):
        return True
    if len(fewer) == len(more) or any(len(word) == 1 for word in fewer):
        return False
    left = iter(more)
    return all(any(match_words(word, other, manner) for other in left) for word in fewer)


def _turned(short: Name, long: Name, manner: Manner) -> Judged | None:
    """The family name moved to the front. One name, unless both orders make a name ("Paul James", "James Paul")."""
    for one, two in ((short.words, long.words), (long.words, short.words)):
        order = (*one[1:], one[0])
        fit = match_words(order[0], two[0], manner), match_words(order[-1], two[-1], manner)
        if not (fit[0] and fit[1]) or min(map(len, (order[0], order[-1], two[0], two[-1]))) == 1:
            continue
        if not _in_order(*sorted((order[1:-1], tuple(two[1:-1])), key=len)):
            continue
        certain = len(short.words) > 2 or _one_order(order[0], order[-1])
        return (True if certain else None), 0.8 if certain else 0.5, ("family name first",)
    return None


def _one_order(given: str, family: str) -> bool:
    """Say whether two words make a name in one order only."""
    names = [word in full_given_names() for word in (given, family)]
    east = [is_family_of_the_east(word) for word in (given, family)]
    return names[0] != names[1] or east[0] != east[1] or not (names[0] or east[0])


def _left_out(short: Name, long: Name, manner: Manner) -> Judged | None:
    """Parts that news leaves out: "Mohammed" before another given name, what follows "bin X" or the first two names.

    The last holds for names from other scripts that are more than two common given names.
    """
    if len(long.words) - len(short.words) == 1 and long.words[0] in _LEFT_OUT and len(short.words) > 1:
        fit = _ends(short.words, long.words[1:], manner)
        if fit[0] and fit[1] and short.words[0] not in _LEFT_OUT and _in_order(short.words[1:-1], long.words[2:-1]):
            return True, 0.8, ('"Mohammed" left out before another given name',)
    if len(short.words) == 2 and short.patronymic and long.patronymic:
        fit = _ends(short.words, long.words[:2], manner)
        if fit[0] and fit[1] and short.patronymic == short.words[1] and long.patronymic == long.words[1]:
            return True, 0.8, ("the same father's name, and a family name only once",)
    if manner.lenient and len(short.words) == 2 and not set(short.words) <= given_names():
        fit = _ends(short.words, long.words[:2], manner)
        if fit[0] and fit[1] and len(long.words) > 2 and min(map(len, short.words)) > 2:
            return True, 0.8, ("the further names left out",)
    return None


def _any_order(short: Name, long: Name, manner: Manner) -> Judged | None:
    """Three or more words of a name that all stand in the other, in whatever order.

    Not in names from other scripts: there the order tells the father from the son.
    """
    if len(short.words) < 3 or manner.lenient or is_family_of_the_east(short.words[0]):
        return None
    if any(len(word) < 3 for word in short.words):
        return None
    if long.words[: len(short.words)] == short.words:
        return None  # the same with a family name more: Spanish names tell a father from his son there
    left = list(long.words)
    for word in short.words:
        found = next((other for other in left if match_words(word, other, manner)), None)
        if found is None:
            return None
        left.remove(found)
    return True, 0.8, ("the same words in another order",)


def _half(short: Sequence[str], long: Sequence[str], fit: tuple[Match | None, Match | None]) -> Judged:
    """One end of the names agrees, or none."""
    first, last = fit
    if last and last.score >= 0.9:
        if _contained(short, long):
            return (True if len(short) > 2 else None), 0.6, ("a part of the name only",)
        return _close(short[0], long[0], ("family name", "given name"))
    if first and first.score >= 0.9:
        if _contained(short, long):
            return None, 0.6, ("a part of the name only",)
        return _close(short[-1], long[-1], ("given name", "family name"))
    return False, 0.1, ("another name",)


def _contained(short: Sequence[str], long: Sequence[str]) -> bool:
    return any(tuple(long[at : at + len(short)]) == tuple(short) for at in range(len(long) - len(short) + 1))


def _close(a: str, b: str, labels: tuple[str, str]) -> Judged:
    """One part agrees: two persons, unless the other part differs in a letter only (then it cannot be told)."""
    near = len(a) >= 4 and len(b) >= 4 and a[0] == b[0] and one_edit(a, b)
    return (None if near else False), 0.5 if near else 0.3, (f"same {labels[0]}", f"another {labels[1]}")
