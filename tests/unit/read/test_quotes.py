"""Quotations by their marks."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from reports import report

from reportedly.model.reading import Quotation
from reportedly.model.report import BlockKind
from reportedly.read.quotes import read_quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “A lot (of it) is new.” Then he left.", ["“A lot (of it) is new.”"]),
        ('She called it "a very large mistake" and left.', ['"a very large mistake"']),
        ("The farmers’ union’s chair said ‘we will not sell our land’.", ["‘we will not sell our land’"]),
        ("In the ’90s the firm's owner left.", []),
        ("“One paragraph goes on.\n“And on.” Not this.", ["“One paragraph goes on.", "“And on.”"]),
        ("“He told me ‘go home’ and left,” she said.", ["“He told me ‘go home’ and left,”"]),
        ("«Nous verrons bien demain», he said.", ["«Nous verrons bien demain»"]),
        ('A 6" pipe broke.', []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    """Each text gives its quotations, marks included, and no others."""
    one = report(text)
    assert [text[q.start : q.end] for q in read_quotations(one)] == expected


def test_scare_quote_is_no_speech() -> None:
    """A word or two in quotation marks is no speech."""
    (found,) = read_quotations(report("They called the “unsinkable” ferry home."))
    assert not found.is_speech


def test_continued_quotation_points_back() -> None:
    """A paragraph that opens a quotation again continues the unclosed one before."""
    first, second = read_quotations(report("“We waited.\n“Nobody came to us.”"))
    assert second.part_of == first.start


def test_many_marks_are_linear() -> None:
    """Thousands of lone marks are read without trouble."""
    assert read_quotations(report("' \" “ " * 5000)) is not None


NESTED = [
    ("He wrote: “She asked me, “Are you coming to the island?” and I said no.” Then he left.",
     ["“She asked me, “Are you coming to the island?” and I said no.”"]),
    ('He wrote: "She asked me, “Are you coming?” and I said no." Then he left.',
     ['"She asked me, “Are you coming?” and I said no."']),
    ("“We are going home now, he said. “We have waited long enough.”",
     ["“We are going home now, he said. “We have waited long enough.”"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_a_quotation_inside_of_a_quotation(text: str, expected: list[str]) -> None:
    """The same marks inside of a quotation do not end it, if one that can is still to come; else the first one does."""
    found = [quotation.span.of(text) for quotation in read_quotations(report(text))]
    assert found == expected


TABLE = [
    line.split("\t")
    for line in Path(__file__).with_name("cases_quotations.tsv").read_text(encoding="utf-8").splitlines()[3:]
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_table_of_quotations(text: str, expected: str) -> None:
    """Each text of the table gives its quotations, told apart into speech and what only stands in quotation marks."""
    one = report(text.replace("⏎", "\n"))
    assert " | ".join(marked(one.text, quotation) for quotation in read_quotations(one)) == expected


def marked(text: str, quotation: Quotation) -> str:
    continued, quiet = quotation.part_of is not None, not quotation.is_speech
    return "+" * continued + "~" * quiet + quotation.span.of(text)


def test_a_caption_between_two_paragraphs_of_a_quotation_does_not_end_it() -> None:
    """What stands beside the article leaves an unclosed quotation open."""
    one = report("“We waited for an hour.\nThe harbour on Monday.\n“Nobody came to us,” he said.")
    caption = msgspec.structs.replace(one.blocks[1], kind=BlockKind.CAPTION)
    beside = msgspec.structs.replace(one, blocks=(one.blocks[0], caption, one.blocks[2]))
    assert [quotation.part_of for quotation in read_quotations(beside)] == [None, 0]
