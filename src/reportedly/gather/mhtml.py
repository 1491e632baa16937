"""MHTML, as browsers save a page: the page's own part, its address, the time it was saved."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from datetime import UTC
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from msgspec.structs import replace

from reportedly.errors import Reason
from reportedly.gather.content import page_of
from reportedly.gather.kinds import essence
from reportedly.gather.parcel import LIMIT, Gathering, Parcel, hash_of, refusal
from reportedly.model.report import MediaType

_LONGEST_HEAD = 65_536  # bytes of one part's header
_DEEPEST = 3  # multiparts in one another; browsers write one
_MOST = 2_000  # parts
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n")
_PAGES = ("text/html", "application/xhtml+xml")


class Part(NamedTuple):
    """One part of an archive: its header, and its body as it was sent."""

    head: Message
    body: bytes


def read_mhtml(parcel: Parcel) -> Gathering:
    """Make the page that an MHTML archive was made of; the frames in it are named in a note, pictures are not.

    The page is the part that the archive's start or address names, else the first page in it.
    Raises InputError: EMPTY where no page is in it, and what a page raises. Cost: linear, bounded.
    """
    whole = _part(parcel.content)
    pages = [part for part in _parts(whole, 0) if essence(str(part.head.get("Content-Type", ""))) in _PAGES]
    if not pages:
        raise refusal(parcel.uri, Reason.EMPTY, "there is no page in this archive; save it again, or as .html")
    chosen = next((part for part in pages if _is_named(part, whole.head)), pages[0])
    if len(pages) > 1:
        parcel.note(f"{parcel.uri}: {len(pages) - 1} more pages in it (frames) are passed over")
    yield from _page(chosen, whole, parcel)


def _page(chosen: Part, whole: Part, parcel: Parcel) -> Gathering:
    address = _said(chosen.head, "Content-Location") or _said(whole.head, "Snapshot-Content-Location")
    found = parcel._replace(
        content=_body(chosen),
        media_type=_said(chosen.head, "Content-Type"),
        address=address if address and address.startswith(("http://", "https://")) else parcel.address,
        fetched=parcel.fetched or _instant(_said(whole.head, "Date")),
    )
    page = page_of(found, MediaType.HTML)
    source = replace(page.source, hash=hash_of(parcel.content), media_type=parcel.media_type)
    yield replace(page, source=source)


def _part(content: bytes) -> Part:
    start = len(content) - len(content.lstrip(b"\r\n"))
    end = _BLANK.search(content, start, start + _LONGEST_HEAD)
    if end is None:
        return Part(Message(), content[start:])
    return Part(BytesHeaderParser().parsebytes(content[start : end.start()] + b"\r\n\r\n"), content[end.end() :])


def _parts(part: Part, depth: int) -> Iterator[Part]:
    """The parts that are no multiparts, in order."""
    if not essence(_said(part.head, "Content-Type")).startswith("multipart/"):
        yield part
        return
    boundary = _boundary(part.head)
    if depth >= _DEEPEST or not boundary:
        return
    for each in _split(part.body, boundary):
        yield from _parts(_part(each), depth + 1)


def _boundary(head: Message) -> bytes | None:
    said = _said(head, "Content-Type") or ""
    found = re.search(r"""boundary\s{0,9}=\s{0,9}(?:"([^"]{1,200})"|([^\s;"]{1,200}))""", said)
    return (found[1] or found[2]).encode("utf-8", "surrogateescape") if found else None


def _split(body: bytes, boundary: bytes) -> list[bytes]:
    """The bodies between boundary lines; the last one may break off."""
    line = re.compile(rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]{0,99}(?:\r?\n|$)")
    marks = []
    for mark in line.finditer(body):
        marks.append(mark)
        if mark[1] or len(marks) > _MOST:
            break
    if not marks:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(body)]
    return [body[mark.end() : end] for mark, end in zip(marks, ends, strict=True) if not mark[1]]


def _body(part: Part) -> bytes:
    """A part's body as its sender had it; base64 that is broken is read as far as it goes."""
    how = (_said(part.head, "Content-Transfer-Encoding") or "").strip().lower()
    if how == "quoted-printable":
        return quopri.decodestring(part.body)
    if how != "base64":
        return part.body
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", part.body[: 2 * LIMIT])
    return binascii.a2b_base64(letters[: len(letters) // 4 * 4] + _padding(letters))


def _padding(letters: bytes) -> bytes:
    rest = letters[len(letters) // 4 * 4 :]
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""


def _is_named(part: Part, whole: Message) -> bool:
    start = re.search(r"""start\s{0,9}=\s{0,9}"?([^";\s]{1,300})""", _said(whole, "Content-Type") or "")
    if start:
        return _said(part.head, "Content-ID") == start[1]
    return _said(part.head, "Content-Location") == (_said(whole, "Snapshot-Content-Location") or "-")


def _said(head: Message, name: str) -> str | None:
    value = head.get(name)
    return " ".join(str(value).split())[:2_000] or None if value is not None else None


def _instant(date: str | None) -> str | None:
    try:
        when = parsedate_to_datetime(date or "")
        return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when.tzinfo else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
