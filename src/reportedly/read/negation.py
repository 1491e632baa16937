"""Whether a clause says that something was not so: by "not", by "no", by a word that keeps it from being so."""

from __future__ import annotations

from functools import cache

from reportedly.model.reading import Status
from reportedly.read.grammar import children, is_verb
from reportedly.read.tokens import Token
from reportedly.text.tables import read_table
from reportedly.text.words import stem

_NEGATIVE = frozenset({"no", "never", "neither", "nor", "nobody", "nothing", "none"})
_ANY = frozenset({"one", "time", "point", "stage", "circumstances"})
_SCARCELY = frozenset({"never", "hardly", "scarcely", "barely"})
_OBJECTS = ("nsubj", "nsubjpass", "dobj", "attr")
_LEADING = frozenset({"of", "to"})  # "know of no report", "led to nothing": the verb is nothing without them
_BREAKS = frozenset({",", "–", "—", "-", ";"})
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
    if stem(verb.text) in _COPULAS and any(prep.text.lower() == "without" for prep in children(verb, "prep")):
        return True  # "has been without water"
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
        if following not in _ONLY and not _is_contrast(child):
            return True
    return any(child.text.lower() == "longer" and _has_no(child, "neg", "advmod") for child in children(verb, "advmod"))


def _is_contrast(no: Token) -> bool:
    """ "650 were there, *not 400*": set apart, it turns away other words, not the clause; ", not knowing" does."""
    apart = no.i > 0 and no.text.lower() == "not" and no.doc[no.i - 1].text in _BREAKS
    return apart and (no.i > no.head.i + 1 or not is_verb(no.head))


def _negates(child: Token) -> bool:
    word = child.text.lower()
    if child.dep_ == "advmod":
        return word in _SCARCELY
    if child.dep_ == "prep":  # "shot at no one", "at no time met", "led to nothing"
        leads = word in _LEADING and child.i == child.head.i + 1
        return any(_is_none(noun) or (leads and _is_nothing(noun)) for noun in children(child, "pobj"))
    return child.dep_ in _OBJECTS and _is_nothing(child)


def _is_none(noun: Token) -> bool:
    """Nobody, at no time; "for nothing", "with no agreement" negate no verb."""
    return noun.text.lower() == "nobody" or (noun.text.lower() in _ANY and _has_no(noun, "det"))


def _is_nothing(noun: Token) -> bool:
    """ "nothing", "no report", "neither side", "neither a letter nor a call", "not one letter", "hardly any choice"."""
    if noun.text.lower() in _NEGATIVE or _has_no(noun, "det"):
        return True
    if any(word.text.lower() == "neither" for word in children(noun, "det", "preconj")):
        return True
    few = (word.text.lower() for quantity in children(noun, "det", "nummod") for word in _before(quantity))
    return any(word in _SCARCELY or word == "not" for word in few)


def _before(quantity: Token) -> list[Token]:
    """What stands with "any", "one" or "a": *hardly* any, *not* one, *not* a single."""
    doc, first = quantity.doc, quantity.i - 1
    return [doc[first]] if first >= 0 and quantity.text.lower() in ("any", "one", "a") else []


def _has_no(word: Token, *labels: str) -> bool:
    return any(child.text.lower() == "no" for child in children(word, *labels))


def _is_almost(verb: Token) -> bool:
    """ "nearly sank": it did not."""
    near = any(child.text.lower() in _ALMOST and child.i < verb.i for child in children(verb, "advmod"))
    return near and stem(verb.text) not in _GRADUAL


def _is_without(verb: Token) -> bool:
    """ "left without signing", "instead of signing", "without any money having been paid"."""
    prep = verb.head
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN") and not children(verb, "mark"):
        having = children(verb, "aux")
        withouts = (word for word in children(prep, "prep") if word.text.lower() == "without" and word.i < verb.i)
        nouns = [noun for word in withouts for noun in children(word, "pobj")]
        return any(aux.tag_ == "VBG" and noun.i == aux.i - 1 for aux in having for noun in nouns)
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
