"""The only file that knows trafilatura: what another reader takes for the article, and for its day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from reportedly.clean.dates import to_edtf
from reportedly.clean.shingles import runs_of, words_of
from reportedly.clean.tree import Size

_WORD = re.compile(r"\w+")
_FAST_FROM = 1_500_000  # characters from which the slow second opinions are left out: their cost is not bounded
_FEWEST_WORDS = 20
_SHOWN = 0.5  # share of a text's runs of words that a page must show to be said to show it
_MOST_ELEMENTS = 10_000  # of a page that trafilatura reads: news has up to 5,000, and its cost is not linear
_DEEPEST = 150  # elements one in another that it reads


def extract_text(root: HtmlElement, size: Size) -> str:
    """Extract the article's text with trafilatura; empty where it finds none. The tree stays as it was.

    Empty too for a page with more elements, or more of them one in another, than any news page has: trafilatura's
    cost is not bounded there. Its duplicate check stays off: it keeps a process-wide memory that would make the
    same page give another text.
    """
    if size.elements > _MOST_ELEMENTS or size.depth > _DEEPEST:
        return ""
    from trafilatura import extract  # heavy: half a second, and only HTML needs it

    return extract(root, include_comments=False, deduplicate=False) or ""


def _sound(content: str) -> str:
    return content.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")


def find_page_date(content: str, url: str | None) -> str | None:
    """Find the day of publication in the elements of a page without metadata (htmldate's quick search), or None.

    Its extensive search is left out: it takes any date of the page, and a wrong day is worse than none.
    """
    from htmldate import find_date  # comes with trafilatura

    if len(content) > _FAST_FROM:
        return None
    return to_edtf(find_date(_sound(content), url=url, original_date=True, extensive_search=False) or "")


def is_enough(extracted: str) -> bool:
    """Whether there are enough words for an article, or for the stub of one (marks without blanks count in tens)."""
    return len(_WORD.findall(extracted)) >= _FEWEST_WORDS or len(extracted) >= 10 * _FEWEST_WORDS


def shows(words: Sequence[Sequence[str]], wanted: str) -> bool:
    """Whether the lines of a page hold at least half of a text's runs of words. Cost: linear in both."""
    runs = {run for line in wanted.split("\n") for run in runs_of(words_of(line))}
    needed, found = len(runs) * _SHOWN, 0
    for line in words:
        if found >= needed:
            return True
        own = runs.intersection(runs_of(line))
        found += len(own)
        runs -= own
    return found >= needed
