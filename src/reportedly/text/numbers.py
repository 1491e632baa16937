"""Can two figures be one number, and do they count the same thing?"""

from __future__ import annotations

from reportedly.model.reading import Figure
from reportedly.text.words import find_words, is_stop_word, stem


def same_number(a: Figure, b: Figure) -> bool | None:
    """Whether two figures can be one number: their intervals meet. None where either has no bounds."""
    if (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return None
    low = max(a.low if a.low is not None else float("-inf"), b.low if b.low is not None else float("-inf"))
    high = min(a.high if a.high is not None else float("inf"), b.high if b.high is not None else float("inf"))
    return low <= high


def counted_stems(words: str) -> set[str]:
    """The stems of what is counted, without function words."""
    return {stem(m[0]) for m in find_words(words) if not is_stop_word(m[0])}
