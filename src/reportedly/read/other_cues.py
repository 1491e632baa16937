"""Cues that are no plain verb of saying: "according to", nouns, adjectives, adverbs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportedly.read import cues
from reportedly.read.candidates import ACCORDING, UNKNOWN, Found
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
    subject,
    trim,
    verb_group,
)
from reportedly.read.parentheses import clause_start

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token


def from_according(token: Token, sentence: Tokens) -> Iterator[Found]:
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
    cue = cues.noun_cue(noun.text)
    if cue is None or noun.dep_ == "compound":
        return
    content, held = _noun_content(noun, cue)
    if not content:
        return
    support = noun.head if noun.dep_ == "dobj" and is_verb(noun.head) else None
    group = [noun, *held]
    if noun.dep_ == "nsubj" and is_verb(noun.head) and content[0].i > noun.head.i:
        group = [*noun.doc[noun.i : noun.head.i + 1]]
    elif support is not None and support.i < noun.i:
        group = [*noun.doc[verb_group(support)[0].i : noun.i + 1], *held]
    yield Found(group, cue, _noun_sources(noun, support), content)


def _noun_content(noun: Token, cue: Cue) -> tuple[list[Token], list[Token]]:
    holders = [noun]
    if noun.dep_ in ("nsubj", "dobj") and is_verb(noun.head):
        holders.append(noun.head)
    for holder in holders if "clause" in cue.frames else ():
        for child in children(holder, "acl", "ccomp", "relcl"):
            if child.i > noun.i and any(c.dep_ == "mark" and c.text.lower() == "that" for c in child.children):
                return extent(child), []
    for holder in holders if "inf" in cue.frames else ():
        for child in children(holder, "acl", "advcl", "xcomp"):
            if child.i > noun.i and child.tag_ == "VB" and any(c.tag_ == "TO" for c in child.children):
                return extent(child), []
    for prep in children(noun, "prep"):
        if prep.text.lower() in cue.frames and prep.i == noun.i + 1:
            return trim([t for t in prep.subtree if t.i > prep.i]), [prep]
    return [], []


def _noun_sources(noun: Token, support: Token | None) -> list[list[Token]]:
    for child in noun.children:
        if child.dep_ == "poss":
            return [noun_phrase(child)]
        if child.dep_ == "prep" and child.text.lower() in ("by", "from"):
            return [noun_phrase(n) for held in children(child, "pobj") for n in coordinated(held)]
    if support is not None:
        who = subject(support)
        if who is not None and who.i != noun.i and not is_passive(support) and who.text.lower() not in DUMMIES:
            return [noun_phrase(n) for n in coordinated(who)]
    return []


def from_adjective(word: Token) -> Iterator[Found]:
    """ "is confident that …"; and "it is unclear whether …", which is the outlet's own word."""
    cue = cues.adjective_cue(word.text)
    clauses = [
        c for holder in (word, word.head) for c in children(holder, "ccomp", "advcl") if c.i > word.i and has_mark(c)
    ]
    if not clauses or not is_verb(word.head):
        return
    who = subject(word.head)
    if who is not None and who.text.lower() in DUMMIES:
        if word.text.lower() in ("clear", "unclear", "likely", "unlikely", "possible", "uncertain"):
            unclear = word.text.lower() in ("unclear", "uncertain") or bool(children(word.head, "neg"))
            if unclear:
                yield Found([*group(word.head), word], UNKNOWN, [], extent(clauses[0]))
        return
    if cue and who is not None and "clause" in cue.frames:
        yield Found([*group(word.head), word], cue, [noun_phrase(who)], extent(clauses[0]))


def from_adverb(word: Token) -> Iterator[Found]:
    cue = cues.adverb_cue(word.text)
    if cue and is_verb(word.head):
        tokens = [t for t in extent(word.head) if t.i != word.i]
        yield Found([word], cue, [], tokens)
