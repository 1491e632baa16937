"""Candidate attributions from the dependency parse: a cue with its source and content, sentence by sentence.

Method: cue tables decide what may report, the parse decides whose word it is and where the content stands (clausal
complements, infinitives, quotations, prepositions), surface patterns mend what parsers are known to get wrong
("X, said to be …", ", analysts say, …").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.read import cues
from reportedly.read.cues import Cue
from reportedly.read.grammar import (
    children,
    coordinated,
    extent,
    is_passive,
    is_verb,
    noun_phrase,
    own_subjects,
    subject,
    trim,
    verb_group,
)
from reportedly.read.parse import ParsedBlock
from reportedly.read.tense import leaves_reported_speech
from reportedly.text.words import stem

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_DISCOURSE = frozenset({"meanwhile", "however", "but", "and", "yet", "still", "also", "moreover", "so", "or"})
_SILENT_OBJECTS = frozenset({"detail", "details", "comment", "information", "explanation", "response", "statement"})
_GIVING = frozenset({"give", "provide", "offer", "release", "issue", "make", "elaborate"})
_DUMMIES = frozenset({"it", "there"})


@dataclass
class Found:
    """One candidate: tokens of the cue, of each source, and of the content; `whole` if the content is the clause around."""

    cue: list[Token]
    kind: Cue
    sources: list[list[Token]] = field(default_factory=list)
    content: list[Token] = field(default_factory=list)
    told: list[Token] = field(default_factory=list)
    under: Found | None = None


SILENCE = Cue("silence", "silence", None, frozenset())
ACCORDING = Cue("according to", "say", None, frozenset())


def find_reported(parsed: ParsedBlock) -> Iterator[Found]:
    """Yield the candidates of one block, in the order of their sentences. Linear in the number of tokens."""
    for sentence in parsed.sentences():
        for token in sentence:
            yield from _at(token, sentence)


def _at(token: Token, sentence: Tokens) -> Iterator[Found]:
    if is_verb(token):
        yield from _verb(token, sentence)
    elif token.text.lower() == "according" or (token.tag_ == "VBG" and token.text.lower() == "according"):
        yield from _according(token, sentence)
    elif token.tag_ in ("NN", "NNS"):
        yield from _noun(token)
    elif token.tag_.startswith("JJ"):
        yield from _adjective(token)
    elif token.tag_ == "RB":
        yield from _adverb(token)


# ---- verbs ----------------------------------------------------------------------------------------------------


def _verb(verb: Token, sentence: Tokens) -> Iterator[Found]:
    if verb.text.lower() == "according":
        yield from _according(verb, sentence)
        return
    silence = _silence(verb)
    if silence:
        yield silence
        return
    cue = cues.verb_cue(verb.text)
    passive = cues.passive_cue(verb.text)
    if passive and (is_passive(verb) or _looks_passive(verb, cue)):
        yield from _passive(verb, passive)
    elif cue and cue.kind == "cite":
        yield from _citing(verb, cue, sentence)
    elif cue and not is_passive(verb):
        yield from _active(verb, cue, sentence)
    elif cue:
        yield from _told_passive(verb, cue)


def _looks_passive(verb: Token, cue: Cue | None) -> bool:
    """ "X, said to be …": verbs of saying take no active infinitive, whatever the parser thinks."""
    return verb.tag_ in ("VBN", "VBD") and bool(_infinitives(verb)) and not (cue and "inf" in cue.frames)


def _infinitives(verb: Token) -> list[Token]:
    return [child for child in children(verb, "xcomp") if any(c.tag_ == "TO" for c in child.children)]


def _passive(verb: Token, cue: Cue) -> Iterator[Found]:
    content = _passive_content(verb, cue)
    if content:
        first, last = verb_group(verb)
        cue_tokens = [token for token in verb.doc[first.i : last.i + 1] if token.dep_ != "advmod"]
        cue_tokens += [
            child for child in children(verb, "prep") if child.text.lower() in ("of", "as") and child.i == last.i + 1
        ]
        agents = [noun for by in children(verb, "agent") for noun in children(by, "pobj")]
        yield Found(cue_tokens, cue, [noun_phrase(n) for agent in agents for n in coordinated(agent)], content)


def _passive_content(verb: Token, cue: Cue) -> list[Token]:
    if cue.kind in ("accuse", "describe", "judge"):
        preps = [
            child
            for child in children(verb, "prep")
            if child.text.lower() in ("of", "as", "to", "for") and child.i > verb.i
        ]
        objects = [child for child in children(verb, "oprd", "attr")] if cue.kind == "describe" else []
        held = [trim([t for t in prep.subtree if t.i > prep.i]) for prep in preps]
        return held[0] if held else (extent(objects[0]) if objects else [])
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i:
            return extent(child)
        if child.dep_ in ("ccomp", "advcl") and child.i > verb.i and _has_mark(child) and _dummy_subject(verb):
            return extent(child)
    return []


def _has_mark(clause: Token) -> bool:
    return any(
        child.text.lower() in ("that", "if", "whether", "what", "how", "when", "where", "why", "who")
        for child in clause.children
    )


def _dummy_subject(verb: Token) -> bool:
    found = own_subjects(verb)
    return not found or found[0].text.lower() in _DUMMIES


def _told_passive(verb: Token, cue: Cue) -> Iterator[Found]:
    """ "He was told by officials that …": the by-phrase is the source."""
    clauses = [child for child in children(verb, "ccomp") if child.i > verb.i]
    agents = [noun for by in children(verb, "agent") for noun in children(by, "pobj")]
    if clauses and "clause" in cue.frames:
        yield Found(_group(verb), cue, [noun_phrase(agent) for agent in agents], extent(clauses[0]))


def _group(verb: Token) -> list[Token]:
    first, last = verb_group(verb)
    return list(verb.doc[first.i : last.i + 1])


def _active(verb: Token, cue: Cue, sentence: Tokens) -> Iterator[Found]:
    who = subject(verb)
    if who is None or (who.text.lower() in _DUMMIES and own_subjects(verb)):
        return
    sources = [noun_phrase(noun) for noun in coordinated(who) if noun.i < verb.i or noun.i > verb.i]
    content, held = _content(verb, cue, sentence)
    if who.i in {token.i for token in content}:
        return
    if not content and "quote" not in cue.frames:
        return
    found = Found([*_group(verb), *held], cue, sources, content, told=_told(verb))
    yield found


def _content(verb: Token, cue: Cue, sentence: Tokens) -> tuple[list[Token], list[Token]]:
    """The content of an active cue, and the preposition that belongs to the cue, if any."""
    if "clause" in cue.frames or "quote" in cue.frames:
        clauses = [child for child in children(verb, "ccomp") if _is_content_clause(child, verb)]
        if clauses:
            return _clause_content(clauses[0], verb), []
    if _is_parenthetical(verb):
        return _around(verb, sentence), []
    if "inf" in cue.frames and _infinitives(verb):
        objects = [child for child in children(verb, "dobj") if child.i > verb.i]
        tokens = [t for part in (*objects, _infinitives(verb)[0]) for t in extent(part)]
        return sorted(tokens, key=lambda token: int(token.i)), []
    for prep in children(verb, "prep"):
        if prep.text.lower() in cue.frames and prep.i > verb.i:
            held = trim([t for t in prep.subtree if t.i > prep.i])
            if held:
                return held, [prep] if prep.i == verb.i + 1 else []
    if "object" in cue.frames:
        objects = [child for child in children(verb, "dobj", "oprd") if child.i > verb.i]
        if objects:
            return extent(objects[0]), []
    return [], []


def _is_content_clause(clause: Token, verb: Token) -> bool:
    if clause.i > verb.i:
        return True
    own = own_subjects(clause)
    return bool(own) or clause.tag_ in ("VBD", "VBZ", "VBP")


def _clause_content(clause: Token, verb: Token) -> list[Token]:
    gone = [other for other in leaves_reported_speech(clause, verb)]
    tokens = extent(clause, without=gone)
    if clause.i > verb.i:
        return tokens
    # an inverted clause stands in front of its cue: it begins where the sentence does, but for "Meanwhile"
    tokens = [token for token in tokens if token.i < verb.i]
    while tokens and tokens[0].text.lower() in _DISCOURSE:
        tokens = trim(tokens[1:])
    return tokens


def _is_parenthetical(verb: Token) -> bool:
    """ ", analysts say, ": nothing but a short subject and the cue between two commas or a comma and the end."""
    own = own_subjects(verb)
    if verb.dep_ == "relcl" or not own or _infinitives(verb) or children(verb, "dobj", "mark"):
        return False
    inside = [token for token in verb.subtree if not token.is_punct and token.dep_ not in ("ccomp",)]
    if not inside or len(inside) > 14:
        return False
    first = min(min(token.i for token in noun_phrase(own[0]) or [own[0]]), verb.i)
    return bool(first > verb.sent.start and verb.doc[first - 1].text in (",", "--", "-", "—", '"', "'"))


def _around(verb: Token, sentence: Tokens) -> list[Token]:
    """The clause that a parenthetical cue interrupts: the words before its first comma and behind its last one."""
    own = own_subjects(verb)[0]
    phrase = noun_phrase(own) or [own]
    first = min(phrase[0].i, verb.i)
    last = max(phrase[-1].i, verb.i)
    doc = verb.doc
    while (
        last + 1 < sentence.end
        and doc[last + 1].text not in (",", ".", "-", "--", ";")
        and doc[last + 1].head.i in (verb.i, last)
    ):
        last += 1
    left = _back_to_clause(doc, sentence.start, first - 1)
    before = trim(list(doc[left : first - 1]))
    closed = last + 1 < sentence.end and doc[last + 1].text in (",", "-", "--")
    after = trim(list(doc[last + 2 : sentence.end])) if closed else []
    if (closed and after and after[0].tag_ in ("VBG", "WP", "WRB")) or (
        closed and doc[last + 2].tag_ in ("CC", "VBG", "IN") if last + 2 < sentence.end else False
    ):
        after = []
    while before and before[0].text.lower() in _DISCOURSE:
        before = trim(before[1:])
    return before + after


def _back_to_clause(doc: object, start: int, end: int) -> int:
    """Where the clause that ends at `end` begins: behind ", but" or a semicolon, else at the sentence's start."""
    for at in range(end - 1, start, -1):
        token = doc[at]  # type: ignore[index]
        if token.text == ";" or (
            token.tag_ == "CC" and doc[at - 1].text == "," and token.text.lower() in ("but", "and", "so")
        ):  # type: ignore[index]
            return at + 1
    return start


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
        return Found(_group(verb), SILENCE, [noun_phrase(who)], extent(objects[0]))
    return None


# ---- other cues -----------------------------------------------------------------------------------------------


def _according(token: Token, sentence: Tokens) -> Iterator[Found]:
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
        left = _back_to_clause(doc, sentence.start, token.i)
        tokens = trim(list(doc[left : token.i]))
        after = trim([t for t in doc[max(last, max(t.i for t in source_tokens)) + 1 : sentence.end]])
        if after and doc[last + 1].text == "," and is_verb(after[0]) and after[0].tag_ != "VBG":
            tokens += after
    if tokens:
        yield Found([token, to], ACCORDING, [noun_phrase(noun) or [noun] for noun in coordinated(nouns[0])], tokens)


def _citing(verb: Token, cue: Cue, sentence: Tokens) -> Iterator[Found]:
    """ "…, citing X": X stands behind what the governing clause says; a link of a chain under a reporting verb."""
    objects = [child for child in children(verb, "dobj", "ccomp") if child.i > verb.i]
    if not objects:
        return
    sources = [noun_phrase(noun) or [noun] for noun in coordinated(objects[0])]
    if verb.tag_ != "VBG" or not is_verb(verb.head) or verb.head.i == verb.i:
        who = subject(verb)
        if who is not None and verb.tag_ != "VBG":
            yield Found(_group(verb), cue, [noun_phrase(who)], extent(objects[0]))
        return
    governor = verb.head
    outer = next(iter(_active(governor, known, sentence)), None) if (known := cues.verb_cue(governor.text)) else None
    if outer and outer.content:
        yield Found([verb], cue, sources, outer.content, under=outer)
    else:
        tokens = [t for t in extent(governor, without=[verb]) if t.i < verb.i]
        yield Found([verb], cue, sources, trim(tokens))


def _noun(noun: Token) -> Iterator[Found]:
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
        if who is not None and who.i != noun.i and not is_passive(support) and who.text.lower() not in _DUMMIES:
            return [noun_phrase(n) for n in coordinated(who)]
    return []


def _adjective(word: Token) -> Iterator[Found]:
    """ "is confident that …"; and "it is unclear whether …", which is the outlet's own word."""
    cue = cues.adjective_cue(word.text)
    clauses = [
        c for holder in (word, word.head) for c in children(holder, "ccomp", "advcl") if c.i > word.i and _has_mark(c)
    ]
    if not clauses or not is_verb(word.head):
        return
    who = subject(word.head)
    if who is not None and who.text.lower() in _DUMMIES:
        if word.text.lower() in ("clear", "unclear", "likely", "unlikely", "possible", "uncertain"):
            unclear = word.text.lower() in ("unclear", "uncertain") or bool(children(word.head, "neg"))
            if unclear:
                yield Found([*_group(word.head), word], UNKNOWN, [], extent(clauses[0]))
        return
    if cue and who is not None and "clause" in cue.frames:
        yield Found([*_group(word.head), word], cue, [noun_phrase(who)], extent(clauses[0]))


UNKNOWN = Cue("not known", "unknown", None, frozenset())


def _adverb(word: Token) -> Iterator[Found]:
    cue = cues.adverb_cue(word.text)
    if cue and is_verb(word.head):
        tokens = [t for t in extent(word.head) if t.i != word.i]
        yield Found([word], cue, [], tokens)
