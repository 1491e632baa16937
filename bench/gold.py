"""The hand-made gold of the example stories: reads it, reads the texts beside it, and finds its words in them.

A gold span is {"file", "words", "nth"?}: the nth (from 1, default 1) place in the visible text of the file where these
words stand as whole words. White space counts as equal to any other white space. `file` is a name in the story's
folder, or `rows.jsonl:2` for the second row. See tests/golden/gold_format.md.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

INVISIBLE = frozenset({"head", "script", "style", "noscript", "template"})
INLINE = frozenset({"a", "abbr", "b", "em", "i", "q", "small", "span", "strong", "sub", "sup", "time"})
VOID = frozenset({"br", "img", "hr", "input", "link", "meta", "source", "wbr"})

Place = tuple[str, int, int]  # file, start, end


class VisibleText(HTMLParser):
    """Collects what a reader of a page would see; block elements end a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in INVISIBLE
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in INVISIBLE and self.hidden > 0
        if tag not in INLINE and tag not in VOID:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def visible_text(html: str) -> str:
    """Give the text that a page shows, one line for each block; other white space as it stands in the source."""
    parser = VisibleText()
    parser.feed(html)
    parser.close()
    return re.sub(r"\s*\n\s*", "\n", "".join(parser.parts)).strip()


def row_text(row: dict[str, Any]) -> str:
    """Give the text of a JSONL row: title, empty line, text (as the contract says)."""
    title, text = row.get("title"), row["text"]
    return text if not title or text.startswith(title) else f"{title}\n\n{text}"


def read_texts(folder: Path) -> dict[str, str]:
    """Read the visible text of every report of a story, by the name the gold uses; in order of file names."""
    texts: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        content = path.read_bytes().decode("utf-8") if path.suffix in {".txt", ".html", ".jsonl"} else ""
        if path.suffix == ".txt":
            texts[path.name] = content
        elif path.suffix == ".html":
            texts[path.name] = visible_text(content)
        elif path.suffix == ".jsonl":
            rows = [json.loads(line) for line in content.splitlines() if line.strip()]
            texts |= {f"{path.name}:{number}": row_text(row) for number, row in enumerate(rows, 1)}
    return texts


def read_gold(folder: Path) -> dict[str, Any]:
    """Read the gold of a story."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return gold


def pattern(words: str) -> re.Pattern[str]:
    """Make the pattern that finds the words as whole words, whatever white space stands between them."""
    body = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + body + after)


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """List every place of the words, in order."""
    return [match.span() for match in pattern(words).finditer(text)] if words.strip() else []


def place(texts: dict[str, str], span: dict[str, Any]) -> Place | None:
    """Find a gold span in the texts; None where it does not stand there."""
    found = occurrences(texts.get(span["file"], ""), span["words"])
    nth = span.get("nth", 1)
    return (span["file"], *found[nth - 1]) if 1 <= nth <= len(found) else None
