"""Is text that an extractor cleaned already left whole? The share of its lines that are read.

    clean_text.py ROWS.jsonl[.gz]... [--show]

ROWS  rows with `gold_text`, else `text`: an article and nothing besides
Prints for each file how many lines with a visible character lie, for more than half of them, in blocks of the article
(a caption, credit or byline is none); --show also the first lines that were set aside, by text.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from lanes import BODY
from train_page_lines import read_lines

from reportedly.clean import clean
from reportedly.model.report import BlockKind, MediaType, Page

KEPT = BODY | {BlockKind.HEADLINE}


def lost_lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each visible line with whether it was set aside."""
    aside = bytearray(len(text))
    for block in clean(Page(uri="bench", content=text, media=MediaType.TEXT)).blocks:
        if block.kind not in KEPT:
            aside[block.start : block.end] = b"\1" * (block.end - block.start)
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield line, 2 * sum(aside[at : at + len(line)]) > len(line)
        at += len(line) + 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ROWS", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    for path in given.ROWS:
        texts = [row.get("gold_text") or row.get("text") for row in read_lines(path)]
        judged = [list(lost_lines(text)) for text in texts if text]
        lines = sum(map(len, judged))
        lost = [[line for line, aside in text if aside] for text in judged]
        gone = sum(map(len, lost))
        print(f"{path.name}: {100 * (lines - gone) / (lines or 1):.2f} % of {lines} lines kept, {gone} lost")
        for each in filter(None, lost if given.show else ()):
            print("   ", len(each), [line[:70] for line in each[:5]])


if __name__ == "__main__":
    main()
