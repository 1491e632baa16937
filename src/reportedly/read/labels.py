"""Transcripts: "FALK: We will see." — a label speaks all that follows, until the next label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.model.base import Span
from reportedly.model.report import BlockKind, Report
from reportedly.read.drafts import Draft
from reportedly.read.openings import LABEL
from reportedly.read.parse import ParsedBlock
from reportedly.text.known import known
from reportedly.text.plain import level
from reportedly.text.tables import column

_SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.CROSSHEAD, BlockKind.STANDFIRST, BlockKind.HEADLINE})
# a label within a line: behind the end of a sentence, in a text that lost its line breaks
_INSIDE = re.compile(r"[.!?\"')\]]\s{1,4}(?=[A-Z])")
# "Nora Lind: …": names in small letters count only in a text that uses them again and again
_NAME = re.compile(r"(?P<name>[A-Z][\w.'’-]{0,24}(?: [A-Z][\w.'’-]{0,24}){0,3})(?:\s?\([^()\n]{1,40}\))?:(?=\s|$)")
_ASIDE = re.compile(r"\s*[\[(][^\[\]()]*[\])]\s*")  # (LAUGHTER), [crosstalk]
_OPENING = re.compile(r"\s*[\"“]?")
_DENSE = 3  # one paragraph of so many, at least, has a label: else it is an article that quotes a line or two
_LEAST_TURNS, _SMALL_TURNS = 2, 4  # labels in capitals, and in small letters
_PLACES = frozenset({"country", "capital", "place"})


@dataclass
class _Turn:
    """One label, and the stretches that it speaks."""

    block: int
    name: Span
    colon: Span
    spoken: list[Span] = field(default_factory=list)


def labelled(report: Report, blocks: Sequence[ParsedBlock]) -> tuple[Draft, ...]:
    """Read a transcript: one draft for each label, in order; its words are the content, its colon is the cue.

    Labels are names in capitals, Q and A; names in small letters where they come again and again. A single label is
    none, nor is a place, a day or a heading ("WHAT:"). What follows a label without one of its own is the same
    speaker's, if the text is a transcript throughout; a stage direction in brackets is nobody's. Cost: linear.
    Table: data/no_speakers.tsv.
    """
    for shape in (LABEL, _NAME):
        turns = _turns(report.text, blocks, shape)
        if _is_transcript(report.text, turns, capitals=shape is LABEL):
            _go_on(report.text, blocks, turns)
            return tuple(_draft(turn) for turn in turns if turn.spoken)
    return ()


def _turns(text: str, blocks: Sequence[ParsedBlock], shape: re.Pattern[str]) -> list[_Turn]:
    found = []
    for number, parsed in enumerate(blocks):
        if parsed.block.kind not in _SPOKEN:
            continue
        start, end = parsed.block.start, parsed.block.end
        words = level(text[start:end])
        matches = list(_labels(words, shape))
        stops = [*(match.start() for match in matches[1:]), end - start] if matches else []
        for match, stop in zip(matches, stops, strict=True):
            name = Span(start=start + match.start("name"), end=start + match.end("name"))
            turn = _Turn(number, name, Span(start=start + match.end() - 1, end=start + match.end()))
            turn.spoken += _trimmed(text, start + match.end(), start + stop)
            found.append(turn)
    return found


def _labels(words: str, shape: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The labels of one block: at its beginning and, if one stands there, behind its sentences."""
    opening = _OPENING.match(words)
    first = shape.match(words, opening.end() if opening else 0)
    if first is None or _is_no_speaker(first):
        return
    yield first
    for match in _INSIDE.finditer(words, first.end()):
        label = shape.match(words, match.end())
        if label is not None and not _is_no_speaker(label):
            yield label


def _is_no_speaker(label: re.Match[str]) -> bool:
    name = label["name"].lower()
    place = known(name.title())
    is_time = name in column("time_words", "word")
    return is_time or name in column("no_speakers", "word") or (place is not None and place.kind in _PLACES)


def _is_transcript(text: str, turns: Sequence[_Turn], *, capitals: bool) -> bool:
    names = {turn.name.of(text) for turn in turns}
    if capitals:
        return len(turns) >= _LEAST_TURNS
    return len(turns) >= _SMALL_TURNS and 2 <= len(names) <= len(turns) / 2


def _go_on(text: str, blocks: Sequence[ParsedBlock], turns: Sequence[_Turn]) -> None:
    """Give paragraphs without a label to the last one before them, where the text is dense with labels.

    Behind the last label only where turns of several paragraphs stand before it: the end may be the outlet's own.
    """
    of_block = {turn.block: turn for turn in turns}
    first, last = min(of_block), max(of_block)
    running = [n for n in range(first, last + 1) if blocks[n].block.kind is BlockKind.PARAGRAPH or n in of_block]
    if len(of_block) * _DENSE < len(running):
        return
    speaking, went_on = of_block[first], False
    silent = False  # behind a crosshead nobody speaks before the next label
    for number in range(first, len(blocks)):
        block = blocks[number].block
        if number in of_block:
            speaking, silent = of_block[number], False
        elif _ASIDE.fullmatch(text, block.start, block.end) or block.kind is BlockKind.CAPTION:
            continue
        elif block.kind is not BlockKind.PARAGRAPH:
            silent = True
        elif not silent and (number < last or went_on):
            went_on = True
            speaking.spoken += _trimmed(text, block.start, block.end)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    words = text[start:end]
    left, right = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return [Span(start=left, end=right)] if left < right and not _ASIDE.fullmatch(words) else []


def _draft(turn: _Turn) -> Draft:
    return Draft("say", None, [turn.colon], [turn.name], turn.spoken, block=turn.block, verbatim=True)
