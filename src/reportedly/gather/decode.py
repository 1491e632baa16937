"""Bytes to text, character for character: byte order mark, UTF-8, what the page declares, and last a stated guess."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from reportedly.errors import InputError, Reason

Note = Callable[[str], None]

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_MAGIC = (
    (b"%PDF", "a PDF"), (b"\x89PNG", "a picture (PNG)"), (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"), (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"), (b"\x1f\x8b", "a packed file (gzip)"), (b"\x7fELF", "a program"),
    (b"ID3", "a sound file"), (b"OggS", "a sound file"), (b"RIFF", "a sound or video file"),
)  # fmt: skip
_HEAD = 65_536  # bytes looked at for zero bytes and for the charset a page declares
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.I)
# Python knows codecs that are no encodings of pages (punycode, unicode_escape …): only these may be declared.
_PAGE_CODEC = re.compile(
    r"(?:iso-?8859-\d{1,2}|latin-?1|us-ascii|windows-\d{3,4}|cp\d{3,4}|koi8-[ru]|macintosh|mac-?roman|"
    r"shift_?jis|euc-(?:jp|kr)|iso-2022-jp|gb2312|gbk|gb18030|big5(?:-hkscs)?)$"
)
_SAMPLE = 262_144  # bytes that the guess is made from
# The reports are English: where Windows' Western code page fits, a rarer one that fits as well is the worse guess.
_WESTERN = "cp1252"


def silence(_: str) -> None:
    """Hear a note and do nothing."""


def decode(content: bytes, uri: str, *, is_html: bool = False, note: Note = silence) -> str:
    """Decode a file's bytes; a byte order mark is no part of the text, line ends stay as they are.

    Tries, in this order: byte order mark, UTF-8, UTF-8 with a few broken bytes, the charset that a page declares, a
    guess. `note` hears of broken bytes and of a guess. Cost: linear.
    Raises InputError: BINARY for what is no text, ENCODING where nothing fits.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding, uri)
    refuse_binary(content, uri)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        declared = _declared(content) if is_html else None
        return _mended(content, uri, note) or _in(content, declared) or _guessed(content, uri, note)


def refuse_binary(content: bytes, uri: str) -> None:
    """Raise InputError where the first bytes are not those of a text."""
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise _error(uri, Reason.BINARY, f"this is {what}, not a text; give its text as .txt")
    if b"\0" in content[:_HEAD]:
        raise _error(uri, Reason.BINARY, "this is not a text (it holds zero bytes); give its text as .txt")


def _strictly(content: bytes, encoding: str, uri: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"its first bytes announce {encoding.upper()}, but byte {error.start} does not fit; save it as UTF-8"
        raise _error(uri, Reason.ENCODING, message) from error


def _mended(content: bytes, uri: str, note: Note) -> str | None:
    """UTF-8 in which a few bytes are broken: more characters beyond ASCII came through than were lost."""
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if sum(map(len, re.findall(r"[^\x00-\x7f]+", text))) <= 2 * lost:
        return None
    note(f"{uri}: {lost} {'place is' if lost == 1 else 'places are'} not UTF-8 and read as \ufffd; the rest is whole")
    return text


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:_HEAD])
    name = found[1].decode("ascii").lower() if found else ""
    if not _PAGE_CODEC.match(name):
        return None
    # The WHATWG Encoding Standard reads these as Windows-1252, as browsers do.
    return _WESTERN if re.match(r"iso-?8859-1$|latin|us-ascii", name) else name


def _in(content: bytes, encoding: str | None) -> str | None:
    try:
        return content.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(content: bytes, uri: str, note: Note) -> str:
    from charset_normalizer import from_bytes  # a tenth of a second, and few inputs need it

    matches = list(from_bytes(content[:_SAMPLE]))
    names = [match.encoding for match in matches]
    encoding = _WESTERN if _WESTERN in names else next(iter(names), None)
    text = _in(content, encoding)
    if text is None:
        raise _error(uri, Reason.ENCODING, "its encoding could not be told; save it as UTF-8 and give it again")
    note(f"{uri}: not UTF-8; read as {encoding}, which is a guess: if letters look wrong, save it as UTF-8")
    return text


def _error(uri: str, reason: Reason, message: str) -> InputError:
    return InputError(message, input=uri, stage="gather", reason=reason)
