"""What grammar makes certain and a small parser misses: mended in the tokens of a block before any rule asks them."""

from __future__ import annotations

from collections.abc import Iterable
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
_WITHIN = frozenset({"relcl", "advcl", "ccomp", "conj", "acl"})
_DEEPEST = 8  # steps up the parse


def mend(tokens: Iterable[Token]) -> None:
    """Mend the parse of one block in place. Cost: linear in the tokens, times the depth of a sentence."""
    for token in tokens:
        if token.tag_ == "VB":
            _mend_perfect(token)
        elif token.tag_ == "VBG" and token.dep_ == "advcl" and stem(token.text) in _DOING_HARM:
            _mend_harm(token)


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
        above.children = [child for child in above.children if child.i != participle.i]
        nearer.children = [*nearer.children, participle]
        participle.head = nearer


def _is_clause(verb: Token) -> bool:
    return verb.dep_ in _WITHIN and verb.tag_ in _FINITE
