"""A text or a page, as one file, record or response holds it."""

from __future__ import annotations

from reportedly.errors import Reason
from reportedly.gather.decode import Decoded, decode
from reportedly.gather.kinds import charset_of
from reportedly.gather.parcel import Gathering, Parcel, refusal, sourced
from reportedly.model.report import MediaType, Page


def read_text(parcel: Parcel) -> Gathering:
    """Make the page of a plain text. Raises InputError: EMPTY, BINARY, ENCODING."""
    yield page_of(parcel, MediaType.TEXT)


def read_markup(parcel: Parcel) -> Gathering:
    """Make the page of an HTML page. Raises InputError: EMPTY, BINARY, ENCODING."""
    yield page_of(parcel, MediaType.HTML)


def page_of(parcel: Parcel, media: MediaType) -> Page:
    """Make the one page that a parcel holds, its source with it. Raises InputError: EMPTY, BINARY, ENCODING."""
    decoded = text_of(parcel, markup=media is MediaType.HTML)
    page = Page(uri=parcel.uri, content=decoded.text, media=media)
    return sourced(page, parcel, encoding=decoded.encoding, guessed=decoded.guessed)


def text_of(parcel: Parcel, *, markup: bool) -> Decoded:
    """Decode a parcel's bytes. Raises InputError: EMPTY, BINARY, ENCODING."""
    charset = charset_of(parcel.media_type)
    decoded = decode(parcel.content, parcel.uri, charset=charset, markup=markup, note=parcel.note)
    if not decoded.text.strip():
        raise refusal(parcel.uri, Reason.EMPTY, "there is no text in it; leave it out or give the report again")
    return decoded
