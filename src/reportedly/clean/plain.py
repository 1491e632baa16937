"""Plain text: cut it into labelled blocks without changing a character."""

from __future__ import annotations

from reportedly.clean.glue import cut_pieces
from reportedly.clean.lines import find_paragraphs
from reportedly.clean.marks import mark_pieces
from reportedly.clean.roles import label_blocks
from reportedly.model.report import Block


def label_text(text: str, *, title: str | None = None) -> tuple[Block, ...]:
    """Label the blocks of a plain text: in order, not overlapping, every visible character in one.

    Cost: linear in the text. Raises nothing for strange text.
    """
    pieces = cut_pieces(text, find_paragraphs(text))
    return label_blocks(text, mark_pieces(text, pieces), title=title)


def titled(text: str, title: str | None) -> str:
    """Set the title in front of the text, unless the text begins with it already."""
    if not title or not title.strip() or text.lstrip().startswith(title.strip()):
        return text
    return f"{title}\n\n{text}"
