"""What the user named, file by file: every input becomes pages or one line that says why not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import InputError, Reason
from reportedly.gather.content import LIMIT, read_json, read_lines, read_stream, read_text, too_large
from reportedly.gather.decode import Note, silence
from reportedly.gather.refuse import rejected
from reportedly.model.account import Rejected
from reportedly.model.report import MediaType, Page

Gathering = Iterator[Page | Rejected]

TEXT = frozenset({".txt", ".md"})
HTML = frozenset({".html", ".htm"})
KNOWN = TEXT | HTML | {".json", ".jsonl"}
KINDS = ".txt .md .html .htm .json .jsonl"
LATER = {
    ".warc": "web archives are not read yet; take the pages out of it and give them as .html",
    ".xml": "feeds and other XML are not read yet; save the articles as .html and give those",
    ".rss": "feeds are not read yet; save the articles as .html and give those",
    ".atom": "feeds are not read yet; save the articles as .html and give those",
    ".gz": "packed files are not read; unpack it and give what was inside",
    ".zip": "packed files are not read; unpack it and give what was inside",
    ".pdf": "PDF is not read; give its text as .txt",
    ".docx": "Word files are not read; give the text as .txt",
}


def gather(inputs: Sequence[str], *, stdin: BinaryIO | None, note: Note = silence) -> Gathering:
    """Read files, folders, rows and `-` (standard input) as pages, in the order given; folders are sorted.

    Yields a Page, or one Rejected for each input, file of a folder or row that cannot be used; it never raises for an
    input and leaves nothing out but hidden files. Contents keep every character: line ends are not translated.
    `note` hears of every guess (an encoding). Cost: one text is held at a time, none larger than 10 MB.
    """
    seen: dict[str, str] = {}
    for name in inputs:
        for uri, read in _sources(name, stdin, note):
            key = "-" if uri == "-" else os.path.realpath(uri)
            if key in seen:
                yield _twice(uri, seen[key])
                continue
            seen[key] = uri
            yield from _settled(read)


def _settled(read: Callable[[], Gathering]) -> Gathering:
    try:
        yield from read()
    except InputError as error:
        yield rejected(error)
    except OSError as error:
        yield rejected(_unreadable(os.fspath(error.filename or "input"), error))


def _sources(name: str, stdin: BinaryIO | None, note: Note) -> Iterator[tuple[str, Callable[[], Gathering]]]:
    """The files behind one name, each with the function that reads it."""
    if name == "-":
        yield name, lambda: _read_stdin(stdin, note)
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
    kind = Path(path).suffix.lower()
    with Path(path).open("rb") as stream:
        if kind == ".jsonl":
            yield from read_lines(stream, uri)
            return
        if kind not in KNOWN:
            yield from read_stream(stream, uri, note=note)
            return
        content = stream.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise too_large(uri)
    if kind == ".json":
        yield from read_json(content, uri)
    else:
        media = MediaType.HTML if kind in HTML else MediaType.TEXT
        yield read_text(content, uri, media=media, note=note)


def _check(path: str, uri: str, *, named: bool) -> None:
    """Refuse what is no file of a known kind, before a byte of it is read."""
    exists = os.path.exists(path)  # noqa: PTH110 — unlike Path's, it says no to a name that no file could have
    if not exists and "://" in path:
        raise _refusal(uri, Reason.UNSUPPORTED, "addresses are not fetched yet; save the page and give the .html file")
    if not exists:
        raise _refusal(uri, Reason.MISSING, "no such file or folder; check the spelling and the folder you are in")
    kind = Path(path).suffix.lower()
    if not Path(path).is_file() or kind in LATER or (kind not in KNOWN and not named):
        raise _refusal(uri, Reason.UNSUPPORTED, LATER.get(kind, f"not a kind of file that is read; give {KINDS}"))


def _read_stdin(stdin: BinaryIO | None, note: Note) -> Gathering:
    if stdin is None:
        raise _refusal("-", Reason.MISSING, "there is no standard input; give a file instead")
    yield from read_stream(stdin, note=note)


def _refuse(uri: str, reason: Reason, message: str) -> Gathering:
    raise _refusal(_shown(uri), reason, message)


def _refusal(uri: str, reason: Reason, message: str) -> InputError:
    return InputError(message, input=uri, stage="gather", reason=reason)


def _unreadable(path: str, error: OSError) -> InputError:
    why = (error.strerror or "it cannot be read").lower()
    return _refusal(_shown(path), Reason.UNREADABLE, f"could not be opened ({why}); check its permissions")


def _twice(uri: str, first: str) -> Rejected:
    message = "given twice" if uri == first else f"the same file as {_shown(first)}"
    return rejected(_refusal(_shown(uri), Reason.DUPLICATE_INPUT, f"{message}; it is read once"))


def _shown(path: str) -> str:
    """The path as text that can be written as UTF-8, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "replace")
