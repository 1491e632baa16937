"""Passive reporting, where the source is unstated or in the by-phrase: "is expected to …", "was hailed by …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.model.reading import Certainty
from reportedly.read import cues
from reportedly.read.candidates import Found
from reportedly.read.cues import Cue
from reportedly.read.frames import behind, infinitives, told_before
from reportedly.read.grammar import (
    DUMMIES,
    RELATIVES,
    agents,
    children,
    coordinated,
    extent,
    group,
    has_mark,
    in_order,
    is_passive,
    is_verb,
    noun_phrase,
    own_subjects,
)
from reportedly.read.tokens import Token

_CALLING = frozenset({"describe", "judge"})
_TOLD_TO = frozenset({"urge", "tell"})
_RAISING = frozenset({"seem", "seems", "seemed", "appear", "appears", "appeared", "appearing", "seeming"})
_LEANS = Cue("seem", "seem", Certainty.PROBABLE, frozenset())


def reporting_passive(verb: Token, cue: Cue, active: Cue | None) -> Iterator[Found]:
    """ "The minister is expected to resign": what is reported is the subject with what is said of it.

    `active`: the row of the verb as an active cue, whose frames hold too, and whose kind where nothing is said of it.
    """
    cue = replace(cue, frames=active.frames) if active else cue
    before = told_before(verb)
    if before:
        yield Found(group(verb), cue, _sources(verb), before)
        return
    content, held = _complement(verb, cue)
    if content:
        yield Found([*group(verb), *held], cue, _sources(verb), content)
    else:
        yield from other_passive(verb, active or cue)


def other_passive(verb: Token, cue: Cue) -> Iterator[Found]:
    """ "He was told by officials that …", "was asked to …", "was hailed by the crowd": the by-phrase is the source."""
    clauses = [child for child in children(verb, "ccomp") if child.i > verb.i]
    if _no_real_subject(verb):  # "it is not known if …"
        clauses += [child for child in children(verb, "advcl") if child.i > verb.i and has_mark(child)]
    sources = _sources(verb)
    if clauses and "clause" in cue.frames:
        yield Found(group(verb), cue, sources, extent(clauses[0]))
    elif cue.kind in _TOLD_TO and infinitives(verb):
        yield Found(group(verb), cue, sources, in_order([*_about(verb), *extent(infinitives(verb)[0])]))
    elif cue.frames & {"as", "name"} and _called(verb)[0]:
        content, held = _called(verb)
        yield Found([*group(verb), *held], cue, sources, content)
    elif cue.kind in _TOLD_TO and _asked_about(verb):
        yield Found(group(verb), cue, sources, in_order([*_about(verb), *_asked_about(verb)]))
    elif verb.dep_ == "acl" and cue.kind in ("say", "write", "show", "topic"):
        return  # "a video posted by the club": who made it, not what anybody says
    elif "object" in cue.frames and _about(verb) and (sources or cue.kind in ("say", "judge", "write")):
        by = [child for child in children(verb, "agent") if child.i == verb.i + 1]
        yield Found([*group(verb), *by], cue, sources, _about(verb))


def seeming(verb: Token) -> Iterator[Found]:
    """ "The fire appears to have spread": nobody's word but the outlet's leaning; a cue of saying under it stays."""
    if verb.text.lower() not in _RAISING or not is_verb(verb):
        return
    parts = [
        child
        for child in children(verb, "xcomp", "acomp", "oprd", "ccomp", "prep", "attr", "advcl")
        if child.i > verb.i and (child.dep_ not in ("prep", "advcl") or child.text.lower() in ("like", "as"))
    ]
    led = [child for child in parts if child.dep_ == "xcomp" and cues.verb_cues(child.text)]
    if parts and not led and verb.tag_ != "VBG":
        content = [t for part in parts for t in extent(part, without=_circumstances(part))]
        yield Found(group(verb), _LEANS, [], in_order([*_about(verb), *content]))


def _circumstances(clause: Token) -> list[Token]:
    """ "…, with critics complaining that …": beside what seems, not part of it."""
    beside = [prep for prep in children(clause, "prep") if prep.text.lower() == "with"]
    return [prep for prep in beside if prep.doc[prep.i - 1].text == ","] + children(clause, "advcl")


def _sources(verb: Token) -> list[list[Token]]:
    return [noun_phrase(noun) for agent in agents(verb) for noun in coordinated(agent)]


def _about(verb: Token) -> list[Token]:
    """The subject of a passive, which belongs to what is reported; none where it is a pronoun without meaning."""
    found = [child for child in children(verb, "nsubjpass", "nsubj") if child.i < verb.i]
    if found and found[0].text.lower() not in (*RELATIVES, *DUMMIES):
        return [token for token in noun_phrase(found[0], of=verb) if token.text.lower() not in RELATIVES]
    if not found and verb.dep_ == "acl" and verb.tag_ == "VBN" and not is_verb(verb.head) and agents(verb):
        return noun_phrase(verb.head, of=verb)  # "a plan backed by the council"
    return []


def _complement(verb: Token, cue: Cue) -> tuple[list[Token], list[Token]]:
    """What is said of the subject of a reporting passive, and the preposition that belongs to the cue."""
    if cue.kind == "accuse":
        for prep in children(verb, "prep"):
            if prep.text.lower() in ("of", "with", "for") and prep.i > verb.i:
                return behind(prep), [prep] if prep.i == verb.i + 1 else []
        return [], []
    if cue.kind in _CALLING or "as" in cue.frames:
        return _called(verb)
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i:
            return in_order([*_about(verb), *extent(child)]), []
        if child.dep_ in ("oprd", "attr", "acomp") and child.i > verb.i:
            return in_order([*_about(verb), *extent(child)]), []
        if child.dep_ in ("ccomp", "advcl") and child.i > verb.i and has_mark(child) and _no_real_subject(verb):
            return extent(child), []
    if cue.kind == "expect":  # "is expected home on Tuesday", "are expected on Thursday"
        parts = [child for child in children(verb, "prep", "npadvmod", "advmod", "prt") if child.i > verb.i]
        if _about(verb) and parts and parts[0].left_edge.i == verb.i + 1:
            return in_order([*_about(verb), *(t for part in parts for t in extent(part))]), []
    for prep in children(verb, "prep"):  # "is suspected of …"
        if prep.text.lower() == "of" and prep.i == verb.i + 1:
            return in_order([*_about(verb), *behind(prep)]), [prep]
    return [], []


def _asked_about(verb: Token) -> list[Token]:
    """ "was asked about the fire": what the question is about."""
    about = [child for child in children(verb, "prep") if child.text.lower() == "about" and child.i > verb.i]
    return extent(about[0]) if about else []


def _called(verb: Token) -> tuple[list[Token], list[Token]]:
    for child in children(verb, "oprd", "attr"):
        if child.i > verb.i:
            return in_order([*_about(verb), *extent(child)]), []
    for word in ("as", "to"):  # "is referred to as …"
        for prep in children(verb, "prep"):
            if prep.i > verb.i and prep.text.lower() == word and behind(prep):
                near = verb.doc[verb.i + 1 : prep.i + 1]
                return in_order([*_about(verb), *behind(prep)]), list(near) if len(near) <= 2 else []
    return [], []


def _no_real_subject(verb: Token) -> bool:
    found = own_subjects(verb)
    return not found or found[0].text.lower() in DUMMIES


def looks_passive(verb: Token, cue: Cue | None) -> bool:
    """ "X, said to be …": verbs of saying take no active infinitive, whatever the parser thinks."""
    if is_passive(verb):
        return True
    led = infinitives(verb)
    at_once = bool(led) and led[0].left_edge.i == verb.i + 1
    return verb.tag_ in ("VBN", "VBD") and at_once and not (cue and "inf" in cue.frames)
