"""PDF: the text layer of its pages. The one file that knows pypdf, which comes with the extra `pdf`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from reportedly.errors import MissingExtra, Reason
from reportedly.gather.parcel import Gathering, Parcel, refusal, sourced
from reportedly.model.report import MediaType, Page

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_PAGES = 200
_LONGEST_PAGE = 4_000_000  # bytes of drawing commands: a page of a newspaper has 200,000
_MOST_TEXT = 2_000_000  # characters
_SCANNED = 20  # visible characters: fewer are a stamp or a page number
_END = re.compile(r"[.!?:”\"’')\]]$")
_SHORT = 0.8  # of the usual length of a line: a shorter one may end a paragraph
# What pypdf is known to raise for files that it did not foresee, its own errors aside.
_BREAKS = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError, ArithmeticError, OSError,
           NotImplementedError)  # fmt: skip


def read_pdf(parcel: Parcel) -> Gathering:
    """Make the page of a PDF's text layer: lines joined to paragraphs, words that were broken at a line's end as they
    stand; a blank line between two paragraphs.

    Of more than 200 pages the first are read, and the page is `partial`. Cost: linear, a tenth of a second a page.
    Raises MissingExtra without pypdf; InputError: UNREADABLE where it is locked or broken, EMPTY where it is scanned.
    """
    reader = _open(parcel)
    texts, is_whole = _texts(reader, parcel)
    content = "\n\n".join(paragraph for text in texts for paragraph in _paragraphs(text))
    if sum(map(str.isalnum, content)) < _SCANNED:
        message = "this PDF holds pictures of its pages and no text (scanned); give its text as .txt"
        raise refusal(parcel.uri, Reason.EMPTY, message)
    page = Page(uri=parcel.uri, content=content, media=MediaType.TEXT, partial=not is_whole)
    yield sourced(page, parcel)


def _open(parcel: Parcel) -> PdfReader:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise MissingExtra("PDF needs the extra `pdf`: pip install 'reportedly[pdf]'") from error
    try:
        reader = PdfReader(BytesIO(parcel.content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise refusal(parcel.uri, Reason.UNREADABLE, "this PDF is locked by a password; give its text as .txt")
        len(reader.pages)
    except (PyPdfError, *_BREAKS) as error:
        raise refusal(parcel.uri, Reason.UNREADABLE, "this PDF is broken or locked; give its text as .txt") from error
    return reader


def _texts(reader: PdfReader, parcel: Parcel) -> tuple[list[str], bool]:
    """The text of each page within bounds, and whether that is all; what is left out is told."""
    texts: list[str] = []
    left, size = max(0, len(reader.pages) - _MOST_PAGES), 0
    for number in range(min(_MOST_PAGES, len(reader.pages))):
        text = _text_of(reader, number) if size <= _MOST_TEXT else None
        left += text is None
        texts.append(text or "")
        size += len(text or "")
    if left:
        parcel.note(f"{parcel.uri}: {left} of {len(reader.pages)} pages could not be read; the report is incomplete")
    return texts, not left


def _text_of(reader: PdfReader, number: int) -> str | None:
    from pypdf.errors import PyPdfError

    try:
        page = reader.pages[number]
        return page.extract_text() if _commands(page) <= _LONGEST_PAGE else None
    except (PyPdfError, *_BREAKS):
        return None


def _commands(page: PageObject) -> int:
    contents = page.get_contents()
    return len(contents.get_data()) if contents is not None else 0


def _paragraphs(text: str) -> Iterator[str]:
    """Lines joined by a space where a paragraph goes on: until a short line that ends a sentence, or a blank one."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    usual = _usual_length(lines)
    paragraph: list[str] = []
    for line in lines:
        if line:
            paragraph.append(line)
        if paragraph and (not line or _ends(line, usual)):
            yield " ".join(paragraph)
            paragraph = []
    if paragraph:
        yield " ".join(paragraph)


def _usual_length(lines: Iterable[str]) -> int:
    """The length that nine of ten lines do not pass."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _ends(line: str, usual: int) -> bool:
    is_short = len(line) < _SHORT * usual
    return is_short and (bool(_END.search(line)) or len(line) < usual / 2)
