"""Quoted words as runs: those in which reports differ, and the rest, for renderings that can set them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from reportedly.tell.phrases import LIMIT, MARKS, say
from reportedly.tell.view import Piece, Words

# Two signs of Unicode's private use stand for the ends of a run while the words are quoted and cut.
_BEGIN, _END = "\ue000", "\ue001"
_EDGE = "".join(MARKS) + " \t\n\r,.;:"

Run = tuple[str, bool]  # words, and whether they differ


def say_apart(words: Words, pieces: Sequence[Sequence[Piece]], limit: int = LIMIT) -> tuple[Run, ...]:
    """Quote the words as `say` does, cut into runs: (text, whether reports differ in it). All runs together are `say`.

    `pieces`: the words of each span, cut where they differ. Words that hold the signs we mark with stay in one run.
    Cost: linear.
    """
    marked = ["".join(map(_between, span)) for span in pieces]
    is_foreign = any(sign in piece for piece in words.pieces for sign in (_BEGIN, _END))
    if is_foreign or len(marked) != len(words.pieces) or not any(_BEGIN in piece for piece in marked):
        return ((say(words, limit), False),)
    signs = sum(piece.count(_BEGIN) + piece.count(_END) for piece in marked)
    return tuple(_runs(say(structs.replace(words, pieces=tuple(marked)), limit + signs)))


def _between(piece: Piece) -> str:
    """A piece between the signs; quotation marks and stops at its edges stay outside."""
    core = piece.text.strip(_EDGE)
    if not piece.slots or not core:
        return piece.text
    before, _, after = piece.text.partition(core)
    return f"{before}{_BEGIN}{core}{_END}{after}"


def _runs(said: str) -> Iterator[Run]:
    """Cut at the signs; a run whose end was cut off ends where the words do."""
    first, *rest = said.split(_BEGIN)
    if first:
        yield first, False
    for part in rest:
        apart, _, plain = part.partition(_END)
        yield apart, True
        if plain:
            yield plain, False
