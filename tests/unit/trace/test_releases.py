"""What a report frames as a statement that went to all."""

from __future__ import annotations

import pytest

from reportedly.model.report import Block, BlockKind
from reportedly.trace.releases import find_releases

SORRY = "The company regrets the loss of the boxes and thanks the crews of the boats for their help."
BEFORE = "Six boxes drifted ashore on Wednesday. Nobody was hurt by them."


def blocks_of(*lines: str) -> tuple[str, list[Block]]:
    """A text of these paragraphs with its blocks."""
    text, blocks = "", []
    for line in lines:
        text += "\n\n" if text else ""
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=len(text), end=len(text) + len(line)))
        text += line
    return text, blocks


@pytest.mark.parametrize(
    ("lines", "framed"),
    [
        ((f"The statement reads: {SORRY}",), [SORRY]),
        ((f"In a press release, the owner said: {SORRY}",), [SORRY]),
        ((f"{BEFORE} The full statement read: {SORRY}",), [SORRY]),
        (("In a statement the owner said:", SORRY, BEFORE), [SORRY]),
        ((f"{SORRY} So reads the statement.",), [f"{SORRY} So reads the statement."]),
        ((f"{BEFORE} {SORRY[:-1]}, the statement said.",), [f"{SORRY[:-1]}, the statement said."]),
        ((f"{BEFORE} {SORRY[:-1]}, the owner said in a statement on Friday.",),
         [f"{SORRY[:-1]}, the owner said in a statement on Friday."]),
        ((f"{SORRY[:-1]}, according to a news release.",), [f"{SORRY[:-1]}, according to a news release."]),
        ((BEFORE, SORRY), []),
        (("The owner made a statement. " + SORRY,), []),
        ((f"What the mayor said: {SORRY}",), []),
        (("The minister will make a statement on Friday.", SORRY), []),
        (("He read the letter twice, the court heard.",), []),
    ],
)  # fmt: skip
def test_a_release_is_what_a_report_frames_as_one(lines: tuple[str, ...], framed: list[str]) -> None:
    """A lead with a colon, a line above, a tag behind; a statement that is only mentioned frames nothing."""
    text, blocks = blocks_of(*lines)
    assert [text[span.start : span.end] for span in find_releases(text, blocks)] == framed


@pytest.mark.parametrize(
    "text", ["statement " * 20_000, "a. " * 60_000, ", said in a " * 20_000, "a" * 200_000, ": statement" * 20_000]
)
def test_hostile_text_is_read_in_passing(text: str) -> None:
    """Repetition of what the patterns look for ends soon."""
    assert len(find_releases(text, [Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))])) <= 1
