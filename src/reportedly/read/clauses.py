"""Cut sentences into clauses: one predicate each, with the words that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.report import BlockKind
from reportedly.read import cues
from reportedly.read.cues import noun_cue
from reportedly.read.fragments import Fragment, find_fragments, said_fragment
from reportedly.read.grammar import (
    RELATIVES,
    children,
    in_order,
    is_modifier,
    is_part_told,
    is_verb,
    noun_phrase,
    own_subjects,
    runs,
    subject,
    trim,
    verb_group,
)
from reportedly.read.infinitives import is_infinitive
from reportedly.read.only_said import is_anonymity, is_frame, is_reporting, only_reports
from reportedly.read.open_questions import is_open, question_word, told_beside
from reportedly.read.parse import ParsedBlock
from reportedly.read.predicates import is_light, joined_terms, led_verb, noun_terms, raising_effect, verb_terms
from reportedly.read.tokens import Sentence, Token
from reportedly.text.words import stem

# dependency labels under which a verb heads a clause of its own
_HEADS = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "conj", "parataxis", "dep", "csubj", "pobj"}
)
_JOINING = frozenset({"that", "as", "though", "although", "while", "because", "if", "whether", "before", "after"})
_COPULAS = frozenset({"be", "becom", "remain", "emerg"})
_BESIDE = frozenset({"ahead", "before", "after", "following", "amid", "despite", "since", "amidst"})
_LEAST = 3  # words of a sentence without a verb that is told as a whole
_LONGEST_WHOLE = 40  # tokens; longer ones are lists
_BARE = frozenset(
    {"one", "ones", "those", "that", "anyone", "anybody", "everyone", "everybody", "someone", "all", "nothing"}
)
_BREAKS = frozenset({";", ":", "-", "--", "–", "—"})
_LONGEST_LEAD = 8  # tokens between what leads a predicate and the predicate, to show them as one stretch
_LONGEST_SUBJECT = 12  # tokens; a longer subject would swamp the clause
_PAIRS = {'"': '"', "'": "'", "(": "()", ")": "()", "[": "[]", "]": "[]"}
_OPENERS = frozenset({'"', "'", "(", "["})
_CLOSERS = frozenset({'"', "'", ")", "]"})
_ARGUMENTS = frozenset({"in", "at", "between", "with", "on", "against", "to", "of", "from", "near", "by"})


@dataclass
class Clause:
    """A predicate with its tokens; `terms` say what is done; `subject` is a token of the sentence or None."""

    predicate: Token
    tokens: list[Token]
    terms: tuple[str, ...]
    subject: Token | None
    nominal: bool = False
    state: bool = False  # told by no verb: "Nine *dead*", "Strike *off*", "41 *cases*"


def find_clauses(parsed: ParsedBlock) -> Iterator[Clause]:
    """Yield the clauses of one block in the order of their predicates. Linear in tokens, times the parse depth."""
    kind = BlockKind.HEADLINE if parsed.is_title else parsed.block.kind
    for sentence in parsed.sentences():
        if not is_question(sentence):  # a question states nothing
            yield from sorted(_in_sentence(sentence, kind), key=lambda clause: int(clause.predicate.i))


def _in_sentence(sentence: Sentence, kind: BlockKind) -> list[Clause]:
    told = _told(sentence, headline=kind is BlockKind.HEADLINE)
    verbal = [clause for clause in _verbals(sentence) if not _is_told(clause, told)]
    names = {clause.predicate.i for clause in told}
    nominal = [clause for clause in _nominals(sentence) if clause.predicate.i not in names]
    if told or verbal:
        return [*told, *verbal, *nominal]
    names = {clause.predicate.i for clause in nominal}
    return [*nominal, *(clause for clause in _whole(sentence, kind) if clause.predicate.i not in names)]


def _told(sentence: Sentence, *, headline: bool) -> list[Clause]:
    """What is told without a verb: by what somebody is given for, else by the sentence."""
    said = said_fragment(sentence)
    found = [_fragment(fragment) for fragment in find_fragments(said or sentence, headline=headline)]
    if said and not found and not any(is_verb(token) for token in said):
        found.append(Clause(said[-1], bare(said), noun_terms(said[-1]) or (stem(said[-1].text),), None, state=True))
    return found


def _verbals(sentence: Sentence) -> Iterator[Clause]:
    for token in sentence:
        clause = _verbal(token) if is_verb(token) and _is_predicate(token) else None
        if clause is not None:
            yield clause


def _nominals(sentence: Sentence) -> Iterator[Clause]:
    for token in sentence:
        clause = _nominal(token) if token.tag_ in ("NN", "NNS", "NNP", "NNPS") else None
        if clause is not None:
            yield clause


def _fragment(found: Fragment) -> Clause:
    as_verb = is_verb(found.predicate) and found.predicate.dep_ != "amod"
    return Clause(found.predicate, bare(found.tokens), found.terms, found.subject, state=not as_verb)


def _is_told(clause: Clause, told: list[Clause]) -> bool:
    """Whether a fragment tells it already, or its words run over the edges of fragments."""
    own = {token.i for token in clause.tokens}
    holding = [fragment for fragment in told if _has(fragment.tokens, clause.predicate)]
    if any(clause.predicate.i <= fragment.predicate.i for fragment in holding):
        return True
    return any(own - {token.i for token in fragment.tokens} for fragment in holding)


def _whole(sentence: Sentence, kind: BlockKind) -> Iterator[Clause]:
    """A sentence without any clause, as a whole: a headline, a caption, else what has a verb, an event or a number."""
    root = next((token for token in sentence if token.tag_ in ("VBD", "VBZ", "VBP")), sentence.root)
    root = root.head if root.dep_ in ("aux", "auxpass") and is_verb(root.head) else root  # "*did* not sign"
    tokens = bare([token for token in sentence if not token.is_space])
    bare_headline = kind is BlockKind.HEADLINE and bool(children(root, "dobj")) and not children(root, "ccomp")
    if (is_frame(root) and not bare_headline) or sum(token.is_alpha for token in tokens) < _LEAST:
        return
    if is_verb(root) or kind in (BlockKind.CAPTION, BlockKind.HEADLINE):
        # "Jane Roe in Oslo on Monday": who is shown
        shown = root if kind is BlockKind.CAPTION and root.tag_.startswith("NNP") else None
        yield Clause(root, tokens, noun_terms(root) or verb_terms(root), shown, state=not is_verb(root))
    elif _may_tell(tokens, sentence[-1]):
        yield Clause(root, tokens, noun_terms(root) or verb_terms(root), None, nominal=True)


def _may_tell(tokens: list[Token], last: Token) -> bool:
    """Whether words without a verb may tell something; "First, the numbers.", "From Monday's Lande Post:" do not."""
    if last.text in (":", ",") or len(tokens) > _LONGEST_WHOLE or tokens[0].text.lower() in ("by", "from"):
        return False
    event = any(noun_terms(token) for token in tokens if token.tag_ in ("NN", "NNS"))
    return event or any(token.tag_ == "CD" for token in tokens) or sum(token.is_alpha for token in tokens) > _LEAST



def _is_predicate(verb: Token) -> bool:
    if verb.dep_ not in _HEADS or verb.text.lower() == "according" or is_modifier(verb) or is_anonymity(verb):
        return False
    if led_verb(verb) is not None and raising_effect(verb) is not None:
        return False
    leads = [
        child
        for child in children(verb, "acomp")
        if raising_effect(child) is not None and (led_verb(child) is not None or led_verb(verb) is not None)
    ]
    return not leads and not only_reports(verb)










def _top(verb: Token) -> Token:
    """The verb that carries the subject of a raising chain ("is *expected* to seem to meet")."""
    for _ in range(8):
        if verb.dep_ == "xcomp" and raising_effect(verb.head) is not None and led_verb(verb.head) is not None:
            verb = verb.head if is_verb(verb.head) else (verb.head.head if verb.head.dep_ == "acomp" else verb.head)
        else:
            break
    return verb


def predicate_group(clause: Clause) -> tuple[Token, Token]:
    """The stretch from the first auxiliary of what leads the predicate to the predicate: (first, last)."""
    predicate = clause.predicate
    if clause.nominal or not is_verb(predicate):
        return predicate, predicate
    first, last = verb_group(predicate)
    top, _ = verb_group(_top(predicate))
    near = top.i < first.i and first.i - top.i <= _LONGEST_LEAD
    return (top if near else first), last


def _verbal(verb: Token) -> Clause | None:
    top = _top(verb)
    who = subject(top if own_subjects(top) else verb) or subject(top)
    gone = _separate(top) | (_separate(verb) if verb.i != top.i else set())
    tokens = [token for token in in_order(top.subtree) if token.i not in gone and not token.is_space]
    asked = is_open(verb) and told_beside(verb) is None
    tokens = tidy(tokens) if asked else _unmarked(tidy(tokens))
    if who is not None and not _has(tokens, who):
        phrase = noun_phrase(who)
        if tokens and tokens[0].dep_ in ("nsubj", "nsubjpass") and tokens[0].text.lower() in RELATIVES:
            tokens = tokens[1:]  # the noun stands for its pronoun
        tokens = in_order([*phrase, *tokens]) if len(phrase) <= _LONGEST_SUBJECT else tokens
    if not any(token.i == verb.i for token in tokens) or _says_nothing(verb, tokens, who):
        return None
    return Clause(verb, tokens, _terms(verb), who)


def _says_nothing(verb: Token, tokens: list[Token], who: Token | None) -> bool:
    """Whether a clause is but the subject of another ("*What caused it* is not clear"), or "denied" with who does."""
    if verb.dep_ in ("csubj", "csubjpass") and not is_open(verb):
        return question_word(verb) in ("what", "whatever")
    if who is None or not children(verb, "ccomp") or cues.verb_cue(verb.text) is None:
        return False
    first, last = verb_group(verb)
    named = {token.i for token in noun_phrase(who)}
    return all(first.i <= token.i <= last.i or token.i in named for token in tokens)


def _terms(verb: Token) -> tuple[str, ...]:
    """What is done; for a copula what it joins: "is on his way" is travelling, "is the negotiator" negotiating."""
    if stem(verb.text) not in _COPULAS:
        return tuple(dict.fromkeys([*_held_events(verb), *verb_terms(verb), *_led_terms(verb)]))
    joined = children(verb, "attr", "acomp")
    joined += [noun for prep in children(verb, "prep") for noun in children(prep, "pobj")]
    terms = [term for word in joined for term in joined_terms(word) or (f"be {stem(word.text)}",)]
    return tuple(dict.fromkeys([*_held_events(verb), *terms])) or verb_terms(verb)


def _led_terms(verb: Token) -> list[str]:
    """What somebody agrees, offers or refuses to do is done with it: "agreed *to buy* the yard"."""
    led = [child for child in children(verb, "xcomp") if is_verb(child) and is_infinitive(child)]
    return [term for child in led for term in (_held_events(child) if is_light(child) else verb_terms(child))]


def _held_events(verb: Token) -> list[str]:
    """What a light verb does is in its noun: "hold *talks*", "the death *toll* rose"."""
    if not is_light(verb):
        return []
    nouns = children(verb, "dobj", "nsubj", "nsubjpass")
    return [term for noun in nouns for term in noun_terms(noun)]


def _separate(verb: Token) -> set[int]:
    """Positions that belong to other clauses: coordinated and subordinate ones, and parenthetical cues."""
    gone: set[int] = set()
    for token in verb.subtree:
        if token.text.lower() == "according" or _is_absolute(token) or _is_circumstance(token):
            gone.update(inner.i for inner in token.subtree)
        if _opens_another(token):
            gone.update(inner.i for inner in token.subtree)
        if token.i == verb.i or not is_verb(token) or is_modifier(token):
            continue
        loose = token.dep_ in ("parataxis", "advcl") or (token.dep_ == "relcl" and not _is_meant_by(token))
        other = token.dep_ in ("conj", "dep") and (is_verb(token.head) or bool(own_subjects(token)))
        other = other or _is_beside(token, verb)
        told = token.dep_ == "ccomp" and token.head.i == verb.i and is_reporting(verb)
        if loose or other or told:
            gone.update(inner.i for inner in token.subtree)
    return gone



def _opens_another(word: Token) -> bool:
    """ "could settle it, but just as *important*, bankers say, would be a deal": it belongs to what comes behind."""
    if word.dep_ != "conj" or word.tag_ != "JJ" or not is_verb(word.head) or stem(word.head.text) in _COPULAS:
        return False
    behind = word.right_edge.i + 1
    return behind < len(word.doc) and word.doc[behind].text == ","


def _is_meant_by(clause: Token) -> bool:
    """ "the one that infected them", "those who left": without the clause the pronoun says nothing."""
    pronoun = clause.head
    if clause.doc[clause.left_edge.i].tag_ == "TO" and clause.left_edge.i == pronoun.i + 1:
        return True  # "no reason *to cancel*"
    if _is_telling_apart(clause):
        return True
    return pronoun.text.lower() in _BARE and clause.i > pronoun.i and clause.doc[clause.left_edge.i - 1].text != ","


def _is_telling_apart(clause: Token) -> bool:
    """ "letters had gone to people *who had left the firm*": without it "people" are anybody.

    A restrictive relative clause (no comma before it) at a noun without article, behind the verb.
    """
    noun = clause.head
    loose = clause.doc[clause.left_edge.i - 1].text in (",", "-", "–", "—", "(")
    plain = noun.tag_ == "NNS" and not children(noun, "det", "poss")
    return plain and not loose and clause.i > noun.i and noun.dep_ in ("pobj", "dobj", "attr")


def _is_beside(clause: Token, verb: Token) -> bool:
    """ "*One had fallen ill*; one had been counted twice": a clause that the parser takes for reported by the next."""
    if clause.dep_ != "ccomp" or clause.head.i != verb.i or clause.i > verb.i or not own_subjects(clause):
        return False
    if is_part_told(verb):
        return True
    between = verb.doc[clause.right_edge.i + 1 : verb.i]
    return bool(own_subjects(verb)) and any(token.text in _BREAKS for token in between)


def _is_absolute(prep: Token) -> bool:
    """ "with critics saying …": a clause beside the clause, with a subject of its own."""
    if prep.dep_ != "prep" or prep.text.lower() != "with":
        return False
    nouns = children(prep, "pobj")
    own = [child for noun in nouns for child in children(noun, "acl") if child.tag_ == "VBG"]
    return bool(own) or any(own_subjects(child) for child in children(prep, "pcomp"))


def tidy(tokens: list[Token]) -> list[Token]:
    """Bare on the outside, and without the commas and conjunctions that a cut leaves hanging at its edges."""
    pieces = [trim([t for t in tokens if first.i <= t.i <= last.i]) for first, last in runs(tokens)]
    return bare([token for piece in pieces if any(t.is_alpha or t.like_num for t in piece) for token in piece])


def _is_circumstance(prep: Token) -> bool:
    """ "after a ferry capsized", "ahead of a summit in Rome": a clause, or an event, behind a preposition of time."""
    if prep.dep_ not in ("prep", "advmod"):
        return False
    if any(own_subjects(child) for child in children(prep, "pcomp")):
        return True
    inner = [*children(prep, "prep"), prep]
    nouns = [noun for one in inner for noun in children(one, "pobj")]
    return prep.text.lower() in _BESIDE and any(noun_terms(noun) or noun_cue(noun.text) for noun in nouns)


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence asks, quotation marks and brackets behind the mark aside."""
    return any(token.text == "?" for token in sentence[-3:])


def bare(tokens: list[Token]) -> list[Token]:
    """Trimmed, and without a quotation mark or bracket that has no partner among the tokens."""
    tokens = trim(tokens)
    while tokens and tokens[0].text in _OPENERS and sum(t.text in _PAIRS[tokens[0].text] for t in tokens) < 2:
        tokens = trim(tokens[1:])
    while tokens and tokens[-1].text in _CLOSERS and sum(t.text in _PAIRS[tokens[-1].text] for t in tokens) < 2:
        tokens = trim(tokens[:-1])
    return tokens


def _unmarked(tokens: list[Token]) -> list[Token]:
    """Without the word that joins the clause to the sentence ("that", "and", "as")."""
    while tokens and (
        (tokens[0].dep_ == "mark" and tokens[0].text.lower() in _JOINING) or tokens[0].text.lower() in ("where", "when")
    ):
        tokens = trim(tokens[1:])
    return tokens


def _has(tokens: list[Token], wanted: Token) -> bool:
    return any(token.i == wanted.i for token in tokens)


def _is_held(noun: Token) -> bool:
    """Whether a light verb tells the event ("the toll rose", "hold talks"): then its clause is the statement."""
    return noun.dep_ in ("nsubj", "nsubjpass", "dobj") and is_verb(noun.head) and is_light(noun.head)


def _nominal(noun: Token) -> Clause | None:
    """An event told by a noun that comes with a place, a time or who took part ("a summit in Rome last June")."""
    terms = noun_terms(noun)
    if not terms or noun.dep_ == "compound" or _is_held(noun):
        return None
    held = [child for child in children(noun, "prep") if child.text.lower() in _ARGUMENTS]
    named = [
        child for child in noun.children if child.dep_ in ("poss", "compound", "nmod") and child.tag_.startswith("NNP")
    ]
    if not held and not named:
        return None
    gone = {inner.i for child in children(noun, "relcl", "conj", "cc", "appos", "acl") for inner in child.subtree}
    tokens = bare([token for token in in_order(noun.subtree) if token.i not in gone and not token.is_space])
    followed = runs(tokens)
    if len(tokens) < 3 or not followed:
        return None
    return Clause(noun, tokens, terms, None, nominal=True)
