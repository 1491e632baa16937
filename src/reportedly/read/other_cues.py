"""Cues that are no plain verb of saying: "according to", nouns, adjectives, adverbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.read import cues
from reportedly.read.candidates import ACCORDING, POLL, UNKNOWN, Found
from reportedly.read.cues import Cue
from reportedly.read.frames import behind, behind_circumstance
from reportedly.read.grammar import (
    DUMMIES,
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
    subject,
    trim,
    verb_group,
)
from reportedly.read.parentheses import clause_start
from reportedly.read.tokens import Sentence, Token

# attitudes and intentions that nobody is named for ("support for the plan") report nothing
_SOMEBODYS = frozenset({"position", "judge", "feel", "commit", "urge", "want", "light", "think"})
_POLLS = frozenset({"poll", "survey"})
_RUMOURS = frozenset({"speculation", "rumour", "rumor", "conjecture", "suspicion", "talk", "report", "story"})


def from_according(token: Token, sentence: Sentence) -> Iterator[Found]:
    """ "According to X, …": the content is the rest of the clause."""
    doc = token.doc
    to = doc[token.i + 1] if token.i + 1 < sentence.end and doc[token.i + 1].text.lower() == "to" else None
    nouns = [child for holder in ([to, token] if to is not None else []) for child in children(holder, "pobj")]
    if to is None or not nouns:
        return
    source_tokens = [t for t in nouns[0].subtree if t.i > to.i]
    last = max(t.i for noun in coordinated(nouns[0]) for t in noun_phrase(noun) or [noun])
    if token.i <= sentence.start + 1:
        start = last + 1
        tokens = trim(list(doc[start : sentence.end]))
    else:
        left = clause_start(doc, sentence.start, token.i)
        tokens = trim(list(doc[left : token.i]))
        after = trim(list(doc[max(last, max(t.i for t in source_tokens)) + 1 : sentence.end]))
        if after and doc[last + 1].text == "," and is_verb(after[0]) and after[0].tag_ != "VBG":
            tokens += after
    beside_quotation = token.i == sentence.start or sentence.text.rstrip().endswith((",", ":"))
    if tokens or (beside_quotation and last + 1 >= sentence.end - 1):
        yield Found([token, to], ACCORDING, [noun_phrase(noun) or [noun] for noun in coordinated(nouns[0])], tokens)


def from_noun(noun: Token) -> Iterator[Found]:
    """ "speculation that …", "voiced concern about …", "his claim to have …": a noun tells what is reported."""
    cue = cues.noun_cue(noun.text)
    if cue is None or noun.dep_ in ("compound", "amod") or _is_where_it_was_said(noun):
        return
    if "mass" in cue.frames and noun.tag_ == "NNS":  # "talks" are negotiations, "talk" is rumour
        return
    support = noun.head if noun.dep_ == "dobj" and is_verb(noun.head) and noun.head.i < noun.i else None
    if support is not None and not cues.is_support(support.text):
        support = None
    if cue.kind == "light" and support is None:
        return
    content, held = _noun_content(noun, cue)
    if not content:
        return
    tokens = [noun, *held]
    if noun.dep_ == "nsubj" and is_verb(noun.head) and content[0].i > noun.head.i > noun.i:
        tokens = list(noun.doc[noun.i : noun.head.i + 1])
    elif support is not None:
        tokens = [*noun.doc[verb_group(support)[0].i : noun.i + 1], *held]
    sources = _noun_sources(noun, support, content)
    if sources or _may_be_anybodys(cue, by_preposition=bool(held)):
        yield Found(tokens, _weighed(cue), sources, content)


def _may_be_anybodys(cue: Cue, *, by_preposition: bool) -> bool:
    """ "claims of fraud", "rumours about", "fears that": reported though nobody is named; "fear of spiders" is not."""
    if by_preposition:
        return cue.kind in ("claim", "suggest", "ask") or cue.word in _RUMOURS
    return cue.kind not in _SOMEBODYS


def _weighed(cue: Cue) -> Cue:
    return replace(cue, kind="judge") if cue.kind == "light" else cue


def _is_where_it_was_said(noun: Token) -> bool:
    """ "said in a statement that …": the verb is the cue."""
    prep = noun.head
    return bool(noun.dep_ == "pobj" and is_verb(prep.head) and behind_circumstance(prep.head))


def _noun_content(noun: Token, cue: Cue) -> tuple[list[Token], list[Token]]:
    above = [noun.head] if noun.dep_ in ("nsubj", "dobj") and is_verb(noun.head) else []
    for holder in (noun, *_held_by(noun, "of"), *above) if "clause" in cue.frames else ():
        for child in children(holder, "acl", "ccomp", "relcl"):
            if child.i > noun.i and any(c.dep_ == "mark" and c.text.lower() == "that" for c in child.children):
                return extent(child), []
    for holder in (noun, *above) if "inf" in cue.frames else ():
        for child in children(holder, "acl", "advcl", "xcomp"):
            if child.i > noun.i and child.tag_ == "VB" and any(c.tag_ == "TO" for c in child.children):
                return extent(child), []
    preps = [*children(noun, "prep"), *(children(noun.head, "prep") if noun.dep_ == "dobj" else ())]
    for prep in preps:
        if prep.text.lower() in cue.frames and prep.i == noun.i + 1:
            return behind(prep), [prep]
    return [], []


def _held_by(noun: Token, *prepositions: str) -> list[Token]:
    preps = [prep for prep in children(noun, "prep") if prep.text.lower() in prepositions]
    return [held for prep in preps for held in children(prep, "pobj")]


def _noun_sources(noun: Token, support: Token | None, content: list[Token]) -> list[list[Token]]:
    """Whose word a noun is: "Lind's claim", "a claim by Lind", "the belief of many that …", "Lind voiced concern"."""
    if children(noun, "poss"):
        return [noun_phrase(children(noun, "poss")[0])]
    holders = _held_by(noun, "by", "from", "among")
    if not holders and _has_that(content):
        holders = _held_by(noun, "of")
    if holders:
        # a clause that the parser hangs on the holder is what is believed, no part of the holder's name
        kept = [[t for t in noun_phrase(n) if t not in content] for held in holders for n in coordinated(held)]
        return [phrase for phrase in kept if phrase]
    acting = support or _in_hope(noun)
    who = subject(acting) if acting is not None else None
    if acting is None or who is None or who.i == noun.i or is_passive(acting) or who.text.lower() in DUMMIES:
        return []
    return [noun_phrase(n, of=acting) for n in coordinated(who)]


def _has_that(content: list[Token]) -> bool:
    """Whether a content is a clause that "that" opens."""
    return bool(content[0].dep_ == "mark" and content[0].text.lower() == "that")


def from_poll(noun: Token) -> Iterator[Found]:
    """ "In a poll for the Gazette, six in ten were against it": what a clause tells is what the poll shows."""
    prep = noun.head
    if noun.text.lower() not in _POLLS or prep.text.lower() != "in" or not is_verb(prep.head):
        return
    verb = prep.head
    said = any(cue.kind in ("say", "tell", "write", "show") for cue in cues.verb_cues(verb.text))
    if verb.dep_ != "ROOT" or said:
        return
    source = noun_phrase(noun)
    content = extent(verb, without=[prep])
    if source and content:
        yield Found([prep], POLL, [source], content)


def _in_hope(noun: Token) -> Token | None:
    """ "left in the hope of finding work": the verb whose subject hopes."""
    prep = noun.head
    led = noun.dep_ == "pobj" and prep.text.lower() in ("in", "for", "on", "with", "out") and prep.dep_ == "prep"
    return prep.head if led and is_verb(prep.head) else None


def from_adjective(word: Token) -> Iterator[Found]:
    """ "is confident that …", "is wary of …"; and "it is unclear whether …", which is the outlet's own word."""
    if is_verb(word.head):
        yield from _copular(word, word.head)


def from_participle(verb: Token) -> Iterator[Found]:
    """ "was worried that …": an adjective that the parser takes for a passive."""
    if verb.tag_ == "VBN" and not children(verb, "agent"):
        yield from _copular(verb, verb)


def _copular(word: Token, copula: Token) -> Iterator[Found]:
    cue = cues.adjective_cue(word.text)
    clauses = [
        c
        for holder in (word, copula)
        for c in children(holder, "ccomp", "advcl")
        if c.i > word.i and (has_mark(c) or (c.dep_ == "ccomp" and own_subjects(c)))
    ]
    who = subject(copula)
    if who is not None and who.text.lower() in DUMMIES:
        if clauses and has_mark(clauses[0]) and _is_unclear(word, copula):
            yield Found([*group(copula), word], UNKNOWN, [], extent(clauses[0]))
        return
    if cue is None or who is None:
        return
    content, held = (extent(clauses[0]), []) if clauses and "clause" in cue.frames else _beside(word, cue)
    if content:
        tokens = [*group(copula), *children(word, "advmod"), word, *held]
        yield Found(in_order(tokens), cue, [noun_phrase(n, of=copula) for n in coordinated(who)], content)


def _is_unclear(word: Token, copula: Token) -> bool:
    low = word.text.lower()
    negated = low in ("clear", "likely", "possible", "certain") and bool(children(copula, "neg"))
    return negated or low in ("unclear", "uncertain")


def _beside(word: Token, cue: Cue) -> tuple[list[Token], list[Token]]:
    """The infinitive or the phrase behind an adjective, and the preposition, which belongs to the cue."""
    for child in children(word, "xcomp", "prep", "agent"):
        if child.dep_ == "xcomp" and "inf" in cue.frames and child.i > word.i:
            return extent(child), []
        if child.text.lower() in cue.frames and child.i == word.i + 1:
            return behind(child), [child]
    return [], []


def from_adverb(word: Token) -> Iterator[Found]:
    cue = cues.adverb_cue(word.text)
    if cue and is_verb(word.head):
        tokens = [t for t in extent(word.head) if t.i != word.i]
        yield Found([word], cue, [], tokens)
