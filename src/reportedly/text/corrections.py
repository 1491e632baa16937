"""What a correction takes back, and where it says what holds now."""

from __future__ import annotations

import re
from functools import cache

from reportedly.text.plain import level
from reportedly.text.tables import read_table

_HOLDS = re.compile(r",?\s(?:and\s|but\s)?(?:not|rather than|instead of)[\s,]")  # "in Riga, not, as we wrote, in Oslo"
# No end behind "Mr.", "J.", "Gov.".
_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"')]?\s+(?=[A-Z\"'\d])")
_LABEL = re.compile(r"[^:.]{0,40}:\s")


def holds_from(text: str) -> int | None:
    """Offset of what holds in a correction: behind the last sentence that speaks of an earlier version, and its label.

    What such a sentence tells is taken back (table `correction_phrases`), unless it tells first what holds: "rises in
    Riga, not, as we first wrote, in Oslo". None where nothing follows, or where no version is spoken of: without that
    nobody knows what is taken back. Cost: linear.
    """
    plain = level(text)
    ends = [0, *(end.end() for end in _END.finditer(plain)), len(plain)]
    spoken = [at for at in range(len(ends) - 1) if _phrases().search(plain, ends[at], ends[at + 1])]
    if not spoken:
        return None
    back = [at for at in spoken if _takes_back(plain[ends[at] : ends[at + 1]])]
    label = _LABEL.match(plain)
    start = ends[back[-1] + 1] if back else label.end() if label else 0
    return start if plain[start:].strip() else None


def _takes_back(sentence: str) -> bool:
    said = _phrases().search(sentence)
    return said is not None and not _HOLDS.search(sentence, 0, said.start())


@cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted((row["phrase"] for row in read_table("correction_phrases")), key=len, reverse=True)
    return re.compile(r"(?:\b|(?='))(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b", re.IGNORECASE)
