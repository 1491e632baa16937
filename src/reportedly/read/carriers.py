"""Through whom words became known: "a statement carried by KCNA", "in an interview with Le Monde", "emails seen by AP".

Such an outlet is a step of the chain between the report and the source. Whether a noun found here is an outlet is
decided by who reads the source; here is only where the grammar has a place for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reportedly.read.grammar import agents, children, coordinated, is_passive, is_verb, noun_phrase, subject
from reportedly.read.source_words import role_of_word
from reportedly.read.tokens import Token
from reportedly.text.tables import column
from reportedly.text.words import stem

_TO = frozenset({"to", "with", "by", "in", "on", "for", "via", "through"})
_AT = frozenset({"in", "on", "to", "with", "via", "through"})
_COPY = frozenset({"copy", "copies", "part", "parts", "excerpts", "extracts", "details", "some", "one", "both", "all"})
_OF_WHICH = 14  # words behind a source in which "a copy of which was seen by …" ends


def quoted_by(verb: Token) -> tuple[list[Token], list[Token]] | None:
    """ "AFP quoted a doctor as saying": (who quotes, who is quoted), either may be empty; None for another clause."""
    held = verb.head
    quoting = held.head if verb.dep_ == "pcomp" and held.text.lower() == "as" else None
    if verb.tag_ != "VBG" or quoting is None or not is_verb(quoting) or not _is(quoting, "carries"):
        return None
    if is_passive(quoting):
        return agents(quoting)[:1], children(quoting, "nsubjpass")[:1]
    who = subject(quoting)
    return [who] if who is not None else [], children(quoting, "dobj")[:1]


def carriers(verb: Token | None, sources: list[list[Token]]) -> Iterator[list[Token]]:
    """Yield noun phrases that may name an outlet through which a source's words came. Linear in the words around."""
    for phrase in sources:
        yield from _seen_by(phrase)
    if verb is None or not is_verb(verb):
        return
    for child in verb.children:
        if child.dep_ == "prep" and child.text.lower() in _AT:
            yield from _through(child)
        elif child.dep_ == "advcl" and child.tag_ in ("VBG", "VBN") and _is(child, "speaks"):
            yield from _behind(child)


def _is(verb: Token, use: str) -> bool:
    return stem(verb.text) in _stems(use)


@cache
def _stems(use: str) -> frozenset[str]:
    return frozenset(stem(word) for word in column("source_verbs", "word", use=use))


def _through(prep: Token) -> Iterator[list[Token]]:
    """ "on CNN", "in a statement carried by KCNA", "in an interview with Le Monde": the pobj, or what hangs on it."""
    for noun in children(prep, "pobj"):
        yield noun_phrase(noun)
        if role_of_word(noun.text.lower()) == "document":
            yield from _behind(noun)
            for verb in children(noun, "acl"):
                if _is(verb, "carries") or _is(verb, "speaks"):
                    yield from _behind(verb)


def _behind(head: Token) -> Iterator[list[Token]]:
    """The noun phrases behind the prepositions of a noun or verb ("with CNN and the BBC")."""
    for prep in children(head, "prep", "agent", "dative"):
        if prep.text.lower() in _TO:
            for noun in children(prep, "pobj"):
                yield from (noun_phrase(each) for each in coordinated(noun))


def _seen_by(phrase: list[Token]) -> Iterator[list[Token]]:
    """ "emails seen by the Guardian", "court papers, a copy of which was seen by Reuters"."""
    for token in phrase:
        if token.tag_ in ("VBN", "VBD") and _is(token, "carries"):
            yield from _behind(token)
    if not phrase:
        return
    last = phrase[-1]
    after = last.doc[last.i + 1 : last.i + 1 + _OF_WHICH]
    words = [token.text.lower() for token in after]
    if words[:1] == [","] and "which" in words and words[words.index("which") - 1] == "of" and _COPY & set(words[:4]):
        for token in after:
            if token.tag_ in ("VBN", "VBD") and _is(token, "carries"):
                yield from _behind(token)
                return
