"""What grammar makes certain and a small parser misses: mended in the tokens of a block before any rule asks them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.text.words import stem

if TYPE_CHECKING:
    from reportedly.read.tokens import Token

_HAVE = frozenset({"has", "have", "had", "having", "'ve"})
# Verbs whose participle behind a comma tells what an event did: "…, killing 12", "…, leaving thousands homeless".
_DOING_HARM = frozenset(
    stem(word)
    for word in (
        "kill", "injure", "wound", "maim", "hurt", "leave", "trap", "bury", "crush", "destroy", "damage", "wreck",
        "flatten", "flood", "sink", "strand", "displace", "trigger", "spark", "cause", "cut",
    )
)  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OPEN = frozenset({"yet", "still"})
_NOUNS = frozenset({"NN", "NNS"})
_WITHIN = frozenset({"relcl", "advcl", "ccomp", "conj", "acl"})
_SAYING = frozenset({"said", "says", "say"})
_NAMING = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "PRP", "PRP$", "HYPH", "-LRB-", "-RRB-"})
_ENDING = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "-RRB-"})
_LONGEST_SPEAKER = 12  # tokens
_LONGEST_BEHIND = 8  # tokens behind "said": "on Friday", "in a statement on its site"
_DEEPEST = 8  # steps up the parse


def mend(sentence: Sequence[Token]) -> None:
    """Mend the parse of one sentence in place. Cost: linear in the tokens, times the depth of the parse."""
    for token in sentence:
        if token.dep_ == "compound" and token.head.tag_ in _FINITE and token.i == token.head.i - 1:
            _mend_subject(token)
        if token.tag_ == "VB":
            _mend_perfect(token)
        elif token.tag_ == "VBG" and token.dep_ == "advcl" and stem(token.text) in _DOING_HARM:
            _mend_harm(token)
        elif token.tag_ == "NNS" and token.dep_ == "ROOT":
            _mend_plural(token)
        elif token.text in _OPEN:
            _mend_open(token)
    cue = _last_cue(sentence)
    if cue is not None:
        _mend_tail(cue, sentence)
        _mend_speaker(cue)


def _hang(token: Token, head: Token, label: str) -> None:
    """Hang a token on another one; a token on itself is the root of its sentence."""
    old = token.head
    if old is not token:
        old.children = [child for child in old.children if child is not token]
    token.head, token.dep_ = head, label
    if head is not token:
        head.children = sorted([*head.children, token], key=lambda child: child.i)


def _mend_subject(noun: Token) -> None:
    """ "court *records* show", "pay *talks* collapse": a noun before a finite verb without a subject is its subject."""
    if noun.tag_.startswith("NN") and not any(child.dep_.startswith("nsubj") for child in noun.head.children):
        others = [child for child in noun.head.children if child.dep_ == "compound" and child is not noun]
        noun.dep_ = "nsubj"
        for other in others:
            _hang(other, noun, "compound")


def _mend_perfect(verb: Token) -> None:
    """ "has so far *cost* them millions": behind an auxiliary "have" stands a participle, whatever it looks like."""
    helpers = [child for child in verb.children if child.dep_ == "aux" and child.i < verb.i]
    if helpers and helpers[-1].text.lower() in _HAVE:
        verb.tag_ = "VBN"


def _mend_harm(participle: Token) -> None:
    """ "searched a house that *collapsed*, *killing* five": nearest to the comma is what did the harm."""
    doc, above = participle.doc, participle.head
    if participle.i < 2 or doc[participle.i - 1].text != "," or above.i > participle.i:
        return
    nearer, steps = doc[participle.i - 2], 0
    while nearer.i > above.i and not _is_clause(nearer) and nearer.head.i != nearer.i and steps < _DEEPEST:
        nearer, steps = nearer.head, steps + 1
    if above.i < nearer.i < participle.i and _is_clause(nearer):
        _hang(participle, nearer, "advcl")


def _mend_open(adverb: Token) -> None:
    """ "at a place and time *yet to be determined*" hangs on the noun before it, not on the verb of the sentence."""
    words, at = adverb.doc, adverb.i
    if not 0 < at < len(words) - 3 or words[at - 1].tag_ not in _NOUNS:
        return
    noun, to, be, verb = words[at - 1], words[at + 1], words[at + 2], words[at + 3]
    if to.text != "to" or be.text != "be" or verb.tag_ != "VBN" or verb.head.tag_.startswith("NN"):
        return
    while noun.dep_ == "conj" and noun.head.tag_ in _NOUNS:
        noun = noun.head
    if verb.head is not verb and not _is_under(noun, verb):
        _hang(verb, noun, "acl")
        _hang(adverb, verb, "advmod")


def _is_under(token: Token, other: Token) -> bool:
    """Whether a token is another one, or hangs on it."""
    while token is not other and token.head is not token:
        token = token.head
    return token is other


def _is_clause(verb: Token) -> bool:
    return verb.dep_ in _WITHIN and verb.tag_ in _FINITE


def _mend_plural(root: Token) -> None:
    """ "The strike is costing us, the chamber *estimates*": a plural has no subject and no clause."""
    labels = {child.dep_ for child in root.children}
    if "nsubj" in labels and "ccomp" in labels:
        root.tag_ = "VBZ"


def _last_cue(sentence: Sequence[Token]) -> Token | None:
    """The verb of saying that is the last verb of a sentence with more than that: "…, police sources *said*."."""
    verbs = [token for token in sentence if token.tag_.startswith("VB")]
    said = [token for token in verbs if token.text.lower() in _SAYING]
    if len(verbs) < 2 or not said or sentence[-1].text not in (".", '"', "'"):
        return None
    return said[-1]


def _mend_tail(cue: Token, sentence: Sequence[Token]) -> None:
    """ "…, the National Laboratory *said* on Friday.": who stands between the last comma and the verb has said it all.

    Only where the parse tells of no clause that is said, and nothing but a time or a place stands behind the verb.
    """
    first = _speaker_start(cue, sentence)
    behind = [token for token in sentence[cue.i - sentence[0].i + 1 :] if not token.is_punct]
    plain = not behind or (behind[0].tag_ in ("IN", "RB") and len(behind) <= _LONGEST_BEHIND)
    told = any(child.dep_ == "ccomp" and child.i < cue.i for child in cue.children)
    if first is None or told or not plain or any(token.tag_.startswith("VB") for token in behind):
        return
    main = _main_verb(sentence[: first.i - sentence[0].i], cue)
    nouns = [token for token in cue.doc[first.i : cue.i] if token.tag_.startswith("NN") or token.tag_ == "PRP"]
    if main is None or not nouns:
        return
    _hang(cue, cue, "ROOT")
    for subject in [child for child in cue.children if child.dep_.startswith("nsubj") and child.i < first.i]:
        _hang(subject, main, subject.dep_)
    _hang(main, cue, "ccomp")
    _hang(_head_of(nouns, cue), cue, "nsubj")


def _speaker_start(cue: Token, sentence: Sequence[Token]) -> Token | None:
    """The first word of the noun phrase between a comma and the verb; None where something else stands there."""
    doc, at = cue.doc, cue.i
    while at - 1 > sentence[0].i and doc[at - 1].tag_ in _NAMING and cue.i - at < _LONGEST_SPEAKER:
        at -= 1
    names = at < cue.i and doc[at - 1].text == "," and doc[cue.i - 1].tag_ in _ENDING
    return doc[at] if names else None


def _main_verb(before: Sequence[Token], cue: Token) -> Token | None:
    """The finite verb before the comma that hangs on no other one there."""
    finite = [token for token in before if token.tag_ in _FINITE or _has_finite_helper(token)]
    verbs = [token for token in finite if token.dep_ not in ("aux", "auxpass", "relcl")]
    return min(verbs, key=lambda token: (_depth(token, cue), token.i), default=None)


def _has_finite_helper(verb: Token) -> bool:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return verb.tag_.startswith("VB") and any(child.tag_ in (*_FINITE, "MD") for child in helpers)


def _depth(token: Token, cue: Token) -> int:
    steps = 0
    while token.head is not token and token is not cue and steps < _DEEPEST:
        token, steps = token.head, steps + 1
    return steps


def _head_of(nouns: Sequence[Token], cue: Token) -> Token:
    """The noun of a phrase on which its other nouns hang, as far as the parse tells; else the last before "of"."""
    inside = {noun.i for noun in nouns}
    heads = [noun for noun in nouns if noun.head.i not in inside and noun.head.tag_ != "IN"]
    return heads[0] if heads else nouns[-1]


def _mend_speaker(cue: Token) -> None:
    """ "…, said two people *briefed* on the talks": a participle behind its noun tells of the noun."""
    if cue.i < 1 or cue.doc[cue.i - 1].text not in (",", '"') or any(child.dep_ == "nsubj" for child in cue.children):
        return
    for verb in [child for child in cue.children if child.dep_ == "ccomp" and child.i > cue.i and child.tag_ == "VBN"]:
        noun = cue.doc[verb.i - 1]
        helped = any(child.dep_.startswith("aux") for child in verb.children)
        if noun.head is verb and noun.dep_ == "nsubj" and not helped:
            _hang(noun, cue, "nsubj")
            _hang(verb, noun, "acl")
