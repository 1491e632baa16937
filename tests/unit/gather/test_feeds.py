"""Feeds and sitemaps: each item is a page that says what its carrier says of it."""

import pytest
from carriers import ATOM, JSON_FEED, RDF, RSS, SITEMAP

from reportedly.errors import Reason
from reportedly.gather.carried import plain_summary, plain_title, to_iso
from reportedly.gather.outlets import outlet_of_feed
from reportedly.gather.payload import read_bytes
from reportedly.model.report import MediaType


def read(content, notes=None, **carrier):
    heard = notes if notes is not None else []
    return list(read_bytes(content, uri="feed", note=heard.append, **carrier))


def test_an_item_with_its_content_is_a_page():
    """content:encoded is the page: as it is, or its words where it is short; the item's own fields are the page's."""
    page = read(RSS)[0]
    assert page.content == "A ferry ran aground, police said.\n\nTwelve were hurt."
    assert (page.media, page.partial, page.uri, page.id) == (MediaType.TEXT, False, "feed#1", "urn:lunden:1")
    long = b"<p>A ferry ran <b>aground</b>, police said.</p>" * 20
    (page,) = read(RSS.replace(b"<p>Twelve were hurt.</p>", long), name="a.xml")[:1]
    assert page.media is MediaType.HTML and page.content.endswith("<b>aground</b>, police said.</p>")
    assert page.title == "Ferry runs aground & twelve are hurt"
    assert (page.url, page.outlet) == ("https://lundencourier.example.org/a", "The Lunden Courier")
    assert (page.published, page.authors) == ("2024-05-06T14:05:00+02:00", ("Ada Lind",))
    assert (page.section, page.language, page.credit) == ("World", "en-gb", "Northern Wire")


def test_an_item_with_a_summary_or_a_title_only_is_partial():
    """What a feed holds back is not silence: such pages are marked, and are plain text."""
    _, summary, title = read(RSS)
    assert summary.content == "Smith & Sons closed it.\n\nIt opens on Friday."
    assert (summary.partial, summary.media, summary.authors) == (True, MediaType.TEXT, ("Bo Berg",))
    assert (title.content, title.partial, title.title) == ("Third headline alone", True, "Third headline alone")


def test_atom_and_rdf_are_feeds():
    """The other two families are read alike."""
    (atom,) = read(ATOM)
    assert (atom.content, atom.title, atom.partial) == ("Body one.", "A slanted title", False)
    assert (atom.published, atom.updated) == ("2024-05-06T09:00:00Z", "2024-05-06T10:00:00Z")
    (item,) = read(RDF)
    assert (item.content, item.url, item.partial) == ("Described.", "https://courier.example.org/2", True)


def test_a_malformed_feed_keeps_its_words():
    """An ampersand that is no entity costs neither the feed nor a character, and is told."""
    notes = []
    item = b"<item><title>x & y < z</title><description>a & b</description></item>"
    content = b"<rss version='2.0'><channel>" + item + b"</channel></rss>"
    (page,) = read(content, notes)
    assert (page.title, page.content) == ("x & y < z", "a & b")
    assert ["not well-formed" in note for note in notes] == [True]


@pytest.mark.parametrize("media_type", ["text/html; charset=iso-8859-1", "text/plain", "application/x", None])
def test_a_feed_is_known_by_its_root(media_type):
    """Whatever a server calls a feed, its first element says what it is."""
    assert [page.uri for page in read(RSS, media_type=media_type)] == ["feed#1", "feed#2", "feed#3"]


@pytest.mark.parametrize(
    "content", [b"/etc/hostname", b"https://courier.example.org/feed.xml", b"file:///etc/hostname"]
)
def test_a_feed_that_is_a_name_is_not_opened(content):
    """Bytes that look like a path or an address are bytes."""
    (page,) = read(content, name="")
    assert page.content == content.decode()


def test_a_json_feed_is_read():
    """Items with content are whole, those with a summary partial."""
    first, second = read(JSON_FEED)
    assert (first.content, first.media, first.outlet) == ("It ran aground.", MediaType.TEXT, "Lunden Courier")
    assert (first.authors, first.published) == (("Ada Lind",), "2024-05-01T10:00:00Z")
    assert (second.content, second.partial, second.id) == ("In & out", True, "2")


def test_a_news_sitemap_is_its_headlines():
    """Each headline is a page of its own, partial; an address without one is counted."""
    notes = []
    (page,) = read(SITEMAP, notes)
    assert (page.content, page.title, page.partial) == ("Ferry & crew safe",) * 2 + (True,)
    assert (page.url, page.outlet, page.language) == ("https://courier.example.org/1", "Lunden Courier", "en")
    assert (page.published, page.updated) == ("2024-05-01T10:00:00Z", "2024-05-02")
    assert len(notes) == 1 and "1 of 2" in notes[0]


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (b"<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>", "unsupported", "s.xml"),
        (b"<urlset><url><loc>https://a.example.org/1</loc></url></urlset>", "unsupported", "example.org/1"),
        (b"<urlset></urlset>", "empty", "no addresses"),
        (b"<rss version='2.0'><channel></channel></rss>", "empty", "no items"),
    ],
)
def test_what_holds_no_text_is_said(content, reason, words):
    """A list of addresses is no report: the refusal names some of them."""
    (refused,) = read(content)
    assert refused.reason is Reason(reason)
    assert words in refused.message


OUTLETS = [
    ("World | The Lunden Courier", "https://www.lundencourier.example/x", "The Lunden Courier"),
    ("Lunden Courier - Politics", "https://lundencourier.example/x", "Lunden Courier"),
    ("LBN News: Top stories", "https://www.lbn.example/x", "LBN News"),
    ("World", "https://lundencourier.example/x", None),
    ("World", "https://worldofboats.example/x", None),
    ("The Lunden Courier", None, "The Lunden Courier"),
    ("World | Politics", None, None),
    ("Lunden | Lunden Courier", "https://lundencourier.example/x", "Lunden Courier"),
    ("x" * 5000, "https://a.example", None),
    (None, "https://[broken", None),
]


@pytest.mark.parametrize(("title", "address", "outlet"), OUTLETS)
def test_a_feed_s_outlet_is_the_part_of_its_title_that_its_host_agrees_to(title, address, outlet):
    """A section is no outlet: without agreement there is none."""
    assert outlet_of_feed(title, address) == outlet


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Mon, 06 May 2024 14:05:00 +0200", "2024-05-06T14:05:00+02:00"),
        ("Mon, 06 May 2024 14:05:00 GMT", "2024-05-06T14:05:00+00:00"),
        ("6 May 2024 14:05 EST", "2024-05-06T14:05:00-05:00"),
        ("2024-05-06T14:05Z", "2024-05-06T14:05Z"),
        ("2024-05-06", "2024-05-06"),
        ("yesterday", "yesterday"),
        ("", None),
        ("Mon, 99 May 99999 14:05:00 +9999", "Mon, 99 May 99999 14:05:00 +9999"),
    ],
)
def test_dates_of_feeds_are_written_as_iso(written, iso):
    """The zone stays as it was; what is no date stays as it was, for the cleaner to pass over."""
    assert to_iso(written) == iso


def test_titles_and_summaries_lose_their_tags_and_nothing_else():
    """Entities are undone, also where they were escaped twice; a less-than sign is no tag."""
    assert plain_title("A <b>bold</b> &amp;amp; 3 &lt; 4 < 5") == "A bold & 3 < 4 < 5"
    assert plain_title("<img src=x>") is None
    assert plain_summary("One<br/>two.<p>Three <a href='x'>four</a>.</p>") == "One\n\ntwo.\n\nThree four."
