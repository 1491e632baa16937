"""NewsArticle JSON-LD and ninjs as inputs, and rows with all their fields."""

import json

import pytest
from carriers import LINKED, NINJS

from reportedly.errors import Reason
from reportedly.gather.payload import read_bytes
from reportedly.model.report import MediaType


def read(value, name="items.json"):
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(read_bytes(content, uri="items", name=name))


def test_articles_of_a_graph_are_pages():
    """Names are followed inside the graph; a headline alone is a partial page."""
    whole, bare = read(LINKED)
    assert (whole.uri, whole.content, whole.media) == ("items#1", "One.\n\nTwo.", MediaType.TEXT)
    assert (whole.title, whole.outlet) == ("Ferry & crew safe", "Lunden Courier")
    assert whole.authors == ("Ada Lind", "Bo Berg")
    assert (whole.published, whole.updated) == ("2024-05-01", "2024-05-02")
    assert (whole.url, whole.section, whole.language) == ("https://courier.example.org/3", "World", "en")
    assert (bare.content, bare.partial, whole.partial) == ("A headline alone", True, False)


def test_a_live_blog_is_its_updates():
    """The updates of a LiveBlogPosting stand one after the other behind its body."""
    update = {"@type": "BlogPosting", "headline": "12:01", "articleBody": "It sank."}
    (page,) = read({"@type": "LiveBlogPosting", "articleBody": "Intro.", "liveBlogUpdate": [update]})
    assert page.content == "Intro.\n\n12:01\n\nIt sank."


def test_ninjs_prefers_markup_and_the_main_headline():
    """Markup keeps paragraphs apart; the byline's names are authors."""
    (page,) = read(NINJS)
    assert (page.content, page.media, page.title) == ("<p>One two.</p>", MediaType.HTML, "Ferry runs aground")
    assert (page.authors, page.outlet, page.id) == (("Ada Lind", "Bo Berg"), "Northern Wire", "urn:wire:1")


def test_ninjs_of_the_first_version_is_read():
    """Version 1 names its bodies in the field."""
    item = {"uri": "https://wire.example.org/1", "headline": "H", "body_text": "One.", "byline": "Ada Lind",
            "versioncreated": "2024-05-01T10:00:00Z", "firstcreated": "2024-05-01T09:00:00Z"}  # fmt: skip
    (page,) = read(item)
    assert (page.content, page.title, page.url) == ("One.", "H", "https://wire.example.org/1")
    assert (page.published, page.updated) == ("2024-05-01T09:00:00Z", "2024-05-01T10:00:00Z")


REFUSED = [
    ({"@type": "Person", "name": "Ada Lind"}, Reason.UNSUPPORTED),
    ({"@type": "NewsArticle"}, Reason.EMPTY),
    ({"@type": "NewsArticle", "articleBody": ["no", "text"]}, Reason.EMPTY),
    ({"uri": "urn:1", "type": "picture", "versioncreated": "2024"}, Reason.UNSUPPORTED),
    ({"uri": "urn:1", "standard": {}}, Reason.EMPTY),
    ({"version": "https://jsonfeed.org/version/1", "items": [{}, 3]}, Reason.EMPTY),
    ({"headline": "not of ours"}, Reason.NOT_A_ROW),
]


@pytest.mark.parametrize(("value", "reason"), REFUSED)
def test_items_without_words_are_said(value, reason):
    """Each is one line with its reason."""
    (refused,) = read(value)
    assert refused.reason is reason


def test_kinds_may_be_mixed_in_lines():
    """Rows, articles and items stand in one JSONL file; each knows its line."""
    rows = [{"text": "A row."}, {"@type": "NewsArticle", "articleBody": "An article."}, json.loads(NINJS)]
    pages = read("\n".join(map(json.dumps, rows)).encode(), name="mixed.jsonl")
    assert [page.uri for page in pages] == ["items:1", "items:2", "items:3"]


def test_a_row_may_say_more_of_itself():
    """The later fields are taken where they are what we mean by them, else passed over."""
    row = {"text": "x", "authors": ["Ada Lind", " "], "section": "World", "updated": "2024-05-02", "language": "en",
           "fetched": "2024-05-03T00:00:00Z"}  # fmt: skip
    (page,) = read(row)
    assert (page.authors, page.section, page.updated, page.language) == (("Ada Lind",), "World", "2024-05-02", "en")
    assert page.source.fetched == "2024-05-03T00:00:00Z"
    (page,) = read({"text": "x", "authors": {"deep": 1}, "section": [2], "updated": 3, "language": True})
    assert (page.authors, page.section, page.updated, page.language) == ((), None, None, None)
    assert read({"text": "x", "authors": "Ada Lind"})[0].authors == ("Ada Lind",)
