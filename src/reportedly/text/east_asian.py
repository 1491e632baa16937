"""Korean and Chinese names in Latin letters: one name in several systems of romanisation."""

from __future__ import annotations

from reportedly.text.name_parts import Name
from reportedly.text.romanisation import (
    chinese_surname,
    is_korean_surname,
    is_pinyin,
    korean_parts,
    pinyin_readings,
    same_korean,
)
from reportedly.text.scripts import Judged, vietnamese_surnames


def is_family_of_the_east(word: str) -> bool:
    """Say whether a lower-case word is a Korean, Chinese or Vietnamese family name."""
    return is_korean_surname(word) or bool(chinese_surname(word)) or word in vietnamese_surnames()


def as_korean(one: Name, two: Name) -> Judged | None:
    """Judge two names that may both be Korean; None where one is none, or the family names leave it open."""
    left, right = korean_parts(one.words), korean_parts(two.words)
    if left is None or right is None:
        return None
    if left[0] != right[0]:
        shares = {one.words[0], one.words[-1]} & {two.words[0], two.words[-1]}
        may_be_chinese = chinese_surname(one.words[0]) & chinese_surname(two.words[0])
        return None if shares or may_be_chinese else (False, 0.1, ("another family name",))
    if not same_korean(left[1], right[1]):
        return as_chinese(one, two) or (False, 0.3, ("another given name",))
    if all(is_pinyin(word) for word in (*one.words, *two.words)) and "".join(left[1]) != "".join(right[1]):
        return as_chinese(one, two) or (None, 0.5, ("one name in Korean, two in Chinese",))
    if one.words == two.words[::-1] and all(map(chinese_surname, one.words)):
        return None, 0.5, ("family name first",)  # "Wang Wei": either may be the family name
    return True, 0.95, ("Korean romanisation",)


def as_chinese(one: Name, two: Name) -> Judged | None:
    """Judge two names that may both be Chinese, in different systems; None where they do not read alike."""
    if not (2 <= len(one.words) <= 3 and 2 <= len(two.words) <= 3):
        return None
    plain = [all(is_pinyin(word) for word in name.words) for name in (one, two)]
    if all(plain) and "".join(one.words) == "".join(two.words):
        return True, 0.98, ("same spelling run together",)
    hyphened = [len(name.groups) < len(name.words) for name in (one, two)]
    if all(plain) and hyphened[0] == hyphened[1]:
        return _maybe_older(one, two) if not hyphened[0] else None
    if all(plain):  # pinyin runs the syllables of a given name together, Wade-Giles joins them by a hyphen
        plain = [not hyphen for hyphen in hyphened]
    heard = [_readings(name, is_plain) for name, is_plain in zip((one, two), plain, strict=True)]
    return (True, 0.9, ("Chinese romanisation",)) if heard[0] & heard[1] else None


def _maybe_older(one: Name, two: Name) -> Judged | None:
    """Both look like pinyin, but one may be Wade-Giles of a single syllable ("Biao", "Piao"): that cannot be told."""
    plain = ["".join(name.words) for name in (one, two)]
    may_be = plain[0] in pinyin_readings(two.words) or plain[1] in pinyin_readings(one.words)
    return (None, 0.5, ("two names in pinyin, one in older spelling",)) if may_be else None


def _readings(name: Name, is_plain: bool) -> frozenset[str]:
    """Read a name as pinyin, family name first and run together; a plain one as it stands."""
    given = frozenset({"".join(name.words[1:])}) if is_plain else pinyin_readings(name.words[1:])
    family = frozenset(name.words[:1]) if is_plain else pinyin_readings(name.words[:1]) | chinese_surname(name.words[0])
    return frozenset(before + behind for before in family for behind in given)


def one_syllable(word: str) -> frozenset[str]:
    """A Chinese family name as pinyin, be it written so or in another system."""
    plain = frozenset({word}) if is_pinyin(word) else frozenset()
    return pinyin_readings((word,)) | chinese_surname(word) | plain
