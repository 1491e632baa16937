"""What is said to the person at the terminal: stderr, one line each."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from reportedly.model.account import Rejected

PATIENCE = 1.0  # seconds of work before progress is shown
LONGEST = 600  # characters of a line
_ERASE = "\r\x1b[K"


class Talk:
    """Says lines on stderr. Progress is shown on a terminal only, and only when the work takes longer than a second."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._is_shown = False

    def say(self, line: str) -> None:
        """Say one line, with characters that a terminal would obey made harmless."""
        self.rest()
        _write(f"reportedly: {_harmless(line)}\n")

    def rejected(self, rejected: Sequence[Rejected]) -> None:
        """Say of each input that could not be used which one it is, and why."""
        for each in rejected:
            self.say(f"{each.input}: {each.message}")

    def progress(self, line: str) -> None:
        """Show what is being done, in place of what was shown before."""
        if sys.stderr.isatty() and time.monotonic() - self._started > PATIENCE:
            _write(f"{_ERASE}{_harmless(line)[:78]}")
            self._is_shown = True

    def rest(self) -> None:
        """Take progress off the screen before anything else is written."""
        if self._is_shown:
            _write(_ERASE)
            self._is_shown = False


def _write(words: str) -> None:
    sys.stderr.flush()
    sys.stderr.buffer.write(words.encode("utf-8", "replace"))
    sys.stderr.buffer.flush()


def _harmless(line: str) -> str:
    shown = "".join(character if character.isprintable() else " " for character in line)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
