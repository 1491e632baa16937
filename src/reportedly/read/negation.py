"""Whether a clause says that something was not so: by "not", by "no", by a word that keeps it from being so."""

from __future__ import annotations

from functools import cache

from reportedly.model.reading import Status
from reportedly.read.grammar import children, is_verb
from reportedly.read.tokens import Token
from reportedly.text.tables import read_table
from reportedly.text.words import stem

_NEGATIVE = frozenset({"no", "never", "neither", "nor", "nobody", "nothing", "none"})
_SCARCELY = frozenset({"never", "hardly", "scarcely", "barely"})
_ONLY = frozenset({"only", "just", "merely", "simply"})
_ALMOST = frozenset({"almost", "nearly"})
# how far something went: "nearly doubled" is a figure, not a thing that did not happen
_GRADUAL = frozenset(
    stem(word) for word in ("double", "triple", "treble", "quadruple", "halve", "fill", "finish", "complete", "empty")
)
_COPULAS = frozenset({"be", "becom", "remain", "seem", "appear"})
_OR = frozenset({"or", "nor"})


def is_negated(verb: Token) -> bool:
    """Whether the words around a verb negate it: "not", "never", "no" with subject or object, "without", "nearly"."""
    joined = children(verb, "acomp", "attr") if stem(verb.text) in _COPULAS else []
    if any(_has_not(word) for word in joined):  # "was not overloaded": the parser hangs "not" on either
        return True
    return _has_not(verb) or _is_almost(verb) or _is_without(verb) or any(_negates(child) for child in verb.children)


def shares_negation(verb: Token, bearer: Token) -> bool:
    """ "did not sign or pay": with "or" the first verb's "not" counts for the others."""
    if verb.i == bearer.i or not _has_not(bearer):
        return False
    return any(child.text.lower() in _OR for child in children(verb.head, "cc"))


def _has_not(verb: Token) -> bool:
    """ "not", but for "not only"; "no longer"."""
    doc = verb.doc
    for child in children(verb, "neg"):
        following = doc[child.i + 1].text.lower() if child.i + 1 < len(doc) else ""
        if following not in _ONLY:
            return True
    return any(child.text.lower() == "longer" and _has_no(child, "neg", "advmod") for child in children(verb, "advmod"))


def _negates(child: Token) -> bool:
    word = child.text.lower()
    if child.dep_ == "advmod":
        return word in _SCARCELY
    if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and word in _NEGATIVE:
        return True
    return child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and _has_no(child, "det")


def _has_no(word: Token, *labels: str) -> bool:
    return any(child.text.lower() == "no" for child in children(word, *labels))


def _is_almost(verb: Token) -> bool:
    """ "nearly sank": it did not."""
    near = any(child.text.lower() in _ALMOST and child.i < verb.i for child in children(verb, "advmod"))
    return near and stem(verb.text) not in _GRADUAL


def _is_without(verb: Token) -> bool:
    """ "left without signing", "instead of signing"."""
    prep = verb.head
    if verb.dep_ != "pcomp" or prep.dep_ != "prep":
        return False
    word = "instead" if prep.text.lower() == "of" else "without"
    return bool((prep.head if word == "instead" else prep).text.lower() == word)


@cache
def _failings(kind: str) -> dict[str, Status]:
    return {stem(row["word"]): Status(row["status"]) for row in read_table("failings") if row["kind"] == kind}


def came_to_nothing(noun: Token) -> Status | None:
    """The status of what was planned where the plan came to nothing ("*scrapped* plans"); None where it did not."""
    for child in children(noun, "amod", "compound"):
        if stem(child.text) in _failings("adjective"):
            return _failings("adjective")[stem(child.text)]
    verb = noun.head
    if not noun.tag_.startswith("NN") or not is_verb(verb) or is_negated(verb):
        return None
    if noun.dep_ in ("dobj", "nsubjpass"):
        return _failings("object").get(stem(verb.text))
    return _failings("subject").get(stem(verb.text)) if noun.dep_ == "nsubj" else None
