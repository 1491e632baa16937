"""Tell the language of a text; cheap where it is English."""

from __future__ import annotations

import re

from reportedly.text.tables import column
from reportedly.text.words import WORD

UNKNOWN = "und"  # ISO 639-2: undetermined
_SAMPLE = 4000  # characters
_SURE = 0.28  # share of English function words from which no other language is thinkable
_FEWEST = 8  # words
_FEW = 25  # words: a headline with names in it looks like many a language
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_FOREIGN = re.compile(r"[À-ɏ]")
_OPEN = 0.15  # share of English function words in a short text from which another language is mere likelihood


def tell_language(text: str) -> str:
    """Tell the language as an ISO 639-1 code, `und` where there are too few words to be sure. Cost: bounded.

    Short texts in Latin letters are the trap: names and capitals in an English headline look like any language. There
    another language is told only where small letters make no difference and no English function word stands.
    """
    sample = text[:_SAMPLE]
    words = [word.lower().replace("’", "'") for word in WORD.findall(sample)]
    stops = column("stop_words", "word")
    english = sum(word in stops for word in words) / max(1, len(words))
    if len(words) >= _FEWEST and english >= _SURE:
        return "en"
    letters = sum(char.isalpha() for char in sample)
    if letters < 20:
        return UNKNOWN
    code = _identify(sample)
    latin = 2 * len(_LATIN.findall(sample)) > letters
    if code == "en" or not latin or len(words) >= _FEW:
        return code
    unsure = len(words) < _FEWEST or english > _OPEN or _identify(sample.lower()) != code
    return UNKNOWN if unsure and not _is_foreign(sample, english) else code


def _is_foreign(sample: str, english: float) -> bool:
    """Whether letters that English does not have stand in many places, and no English word does."""
    return english == 0 and len(_FOREIGN.findall(sample)) >= 3


def _identify(sample: str) -> str:
    import py3langid  # loads a model; English texts never pay for it

    code, _ = py3langid.classify(sample.encode("utf-8", "replace").decode("utf-8"))
    return str(code)
