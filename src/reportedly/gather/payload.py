"""The one way in for bytes: whatever brought them, they become pages here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import PurePosixPath

from reportedly.errors import InputError, Reason
from reportedly.gather.content import read_markup, read_text
from reportedly.gather.documents import read_json, read_rows
from reportedly.gather.feed import read_feed
from reportedly.gather.kinds import Kind, essence, tell_kind
from reportedly.gather.mhtml import read_mhtml
from reportedly.gather.packed import unpack
from reportedly.gather.parcel import Gathering, Note, Parcel, refusal, silence
from reportedly.gather.pdf import read_pdf
from reportedly.gather.refuse import rejected
from reportedly.gather.sitemap import read_sitemap
from reportedly.gather.warc import read_warc

_TEXT_LIKE = ("text/", "application/", "multipart/", "message/")  # the rest is pictures, sound and the like


def read_bytes(
    content: bytes,
    *,
    uri: str,
    media_type: str | None = None,
    address: str | None = None,
    fetched: str | None = None,
    name: str = "",
    note: Note = silence,
) -> Gathering:
    """Make pages of the bytes of a file, a record or a response, in the order in which they stand in it.

    `media_type` is as declared, with its charset, and distrusted; `address` is the URL behind the bytes, the pages'
    own where they name none; `fetched` an instant in UTC; `name` a file's name, for its ending. Yields one Rejected
    for what cannot be used and raises InputError for nothing. Cost: linear; a text is at most 10 MB.
    Raises MissingExtra for a PDF without the package that reads it.
    """
    parcel = Parcel(content, uri, media_type=media_type, address=address, fetched=fetched, name=name, note=note)
    try:
        yield from read_parcel(parcel)
    except InputError as error:
        yield rejected(error)


def read_parcel(parcel: Parcel) -> Gathering:
    """Make pages of a parcel. Raises InputError for what is no kind that is read, and what its kind raises."""
    kind = tell_kind(parcel.content, ending=_ending(parcel), media_type=parcel.media_type)
    if kind is None:
        yield from _read_unknown(parcel)
    else:
        yield from READERS[kind](parcel)


def _read_packed(parcel: Parcel) -> Gathering:
    """Read what is packed once: gzip in gzip is no report."""
    if parcel.packed:
        raise refusal(parcel.uri, Reason.UNSUPPORTED, "packed more than once; unpack it and give what was inside")
    name = PurePosixPath(parcel.name).stem if parcel.name.lower().endswith(".gz") else parcel.name
    is_gzip = essence(parcel.media_type) in ("application/gzip", "application/x-gzip", "application/octet-stream")
    unpacked = parcel._replace(
        content=unpack(parcel.content, parcel.uri),
        packed=1,
        name=name,
        media_type=None if is_gzip else parcel.media_type,
    )
    yield from read_parcel(unpacked)


def _read_archive(parcel: Parcel) -> Gathering:
    yield from read_warc(BytesIO(parcel.content), parcel.uri, read=read_bytes, note=parcel.note)


def _read_unknown(parcel: Parcel) -> Gathering:
    """What nothing tells the kind of is a text, unless it is declared as something else."""
    declared = essence(parcel.media_type)
    if declared and (not declared.startswith(_TEXT_LIKE) or declared.startswith(("text/css", "text/javascript"))):
        raise refusal(parcel.uri, Reason.UNSUPPORTED, f"{declared[:60]} is not read; give a page or a text")
    if _ending(parcel) in (".xml", ".rss", ".rdf", ".atom"):
        raise refusal(parcel.uri, Reason.UNSUPPORTED, "this is no feed; save the articles as .html and give those")
    yield from read_text(parcel)


def _ending(parcel: Parcel) -> str:
    return PurePosixPath(parcel.name).suffix.lower()


READERS: Mapping[Kind, Callable[[Parcel], Gathering]] = {
    Kind.TEXT: read_text,
    Kind.HTML: read_markup,
    Kind.JSON: read_json,
    Kind.ROWS: read_rows,
    Kind.FEED: read_feed,
    Kind.SITEMAP: read_sitemap,
    Kind.MHTML: read_mhtml,
    Kind.PDF: read_pdf,
    Kind.WARC: _read_archive,
    Kind.GZIP: _read_packed,
}
