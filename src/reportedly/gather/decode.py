"""Bytes to text, character for character: mark, UTF-8, what is declared where it fits, and last a stated guess."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from reportedly.errors import Reason
from reportedly.gather.parcel import Note, refusal, silence
from reportedly.gather.plausible import is_plausible, is_written_twice, wide_encoding

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_MAGIC = (
    (b"%PDF", "a PDF"), (b"\x89PNG", "a picture (PNG)"), (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"), (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"), (b"\x1f\x8b", "a packed file (gzip)"), (b"\x7fELF", "a program"),
    (b"ID3", "a sound file"), (b"OggS", "a sound file"), (b"RIFF", "a sound or video file"),
)  # fmt: skip
_HEAD = 65_536  # bytes looked at for zero bytes and for the charset a page declares
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.I)
_XML = re.compile(rb"""\s{0,200}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.I)
# Python knows codecs that are no encodings of pages (punycode, unicode_escape …): only these may be declared.
_PAGE_CODEC = re.compile(
    r"(?:iso-?8859-\d{1,2}|latin-?[19]|us-ascii|windows-\d{3,4}|cp\d{3,4}|koi8-[ru]|macintosh|mac-?roman|"
    r"shift[_-]?jis|x-sjis|euc-(?:jp|kr)|iso-2022-jp|gb2312|gbk|gb18030|big5(?:-hkscs)?|tis-620)$"
)
# What the WHATWG Encoding Standard reads a label as, where Python would read it narrower.
_WIDER = {
    "shift_jis": "cp932", "shift-jis": "cp932", "shiftjis": "cp932", "x-sjis": "cp932", "gb2312": "gb18030",
    "gbk": "gb18030", "euc-kr": "cp949", "iso-8859-9": "cp1254", "tis-620": "cp874", "iso-8859-11": "cp874",
}  # fmt: skip
_SAMPLE = 262_144  # bytes that the guess is made from
# The reports are English: where Windows' Western code page fits, a rarer one that fits as well is the worse guess.
_WESTERN = "cp1252"


class Decoded(NamedTuple):
    """A text with the encoding that its bytes were read in, and whether that is a guess."""

    text: str
    encoding: str
    guessed: bool = False


def decode(
    content: bytes, uri: str, *, charset: str | None = None, markup: bool = False, note: Note = silence
) -> Decoded:
    """Decode bytes; a byte order mark is no part of the text, line ends stay as they are.

    Tries, in this order: byte order mark, UTF-16 by its zero bytes, UTF-8, UTF-8 with a few broken bytes, the
    `charset` that the carrier declares and the one that `markup` declares in itself, where it fits what is there;
    last a guess. `note` hears of broken bytes, of a declaration that does not fit and of a guess. Cost: linear.
    Raises InputError: BINARY for what is no text, ENCODING where nothing fits.
    """
    decoded = _marked(content, uri) or _wide(content, uri, note)
    if decoded is None:
        refuse_binary(content, uri)
        decoded = _plain(content) or _unmarked(content, uri, declared=_declared(content, charset, markup), note=note)
    if is_written_twice(decoded.text):
        note(f"{uri}: some letters look as if they were encoded twice (“Ã©”); they are left as they are")
    return decoded


def refuse_binary(content: bytes, uri: str) -> None:
    """Raise InputError where the first bytes are not those of a text."""
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise refusal(uri, Reason.BINARY, f"this is {what}, not a text; give its text as .txt")
    if b"\0" in content[:_HEAD]:
        raise refusal(uri, Reason.BINARY, "this is no text (it holds bytes that no text has); give its text as .txt")


def _marked(content: bytes, uri: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(_strictly(content[len(mark) :], encoding, uri), encoding)
    return None


def _strictly(content: bytes, encoding: str, uri: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"its first bytes announce {encoding.upper()}, but byte {error.start} does not fit; save it as UTF-8"
        raise refusal(uri, Reason.ENCODING, message) from error


def _wide(content: bytes, uri: str, note: Note) -> Decoded | None:
    encoding = wide_encoding(content[:_HEAD])
    text = _in(content, encoding)
    if encoding is None or text is None:
        return None
    note(f"{uri}: read as {encoding.upper()}, told by its zero bytes: if letters look wrong, save it as UTF-8")
    return Decoded(text, encoding, guessed=True)


def _plain(content: bytes) -> Decoded | None:
    """UTF-8, as nearly all pages are; None also where an encoding may hide in its ASCII."""
    try:
        return None if b"\x1b$" in content else Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _unmarked(content: bytes, uri: str, *, declared: list[str | None], note: Note) -> Decoded:
    if b"\x1b$" in content and "iso-2022-jp" in declared:  # all of its bytes are ASCII
        text = _in(content, "iso-2022-jp")
        if text is not None:
            return Decoded(text, "iso-2022-jp")
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return (
            _mended(content, uri, note) or _fitting(content, uri, declared=declared, note=note)
            or _guessed(content, uri, note)
        )  # fmt: skip


def _mended(content: bytes, uri: str, note: Note) -> Decoded | None:
    """UTF-8 in which a few bytes are broken: more characters beyond ASCII came through than were lost."""
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if sum(map(len, re.findall(r"[^\x00-\x7f]+", text))) <= 2 * lost:
        return None
    note(f"{uri}: {lost} {'place is' if lost == 1 else 'places are'} not UTF-8 and read as \ufffd; the rest is whole")
    return Decoded(text, "utf-8")


def _declared(content: bytes, charset: str | None, markup: bool) -> list[str | None]:
    """What the carrier declares, then what the XML declaration and the meta element of markup do."""
    found = (_XML.match(content[:_HEAD]), _META.search(content[:_HEAD])) if markup else ()
    inside = [each[1].decode("ascii").lower() if each else None for each in found]
    return [charset.lower() if charset else None, *inside]


def _fitting(content: bytes, uri: str, *, declared: list[str | None], note: Note) -> Decoded | None:
    """The text in the first declared encoding that fits its bytes."""
    names = list(dict.fromkeys(name for name in declared if name and _PAGE_CODEC.match(name)))
    for name in names:
        encoding = _python_name(name)
        text = _in(content, encoding)
        if text is not None and is_plausible(text):
            return Decoded(text, encoding)
    said = " and ".join(dict.fromkeys(name for name in declared if name))
    if said:
        note(f"{uri}: declared as {said}, which does not fit its bytes")
    return None


def _python_name(name: str) -> str:
    # The WHATWG Encoding Standard reads these as Windows-1252, as browsers do.
    return _WESTERN if re.match(r"iso-?8859-1$|latin-?1$|us-ascii", name) else _WIDER.get(name, name)


def _in(content: bytes, encoding: str | None) -> str | None:
    try:
        return content.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(content: bytes, uri: str, note: Note) -> Decoded:
    from charset_normalizer import from_bytes  # a tenth of a second, and few inputs need it

    matches = list(from_bytes(content[:_SAMPLE]))
    names = [match.encoding for match in matches]
    encoding = _WESTERN if _WESTERN in names else next(iter(names), None)
    text = _in(content, encoding)
    if text is None or encoding is None:
        raise refusal(uri, Reason.ENCODING, "its encoding could not be told; save it as UTF-8 and give it again")
    note(f"{uri}: not UTF-8; read as {encoding}, which is a guess: if letters look wrong, save it as UTF-8")
    return Decoded(text, encoding, guessed=True)


