"""Whom words mean: a table of invented reports that anybody can read and extend (cases_who_is_who.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from reportedly.model.reading import Entity, Mention, MentionKind
from reportedly.model.report import Block, BlockKind, Published, Report
from reportedly.read.names import read_mentions
from reportedly.read.parse import parse_blocks

TABLE = Path(__file__).with_name("cases_who_is_who.tsv")


def cases() -> list[ParameterSet]:
    """The rows of the table: text, words, what they mean; what is not read yet must fail, so that it is noticed."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return [pytest.param(*row[:3], marks=[pytest.mark.xfail(strict=True)] if row[4:] else []) for row in rows]


def report_of(text: str) -> Report:
    """A report whose paragraphs end at " / "."""
    blocks, whole = [], ""
    for part in text.split(" / "):
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=len(whole), end=len(whole) + len(part)))
        whole += f"{part}\n\n"
    return Report(id="r", uri="r", outlet=None, title=None, lang="en", text=whole, published=Published(),
                  blocks=tuple(blocks))  # fmt: skip


def find(report: Report, mentions: tuple[Mention, ...], words: str) -> Mention | None:
    """The mention that ends where the nth place of the words ends; the shortest one."""
    words, _, nth = words.partition("#")
    at = -1
    for _ in range(int(nth or 1)):
        at = report.text.index(words, at + 1)
    ending = [m for m in mentions if m.start < at + len(words) <= m.end and m.start <= at + len(words.split()[0])]
    return min(ending, key=lambda m: abs(m.start - at) + abs(m.end - at - len(words)), default=None)


def verdict(text: str, words: str, means: str) -> str:
    """What went wrong, or nothing."""
    report = report_of(text)
    mentions, entities = read_mentions(report, parse_blocks([report])[0])
    by_id: dict[str, Entity] = {entity.id: entity for entity in entities}
    one = find(report, mentions, words)
    if means == "?":
        named = one is not None and any(m.entity == one.entity and m.kind is MentionKind.NAME for m in mentions)
        return f"joined with {by_id[one.entity].name}" if one is not None and named else ""
    other = find(report, mentions, means[1:])
    if means[0] == "!":
        return "joined" if one is not None and other is not None and one.entity == other.entity else ""
    if one is None or other is None:
        return "not found"
    return "" if one.entity == other.entity else f"is {by_id[one.entity].name}"


@pytest.mark.parametrize(("text", "words", "means"), cases())
def test_who_is_who(text: str, words: str, means: str) -> None:
    """The table says whom the words mean, or that nobody can tell."""
    assert verdict(text, words, means) == ""
