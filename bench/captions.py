"""Are captions told from the article in text that somebody else scraped?

    python bench/captions.py PAGES.jsonl[.gz] ... [--show HALF]

PAGES  rows {id, url, html, gold_text}. The smallest element that holds nine tenths of the article is turned into plain
text, one line a block element; what stands in a <figcaption> is a caption, what stands in the gold text is the article.
Prints precision, recall and F1 of lines whose larger part is called caption or credit, over these two sorts of lines,
for both halves of the sites. `--show 0` prints the errors on one half, so that the other stays unseen.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from lxml.html import HtmlElement, document_fromstring
from train_page_lines import read_lines

from reportedly.clean import clean
from reportedly.errors import InputError
from reportedly.model.report import BlockKind, MediaType, Page

UNSEEN = frozenset((
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea", "button",
))  # fmt: skip
INLINE = frozenset((
    "a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "time", "u",
))  # fmt: skip
CAPTIONS = frozenset({BlockKind.CAPTION, BlockKind.CREDIT})

Gram = tuple[str, ...]


def walk(element: HtmlElement, within: bool) -> Iterator[tuple[str, bool]]:
    """The text of an element in pieces, with whether they stand in a caption; a line break around each block."""
    tag = element.tag if isinstance(element.tag, str) else ""
    inside = within or tag == "figcaption"
    if tag and tag not in UNSEEN:
        edge = "" if tag in INLINE else "\n"
        yield edge, inside
        yield re.sub(r"\s+", " ", element.text or ""), inside
        for child in element:
            yield from walk(child, inside)
        yield edge, inside
    yield re.sub(r"\s+", " ", element.tail or ""), within


def page_lines(element: HtmlElement) -> list[tuple[str, bool]]:
    lines: list[tuple[str, bool]] = []
    parts: list[tuple[str, bool]] = []
    for text, inside in [*walk(element, False), ("\n", False)]:
        if text != "\n":
            parts.append((text, inside))
            continue
        line = "".join(part for part, _ in parts).strip()
        if line:
            lines.append((line, all(flag for part, flag in parts if part.strip())))
        parts = []
    return lines


def grams(text: str) -> set[Gram]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + 4]) for n in range(len(words) - 3)}


def region(root: HtmlElement, wanted: set[Gram]) -> HtmlElement:
    """The smallest element that holds nine tenths of the article, as far as the page holds it."""

    def held(element: HtmlElement) -> int:
        return len(wanted & grams("\n".join(line for line, _ in page_lines(element))))

    least, here = 0.9 * held(root), root
    while least:
        inner = next((e for e in here if isinstance(e.tag, str) and e.tag not in UNSEEN and held(e) >= least), None)
        if inner is None:
            break
        here = inner
    return here


def judge(row: dict[str, str]) -> Iterator[tuple[bool, bool, str, str]]:
    """For each line that is a caption or the article's: is it a caption, is it called one, its kind, the line."""
    wanted = grams(row["gold_text"])
    lines = page_lines(region(document_fromstring(row["html"]), wanted))
    text = "\n\n".join(line for line, _ in lines)
    try:
        report = clean(Page(uri=row["id"], content=text, media=MediaType.TEXT))
    except InputError:
        return
    at = 0
    for line, caption in lines:
        start, at = at, at + len(line) + 2
        own = grams(line)
        is_body = bool(own) and len(own & wanted) >= 0.6 * len(own)
        if is_body == caption:
            continue
        sizes: Counter[BlockKind] = Counter()
        for block in report.blocks:
            sizes[block.kind] += max(0, min(block.end, start + len(line)) - max(block.start, start))
        called = 2 * sum(sizes[kind] for kind in CAPTIONS) > len(line)
        yield caption, called, sizes.most_common(1)[0][0].value, line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("PAGES", type=Path, nargs="+")
    parser.add_argument("--show", type=int)
    given = parser.parse_args()
    counts: dict[int, Counter[str]] = {0: Counter(), 1: Counter()}
    for row in (row for path in given.PAGES for row in read_lines(path) if row.get("gold_text")):
        host = (urlsplit(row["url"] or "").hostname or "").removeprefix("www.")
        half = int(hashlib.sha1(host.encode()).hexdigest(), 16) % 2
        for caption, called, kind, line in judge(row):
            counts[half].update(["hit"] * (caption and called) + ["gold"] * caption + ["found"] * called)
            if caption != called and half == given.show:
                print("missed" if caption else "wrong", kind, repr(line[:200]))
    for name, count in (("half 0", counts[0]), ("half 1", counts[1]), ("both", counts[0] + counts[1])):
        p, r = count["hit"] / (count["found"] or 1), count["hit"] / (count["gold"] or 1)
        print(f"{name}: P {p:.3f}  R {r:.3f}  F1 {2 * p * r / ((p + r) or 1):.3f}  captions {count['gold']}")


if __name__ == "__main__":
    main()
