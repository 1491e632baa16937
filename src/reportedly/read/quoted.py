"""Which tokens stand inside of quotation marks, and who says them, as far as pronouns need it."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.read.items import SUBJECTS
from reportedly.read.sheet import Sheet
from reportedly.text.known import name_words

_LONGEST = 200  # tokens of a quotation that are crossed
_MARKS = frozenset({'"', "``", "''", "\u201c", "\u201d"})


def find_quoted(sheet: Sheet) -> list[bool]:
    """For each token whether it stands inside of quotation marks; a block starts outside."""
    inside, flags, block = False, [], -1
    for token, word in enumerate(sheet.words):
        if sheet.blocks[token] != block:
            inside, block = False, sheet.blocks[token]
        flags.append(inside)
        if word in _MARKS:
            inside = not inside
    return flags


def subjects_of_saying(sheet: Sheet, quoted: Sequence[bool], token: int) -> list[int]:
    """The subjects of verbs of saying in the token's own sentence and in those that border on its quotation.

    Table: data/name_words.tsv, list say_verb. Cost: bounded by the longest quotation that is crossed.
    """
    found = []
    for edge in (token, *_edges(sheet, quoted, token)):
        first, last = sheet.sentence_of(edge)
        verbs = {at for at in range(first, last) if sheet.lows[at] in name_words("say_verb") and not quoted[at]}
        found += [at for at in range(first, last) if sheet.heads[at] in verbs and sheet.deps[at] in SUBJECTS]
    return found


def _edges(sheet: Sheet, quoted: Sequence[bool], token: int) -> list[int]:
    """The tokens on both sides that neither the quotation nor the token's sentence holds; none where it is endless."""
    edges = []
    for step in (-1, 1):
        at = token
        while (
            0 <= at < len(sheet)
            and abs(at - token) < _LONGEST
            and (quoted[at] or sheet.words[at] in _MARKS or sheet.same_sentence(at, token))
        ):
            at += step
        if 0 <= at < len(sheet) and abs(at - token) < _LONGEST:
            edges.append(at)
    return edges
