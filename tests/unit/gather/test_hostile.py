"""What is made to break a reader costs no more than its size, and is a page or one line."""

import gzip
import io
import time

import pytest
from carriers import WARC, http, record

from reportedly.gather import gather
from reportedly.gather.payload import read_bytes
from reportedly.model.account import Rejected
from reportedly.model.report import Page

SIZE = 250_000  # bytes: the allowance below is that of 1 MB in 2 s, on a busy machine
ALLOWED = 2.0  # seconds of processor time


def fill(piece, size=SIZE):
    return (piece * (size // len(piece) + 1))[:size]


def rss(inside):
    return b'<rss version="2.0"><channel>' + inside + b"</channel></rss>"


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">' + b"".join(
    b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 11)
) + b"]>"  # fmt: skip
LONG_ENTITY = b'<!DOCTYPE x [<!ENTITY a "' + fill(b"a", SIZE // 2) + b'">]>'
MIME = b'Content-Type: multipart/related; boundary="a"\r\n'

HOSTILE = {
    "a laughing feed": LAUGHS + rss(b"<item><title>&l10;</title></item>"),
    "a laughing sitemap": LAUGHS + b"<urlset><url><loc>a</loc><title>&l10;</title></url></urlset>",
    "a long entity, often": LONG_ENTITY + rss(b"<item><title>" + fill(b"&a;", SIZE // 2) + b"</title></item>"),
    "many entities": b"<!DOCTYPE x [" + fill(b'<!ENTITY a "b">') + b"]>" + rss(b"<item><title>x</title></item>"),
    "open types": b'<?xml version="1.0"?><rss version="2.0">' + fill(b"<!DOCTYPE x ["),
    "tiny items": rss(fill(b"<item><title>a</title></item>")),
    "tiny items, not well-formed": rss(fill(b"<item><title>a & b</title></item>")),
    "less than": rss(b"<item>" + fill(b"<")),
    "elements without end": rss(b"<item>" + fill(b"<a>")),
    "markup without end": rss(b"<item><description>" + fill(b"<div>")),
    "comments without end": rss(b"<item><description>" + fill(b"<!--")),
    "sections without end": rss(b"<item><description>" + fill(b"<![CDATA[")),
    "ampersands": rss(b"<item><title>" + fill(b"&")),
    "white space in a summary": rss(b"<item><description>" + fill(b" \n") + b"x</description></item>"),
    "comments in front": fill(b"<!-- a -->") + b"<rss/>",
    "white space in front": fill(b" ") + b"<rss/>",
    "brackets": fill(b"["),
    "objects in objects": fill(b'{"a":'),
    "graphs in graphs": b'{"@graph":' * 20_000 + b"1" + b"}" * 20_000,
    "many authors": b'{"@type":"Article","headline":"a","author":[' + b'"a",' * 60_000 + b'"b"]}',
    "parts in parts": fill(MIME + b"\r\n--a\r\n"),
    "many parts": MIME + b"\r\n" + fill(b"--a\r\n\r\nx\r\n"),
    "many headers": MIME + fill(b"a: b\r\n"),
    "folded headers": fill(b"a:b\r\n "),
    "soft line ends": MIME + b"\r\n--a\r\nContent-Type: text/html\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + fill(b"=\r\n"),
    "a PDF of dictionaries": b"%PDF-1.7\n" + fill(b"<<"),
    "a PDF of trailers": b"%PDF-1.7\n" + fill(b"trailer<</Root 1 0 R>>"),
    "meta elements": b"\xe9" + fill(b"<meta charset"),
    "zero bytes": fill(b"a\0\0"),
    "records that run on": fill(record(http(b"<p>a"), length=SIZE)),
    "heads of records": fill(b"WARC/1.0\r\n"),
    "magic": b"WARC/1.0\r\n" + fill(b"\x1f\x8b\x08\x00"),
    "a bomb in a record": record(http(gzip.compress(b"a" * 60_000_000), head=b"Content-Encoding: gzip\r\n")),
    "a bomb": gzip.compress(b"a" * 60_000_000),
    "a bomb of members": fill(gzip.compress(b"")),
    "gzip in gzip": gzip.compress(gzip.compress(b"Words.")),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_made_to_break_a_reader_does_not(name):
    """Pages or lines come, none of them longer than what was given, in time that grows with it."""
    content = HOSTILE[name]
    start = time.process_time()
    found = list(read_bytes(content, uri="x"))
    assert time.process_time() - start < ALLOWED
    assert found
    assert all(len(each.content) <= max(len(content), 200) for each in found if isinstance(each, Page))


REFUSED = ["elements without end", "brackets", "zero bytes", "a bomb", "a bomb in a record", "gzip in gzip"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_line(name):
    """No page is made of it, and the line says why."""
    (refused,) = read_bytes(HOSTILE[name], uri="x")
    assert isinstance(refused, Rejected) and "\n" not in refused.message


def test_no_file_is_opened_for_an_entity(tmp_path):
    """An external entity stays a name."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words", encoding="utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
    listed = b"<urlset><url><loc>a</loc><title>a &s; b</title></url></urlset>"
    for body in (rss(b"<item><title>a &s; b</title></item>"), listed):
        assert "secret words" not in str(list(read_bytes(entity + body, uri="x", media_type="application/xml")))


def test_a_hundred_thousand_items_are_read():
    """A feed may be long."""
    content = rss(b"<item><title>a</title></item>" * 100_000)
    assert sum(1 for _ in read_bytes(content, uri="x")) == 100_000


def test_an_archive_is_never_held_whole():
    """A stream is asked for small pieces, and the first page comes before the stream's end."""

    class Endless(io.RawIOBase):
        def __init__(self):
            super().__init__()
            self.given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            chunk = (WARC * (len(buffer) // len(WARC) + 2))[self.given % len(WARC) :][: len(buffer)]
            buffer[:] = chunk
            self.given += len(buffer)
            return len(buffer)

    stream = Endless()
    pages = gather(["-"], stdin=io.BufferedReader(stream))
    assert [next(pages).content for _ in range(5)][-1] == "<html><p>one</p>"
    assert stream.given < 1_000_000


@pytest.mark.parametrize("odd", ["a\u202eb", "a\u200fb", "a\x0bb\x0cc", "\ufffeb", "é\u0301" * 50])
def test_odd_letters_come_through(odd):
    """Direction marks and the like are no reason to change a text."""
    assert [page.content for page in read_bytes(odd.encode(), uri="x", media_type="text/plain")] == [odd]


@pytest.mark.parametrize("content", [b"<rss><channel><item><title>a&#xD800;b</title></item></channel></rss>",
                                     b"<urlset><url><loc>a</loc><title>a&#55296;b</title></url></urlset>",
                                     b"<urlset><url><loc>a</loc><&#xD800;>a</url></urlset>"])  # fmt: skip
def test_half_a_character_breaks_nothing(content):
    """Written as a number it is read as what it is not, or the place is passed over; it never comes through."""
    for each in read_bytes(content, uri="x"):
        assert str(each).encode("utf-8")
