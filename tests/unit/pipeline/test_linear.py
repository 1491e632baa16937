"""Twice the text costs about twice the time: the places that once looked at everything for each thing."""

from __future__ import annotations

import time

import msgspec
import pytest
from reports import report

from reportedly.align.ledger import Mentions
from reportedly.model.base import Span
from reportedly.model.reading import Entity, EntityType, Mention, MentionKind, Reading, Statement
from reportedly.model.report import Block, BlockKind
from reportedly.read.pieces import LONGEST, cut_block
from reportedly.read.quotes import read_quotations, speech_edges
from reportedly.resolve import resolve
from reportedly.text.places import Places

GENEROUS = 3.0  # twice the size may cost so much: a quadratic step costs four times


def seconds(work, size):
    """The best of three runs."""
    best = float("inf")
    for _ in range(3):
        prepared = work(size)
        start = time.perf_counter()
        prepared()
        best = min(best, time.perf_counter() - start)
    return best


def ask_places(size):
    things = [(number, [Span(start=9 * number, end=9 * number + 8)]) for number in range(size)]
    return lambda: [found for places in [Places(things)] for _, spans in things for found in places.touching(spans)]


def cut_blocks(size):
    text = "The ferry “sank, she said. " * size
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    quoted = [Span(start=at, end=at + 5) for at in range(10, len(text) - 5, 27)]
    return lambda: list(cut_block(text, block, quoted))


def find_quotations(size):
    of_size = report("“I am here,” she said. ‘a " * size)
    return lambda: speech_edges(of_size, read_quotations(of_size))


def find_mentions(size):
    mentions = tuple(_mention(number, 10 * number) for number in range(size))
    reading = Reading(report=report("Jana Roe. " * size), mentions=mentions)
    statements = [_statement(number, 10 * number, 10 * number + 9) for number in range(size)]
    return lambda: [held for index in [Mentions(reading)] for each in statements for held in index.inside(each)]


def _mention(number, start):
    name = {"kind": MentionKind.NAME, "type": EntityType.PERSON, "entity": "e1"}
    return Mention(id=f"m{number}", start=start, end=start + 8, **name)


def _statement(number, start, end):
    fields = {"attribution": None, "status": "unknown", "certainty": "certain", "polarity": "positive", "who": [],
              "when": None, "where": None, "figures": []}  # fmt: skip
    raw = {"id": f"s{number}", "spans": [{"start": start, "end": end}], **fields}
    return msgspec.convert(raw, Statement)


def resolve_names(size):
    readings = [_named_reading(which, size) for which in range(2)]
    return lambda: resolve(readings)


def _named_reading(which, size):
    names = [f"{_word(number)} {_word(number + 7 * which + 1)}" for number in range(size)]
    person = EntityType.PERSON
    entities = tuple(Entity(id=f"e{n}", type=person, name=name, names=(name,)) for n, name in enumerate(names))
    mentions = tuple(
        Mention(id=f"m{n}", start=20 * n, end=20 * n + 8, kind=MentionKind.NAME, type=EntityType.PERSON, entity=f"e{n}")
        for n in range(size)
    )
    return Reading(report=report("x", id=f"r{which}"), mentions=mentions, entities=entities)


def _word(number):
    parts = ("bdfgklmnprst"[number // 12**place % 12] + "aeiou"[(number + place) % 5] for place in range(4))
    return "".join(parts).title()


HOT = [(ask_places, 4000), (cut_blocks, 8000), (find_quotations, 4000), (find_mentions, 3000), (resolve_names, 800)]


@pytest.mark.parametrize(("work", "size"), HOT, ids=[work.__name__ for work, _ in HOT])
def test_twice_the_size_costs_about_twice_the_time(work, size):
    """The growth from one size to its double stays far from that of a square; measured again where noise spoils it."""
    growths = []
    for _ in range(3):
        growths.append(seconds(work, 2 * size) / seconds(work, size))
        if growths[-1] <= GENEROUS:
            return
    raise AssertionError(f"grew {growths} times on doubling")


@pytest.mark.parametrize("sentence", ["The ferry sank. ", "ferry ", "x", "“", "(", "“Sunk,” she said. "])
def test_pieces_of_a_long_block_leave_nothing_out(sentence):
    """They follow one another without a gap, none is longer than the parser may take, and the kind is the block's."""
    text = (sentence * (50_000 // len(sentence)))[:50_000]
    block = Block(kind=BlockKind.CAPTION, start=7, end=len(text))
    pieces = list(cut_block(text, block, []))
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    assert (pieces[0].start, pieces[-1].end) == (7, len(text))
    assert all(piece.end - piece.start <= LONGEST and piece.kind is block.kind for piece in pieces)


def test_a_piece_ends_behind_a_sentence_outside_of_speech():
    """A quotation is not cut in two where a sentence ends outside of it nearby."""
    text = "The ferry sank. " * 400 + "“It was fast. " + "We swam. " * 500 + "” " + "It was cold. " * 500
    quoted = Span(start=text.index("“"), end=text.index("”") + 1)
    first = next(cut_block(text, Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)), [quoted]))
    assert first.end <= quoted.start
    assert text[: first.end].endswith("sank. ")


def test_a_long_list_of_names_is_joined_by_equal_spelling():
    """Beyond the names that are all held against all, the same 400 names of two reports are still 400 persons."""
    readings = [_named_reading(0, 400), msgspec.structs.replace(_named_reading(0, 400), report=report("x", id="r1"))]
    assert len(resolve(readings)) == 400
