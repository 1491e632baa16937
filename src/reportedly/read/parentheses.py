"""Cues that interrupt what they report: "important, analysts say, would be …"."""

from __future__ import annotations

from reportedly.read.grammar import children, noun_phrase, own_subjects, trim
from reportedly.read.tokens import Sentence, Token, Words

DISCOURSE = frozenset({"meanwhile", "however", "but", "and", "yet", "still", "also", "moreover", "so", "or"})
_LONGEST_CUE = 14  # tokens of a parenthetical cue with its source
_COMMAS = (",", "--", "-")
_NEW_CLAUSE = ("but", "and", "so")
_GOES_ON_ELSEWHERE = frozenset({"CC", "VBG", "IN", "WP", "WRB"})


def is_parenthetical(verb: Token) -> bool:
    """Whether the cue stands between two commas, or a comma and the end, with nothing but a short subject."""
    own = own_subjects(verb)
    if verb.dep_ == "relcl" or not own or children(verb, "dobj", "mark"):
        return False
    if any(grand.tag_ == "TO" for child in children(verb, "xcomp") for grand in child.children):
        return False
    inside = [token for token in verb.subtree if not token.is_punct and token.dep_ != "ccomp"]
    if not inside or len(inside) > _LONGEST_CUE:
        return False
    first = min((noun_phrase(own[0]) or own)[0].i, verb.i)
    return bool(first > verb.sent.start and verb.doc[first - 1].text in (*_COMMAS, "—", '"', "'"))


def around(verb: Token, sentence: Sentence) -> list[Token]:
    """The clause that the cue interrupts: the words before its first comma and, if it goes on, behind its last one."""
    doc = verb.doc
    own = own_subjects(verb)[0]
    phrase = noun_phrase(own) or [own]
    before = trim(
        list(doc[clause_start(doc, sentence.start, min(phrase[0].i, verb.i) - 1) : min(phrase[0].i, verb.i) - 1])
    )
    while before and before[0].text.lower() in DISCOURSE:
        before = trim(before[1:])
    return before + _behind(doc, _last(verb, phrase, sentence), sentence)


def _last(verb: Token, phrase: list[Token], sentence: Sentence) -> int:
    """The last token of the cue with what hangs on it ("said on Friday")."""
    last = max(phrase[-1].i, verb.i)
    while last + 1 < sentence.end:
        following = verb.doc[last + 1]
        if following.is_punct or following.head.i not in (verb.i, last):
            break
        last += 1
    return int(last)


def _behind(doc: Words, last: int, sentence: Sentence) -> list[Token]:
    if last + 2 >= sentence.end or doc[last + 1].text not in _COMMAS or doc[last + 2].tag_ in _GOES_ON_ELSEWHERE:
        return []
    return trim(list(doc[last + 2 : _clause_end(doc, last + 2, sentence.end)]))


def _clause_end(doc: Words, start: int, end: int) -> int:
    """ "A, *lawyers say*, would be hard, but harder, *politicians add*, would be B": each cue has its own clause."""
    for at in range(start + 1, end - 2):
        if doc[at].text == "," and doc[at + 1].text.lower() in _NEW_CLAUSE and doc[at + 1].tag_ == "CC":
            rest = doc[at + 2 : end]
            if any(_interrupts_too(doc, token) for token in rest if token.tag_ in ("VBD", "VBZ", "VBP")):
                return at
    return end


def _interrupts_too(doc: Words, verb: Token) -> bool:
    """Whether a verb with its subject stands between two commas: another cue that interrupts its clause."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
    if not subjects or verb.i + 1 >= len(doc) or doc[verb.i + 1].text != ",":
        return False
    return bool(doc[subjects[0].left_edge.i - 1].text == "," and verb.i - subjects[0].left_edge.i < _LONGEST_CUE)


def clause_start(doc: Words, start: int, end: int) -> int:
    """Where the clause that ends at `end` begins: behind ", but", ";", the colon of a clause, else at the start."""
    for at in range(end - 1, start, -1):
        coordinated = doc[at].tag_ == "CC" and doc[at - 1].text == "," and doc[at].text.lower() in _NEW_CLAUSE
        if doc[at].text == ";" or coordinated or (doc[at].text == ":" and _is_told(doc, start, at)):
            return at + 1
    return start


def _is_told(doc: Words, start: int, end: int) -> bool:
    """ "She denied it: he, she said, was ill": a clause with its verb stands before the colon."""
    return any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in doc[start:end])
