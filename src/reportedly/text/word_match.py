"""Do two words of names agree? Equal, a variant, a nickname, an initial, a romanisation, a slip of the pen."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.text.known import first_names
from reportedly.text.romanisation import same_abjad, same_skeleton, skeleton
from reportedly.text.tables import read_table

_VOWELS = frozenset("aeiouy")
_LIKE_SOUNDS = {frozenset(pair) for pair in ("ck", "dt", "sz", "bp", "vw", "fv", "gk", "kq", "mn", "jy", "cs", "gj")}
_CYRILLIC = ("ov", "ev", "yov", "in", "ova", "eva", "ina", "ovs", "ow", "ew", "sky", "skiy", "skii", "skij", "ski",
             "aya", "aja", "enko", "uk", "yk", "ych", "ich", "itch", "iv", "ets", "iy", "yi", "yy")  # fmt: skip
_UKRAINIAN = ("uk", "enko", "enka", "ych", "ich", "skyi", "skyy", "sky", "skiy", "ets", "iv", "ko")
_H_AS_G = re.compile("(?<![kzsctpgd])h")
_SHORTEST_SLIP = 6  # letters; in shorter names one letter makes another name too often


class Match(NamedTuple):
    """How two words of names agree: 1 fully, less where a variant or an initial stands in."""

    score: float
    reason: str


class Manner(NamedTuple):
    """How two words are held against each other.

    `lenient`: romanised spellings match by their sounds. `vowels`: both are written with vowels. `family`: they are
    family names, which have no nicknames and of which one English spelling is not another. `slips`: a single wrong
    letter may be overlooked, for the rest of the name agrees. `strict`: neither sounds nor slips count, as in Chinese
    and Korean names, where a letter is a syllable.
    """

    lenient: bool = False
    vowels: bool = True
    family: bool = False
    slips: bool = False
    strict: bool = False


PLAIN = Manner()


@cache
def variants() -> dict[str, frozenset[int]]:
    """Each form of the table name_variants → the rows that it stands in."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(read_table("name_variants")):
        for form in row["spellings"].split():
            found.setdefault(form, set()).add(number)
    return {form: frozenset(rows) for form, rows in found.items()}


@cache
def _western() -> frozenset[int]:
    return frozenset(number for number, row in enumerate(read_table("name_variants")) if row["tongue"] == "western")


@cache
def _spellings(word: str) -> tuple[str, ...]:
    """The word and all forms that share a row of the variants with it."""
    rows = variants().get(word, frozenset())
    table = read_table("name_variants")
    return (word, *sorted({form for row in rows for form in table[row]["spellings"].split()} - {word}))


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_table("nicknames"):
        found.setdefault(row["name"], set()).update(row["short"].split())
    return {name: frozenset(short) for name, short in found.items()}


@cache
def _alike() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(read_table("alike_surnames")):
        for form in row["names"].split():
            found.setdefault(form, set()).add(number)
    return {form: frozenset(rows) for form, rows in found.items()}


@cache
def given_names() -> frozenset[str]:
    """Every word, folded, that the tables know as a given name or a short form of one."""
    short = {form for forms in _nicknames().values() for form in forms}
    return full_given_names() | short


@cache
def full_given_names() -> frozenset[str]:
    """Every word, folded, that the tables know as a given name, the short forms left out."""
    names = frozenset(name.lower() for name in first_names() if name.isascii())
    return names | set(variants()) | set(_nicknames())


def match_words(a: str, b: str, manner: Manner = PLAIN) -> Match | None:
    """Match two folded words of names, or give None. Symmetric. Cost: linear in the words."""
    if a == b:
        return Match(1.0, "same spelling after folding")
    if len(a) == 1 or len(b) == 1:
        return Match(0.7, "initial") if a[0] == b[0] else None
    rows = variants().get(a, frozenset()) & variants().get(b, frozenset())
    if rows - _western() if manner.family else rows:
        return Match(0.95, "variant of the name")
    short = _nicknames()
    if not manner.family and (b in short.get(a, ()) or a in short.get(b, ())):
        return Match(0.9, f"nickname {min(a, b, key=len).capitalize()} = {max(a, b, key=len).capitalize()}")
    if manner.family and (rows or _alike().get(a, frozenset()) & _alike().get(b, frozenset())):
        return None
    if not manner.family and {a, b} <= full_given_names():
        return _two_given(a, b)
    if manner.strict:
        return None
    return _by_letters(a, b) or _by_sounds(a, b, manner) or _slipped(a, b, manner)


def _two_given(a: str, b: str) -> Match | None:
    """Two given names that the tables know, in no row together: two names ("Roberta", "Roberto"), but for a letter."""
    genders = {first_names().get(word.title(), "") for word in (a, b)} - {""}
    return Match(0.95, "doubled letter") if len(genders) < 2 and _undoubled(a) == _undoubled(b) else None


def _by_letters(a: str, b: str) -> Match | None:
    if _undoubled(a) == _undoubled(b) and min(len(a), len(b)) >= 4:
        return Match(0.95, "doubled letter")
    if _umlauts(a) == _umlauts(b):
        return Match(0.95, "umlaut written out")
    return Match(0.9, "slip of the pen") if min(len(a), len(b)) >= 5 and _slip(a, b) else None


def _by_sounds(a: str, b: str, manner: Manner) -> Match | None:
    if not manner.lenient:
        return None
    if not manner.vowels:
        score = max((same_abjad(x, y) for x in _spellings(a) for y in _spellings(b)), default=0.0)
        return Match(score, "romanisation") if score else None
    ends = _ending(a), _ending(b)
    if ends != (a, b) and variants().get(ends[0], frozenset()) & variants().get(ends[1], frozenset()):
        return Match(0.9, "romanisation")
    ukrainian = (_is_ukrainian(a) and _is_ukrainian(b)) or (a[0] == b[0] and len(a) == len(b) > 4)
    if ukrainian and same_skeleton(_H_AS_G.sub("g", a), _H_AS_G.sub("g", b), firm=True):
        return Match(0.9, "romanisation")
    if _ending(a) == _ending(b) or (min(len(a), len(b)) >= 3 and _alike_in_sound(_ending(a), _ending(b))):
        return Match(0.9, "romanisation")
    return None


def _alike_in_sound(a: str, b: str) -> bool:
    return same_skeleton(a, b, firm=a.endswith(_CYRILLIC) and b.endswith(_CYRILLIC))


def _is_ukrainian(word: str) -> bool:
    """Say whether a family name has an ending common in Ukraine and Belarus, where Russian "g" is spoken as "h"."""
    return len(word) > 4 and word.endswith(_UKRAINIAN)


@lru_cache(maxsize=8192)
def _ending(word: str) -> str:
    """Write Slavic endings one way: "-off" and "-chov" as "-ov" and "-chev", French "-ine", Latvian "-ovs"."""
    if len(word) > 5 and word.endswith(("off", "eff")):
        return f"{word[:-2]}v"
    if len(word) > 5 and word.endswith(("ovs", "evs", "ins", "ejs", "ijs")):
        word = word[:-1]
    if len(word) > 5 and word.endswith(("yov", "iov", "yev", "iev")):
        return f"{word[:-3]}ev"
    if len(word) > 5 and word.endswith(("chov", "shov", "zhov")):
        return f"{word[:-2]}ev"
    return word[:-1] if len(word) > 5 and word.endswith("ine") else word


@lru_cache(maxsize=8192)
def _undoubled(word: str) -> str:
    """Write doubled letters once; "ck" and "tz" are k and z doubled."""
    return re.sub(r"(.)\1", r"\1", word.replace("ck", "k").replace("tz", "z"))


@lru_cache(maxsize=8192)
def _umlauts(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s")


def _slip(a: str, b: str) -> bool:
    """Say whether two words differ as misspellings do: letters swapped, a like sound, a letter lost in a long word."""
    if _swapped(a, b) or (len(skeleton(a)[0]) >= 4 and _alike_in_sound(a, b)):
        return True
    if skeleton(a) == skeleton(b) and len(skeleton(a)[0]) >= 3:
        return True
    if len(a) == len(b) or min(len(a), len(b)) < 8 or a[0] != b[0] or not one_edit(a, b):
        return False
    is_whole = min(len(a), len(b)) >= 9 and max(a, b, key=len)[-1] not in "as"  # "Petrova", "Williams" are other names
    return a[-2:] == b[-2:] or is_whole


def _slipped(a: str, b: str, manner: Manner) -> Match | None:
    """A single wrong letter: a like one in a long family name, a lost one in a given name that then is none."""
    if not manner.slips or a[0] != b[0]:
        return None
    found = one_edit(a, b) and _like_letter(a, b) if manner.family else _lost_letter(a, b)
    return Match(0.8, "slip of the pen") if found else None


def _lost_letter(a: str, b: str) -> bool:
    """Say whether one word is a known given name and the other is none, but it with a letter too many or too few."""
    known = [word in given_names() for word in (a, b)]
    if known[0] == known[1]:
        return False
    name, other = (a, b) if known[0] else (b, a)
    return any(
        len(form) != len(other) and form[-1] == other[-1] and max(len(form), len(other)) >= _SHORTEST_SLIP
        and one_edit(form, other) for form in _spellings(name)
    )  # fmt: skip


def _like_letter(a: str, b: str) -> bool:
    """Say whether the one letter in which two long words differ is a vowel for a vowel or a consonant of like sound."""
    if min(len(a), len(b)) < _SHORTEST_SLIP:
        return False
    if len(a) != len(b):
        return a[-1] == b[-1]
    at = next(i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y)
    if at == len(a) - 1 or {a[-3:], b[-3:]} == {"sen", "son"}:
        return False
    pair = frozenset((a[at], b[at]))
    return pair <= _VOWELS or pair in _LIKE_SOUNDS


def _swapped(a: str, b: str) -> bool:
    """Say whether two words differ only in two neighbouring letters that changed places."""
    if len(a) != len(b):
        return False
    at = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(at) != 2 or at[1] != at[0] + 1 or at[1] == len(a) - 1:
        return False  # the last two letters change the name: "Christian", "Christina"
    return a[at[0]] == b[at[1]] and a[at[1]] == b[at[0]]


def one_edit(a: str, b: str) -> bool:
    """Say whether two words differ in one letter: another, one more, or one less."""
    a, b = sorted((a, b), key=len)
    if len(b) - len(a) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[at:] == b[at + 1 :] if len(a) < len(b) else a[at + 1 :] == b[at + 1 :]
