"""HTML pages: the article, the page around it, metadata."""

import json

import pytest

from reportedly.clean import clean
from reportedly.errors import InputError, Reason
from reportedly.model.report import BlockKind, DateBasis, MediaType, Page, Report

PARAGRAPHS = (
    "Two people died when a warehouse caught fire in the port of Odessa, officials said on Sunday.",
    "The mayor, Oleh Sarin, said that the fire had been under control by dawn and that an inquiry would follow.",
    "Dockers said they had warned the owners of the building about its wiring several times last year.",
    "The company that owns the warehouse said in a statement that it would work with the investigators.",
)
LINKED = {
    "@type": "NewsArticle",
    "headline": "Harbour fire leaves two dead",
    "datePublished": "2021-03-14T09:30:00+02:00",
    "publisher": {"@type": "Organization", "name": "Harbour News"},
}
PAGE = """<!DOCTYPE html><html><head><title>Harbour fire leaves two dead | Harbour News</title>
<script type="application/ld+json">{linked}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Harbour fire leaves two dead</h1>
<p class="article-standfirst">The cause of the fire in Odessa is not yet known</p>
<p class="byline">Maria Quill</p>
<figure><img src="a.jpg"><figcaption>Smoke over the port. Photo: Jo Doe/AFP</figcaption></figure>
<p>{0}</p><p>{1}</p><h2>A long dispute</h2><p>{2}</p><p>READ MORE: Ten lakes to see in spring</p><p>{3}</p>
</article></main>
<aside class="related"><h3>Most read</h3><ul><li><a href="/b">Why cats stare at walls</a></li></ul></aside>
<footer>© 2021 Harbour News</footer></body></html>"""


def page(html: str, **fields: str) -> Report:
    return clean(Page(uri="test", content=html, media=MediaType.HTML, **fields))


@pytest.fixture(scope="module")
def report() -> Report:
    return page(PAGE.format(*PARAGRAPHS, linked=json.dumps(LINKED)))


def of_kind(report: Report, kind: BlockKind) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks if block.kind is kind]


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (BlockKind.HEADLINE, ["Harbour fire leaves two dead"]),
        (BlockKind.STANDFIRST, ["The cause of the fire in Odessa is not yet known"]),
        (BlockKind.BYLINE, ["Maria Quill"]),
        (BlockKind.CAPTION, ["Smoke over the port."]),
        (BlockKind.CREDIT, ["Photo: Jo Doe/AFP"]),
        (BlockKind.PARAGRAPH, list(PARAGRAPHS)),
        (BlockKind.CROSSHEAD, ["A long dispute"]),
    ],
)
def test_roles_of_a_page(report: Report, kind: BlockKind, texts: list[str]) -> None:
    """Elements and words give the lines of a page their roles."""
    assert of_kind(report, kind) == texts


def test_nothing_of_a_page_is_lost(report: Report) -> None:
    """What is not the article stays in the text, set aside."""
    for words in (
        "Home",
        "Sport",
        "Most read",
        "Why cats stare at walls",
        "© 2021 Harbour News",
        "READ MORE: Ten lakes",
    ):
        assert any(not b.is_read and report.text[b.start : b.end].startswith(words) for b in report.blocks), words


def test_metadata_of_a_page(report: Report) -> None:
    """Title, outlet and instant of publication come from the page's own metadata."""
    assert (report.title, report.outlet, report.lang) == ("Harbour fire leaves two dead", "Harbour News", "en")
    assert report.published.value == "2021-03-14T09:30+02:00"
    assert report.published.basis is DateBasis.METADATA
    assert not report.incomplete


def test_broken_linked_data_still_dates() -> None:
    """A date in JSON-LD that does not parse is found all the same."""
    broken = '{"@type": "NewsArticle", "headline": "A "quoted" word", "datePublished": "2021-03-14T09:30:00Z"}'
    assert page(PAGE.format(*PARAGRAPHS, linked=broken)).published.value == "2021-03-14T09:30Z"


def test_locked_pages_are_incomplete() -> None:
    """A short text on a page that calls itself not free is a stub."""
    locked = json.dumps(LINKED | {"isAccessibleForFree": "False"})
    assert page(PAGE.format(*PARAGRAPHS, linked=locked)).incomplete


@pytest.mark.parametrize(
    "html", ["<html><body><p>Hello</p></body></html>", "<html></html>", "<p", "<!-- a -->", "&#0;"]
)
def test_pages_without_an_article(html: str) -> None:
    """A page without an article is rejected with a reason."""
    with pytest.raises(InputError) as caught:
        page(html)
    assert caught.value.reason in (Reason.NO_ARTICLE, Reason.EMPTY)


def test_article_in_linked_data_alone() -> None:
    """Where a page shows nothing without a browser, the text in its JSON-LD is taken."""
    linked = json.dumps(LINKED | {"articleBody": "\n".join(PARAGRAPHS)})
    head = f'<head><script type="application/ld+json">{linked}</script></head>'
    html = f'<html>{head}<body><div id="app"></div></body></html>'
    assert of_kind(page(html), BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_same_page_same_report() -> None:
    """A page cleaned twice gives the same report."""
    html = PAGE.format(*PARAGRAPHS, linked=json.dumps(LINKED))
    assert page(html) == page(html)
