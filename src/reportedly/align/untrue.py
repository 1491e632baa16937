"""Words with which a statement calls a thing untrue, turns it away, will not do it, or says that it is not there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.text.tables import column
from reportedly.text.words import stem

_NAMING = frozenset({"call", "describ", "dismiss", "brand", "label", "denounc", "condemn", "be", "look", "sound"})
_DISMISS = stem("dismiss")  # whom somebody dismisses, they sack: they call untrue only what was said


def key_of_words(words: str) -> str:
    """The stem of a word; of a verb with its particle, the stem and the particle."""
    first, *rest = words.split()
    return " ".join([stem(first), *rest])


def calls_untrue(words: Sequence[str]) -> bool:
    """Whether words do so that can mean nothing else: "was ruled out", "called it an invention".

    `words`: stems from the predicate on, verbs with their particles too.
    """
    named = bool(_NAMING.intersection(words[:2]) and known("named").intersection(words))
    return named or bool(known("verb").intersection(words[:2]))


def calls_back(words: Sequence[str], around: frozenset[str]) -> bool:
    """Whether a verb of rejecting calls untrue what it rejects: a charge, not an offer, a plea or a manager.

    `around`: the stems of the whole statement, so that of "the claim was dismissed" its subject is seen.
    """
    told = bool(around & known("told"))
    if _DISMISS in words[:2]:
        return told or bool(around & known("named"))
    return bool(known("denies").intersection(words)) and (told or not around & known("offered"))


def shuns(words: Sequence[str]) -> bool:
    """Whether it says that somebody will not do a thing: "refused to pay", "refused on Monday to pay"."""
    return bool(known("shuns").intersection(words[:2])) and any(word.endswith(" to") for word in words)


def lacks(words: Sequence[str]) -> bool:
    """Whether it says by its verb, with no word of negation, that a thing is not there: "is missing", "was cut off"."""
    return bool(known("lacks").intersection(words[:4]))


@cache
def known(kind: str) -> frozenset[str]:
    """The words of a kind of data/untrue_words.tsv, as stems."""
    return frozenset(key_of_words(word) for word in column("untrue_words", "word", kind=kind))
