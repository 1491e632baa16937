"""Candidate attributions from the dependency parse: a cue with its source and content, sentence by sentence.

Method: cue tables decide what may report, the parse decides whose word it is and where the content stands (clausal
complements, infinitives, quotations, prepositions), surface patterns mend what parsers are known to get wrong
("X, said to be …", ", analysts say, …").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.read import cues
from reportedly.read.candidates import GO_ON, PUT_IT, SILENCE, Found
from reportedly.read.cues import Cue
from reportedly.read.frames import active_content, behind, is_infinitive
from reportedly.read.grammar import (
    DUMMIES,
    children,
    coordinated,
    extent,
    group,
    is_part_told,
    is_passive,
    is_verb,
    noun_phrase,
    own_subjects,
    subject,
    trim,
)
from reportedly.read.headlines import find_headline_cues
from reportedly.read.not_known import from_not_known
from reportedly.read.other_cues import (
    from_according,
    from_adjective,
    from_adverb,
    from_noun,
    from_participle,
    from_poll,
)
from reportedly.read.parentheses import clause_start
from reportedly.read.parse import ParsedBlock
from reportedly.read.passives import looks_passive, other_passive, reporting_passive, seeming
from reportedly.read.predicates import raising_effect
from reportedly.read.tokens import Sentence, Token
from reportedly.text.words import stem

_ASSERTING = frozenset({"say", "deny", "warn", "claim", "suggest", "manner"})
_SPEAKING = _ASSERTING | {"describe", "judge", "urge", "accuse"}
_NOBODY = frozenset({"you", "this", "that", "these", "what"})  # anybody; or a thing that the outlet concludes from
_SILENT_OBJECTS = frozenset({"detail", "details", "comment", "information", "explanation", "response", "statement"})
_NAMED = frozenset({"named", "identified", "quoted"})
_ANSWERS = frozenset(stem(word) for word in ("respond", "reply", "answer", "comment"))
_GIVING = frozenset({"give", "provide", "offer", "release", "issue", "make", "elaborate"})


def find_reported(parsed: ParsedBlock) -> Iterator[Found]:
    """Yield the candidates of one block, in the order of their sentences. Linear in the number of tokens."""
    yield from find_headline_cues(parsed)
    for sentence in parsed.sentences():
        for token in sentence:
            yield from _at(token, sentence)


def _at(token: Token, sentence: Sentence) -> Iterator[Found]:
    if is_verb(token):
        yield from _verb(token, sentence)
    elif token.text.lower() == "according":
        yield from from_according(token, sentence)
    elif token.tag_ in ("NN", "NNS"):
        yield from from_noun(token)
        yield from from_poll(token)
    elif token.tag_.startswith("JJ"):
        yield from from_adjective(token)
    elif token.tag_ == "RB":
        yield from from_adverb(token)


# ---- verbs ----------------------------------------------------------------------------------------------------


def _verb(verb: Token, sentence: Sentence) -> Iterator[Found]:
    if verb.text.lower() == "according":
        yield from from_according(verb, sentence)
        return
    if is_part_told(verb):
        return
    special = _silence(verb) or from_not_known(verb) or _put_it(verb, sentence)
    if special:
        yield special
        return
    readings = (GO_ON,) if _goes_on(verb) else cues.verb_cues(verb.text, _particle(verb))
    first = readings[0] if readings else None
    passive = cues.passive_cue(verb.text)
    if passive and looks_passive(verb, first):
        yield from reporting_passive(verb, passive, first)
    elif first and first.kind == "cite":
        yield from _citing(verb, first, sentence)
    elif readings and not is_passive(verb):
        yield from _active(verb, readings, sentence)
    elif first:
        yield from other_passive(verb, first)
    else:
        yield from seeming(verb)
        yield from from_participle(verb)


def _particle(verb: Token) -> str:
    """The particle behind a verb ("out" of "pointed out"), or nothing."""
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    loose = following is not None and following.head.i == verb.i and following.dep_ in ("prt", "advmod", "prep")
    found = [following] if loose and following is not None else children(verb, "prt")
    return found[0].text.lower() if found else ""


def _active(verb: Token, readings: Sequence[Cue], sentence: Sentence) -> Iterator[Found]:
    who = _inverted(verb, readings, sentence) or _speaker_above(verb, readings[0]) or subject(verb)
    if _leaves_it_to_its_noun(verb) or _stays_unnamed(verb):
        return
    if who is None or who.text.lower() in _NOBODY or (who.text.lower() in DUMMIES and is_infinitive(verb)):
        return
    sources = [noun_phrase(noun, of=verb) for noun in coordinated(who)]
    for cue in readings:
        if (_is_dummy(who, cue) and own_subjects(verb)) or _only_meant(verb, cue):
            continue
        held = active_content(verb, cue, sentence)
        content = [] if who.i in {token.i for token in held.content} else held.content
        if content:
            yield Found([*_cue_group(verb), *held.cue], cue, sources, content, told=_told(verb))
            return
    speaking = next((cue for cue in readings if "quote" in cue.frames), None)
    if speaking and not (_is_dummy(who, speaking) and own_subjects(verb)):
        yield Found(_cue_group(verb), speaking, sources, [], told=_told(verb))


def _leaves_it_to_its_noun(verb: Token) -> bool:
    """ "voiced concern about the cost": the noun is found as the cue, with its verb."""
    return cues.is_support(verb.text) and any(next(from_noun(noun), None) for noun in children(verb, "dobj"))


def _stays_unnamed(verb: Token) -> bool:
    """ "an official who asked not to be named": a condition, not a statement."""
    return any(child.text.lower() in _NAMED and is_passive(child) for child in children(verb, "xcomp"))


def _only_meant(verb: Token, cue: Cue) -> bool:
    """ "to defend the deal", "those backing it": an attitude without a tense is nobody's that the text holds to it."""
    participle = verb.tag_ == "VBG" and not children(verb, "aux")
    if cue.kind == "judge" and verb.dep_ == "pcomp":
        return False  # "began by praising the crew"
    return cue.kind in ("position", "judge", "feel") and (participle or is_infinitive(verb))


def _cue_group(verb: Token) -> list[Token]:
    """The verb group; with the verb that colours it before it ("seemed to suggest", "has tried to argue")."""
    tokens = group(verb)
    head = verb.head
    if verb.dep_ == "xcomp" and is_verb(head) and raising_effect(head) is not None and head.i < tokens[0].i:
        between = verb.doc[head.i + 1 : tokens[0].i]
        if all(token.tag_ in ("TO", "RB") for token in between):
            return [*group(head), *between, *tokens]
    return tokens


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


def _inverted(verb: Token, readings: Sequence[Cue], sentence: Sentence) -> Token | None:
    """ "…," said Nora Lind: behind a quotation the noun after the cue is who speaks, whatever the parser calls it."""
    quotes = any("quote" in cue.frames for cue in readings)
    if verb.i > sentence.start + 1 or not quotes or own_subjects(verb):
        return None
    nouns = [child for child in children(verb, "dobj", "attr", "oprd", "npadvmod", "dative") if child.i > verb.i]
    return nouns[0] if nouns else None


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
    if negated and not is_infinitive(verb) and stem(verb.text) in _ANSWERS:
        asked = [prep for prep in children(verb, "prep") if prep.text.lower() in ("to", "on")]
        held = behind(asked[0]) if asked else [t for noun in children(verb, "dobj") for t in extent(noun)]
        if held:
            return Found([*group(verb), *asked[:1]], SILENCE, [noun_phrase(who)], held)
    return None


def _goes_on(verb: Token) -> Cue | None:
    """ "…," he went on: a cue only with its particle."""
    is_going = verb.text.lower() in ("went", "goes")
    return GO_ON if is_going and any(child.text.lower() == "on" for child in children(verb, "prt")) else None


def _put_it(verb: Token, sentence: Sentence) -> Found | None:
    """ "…, as the minister put it": the clause that it interrupts."""
    objects = [child for child in children(verb, "dobj") if child.text.lower() == "it"]
    mark = [child for child in verb.children if child.text.lower() == "as" and child.i < verb.i]
    who = own_subjects(verb)
    if verb.text.lower() not in ("put", "puts") or not objects or not mark or not who:
        return None
    left = clause_start(verb.doc, sentence.start, mark[0].i)
    content = trim(list(verb.doc[left : mark[0].i])) or trim(list(verb.doc[objects[0].i + 1 : sentence.end]))
    return Found([verb, objects[0]], PUT_IT, [noun_phrase(who[0]) or who], content)


def _citing(verb: Token, cue: Cue, sentence: Sentence) -> Iterator[Found]:
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
    known = cues.verb_cues(governor.text, _particle(governor))
    outer = next(_active(governor, known, sentence), None) if known else None
    if outer:  # without content of its own it says the quotation beside it, and so does whom it cites
        yield Found([verb], cue, sources, outer.content, under=outer)
    else:
        tokens = [t for t in extent(governor, without=[verb]) if t.i < verb.i]
        yield Found([verb], cue, sources, trim(tokens))
