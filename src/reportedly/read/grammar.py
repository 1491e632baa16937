"""Small questions to a dependency parse (ClearNLP labels): subjects, verb groups, extents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.read.cues import adverb_cue, is_document, is_person, is_support
from reportedly.read.tokens import Token
from reportedly.text.words import stem

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where"})
DUMMIES = frozenset({"it", "there"})
_MARKS = frozenset({"that", "if", "whether", "what", "how", "when", "where", "why", "who"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LOOSE = frozenset({"relcl", "parataxis", "advcl"})
# verbs of object control (VerbNet 3.4 classes 37, 58-60, 64 and the causatives): who is urged is who acts
_OBJECT_ACTS = (
    "ask", "tell", "urge", "order", "instruct", "allow", "let", "permit", "force", "cause", "compel", "help", "enable",
    "lead", "prompt", "get", "want", "expect", "like", "make", "see", "hear", "watch", "invite", "persuade", "convince",
    "encourage", "warn", "advise", "press", "pressure", "push", "require", "authorise", "authorize", "appoint",
    "choose", "nominate", "train", "pay", "hire", "challenge", "dare", "remind", "beg", "implore", "command",
    "direct", "trust",
)  # fmt: skip


def is_verb(token: Token) -> bool:
    """Whether the token is tagged as a verb (Penn Treebank: VB, VBD, VBG, VBN, VBP, VBZ)."""
    return bool(token.tag_.startswith("VB"))


def children(token: Token, *labels: str) -> list[Token]:
    """The direct dependents with one of these labels, in order."""
    below = token.children  # most tokens have none, and nothing is asked as often
    return [child for child in below if child.dep_ in labels] if below else []


def is_passive(verb: Token) -> bool:
    """Whether the verb has a passive auxiliary or subject, or is a reduced passive ("said to be")."""
    if children(verb, "auxpass", "nsubjpass", "csubjpass"):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not children(verb, "aux", "nsubj")


def agents(verb: Token) -> list[Token]:
    """The nouns of a passive's by-phrase, without those coordinated with them."""
    return [noun for by in children(verb, "agent") for noun in children(by, "pobj")]


def own_subjects(verb: Token) -> list[Token]:
    """The verb's own subject, if it has one; of two that a parser gives it, the nearer one first."""
    return sorted(children(verb, *SUBJECTS), key=lambda noun: abs(int(noun.i) - int(verb.i)))


def subject(verb: Token, *, depth: int = 6) -> Token | None:
    """Find who does it: the own subject, else that of the verb it is coordinated with or subordinate to.

    A relative pronoun stands for the noun it refers to. None where the sentence does not tell.
    """
    found = own_subjects(verb)
    if found:
        dummy = len(found) > 1 and found[0].text.lower() in DUMMIES  # "Mr Lund, it is said, was dining"
        return _antecedent(found[1] if dummy else found[0], verb)
    if depth == 0 or children(verb, "expl"):  # "there was no letter": nobody does it
        return None
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and not is_verb(head):
        return _of_noun(verb, head, depth=depth)
    if verb.dep_ == "xcomp" and head.dep_ in ("acomp", "oprd") and is_verb(head.head):  # "is likely to say"
        return subject(head.head, depth=depth - 1)
    if verb.dep_ == "xcomp" and is_verb(head):
        controllers = children(head, "dobj", "dative") if _lets_its_object_act(head) else []
        return controllers[0] if controllers else subject(head, depth=depth - 1)
    if verb.dep_ in ("conj", "advcl", "xcomp", "acl", "ccomp", "dep") and is_verb(head):
        return subject(head, depth=depth - 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        governor = head.head
        if governor.dep_ == "dobj" and is_verb(governor.head):  # "she made a point of saying …"
            governor = governor.head
        return subject(governor, depth=depth - 1) if is_verb(governor) else None
    return None


def _lets_its_object_act(verb: Token) -> bool:
    """ "asked the owner to say" against "used the hour to say": whose act the infinitive is."""
    return stem(verb.text) in {stem(word) for word in _OBJECT_ACTS}


def _of_noun(verb: Token, noun: Token, *, depth: int) -> Token | None:
    """ "critics saying …" is said by critics; "made an effort to say", "issued a letter saying" by who made it."""
    to_do = any(child.tag_ == "TO" for child in verb.children)
    told = noun.dep_ in ("dobj", "attr") and is_verb(noun.head)
    if not to_do and not (told and is_document(noun.text) and is_support(noun.head.text)):
        return noun
    if children(noun, "poss"):
        return children(noun, "poss")[0]
    if noun.tag_ in ("NNP", "NNPS") or not told or is_person(noun.text):
        return noun
    return subject(noun.head, depth=depth - 1)


def _antecedent(found: Token, verb: Token) -> Token:
    if found.text.lower() not in RELATIVES or verb.dep_ not in ("relcl", "acl") or is_verb(verb.head):
        return found
    noun, prep = verb.head, verb.head.head
    if found.text.lower() == "who" and noun.ent_type_ in _PLACES and prep.dep_ == "prep" and not is_verb(prep.head):
        return prep.head  # "an official in Oslo, who asked …": no place asks
    return noun


def verb_group(verb: Token) -> tuple[Token, Token]:
    """The stretch from the first auxiliary to the verb ("have not provided", "is reporting"): (first, last)."""
    first = verb
    before = {child.i for child in children(verb, "aux", "auxpass", "neg", "advmod") if child.i < verb.i}
    while first.i - 1 in before:
        first = first.nbor(-1)
    while first.i < verb.i and first.dep_ == "advmod":
        first = first.nbor(1)
    particles = [child for child in children(verb, "prt") if child.i == verb.i + 1]
    return first, particles[0] if particles else verb


def extent(token: Token, *, without: Iterable[Token] = ()) -> list[Token]:
    """The tokens of a subtree in order, leaving out the subtrees of `without`, and outer punctuation."""
    gone = {inner.i for left_out in without for inner in left_out.subtree}
    tokens = [inner for inner in token.subtree if inner.i not in gone and not inner.is_space]
    return trim(in_order(tokens))


def in_order(tokens: Iterable[Token]) -> list[Token]:
    """The tokens once each, by position: a subtree need not come in the order of the text."""
    return sorted(set(tokens), key=lambda token: int(token.i))


def trim(tokens: list[Token]) -> list[Token]:
    """Drop punctuation and loose conjunctions from both ends; brackets and quotation marks are kept in pairs."""
    while tokens and (tokens[0].text in ",;:.-–—" or tokens[0].tag_ == "CC" or tokens[0].is_space):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in ",;:.-–—?!" or tokens[-1].tag_ == "CC" or tokens[-1].is_space):
        tokens = tokens[:-1]
    return tokens


def noun_phrase(noun: Token, *, of: Token | None = None) -> list[Token]:
    """The tokens of a noun phrase as a reader would quote it: without loose clauses and coordinated others.

    `of`: the verb whose subject it is; a participle behind its noun ("critics saying …") is no part of the phrase.
    """
    without = [child for child in noun.children if child.dep_ in _LOOSE or child.dep_ in ("conj", "cc")]
    without += [child for child in noun.children if of is not None and child.i == of.i]
    without += [child for child in children(noun, "acl") if noun.doc[child.left_edge.i - 1].text == ","]  # loose too
    tokens = _unbroken(extent(noun, without=without), noun)
    while tokens and tokens[-1].tag_ == "POS":
        tokens = tokens[:-1]
    return tokens


def _unbroken(tokens: list[Token], keep: Token) -> list[Token]:
    """The run around `keep` in which no token is missing but punctuation."""
    at = next((place for place, token in enumerate(tokens) if token.i == keep.i), 0)
    first = last = at
    while first > 0 and tokens[first].i - tokens[first - 1].i <= 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i - tokens[last].i <= 1:
        last += 1
    return trim(tokens[first : last + 1])


def coordinated(token: Token) -> Iterator[Token]:
    """The token and the nouns coordinated with it, in order."""
    yield token
    for other in children(token, "conj"):
        yield from coordinated(other)


def runs(tokens: list[Token]) -> list[tuple[Token, Token]]:
    """Cut a list of tokens into runs without a gap: (first, last) of each."""
    found: list[tuple[Token, Token]] = []
    for token in tokens:
        if found and token.i == found[-1][1].i + 1:
            found[-1] = (found[-1][0], token)
        else:
            found.append((token, token))
    return found


def group(verb: Token) -> list[Token]:
    """The tokens of the verb group with the adverbs on its sides ("also said"), in order."""
    first, last = verb_group(verb)
    start, end = int(first.i), int(last.i) + 1
    adverbs = {child.i for child in children(verb, "advmod") if child.tag_ == "RB" and not adverb_cue(child.text)}
    while start - 1 in adverbs:
        start -= 1
    when = {inner.i for child in children(verb, "npadvmod") for inner in child.subtree}
    while end in when or end in adverbs:
        end += 1
    return list(verb.doc[start:end])


def has_mark(clause: Token) -> bool:
    """Whether a clause is opened by "that", "whether" or a question word."""
    return any(child.text.lower() in _MARKS for child in clause.children)
