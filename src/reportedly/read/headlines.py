"""Headline cues: "Minister: nobody will lose out", "Bridge to stay shut for a year – police"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model.report import BlockKind
from reportedly.read.candidates import COLON, Found
from reportedly.read.cues import is_document, is_person
from reportedly.read.grammar import is_verb, trim
from reportedly.read.parse import ParsedBlock
from reportedly.read.tokens import Token

_LONGEST = 30  # tokens of a headline
_LONGEST_SOURCE = 6
_LEAST_CONTENT = 3
_DASHES = frozenset({"–", "—", "--", "-", ":"})
_ASKING = frozenset({"WP", "WRB", "WDT"})


def find_headline_cues(parsed: ParsedBlock) -> Iterator[Found]:
    """Yield the attribution of a headline by its colon or its last dash, if it has one.

    A headline is a block of that kind, or a short one without a full stop. Before a colon stands a person, or a noun
    for one or for a document; a topic or a place speaks not. Cost: linear in the tokens of short blocks.
    """
    tokens = [token for token in parsed.doc if not token.is_space]
    if not _is_headline(parsed, tokens):
        return
    for place, token in enumerate(tokens[: _LONGEST_SOURCE + 1]):
        if token.text == ":" and place:
            yield from _said(tokens[:place], token, tokens[place + 1 :])
            return
    for place in range(len(tokens) - 2, max(len(tokens) - _LONGEST_SOURCE, _LEAST_CONTENT), -1):
        if tokens[place].text in _DASHES:
            if is_person(tokens[-1].text) or is_document(tokens[-1].text):
                yield from _said(tokens[place + 1 :], tokens[place], tokens[:place])
            return


def _is_headline(parsed: ParsedBlock, tokens: list[Token]) -> bool:
    if not _LEAST_CONTENT < len(tokens) <= _LONGEST or tokens[-1].text == "?":
        return False
    return parsed.block.kind is BlockKind.HEADLINE or tokens[-1].text not in (".", "!", '"', "”", ":", ";")


def _said(source: list[Token], cue: Token, content: list[Token]) -> Iterator[Found]:
    content = trim(content)
    claims = len(content) >= _LEAST_CONTENT and content[0].tag_ not in _ASKING and any(is_verb(t) for t in content)
    if claims and _may_speak(source):
        yield Found([cue], COLON, [source], content)


def _may_speak(source: list[Token]) -> bool:
    if any(is_verb(token) or token.is_punct for token in source):
        return False
    head = source[-1]
    return head.ent_type_ == "PERSON" or is_person(head.text) or is_document(head.text)
