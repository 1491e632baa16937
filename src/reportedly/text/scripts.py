"""What the script of a name decides: characters of East Asia, letters without vowels, marks over Vietnamese letters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from reportedly.text.tables import column, read_table

EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
HANGUL = re.compile("[\uac00-\ud7af]")
ABJAD = re.compile("[\u0590-\u06ff]")
_ARTICLE = re.compile("(?<![\u0600-\u06ff])ال(?=[\u0600-\u06ff]{3})")
_ABJAD_WORD = re.compile("[\u0590-\u06ff]+")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u05b0-\u05c7\u200c\u200d]")
_ONE_LETTER = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ئ": "ي", "ؤ": "و"})
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_LETTERS = re.compile(r"[^\W\d_]+")

Judged = tuple[bool | None, float, tuple[str, ...]]


@cache
def _latin() -> dict[str, str]:
    return {row["written"]: row["latin"] for row in read_table("script_names")}


def spell_abjad(written: str) -> str:
    """Write the given names of data/script_names.tsv in Latin letters and take off the Arabic article.

    Text without Arabic or Hebrew letters comes back as it is. Cost: linear.
    """
    if not ABJAD.search(written):
        return written
    plain = _ARTICLE.sub("", _MARKS.sub("", written)).translate(_ONE_LETTER)
    return _ABJAD_WORD.sub(lambda found: _latin().get(found[0], found[0]), plain)


def as_written(a: str, b: str) -> Judged:
    """Compare two names in East Asian characters: sound-alikes in Latin letters are other names there.

    Characters that are written differently but read alike may be the simplified and the traditional form: unsure.
    """
    a, b = ("".join(re.findall(r"[^\W_]", name)) for name in (a, b))
    if a == b:
        return True, 1.0, ("same spelling after folding",)
    if bool(HANGUL.search(a)) != bool(HANGUL.search(b)):
        return None, 0.5, ("other script",)
    if not HANGUL.search(a) and _readings(a) == _readings(b):
        return None, 0.7, ("other characters that are read alike",)
    return (False, 0.2, ("other characters",)) if len(a) == len(b) else (None, 0.4, ("other characters",))


def _readings(name: str) -> str:
    from anyascii import anyascii  # only names in other scripts need it

    return str(anyascii(name)).lower()


def other_marks(a: str, b: str) -> bool:
    """Say whether two names that are equal in ASCII bear different marks over a word (Vietnamese "Hùng", "Hưng").

    A word without marks tells nothing: news leaves them out.
    """
    left, right = (_LETTERS.findall(unicodedata.normalize("NFC", name).lower()) for name in (a, b))
    if len(left) != len(right):
        return False
    return any(_marks(x) != _marks(y) for x, y in zip(left, right, strict=True) if not (x.isascii() or y.isascii()))


def _marks(word: str) -> tuple[str, tuple[str, ...]]:
    """A word without its tones, and the tones: they may stand over either of two vowels ("Hòa", "Hoà")."""
    parts = unicodedata.normalize("NFD", word)
    return _TONES.sub("", parts), tuple(sorted(_TONES.findall(parts)))


@cache
def vietnamese_surnames() -> frozenset[str]:
    """Vietnamese family names in lower-case ASCII."""
    return column("vietnamese_surnames", "surname")


def unlike_scripts(a: str, b: str) -> bool:
    """Say whether one name is in a script that does not tell how it sounds in Latin letters, and the other is not."""
    for script in (re.compile("[\u3040-\u30ff\u3400-\u9fff]"), ABJAD, HANGUL):
        if bool(script.search(a)) != bool(script.search(b)):
            return True
    return False
