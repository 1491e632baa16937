"""Ages that stand in words for a person ("the 43-year-old") or beside a name ("Jane Roe, 43,")."""

from __future__ import annotations

from reportedly.read.sheet import Sheet

AGE = 5  # tokens of "43-year-old"


def age_before(sheet: Sheet, first: int, last: int) -> str:
    """The age that a stretch of tokens gives as "43-year-old", or nothing. Cost: linear in the stretch."""
    for token in range(first, last - AGE + 1):
        if is_age(sheet, token):
            return sheet.words[token]
    return ""


def is_age(sheet: Sheet, token: int) -> bool:
    """Whether "43-year-old" begins here."""
    if not sheet.words[token].isdigit() or not sheet.same_sentence(token, token + AGE - 1):
        return False
    return sheet.lows[token + 1 : token + AGE] == ["-", "year", "-", "old"]


def age_behind(sheet: Sheet, last: int) -> str:
    """The age in commas or brackets right behind a name: "Jane Roe, 43," or "Jane Roe (43)"; or nothing."""
    if not sheet.same_sentence(last - 1, last + 1) or sheet.words[last] not in {",", "("}:
        return ""
    age = sheet.words[last + 1]
    closed = not sheet.same_sentence(last, last + 2) or sheet.words[last + 2] in {",", ")", ".", ";"}
    return age if closed and age.isdigit() and 1 <= int(age[:4]) <= 115 and len(age) <= 3 else ""
