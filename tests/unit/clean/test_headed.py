"""A title that came beside a piece of markup stands above it."""

from __future__ import annotations

import pytest

from reportedly.clean import clean
from reportedly.clean.headed import headed
from reportedly.model.report import BlockKind, MediaType, Page

BODY = "<p>The mayor of Arlendo closed the old bridge on Monday after a crack was found in one of its piers.</p>"


def page(content: str, title: str | None) -> Page:
    """An item of a feed."""
    return Page(uri="feed.rss#1", content=content, media=MediaType.HTML, title=title)


@pytest.mark.parametrize(
    ("content", "title", "shown"),
    [
        (BODY, "Bridge shut & guarded", "<h1>Bridge shut &amp; guarded</h1>\n" + BODY),
        ("<h2>Bridge  shut &amp; guarded</h2>" + BODY, "Bridge shut & guarded", None),
        ("<p>BRIDGE <b>SHUT</b>. More follows.</p>", "Bridge shut", None),
        ("<html><body>" + BODY + "</body></html>", "Bridge shut", None),
        (BODY, None, None),
        (BODY, "  ", None),
    ],
)
def test_title_above(content: str, title: str | None, shown: str | None) -> None:
    """A title is set above a piece of markup that does not show it, and above no whole page."""
    assert headed(page(content, title)).content == (shown or content)


def test_headline_of_an_item() -> None:
    """The title of a feed's item is the headline of its report, within its text."""
    report = clean(page(BODY * 3, "Arlendo loses its bridge"))
    first = report.blocks[0]
    assert (first.kind, report.text[first.start : first.end]) == (BlockKind.HEADLINE, "Arlendo loses its bridge")
