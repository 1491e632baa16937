"""Addresses among the inputs: each becomes pages or one line, and the rest of the work goes on."""

import hashlib
import io
import os
import subprocess
import sys

import pytest
from web import PAGE, QUICK, Server, page_of, reply_of

from reportedly.errors import ConfigError, Reason
from reportedly.gather import Fetching, gather
from reportedly.model.account import Rejected
from reportedly.model.report import MediaType, Page

LOCAL = Fetching(allowed=("127.0.0.0/8",), limits=QUICK)


def gathered(*inputs, stdin=None, notes=None, **changed):
    fields = {name: getattr(LOCAL, name) for name in LOCAL.__struct_fields__} | changed
    heard = [] if notes is None else notes
    return list(gather(inputs, stdin=stdin and io.BytesIO(stdin), note=heard.append, fetching=Fetching(**fields)))


def test_an_address_becomes_a_page_that_says_where_it_came_from():
    """Its place is the address as written, its own address the last one; hash, instant and media type are kept."""
    replies = {"/a": reply_of(302, Location="/b?utm_source=x"), "/b?utm_source=x": page_of()}
    with Server(replies) as server:
        (page,) = gathered(server.url("/a"))
        assert (page.uri, page.url) == (server.url("/a"), server.url("/b?utm_source=x"))
    assert (page.content, page.media) == (PAGE.decode(), MediaType.HTML)
    assert page.source.hash == "sha256:" + hashlib.sha256(PAGE).hexdigest()
    assert page.source.media_type == "text/html"
    assert page.source.fetched.endswith("Z") and len(page.source.fetched) == 20


ENCODINGS = [
    ("text/html; charset=utf-8", "<p>Köln, “naïve”</p>".encode(), "<p>Köln, “naïve”</p>"),
    ("text/html; charset=iso-8859-1", "<p>Köln, “naïve”</p>".encode(), "<p>Köln, “naïve”</p>"),
    ("text/html; charset=windows-1251", "<p>Паром сел на мель</p>".encode("cp1251"), "<p>Паром сел на мель</p>"),
    ("text/html", b'<meta charset="koi8-r"><p>' + "Паром".encode("koi8-r"), '<meta charset="koi8-r"><p>Паром'),
    ("text/plain; charset=shift_jis", "フェリーが座礁した".encode("shift_jis"), "フェリーが座礁した"),
    ("text/html; charset=utf-16", "<p>Köln</p>".encode("utf-16"), "<p>Köln</p>"),
    ("text/html; charset=nonsense", "<p>Köln</p>".encode(), "<p>Köln</p>"),
]  # fmt: skip


@pytest.mark.parametrize("media_type,body,text", ENCODINGS)
def test_the_charset_of_the_header_is_one_voice_among_others(media_type, body, text):
    """It helps where the bytes do not tell by themselves, and is not believed against them."""
    with Server({"/a": page_of(body, Content_Type=media_type)}) as server:
        (page,) = gathered(server.url("/a"))
    assert page.content == text


def test_what_cannot_be_fetched_is_one_line_and_the_rest_goes_on(tmp_path):
    """Inputs keep their order; each line names its input, the reason and the way out."""
    (tmp_path / "a.txt").write_text("A ferry ran aground.")
    with Server({"/a": page_of(), "/film": page_of(Content_Type="video/mp4")}) as server:
        file, gone, film, page = str(tmp_path / "a.txt"), *map(server.url, ("/gone", "/film", "/a"))
        inputs = (gone, file, "https://10.0.0.1/x", film, page)
        got = gathered(*inputs)
    assert [each.uri if isinstance(each, Page) else (each.input, each.reason) for each in got] == [
        (inputs[0], Reason.MISSING),
        inputs[1],
        (inputs[2], Reason.REFUSED),
        (inputs[3], Reason.UNSUPPORTED),
        inputs[4],
    ]
    assert all("; " in each.message for each in got if isinstance(each, Rejected))


REFUSED = ["ftp://example.org/a", "file:///etc/passwd", "gopher://example.org", "https://ann:secret@example.org/",
           "http://2130706433/", "https://localhost:99999/", "HTTP://[::1]/", "https://"]  # fmt: skip


@pytest.mark.parametrize("written", REFUSED)
def test_an_address_that_is_not_fetched_is_refused(written):
    """One line, no secret in it, and nothing is asked for."""
    (refused,) = gathered(written)
    assert refused.reason is Reason.REFUSED
    assert "secret" not in refused.input + refused.message


def test_a_name_without_a_scheme_is_a_file():
    """Where there is none, the line says how an address begins."""
    (missing,) = gathered("news.example.org/a")
    assert missing.reason is Reason.MISSING and "https://" in missing.message


def test_an_address_given_twice_is_fetched_once():
    """Also over https and with another spelling of its host."""
    with Server({"/a": page_of()}) as server:
        again = server.url("/a").upper().replace("/A", "/a") + "#top"
        first, second, third = gathered(server.url("/a"), again, server.url("/a").replace("http:", "https:"))
    assert isinstance(first, Page)
    assert [second.reason, third.reason] == [Reason.DUPLICATE_INPUT] * 2
    assert server.paths == ["/a"]


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Coast Courier</title><link>https://news.example.org/</link>
<item><title>Ferry aground</title><link>{0}</link><description>A ferry ran aground.</description>
<pubDate>Thu, 17 Jan 2019 15:00:02 GMT</pubDate></item>
<item><title>Storm ahead</title><link>{1}</link><description>A storm is coming.</description></item>
<item><title>Whole</title><link>{2}</link><content:encoded>&lt;p&gt;Every word.&lt;/p&gt;</content:encoded></item>
</channel></rss>"""


@pytest.fixture
def feed():
    with Server({"/a": page_of(), "/b": page_of(PAGE.replace(b"ferry", b"barge")), "/c": page_of()}) as server:
        text = FEED.format(server.url("/a"), server.url("/b"), server.url("/c"))
        server.replies["/feed"] = page_of(text.encode(), Content_Type="application/rss+xml")
        yield server


def test_a_feed_by_its_address_gives_its_items_and_follows_no_link(feed):
    """What it only announces is partial, and it is said how much that is."""
    heard = []
    got = gathered(feed.url("/feed"), notes=heard)
    assert [each.partial for each in got] == [True, True, False]
    assert [each.url for each in got] == [feed.url("/a"), feed.url("/b"), feed.url("/c")]
    assert feed.paths == ["/feed"]
    assert any("2 of its articles are only announced" in each for each in heard)


@pytest.mark.parametrize("most,asked", [(1, ["/feed", "/a"]), (2, ["/feed", "/a", "/b"]), (99, ["/feed", "/a", "/b"])])
def test_links_of_a_feed_are_followed_as_far_as_allowed(feed, most, asked):
    """Only those of partial items, in their order; an article keeps what its item says of it."""
    got = gathered(feed.url("/feed"), follow=most)
    assert feed.paths == asked
    assert len(got) == 3
    assert (got[0].uri, got[0].partial, got[0].title) == (feed.url("/a"), False, None)
    assert got[0].content == PAGE.decode()
    assert got[0].published.startswith("2019-01-17T15:00:02")
    assert got[2].content == "<p>Every word.</p>"


def test_links_of_a_feed_in_a_file_are_followed_too(feed, tmp_path):
    """Wherever the feed was found; without the wish nothing is asked for."""
    path = tmp_path / "feed.rss"
    path.write_text(FEED.format(feed.url("/a"), feed.url("/b"), feed.url("/c")))
    heard = []
    assert [each.partial for each in gathered(str(path), notes=heard)] == [True, True, False]
    assert feed.asked == [] and len(heard) == 1
    assert [each.partial for each in gathered(str(path), follow=9)] == [False, False, False]
    assert feed.paths == ["/a", "/b"]


def test_an_item_whose_article_cannot_be_had_stays(feed):
    """Behind the line that says why."""
    del feed.replies["/a"]
    missing, item, *_ = gathered(feed.url("/feed"), follow=1)
    assert (missing.input, missing.reason) == (feed.url("/a"), Reason.MISSING)
    assert (item.title, item.partial) == ("Ferry aground", True)


def test_no_feed_leads_inside():
    """A link of a feed is checked like any address."""
    text = FEED.format("http://169.254.169.254/latest/", "file:///etc/passwd", "https://news.example.org/")
    with Server({"/feed": page_of(text.encode(), Content_Type="application/rss+xml")}) as server:
        got = gathered(server.url("/feed"), follow=9)
    assert [each.reason for each in got if isinstance(each, Rejected)] == [Reason.REFUSED]
    assert len([each for each in got if isinstance(each, Page)]) == 3


@pytest.mark.parametrize("changed", [{"allowed": ("all",)}, {"contact": "a\nb"}])
def test_a_wrong_setting_is_said_before_anything_is_read(changed):
    """Also where no address is among the inputs."""
    with pytest.raises(ConfigError):
        gathered("nowhere.txt", **changed)


def test_help_and_files_do_without_the_http_client():
    """It is loaded with the first address."""
    program = (
        "import sys; from reportedly.gather import gather; list(gather(['nowhere.txt'], stdin=None))\n"
        "sys.exit(any(each in sys.modules for each in ('httpx2', 'httpcore2', 'hishel', 'protego')))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode == 0
