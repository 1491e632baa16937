"""Match lines against the tables of page phrases: furniture, promotion, menu words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.text.plain import level
from reportedly.text.tables import column

LONGEST = 300  # characters: a longer line is never furniture by a phrase alone
_NO_LETTERS = re.compile(r"[^\w&'+-]+|\d+|_+")
_BULLETS = " \t\u00a0•·*>»›→▶►▸■●◆▪–—-|#+~✉✓✔⇒⟶🔴📷📸🎥👉➡\ufe0f"


@lru_cache(maxsize=1024)  # several questions are put to one line after the other
def plain_words(line: str) -> str:
    """Reduce a line to its words: small letters, straight marks, no digits, no punctuation."""
    return " ".join(
        word.strip("'-+&") or word for word in _NO_LETTERS.sub(" ", level(line[: 2 * LONGEST]).lower()).split()
    )


@lru_cache(maxsize=1024)
def opening(line: str) -> str:
    """The line as `starts_with` wants it: small letters, straight marks, bullets and arrows in front dropped."""
    return level(line[: LONGEST + 100].lstrip(_BULLETS)).lower()


@cache
def _whole(table: str, match: str) -> frozenset[str]:
    return frozenset(plain_words(phrase) for phrase in column(table, "phrase", match=match))


@cache
def _by_first_word(table: str, match: str) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(column(table, "phrase", match=match), key=len, reverse=True):
        first = _first_word(phrase)
        index[first] = (*index.get(first, ()), phrase)
    return index


def _first_word(text: str) -> str:
    match = re.match(r"\w+|\W", text)
    return match.group() if match else ""


def starts_with(line: str, table: str, match: str) -> str | None:
    """Return the longest phrase of the table with which the line (see `opening`) begins, at a word's end; or None."""
    for phrase in _by_first_word(table, match).get(_first_word(line), ()):
        if line.startswith(phrase) and not (phrase[-1].isalnum() and line[len(phrase) : len(phrase) + 1].isalnum()):
            return phrase
    return None


@cache
def _inside() -> re.Pattern[str]:
    phrases = sorted(column("furniture", "phrase", match="inside"), key=len, reverse=True)
    return re.compile("|".join(re.escape(phrase) for phrase in phrases))


def is_menu_word(line: str) -> bool:
    """Whether the line is nothing but the name of a section."""
    return len(line) <= 40 and line.lower().strip(_BULLETS) in column("menu_words", "phrase")


_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,80}\b(?:19|20)\d\d\b", re.I)


def is_copyright(line: str) -> bool:
    """Whether the line is the copyright notice of a page: a © with a year."""
    return len(line) <= 120 and _COPYRIGHT.match(line) is not None


def is_list_heading(line: str) -> bool:
    """Whether the line heads a list of links to other stories ("Most read")."""
    return len(line) <= 60 and plain_words(line) in _whole("furniture", "heading")


def is_furniture(line: str) -> bool:
    """Whether a phrase of data/furniture.tsv makes the whole line furniture. Cost: bounded."""
    if len(line) > LONGEST:
        return False
    if len(line) <= 80 and plain_words(line) in _whole("furniture", "line"):
        return True
    if is_list_heading(line) or is_copyright(line):
        return True
    start = opening(line)
    if starts_with(start, "furniture", "start") or _inside().search(start):
        return True
    if not start.endswith((".", "!", "?", '"')) and starts_with(start, "furniture", "opens"):
        return True
    return len(start) <= 160 and start.endswith(tuple(column("furniture", "phrase", match="end")))


_BEHIND_LABEL = re.compile(r"\s*(?:[:|–—>»→\-]|$|\.\.\.|…)")


def is_promotion(line: str) -> bool:
    """Whether a phrase of data/promo.tsv opens the line as a link or a plea. Cost: bounded."""
    if len(line) > LONGEST:
        return False
    start = opening(line)
    label = starts_with(start, "promo", "label")
    if label and (_BEHIND_LABEL.match(start, len(label)) or _in_capitals(line, len(label))):
        return True
    colon = starts_with(start, "promo", "colon")
    if colon and start[len(colon) :].lstrip()[:1] in (":", "|"):
        return True
    return starts_with(start, "promo", "start") is not None


def _in_capitals(line: str, length: int) -> bool:
    words = line.lstrip(_BULLETS)[:length]
    rest = line.lstrip(_BULLETS)[length:]
    return words.isupper() and not rest.isupper()
