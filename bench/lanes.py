"""How well, and how dear, both lanes read pages beside trafilatura and beside taking the whole page.

    lanes.py PAGES.jsonl[.gz]... [--half 0|1]

PAGES  rows {id, url, html, gold_text}; rows without gold_text are passed over
Body: runs of four words against gold_text, as shares of a page; P, R and F1 are means over pages. Time: processor
seconds of this process, page by page in turn, so that a busy machine slows both alike; given as a ratio, of
whole cleaning (title, dates and metadata too) to extraction alone.
--half takes only the sites on one side of a fixed split by domain, for looking at one half and measuring on the other.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from train_page_lines import fold_of, measure_body, read_rows

from reportedly.clean import clean
from reportedly.clean.tree import find_page_lines, parse_tree
from reportedly.errors import InputError
from reportedly.model.report import BlockKind, Lane, MediaType, Page

BODY = frozenset((BlockKind.STANDFIRST, BlockKind.CROSSHEAD, BlockKind.PARAGRAPH, BlockKind.DATELINE))

WARM = 8  # pages: in the first ones models and tables are loaded


def lane(lane: Lane, row: dict[str, Any]) -> str:
    """The body as one of our lanes reads it."""
    page = Page(uri="bench", content=row["html"], media=MediaType.HTML, url=row["url"])
    try:
        report = clean(page, lane=lane)
    except InputError:
        return ""
    return "\n".join(report.text[block.start : block.end] for block in report.blocks if block.kind in BODY)


def trafilatura(row: dict[str, Any]) -> str:
    """The body as trafilatura extracts it."""
    from trafilatura import extract

    return extract(row["html"], url=row["url"], include_comments=False) or ""


def whole_page(row: dict[str, Any]) -> str:
    """Every visible line of the page."""
    root = parse_tree(row["html"])
    return "" if root is None else "\n".join(line.text for line in find_page_lines(root))


SYSTEMS: dict[str, Callable[[dict[str, Any]], str]] = {
    "whole page": whole_page, "trafilatura": trafilatura,
    "careful lane": partial(lane, Lane.CAREFUL), "fast lane": partial(lane, Lane.FAST),
}  # fmt: skip


def measure(rows: Sequence[dict[str, Any]]) -> None:
    """Print body and time of every system over the pages of one file."""
    pairs: dict[str, list[tuple[str, str]]] = {name: [] for name in SYSTEMS}
    spent = dict.fromkeys(SYSTEMS, 0.0)
    for row in rows:
        for name, system in SYSTEMS.items():
            start = time.process_time()
            found = system(row)
            spent[name] += time.process_time() - start
            pairs[name].append((row["gold_text"], found))
    for name in SYSTEMS:
        ratio = spent[name] / spent["trafilatura"]
        print(f"  {name:13} {measure_body(pairs[name])}  {ratio:.2f} x trafilatura's time")


def main() -> None:
    """Measure every file in turn; the first pages, read twice, warm all systems up."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("PAGES", nargs="+", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    given = parser.parse_args()
    for path in given.PAGES:
        rows = [row for row in read_rows(path) if given.half is None or fold_of(row["url"]) % 2 == given.half]
        for system in SYSTEMS.values():
            for row in rows[:WARM]:
                system(row)
        print(f"{path.name}: {len(rows)} pages")
        measure(rows)


if __name__ == "__main__":
    main()
