"""Inputs to pages: every input is read or refused with one line; no character is changed."""

import hashlib
import io
import json
import os
from pathlib import Path

import pytest

from reportedly.errors import Reason
from reportedly.gather import gather
from reportedly.gather.parcel import LIMIT
from reportedly.model.account import Rejected
from reportedly.model.report import MediaType, Page, PageSource

TEXT = "Ferry runs aground off Kiel\n\nA ferry ran aground on Monday, police said."


def gathered(*inputs, stdin=None, notes=None):
    heard = notes if notes is not None else []
    return list(gather([str(each) for each in inputs], stdin=stdin and io.BytesIO(stdin), note=heard.append))


def only(pages):
    assert len(pages) == 1, pages
    return pages[0]


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_a_text_file_is_its_characters(tmp_path, suffix):
    """Line ends, tabs and blanks of a text file come through as they are."""
    text = "One\r\n\r\nTwo\tthree \rfour\n"
    page = only(gathered(write(tmp_path, "a" + suffix, text)))
    assert (page.content, page.media, page.id) == (text, MediaType.TEXT, None)
    assert page.uri == str(tmp_path / ("a" + suffix))


REFUSED = [
    ("empty.txt", b"", Reason.EMPTY),
    ("blank.txt", b" \n\t\r\n", Reason.EMPTY),
    ("mark_only.txt", b"\xef\xbb\xbf", Reason.EMPTY),
    ("picture.txt", b"\x89PNG\r\n\x1a\n....", Reason.BINARY),
    ("paper.html", b"%PDF-1.7 ...", Reason.UNREADABLE),
    ("zeros.txt", b"abc\0\0\0def", Reason.BINARY),
    ("packed.jsonl", b"\x1f\x8b\x08\0abc", Reason.BINARY),
    ("noise.txt", bytes(range(128, 256)) * 40, Reason.ENCODING),
    ("announced.txt", b"\xff\xfea\xd8b\xd8", Reason.ENCODING),
    ("large.txt", b"x" * (LIMIT + 1), Reason.TOO_LARGE),
    ("broken.json", b'{"text": "a', Reason.NOT_JSON),
    ("number.json", b"3", Reason.NOT_A_ROW),
    ("no_rows.json", b"[]", Reason.EMPTY),
    ("account.json", b'{"schema": "reportedly.account/1", "text": "x"}', Reason.UNSUPPORTED),
    ("rows.jsonl", b"\n\n", Reason.EMPTY),
    ("feed.xml", b"<rss/>", Reason.EMPTY),
    ("form.xml", b"<form/>", Reason.UNSUPPORTED),
    ("papers.zip", b"PK\x03\x04", Reason.UNSUPPORTED),
    ("web.warc", b"WARC/1.0", Reason.EMPTY),
]


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_a_bad_file_is_one_line_and_the_others_are_read(tmp_path, name, content, reason):
    """What cannot be read becomes one Rejected with its reason and advice; the input behind it is read."""
    good = write(tmp_path, "good.txt", TEXT)
    refused, page = gathered(write(tmp_path, name, content), good)
    assert isinstance(refused, Rejected)
    assert (refused.reason, refused.stage) == (reason, "gather")
    assert refused.input.startswith(str(tmp_path / name))
    assert refused.message and "\n" not in refused.message
    assert page.content == TEXT


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere.txt", Reason.MISSING),
        ("ftp://paper.example/a.html", Reason.REFUSED),
        ("x" * 5000, Reason.MISSING),
    ],
)
def test_a_name_without_a_file_is_one_line(name, reason):
    """A missing path and an address of another kind are refused with what to do."""
    assert only(gathered(name)).reason is reason


def test_a_folder_is_read_in_order_and_nothing_in_it_is_lost(tmp_path):
    """Files of a folder come sorted, hidden ones are passed over, unknown kinds are named."""
    (tmp_path / "below").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.txt", ".hidden.txt", "below/c.txt", ".git/d.txt"):
        write(tmp_path, name, TEXT + name)
    write(tmp_path, "photo.jpg", b"\xff\xd8\xff")
    pages = gathered(tmp_path)
    names = [Path(page.uri if isinstance(page, Page) else page.input).name for page in pages]
    assert names == ["a.txt", "b.txt", "photo.jpg", "c.txt"]
    assert [page.reason for page in pages if isinstance(page, Rejected)] == [Reason.UNSUPPORTED]


def test_an_empty_folder_is_said(tmp_path):
    """A folder without files is one line, not silence."""
    assert only(gathered(tmp_path)).reason is Reason.EMPTY


def test_a_path_given_twice_is_read_once(tmp_path):
    """The same file under two names is one page and one line that names the first."""
    path = write(tmp_path, "a.txt", TEXT)
    other = tmp_path / "." / "link.txt"
    other.symlink_to(path)
    page, first, second = gathered(path, path, other)
    assert isinstance(page, Page)
    assert [first.reason, second.reason] == [Reason.DUPLICATE_INPUT] * 2
    assert str(path) in second.message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_locked_file_is_said(tmp_path):
    """A file without permission is refused as unreadable."""
    path = write(tmp_path, "a.txt", TEXT)
    path.chmod(0)
    assert only(gathered(path)).reason is Reason.UNREADABLE


ENCODED = [
    ("utf-8-sig", "“Café”", None),
    ("utf-16", "“Café”", None),
    ("utf-32", "“Café”", None),
    ("utf-8", "“Café”", None),
    ("cp1252", "The mayor of São Paulo – José Añez – “would not” resign. The café’s owner paid £20.", "cp1252"),
    ("cp1251", "Министр заявил в Москве, что переговоры пройдут в пятницу и что стороны близки к согласию.", "cp1251"),
]


@pytest.mark.parametrize(("encoding", "text", "guess"), ENCODED, ids=[each[0] for each in ENCODED])
def test_an_encoding_is_read_or_guessed_aloud(tmp_path, encoding, text, guess):
    """Marks and UTF-8 are read silently; another encoding is a guess, and the guess is said."""
    notes: list[str] = []
    page = only(gathered(write(tmp_path, "a.txt", text.encode(encoding)), notes=notes))
    assert page.content == text
    assert [guess in note for note in notes] == ([True] if guess else [])


def test_a_declared_charset_is_believed_where_utf_8_fails(tmp_path):
    """An HTML page's own charset is used before any guess; a codec that is no page encoding is not."""
    html = '<meta charset="windows-1251"><p>Переговоры</p>'
    notes: list[str] = []
    assert only(gathered(write(tmp_path, "a.html", html.encode("cp1251")), notes=notes)).content == html
    assert notes == []
    odd = '<meta charset="unicode_escape"><p>Café \\x41, José and the café</p>'
    assert "\\x41" in only(gathered(write(tmp_path, "b.html", odd.encode("cp1252")))).content


def test_one_broken_byte_does_not_spoil_a_utf_8_page(tmp_path):
    """A few broken bytes in UTF-8 become � and are told; the other letters are kept."""
    notes: list[str] = []
    content = "“José” said “no” in São Paulo".encode() + b"\xff."
    page = only(gathered(write(tmp_path, "a.txt", content), notes=notes))
    assert page.content == "“José” said “no” in São Paulo\ufffd."
    assert len(notes) == 1


def test_rows_carry_what_they_say_of_themselves(tmp_path):
    """A row's fields are taken over, unknown ones passed over; blank ones say nothing."""
    row = {"id": 7, "text": "a\r\nb", "title": "T", "url": "https://a.example/1", "outlet": " ",
           "published": "2024-05-01", "section": {"deep": [1]}}  # fmt: skip
    page = only(gathered(write(tmp_path, "a.jsonl", json.dumps(row))))
    assert page == Page(
        uri=f"{tmp_path / 'a.jsonl'}:1", content="a\r\nb", media=MediaType.TEXT, id="7", title="T",
        url="https://a.example/1", published="2024-05-01",
        source=PageSource(hash="sha256:" + hashlib.sha256(b"a\r\nb").hexdigest(), encoding="utf-8"),
    )  # fmt: skip


BAD_ROWS = [
    (b'{"text": "a"', Reason.NOT_JSON),
    (b"not json at all", Reason.NOT_JSON),
    (b'{"text": "caf\xe9"}', Reason.ENCODING),
    (b'{"title": "no text"}', Reason.NOT_A_ROW),
    (b'{"text": 3}', Reason.NOT_A_ROW),
    (b'["text"]', Reason.NOT_A_ROW),
    (b'{"text": " "}', Reason.EMPTY),
    (b'{"text": "' + b"x" * LIMIT + b'"}', Reason.TOO_LARGE),
    (b"[" * 100_000, Reason.NOT_JSON),
]


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS, ids=[row[:20] for row, _ in BAD_ROWS])
def test_a_bad_row_is_named_by_its_line(tmp_path, row, reason):
    """One bad row is one line with file and line number; the rows around it are read."""
    path = write(tmp_path, "rows.jsonl", b'{"text": "first"}\n\n' + row + b'\n{"html": "<p>last</p>"}')
    first, refused, last = gathered(path)
    assert (refused.input, refused.reason) == (f"{path}:3", reason)
    assert (first.content, last.content, last.media) == ("first", "<p>last</p>", MediaType.HTML)


def test_half_a_character_does_not_cost_the_row(tmp_path):
    """A lone surrogate, left where a scraper cut a text, reads as �; a whole pair is a character."""
    path = write(tmp_path, "rows.jsonl", rb'{"text": "a\ud83d b \ud83d\ude00"}')
    assert only(gathered(path)).content == "a\ufffd b 😀"


@pytest.mark.parametrize(
    "content", ['{"text": "a"}', '{\n  "text": "a"\n}', '[{"text": "a"}]', '\ufeff{"text": "a"}', '{"text": "a"}\n\n']
)
def test_a_json_document_holds_rows(tmp_path, content):
    """A .json file is a row or a list of rows, with or without a mark."""
    assert only(gathered(write(tmp_path, "a.json", content))).content == "a"


def test_a_json_file_of_lines_is_read_as_lines(tmp_path):
    """Rows line by line in a .json file are read all the same."""
    assert len(gathered(write(tmp_path, "a.json", '{"text": "a"}\n{"text": "b"}\n'))) == 2


STREAMS = [
    (b'{"text": "a"}\n{"text": "b"}\n', ["a", "b"], MediaType.TEXT),
    (b'\n\n{"text": "a"}\n', ["a"], MediaType.TEXT),
    (b'[{"text": "a"},\n {"text": "b"}]', ["a", "b"], MediaType.TEXT),
    (b'{\n "html": "<p>a"}', ["<p>a"], MediaType.HTML),
    (b"\n<!DOCTYPE html><p>a", ["\n<!DOCTYPE html><p>a"], MediaType.HTML),
    (b"[Kiel] A ferry", ["[Kiel] A ferry"], MediaType.TEXT),
    (b"\r\nA ferry\r\n", ["\r\nA ferry\r\n"], MediaType.TEXT),
]


@pytest.mark.parametrize(("content", "texts", "media"), STREAMS, ids=[each[0][:16] for each in STREAMS])
def test_standard_input_is_known_by_its_content(content, texts, media):
    """`-` holds rows, JSON, a page or a text."""
    pages = gathered("-", stdin=content)
    assert [page.content for page in pages] == texts
    assert {page.media for page in pages} == {media}


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", Reason.EMPTY), (b"\0\0", Reason.BINARY), (b"x" * (LIMIT + 1), Reason.TOO_LARGE), (None, Reason.MISSING)],
)
def test_a_bad_standard_input_is_one_line(content, reason):
    """An unusable standard input is refused like a file."""
    assert only(list(gather(["-"], stdin=None if content is None else io.BytesIO(content)))).reason is reason


def test_a_bad_first_row_on_standard_input_is_a_bad_row():
    """A stream that begins like a row is rows, even if the first one is broken."""
    refused, page = gathered("-", stdin=b'{"text": "a\n{"text": "b"}\n')
    assert (refused.input, page.content) == ("-:1", "b")
def test_a_named_file_of_any_ending_is_looked_into(tmp_path):
    """A file that the user names is read by what it holds where its ending tells nothing; in a folder it is refused."""
    rows = tmp_path / "reports.in"
    rows.write_text('{"id": "a", "text": "The bridge at Korvik was closed on Monday."}\n', encoding="utf-8")
    plain = tmp_path / "report"
    plain.write_text("The bridge at Korvik was opened on Tuesday.", encoding="utf-8")
    assert [page.id for page in gather([str(rows)], stdin=None)] == ["a"]
    assert [page.uri for page in gather([str(plain)], stdin=None)] == [str(plain)]
    assert {each.reason for each in gather([str(tmp_path)], stdin=None)} == {"unsupported"}
