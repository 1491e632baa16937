"""Whether a text decodes to something that a person may have written."""

from __future__ import annotations

import re

_SAMPLE = 100_000  # characters looked at
_FEW = 3  # words beyond ASCII from which a text can be judged
_WORD = re.compile(r"[^\W\d_]{2,60}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x9f]")
_TWICE = re.compile("Ã[\x80-\xbf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ¡-¿]|â€[\x80-\x9d˜™œ\u009d“”¦]")
_RANGES = (
    re.compile("[A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ]"), re.compile("[Ͱ-Ͽἀ-῿]"), re.compile("[Ѐ-ԯ]"), re.compile("[\u0590-\u05ff]"),
    re.compile("[\u0600-ۿﭐ-﷿ﹰ-ﻼ]"),
)  # fmt: skip
_LATIN = re.compile("[A-Za-z]")


def is_plausible(text: str) -> bool:
    """Whether a decoded text looks written: no control characters, few words of two scripts or of accents alone.

    Judged by the words that hold letters beyond ASCII; too few of them tell nothing, and the text is let be.
    """
    if _CONTROL.search(text):
        return False
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    if len(words) < _FEW:
        return True
    return 3 * sum(map(_is_odd, words)) <= len(words)


def _is_odd(word: str) -> bool:
    """A word of two alphabets, or a long one of Latin letters none of which is plain ("Ìèíèñòð")."""
    scripts = sum(bool(script.search(word)) for script in _RANGES)
    return scripts > 1 or (len(word) > 3 and bool(_RANGES[0].search(word)) and not _LATIN.search(word))


def is_written_twice(text: str) -> bool:
    """Whether UTF-8 was read as Windows-1252 and encoded again, at least twice in the text ("Ã©", "â€™")."""
    if "Ã" not in text and "â€" not in text:
        return False
    found = _TWICE.finditer(text)
    return next(found, None) is not None and next(found, None) is not None


def wide_encoding(head: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zero bytes stand; None where it is not that."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    units = len(head) // 2
    if units < 2 or max(even, odd) * 20 < units or min(even, odd) * 50 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = head[: units * 2 - 2].decode(encoding, "replace")
    broken = len(_CONTROL.findall(text)) + text.count("\ufffd")
    return encoding if broken * 200 <= len(text) and any(char.isalnum() for char in text) else None
