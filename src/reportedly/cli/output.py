"""What is written as data: stdout or a file, always UTF-8."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from reportedly.errors import ConfigError

DONE, NOTHING_FOUND, SOME_REJECTED = 0, 1, 3
WIDEST = 120  # columns: longer lines are hard to read


def write_text(text: str) -> None:
    """Write a text to stdout, ending in one line end."""
    _write(_bytes(text))


def write_line(record: object) -> None:
    """Write a record to stdout as one line of JSON."""
    _write(msgspec.json.encode(record) + b"\n")


def write_file(path: str, text: str, *, inputs: Iterable[str]) -> None:
    """Write a text file; raises ConfigError where it would overwrite an input or its folder is missing."""
    refuse_to_write(path, inputs=inputs)
    Path(path).write_bytes(_bytes(text))


def refuse_to_write(path: str, *, inputs: Iterable[str]) -> None:
    """Raise ConfigError where a file must not, or cannot, be written."""
    target = Path(path)
    if os.path.realpath(target) in {os.path.realpath(each) for each in inputs}:
        raise ConfigError(f"{path} is one of the inputs; write to another file.", key="output", value=path)
    if target.is_dir():
        raise ConfigError(f"{path} is a folder; name a file in it.", key="output", value=path)
    if not target.parent.is_dir():
        message = f"{path} cannot be written: there is no folder {target.parent}; make it first."
        raise ConfigError(message, key="output", value=path)


def form_by_ending(output: str | None, known: Mapping[str, str]) -> str | None:
    """The format that goes with the ending of a file; None without a file, or without an ending.

    Raises ConfigError for an ending of another kind: who asks for a PDF would get JSON that is called one.
    """
    suffix = Path(output or "").suffix.lower()
    if suffix and suffix not in known:
        message = f"{output}: no format goes with the ending {suffix}; end it in one that does, or say --format."
        raise ConfigError(message, key="output", value=suffix, choices=tuple(known))
    return known.get(suffix)


def _bytes(text: str) -> bytes:
    return (text.rstrip("\n") + "\n").encode("utf-8", "replace")


def _write(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def is_terminal() -> bool:
    """Whether stdout is read by a person."""
    return sys.stdout.isatty()


def wants_text(form: str | None) -> bool:
    """Whether lines are for a person: asked for, or by default on a terminal."""
    return form == "text" or (form is None and is_terminal())


def width() -> int:
    """How many columns to write."""
    return min(WIDEST, shutil.get_terminal_size().columns)


def has_colour() -> bool:
    """Whether to colour (see no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def ending(*, found: bool, rejected: bool) -> int:
    """The exit code of a command that ran to its end."""
    if not found:
        return NOTHING_FOUND
    return SOME_REJECTED if rejected else DONE
