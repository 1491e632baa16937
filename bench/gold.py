"""The hand-made gold of the example stories: reads it, reads the texts, and finds its words in them.

A gold span is {"file", "words", "nth"?}: the nth (from 1, default 1) place in the visible text of the file where these
words stand as whole words. White space counts as equal to any other white space. `file` is a name in the story's
folder, or `rows.jsonl:2` for the second row, `news.rss:1` for the first item of a feed. The whole format:
tests/golden/gold_format.md.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from measures import Characters, Row, covered

INVISIBLE = frozenset({"head", "script", "style", "noscript", "template"})
INLINE = frozenset({"a", "abbr", "b", "em", "i", "q", "small", "span", "strong", "sub", "sup", "time"})
VOID = frozenset({"br", "img", "hr", "input", "link", "meta", "source", "wbr"})
GOLD = Path(__file__).resolve().parents[1] / "tests" / "golden" / "gold"  # not beside the reports: a folder is an input
READ = frozenset({".txt", ".html", ".jsonl", ".rss"})
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CONTEXT = 60  # characters on either side that tell one place of the same words from another

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


def row_text(row: Row) -> str:
    """Give the text of a JSONL row: title, empty line, text (as the contract says)."""
    title, text = row.get("title"), str(row["text"])
    return text if not title or text.startswith(title) else f"{title}\n\n{text}"


def feed_texts(xml: str) -> list[str]:
    """Give the text of every item of a feed of ours: title, empty line, what its content shows."""
    items = ElementTree.fromstring(xml).iter("item")
    return [f"{item.findtext('title')}\n\n{visible_text(item.findtext(CONTENT) or '')}" for item in items]


def read_texts(folder: Path) -> dict[str, str]:
    """Read the visible text of every report of a story, by the name the gold uses; in order of file names."""
    texts: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        content = path.read_bytes().decode("utf-8") if path.suffix in READ else ""
        if path.suffix == ".txt":
            texts[path.name] = content
        elif path.suffix == ".html":
            texts[path.name] = visible_text(content)
        elif path.suffix == ".jsonl":
            rows = [json.loads(line) for line in content.splitlines() if line.strip()]
            texts |= {f"{path.name}:{number}": row_text(row) for number, row in enumerate(rows, 1)}
        elif path.suffix == ".rss":
            texts |= {f"{path.name}:{number}": text for number, text in enumerate(feed_texts(content), 1)}
    return texts


def read_gold(folder: Path) -> Row:
    """Read the gold of the story in a folder, by the folder's name."""
    gold: Row = json.loads((GOLD / f"{folder.resolve().name}.json").read_text(encoding="utf-8"))
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


def attribution_spans(attribution: Row) -> tuple[list[Row], list[Row], list[Row]]:
    """Give the spans of source (none if unstated), cue and content; the file stands in the attribution itself."""
    parts = [attribution["source"]], [attribution["cue"]], attribution["content"]
    source, cue, content = (
        [{"file": attribution["file"], **(part if isinstance(part, dict) else {"words": part})}
         for part in some if part is not None] for some in parts)
    return source, cue, content


def place(texts: dict[str, str], span: Row) -> Place | None:
    """Find a gold span in the texts; None where it does not stand there."""
    found = occurrences(texts.get(span["file"], ""), span["words"])
    nth = span.get("nth", 1)
    return (span["file"], *found[nth - 1]) if 1 <= nth <= len(found) else None


def key_of(uri: str) -> str:
    """Give the gold's name of a report from its uri: `path/rows.jsonl#2` is `rows.jsonl:2`, and so with `.rss`."""
    name = uri.replace("\\", "/").rsplit("/", 1)[-1]
    return name.replace(".jsonl#", ".jsonl:").replace(".rss#", ".rss:")


def shared_context(a: str, b: str) -> int:
    """Count the words that two stretches of context share."""
    return sum((Counter(a.split()) & Counter(b.split())).values())


def around(text: str, start: int, end: int) -> str:
    """Cut out a stretch with its context."""
    return text[max(0, start - CONTEXT) : end + CONTEXT]


class Texts:
    """The reports of the account under the gold's names, and the way of a gold span into their texts."""

    def __init__(self, folder: Path, account: Row) -> None:
        self.own = read_texts(folder)
        self.names = {r["id"]: self.name(r) for r in account["reports"]}
        self.read = {self.names[r["id"]]: r.get("text") or "" for r in account["reports"]}

    def name(self, report: Row) -> str:
        key = key_of(report["uri"])
        if key in self.own:
            return key
        same = [name for name, text in self.own.items() if text == report.get("text")]
        return same[0] if same else key

    def find(self, span: Row) -> Place | None:
        """Find a gold span in the account's text of the report: the same words with the likest words around them."""
        here, text = place(self.own, span), self.read.get(span["file"], "")
        if here is None or not text:
            return None
        if self.own[span["file"]] == text:
            return here
        wanted = around(self.own[span["file"]], *here[1:])
        found = [(shared_context(wanted, around(text, a, b)), -a, b) for a, b in occurrences(text, span["words"])]
        return (span["file"], -max(found)[1], max(found)[2]) if found else None

    def characters(self, *spans: Row) -> Characters:
        places = [found for span in spans if (found := self.find(span))]
        return frozenset().union(*(covered(p[0], [p[1:]]) for p in places))
