"""JSON documents and streams of JSON lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from reportedly.errors import InputError, Reason
from reportedly.gather.content import read_text
from reportedly.gather.decode import refuse_binary
from reportedly.gather.objects import pages_of, pages_of_list
from reportedly.gather.parcel import LIMIT, Gathering, Parcel, refusal, too_large
from reportedly.gather.refuse import rejected
from reportedly.gather.values import decode_json

_CHUNK = 1 << 20
_UTF8_MARK = b"\xef\xbb\xbf"


def read_json(parcel: Parcel) -> Gathering:
    """Read a JSON document: one object, a list of them, or objects line by line. Raises InputError: NOT_JSON, EMPTY."""
    uri, content = parcel.uri, parcel.content
    refuse_binary(content, uri)
    content = content.removeprefix(_UTF8_MARK)
    if not content.strip():
        raise refusal(uri, Reason.EMPTY, "there is nothing in it; leave it out or give the rows again")
    try:
        document = decode_json(content, uri)
    except InputError:
        if not is_row(content.lstrip().split(b"\n", 1)[0]):
            raise
        yield from read_lines(BytesIO(content), uri)
        return
    yield from pages_of_list(document, uri) if isinstance(document, list) else pages_of(document, uri)


def read_rows(parcel: Parcel) -> Gathering:
    """Read the lines of JSON in a parcel. Raises InputError EMPTY."""
    yield from read_lines(BytesIO(parcel.content), parcel.uri)


def read_likely_json(parcel: Parcel) -> Gathering:
    """Read what begins as JSON does; it may be a text that begins with a bracket."""
    content = parcel.content.removeprefix(_UTF8_MARK)
    try:
        decode_json(content, parcel.uri)
    except InputError:
        if re.match(rb'[\[{]\s{0,20}["{]', content.lstrip().split(b"\n", 1)[0]):
            yield from read_rows(parcel)
        else:
            yield from read_text(parcel)
        return
    yield from read_json(parcel)


def read_lines(stream: BinaryIO, uri: str) -> Gathering:
    """Read JSONL: pages or one Rejected for each line that is not blank, as `uri:line`. Holds one line at a time."""
    yield from read_each(lines_of(stream), uri)


def read_each(lines: Iterable[bytes | None], uri: str) -> Gathering:
    """Read lines of JSON that are already apart; None stands for one that is too long. Raises InputError EMPTY."""
    found = False
    for number, line in enumerate(lines, start=1):
        if line is not None and number == 1:
            refuse_binary(line, uri)
            line = line.removeprefix(_UTF8_MARK)
        if line is None or line.strip():
            found = True
            yield from _pages_of_line(line, f"{uri}:{number}")
    if not found:
        raise refusal(uri, Reason.EMPTY, "there are no rows in it; leave it out or give the rows again")


def _pages_of_line(line: bytes | None, at: str) -> Gathering:
    try:
        if line is None:
            raise too_large(at)
        value = decode_json(line, at)
    except InputError as error:
        yield rejected(error)
        return
    yield from pages_of(value, at)


def lines_of(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long, whose bytes are passed over without being kept."""
    while line := stream.readline(LIMIT + 1):
        if len(line) <= LIMIT or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield None


def is_row(line: bytes | None) -> bool:
    """Whether a line is an object of JSON by itself."""
    if line is None or not line.removeprefix(_UTF8_MARK).lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(decode_json(line.removeprefix(_UTF8_MARK), "-"), dict)
    except InputError:
        return False
