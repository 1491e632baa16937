"""Make words of strangers safe to show: same length, nothing dropped, nothing obeyed."""

from __future__ import annotations

import re

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r\f\v"}
# Bidirectional overrides and embeddings can show a text in another order than it is written in.
_REPLACED = (*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFFFE, 0xFFFF)
_HARMLESS = _PICTURES | dict.fromkeys(_REPLACED, 0xFFFD)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def harmless(text: str) -> str:
    """Replace control characters by visible pictures ("␛"), direction overrides and lone surrogates by "�".

    One character for one, so that every offset stays; line ends and tabs stay. Cost: linear.
    """
    if text.isprintable():
        return text  # all that is replaced is not printable
    return _SURROGATE.sub("\ufffd", text).translate(_HARMLESS)


def flat(text: str) -> str:
    """Make a text harmless and every run of white space one space, those at the ends too."""
    if text.isprintable() and "  " not in text:
        return text  # the only white space that is printable is the space
    return _SPACE.sub(" ", harmless(text))


def fold(text: str) -> str:
    """Make one line of a text: every run of white space becomes one space, none at the ends."""
    return " ".join(text.split())


def one_line(text: str) -> str:
    """Make a text harmless and fold it to one line."""
    return fold(harmless(text))


def shorten(text: str, limit: int) -> tuple[str, bool]:
    """Cut a text at the last word end within `limit` characters; comes back with whether something was cut."""
    if len(text) <= limit:
        return text, False
    kept = text[:limit]
    if not text[limit].isspace() and " " in kept[limit // 2 :]:
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip(), True


def plural(number: int, word: str, words: str | None = None) -> str:
    """Say a number with its noun: "1 report", "3 reports"; `words` is an irregular plural."""
    return f"{number} {word if number == 1 else words or word + 's'}"
