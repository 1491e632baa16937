"""What a report says is not known: questions inside of a sentence that nothing answers, and subjects called unknown."""

from __future__ import annotations

from functools import cache

from reportedly.read.cues import verb_cue
from reportedly.read.grammar import children, is_verb, own_subjects
from reportedly.read.infinitives import Infinitive, governor, infinitive
from reportedly.read.negation import is_negated
from reportedly.read.predicates import raising_effect
from reportedly.read.tokens import Token
from reportedly.text.tables import read_table
from reportedly.text.words import stem

QUESTION_WORDS = frozenset({"who", "whom", "whose", "what", "which", "why", "how", "when", "where", "whether"})
_EMBEDDED = frozenset(
    {"ccomp", "csubj", "csubjpass", "pcomp", "acl", "attr", "advcl", "dobj", "nsubj", "nsubjpass", "dep", "pobj"}
)
_PARTS = frozenset({"xcomp", "conj"})
_COPULAS = frozenset({"be", "becom", "remain", "seem", "appear", "stay"})
_UNDONE = frozenset({Infinitive.REFUSED, Infinitive.AVERTED, Infinitive.AIM})
_NOT_YET = frozenset({"yet", "too"})
_OF_SOMEBODY = frozenset({"to", "for", "by", "as", "about", "of"})
_HIGHEST = 6  # steps up the parse
_FIRST_WORDS = 3  # "in which", "to what extent", "exactly how"


@cache
def _kinds(kind: str, *, alone: str | None = None) -> frozenset[str]:
    rows = [row for row in read_table("not_known") if row["kind"] == kind and alone in (None, row["alone"])]
    return frozenset(stem(row["word"]) for row in rows)


def is_open(verb: Token) -> bool:
    """Whether a clause is a question that its sentence does not answer: "not known *whether* …", "unclear *who* …".

    What is asked with "whether" is open whatever stands above it; "said who did it" answers, "did not say who" not.
    """
    climbing: Token = verb
    for _ in range(_HIGHEST):
        if climbing.dep_ in _EMBEDDED:
            word = question_word(climbing)
            if word is not None:
                return word == "whether" or (word == "if" and _asks(climbing)) or _is_unanswered(climbing)
        if climbing.dep_ not in _PARTS or climbing.head.i == climbing.i:
            return False
        climbing = climbing.head
    return False


def _asks(clause: Token) -> bool:
    """Whether "if" opens a question: "to decide *if* it may sail", which the parser takes for a condition at times."""
    weighed = clause.head.i < clause.i and stem(clause.head.text) in _kinds("weigh")
    return clause.dep_ == "ccomp" or (clause.dep_ == "advcl" and weighed)


def told_beside(clause: Token) -> Token | None:
    """ "would not say whether it sank, as the papers *reported*": who says that it did says it by this cue; or None."""
    holders = (clause, governor(clause), governor(governor(clause)))  # the parser hangs it on any of these
    beside = [child for word in holders for child in children(word, "advcl") if child.i > clause.i]
    told = [child for child in beside if verb_cue(child.text) is not None]
    marked = (child for child in told if any(mark.text.lower() == "as" for mark in children(child, "mark", "advmod")))
    return next(marked, None)


def question_word(clause: Token) -> str | None:
    """The word that makes a clause a question ("who", "how", "whether", "if"), lower-case; None for other clauses."""
    for child in children(clause, "mark", "advmod"):
        if child.text.lower() in ("whether", "if") and child.i < clause.i:
            return str(child.text.lower())
    left = clause.left_edge.i
    for token in clause.doc[left : min(left + _FIRST_WORDS, clause.i)]:
        if token.text.lower() in QUESTION_WORDS and token.tag_.startswith("W"):
            return str(token.text.lower())
    return None


def _is_unanswered(clause: Token) -> bool:
    above = governor(clause)
    words = [above, *children(above, "acomp", "attr", "oprd")] if stem(above.text) in _COPULAS else [above]
    if is_verb(above.head) and above.dep_ in ("acomp", "attr"):
        words.append(above.head)
    if any(stem(word.text) in _kinds("open") or stem(word.text) in _kinds("ask") for word in words):
        return True
    return any(stem(word.text) in _kinds("answer") for word in words) and any(_is_not_done(word) for word in words)


def _is_not_done(word: Token) -> bool:
    """ "did not *say*", "no *word* on", "refused to *say*", "trying to *find*", "has yet to *say*"."""
    if is_negated(word) or any(child.text.lower() == "no" for child in children(word, "det")):
        return True
    if not is_verb(word):
        return False
    above = governor(word)
    if infinitive(word) in _UNDONE or (stem(above.text) == "remain" and word.dep_ == "xcomp"):
        return True
    if word.dep_ not in ("xcomp", "advcl", "ccomp") or above.i == word.i:
        return False
    effects = raising_effect(above) or frozenset()
    yet = any(child.text.lower() in _NOT_YET and child.i < word.i for child in children(above, "advmod"))
    return "negative" in effects or yet or is_negated(above)


def is_not_known(verb: Token) -> bool:
    """Whether a clause tells that its own subject is not known: "the motive is unclear", "the cause is not known"."""
    return not_known_word(verb) is not None


def is_withheld(verb: Token) -> bool:
    """Whether a clause tells that its subject is kept back: "the terms were not disclosed", "no names were given"."""
    if stem(verb.text) not in _kinds("answer", alone="withheld"):
        return False
    return bool(children(verb, "auxpass") and children(verb, "nsubjpass", "csubjpass")) and _is_not_done(verb)


def missing_word(noun: Token) -> bool:
    """Whether a noun tells that an answer is missing: "no *word* on casualties", "no *details* of the deal"."""
    return stem(noun.text) in _kinds("answer") and any(child.text.lower() == "no" for child in children(noun, "det"))


def what_is_asked(verb: Token) -> list[Token]:
    """The subject of a verb, or of the "have yet to" that leads it."""
    return own_subjects(verb) or (own_subjects(verb.head) if verb.dep_ == "xcomp" and is_verb(verb.head) else [])


def not_known_word(verb: Token) -> Token | None:
    """The word by which a clause calls its own subject not known ("*unclear*", "not *known*"), or None."""
    copula = stem(verb.text) in _COPULAS
    if not (copula or stem(verb.text) in _kinds("answer", alone="yes")) or not what_is_asked(verb):
        return None
    words = children(verb, "acomp", "attr", "oprd") if copula else [verb]
    for word in words:
        beside = [*children(word, "prep", "agent"), *children(verb, "prep", "agent")]
        if any(child.text.lower() in _OF_SOMEBODY for child in beside):
            continue  # "is unknown to most voters"
        own = stem(word.text)
        if copula and own in _kinds("open", alone="yes") and not is_negated(verb):
            return word
        if own in _kinds("answer", alone="yes") and _is_not_done(verb) and (copula or children(verb, "auxpass")):
            return word
    return None
