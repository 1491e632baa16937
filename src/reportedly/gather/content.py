"""What one file or stream holds: a text, a page, or rows of JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from typing import BinaryIO

from reportedly.errors import InputError, Reason
from reportedly.gather.decode import Note, decode, refuse_binary, silence
from reportedly.gather.refuse import rejected
from reportedly.gather.rows import decode_json, page_of_line, page_of_row
from reportedly.model.account import Rejected
from reportedly.model.report import MediaType, Page

LIMIT = 10_000_000  # bytes of one text: a long report has 100,000
_CHUNK = 1 << 20
_UTF8_MARK = b"\xef\xbb\xbf"
_HTML_HEAD = re.compile(
    r"\s{0,2000}<(?:!--|\?xml\b|(?:!doctype\s{1,20}html|html|head|body|article|main|div|p|script|meta)\b)", re.I
)


def read_text(content: bytes, uri: str, *, media: MediaType, note: Note = silence) -> Page:
    """Make the page of a text or HTML file. Raises InputError: EMPTY, BINARY, ENCODING."""
    text = decode(content, uri, is_html=media is MediaType.HTML, note=note)
    if not text.strip():
        raise _error(uri, Reason.EMPTY, "there is no text in it; leave it out or give the report again")
    return Page(uri=uri, content=text, media=media)


def read_json(content: bytes, uri: str) -> Iterator[Page | Rejected]:
    """Read a JSON document: one row, a list of rows, or rows line by line. Raises InputError: NOT_JSON, EMPTY, …."""
    refuse_binary(content, uri)
    content = content.removeprefix(_UTF8_MARK)
    if not content.strip():
        raise _error(uri, Reason.EMPTY, "there is nothing in it; leave it out or give the rows again")
    try:
        document = decode_json(content, uri)
    except InputError:
        if not _is_row(content.lstrip().split(b"\n", 1)[0]):
            raise
        yield from read_lines(BytesIO(content), uri)
        return
    if not isinstance(document, list):
        yield page_of_row(document, uri)
        return
    if not document:
        raise _error(uri, Reason.EMPTY, "the list has no rows; leave it out or give the rows again")
    for number, row in enumerate(document, start=1):
        yield from _row(row, f"{uri}:{number}")


def _row(row: object, at: str) -> Iterator[Page | Rejected]:
    try:
        yield page_of_row(row, at)
    except InputError as error:
        yield rejected(error)


def read_lines(stream: BinaryIO, uri: str) -> Iterator[Page | Rejected]:
    """Read JSONL: a page or one Rejected for each line that is not blank, as `uri:line`. Holds one line at a time."""
    yield from _rows(_lines(stream), uri)


def read_stream(stream: BinaryIO, uri: str = "-", *, note: Note = silence) -> Iterator[Page | Rejected]:
    """Read what no name tells the kind of: JSONL if its first line is an object, JSON, HTML by its looks, else text."""
    lines = _lines(stream)
    head = list(_through_first_words(lines))
    if _is_row(head[-1] if head else b""):
        yield from _rows(chain(head, lines), uri)
        return
    content = b"".join(_all_of(chain(head, lines), uri))
    if content.lstrip()[:1] in (b"{", b"["):
        yield from _json_or_text(content, uri, note)
        return
    start = content.removeprefix(_UTF8_MARK)[:4000].decode("utf-8", "replace")
    media = MediaType.HTML if _HTML_HEAD.match(start) else MediaType.TEXT
    yield read_text(content, uri, media=media, note=note)


def _json_or_text(content: bytes, uri: str, note: Note) -> Iterator[Page | Rejected]:
    """What begins as JSON is JSON, unless it is a text that begins with a bracket."""
    first = content.lstrip().split(b"\n", 1)[0]
    try:
        decode_json(content, uri)
    except InputError:
        if re.match(rb'[\[{]\s{0,20}["{]', first):
            yield from _rows(_lines(BytesIO(content)), uri)
        else:
            yield read_text(content, uri, media=MediaType.TEXT, note=note)
        return
    yield from read_json(content, uri)


def _rows(lines: Iterable[bytes | None], uri: str) -> Iterator[Page | Rejected]:
    found = False
    for number, line in enumerate(lines, start=1):
        if line is not None and number == 1:
            refuse_binary(line, uri)
            line = line.removeprefix(_UTF8_MARK)
        if line is None or line.strip():
            found = True
            yield _page_of_line(line, f"{uri}:{number}")
    if not found:
        raise _error(uri, Reason.EMPTY, "there are no rows in it; leave it out or give the rows again")


def _page_of_line(line: bytes | None, at: str) -> Page | Rejected:
    try:
        if line is None:
            raise too_large(at)
        return page_of_line(line, at)
    except InputError as error:
        return rejected(error)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long, whose bytes are passed over without being kept."""
    while line := stream.readline(LIMIT + 1):
        if len(line) <= LIMIT or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield None


def _through_first_words(lines: Iterator[bytes | None]) -> Iterator[bytes | None]:
    for line in lines:
        yield line
        if line is None or line.strip():
            return


def _all_of(lines: Iterable[bytes | None], uri: str) -> Iterator[bytes]:
    size = 0
    for line in lines:
        size += len(line or b"")
        if line is None or size > LIMIT:
            raise too_large(uri)
        yield line


def _is_row(line: bytes | None) -> bool:
    if line is None or not line.removeprefix(_UTF8_MARK).lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(decode_json(line.removeprefix(_UTF8_MARK), "-"), dict)
    except InputError:
        return False


def too_large(uri: str) -> InputError:
    """Make the error for a text beyond the limit."""
    message = f"more than {LIMIT // 1_000_000} MB in one text; split it, or give many reports as .jsonl, one a line"
    return _error(uri, Reason.TOO_LARGE, message)


def _error(uri: str, reason: Reason, message: str) -> InputError:
    return InputError(message, input=uri, stage="gather", reason=reason)
