"""Tell the language of a text; cheap where it is English."""

from __future__ import annotations

from reportedly.text.tables import column
from reportedly.text.words import WORD

UNKNOWN = "und"  # ISO 639-2: undetermined
_SAMPLE = 4000  # characters
_SURE = 0.28  # share of English function words from which no other language is thinkable
_FEWEST = 8  # words


def tell_language(text: str) -> str:
    """Tell the language as an ISO 639-1 code, `und` where there are too few words. Cost: bounded."""
    sample = text[:_SAMPLE]
    words = [word.lower().replace("’", "'") for word in WORD.findall(sample)]
    stops = column("stop_words", "word")
    if words and len(words) >= _FEWEST and sum(word in stops for word in words) >= _SURE * len(words):
        return "en"
    letters = sum(char.isalpha() for char in sample)
    return _identify(sample) if letters >= 20 else UNKNOWN


def _identify(sample: str) -> str:
    import py3langid  # loads a model; English texts never pay for it

    code, _ = py3langid.classify(sample.encode("utf-8", "replace").decode("utf-8"))
    return str(code)
