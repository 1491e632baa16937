"""Words that time expressions are made of: a text becomes tokens, each token one letter that stands for its classes.

A rule of data/time_rules.tsv is then a regular expression over these letters, so one match is one stretch of tokens.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.text.tables import read_table

OTHER = "_"  # the letter of every token that no rule knows
_FIRST_LETTER = 0x100

_TOKEN = re.compile(
    r"(?P<quarter>(?<![^\W_])[QH][1-4](?![^\W_]))"
    r"|(?P<ampm>[apAP]\.[mM]\.?(?![^\W_]))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?=[\d'])(?:"
    r"(?P<iso>(?<![\w-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<slashed>(?<![\w./])\d{1,2}([/.])\d{1,2}\6(?:\d{4}|\d\d)(?![\w/]))"
    r"|(?P<clock>(?<![\w.:])\d{1,2}(?::\d\d(?![\d:])|\.\d\d(?=\s?[ap]\.?m\b)))"
    r"|(?P<decade>(?<!\w)(?:[12]\d{2}0|'?\d0)'?s(?!\w))"
    r"|(?P<nth>(?<!\w)\d{1,2}(?:st|nd|rd|th)(?!\w))"
    r"|(?P<n>(?<![\w$£€¥#.,])\d+(?:[.,]\d+)*)"
    r"|(?P<short_year>(?<![\W\d_])'\d\d(?!\w)|(?<!\w)'\d\d(?!\w)))"
    r"|(?P<mark>[-,.()+'])"
    r"|(?P<rest>\d+|\S)"
)
_MARKS = {"-": "dash", ",": "comma", ".": "dot", "(": "open", ")": "close", "+": "plus", "'": "quote"}
_ATOM = re.compile(r"<(\w+)>|([a-z]+)")
# Names: without a capital they are other words ("may", "march", "sat").
_UNNAMED = (("the", "new", "year"),)  # a feast that is written without a capital
_NAMES = frozenset({"month", "month_short", "weekday", "weekday_short", "weekdays"})


class Word(NamedTuple):
    """A token: offsets in the text it was cut from, its lower-case words, and the letter of its classes."""

    start: int
    end: int
    text: str
    letter: str

    def has(self, kind: str) -> bool:
        """Whether the token is of this class."""
        return self.letter in letters_of(kind)


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Collect the classes of each word of the table; the words that rules name are classes of their own."""
    found: dict[str, set[str]] = {}
    for row in read_table("time_words"):
        found.setdefault(row["word"], set()).add(row["class"])
    for row in read_table("time_rules"):
        for atom in _ATOM.finditer(row["pattern"]):
            if atom[2]:
                found.setdefault(atom[2], set()).add("=" + atom[2])
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def _letters() -> dict[frozenset[str], str]:
    """Give every combination of classes its letter."""
    shapes = [frozenset({name}) for name in ("iso", "slashed", "clock", "decade", "nth", "n", "short_year", "quarter",
                                             "ampm", "holiday", "year", *_MARKS.values())]  # fmt: skip
    shapes += [frozenset({"n", "dayno"}), frozenset({"nth", "dayno"})]
    combinations = dict.fromkeys([*shapes, *_classes().values(), *map(_nameless, _classes().values())])
    return {kinds: chr(_FIRST_LETTER + number) for number, kinds in enumerate(combinations)}


def _nameless(kinds: frozenset[str]) -> frozenset[str]:
    return kinds - _NAMES


@cache
def letters_of(kind: str) -> frozenset[str]:
    """Give the letters of all tokens of one class; `=word` is the class of that word alone."""
    return frozenset(letter for kinds, letter in _letters().items() if kind in kinds)


@cache
def _word_letters() -> dict[str, str]:
    return {word: _letters()[kinds] for word, kinds in _classes().items()}


@cache
def _number(word: str, kind: str) -> str | None:
    for row in read_table("time_words"):
        if row["word"] == word and row["class"] == kind:
            return row["number"]
    return None


def number_of(word: Word, kind: str) -> str:
    """Look up the number or length that the table gives a word as a member of this class; empty for none."""
    return _number(word.text, kind) or ""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Turn a pattern over words into one over letters."""

    def atom(match: re.Match[str]) -> str:
        letters = letters_of(match[1] or "=" + match[2])
        return f"[{''.join(sorted(letters))}]" if letters else "(?!)"

    return re.compile(_ATOM.sub(atom, pattern).replace(" ", ""))


GAP = Word(0, 0, "", OTHER)


def cut(text: str) -> list[Word]:
    """Cut a levelled text into tokens, in order; holidays of several words are one token.

    A run of words that no rule knows is one GAP: most of a text is, and needs no offsets. Cost: linear.
    """
    words: list[Word] = []
    has_holiday = False
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "word":
            lower, letter, may_be_holiday = _known_word(match[0])
            has_holiday = has_holiday or may_be_holiday
            if letter != OTHER or may_be_holiday:
                words.append(Word(match.start(), match.end(), lower, letter))
            elif not words or words[-1] is not GAP:
                words.append(GAP)
        else:
            words.append(_shaped(match))
    return _join_holidays(text, words) if has_holiday else words


def _shaped(match: re.Match[str]) -> Word:
    text = match[0]
    letter = _letter_of_shape(match.lastgroup or "rest", text, match)
    return Word(match.start(), match.end(), text.lower(), letter)


@lru_cache(maxsize=20_000)
def _known_word(text: str) -> tuple[str, str, bool]:
    """Give the lower-case word, its letter, and whether a holiday's name has it. Pure; the cache only saves time."""
    lower = text.lower()
    letter = _word_letters().get(lower, OTHER)
    if letter != OTHER and text[0].islower():
        kinds = _nameless(_classes()[lower])
        letter = _letters()[kinds] if kinds else OTHER
    return lower, letter, lower in _holiday_words()


def _letter_of_shape(shape: str, text: str, match: re.Match[str]) -> str:
    if shape == "rest":
        return OTHER
    if shape == "mark":
        return _letters()[frozenset({_MARKS[text]})]
    if shape == "n":
        following = match.string[match.end() : match.end() + 1]
        return _letter_of_number(text, following.isalpha() or following in ("%", "°"))
    if shape == "nth" and int(text[:-2]) <= 31:
        return _letters()[frozenset({"nth", "dayno"})]
    return _letters()[frozenset({shape})]


def _letter_of_number(text: str, glued: bool) -> str:
    if not text.isdigit() or len(text) > 4:
        return _letters()[frozenset({"n"})]
    if len(text) == 4 and 1100 <= int(text) <= 2099:
        return OTHER if glued else _letters()[frozenset({"year"})]
    is_day = len(text) <= 2 and 1 <= int(text) <= 31
    return _letters()[frozenset({"n", "dayno"} if is_day else {"n"})]


@cache
def _holidays() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Sort the holidays under their first word, the longest first, each as the tokens behind it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("holidays"):
        first, *rest = [match[0] for match in _TOKEN.finditer(row["name"])]
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


@cache
def _holiday_words() -> frozenset[str]:
    return frozenset(word for row in read_table("holidays") for word in re.findall(r"[^\W\d_]+", row["name"]))


def _join_holidays(text: str, words: list[Word]) -> list[Word]:
    joined: list[Word] = []
    at = 0
    while at < len(words):
        size = _holiday_size(words, at, text[words[at].start].isupper())
        if size:
            name = " ".join(word.text for word in words[at : at + size])
            joined.append(Word(words[at].start, words[at + size - 1].end, name, _letters()[frozenset({"holiday"})]))
        else:
            joined.append(words[at])
        at += size or 1
    return joined


def _holiday_size(words: list[Word], at: int, is_name: bool) -> int:
    for rest in _holidays().get(words[at].text, ()):
        if not (is_name or (words[at].text, *rest)[:3] in _UNNAMED or (words[at].text, *rest[:1]) == ("new", "year")):
            continue
        if tuple(word.text for word in words[at + 1 : at + 1 + len(rest)]) == rest:
            return 1 + len(rest)
    return 0


@cache
def holiday_rules() -> dict[str, str]:
    """Give each holiday's rule by its tokens, joined by spaces as `cut` joins them."""
    return {" ".join(match[0] for match in _TOKEN.finditer(row["name"])): row["rule"] for row in read_table("holidays")}
