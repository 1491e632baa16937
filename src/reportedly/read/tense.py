"""Sequence of tenses: where a coordinated clause leaves what somebody said, and speaks in the outlet's voice again."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.read.grammar import children, is_verb, own_subjects
from reportedly.read.tokens import Token


def leaves_reported_speech(clause: Token, cue: Token) -> Iterator[Token]:
    """Yield the coordinated clauses inside of a reported clause that are not reported themselves.

    A verb of saying in the past shifts its content back ("said they were negotiating"); a coordinated clause with a
    subject of its own, no "that", and a present tense ("but officials have not provided …") is not shifted: the
    outlet speaks. Source: sequence of tenses, as in any grammar of English (e.g. CGEL, ch. 3).
    """
    if cue.tag_ not in ("VBD", "VBN") or not is_shifted(clause):
        return
    for other in children(clause, "conj"):
        if is_verb(other) and own_subjects(other) and not children(other, "mark") and is_present(other):
            yield other


def finite(verb: Token) -> Token:
    """The word of a verb group that carries the tense: its first auxiliary, else the verb itself."""
    auxiliaries = children(verb, "aux", "auxpass")
    return auxiliaries[0] if auxiliaries and auxiliaries[0].tag_ != "TO" else verb


def is_present(verb: Token) -> bool:
    """Whether the verb group is in the present tense (perfect included), or will come."""
    word = finite(verb)
    return word.tag_ in ("VBZ", "VBP") or word.text.lower() in ("will", "may", "can", "'ll")


def is_shifted_state(verb: Token) -> bool:
    """ "said they *were* missing": a state, put in the past by the past tense of the verb of saying alone.

    Source: sequence of tenses, as above; of events ("said it sank") the past tense says that they are over.
    """
    plain = verb.text.lower() in ("was", "were") and not children(verb, "aux", "auxpass")
    going = verb.tag_ == "VBG" and finite(verb).text.lower() in ("was", "were")  # "said talks *were continuing*"
    dated = any(child.dep_ in ("npadvmod", "advcl") for child in verb.children) or is_dated(verb)
    return (going or (plain and bool(children(verb, "acomp", "attr", "prep")))) and not dated


def is_dated(verb: Token) -> bool:
    """Whether a day or a time stands with the verb: "was quiet *over the weekend*", "was dining there *that night*"."""
    nouns = [*children(verb, "npadvmod"), *(noun for prep in children(verb, "prep") for noun in children(prep, "pobj"))]
    return any(noun.ent_type_ in ("DATE", "TIME") for noun in nouns)


def is_shifted(verb: Token) -> bool:
    """Whether the verb group is in a past tense, or has a modal's past form."""
    word = finite(verb)
    return word.tag_ == "VBD" or word.text.lower() in ("would", "could", "might", "should", "had")
