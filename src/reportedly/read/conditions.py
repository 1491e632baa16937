"""If-clauses, the clauses that hang on them, and clauses that are taken for granted."""

from __future__ import annotations

from reportedly.read.grammar import children, is_verb, own_subjects
from reportedly.read.open_questions import is_open
from reportedly.read.tokens import Token

_IF = frozenset({"if", "unless", "provided", "providing", "assuming", "lest"})
_CONCEDING = frozenset({"even", "as"})  # "even if it rains", "as if it rained": nothing hangs on it
_INVERTED = frozenset({"should", "had", "were"})
_TAKEN = frozenset({"when", "after", "since", "than", "as", "while", "because", "although", "though"})
_AWAITING = frozenset({"before", "until", "till", "once", "when"})
_MARKS = ("mark", "advmod")
_HIGHEST = 4  # steps up the parse


def is_condition(verb: Token) -> bool:
    """In an if-clause: what is only supposed (FactBank: underspecified)."""
    climbing: Token = verb
    for _ in range(_HIGHEST):
        if _opens_condition(climbing, conceded=True) or _is_inverted(climbing):
            return True
        if climbing.dep_ not in ("xcomp", "conj") or climbing.head.i == climbing.i:
            break
        climbing = climbing.head
    return False


def hangs_on_condition(verb: Token) -> bool:
    """In the main clause of an if-clause; "is to decide *if* it may sail" asks, and nothing hangs on it."""
    asked = children(verb, "advcl")
    return any((_opens_condition(clause) and not is_open(clause)) or _is_inverted(clause) for clause in asked)


def is_of_any(verb: Token) -> bool:
    """ "Any deal would need a vote": said of a thing that is not there yet."""
    would = any(aux.text.lower() == "would" for aux in children(verb, "aux"))
    return would and any(det.text.lower() == "any" for noun in own_subjects(verb) for det in children(noun, "det"))


def _opens_condition(clause: Token, *, conceded: bool = False) -> bool:
    marks = [child for child in children(clause, *_MARKS) if child.text.lower() in _IF]
    return any(conceded or not _is_conceded(mark) for mark in marks)


def _is_conceded(mark: Token) -> bool:
    before = mark.nbor(-1).text.lower() if mark.i > 0 else ""
    return before in _CONCEDING


def _is_inverted(clause: Token) -> bool:
    """ "Should the talks fail, …", "had it rained": the auxiliary stands before the subject."""
    if clause.dep_ != "advcl" or not is_verb(clause):
        return False
    subjects = own_subjects(clause)
    auxiliaries = [aux for aux in children(clause, "aux", "auxpass") if aux.text.lower() in _INVERTED]
    return bool(subjects and auxiliaries) and auxiliaries[0].i < min(noun.i for noun in subjects)


def is_awaited(verb: Token) -> bool:
    """ "before it starts to rot": a present tense behind these words is still to come."""
    return any(child.text.lower() in _AWAITING and child.i < verb.i for child in children(verb, *_MARKS))


def is_presupposed(verb: Token) -> bool:
    """Whether a clause is taken for granted by whoever reports it: "expects sales to beat those *seen* in May".

    What hangs on a noun or says when or than what is not hedged by the cue above it. Source: FactBank 1.0.
    """
    climbing: Token = verb
    for _ in range(_HIGHEST):
        if climbing.dep_ == "relcl" or (climbing.dep_ == "acl" and climbing.tag_ in ("VBN", "VBD")):
            return True
        if climbing.dep_ == "advcl":
            return any(child.text.lower() in _TAKEN for child in children(climbing, *_MARKS))
        if climbing.dep_ != "conj":
            return False
        climbing = climbing.head
    return False
