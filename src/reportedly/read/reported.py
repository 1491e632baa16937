"""Candidate attributions from the dependency parse: a cue with its source and content, sentence by sentence.

Method: cue tables decide what may report, the parse decides whose word it is and where the content stands (clausal
complements, infinitives, quotations, prepositions), surface patterns mend what parsers are known to get wrong
("X, said to be …", ", analysts say, …").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportedly.read import cues
from reportedly.read.candidates import GO_ON, PUT_IT, SILENCE, Found
from reportedly.read.cues import Cue
from reportedly.read.grammar import (
    DUMMIES,
    children,
    coordinated,
    extent,
    group,
    has_mark,
    is_passive,
    is_verb,
    noun_phrase,
    own_subjects,
    subject,
    trim,
    verb_group,
)
from reportedly.read.not_known import from_not_known
from reportedly.read.other_cues import from_according, from_adjective, from_adverb, from_noun
from reportedly.read.parentheses import DISCOURSE, around, clause_start, is_parenthetical
from reportedly.read.parse import ParsedBlock
from reportedly.read.tense import leaves_reported_speech
from reportedly.text.words import stem

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_ASSERTING = frozenset({"say", "deny", "warn", "claim", "suggest", "manner"})
_SPEAKING = _ASSERTING | {"describe", "judge", "urge", "accuse"}
_SILENT_OBJECTS = frozenset({"detail", "details", "comment", "information", "explanation", "response", "statement"})
_GIVING = frozenset({"give", "provide", "offer", "release", "issue", "make", "elaborate"})


def find_reported(parsed: ParsedBlock) -> Iterator[Found]:
    """Yield the candidates of one block, in the order of their sentences. Linear in the number of tokens."""
    for sentence in parsed.sentences():
        for token in sentence:
            yield from _at(token, sentence)


def _at(token: Token, sentence: Tokens) -> Iterator[Found]:
    if is_verb(token):
        yield from _verb(token, sentence)
    elif token.text.lower() == "according":
        yield from from_according(token, sentence)
    elif token.tag_ in ("NN", "NNS"):
        yield from from_noun(token)
    elif token.tag_.startswith("JJ"):
        yield from from_adjective(token)
    elif token.tag_ == "RB":
        yield from from_adverb(token)


# ---- verbs ----------------------------------------------------------------------------------------------------


def _verb(verb: Token, sentence: Tokens) -> Iterator[Found]:
    if verb.text.lower() == "according":
        yield from from_according(verb, sentence)
        return
    special = _silence(verb) or from_not_known(verb) or _put_it(verb, sentence)
    if special:
        yield special
        return
    cue = _goes_on(verb) or cues.verb_cue(verb.text)
    passive = cues.passive_cue(verb.text)
    if passive and (is_passive(verb) or _looks_passive(verb, cue)):
        yield from _passive(verb, passive)
    elif cue and cue.kind == "cite":
        yield from _citing(verb, cue, sentence)
    elif cue and not is_passive(verb):
        yield from _active(verb, cue, sentence)
    elif cue:
        yield from _told_passive(verb, cue)


def _looks_passive(verb: Token, cue: Cue | None) -> bool:
    """ "X, said to be …": verbs of saying take no active infinitive, whatever the parser thinks."""
    return verb.tag_ in ("VBN", "VBD") and bool(_infinitives(verb)) and not (cue and "inf" in cue.frames)


def _infinitives(verb: Token) -> list[Token]:
    return [child for child in children(verb, "xcomp") if any(c.tag_ == "TO" for c in child.children)]


def _passive(verb: Token, cue: Cue) -> Iterator[Found]:
    content = _passive_content(verb, cue)
    if content:
        first, last = verb_group(verb)
        cue_tokens = [token for token in verb.doc[first.i : last.i + 1] if token.dep_ != "advmod"]
        cue_tokens += [
            child for child in children(verb, "prep") if child.text.lower() in ("of", "as") and child.i == last.i + 1
        ]
        agents = [noun for by in children(verb, "agent") for noun in children(by, "pobj")]
        yield Found(cue_tokens, cue, [noun_phrase(n) for agent in agents for n in coordinated(agent)], content)


def _passive_content(verb: Token, cue: Cue) -> list[Token]:
    if cue.kind in ("accuse", "describe", "judge"):
        preps = [
            child
            for child in children(verb, "prep")
            if child.text.lower() in ("of", "as", "to", "for") and child.i > verb.i
        ]
        objects = list(children(verb, "oprd", "attr")) if cue.kind == "describe" else []
        held = [trim([t for t in prep.subtree if t.i > prep.i]) for prep in preps]
        return held[0] if held else (extent(objects[0]) if objects else [])
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i:
            return extent(child)
        if child.dep_ in ("ccomp", "advcl") and child.i > verb.i and has_mark(child) and _dummy_subject(verb):
            return extent(child)
    return []


def _dummy_subject(verb: Token) -> bool:
    found = own_subjects(verb)
    return not found or found[0].text.lower() in DUMMIES


def _told_passive(verb: Token, cue: Cue) -> Iterator[Found]:
    """ "He was told by officials that …": the by-phrase is the source."""
    clauses = [child for child in children(verb, "ccomp") if child.i > verb.i]
    if _dummy_subject(verb):  # "it is not known if …"
        clauses += [child for child in children(verb, "advcl") if child.i > verb.i and has_mark(child)]
    agents = [noun for by in children(verb, "agent") for noun in children(by, "pobj")]
    if clauses and "clause" in cue.frames:
        yield Found(group(verb), cue, [noun_phrase(agent) for agent in agents], extent(clauses[0]))


def _active(verb: Token, cue: Cue, sentence: Tokens) -> Iterator[Found]:
    who = _inverted(verb, cue, sentence) or _speaker_above(verb, cue) or subject(verb)
    if who is None or (_is_dummy(who, cue) and own_subjects(verb)):
        return
    sources = [noun_phrase(noun, of=verb) for noun in coordinated(who)]
    content, held = _content(verb, cue, sentence)
    if who.i in {token.i for token in content}:
        content = []
    if not content and "quote" not in cue.frames:
        return
    found = Found([*group(verb), *held], cue, sources, content, told=_told(verb))
    yield found


def _is_dummy(who: Token, cue: Cue) -> bool:
    """ "It appears that …" has no speaker; the "it" of "it said" is a ministry, a paper, a statement."""
    word = who.text.lower()
    return word in DUMMIES and not (word == "it" and cue.kind in _SPEAKING and "quote" in cue.frames)


def _speaker_above(verb: Token, cue: Cue) -> Token | None:
    """ "said that water had been let out, but denied that …": the parser hangs "denied" on what was said."""
    head = verb.head
    if verb.dep_ != "conj" or own_subjects(verb) or cue.kind not in _ASSERTING or not children(verb, "ccomp"):
        return None
    above = cues.verb_cue(head.head.text) if head.dep_ == "ccomp" else None
    return subject(head.head) if above is not None and not is_passive(head.head) else None


def _inverted(verb: Token, cue: Cue, sentence: Tokens) -> Token | None:
    """ "…," said Nora Lind: behind a quotation the noun after the cue is who speaks, whatever the parser calls it."""
    if verb.i > sentence.start + 1 or "quote" not in cue.frames or own_subjects(verb):
        return None
    nouns = [child for child in children(verb, "dobj", "attr", "oprd", "npadvmod", "dative") if child.i > verb.i]
    return nouns[0] if nouns else None


def _content(verb: Token, cue: Cue, sentence: Tokens) -> tuple[list[Token], list[Token]]:
    """The content of an active cue, and the preposition that belongs to the cue, if any."""
    if "clause" in cue.frames or "quote" in cue.frames:
        clauses = [child for child in children(verb, "ccomp") if _is_content_clause(child, verb)]
        clauses += _behind_citation(verb)
        if clauses and not (verb.dep_ == "parataxis" and is_parenthetical(verb)):
            return _clause_content(clauses[0], verb), []
    if is_parenthetical(verb):
        return around(verb, sentence), []
    if "inf" in cue.frames and _infinitives(verb):
        objects = [child for child in children(verb, "dobj") if child.i > verb.i]
        tokens = [t for part in (*objects, _infinitives(verb)[0]) for t in extent(part)]
        return sorted(tokens, key=lambda token: int(token.i)), []
    for prep in children(verb, "prep"):
        if prep.text.lower() in cue.frames and prep.i > verb.i:
            held = trim([t for t in prep.subtree if t.i > prep.i])
            if held:
                return held, [prep] if prep.i == verb.i + 1 else []
    if "object" in cue.frames:
        objects = [child for child in children(verb, "dobj", "oprd") if child.i > verb.i]
        if objects:
            return extent(objects[0]), []
    return [], []


def _behind_citation(verb: Token) -> list[Token]:
    """ "reported, citing two sources, that …": the parser gives the clause to "citing", but it is the reporter's."""
    citing = [child for child in children(verb, "advcl") if (cues.verb_cue(child.text) or SILENCE).kind == "cite"]
    clauses = [clause for child in citing if children(child, "dobj") for clause in children(child, "ccomp")]
    return [clause for clause in clauses if has_mark(clause)]


def _is_content_clause(clause: Token, verb: Token) -> bool:
    if clause.i > verb.i:
        return True
    own = own_subjects(clause)
    return bool(own) or clause.tag_ in ("VBD", "VBZ", "VBP")


def _clause_content(clause: Token, verb: Token) -> list[Token]:
    gone = list(leaves_reported_speech(clause, verb))
    tokens = extent(clause, without=gone)
    if clause.i > verb.i:
        return tokens
    # an inverted clause stands in front of its cue: it begins where the sentence does, but for "Meanwhile"
    tokens = [token for token in tokens if token.i < verb.i]
    while tokens and tokens[0].text.lower() in DISCOURSE:
        tokens = trim(tokens[1:])
    return tokens


def _told(verb: Token) -> list[Token]:
    """Whom it was told to ("told CNN"): kept, because an outlet here is a link of the chain."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i > verb.i:
            return noun_phrase(child)
        if child.dep_ in ("prep", "dative") and child.text.lower() in ("to", "with") and child.i > verb.i:
            for noun in children(child, "pobj"):
                return noun_phrase(noun)
    return []


def _silence(verb: Token) -> Found | None:
    """ "have not provided details", "declined to comment": somebody chose not to say."""
    who = subject(verb)
    if who is None or is_passive(verb):
        return None
    objects = [child for child in children(verb, "dobj") if child.text.lower() in _SILENT_OBJECTS]
    negated = bool(children(verb, "neg")) or any(c.text.lower() == "no" for o in objects for c in o.children)
    from_giving = stem(verb.text) in {stem(word) for word in _GIVING}
    if negated and from_giving and objects:
        return Found(group(verb), SILENCE, [noun_phrase(who)], extent(objects[0]))
    return None


def _goes_on(verb: Token) -> Cue | None:
    """ "…," he went on: a cue only with its particle."""
    is_going = verb.text.lower() in ("went", "goes")
    return GO_ON if is_going and any(child.text.lower() == "on" for child in children(verb, "prt")) else None


def _put_it(verb: Token, sentence: Tokens) -> Found | None:
    """ "…, as the minister put it": the clause that it interrupts."""
    objects = [child for child in children(verb, "dobj") if child.text.lower() == "it"]
    mark = [child for child in verb.children if child.text.lower() == "as" and child.i < verb.i]
    who = own_subjects(verb)
    if verb.text.lower() not in ("put", "puts") or not objects or not mark or not who:
        return None
    left = clause_start(verb.doc, sentence.start, mark[0].i)
    content = trim(list(verb.doc[left : mark[0].i])) or trim(list(verb.doc[objects[0].i + 1 : sentence.end]))
    return Found([verb, objects[0]], PUT_IT, [noun_phrase(who[0]) or who], content)


def _citing(verb: Token, cue: Cue, sentence: Tokens) -> Iterator[Found]:
    """ "…, citing X": X stands behind what the governing clause says; a link of a chain under a reporting verb."""
    objects = [child for child in children(verb, "dobj") if child.i > verb.i]
    if not objects:
        return
    sources = [noun_phrase(noun) or [noun] for noun in coordinated(objects[0])]
    if verb.tag_ != "VBG" or not is_verb(verb.head) or verb.head.i == verb.i:
        who = subject(verb)
        if who is not None and verb.tag_ != "VBG":
            yield Found(group(verb), cue, [noun_phrase(who)], extent(objects[0]))
        return
    governor = verb.head
    known = cues.verb_cue(governor.text)
    outer = next(_active(governor, known, sentence), None) if known else None
    if outer:  # without content of its own it says the quotation beside it, and so does whom it cites
        yield Found([verb], cue, sources, outer.content, under=outer)
    else:
        tokens = [t for t in extent(governor, without=[verb]) if t.i < verb.i]
        yield Found([verb], cue, sources, trim(tokens))
