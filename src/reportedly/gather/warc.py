"""Web archives (WARC, WARC.gz): their records one after the other. The one file that knows fastwarc."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO, UnsupportedOperation
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

from msgspec.structs import replace

from reportedly.errors import InputError, Reason
from reportedly.gather.kinds import essence
from reportedly.gather.parcel import LIMIT, Gathering, Note, refusal, silence, too_large
from reportedly.gather.refuse import rejected
from reportedly.model.report import Page

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = frozenset({
    "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "application/rss+xml",
    "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/ld+json", "",
    "application/octet-stream", "multipart/related",
})  # fmt: skip
_UNSURE = frozenset({"", "application/octet-stream"})  # read only where it looks like a page
_MACHINES = re.compile(r"/(?:robots|ads|app-ads|security|llms|humans)\.txt$")  # texts that speak to programs
_NEXT = re.compile(rb"\nWARC/[01]\.\d|\x1f\x8b\x08[\x00-\x1f]")
_RUNS_ON = re.compile(rb"\r\n\r\nWARC/[01]\.\d\r\n")
_MOST_BREAKS = 100  # broken places after which an archive is given up
_CHUNK = 1 << 20


class Read(Protocol):
    """What makes pages of the bytes of a record (`payload.read_bytes`)."""

    def __call__(
        self, content: bytes, *, uri: str, media_type: str | None, address: str | None, fetched: str | None, note: Note
    ) -> Gathering: ...


class _RunsOn(InputError):
    """A record claims more bytes than it has, so that its end is not to be found."""


class Payload(NamedTuple):
    """What a record holds: bytes as the server meant them, and what it declared them to be."""

    content: bytes
    media_type: str
    is_cut: bool


def read_warc(stream: BinaryIO, uri: str, *, read: Read, note: Note = silence) -> Gathering:
    """Read the pages of an archive as `uri#offset`, the target's address as theirs, in the order of the records.

    Pages are responses with a 2xx status, resources and conversions that hold text. What is no page (pictures,
    redirects, repeated visits, requests) is counted, and `note` hears the counts; a page that cannot be used is one
    Rejected. Behind a broken place reading goes on with the next record, where the stream can be searched. A page
    that was cut off is `partial`. Cost: one record at a time, none larger than 10 MB. Raises InputError EMPTY.
    """
    passed: Counter[str] = Counter()
    found = False
    archive = _Archive(stream, uri)
    for record in archive:
        if isinstance(record, InputError):
            found = True
            yield rejected(record)
            continue
        try:
            for each in _pages(record, uri, read=read, passed=passed):
                found = True
                yield each
        except _RunsOn as error:
            archive.lose_place()
            found = True
            yield rejected(error)
    if passed:
        counts = ", ".join(f"{count} {what}" for what, count in passed.most_common())
        note(f"{uri}: records without a page passed over: {counts}")
    if not found:
        raise refusal(uri, Reason.EMPTY, "there are no pages in this archive; leave it out")


class _Archive:
    """The records of an archive one after the other, and an error for each place at which it is broken."""

    def __init__(self, stream: BinaryIO, uri: str) -> None:
        self._stream, self._uri = stream, uri
        self._last = _tell(stream)
        self._breaks, self._is_lost = 0, False

    def __iter__(self) -> Iterator[WarcRecord | InputError]:
        from fastwarc.warc import ArchiveIterator

        is_open, is_new = True, True
        while is_open:
            self._is_lost = False
            try:
                for record in ArchiveIterator(self._stream, parse_http=False):
                    self._last = record.stream_pos if self._last is not None else None
                    is_new = True
                    yield record
                    if self._is_lost:
                        break
            except (OSError, ValueError) as error:
                self._is_lost = True
                if is_new:  # one line for a broken place, however often the search in it fails
                    yield _broken(f"{self._uri}#{self._last or 0}", str(error))
                is_new = False
            is_open = self._is_lost and self._goes_on()
            if is_open and self._breaks > _MOST_BREAKS:
                message = f"more than {_MOST_BREAKS} broken places; what is behind the last one is not read"
                yield refusal(f"{self._uri}#{self._last}", Reason.UNREADABLE, message)
                return

    def lose_place(self) -> None:
        """Tell that the last record's length is wrong: the next one is to be searched for behind its beginning."""
        self._is_lost = True

    def _goes_on(self) -> bool:
        self._breaks += 1
        if self._last is None:
            return False
        found = _find_next(self._stream, self._last + 1)
        self._last = found if found is not None else self._last
        return found is not None


def _broken(at: str, why: str) -> InputError:
    message = f"the archive is broken here or behind ({why[:60]}); it is read on from the next record that is found"
    return refusal(at, Reason.UNREADABLE, " ".join(message.split()))


def _tell(stream: BinaryIO) -> int | None:
    """Where a stream stands; None where it cannot be searched."""
    try:
        return stream.tell() if stream.seekable() else None
    except (OSError, UnsupportedOperation):
        return None


def _find_next(stream: BinaryIO, start: int) -> int | None:
    """Set a stream to the next thing that looks like a record's first bytes. Cost: linear in what is skipped."""
    stream.seek(start)
    before = b""
    while chunk := stream.read(_CHUNK):
        found = _NEXT.search(before + chunk)
        if found:
            at = start - len(before) + found.start() + (found[0][:1] == b"\n")
            stream.seek(at)
            return at
        start += len(chunk)
        before = chunk[-16:]
    return None


def _pages(record: WarcRecord, uri: str, *, read: Read, passed: Counter[str]) -> Gathering:
    """The pages of one record; none, and one more in `passed`, where it is no page."""
    at = f"{uri}#{record.stream_pos}"
    why = _no_page(record)
    if why is not None:
        if why:
            passed[why] += 1
        return
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    try:
        payload = _payload(record, at)
    except _RunsOn:
        raise
    except InputError as error:
        yield rejected(error)
        return
    if payload is None:
        passed["of unknown kind"] += 1
        return
    found = read(
        payload.content, uri=at, media_type=payload.media_type or None, address=address, fetched=_fetched(record),
        note=silence,
    )  # fmt: skip
    for each in found:
        yield replace(each, partial=True) if isinstance(each, Page) and payload.is_cut else each


def _no_page(record: WarcRecord) -> str | None:
    """What a record is that is no page; an empty word for those that only describe others, None for a page."""
    kind = str(record.record_type).rpartition(".")[2]
    if kind in ("warcinfo", "request", "metadata"):
        return ""
    if kind == "revisit":
        return "revisits of what is unchanged"
    if kind not in ("response", "resource", "conversion"):
        return f"of the kind {kind}"
    if kind == "response" and not record.is_http:
        return "of other protocols"
    if kind == "response":
        status = _status(record)
        if not 200 <= status < 300:
            return f"with status {status}" if status else "without a status"
    media_type = essence(_media_type(record))
    if media_type not in _PAGES:
        return media_type[:60]
    target = (record.headers.get("WARC-Target-URI") or "").partition("?")[0]
    return "texts for programs" if _MACHINES.search(target[-200:]) else None


def _status(record: WarcRecord) -> int:
    """The HTTP status of a response, 0 where there is none. Reads the HTTP header."""
    try:
        record.parse_http(strict_mode=False)
        return record.http_headers.status_code or 0
    except (OSError, ValueError, AttributeError):
        return 0


def _media_type(record: WarcRecord) -> str:
    if record.is_http_parsed:
        return record.http_headers.get("Content-Type") or ""
    return record.headers.get("Content-Type") or ""


def _payload(record: WarcRecord, at: str) -> Payload | None:
    """What a record holds, decoded. None for what is of no known kind.

    Raises InputError: TOO_LARGE, EMPTY, UNREADABLE.
    """
    declared = record.content_length
    try:
        raw = record.reader.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        raise refusal(at, Reason.UNREADABLE, f"this record is broken ({str(error)[:60]}); leave it out") from error
    if len(raw) > LIMIT:
        raise too_large(at)
    if _RUNS_ON.search(raw):
        message = "this record's length is wrong: it runs into the next one; leave it out"
        raise _RunsOn(message, input=at, stage="gather", reason=Reason.UNREADABLE)
    content = _decoded(raw, record, at) if record.is_http_parsed else raw
    if not content.strip():
        raise refusal(at, Reason.EMPTY, "this record holds an empty page; leave it out")
    media_type = _media_type(record)
    if essence(media_type) in _UNSURE and b"<" not in content[:1000]:
        return None
    return Payload(content, media_type, is_cut=len(raw) < declared or "WARC-Truncated" in record.headers)


def _decoded(raw: bytes, record: WarcRecord, at: str) -> bytes:
    """A body without its transfer and content codings, in so far as it has those that are declared."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader

    headers = record.http_headers
    readers: dict[str, Callable[[bytes], bytes]] = {
        "chunked": lambda body: ChunkedReader(BytesIO(body)).read(LIMIT + 1),
        "gzip": lambda body: GzipReader(BytesIO(body)).read(LIMIT + 1),
        "x-gzip": lambda body: GzipReader(BytesIO(body)).read(LIMIT + 1),
        "deflate": lambda body: GzipReader(BytesIO(body), zlib=True).read(LIMIT + 1),
        "br": lambda body: BrotliReader(BytesIO(body)).read(LIMIT + 1),
        "zstd": lambda body: ZstdReader(BytesIO(body)).read(LIMIT + 1),
    }
    said = f"{headers.get('Content-Encoding') or ''},{headers.get('Transfer-Encoding') or ''}".lower()[:200]
    for name in reversed([each.strip() for each in said.split(",")]):
        raw = _undone(raw, readers.get(name), at)
    return raw


def _undone(body: bytes, reader: Callable[[bytes], bytes] | None, at: str) -> bytes:
    """A body with one coding undone; as it is where it does not have it, which archives often claim."""
    if reader is None:
        return body
    try:
        undone = reader(body)
    except (OSError, ValueError) as error:
        if b"\0" in body[:1000] or body.startswith(b"\x1f\x8b"):
            raise refusal(at, Reason.UNREADABLE, f"this record is broken ({str(error)[:60]}); leave it out") from error
        return body
    if len(undone) > LIMIT:
        raise too_large(at)
    return undone


def _fetched(record: WarcRecord) -> str | None:
    """When a record was made, in UTC; None where its header has no date that is one."""
    try:
        date = datetime.fromisoformat(record.headers.get("WARC-Date") or "")
        return date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if date.tzinfo else None
    except (ValueError, OverflowError):
        return None
