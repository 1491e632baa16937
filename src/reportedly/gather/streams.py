"""What no name tells the kind of: standard input, and files with endings of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase
from itertools import chain
from typing import BinaryIO

from reportedly.gather.documents import is_row, lines_of, read_each, read_likely_json
from reportedly.gather.kinds import Kind, look_of
from reportedly.gather.packed import first_unpacked, unpacking
from reportedly.gather.parcel import LIMIT, Gathering, Note, Parcel, silence, too_large
from reportedly.gather.payload import READERS, read_bytes, read_parcel
from reportedly.gather.warc import read_warc

_MAGIC = 6  # bytes
_PEEKED = 1 << 16


def read_stream(stream: BinaryIO, uri: str = "-", *, note: Note = silence) -> Gathering:
    """Read a stream by its first bytes: an archive, something packed, rows if its first line is an object, or by its
    looks; a text where it looks like nothing else. Cost: rows and records one at a time, else at most 10 MB.
    """
    start = stream.read(_MAGIC)
    stream = BufferedReader(_Rejoined(start, stream), _PEEKED)
    is_packed = start.startswith(b"\x1f\x8b")
    if is_packed and first_unpacked(stream.peek(_PEEKED), _MAGIC).startswith(b"WARC/"):
        yield from read_warc(stream, uri, read=read_bytes, note=note)
        return
    if is_packed:
        stream = unpacking(stream, uri)
        start = stream.peek(_MAGIC)[:_MAGIC]
        if start.startswith(b"\x1f\x8b"):
            yield from read_parcel(Parcel(stream.read(LIMIT), uri, packed=1, note=note))
            return
    if start.startswith(b"WARC/"):
        yield from read_warc(stream, uri, read=read_bytes, note=note)
    else:
        yield from _read_lines_or_whole(stream, uri, note)


def _read_lines_or_whole(stream: BinaryIO, uri: str, note: Note) -> Gathering:
    lines = lines_of(stream)
    head = list(_through_first_words(lines))
    if is_row(head[-1] if head else b""):
        yield from read_each(chain(head, lines), uri)
        return
    parcel = Parcel(b"".join(_all_of(chain(head, lines), uri)), uri, note=note)
    if look_of(parcel.content) is Kind.JSON:
        yield from read_likely_json(parcel)
    elif parcel.content.startswith(b"%PDF-"):
        yield from READERS[Kind.PDF](parcel)
    else:
        yield from READERS[look_of(parcel.content) or Kind.TEXT](parcel)


class _Rejoined(RawIOBase):
    """A stream with its first bytes, which were read already, in front again."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._start, self._rest, self._given = start, rest, 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._given

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._start[: len(buffer)] or self._rest.read(len(buffer))
        self._start = self._start[len(buffer) :]
        self._given += len(chunk)
        buffer[: len(chunk)] = chunk
        return len(chunk)


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
