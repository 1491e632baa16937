"""On what a reading depends, and on what it does not."""

from __future__ import annotations

import msgspec
import pytest
import reports

from reportedly.model.report import Basis, Block, BlockKind, Metadata, Noted
from reportedly.read import reading_key

TEXT = "# Ferry aground\nThe Bay Times said on Friday that the driver's report was late.\nKIEL POST SAW IT."


@pytest.mark.parametrize(
    ("changed", "alike"),
    [
        ({"id": "other", "uri": "b.txt", "title": "Another title", "incomplete": True}, True),
        ({"published": reports.report(TEXT, published="2021-03-02").published}, True),  # `place` tells the days
        ({"outlet": "The Harbour Mail"}, True),  # not in the text, but for "The"
        ({"outlet": "Bay Times"}, False),
        ({"outlet": "Kiel Post"}, False),  # in capitals, which the parser is given small
        ({"outlet": "Driver\u2019s Report"}, True),  # no name is written like this where marks are plain
        ({"uri": "https://harbourmail.example.com/1"}, True),  # a domain of no country
        ({"uri": "https://harbourmail.example.de/1"}, False),
        ({"metadata": Metadata(domain=Noted(value="example.de", basis=Basis.URL))}, False),
        ({"text": TEXT.replace("late", "long")}, False),
        ({"blocks": (Block(kind=BlockKind.PARAGRAPH, start=0, end=10),)}, False),
    ],
)
def test_reports_with_one_key_have_one_reading(changed: dict[str, object], alike: bool) -> None:
    """Id, title and day do not matter; text, blocks, the outlet's country and a name that the text may have do."""
    one = reports.report(TEXT)
    other = msgspec.structs.replace(one, **changed)  # type: ignore[arg-type]
    assert (reading_key(one) == reading_key(other)) is alike
