"""Words that stand in capitals throughout ("LONDON — THE MINISTER SAID …"), in the case that a parser knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.text.known import first_names, known, known_forms, known_lengths, name_words, role_nouns
from reportedly.text.tables import column

_WORD = re.compile(r"[^\W\d_]+(?:['’.&-][^\W\d_]+)*")
_RUN = re.compile(r"[^\W\d_a-z][^a-z]{10,}")  # a first look: no small Latin letter for a while
_LEAST = 4  # words in capitals side by side, one of them a function word: fewer are abbreviations or a name
_NO_VOWEL = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,5}")  # "BBC", "FBI" is known, "CNN"
_GIVING = frozenset({"TOLD", "ASKED", "GAVE", "GIVE", "LET", "HELP", "HELPED", "TO", "FOR", "WITH", "AROUND"})  # … us
_REST_OF_NAME = 2  # words behind a title or a first name that are taken for the rest of the name
_STOPS = ".!?:\"“”"


def proper_words(text: str) -> frozenset[str]:
    """The words that a text always writes with a capital where it does not write in capitals. Cost: linear.

    They come in capitals. The first word of a sentence tells nothing.
    """
    capital, small = set(), set()
    for match in _WORD.finditer(text):
        word = match[0]
        if word.islower():
            small.add(word.upper())
        elif word[0].isupper() and not word.isupper():
            before = text[max(0, match.start() - 2) : match.start()].rstrip()
            if before and before[-1] not in _STOPS:
                capital.add(word.upper())
    return frozenset(capital - small)


def has_capitals(text: str) -> bool:
    """A cheap first look: whether there may be a stretch in capitals."""
    return _RUN.search(text) is not None


def recase(words: str, *, proper: frozenset[str] = frozenset()) -> str:
    """Write stretches in capitals as a text would: small, but for names and the first word of a sentence.

    The result is as long as `words`; all other stretches stay as they are. A name is what stands in `proper`, what the
    tables know, and what follows a title or a first name. Cost: linear.
    """
    if not has_capitals(words):
        return words
    written = list(words)
    for run in _runs(words):
        names = _names([match[0] for match in run], proper)
        dotted = False  # whether the word before is an abbreviation, whose dot ends no sentence
        for match, is_name in zip(run, names, strict=True):
            before = words[max(0, match.start() - 3) : match.start()].rstrip()
            begins = not before or (before[-1] in _STOPS and not (dotted and before[-1] == "."))
            keep = 1 if is_name or begins else 0
            dotted = "." in match[0] or match[0].lower() in column("abbreviations", "word")
            if _is_abbreviation(match[0], is_name=is_name):
                continue
            for at in range(match.start() + keep, match.end()):
                small = written[at].lower()
                written[at] = small if len(small) == 1 else written[at]
    return "".join(written)


def _is_abbreviation(word: str, *, is_name: bool) -> bool:
    """Whether a word is written in capitals anywhere: "I", "U.N.", "EU", "BBC"; "US" where it is the country."""
    if word == "US":
        return is_name
    if word.lower() in _function_words() or _leads(word.lower()):
        return word == "I"
    return "." in word or word in known_forms() or _NO_VOWEL.fullmatch(word) is not None


def _runs(words: str) -> Iterator[list[re.Match[str]]]:
    """Yield runs of at least four words in capitals, one of them a function word."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(words):
        if match[0].isupper():
            run.append(match)
            continue
        if _is_shouted(run):
            yield run
        run = []
    if _is_shouted(run):
        yield run


def _is_shouted(run: Sequence[re.Match[str]]) -> bool:
    return len(run) >= _LEAST and any(match[0].lower() in _function_words() for match in run)


def _names(words: Sequence[str], proper: frozenset[str]) -> list[bool]:
    """For each word in capitals, whether it is (a part of) a name."""
    found = [word in proper for word in words]
    rest = 0  # how many words may still belong to the name of a person
    for at, word in enumerate(words):
        for size in _sizes(word):
            if known(" ".join(words[at : at + size]).title()) is not None:
                found[at : at + size] = [True] * len(words[at : at + size])
        if word == "US":  # the country, not "told us"
            found[at] = at == 0 or words[at - 1] not in _GIVING
        is_first, leads = word.title() in first_names(), _leads(word.lower())
        if word.lower() in _plain_words() or leads:
            found[at] |= word.lower() in _calendar() or (leads and _NO_VOWEL.fullmatch(word) is not None)
            rest = _REST_OF_NAME if leads else 0
        elif is_first or rest:
            found[at] = True
            rest = _REST_OF_NAME if is_first else rest - 1
    return found


def names_among(words: Sequence[str], proper: frozenset[str]) -> list[bool]:
    """For each word, given in capitals, whether the tables or `proper` take it for (a part of) a name."""
    return _names(words, proper)


def is_calendar(word: str) -> bool:
    """Whether a word, in small letters, is a month or a weekday."""
    return word in _calendar()


def is_plain(word: str) -> bool:
    """Whether the tables know a word, in small letters, as plain English and as no name."""
    return word in _plain_words()


def _sizes(word: str) -> tuple[int, ...]:
    return known_lengths().get(word.title(), ())


def _leads(word: str) -> bool:
    """Whether a name may follow: a title, or a role ("MINISTER INES FALK")."""
    return word in column("titles", "form") or word in role_nouns()


@cache
def _calendar() -> frozenset[str]:
    return column("time_words", "word", **{"class": "month"}) | column("time_words", "word", **{"class": "weekday"})


@cache
def _function_words() -> frozenset[str]:
    return column("stop_words", "word")


@cache
def _plain_words() -> frozenset[str]:
    """Words that are no part of a person's name, lower case: what the tables know of English, but for first names."""
    plain = _function_words() | name_words("say_verb") | column("common_words", "word")
    plain |= column("cues", "word") | column("irregular_forms", "form")
    return plain - {name.lower() for name in first_names()} | {"will", "may", "mark"}
