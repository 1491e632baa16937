"""Names that something beside them marks: a ship's prefix, the place of a dateline, the report's own outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.model.reading import EntityType
from reportedly.model.report import BlockKind
from reportedly.read.found import Found, make_name, take
from reportedly.read.sheet import Sheet
from reportedly.text.known import known_forms, name_words

_DATELINE = 14  # tokens in which the dash of a dateline comes
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_LONGEST = 4  # words of a ship's name, or of a place in a dateline


def find_marked(sheet: Sheet, taken: list[bool], outlet: str | None = None) -> Iterator[Found]:
    """Find names that a mark shows whatever they look like. Cost: linear in the tokens.

    "MV Blue Heron" is a ship (data/name_words.tsv, list ship), "KISAMBO, Kenya, May 2 (Reuters) -" begins with a place,
    and the outlet that a report came from may be named in it.
    """
    own = outlet.split() if outlet else []
    for at, word in enumerate(sheet.words):
        if taken[at] or not word[0].isupper():
            continue
        if word in _ships() and (last := _run(sheet, at + 1)) > at + 1 and not _shouted(sheet, at):
            yield from _taken(sheet, taken, at, last, EntityType.OTHER, "ship")
        elif _opens_block(sheet, at) and (last := _dateline(sheet, at)):
            yield from _taken(sheet, taken, at, last, EntityType.PLACE, "dateline")
        elif own and sheet.words[at : at + len(own)] == own and _as_name(sheet, at):
            yield from _taken(sheet, taken, at, at + len(own), EntityType.ORGANISATION, "outlet")


def _taken(sheet: Sheet, taken: list[bool], first: int, last: int, type: EntityType, basis: str) -> Iterator[Found]:
    if take(taken, first, last):
        yield make_name(sheet, first, last, type=type, basis=basis)


@cache
def _ships() -> frozenset[str]:
    return frozenset(word.upper() for word in name_words("ship"))


def _run(sheet: Sheet, first: int) -> int:
    """The token behind a run of capitalised words."""
    last = first
    while last < min(len(sheet), first + _LONGEST) and sheet.same_sentence(first - 1, last):
        word = sheet.words[last]
        if not word[0].isupper() or not sheet.tags[last].startswith("NN"):
            break
        last += 1
    return last


def _shouted(sheet: Sheet, at: int) -> bool:
    """Whether the words around are all capitals, so that a prefix in capitals tells nothing."""
    return any(word.isupper() and len(word) > 1 for word in sheet.words[at + 1 : at + 2])


def _opens_block(sheet: Sheet, at: int) -> bool:
    return (at == 0 or sheet.blocks[at - 1] != sheet.blocks[at]) and sheet.kind_of(at) is not BlockKind.HEADLINE


def _dateline(sheet: Sheet, first: int) -> int:
    """The token behind the place that opens a dateline in capitals, else 0."""
    end = min(len(sheet), first + _DATELINE)
    here = [token for token in range(first, end) if sheet.blocks[token] == sheet.blocks[first]]
    last = first
    while last in here and last - first < _LONGEST and sheet.words[last].isupper() and len(sheet.words[last]) > 2:
        last += 1
    if last == first or last not in here or sheet.words[last] not in {",", "("}:
        return 0
    if not any(sheet.words[token] in _DASHES for token in here) or _known(sheet.words[first:last]):
        return 0
    return last


def _known(words: Sequence[str]) -> bool:
    forms = known_forms()
    return " ".join(words) in forms or " ".join(words).title() in forms


def _as_name(sheet: Sheet, at: int) -> bool:
    opens = at == 0 or not sheet.same_sentence(at - 1, at)
    return sheet.tags[at].startswith("NNP") and not opens
