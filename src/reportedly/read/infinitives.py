"""What an infinitive or a gerund tells: did it come about, or is it only wanted, weighed, allowed or kept off?"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from reportedly.read.grammar import children, is_verb, own_subjects
from reportedly.read.predicates import raising_effect
from reportedly.read.tokens import Token
from reportedly.text.tables import read_table
from reportedly.text.words import stem

_HANGING = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})
_DEEPEST = 8  # coordinated verbs above one


class Infinitive(StrEnum):
    """What governs an infinitive or a gerund does to it (data/infinitives.tsv)."""

    IMPLIED = "implied"
    REFUSED = "refused"
    AVERTED = "averted"
    AIM = "aim"
    POSSIBLE = "possible"


_KINDS = frozenset(kind.value for kind in Infinitive)


@cache
def _governed(form: str, pos: str) -> dict[str, Infinitive]:
    rows = [row for row in read_table("infinitives") if row["kind"] in _KINDS]
    rows = [row for row in rows if (row["with"], row["pos"]) == (form, pos)]
    return {stem(row["word"]): Infinitive(row["kind"]) for row in reversed(rows)}


def _by(word: Token, form: str) -> Infinitive | None:
    pos = "noun" if word.tag_.startswith("NN") else "verb"
    return _governed(form, pos).get(stem(word.text))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(stem(row["word"]) for row in read_table("infinitives") if row["kind"] == kind)


def governor(verb: Token) -> Token:
    """The word that an infinitive or gerund hangs on: a verb, noun or adjective, over a preposition."""
    above = verb.head
    return above.head if verb.dep_ == "pcomp" and above.dep_ == "prep" else above


def infinitive(verb: Token) -> Infinitive | None:
    """Tell what the word above an infinitive, a gerund or a noun's "that"-clause makes of it; else None.

    A verb that a raising word leads ("is due to land") is that word's matter. Purpose ("to ease the crisis") is an aim,
    unless the infinitive only tells how far something went ("fell to close at 90").
    Source: FactBank 1.0, Karttunen 1971.
    """
    if any(mark.text.lower() == "that" for mark in children(verb, "mark")):
        return _by(verb.head, "that") if verb.head.tag_.startswith("NN") else None
    if verb.tag_ == "VBG" and not children(verb, "aux"):
        return _gerund(verb)
    if verb.dep_ not in _HANGING or not is_infinitive(verb):
        return None
    above = verb.head
    if verb.dep_ in ("xcomp", "ccomp") and raising_effect(above) is not None:
        return None
    by_word = _by(above, "to")
    if verb.dep_ in ("acl", "relcl"):
        return by_word or (Infinitive.IMPLIED if _is_ranked(verb) else None)
    if by_word is not None or verb.dep_ != "advcl":
        return by_word
    return Infinitive.IMPLIED if stem(verb.text) in _words("result") and is_verb(above) else Infinitive.AIM


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return any(aux.tag_ == "TO" for aux in children(verb, "aux"))


def _gerund(verb: Token) -> Infinitive | None:
    """ "is weighing selling", "kept the boat from sinking", "plans on staying"."""
    if verb.dep_ == "pcomp":
        form = "from" if verb.head.text.lower() == "from" else "ing"
        return _by(governor(verb), form)
    if verb.dep_ in ("xcomp", "ccomp", "dobj") and is_verb(verb.head) and not own_subjects(verb):
        return _by(verb.head, "ing")
    return None


def _is_ranked(verb: Token) -> bool:
    """ "the first boat to arrive"."""
    return any(stem(child.text) in _words("rank") for child in verb.head.subtree if child.i < verb.i)


def bearer(verb: Token) -> Token:
    """The first of coordinated verbs whose auxiliaries, or whose "to", count for all ("will *cut* jobs and sell").

    The verb itself where it has a subject or an auxiliary of its own, or another form.
    """
    for _ in range(_DEEPEST):
        if verb.dep_ != "conj" or own_subjects(verb) or children(verb, "aux", "auxpass") or not _alike(verb):
            break
        if verb.tag_ == "VBD" and children(verb.head, "auxpass") and children(verb, "dobj"):
            break  # "would be sentenced on Monday and released him": no passive has an object
        verb = verb.head
    return verb


def _alike(verb: Token) -> bool:
    """Whether two coordinated verbs have one form; taggers mistake "cut" and "charged" for other ones."""
    pair = (verb.head.tag_, verb.tag_)
    return pair[0] == pair[1] or pair in (("VB", "VBP"), ("VBN", "VBD"))
