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
_TELLING = frozenset({"told", "tells", "tell"})
_TALES = frozenset({"story", "stories", "tale", "tales", "truth", "lie", "lies", "joke", "jokes"})
_MARKING = frozenset({"mark", "advmod"})
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
        elif token.text == ";":
            _mend_semicolon(token)
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


def _mend_semicolon(mark: Token) -> None:
    """ "The offer is worth 3%, Doyle *said; the union* wants 9%": what stands before the cue was said, not the rest."""
    cue = mark.doc[mark.i - 1] if mark.i > 0 else mark
    clauses = [child for child in cue.children if child.dep_ == "ccomp"]
    if cue.text.lower() in _SAYING and any(clause.i < cue.i for clause in clauses):
        for clause in [clause for clause in clauses if clause.i > mark.i]:
            _hang(clause, cue, "parataxis")


def _last_cue(sentence: Sequence[Token]) -> Token | None:
    """The verb of saying that is the last verb of a sentence with more than that: "…, police sources *said*."."""
    verbs = [token for token in sentence if token.tag_.startswith("VB")]
    said = [token for token in verbs if token.text.lower() in _SAYING or _tells(token)]
    if len(verbs) < 2 or not said or sentence[-1].text not in (".", '"', "'"):
        return None
    return said[-1]


def _tells(verb: Token) -> bool:
    """ "…, a guard *told this newspaper*": somebody is told, and no clause or story of it stands behind."""
    if verb.text.lower() not in _TELLING:
        return False
    heard = [child for child in verb.children if child.dep_ in ("dobj", "dative") and child.i > verb.i]
    return len(heard) == 1 and heard[0].left_edge.i == verb.i + 1 and heard[0].text.lower() not in _TALES


def _mend_tail(cue: Token, sentence: Sequence[Token]) -> None:
    """ "…, the National Laboratory *said* on Friday.": who stands between the last comma and the verb has said it all.

    Only where the parse tells of no clause that is said, and nothing but a time or a place stands behind the verb.
    """
    known = _speaker(cue)
    first = known.left_edge if known else _speaker_start(cue, sentence)
    behind = [token for token in sentence[cue.i - sentence[0].i + 1 :] if not token.is_punct]
    told = any(child.dep_ == "ccomp" and child.i < cue.i for child in cue.children)
    if first is None or not _is_plain(cue, behind) or any(token.tag_.startswith("VB") for token in behind):
        return
    nouns = [token for token in cue.doc[first.i : cue.i] if token.tag_.startswith("NN") or token.tag_ == "PRP"]
    if told or not nouns:
        _mend_unnamed(cue, nouns)
        return
    main = _main_verb(sentence[: first.i - sentence[0].i], cue)
    if main is None or (_tells(cue) and _is_marked(main)):
        return
    _hang(cue, cue, "ROOT")
    for subject in [child for child in cue.children if child.dep_.startswith("nsubj") and child.i < first.i]:
        _hang(subject, main, subject.dep_)
    _hang(main, cue, "ccomp")
    _hang(known or _head_of(nouns, cue), cue, "nsubj")


def _mend_unnamed(cue: Token, nouns: Sequence[Token]) -> None:
    """ "… the port of Volos, the *Laboratory* said on Thursday": taken for another name of the port, but it said it."""
    if nouns and not any(child.dep_.startswith(("nsubj", "expl")) for child in cue.children):
        _hang(_head_of(nouns, cue), cue, "nsubj")


def _is_plain(cue: Token, behind: Sequence[Token]) -> bool:
    """Whether nothing but who was told, a time and a place stand behind the cue."""
    heard = max((child.right_edge.i for child in cue.children if child.dep_ == "dobj"), default=cue.i) - cue.i
    rest = behind[heard:] if _tells(cue) else behind
    return not rest or (rest[0].tag_ in ("IN", "RB") and len(rest) <= _LONGEST_BEHIND)


def _is_marked(verb: Token) -> bool:
    """ "*When* he came, his wife told the police": a clause of its own beside what was told."""
    return any(child.dep_ in _MARKING and child.tag_ in ("IN", "WRB") and child.i < verb.i for child in verb.children)


def _speaker(cue: Token) -> Token | None:
    """The subject of "told", with all that is said of it, where it stands between a comma and the verb."""
    who = next((child for child in cue.children if child.dep_ == "nsubj" and child.i < cue.i), None)
    if who is None or not _tells(cue) or not 0 < cue.i - who.left_edge.i < _LONGEST_SPEAKER + _LONGEST_BEHIND:
        return None
    start, end = who.left_edge.i, who.right_edge.i + 1
    ends = end == cue.i or (end == cue.i - 1 and cue.doc[end].text == ",")
    return who if ends and start > 0 and cue.doc[start - 1].text == "," else None


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
