"""Which doing a word names: classes of verbs and event nouns, else the stem."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read.grammar import children, is_verb
from reportedly.read.tokens import Token
from reportedly.text.doings import expressions_in, joined_doings, noun_doings, verb_doings
from reportedly.text.tables import column, read_table
from reportedly.text.words import stem

_REACH = 8  # tokens from a verb to the end of its expression
_PHRASAL = frozenset({"turn"})  # raising only with a particle ("turned out to be")
_DOER = re.compile(r"(?:[eo]rs?|ists?)$")


def verb_terms(verb: Token) -> tuple[str, ...]:
    """The classes of a verb with its particle, else of the verb; else its stem."""
    particles = children(verb, "prt")
    own = stem(verb.text)
    if particles:
        with_particle = f"{own} {stem(particles[0].text)}"
        return _expressed(verb) or verb_doings(with_particle) or verb_doings(own) or (with_particle,)
    return _expressed(verb) or verb_doings(own) or (own,)


def _expressed(verb: Token) -> tuple[str, ...]:
    """The classes of the expression that begins with the verb: "pulls *out* of the deal", "lost their *lives*"."""
    words = [token.text for token in verb.doc[verb.i : min(verb.i + _REACH, verb.sent.end)]]
    found = next(expressions_in(words), None)
    if found is not None and found[1][0] == 0 and not _walks(verb, found[0]) and (doings := verb_doings(found[0])):
        return doings
    own = stem(verb.text)
    suffered = [stem(noun.text) for noun in children(verb, "nsubjpass")]  # "the charges were *dropped*"
    return next((doings for noun in suffered if (doings := verb_doings(f"{own} {noun}"))), ())


def _walks(verb: Token, expression: str) -> bool:
    """Whether "out" is where somebody walks: "walked out of the hall" is no strike."""
    return expression == "walk out" and not children(verb, "prt")


def noun_terms(noun: Token) -> tuple[str, ...]:
    """The classes of an event noun; empty for a noun that names no event, or who takes part in one ("negotiator")."""
    if _DOER.search(noun.text):
        return ()
    return noun_doings(stem(noun.text))


def is_light(verb: Token) -> bool:
    """Whether the verb leaves it to a noun to say what is done (data/light_verbs.tsv), as "call *off*" does not."""
    own = stem(verb.text)
    return own in _light() and not any(verb_doings(f"{own} {stem(word.text)}") for word in children(verb, "prt"))


@cache
def _light() -> frozenset[str]:
    return frozenset(stem(row["word"]) for row in read_table("light_verbs"))


@cache
def _raising() -> dict[str, frozenset[str]]:
    rows = [(row["word"].partition(" "), row["effect"]) for row in read_table("raising")]
    return {f"{stem(word)} {particle}".rstrip(): frozenset(effect.split()) for (word, _, particle), effect in rows}


def joined_terms(word: Token) -> tuple[str, ...]:
    """The classes of what a copula joins: event nouns, and words that only there name a doing ("on his *way*")."""
    own = stem(word.text)
    led = joined_doings(f"{stem(word.head.text)} {own}") if word.dep_ == "pobj" else ()  # "on strike", "behind bars"
    return led or noun_terms(word) or joined_doings(own) or (verb_doings(own) if word.tag_ == "VBN" else ())


def raising_effect(word: Token) -> frozenset[str] | None:
    """What a raising verb or adjective does to the verb it leads; None if it is none."""
    own = stem(word.text)
    effects = _raising().get(own)
    if effects is None and own in _PHRASAL:
        effects = next((_raising().get(f"{own} {particle.text.lower()}") for particle in children(word, "prt")), None)
    if effects is not None and "habit" in effects and not _is_habit(word):
        return None
    return effects


def is_fixed(verb: Token) -> bool:
    """Whether a passive puts its subject on a day to come: "has been announced for Tuesday", "are set to strike"."""
    if verb.tag_ != "VBN" or not children(verb, "auxpass"):
        return False
    preps = {prep.text.lower(): prep for prep in children(verb, "prep")}
    if "for" in preps and verb.text.lower() in column("coming_words", "form", **{"class": "fixed"}):
        return any(noun.ent_type_ in ("DATE", "TIME") for noun in children(preps["for"], "pobj"))
    behind = verb.doc[verb.i + 1].text.lower() if verb.i + 1 < len(verb.doc) else ""
    present = any(aux.tag_ in ("VBZ", "VBP") for aux in children(verb, "auxpass"))
    planned = "planned" in (raising_effect(verb) or frozenset())
    return present and planned and behind == "to"  # an infinitive that was not seen as one


def _is_habit(word: Token) -> bool:
    """ "he used to live there"; no habit is told by "an index used to measure growth" or "it was used to measure"."""
    if word.text.lower() != "used" or word.dep_ in ("acl", "relcl", "advcl"):
        return False
    return not children(word, "auxpass", "dobj")


def led_verb(word: Token) -> Token | None:
    """The infinitive that a raising word leads ("is expected to *meet*", "is likely to *fall*"), or None."""
    for child in children(word, "xcomp"):
        infinitive = any(aux.tag_ == "TO" for aux in child.children)
        gerund = child.tag_ == "VBG" and "none" in (raising_effect(word) or ())
        if is_verb(child) and child.i > word.i and (infinitive or gerund):
            return child
    return None
