"""The file of corrections: what a person said of names, read and added to."""

from __future__ import annotations

from pathlib import Path

import msgspec

from reportedly.errors import ConfigError
from reportedly.model.judgement import Correction
from reportedly.resolve import COLUMNS, check, read_corrections, write_correction

_HEAD = "# Corrections for reportedly: what a person said of two names. They outrank the rules.\n"


def load_corrections(path: str | None) -> tuple[Correction, ...]:
    """Read the corrections of a file; none where no file is named. Raises ConfigError where it is no such table."""
    if not path:
        return ()
    return read_corrections(_text(path), origin=path)


def add_correction(correction: Correction, path: str) -> int:
    """Append one correction to a file, which is made where it is missing; gives back its line, counted from 1.

    Raises ConfigError, and writes nothing, where it contradicts what the file says already.
    """
    content = _text(path) if Path(path).exists() else ""
    if not content.strip():
        content = f"{_HEAD}{chr(9).join(COLUMNS)}\n"
    content = content if content.endswith("\n") else f"{content}\n"
    line = content.count("\n") + 1
    row = write_correction(correction)
    check((*read_corrections(content, origin=path), msgspec.structs.replace(correction, line=line)), origin=path)
    Path(path).write_bytes(f"{content}{row}".encode())
    return line


def _text(path: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is no text in UTF-8.", key="corrections", value=path) from error
