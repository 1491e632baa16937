"""Headlines That Write Every Word Like This, in the case that a parser knows."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportedly.read.casing import is_calendar, is_plain, names_among
from reportedly.text.known import first_names, known_forms, role_nouns
from reportedly.text.tables import read_table
from reportedly.text.words import is_stop_word, stem

_WORD = re.compile(r"[^\W\d_]+(?:['’.&-][^\W\d_]+)*")
_TITLED = re.compile(r"[^\W\d_a-z][a-z]+")  # one capital, then small Latin letters
_BEGINS = re.compile(r"(?:^|[:;.!?\n\"“‘]|[-–—|]\s)[\s\"'“‘]*$")
_LONGEST_WORD = 30
_WORD_BEFORE = re.compile(r"[^\W\d_a-z][^\W\d_]{1,28} $")
_WORD_BEHIND = re.compile(r" [^\W\d_a-z][^\W\d_]{1,28}")
_SHARE = 0.8  # of the words that carry matter
_LEAST = 2  # words that carry matter: a headline of no more may be a name
_INFLECTED = ("s", "ed", "ing")
_LONGEST = 400  # characters of a headline


class Written(NamedTuple):
    """How a report writes its words in running text: stems that come small, words (in capitals) that never do; it."""

    small: frozenset[str]
    proper: frozenset[str]
    running: str


def looks_titled(words: str) -> bool:
    """Whether nearly every word that carries matter begins with a capital. Cost: linear, no table but stop words."""
    if len(words) > _LONGEST:
        return False
    telling = [match[0] for match in _WORD.finditer(words) if len(match[0]) > 2 and not is_stop_word(match[0].lower())]
    capital = sum(word[0].isupper() for word in telling)
    return len(telling) > _LEAST and capital >= _SHARE * len(telling)


def untitle(words: str, written: Written) -> str:
    """Write a titled headline as a sentence: small, but for names and the first word of a part.

    The result is as long as `words`. A word becomes small where the report's running text has it (or another form of
    it) small, or where a table knows it as a plain word; a name of the report, of the tables, and a word nobody knows
    stay. Cost: linear.
    """
    found = list(_WORD.finditer(words))
    names = names_among([match[0].upper() for match in found], written.proper)
    pairs = zip(found, names, strict=True)
    small = [match for match, is_name in pairs if _is_small(match, words, written, is_name=is_name)]
    letters = list(words)
    for match in small:
        letters[match.start()] = letters[match.start()].lower()
    return "".join(letters)


def _is_small(match: re.Match[str], words: str, written: Written, *, is_name: bool) -> bool:
    word = match[0]
    if not _TITLED.fullmatch(word) or _begins(words, match.start()):
        return False
    if is_stop_word(word.lower()):
        return not is_calendar(word.lower())
    if is_calendar(word.lower()) or word in first_names() or word in known_forms():
        return stem(word) in written.small and word.upper() not in written.proper
    if stem(word) in _doings() and word.endswith(_INFLECTED):
        return True  # "Denies", "Attacked": no name, though a repeated headline may say so
    if word.upper() in written.proper or _is_in_name(match, words, written.running):
        return False
    if stem(word) in written.small or stem(word) in _doings():
        return True
    return not is_name and (is_plain(word.lower()) or word.lower() in role_nouns())


def _is_in_name(match: re.Match[str], words: str, running: str) -> bool:
    """Whether the running text has the word, with a capital, beside the same neighbour: "Apple *Computer*"."""
    before = _WORD_BEFORE.search(words, max(0, match.start() - _LONGEST_WORD), match.start())
    behind = _WORD_BEHIND.match(words, match.end())
    return bool((before and before[0] + match[0] in running) or (behind and match[0] + behind[0] in running))


def _begins(words: str, at: int) -> bool:
    """Whether a sentence, a quotation or a part of a headline begins there."""
    return _BEGINS.search(words, max(0, at - 4), at) is not None


@cache
def _doings() -> frozenset[str]:
    """Stems of what tables know as doings and verbs of saying: those a name may not be made of."""
    tables = ("predicates", "cues", "raising", "light_verbs", "infinitives")
    return frozenset(stem(row["word"]) for name in tables for row in read_table(name) if " " not in row["word"])


def written_in(running: str) -> Written:
    """Learn from running text which words it writes small, and which always with a capital. Cost: linear.

    The first word of a sentence tells nothing.
    """
    capital, small = set(), set()
    for match in _WORD.finditer(running):
        word = match[0]
        if word.islower():
            small.add(word)
        elif _TITLED.fullmatch(word) and not _begins(running, match.start()):
            capital.add(word.upper())
    lower = {word.upper() for word in small}
    return Written(frozenset(stem(word) for word in small), frozenset(capital - lower), running)
