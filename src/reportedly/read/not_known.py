"""What nobody knows or tells, as attributions: "the motive is unclear", "no word on the dead", "was not disclosed".

Here the subject of such words is what is not known; a question behind them ("it is unclear *who* …") is another file's.
"""

from __future__ import annotations

from reportedly.read.candidates import SILENCE, UNKNOWN, Found
from reportedly.read.cues import verb_cue
from reportedly.read.grammar import (
    DUMMIES,
    agents,
    children,
    coordinated,
    extent,
    noun_phrase,
    own_subjects,
    trim,
    verb_group,
)
from reportedly.read.open_questions import is_withheld, missing_word, not_known_word, question_word, what_is_asked
from reportedly.read.tokens import Token

_ABOUT = frozenset({"of", "on", "about", "as"})


def from_not_known(verb: Token) -> Found | None:
    """Find what the clause of a verb says is not known, or not told, or told where another does not; else None.

    Cost: a look around the verb.
    """
    beside = _told_beside(verb)
    if beside is not None:
        return beside
    if is_withheld(verb):
        sources = [noun_phrase(one) for noun in agents(verb) for one in coordinated(noun)]
        return Found(_group(verb), SILENCE, sources, extent(what_is_asked(verb)[0]))
    word = not_known_word(verb)
    if word is not None:
        who = what_is_asked(verb)[0]
        cue = _group(verb) if word.i == verb.i else [*_group(verb), word]
        return None if who.text.lower() in DUMMIES else Found(cue, UNKNOWN, [], extent(who))
    return _no_word(verb)


def _told_beside(verb: Token) -> Found | None:
    """ "would not say whether it sank, as the papers reported": the papers say that it sank."""
    cue = verb_cue(verb.text) if verb.dep_ == "advcl" else None
    who = own_subjects(verb)
    if cue is None or not who or not any(mark.text.lower() == "as" for mark in children(verb, "mark", "advmod")):
        return None
    holders = [verb.head, *children(verb.head, "xcomp")]
    asked = [verb.head, *(clause for holder in holders for clause in children(holder, "ccomp"))]
    for clause in asked:
        if clause.i < verb.i and clause.dep_ == "ccomp" and question_word(clause) in ("whether", "if"):
            content = extent(clause, without=[verb, *children(clause, "mark")])
            return Found(_group(verb), cue, [noun_phrase(who[0]) or who], content)
    return None


def _group(verb: Token) -> list[Token]:
    first, last = verb_group(verb)
    return list(verb.doc[first.i : last.i + 1])


def _no_word(verb: Token) -> Found | None:
    """ "There was no word on casualties"."""
    if not children(verb, "expl"):
        return None
    for noun in children(verb, "attr", "nsubj", "dobj"):
        about = [prep for prep in children(noun, "prep") if prep.text.lower() in _ABOUT]
        if missing_word(noun) and about:
            content = trim([token for token in about[0].subtree if token.i > about[0].i])
            cue = [*_group(verb), *(t for t in noun.subtree if t.i <= noun.i), about[0]]
            return Found(cue, UNKNOWN, [], content) if content else None
    return None
