"""WARC, MHTML, PDF and gzip: the pages in them, and what is said of the rest."""

import gzip
import hashlib
import io
import sys

import pytest
from carriers import MHTML, RSS, WARC, http, pdf, record

from reportedly.errors import MissingExtra, Reason
from reportedly.gather import gather
from reportedly.gather.payload import read_bytes
from reportedly.model.account import Rejected
from reportedly.model.report import MediaType, Page


def read(content, notes=None, **carrier):
    heard = notes if notes is not None else []
    return list(read_bytes(content, uri="x", note=heard.append, **carrier))


def contents(pages):
    return [page.content if isinstance(page, Page) else page.reason.value for page in pages]


def test_the_pages_of_an_archive_come_in_order():
    """Responses and conversions are pages, their codings undone; each knows its offset, address and time."""
    pages = read(WARC)
    assert contents(pages) == ["<html><p>one</p>", "<p>packed", "<p>one", "Plain words."]
    assert [page.media for page in pages[2:]] == [MediaType.HTML, MediaType.TEXT]
    first = pages[0]
    assert (first.uri, first.url) == ("x#0", "https://courier.example.org/1")
    assert (first.source.fetched, first.source.media_type) == ("2024-05-01T10:00:00Z", "text/html; charset=utf-8")
    assert first.source.hash == "sha256:" + hashlib.sha256(b"<html><p>one</p>").hexdigest()


def members(*records):
    return b"".join(gzip.compress(each) for each in records)


@pytest.mark.parametrize("packed", [gzip.compress(WARC), members(WARC[:300], WARC[300:])])
def test_a_packed_archive_is_read_from_a_file_and_from_standard_input(tmp_path, packed):
    """One gzip member or one for each record, named or piped: the same pages."""
    path = tmp_path / "web.warc.gz"
    path.write_bytes(packed)
    expected = contents(read(WARC))
    assert contents(gather([str(path)], stdin=None)) == expected
    assert contents(gather(["-"], stdin=io.BytesIO(packed))) == expected
    assert contents(gather(["-"], stdin=io.BytesIO(WARC))) == expected


def test_what_is_no_page_is_counted_in_one_line():
    """Pictures, redirects, revisits and requests are no rejected inputs; one note counts them by kind."""
    others = [
        record(http(b"\x89PNG", media=b"image/png")), record(http(b"", status=b"301 Moved")),
        record(http(b"\x89PNG", media=b"image/png")), record(http(b""), kind=b"revisit"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind=b"request", media=b"application/http; msgtype=request"),
    ]  # fmt: skip
    notes = []
    assert contents(read(record(http(b"<p>one")) + b"".join(others), notes)) == ["<p>one"]
    assert len(notes) == 1
    assert "2 image/png" in notes[0] and "1 with status 301" in notes[0] and "1 revisits" in notes[0]
    (refused,) = read(b"".join(others))
    assert refused.reason is Reason.EMPTY


BROKEN = [
    (record(http(b"<p>one"), length=20) + record(http(b"<p>two")), ["empty", "unreadable", "<p>two"]),
    (record(http(b"<p>one"), length=400) + record(http(b"<p>two")), ["unreadable", "<p>two"]),
    (record(http(b"<p>one"), length=10**30) + record(http(b"<p>two")), ["unreadable", "<p>two"]),
    (record(http(b"<p>one")) + b"noise\r\n" * 9 + record(http(b"<p>two")), ["<p>one", "unreadable", "<p>two"]),
    (members(record(http(b"<p>one"))) + b"\x1f\x8b\x08noise" + members(record(http(b"<p>two"))),
     ["<p>one", "unreadable", "<p>two"]),
    (record(http(b"<p>words", head=b"Content-Encoding: gzip\r\n")), ["<p>words"]),
    (record(http(b"<p>words", head=b"Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n")), ["<p>words"]),
    (record(http(b"\x1f\x8bnoise", head=b"Content-Encoding: gzip\r\n")), ["unreadable"]),
    (record(http(b" \r\n")), ["empty"]),
    (record(http(b"<p>a\0b")), ["binary"]),
    (record(b"no http", media=b"application/http"), ["empty"]),
    (b"WARC/1.0\r\n", ["empty"]),
]  # fmt: skip


@pytest.mark.parametrize(("archive", "found"), BROKEN)
def test_a_broken_place_costs_its_record_only(archive, found):
    """Wrong lengths, noise and false codings: one line, and the records behind it are read."""
    assert contents(read(archive)) == found


def test_a_record_that_was_cut_off_is_partial():
    """At the end of a cut archive, and where the crawler says so: silence proves nothing."""
    cut = read(record(http(b"<p>one")) + record(http(b"<p>two and three"))[:-12])
    assert [(page.content, page.partial) for page in cut] == [("<p>one", False), ("<p>two a", True)]
    (page,) = read(record(http(b"<p>one"), head=b"WARC-Truncated: length\r\n"))
    assert page.partial
    (page,) = read(record(http(gzip.compress(b"<p>words")[:-12], head=b"Content-Encoding: gzip\r\n")))
    assert page.partial and "<p>words".startswith(page.content)


def test_a_saved_page_is_the_one_that_was_saved():
    """Not the frame that comes first; its letters, address and time as the browser had them."""
    notes = []
    (page,) = read(MHTML, notes, name="story.mhtml")
    assert page.content == "<!DOCTYPE html><html><body><p>The café ferry</p></body></html>"
    assert (page.url, page.source.fetched) == ("https://courier.example.org/story", "2024-05-06T10:00:00Z")
    assert page.source.hash == "sha256:" + hashlib.sha256(MHTML).hexdigest()
    assert len(notes) == 1 and "1 more pages" in notes[0]


def test_mhtml_is_known_without_its_name():
    """By its header, as standard input."""
    assert [page.media for page in gather(["-"], stdin=io.BytesIO(MHTML))] == [MediaType.HTML]


def test_a_pdf_is_its_paragraphs():
    """Lines are joined until a paragraph ends; a word broken at a line's end stays as it stands."""
    long = "A ferry with two hundred people on board ran aground near the old har-"
    (page,) = read(pdf([long, "bour on Monday night, police said.", "Nobody was hurt."], ["The second page."]))
    assert page.content.split("\n\n")[0] == f"{long} bour on Monday night, police said."
    assert page.content.split("\n\n")[1:] == ["Nobody was hurt.", "The second page."]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(pdf([]), "empty"), (b"%PDF-1.7 noise", "unreadable"), (pdf(["One two three."])[:120], "unreadable")],
)
def test_a_pdf_without_text_is_said(content, reason):
    """Scanned, broken off, or no PDF at all behind its first bytes."""
    (refused,) = read(content)
    assert refused.reason == reason


def test_a_pdf_needs_its_package(tmp_path, monkeypatch):
    """Named, it ends with the command to install; in a folder, it is one line and the rest is read."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (tmp_path / "a.pdf").write_bytes(pdf(["One two three."]))
    (tmp_path / "b.txt").write_text("Words.", encoding="utf-8")
    with pytest.raises(MissingExtra, match=r"reportedly\[pdf\]"):
        list(gather([str(tmp_path / "a.pdf")], stdin=None))
    assert contents(gather([str(tmp_path)], stdin=None)) == ["unsupported", "Words."]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.txt.gz", b"Words.", ["Words."]),
        ("a.html.gz", b"<p>Words.", ["<p>Words."]),
        ("a.jsonl.gz", b'{"text": "a"}\n{"text": "b"}', ["a", "b"]),
        ("a.xml.gz", RSS, None),
        ("a.gz", b"Words.", ["Words."]),
    ],
)
def test_what_is_packed_is_read_as_what_it_is(tmp_path, name, content, found):
    """The ending below .gz counts; the hash is that of what was inside."""
    path = tmp_path / name
    path.write_bytes(gzip.compress(content))
    pages = list(gather([str(path)], stdin=None))
    assert contents(pages) == (found or contents(read(RSS)))
    if name == "a.txt.gz":
        assert pages[0].source.hash == "sha256:" + hashlib.sha256(content).hexdigest()


def test_a_bomb_of_rows_stops(tmp_path):
    """Rows that unpack to a thousand times their size are read up to the bound, and then refused."""
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "a"}\n' + b" \n" * 20_000_000))
    page, refused = gather([str(path)], stdin=None)
    assert page.content == "a"
    assert isinstance(refused, Rejected) and refused.reason is Reason.TOO_LARGE
