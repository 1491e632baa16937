"""Whether a verb of saying tells an event of its own, or only who says what: then it is the attribution, no clause."""

from __future__ import annotations

from reportedly.read import cues
from reportedly.read.grammar import DUMMIES, children, is_part_told, is_verb, subject
from reportedly.read.infinitives import bearer
from reportedly.read.negation import is_negated
from reportedly.read.open_questions import question_word
from reportedly.read.parentheses import is_parenthetical
from reportedly.read.predicates import raising_effect
from reportedly.read.tokens import Token
from reportedly.text.words import stem

# classes of cues that tell nothing but that something was said
_SAYING = frozenset(
    {
        "say", "tell", "write", "claim", "suggest", "expect", "think", "speculate", "know", "manner", "cite", "ask",
        "show", "warn",
    }
)  # fmt: skip
_ACTS = frozenset({"commit", "urge", "want"})
_TELLING = frozenset({"tell", "say", "write", "manner"})
_COMPLEMENTS = frozenset({"against", "for", "about", "of", "over", "to", "with", "from", "into", "as", "up", "out"})
_QUOTATION_MARKS = frozenset({'"', "'", "“", "”", "‘", "’", "«", "»", "``", "''", ":"})
_ASKING = frozenset({stem(word) for word in ("ask", "want", "wish", "request", "decline", "refuse", "prefer")})
_NAMING = frozenset({stem(word) for word in ("name", "identify", "quote")})
_PROCLAIMING = frozenset({stem(word) for word in ("declare", "proclaim", "designate", "name")})
_FUTURE = frozenset({"will", "'ll", "shall", "should"})
_LITTLE = frozenset({"nothing", "little"})
_FAR = 150  # tokens; no cue reports what stands farther off in its sentence


def is_anonymity(verb: Token) -> bool:
    """ "a doctor who *asked* not to be *named*": who speaks is described, and nothing is told besides."""
    if verb.dep_ == "xcomp" and stem(verb.text) in _NAMING:
        verb = verb.head
    if verb.dep_ not in ("relcl", "acl") or stem(verb.text) not in _ASKING:
        return False
    return any(stem(child.text) in _NAMING and child.tag_ == "VBN" for child in children(verb, "xcomp"))


def is_frame(root: Token) -> bool:
    """ "…," she said: what is left of a sentence around a quotation tells nothing besides."""
    cue = cues.verb_cue(root.text) if is_verb(root) else None
    return cue is not None and cue.kind in _TELLING


def only_reports(verb: Token) -> bool:
    """A verb of saying whose content is a clause or a quotation tells no event besides: it is the attribution."""
    cue = cues.verb_cue(verb.text)
    if cue is None or cue.kind not in _SAYING or cue.word == "put" or _is_told_of(verb) or is_part_told(verb):
        return False
    if not _shows_content(verb) and (cue.kind == "manner" or _has_complement(verb) or _is_found(verb, cue)):
        return False  # "the talks began", "the court ruled against the firm": nothing is told by these words here
    if _will_be_told(verb) or _holds_its_quotation(verb) or _proclaims(verb):
        return False
    if is_negated(verb) and not _shows_content(verb):
        return False  # "The board did not accept."
    if children(verb, "ccomp") or (cue.kind in _TELLING and not _does_something(verb, cue)):
        return True
    return not children(verb, "dobj", "acomp", "attr", "xcomp")


def _is_found(verb: Token, cue: cues.Cue) -> bool:
    """ "Mould found in school kitchen": nothing is shown to anybody."""
    return cue.kind == "show" and bool(children(verb, "prep"))


def _proclaims(verb: Token) -> bool:
    """ "has declared Friday a day of mourning": what a day is made, not what is said."""
    days = children(verb, "npadvmod", "dobj", "oprd", "attr")
    return stem(verb.text) in _PROCLAIMING and len(days) > 1 and days[0].i == verb.i + 1 and not children(verb, "ccomp")


def _will_be_told(verb: Token) -> bool:
    """ "will announce on Monday whether …": that somebody is to speak then is a plan of its own."""
    if not _is_to(verb) and not any(aux.text.lower() in _FUTURE for aux in children(verb, "aux")):
        return False
    behind = [noun for prep in children(verb, "prep") for noun in children(prep, "pobj")]
    return any(noun.ent_type_ in ("DATE", "TIME") for noun in [*children(verb, "npadvmod"), *behind])


def _is_to(verb: Token) -> bool:
    """ "is to brief", "is due to announce": what is still to come."""
    if verb.dep_ != "xcomp" or not any(aux.tag_ == "TO" for aux in children(verb, "aux")):
        return False
    return stem(verb.head.text) == "be" or "planned" in (raising_effect(verb.head) or ())


def _holds_its_quotation(verb: Token) -> bool:
    """ "would insist on “no fewer than 4,000” jobs": some words of what is done are quoted, nothing is said by them."""
    if children(verb, "ccomp") or not (verb.dep_ == "ccomp" or any(aux.tag_ == "MD" for aux in children(verb, "aux"))):
        return False
    held = [token for prep in children(verb, "prep") if prep.i > verb.i for token in prep.subtree]
    marks = [token for token in verb.subtree if token.text in _QUOTATION_MARKS]
    return bool(marks) and all(mark in held for mark in marks) and not any(is_verb(token) for token in held)


def _shows_content(verb: Token) -> bool:
    """Whether there is anything that a cue could report: a clause, a quotation, the sentence around it."""
    if children(verb, "ccomp") or is_parenthetical(verb):
        return True
    if any(mark.text.lower() == "as" for mark in children(verb, "mark", "advmod")):
        return True  # "as she said", "as analysts expected"
    if _has_dummy(verb) and any(question_word(clause) and clause.i > verb.i for clause in children(verb, "advcl")):
        return True  # "it was not known if …"
    sentence = verb.sent  # a quotation may end where the sentence before does
    first = max(0, sentence.start - 1, verb.i - _FAR)
    return any(token.text in _QUOTATION_MARKS for token in verb.doc[first : min(sentence.end + 1, verb.i + _FAR)])


def _is_told_of(verb: Token) -> bool:
    """ "the terms were not disclosed", "was arrested and charged": a passive, with nothing that is said."""
    if not children(bearer(verb), "auxpass") or children(verb, "ccomp", "xcomp"):
        return False
    return subject(verb) is not None and not _has_dummy(verb)


def _has_dummy(verb: Token) -> bool:
    who = subject(verb)
    return who is not None and who.text.lower() in DUMMIES


def _has_complement(verb: Token) -> bool:
    """ "heard of her", "ruled against the firm"; "reported on Friday" has none."""
    if any(child.tag_.startswith("JJ") and child.i > verb.i for child in verb.children):
        return True  # "found guilty", whatever the parser calls it
    return any(prep.text.lower() in _COMPLEMENTS for prep in children(verb, "prep", "prt", "dative"))


def _does_something(verb: Token, cue: cues.Cue) -> bool:
    """ "posted a loss", "has added two rooms": a verb that may report, with a thing that nobody says."""
    things = children(verb, "dobj")
    if things and (things[0].tag_ == "CD" or things[0].text.lower() in _LITTLE) and things[0].i > verb.i:
        return True  # "the union says 27 per cent", "the text says nothing about the hills"
    if cue.kind == "tell" or cue.word == "say" or not things:
        return False
    return all(things[0].tag_.startswith("NN") and token.text not in ('"', "“", "”") for token in things[0].subtree)


def is_reporting(verb: Token) -> bool:
    """Whether what is said is a statement apart; a promise or a demand says nothing without what it is about."""
    cue = cues.verb_cue(verb.text)
    return cue is not None and cue.kind not in _ACTS
