"""What a cue holds: the frames of data/cues.tsv (clause, infinitive, object, preposition, …) found in the parse."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.read import cues
from reportedly.read.cues import Cue, is_document
from reportedly.read.grammar import (
    children,
    coordinated,
    extent,
    has_mark,
    in_order,
    is_gerund,
    is_verb,
    own_subjects,
    trim,
)
from reportedly.read.parentheses import DISCOURSE, around, is_parenthetical
from reportedly.read.tense import leaves_reported_speech
from reportedly.read.tokens import Sentence, Token
from reportedly.text.words import stem

_REFLEXIVE = ("myself", "yourself", "himself", "herself", "itself", "themselves", "ourselves")
_CIRCUMSTANCES = frozenset({"in", "on", "at", "during", "through", "via", "for", "after", "before", "to"})
_INTERRUPTING = frozenset({",", "-", "--", "–", "—"})
_BEGINNING = frozenset({"NN", "NNS", "NNP", "JJ", "DT", "CD", "RB", "PRP$", "JJR", "JJS"})
_LONGEST_NUMBER = 5  # tokens: "27 per cent of them"
_COMPLEMENTS = frozenset({"for", "as", "to", "with", "against", "at"})


class Held(NamedTuple):
    """The content of a cue, and the preposition or particle that belongs to the cue."""

    content: list[Token]
    cue: list[Token]


NOTHING = Held([], [])


def active_content(verb: Token, cue: Cue, sentence: Sentence) -> Held:
    """Find what an active verb reports by the frames of its row; the frame nearest to a clause first."""
    says = bool(cue.frames & {"clause", "quote"})
    clauses = [child for child in children(verb, "ccomp") if _is_content_clause(child, verb)] if says else []
    behind_it = [clause for clause in clauses if clause.i > verb.i and not _is_behind_gerund(clause, verb, cue)]
    if says:
        behind_it += behind_citation(verb) or behind_circumstance(verb) or _question(verb, cue)
    interrupts = is_parenthetical(verb)
    if behind_it and not (verb.dep_ == "parataxis" and interrupts):
        return Held(_clause_content(behind_it[0], verb), [])
    if says and not behind_it and (bare := _bare(verb, sentence)):
        return Held(bare, [])
    if says and interrupts and cue.kind != "topic":
        return Held(_if_it_tells(around(verb, sentence)), [])
    if "clause" in cue.frames and _is_as_clause(verb):
        return Held(_beside(verb), [])
    held = _infinitive(verb, cue) or _behind_preposition(verb, cue) or _object(verb, cue)
    if held is None and clauses:
        return Held(_clause_content(clauses[0], verb), [])
    return held or NOTHING


def told_before(verb: Token) -> list[Token]:
    """ "Two were hurt, *it was claimed* last night", "Among them, *it was said*, was a guest": nobody is named.

    What it interrupts or follows, behind a comma; nothing where a clause stands behind it.
    """
    it = next((child for child in children(verb, "nsubjpass") if child.text.lower() == "it" and child.i < verb.i), None)
    if it is None or it.i == verb.sent.start or verb.doc[it.i - 1].text not in _INTERRUPTING:
        return []
    clauses = [child for child in children(verb, "ccomp", "advcl") if is_verb(child)]
    if any(part.i > verb.i for part in (*clauses, *children(verb, "oprd", "attr", "acomp"))):
        return []
    before = [clause for clause in clauses if clause.dep_ == "ccomp"]
    return _clause_content(before[0], verb) if before else _if_it_tells(around(verb, verb.sent))


def _bare(verb: Token, sentence: Sentence) -> list[Token]:
    """ "*Routine maintenance*, says the firm": words without a verb, and a cue whose subject stands behind it."""
    who = own_subjects(verb)
    at = verb.i - 1
    if not who or who[0].i < verb.i or at - sentence.start < 2 or verb.doc[at].text != ",":
        return []
    said = list(verb.doc[sentence.start : at])
    plain = said[0].tag_ in _BEGINNING and not any(t.is_punct or t.is_quote or is_verb(t) for t in said)
    timed = all(token.ent_type_ in ("DATE", "TIME") for token in said)
    return said if plain and not timed and said[0].text.lower() not in DISCOURSE else []


def _is_behind_gerund(clause: Token, verb: Token, cue: Cue) -> bool:
    """ "denied *having met* him: he had been ill": the gerund is what was denied."""
    gerunds = [child for child in children(verb, "xcomp") if is_gerund(child) and verb.i < child.i < clause.i]
    return "ing" in cue.frames and bool(gerunds) and not has_mark(clause)


def _if_it_tells(tokens: list[Token]) -> list[Token]:
    """ "In a letter in May, Falk said:" interrupts nothing; what is said has a verb, or stands in quotation marks."""
    return tokens if any(is_verb(token) or token.tag_ == "MD" or token.is_quote for token in tokens) else []


# ---- clauses --------------------------------------------------------------------------------------------------


def behind_citation(verb: Token) -> list[Token]:
    """ "reported, citing two sources, that …": the parser gives the clause to "citing", but it is the reporter's."""
    citing = [child for child in children(verb, "advcl") if _is_citing(child)]
    clauses = [clause for child in citing if children(child, "dobj") for clause in children(child, "ccomp")]
    return [clause for clause in clauses if has_mark(clause)]


def _is_citing(verb: Token) -> bool:
    return any(cue.kind == "cite" for cue in cues.verb_cues(verb.text))


def behind_circumstance(verb: Token) -> list[Token]:
    """ "said in a statement that …", "said for the first time that …": the parser gives the clause to the last noun."""
    nouns = [
        noun
        for prep in children(verb, "prep")
        if prep.text.lower() in _CIRCUMSTANCES and prep.i > verb.i
        for noun in children(prep, "pobj")
        if is_document(noun.text) or cues.noun_cue(noun.text) is None
    ]
    clauses = [clause for noun in nouns for clause in children(noun, "acl", "relcl", "ccomp")]
    return [clause for clause in clauses if _has_that(clause) and own_subjects(clause)]


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.text.lower() == "that" for child in clause.children)


def _is_content_clause(clause: Token, verb: Token) -> bool:
    if clause.i > verb.i:
        return True
    own = own_subjects(clause)
    return bool(own) or clause.tag_ in ("VBD", "VBZ", "VBP")


def _clause_content(clause: Token, verb: Token) -> list[Token]:
    if clause.i > verb.i:
        return extent(clause, without=list(leaves_reported_speech(clause, verb)))
    tokens = extent(clause)
    # an inverted clause stands in front of its cue: it begins where the sentence does, but for "Meanwhile"
    tokens = [token for token in tokens if token.i < verb.i]
    while tokens and tokens[0].text.lower() in DISCOURSE:
        tokens = trim(tokens[1:])
    return tokens


def _question(verb: Token, cue: Cue) -> list[Token]:
    """ "asked the crew if they had seen it": a parser takes the question for a condition."""
    if "whether" not in cue.frames:
        return []
    clauses = [child for child in children(verb, "advcl") if child.i > verb.i]
    return [clause for clause in clauses if any(m.text.lower() in ("if", "whether") for m in children(clause, "mark"))]


def _is_as_clause(verb: Token) -> bool:
    """ "As the mayor noted, …", "…, as some hope, …": what it is put beside is the content."""
    marked = any(child.text.lower() == "as" for child in children(verb, "mark", "advmod"))
    bare = not children(verb, "dobj", "ccomp", "xcomp", "acomp")
    return verb.dep_ == "advcl" and marked and bare and bool(own_subjects(verb)) and is_verb(verb.head)


def _beside(verb: Token) -> list[Token]:
    """What an as-clause is put beside: one clause, not what is coordinated behind it, nor the cue that leads it."""
    clause = verb.head
    for _ in range(4):  # "declined to say whether the ship had sailed, as the paper had reported"
        led = [child for child in children(clause, "ccomp", "xcomp") if is_verb(child) and cues.verb_cues(clause.text)]
        if not led:
            break
        clause = led[0]
    later = [child for child in children(clause, "conj") if child.i > verb.i]
    return extent(clause, without=[verb, *later])


# ---- infinitives, gerunds -------------------------------------------------------------------------------------


def infinitives(verb: Token) -> list[Token]:
    """The infinitives with "to" that complete a verb, in order."""
    return [child for child in children(verb, "xcomp") if is_infinitive(child)]


def _is_for_clause(clause: Token) -> bool:
    return is_infinitive(clause) and any(mark.text.lower() == "for" for mark in children(clause, "mark"))


def is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" and child.i < verb.i for child in verb.children)


def _infinitive(verb: Token, cue: Cue) -> Held | None:
    """ "urged the owners to sell", "wants the fleet to be sold", "recalled meeting him"."""
    if "inf" in cue.frames:
        found = infinitives(verb) or [child for child in children(verb, "ccomp") if is_infinitive(child)]
        if found and found[0].i > verb.i:
            objects = [child for child in children(verb, "dobj") if verb.i < child.i < found[0].i]
            return Held(in_order(t for part in (*objects, found[0]) for t in extent(part)), [])
    if "for" in cue.frames:  # "called for the tax to be raised"
        found = [child for child in children(verb, "ccomp", "xcomp", "advcl") if _is_for_clause(child)]
        if found and found[0].i > verb.i:
            return Held(extent(found[0]), [])
    if "ing" in cue.frames:
        gerunds = [child for child in children(verb, "xcomp", "ccomp") if is_gerund(child) and child.i > verb.i]
        if gerunds:
            return Held(extent(gerunds[0]), [])
    return None


# ---- phrases --------------------------------------------------------------------------------------------------


def _behind_preposition(verb: Token, cue: Cue) -> Held | None:
    """ "called for an inquiry", "praised the crew for its courage", "sees the vote as a test"."""
    objects = [child for child in children(verb, "dobj") if child.i > verb.i]
    of_object = [prep for child in objects for prep in children(child, "prep") if prep.text.lower() == "as"]
    last = _last_at(objects)
    if "at" in cue.frames and last is not None:
        return Held(phrase(objects[0]), [])
    particles = [child for child in children(verb, "prt") if objects and child.i + 1 == objects[0].left_edge.i]
    if particles and particles[0].text.lower() in cue.frames:  # "called on the owners", with a particle for the parser
        whom = [*objects, *infinitives(verb)]
        return Held(in_order(t for part in whom for t in phrase(part)), [])
    preps = children(verb, "prep")
    for prep in [*preps, *_behind_time(preps), *of_object]:
        word = prep.text.lower()
        if word not in cue.frames or prep.i < verb.i:
            continue
        held = behind(prep)
        if not held or (word == "as" and not objects and verb.dep_ != "relcl"):  # "whom she described as …"
            continue
        if word == "at" and objects and not any(token.tag_ == "CD" for token in held):
            continue  # "put the toll at 40", not "at the door"
        if objects and word in _COMPLEMENTS:
            return Held(in_order([*phrase(objects[0]), prep, *held]), [])
        if cue.kind == "urge":  # "called on the owners to sell"
            held = in_order([*held, *(t for child in infinitives(verb) if child.i > prep.i for t in extent(child))])
        near = not [t for t in verb.doc[verb.i + 1 : prep.i] if t.dep_ not in ("prt", "advmod")]
        return Held(held, list(verb.doc[verb.i + 1 : prep.i + 1]) if near else [])
    return None


def _last_at(objects: list[Token]) -> Token | None:
    """ "puts the number of people *affected at 486,000*": the parser hangs the number on what stands before it."""
    for noun in objects[:1]:
        for token in noun.subtree:
            number = [child for child in children(token, "pobj") if child.right_edge.i == noun.right_edge.i]
            below = token.text.lower() == "at" and token.head.tag_ == "VBN" and number
            if below and any(part.tag_ == "CD" for part in number[0].subtree):
                return token
    return None


def _behind_time(preps: list[Token]) -> list[Token]:
    """ "complained *for months* about cracks": what stands behind how long belongs to the verb."""
    nouns = [noun for prep in preps for noun in children(prep, "pobj") if noun.ent_type_ in ("DATE", "TIME")]
    return [prep for noun in nouns for prep in children(noun, "prep") if prep.text.lower() in ("about", "of")]


def behind(prep: Token) -> list[Token]:
    """The tokens that a preposition holds, in order; without what is only added about the last noun (", which …")."""
    labels = ("pobj", "pcomp", "prep", "amod") if prep.text.lower() == "as" else ("pobj", "pcomp", "prep")
    return trim(in_order(t for noun in children(prep, *labels) for t in phrase(noun) if t.i > prep.i))


def phrase(noun: Token) -> list[Token]:
    """The tokens of a noun phrase that is reported: the reporter, not the source, adds ", which …" or ", who …"."""
    clauses = [t for t in noun.subtree if t.dep_ == "relcl" and t.right_edge.i == noun.right_edge.i]
    return extent(noun, without=[t for t in clauses if t.doc[t.left_edge.i - 1].text == ","])


def _object(verb: Token, cue: Cue) -> Held | None:
    objects = [child for child in children(verb, "dobj") if _is_thing(child, verb)]
    if objects and (_is_sacked(objects[0], verb) or _is_empty(objects[0])):
        return None
    if cue.kind == "say" and _is_number(verb, objects):  # "The union says 27 per cent"
        return Held(phrase(objects[0]), [])
    if "name" in cue.frames:
        named = [child for child in children(verb, "oprd", "ccomp") if child.i > verb.i and not is_verb(child)]
        if named:
            return Held(in_order(t for part in (*objects, *named) for t in phrase(part)), [])
    if objects and ("object" in cue.frames or ("document" in cue.frames and _said_by_document(verb))):
        parts = [*objects[:1], *children(verb, "oprd")]
        return Held(in_order(t for part in parts for t in phrase(part)), [])
    return None


def _is_sacked(noun: Token, verb: Token) -> bool:
    """ "dismissed its manager": who is sacked is not denied."""
    return stem(verb.text) == "dismiss" and (noun.ent_type_ == "PERSON" or cues.is_person(noun.text))


def _is_empty(noun: Token) -> bool:
    """The "it" of "would find *it* hard to block the sale" is nothing that anybody found."""
    doc, at = noun.doc, noun.i + 1
    return noun.text.lower() == "it" and at < len(doc) and doc[at].tag_ == "JJ"


def _is_number(verb: Token, objects: list[Token]) -> bool:
    """A bare number right behind the cue, with its unit at most."""
    if not objects or stem(verb.text) != "say":
        return False
    said = phrase(objects[0])
    return bool(said) and said[0].i == verb.i + 1 and said[0].tag_ in ("CD", "$") and len(said) <= _LONGEST_NUMBER


def _is_thing(noun: Token, verb: Token) -> bool:
    return noun.i > verb.i and noun.text.lower() not in _REFLEXIVE


def _said_by_document(verb: Token) -> bool:
    return any(is_document(noun.text) for own in own_subjects(verb) for noun in coordinated(own))
