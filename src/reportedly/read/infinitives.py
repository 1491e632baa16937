"""What an infinitive tells: did it come about, or is it only wanted?"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from reportedly.read.grammar import children, is_verb
from reportedly.read.predicates import raising_effect
from reportedly.text.tables import read_table
from reportedly.text.words import stem

if TYPE_CHECKING:
    from spacy.tokens import Token

_HANGING = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})


class Infinitive(StrEnum):
    """What governs an infinitive does to it (data/infinitives.tsv)."""

    IMPLIED = "implied"
    REFUSED = "refused"
    AIM = "aim"


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(stem(row["word"]) for row in read_table("infinitives") if row["kind"] == kind)


def infinitive(verb: Token) -> Infinitive | None:
    """Tell what governs an infinitive makes of it; None for other verbs and for those that a raising word leads.

    Purpose ("to ease the crisis") is an aim, unless the infinitive only tells how far something went ("fell to close at
    90"). Source: FactBank 1.0, Karttunen 1971.
    """
    if verb.dep_ not in _HANGING or not any(aux.tag_ == "TO" for aux in children(verb, "aux")):
        return None
    governor = verb.head
    if verb.dep_ in ("xcomp", "ccomp") and raising_effect(governor) is not None:
        return None
    if verb.dep_ in ("acl", "relcl"):
        ranked = any(stem(child.text) in _words("rank") for child in governor.subtree if child.i < verb.i)
        return _by_word(governor) or (Infinitive.IMPLIED if ranked else None)
    by_word = _by_word(governor)
    if by_word is not None or verb.dep_ != "advcl":
        return by_word
    return Infinitive.IMPLIED if stem(verb.text) in _words("result") and is_verb(governor) else Infinitive.AIM


def _by_word(governor: Token) -> Infinitive | None:
    word = stem(governor.text)
    return next((kind for kind in Infinitive if word in _words(kind)), None)
