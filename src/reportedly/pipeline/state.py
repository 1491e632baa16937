"""The file in which stories live on: lines are only ever added to it, a run at a time, and a torn run is no run."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

import msgspec

from reportedly.errors import ConfigError, StoreError
from reportedly.model.state import STORIES_SCHEMA, ChangeLine, EndLine, HeadLine, ReportLine, RuleLine

Line: TypeAlias = HeadLine | ReportLine | RuleLine | ChangeLine | EndLine
_DECODER: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)
_END = b'{"line":"end"'


class StateFile(NamedTuple):
    """What a file holds: the lines of its whole runs, the bytes of those, and how many bytes of a torn run follow."""

    lines: tuple[Line, ...]
    size: int
    torn: int


def read_state(path: str) -> StateFile:
    """Read a file of stories; a file that is missing or empty holds none.

    A run that was broken off has no end line; its bytes are counted as torn and count for nothing. Raises ConfigError
    for a file that is something else, StoreError for one that is damaged before its last end. Cost: linear.
    """
    try:
        content = Path(path).read_bytes()
    except FileNotFoundError:
        return StateFile((), 0, 0)
    lines: list[Line] = []
    run: list[Line] = []
    at = done = 0
    for number, row in enumerate(content.splitlines(keepends=True), start=1):
        line = _decoded(row)
        if line is None:
            _check_torn(content[at:], path, number)
            break
        if isinstance(line, EndLine):
            if line != end_of(content[done:at], at=line.at, lines=len(run)):
                raise _damaged(path, number)
            lines += run
            run, done = [], at + len(row)
        else:
            run.append(line)
        at += len(row)
    _check_head(lines, path)
    return StateFile(tuple(lines), done, len(content) - done)


def append_run(path: str, before: StateFile, lines: Sequence[Line], *, at: str) -> None:
    """Add a run to the file, in one go, on the disk when this returns; what was torn before is cut off first.

    A crash on the way leaves the runs before it whole. Raises StoreError where somebody else wrote in between.
    """
    content = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
    content += msgspec.json.encode(end_of(content, at=at, lines=len(lines))) + b"\n"
    with Path(path).open("ab") as file:
        if file.seek(0, os.SEEK_END) != before.size + before.torn:
            raise StoreError(f"{path} was written to by another run; nothing was added, run again.")
        file.truncate(before.size)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def end_of(content: bytes, *, at: str, lines: int) -> EndLine:
    """Make the end line of a run from its bytes."""
    return EndLine(at=at, lines=lines, check=hashlib.blake2b(content, digest_size=8).hexdigest())


def _decoded(row: bytes) -> Line | None:
    if not row.endswith(b"\n"):
        return None
    try:
        return _DECODER.decode(row)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _check_torn(rest: bytes, path: str, number: int) -> None:
    """Say that a file is damaged, or none of ours, unless it only breaks off."""
    if number == 1 and not rest.startswith(b'{"line":"head"'[: len(rest)]):
        message = f"{path} is no file of stories; name one that --state made, or a new one."
        raise ConfigError(message, key="state", value=path)
    if any(row.startswith(_END) and row.endswith(b"\n") for row in rest.splitlines(keepends=True)):
        raise _damaged(path, number)


def _check_head(lines: Sequence[Line], path: str) -> None:
    if not lines:
        return
    head = lines[0]
    if not isinstance(head, HeadLine) or head.schema != STORIES_SCHEMA:
        message = f"{path} does not begin as a file of stories ({STORIES_SCHEMA})."
        raise ConfigError(message, key="state", value=path)


def _damaged(path: str, number: int) -> StoreError:
    return StoreError(f"{path}, line {number}: the file is damaged; nothing was read from it, and nothing written.")
