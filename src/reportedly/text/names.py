"""May two written names be one person? By parts of the name, never by the distance of strings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.model.judgement import Same
from reportedly.text.name_parts import EAST, Name, parse_name
from reportedly.text.romanisation import is_pinyin, korean_parts, pinyin_readings, same_korean, same_skeleton, skeleton
from reportedly.text.tables import read_table

_MOST_EXTRA = 2  # middle names that one form may leave out


class Match(NamedTuple):
    """How two words of names agree: 1 fully, less where a variant or an initial stands in."""

    score: float
    reason: str


@cache
def _variants() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(read_table("name_variants")):
        for form in row["spellings"].split():
            found.setdefault(form, set()).add(number)
    return {form: frozenset(rows) for form, rows in found.items()}


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {row["name"]: frozenset(row["short"].split()) for row in read_table("nicknames")}


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
def _judged(a: str, b: str) -> tuple[bool | None, float, tuple[str, ...]]:
    one, two = parse_name(a), parse_name(b)
    if a == b:
        return True, 1.0, ("same spelling",)
    if EAST.search(a) and EAST.search(b) and one.words:
        return _as_written(a, b)
    same, score, reasons = _by_words(one, two)
    if same is not False and one.gender and two.gender and one.gender != two.gender:
        return False, 0.2, (*reasons, "titles of a man and a woman")
    if same and one.generation != two.generation:
        apart = bool(one.generation and two.generation)
        return (False if apart else None), 0.4, (*reasons, "another generation")
    return same, score, reasons


def _as_written(a: str, b: str) -> tuple[bool | None, float, tuple[str, ...]]:
    """Compare two names in the same East Asian script: sound-alikes in Latin letters are other names there."""
    a, b = ("".join(re.findall(r"[^\W_]", name)) for name in (a, b))
    same_script = bool(re.search("[\uac00-\ud7af]", a)) == bool(re.search("[\uac00-\ud7af]", b))
    if a == b:
        return True, 1.0, ("same spelling after folding",)
    return (False, 0.2, ("other characters",)) if same_script and len(a) == len(b) else (None, 0.5, ("other script",))


def _by_words(one: Name, two: Name) -> tuple[bool | None, float, tuple[str, ...]]:
    if not "".join(one.words) or not "".join(two.words):
        return None, 0.0, ("no name",)
    if one.words == two.words:
        if len(one.words) == 1 and one.titles != two.titles and len(one.words[0]) > 1:
            return None, 0.5, ("the same single name", "other titles")
        return True, 1.0, ("same spelling after folding",)
    for judge in (_as_korean, _as_chinese):
        verdict = judge(one, two)
        if verdict is not None:
            return verdict
    if min(len(one.words), len(two.words)) == 1:
        return _single(one, two)
    if "".join(one.groups) == "".join(two.groups):
        return True, 0.98, ("same spelling run together",)
    return _aligned(one, two)


def _as_korean(one: Name, two: Name) -> tuple[bool | None, float, tuple[str, ...]] | None:
    left, right = korean_parts(one.words), korean_parts(two.words)
    if left is None or right is None:
        return None
    if left[0] != right[0]:
        shares = {one.words[0], one.words[-1]} & {two.words[0], two.words[-1]}
        return None if shares else (False, 0.1, ("another family name",))
    if not same_korean(left[1], right[1]):
        return False, 0.3, ("another given name",)
    if all(is_pinyin(word) for word in (*one.words, *two.words)) and "".join(left[1]) != "".join(right[1]):
        return None, 0.5, ("one name in Korean, two in Chinese",)
    return True, 0.95, ("Korean romanisation",)


def _as_chinese(one: Name, two: Name) -> tuple[bool | None, float, tuple[str, ...]] | None:
    if not (2 <= len(one.words) <= 3 and 2 <= len(two.words) <= 3):
        return None
    plain = [all(is_pinyin(word) for word in name.words) for name in (one, two)]
    if all(plain) and "".join(one.words) == "".join(two.words):
        return True, 0.98, ("same spelling run together",)
    hyphened = [len(name.groups) < len(name.words) for name in (one, two)]
    if all(plain) and hyphened[0] == hyphened[1]:
        return None
    if all(plain):  # pinyin runs the syllables of a given name together, Wade-Giles joins them by a hyphen
        plain = [not hyphen for hyphen in hyphened]
    heard = [
        frozenset({"".join(name.words)}) if is_plain else pinyin_readings(name.words)
        for name, is_plain in zip((one, two), plain, strict=True)
    ]
    return (True, 0.9, ("Chinese romanisation",)) if heard[0] & heard[1] else None


def _single(one: Name, two: Name) -> tuple[bool | None, float, tuple[str, ...]]:
    short, long = (one, two) if len(one.words) == 1 else (two, one)
    lenient = one.foreign or two.foreign
    if len(long.words) == 1:
        match = match_words(short.words[0], long.words[0], lenient=lenient, vowels=one.voweled and two.voweled)
        if match and match.score >= 0.9 and len(short.words[0]) > 3:
            return (True if lenient else None), 0.6, (match.reason,)
        return False, 0.0, ("another name",)
    if short.words[0] == "".join(long.words):
        return True, 0.9, ("same spelling run together",)
    for word in (long.words[-1], long.words[0], *long.words[1:-1]):
        match = match_words(short.words[0], word, lenient=lenient, vowels=True)
        if match and match.score >= 0.8:
            return None, 0.5, ("a part of the name only",)
    if len(long.words) < 4 and _one_syllable(short.words[0]) & _one_syllable(long.words[0]):
        return None, 0.5, ("a part of the name only", "Chinese romanisation")
    return False, 0.0, ("no part in common",)


def _one_syllable(word: str) -> frozenset[str]:
    """A Chinese family name as pinyin, be it written so or in Wade-Giles."""
    return pinyin_readings((word,)) | (frozenset({word}) if is_pinyin(word) else frozenset())


def match_words(a: str, b: str, *, lenient: bool, vowels: bool = True) -> Match | None:
    """Match two folded words of names, or give None. `lenient` lets romanised spellings match by their sounds."""
    if a == b:
        return Match(1.0, "same spelling after folding")
    if len(a) == 1 or len(b) == 1:
        return Match(0.7, "initial") if a[0] == b[0] else None
    rows = _variants()
    if rows.get(a, frozenset()) & rows.get(b, frozenset()):
        return Match(0.95, "variant of the name")
    short = _nicknames()
    if b in short.get(a, ()) or a in short.get(b, ()):
        return Match(0.9, f"nickname {min(a, b, key=len).capitalize()} = {max(a, b, key=len).capitalize()}")
    if _undoubled(a) == _undoubled(b) and min(len(a), len(b)) >= 4:
        return Match(0.95, "doubled letter")
    if _umlauts(a) == _umlauts(b):
        return Match(0.95, "umlaut written out")
    if min(len(a), len(b)) >= 5 and _slip(a, b):
        return Match(0.9, "slip of the pen")
    if lenient and _ending(a) == _ending(b):
        return Match(0.9, "romanisation")
    if lenient and min(len(a), len(b)) >= 3 and same_skeleton(a, b, vowels=vowels):
        return Match(0.9, "romanisation")
    return None


def _ending(word: str) -> str:
    """Write the Slavic ending "-off" and "-eff" as "-ov" and "-ev"."""
    return f"{word[:-2]}v" if len(word) > 5 and word.endswith(("off", "eff")) else word


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


def _slip(a: str, b: str) -> bool:
    """Say whether two words differ as misspellings do: letters swapped, a like sound, a letter lost in a long word."""
    if _swapped(a, b) or (len(skeleton(a)[0]) >= 4 and same_skeleton(a, b)):
        return True
    if skeleton(a) == skeleton(b) and len(skeleton(a)[0]) >= 3:
        return True
    return len(a) != len(b) and min(len(a), len(b)) >= 8 and a[-2:] == b[-2:] and _one_edit(a, b)


def _swapped(a: str, b: str) -> bool:
    """Say whether two words differ only in two neighbouring letters that changed places."""
    at = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(a) != len(b) or len(at) != 2 or at[1] != at[0] + 1 or at[1] == len(a) - 1:
        return False  # the last two letters change the name: "Christian", "Christina"
    return a[at[0]] == b[at[1]] and a[at[1]] == b[at[0]]


def _umlauts(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s")


def _aligned(one: Name, two: Name) -> tuple[bool | None, float, tuple[str, ...]]:
    """Compare names of several words: first, last and middle words each with their like."""
    short, long = sorted((one, two), key=lambda name: (len(name.words), name.words))
    lenient = one.foreign or two.foreign
    vowels = one.voweled and two.voweled

    def match(a: str, b: str) -> Match | None:
        return match_words(a, b, lenient=lenient, vowels=vowels)

    first, last = match(short.words[0], long.words[0]), match(short.words[-1], long.words[-1])
    if first and last and len(short.words[-1]) > 1:
        return _with_middles(short.words, long.words, first, last)
    turned = _turned(short.words, long.words, lenient, vowels)
    if turned:
        return turned
    if last and last.score >= 0.9:
        if _contained(short.words, long.words):
            return (True if len(short.words) > 2 else None), 0.6, ("a part of the name only",)
        return _close(short.words[0], long.words[0], ("family name", "given name"))
    if first and first.score >= 0.9:
        if _contained(short.words, long.words):
            return None, 0.6, ("a part of the name only",)
        return _close(short.words[-1], long.words[-1], ("given name", "family name"))
    return False, 0.1, ("another name",)


def _with_middles(
    short: Sequence[str], long: Sequence[str], first: Match, last: Match
) -> tuple[bool | None, float, tuple[str, ...]]:
    reasons = tuple(dict.fromkeys((first.reason, last.reason)))
    fewer, more = short[1:-1], long[1:-1]
    if not _in_order(fewer, more):
        return False, 0.4, ("another middle name",)
    both_initials = len(short[0]) == 1 and len(long[0]) == 1
    if last.score < 0.9 or len(more) - len(fewer) > _MOST_EXTRA or (both_initials and len(fewer) != len(more)):
        return None, 0.6, reasons
    return True, min(first.score, last.score), reasons


def _in_order(fewer: Sequence[str], more: Sequence[str]) -> bool:
    """Say whether the middle names fit: the first ones agree, or (no initials) the fewer stand among the more."""
    if all(match_words(a, b, lenient=True) for a, b in zip(fewer, more, strict=False)):
        return True
    if len(fewer) == len(more) or any(len(word) == 1 for word in fewer):
        return False
    left = iter(more)
    return all(any(match_words(word, other, lenient=True) for other in left) for word in fewer)


def _turned(
    short: Sequence[str], long: Sequence[str], lenient: bool, vowels: bool
) -> tuple[bool | None, float, tuple[str, ...]] | None:
    """The family name moved to the front: one name where three words agree or a given name shows it, else unsure."""
    for one, two in ((short, long), (long, short)):
        order = (*one[1:], one[0])
        ends = (order[0], two[0]), (order[-1], two[-1])
        if not all(match_words(a, b, lenient=lenient, vowels=vowels) for a, b in ends) or len(order[-1]) == 1:
            continue
        if not _in_order(*sorted((order[1:-1], tuple(two[1:-1])), key=len)):
            continue
        shown = bool({order[0], two[0]} & set(_variants())) and not {order[-1], two[-1]} & set(_variants())
        certain = shown or len(short) > 2
        return (True if certain else None), 0.8 if certain else 0.5, ("family name first",)
    return None


def _contained(short: Sequence[str], long: Sequence[str]) -> bool:
    return any(tuple(long[at : at + len(short)]) == tuple(short) for at in range(len(long) - len(short) + 1))


def _close(a: str, b: str, labels: tuple[str, str]) -> tuple[bool | None, float, tuple[str, ...]]:
    """One part agrees: two persons, unless the other part differs in a letter only (then it cannot be told)."""
    near = len(a) >= 4 and len(b) >= 4 and a[0] == b[0] and _one_edit(a, b)
    return (None if near else False), 0.5 if near else 0.3, (f"same {labels[0]}", f"another {labels[1]}")


def _one_edit(a: str, b: str) -> bool:
    a, b = sorted((a, b), key=len)
    if len(b) - len(a) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[at:] == b[at + 1 :] if len(a) < len(b) else a[at + 1 :] == b[at + 1 :]
