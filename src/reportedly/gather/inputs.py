"""What the user named, file by file: every input becomes pages or one line that says why not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import InputError, MissingExtra, Reason
from reportedly.gather.address import looks_like_address
from reportedly.gather.documents import read_lines
from reportedly.gather.fetch_pages import Web, key_of, open_web
from reportedly.gather.fetch_rules import POLITE, Fetching
from reportedly.gather.kinds import BY_ENDING, KINDS, Kind
from reportedly.gather.packed import unpacking
from reportedly.gather.parcel import LIMIT, Gathering, Note, refusal, silence, too_large
from reportedly.gather.payload import read_bytes
from reportedly.gather.refuse import rejected
from reportedly.gather.streams import read_stream
from reportedly.gather.warc import read_warc
from reportedly.model.account import Rejected

LATER = {
    ".zip": "packed folders are not read; unpack it and give what was inside",
    ".docx": "Word files are not read; give the text as .txt",
}
Reader = Callable[[BinaryIO, str, Note], Gathering]

# What is read record by record, so that a file may be larger than memory; by the whole ending.
_STREAMED: Mapping[str, Reader] = {
    ".jsonl": lambda stream, uri, note: read_lines(stream, uri),
    ".jsonl.gz": lambda stream, uri, note: read_lines(unpacking(stream, uri), uri),
    ".warc": lambda stream, uri, note: read_warc(stream, uri, read=read_bytes, note=note),
    ".warc.gz": lambda stream, uri, note: read_warc(stream, uri, read=read_bytes, note=note),
}


def gather(
    inputs: Sequence[str], *, stdin: BinaryIO | None, note: Note = silence, fetching: Fetching = POLITE
) -> Gathering:
    """Read files, folders, addresses and `-` (standard input) as pages, in the order given; folders are sorted.

    Yields a Page, or one Rejected for each input, file of a folder, row or record that cannot be used; it never
    raises for an input and leaves nothing out but hidden files. Contents keep every character: line ends are not
    translated. `note` hears of every guess (an encoding) and of what an archive holds beside pages. Cost: one text,
    none larger than 10 MB, or one feed is held at a time. Raises MissingExtra for a PDF that the user named, where
    the package is absent that reads it; ConfigError where `fetching` cannot be done as it says.
    """
    seen: dict[str, str] = {}
    with open_web(fetching, note) as web:
        for name in inputs:
            for uri, read in _sources(name, stdin, note=note, web=web):
                key = _key(uri)
                if key in seen:
                    yield _twice(uri, seen[key])
                    continue
                seen[key] = uri
                pages = _settled(read)
                yield from web.follow(pages, uri) if _is_feed(uri) else pages


def _is_feed(uri: str) -> bool:
    return BY_ENDING.get(Path(uri).suffix.lower()) is Kind.FEED and not looks_like_address(uri)


def _key(uri: str) -> str:
    if uri == "-":
        return uri
    return key_of(uri) if looks_like_address(uri) else os.path.realpath(uri)


def _settled(read: Callable[[], Gathering]) -> Gathering:
    try:
        yield from read()
    except InputError as error:
        yield rejected(error)
    except OSError as error:
        yield rejected(_unreadable(os.fspath(error.filename or "input"), error))


def _sources(
    name: str, stdin: BinaryIO | None, *, note: Note, web: Web
) -> Iterator[tuple[str, Callable[[], Gathering]]]:
    """The files or the page behind one name, each with the function that reads it."""
    if name == "-":
        yield name, lambda: _read_stdin(stdin, note)
    elif looks_like_address(name):
        yield name, lambda: web.read(name)
    elif os.path.isdir(name):  # noqa: PTH112 — see _check
        files = list(_files_of(name))
        yield from ((path, _reader(path, note)) for path in files)
        if not files:
            yield name, lambda: _refuse(name, Reason.EMPTY, "the folder holds no files; give a folder with reports")
    else:
        yield name, _reader(name, note, named=True)


def _files_of(folder: str) -> Iterator[str]:
    """All files below a folder that are not hidden, by path; links to folders are not followed."""
    for place, below, names in os.walk(folder):
        below[:] = sorted(each for each in below if not each.startswith("."))
        yield from (os.path.join(place, each) for each in sorted(names) if not each.startswith("."))  # noqa: PTH118


def _reader(path: str, note: Note, *, named: bool = False) -> Callable[[], Gathering]:
    return lambda: _read_file(path, note, named=named)


def _read_file(path: str, note: Note, *, named: bool) -> Gathering:
    """Read one file; a file that the user `named` is looked into where its ending tells nothing."""
    uri = _shown(path)
    _check(path, uri, named=named)
    ending = Path(path).suffix.lower()
    whole = Path(Path(path).stem).suffix.lower() + ending if ending == ".gz" else ending
    with Path(path).open("rb") as stream:
        if whole in _STREAMED:
            yield from _STREAMED[whole](stream, uri, note)
        elif ending not in BY_ENDING:
            yield from read_stream(stream, uri, note=note)
        else:
            yield from _read_whole(stream, uri, note=note, named=named)


def _read_whole(stream: BinaryIO, uri: str, *, note: Note, named: bool) -> Gathering:
    content = stream.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise too_large(uri)
    try:
        yield from read_bytes(content, uri=uri, name=uri, note=note)
    except MissingExtra as error:
        if named:
            raise
        yield rejected(refusal(uri, Reason.UNSUPPORTED, str(error)))


def _check(path: str, uri: str, *, named: bool) -> None:
    """Refuse what is no file of a known kind, before a byte of it is read."""
    exists = os.path.exists(path)  # noqa: PTH110 — unlike Path's, it says no to a name that no file could have
    if not exists and "://" in path:
        raise refusal(uri, Reason.REFUSED, "only http and https are fetched; save it and give the file")
    if not exists:
        way_out = "check the spelling and the folder you are in; an address begins with https://"
        raise refusal(uri, Reason.MISSING, f"no such file or folder; {way_out}")
    kind = Path(path).suffix.lower()
    if not Path(path).is_file() or kind in LATER or (kind not in BY_ENDING and not named):
        raise refusal(uri, Reason.UNSUPPORTED, LATER.get(kind, f"not a kind of file that is read; give {KINDS}"))


def _read_stdin(stdin: BinaryIO | None, note: Note) -> Gathering:
    if stdin is None:
        raise refusal("-", Reason.MISSING, "there is no standard input; give a file instead")
    yield from read_stream(stdin, note=note)


def _refuse(uri: str, reason: Reason, message: str) -> Gathering:
    raise refusal(_shown(uri), reason, message)


def _unreadable(path: str, error: OSError) -> InputError:
    why = (error.strerror or "it cannot be read").lower()
    return refusal(_shown(path), Reason.UNREADABLE, f"could not be opened ({why}); check its permissions")


def _twice(uri: str, first: str) -> Rejected:
    what = "page" if looks_like_address(uri) else "file"
    message = "given twice" if uri == first else f"the same {what} as {_shown(first)}"
    return rejected(refusal(_shown(uri), Reason.DUPLICATE_INPUT, f"{message}; it is read once"))


def _shown(path: str) -> str:
    """The path as text that can be written as UTF-8, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "replace")
