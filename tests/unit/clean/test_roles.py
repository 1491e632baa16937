"""Roles of blocks of a plain text."""

from __future__ import annotations

import pytest

from reportedly.clean.plain import label_text

PARAGRAPH = "The harbour office closed the eastern quay on Monday after a crane fell into the basin, the town said."
SEPARATORS = ["___", "* * *", "◇", "\u200b", "—————"]


@pytest.mark.parametrize("line", SEPARATORS)
def test_a_line_without_a_word_goes_with_what_it_parts(line: str) -> None:
    """Between two paragraphs it belongs to the article; below the last one it does not."""
    text = f"{PARAGRAPH}\n\n{PARAGRAPH[:-1]} again.\n\n{line}\n\n{PARAGRAPH[:-1]} once more.\n\n{line}"
    kinds = [block.kind for block in label_text(text) if text[block.start : block.end] == line]
    assert kinds == ["paragraph", "furniture"]
