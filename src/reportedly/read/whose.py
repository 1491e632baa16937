"""Whose word it is, where the noun beside the cue is not yet the answer.

The grammar finds the noun that a cue hangs on. Here that noun is exchanged for who speaks: the relative pronoun of the
cue's own clause, who issued the statement "saying that …", the subject before a comma and "…, adding that …", who acts
"in the hope that …"; or for nobody, where the subject only causes "fears that …" (table data/source_verbs.tsv).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reportedly.read.candidates import Found
from reportedly.read.carriers import carriers, quoted_by
from reportedly.read.cues import noun_cue
from reportedly.read.grammar import (
    RELATIVES,
    coordinated,
    is_passive,
    is_verb,
    noun_phrase,
    own_subjects,
    subject,
)
from reportedly.read.source_words import role_of_word
from reportedly.read.tokens import Token
from reportedly.text.tables import read_table
from reportedly.text.words import stem

_INHERITING = frozenset({"conj", "xcomp"})
_DEEPEST = 4  # verbs between the cue and the relative clause ("who rose to say")
_ATTITUDES = frozenset({"expect", "think", "speculate"})
_IN_HOPE = frozenset({"in", "under", "with", "for"})
_OF_NOUNS = frozenset({"issues", "causes", "raises"})
_PERSONS = frozenset({"i", "you", "he", "she", "we", "they", "who", "some", "many", "others"})
_SPEAKERS = frozenset({"official", "person", "group", "media", "organisation"})
_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it", "my": "i", "our": "we", "your": "you"}


class Whose(NamedTuple):
    """The tokens of a source; `referent`: those of the noun that a relative pronoun stands for, else empty."""

    words: list[Token]
    referent: list[Token]


class Voices(NamedTuple):
    """Who speaks in a candidate, and through whom: `quoting` quotes them, `via` holds phrases that may name outlets."""

    sources: list[Whose]
    via: list[list[Token]]
    quoting: list[list[Token]]


@cache
def _uses() -> dict[str, str]:
    return {stem(row["word"]): row["use"] for row in read_table("source_verbs") if row["use"] in _OF_NOUNS}


def whose(found: Found) -> Voices:
    """Who speaks in a candidate, in the order of its sources. Linear in the words of its sources and cue."""
    phrases = [phrase for phrase in found.sources if phrase]
    noun = next((token for token in found.cue if token.tag_ in ("NN", "NNS")), None)
    verb = next((token for token in reversed(found.cue) if is_verb(token)), None)
    quoting = quoted_by(verb) if verb is not None else None
    if quoting is not None and quoting[1]:
        who, said = ([noun_phrase(token) or [token] for token in side] for side in quoting)
        return Voices([Whose(phrase, []) for phrase in said], [], who)
    if noun is not None and not (verb is not None and verb.i > noun.i):
        phrases = _of_noun(noun, phrases)
    elif verb is not None and phrases:
        phrases = _of_participle(verb, phrases)
    held = {token.i for phrase in phrases for token in phrase[:1]}
    via = [phrase for phrase in carriers(verb, phrases) if phrase and phrase[0].i not in held]
    return Voices([_with_referent(verb, phrase) for phrase in phrases], via, [])


# ---- nouns ----------------------------------------------------------------------------------------------------


def _of_noun(noun: Token, phrases: list[list[Token]]) -> list[list[Token]]:
    """ "fuelled fears" is nobody's fear; "acted in the hope that" is the hope of who acted."""
    held = noun.head
    if held.dep_ == "prep" and held.text.lower() in _IN_HOPE and is_verb(held.head) and not phrases:
        return _subjects(held.head) if _attitude(noun) else phrases
    if noun.dep_ != "dobj" or not is_verb(held):
        return phrases
    use = _uses().get(stem(held.text), "")
    own = subject(held)
    if own is None or not any(own.i == token.i for phrase in phrases for token in phrase):
        return _same_person(own, phrases)
    return [] if use == "causes" or (use == "raises" and not _can_speak(own)) else phrases


def _attitude(noun: Token) -> bool:
    cue = noun_cue(noun.text)
    return cue is not None and cue.kind in _ATTITUDES


def _same_person(own: Token | None, phrases: list[list[Token]]) -> list[list[Token]]:
    """ "He defended his call": he, of the two words for him, is who acts."""
    owner = phrases[0][0].text.lower() if len(phrases) == 1 and len(phrases[0]) == 1 else ""
    is_same = own is not None and _POSSESSIVES.get(owner) == own.text.lower()
    return [[own]] if is_same and own is not None else phrases


def _can_speak(noun: Token) -> bool:
    word = noun.text.lower()
    return word in _PERSONS or noun.tag_ in ("NNP", "NNPS") or role_of_word(word) in _SPEAKERS


# ---- participles ----------------------------------------------------------------------------------------------


def _of_participle(verb: Token, phrases: list[list[Token]]) -> list[list[Token]]:
    """A participle that the parser hangs on the noun before it: whose is it really?"""
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl") or not any(token.i == noun.i for token in phrases[0]) or len(phrases) > 1:
        return phrases
    if noun.dep_ == "dobj" and is_verb(noun.head) and _uses().get(stem(noun.head.text)) == "issues":
        return (_subjects(noun.head) or phrases) if role_of_word(noun.text.lower()) == "document" else phrases
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.nbor(-1).text == ",":
        return _subjects_above(noun) or phrases
    return phrases


def _subjects_above(noun: Token) -> list[list[Token]]:
    """ "left the house of a friend, saying that …": the subject of the clause, unless the noun speaks for itself."""
    if noun.dep_ in ("nsubj", "nsubjpass") or noun.head.dep_ == "agent":
        return []
    above = noun
    for _ in range(_DEEPEST):
        above = above.head
        if is_verb(above):
            return _subjects(above)
    return []


def _subjects(verb: Token) -> list[list[Token]]:
    who = subject(verb) if not is_passive(verb) else None
    if who is None or who.text.lower() in ("it", "there"):
        return []
    return [phrase for phrase in (noun_phrase(noun, of=verb) for noun in coordinated(who)) if phrase]


# ---- relative pronouns ----------------------------------------------------------------------------------------


def _with_referent(verb: Token | None, phrase: list[Token]) -> Whose:
    pronoun = _relative(verb, phrase)
    return Whose([pronoun], phrase) if pronoun is not None else Whose(phrase, [])


def _relative(verb: Token | None, phrase: list[Token]) -> Token | None:
    """The pronoun that speaks in the clause of the cue and stands for the noun of this phrase.

    A cue without a subject of its own has that of the verb it is coordinated with ("who left and said").
    """
    for _ in range(_DEEPEST):
        if verb is None:
            return None
        found = own_subjects(verb)
        if found:
            return found[0] if _stands_for(found[0], verb, phrase) else None
        verb = verb.head if verb.dep_ in _INHERITING else None
    return None


def _stands_for(pronoun: Token, verb: Token, phrase: list[Token]) -> bool:
    referent = int(verb.head.i)
    held = any(token.i == referent for token in phrase)
    return pronoun.text.lower() in RELATIVES and verb.dep_ == "relcl" and held and pronoun.i > referent
