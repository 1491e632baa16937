"""A page as the measures see it: its lines, and what the page and another reader say of each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.clean.page_cues import bits_of
from reportedly.clean.phrases import plain_words
from reportedly.clean.shingles import found_again, words_of
from reportedly.clean.tree import Box, Line

SURE = 0.6  # share of a line's words in the extraction from which it counts as said
_PROSE = 12  # words of a line that reads like a paragraph
_FINAL = re.compile(r"[.!?…。！？؟।॥]['\"”’»)\]]*$")
_LEAST_BODY = 200  # characters: a shorter articleBody is a teaser
_TAG = re.compile(r"<[^<>]{0,400}>")
_LONGEST_TITLE = 400  # characters
_LONGEST_SUMMARY = 600
_SURE_START = 60  # characters of a description that was cut off


class View(NamedTuple):
    """The lines of a page and, for each of them: its words, whether it reads like a paragraph, how much of it stands
    in the extraction (`said`) and in the JSON-LD (`linked_data`, None where that holds no text), whether it is the
    page's own description. `title_at` is the headline's line, -1 where there is none."""

    lines: Sequence[Line]
    words: Sequence[Sequence[str]]
    final: Sequence[bool]
    prose: Sequence[bool]
    said: Sequence[float]
    linked_data: Sequence[float] | None
    described: Sequence[bool]
    title_at: int

    @property
    def root(self) -> Box:
        box = self.lines[0].box
        while box.parent is not None:
            box = box.parent
        return box


def view_page(
    lines: Sequence[Line],
    extracted: str,
    *,
    title: str | None = None,
    body: str | None = None,
    description: str | None = None,
) -> View:
    """Set beside each line what is known of it. `body` is the JSON-LD's articleBody. Cost: linear in the page."""
    words = [words_of(line.text) for line in lines]
    final = [bool(_FINAL.search(line.text[-6:])) for line in lines]
    said = found_again(words, extracted)
    told = body is not None and len(body) >= _LEAST_BODY
    return View(
        lines=lines,
        words=words,
        final=final,
        prose=_without_comments(lines, [
            len(each) >= _PROSE and ends and line.linked < 0.5
            for line, each, ends in zip(lines, words, final, strict=True)
        ]),
        said=said,
        linked_data=found_again(words, _TAG.sub("\n", body or "")) if told else None,
        described=_find_described(lines, plain_words(description or "")),
        title_at=_find_title(lines, said, title),
    )  # fmt: skip


def _without_comments(lines: Sequence[Line], prose: Sequence[bool]) -> list[bool]:
    """What readers wrote below an article is no prose of the page, unless there is no other."""
    comment = bits_of("comment")
    written = [each and not line.box.around & comment for line, each in zip(lines, prose, strict=True)]
    return written if any(written) else list(prose)


def _find_described(lines: Sequence[Line], description: str) -> list[bool]:
    if not description:
        return [False] * len(lines)
    start = description[:-3] if len(description) > _SURE_START else ""
    least = min(len(description), _SURE_START) - 1  # plain words are never longer than the line
    return [
        least <= len(line.text) <= _LONGEST_SUMMARY
        and line.text.count(" ") >= 4
        and ((said := plain_words(line.text)) == description or bool(start and said.startswith(start)))
        for line in lines
    ]


def _find_title(lines: Sequence[Line], said: Sequence[float], title: str | None) -> int:
    """The line of the headline: the last one with its words, else the last <h1>, above the article; or -1."""
    wanted = plain_words(title) if title else ""
    first = next((n for n, share in enumerate(said) if share >= SURE), 0)
    same = [n for n, line in enumerate(lines) if wanted and _has_words(line.text, wanted)]
    found = same or [n for n, line in enumerate(lines) if line.role == "h1"]
    return max((n for n in found if n <= first), default=min(found, default=-1))


def _has_words(text: str, wanted: str) -> bool:
    """Whether the text's plain words are these; the length alone tells most texts apart."""
    near = len(wanted) <= len(text) <= 2 * len(wanted) + 40
    return near and len(text) < _LONGEST_TITLE and plain_words(text) == wanted
