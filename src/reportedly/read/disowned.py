"""What is told only to be called untrue or unproven: "no evidence that it burst", "it is not true that …"."""

from __future__ import annotations

from functools import cache

from reportedly.model.reading import Polarity
from reportedly.read.grammar import children, is_verb
from reportedly.read.infinitives import bearer
from reportedly.read.negation import is_negated
from reportedly.read.tokens import Token
from reportedly.text.tables import column
from reportedly.text.words import stem

_TRUTH = frozenset({"true", "truth"})
_HANGING = frozenset({"acl", "ccomp", "csubj", "relcl", "advcl"})
_DENYING = ("deny", "denie", "reject", "dismiss", "refut", "disput", "rule out", "ruled out", "rules out", "ruling out")
_REJECTING = frozenset({"dismiss"})  # besides the verbs of the table: of a report, which is no manager


def disowned(verb: Token) -> Polarity | None:
    """What the words above a "that" clause make of it: negative where it is called untrue, unknown where unproven.

    None where they let it stand. Cost: a few steps up the parse.
    """
    for each in (verb, bearer(verb)):
        if each.dep_ in _HANGING and any(mark.text.lower() == "that" for mark in children(each, "mark")):
            return _by_noun(each.head) if each.head.tag_.startswith("NN") else _by_truth(each.head)
    return None


def _by_noun(noun: Token) -> Polarity | None:
    """ "*no evidence* that …", "*reports* that … were false", "denied a *report* that …"."""
    word = stem(noun.text)
    if word in _known("proof"):
        return Polarity.UNKNOWN if _has_no(noun) or _is_negated(noun.head) else None
    if noun.text.lower() == "truth":
        return Polarity.NEGATIVE if _has_no(noun) or _is_negated(noun.head) else None
    if word not in _known("told"):
        return None
    above = noun.head
    if noun.dep_ == "pobj" and above.text.lower() in ("in", "to") and above.head.text.lower() in _TRUTH:
        return Polarity.NEGATIVE if _has_no(above.head) or _is_negated(above.head.head) else None
    if any(stem(child.text) in _known("named") for child in children(noun, "amod")):
        return Polarity.NEGATIVE
    if not is_verb(above) or _is_negated(above):
        return None
    if noun.dep_ in ("dobj", "nsubjpass"):
        rejects = _known("denies") | _known("verb") | _REJECTING
        return Polarity.NEGATIVE if stem(above.text) in rejects else None
    return _by_name(above) if noun.dep_ == "nsubj" else None


def _by_name(copula: Token) -> Polarity | None:
    """ "were *false*", "is a *lie*"."""
    named = (stem(word.text) in _known("named") for word in children(copula, "acomp", "attr"))
    return Polarity.NEGATIVE if any(named) else None


def _by_truth(above: Token) -> Polarity | None:
    """ "it is *not true* that …", "it is *untrue* that …"."""
    copula = above if is_verb(above) else above.head
    said = [above, *children(copula, "acomp", "attr")]
    is_no = is_verb(copula) and _is_negated(copula)
    if any(word.text.lower() in _TRUTH for word in said):
        return Polarity.NEGATIVE if is_no or any(_has_no(word) for word in said) else None
    named = any(stem(word.text) in _known("named") for word in said if not is_verb(word))
    return Polarity.NEGATIVE if named and not is_no else None


def _is_negated(token: Token) -> bool:
    return is_verb(token) and is_negated(token)


def _has_no(noun: Token) -> bool:
    return any(child.text.lower() == "no" for child in children(noun, "det", "amod"))


@cache
def _known(kind: str) -> frozenset[str]:
    return frozenset(stem(word) for word in column("untrue_words", "word", kind=kind) if " " not in word)


def is_denial(cue: str) -> bool:
    """Whether the words of a cue call untrue what stands under it: "denied", "has ruled out"."""
    return any(word in cue for word in _DENYING)
