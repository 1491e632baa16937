"""Whether two spellings in Latin letters may stand for the same word of another script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from reportedly.text.tables import read_table

Sound = tuple[str, frozenset[str], str]  # onset, possible vowels, coda

_INITIAL = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINAL = (
    "iang|iong|uang|ueng|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|er|a|o|e|i|u|v"
)
_PINYIN = re.compile(f"(?:(?:{_INITIAL})(?:{_FINAL})|(?:er|ai|ao|ou|an|en|ang|a|e|o))$")
_MOST_SPLITS = 24  # ways to cut one written word into syllables; names have two or three
_LONGEST = 14  # letters of a written word that is still tried as syllables


@lru_cache(maxsize=1)
def _korean() -> tuple[dict[str, set[str]], dict[tuple[str, bool], set[str]], dict[str, set[str]], dict[str, str]]:
    onsets: dict[str, set[str]] = {"": {""}}
    codas: dict[str, set[str]] = {"": {""}}
    vowels: dict[tuple[str, bool], set[str]] = {}
    for row in read_table("korean_sounds"):
        if row["part"] == "vowel":
            for closed in (True,) if row["only"] else (True, False):
                vowels.setdefault((row["spelling"], closed), set()).add(row["sound"])
        else:
            (onsets if row["part"] == "onset" else codas).setdefault(row["spelling"], set()).add(row["sound"])
    surnames = {form: row["spellings"].split()[0] for row in reversed(read_table("korean_surnames"))
                for form in row["spellings"].split()}  # fmt: skip
    return onsets, vowels, codas, surnames


@lru_cache(maxsize=4096)
def _korean_syllable(letters: str) -> tuple[Sound, ...]:
    onsets, vowels, codas, _ = _korean()
    letters = letters.replace("wh", "hw").replace("sye", "se")  # "Kyung-wha", "Sye-kyun"
    found = []
    for left in range(3):
        for right in range(3):
            onset, coda = letters[:left], letters[len(letters) - right :] if right else ""
            middle = letters[left : len(letters) - right]
            if left + right < len(letters) and onset in onsets and coda in codas and (middle, bool(coda)) in vowels:
                heard = frozenset(vowels[middle, bool(coda)])
                found += [(o, heard, c) for o in onsets[onset] for c in codas[coda]]
    return tuple(found)


def _splits(word: str, most: int) -> list[tuple[str, ...]]:
    """Cut a word in every way into at most `most` pieces of at most six letters."""
    if len(word) > _LONGEST:
        return []
    ways: list[tuple[str, ...]] = [(word,)] if len(word) <= 6 else []
    if most > 1:
        for cut in range(1, min(7, len(word))):
            ways += [(word[:cut], *rest) for rest in _splits(word[cut:], most - 1)]
    return ways[: _MOST_SPLITS * most]


@lru_cache(maxsize=4096)
def _korean_given(pieces: tuple[str, ...]) -> tuple[tuple[tuple[Sound, ...], ...], ...]:
    """Read the pieces of a given name as one or two syllables, in every way."""
    ways = _splits(pieces[0], 2) if len(pieces) == 1 else [pieces] if len(pieces) == 2 else []
    read = [tuple(_korean_syllable(piece) for piece in way) for way in ways]
    return tuple(syllables for syllables in read if all(syllables))


def korean_parts(words: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """Split a name (lower-case words) into Korean family name, in the North's spelling, and pieces of the given name.

    None where it cannot be a Korean name. The family name may stand first or last.
    """
    if not 2 <= len(words) <= 3:
        return None
    surnames = _korean()[3]
    for family, given in ((words[0], tuple(words[1:])), (words[-1], tuple(words[:-1]))):
        if family in surnames and _korean_given(given):
            return surnames[family], given
    return None


def same_korean(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether two given names may be one in Korean: "jong un" and "chong eun" may, "jong un" and "jong il" not."""
    return any(
        len(left) == len(right)
        and all(any(_heard_alike(x, y) for x in one for y in two) for one, two in zip(left, right, strict=True))
        for left in _korean_given(a)
        for right in _korean_given(b)
    )


def _heard_alike(a: Sound, b: Sound) -> bool:
    return a[0] == b[0] and a[2] == b[2] and bool(a[1] & b[1])


@lru_cache(maxsize=4096)
def is_pinyin(word: str) -> bool:
    """Say whether a lower-case word of Latin letters may be one to three syllables of pinyin."""
    return any(all(_PINYIN.match(piece) for piece in way) for way in _splits(word, 3))


@lru_cache(maxsize=1)
def _wade_giles() -> dict[str, dict[str, tuple[str, ...]]]:
    parts: dict[str, dict[str, tuple[str, ...]]] = {"onset": {}, "final": {}, "syllable": {}}
    for row in read_table("wade_giles"):
        parts[row["part"]][row["wade_giles"]] = tuple(row["pinyin"].split()) or ("",)
    return parts


@lru_cache(maxsize=4096)
def _pinyin_of(syllable: str) -> frozenset[str]:
    parts = _wade_giles()
    if syllable in parts["syllable"]:
        return frozenset(parts["syllable"][syllable])
    made = {
        onset + final
        for cut in range(3)
        for onset in parts["onset"].get(syllable[:cut], ())
        for final in parts["final"].get(syllable[cut:], ())
    }
    return frozenset(word for word in made if _PINYIN.match(word))


def pinyin_readings(words: Sequence[str]) -> frozenset[str]:
    """Read syllables in Wade-Giles as pinyin, run together in every way; empty where they are none."""
    readings = {""}
    for word in words:
        readings = {before + heard for before in readings for heard in _pinyin_of(word)}
        if len(readings) > 64:
            return frozenset()
    return frozenset(readings)


_CLUSTERS = (("sch", "sh"), ("tsh", "ch"), ("tsj", "ch"), ("tch", "ch"), ("zj", "zh"), ("sj", "sh"),
             ("sh", "š"), ("ch", "č"),
             ("kh", "x"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"),
             ("ks", "ks"), ("q", "k"), ("w", "v"), ("dj", "j"), ("zh", "j"), ("ts", "c"), ("tz", "c"), ("ou", "u"),
             ("oo", "u"), ("ee", "i"), ("yo", "o"), ("ye", "e"), ("iy", "i"), ("ii", "i"), ("yy", "i"), ("ij", "i"),
             ("ya", "a"), ("ia", "a"), ("yu", "u"), ("iu", "u"))  # fmt: skip
_VOWELS = "aeiouy"
_EITHER = str.maketrans({"b": "v", "p": "f", "š": "s", "č": "c"})
_LIKE = frozenset(frozenset(pair) for pair in ("ae", "ei", "iy", "ey", "ou", "ao"))
_FIRM = frozenset({frozenset("iy")})  # all that varies where the other alphabet writes its vowels


@lru_cache(maxsize=4096)
def skeleton(word: str) -> tuple[str, tuple[str, ...]]:
    """Split a lower-case word into its consonants and the vowels before, between and behind them.

    Spellings of one sound fall together ("q", "k", "g" of Arabic names; "kh"; "w" and "v"), doubled letters count once.
    """
    word = word.replace("x", "ks").replace("'", "").replace("`", "a")
    for written, heard in _CLUSTERS:
        word = word.replace(written, heard)
    consonants, slots = "", [""]
    for before, letter in zip(" " + word, word, strict=False):
        if letter in _VOWELS:
            slots[-1] += letter if letter not in slots[-1] else ""
        elif (letter != "h" or not consonants) and before != letter:
            consonants += letter  # an h inside comes and goes in romanisation
            slots.append("")
    return consonants, tuple(slots)


def same_skeleton(a: str, b: str, *, firm: bool = False) -> bool:
    """Say whether two romanised words may be one: the same consonants, and vowels that are written for each other.

    `firm`: the other alphabet writes its vowels (Cyrillic), so that they hardly vary. In words of two consonants they
    never do: too little else is left.
    """
    if firm:
        a, b = a.replace("yo", "e"), b.replace("yo", "e")
    (left, slots), (right, others) = skeleton(a), skeleton(b)
    if left != right or len(left) < 2:
        return False
    like = _FIRM if firm or len(left) < 3 else _LIKE
    differing = [(x, y) for x, y in zip(slots[1:-1], others[1:-1], strict=True) if not _vowels_alike(x, y, like)]
    if any(x and y for x, y in differing) or len(differing) > (len(left) >= 4 and not firm):
        return False
    return _vowels_alike(slots[0], others[0], like) and _vowels_alike(slots[-1], others[-1], like)


def _vowels_alike(a: str, b: str, like: frozenset[frozenset[str]]) -> bool:
    if a == b:
        return True
    if not (a and b):
        return False
    return any(x == y or frozenset((x, y)) in like for x, y in islice(((x, y) for x in a for y in b), 9))


def same_abjad(a: str, b: str) -> float:
    """Score two words of which at least one was written without short vowels: 0.9 alike, 0.8 if short, 0 not.

    Letters that stand for a consonant or a long vowel ("w", "y"), and those that one script has for two sounds
    (Hebrew b and v, p and f), count as either.
    """
    shared = _abjad_readings(a) & _abjad_readings(b)
    longest = max(map(len, shared), default=0)
    return 0.9 if longest >= 3 else 0.8 if longest == 2 else 0.0


@lru_cache(maxsize=4096)
def _abjad_readings(word: str) -> frozenset[str]:
    consonants = skeleton(word)[0].translate(_EITHER)[:_LONGEST]
    head, found = consonants[:1], {""}
    for letter in consonants[1:]:
        found = {before + kept for before in found for kept in ({letter, ""} if letter == "v" else {letter})}
    return frozenset(head + rest for rest in found)


@lru_cache(maxsize=1)
def _chinese_surnames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_table("chinese_surnames"):
        for form in (row["pinyin"], *row["elsewhere"].replace("'", "").split()):
            found.setdefault(form, set()).add(row["pinyin"])
    return {form: frozenset(names) for form, names in found.items()}


def chinese_surname(word: str) -> frozenset[str]:
    """The family names, in pinyin, that a lower-case word may be; empty where it is none."""
    return _chinese_surnames().get(word, frozenset())


def is_korean_surname(word: str) -> bool:
    """Say whether a lower-case word is a Korean family name in one of its spellings."""
    return word in _korean()[3]
