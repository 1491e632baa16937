"""What became of those that a figure counts: told in its noun, beside the number, or by a word for the toll."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.model.reading import Figure
from reportedly.text.expressions import Expressions, find_expressions, gather_expressions, key_of
from reportedly.text.tables import column, read_table
from reportedly.text.words import find_words, is_stop_word, stem

ANYBODY = "anybody"
TOLLS = frozenset({"toll", "tally"})
_LAST = "last"  # the side of a fate that is only for want of another
_BEHIND = 60  # characters beside a figure in which its fate may stand
_AUXILIARIES = frozenset(
    ["have", "has", "had", "been", "be", "being", "is", "are", "was", "were", "more", "also", "still", "now", "left",
     "feared", "presumed", "believed", "reported", "said", "to"]
)  # fmt: skip
_COUNTERS = TOLLS | {"number", "total", "count"}
_LINKS = frozenset({"from", "to", "at", "of", "by", "is", "was"})
_STOPS = frozenset(",.;:()[]–—\"“”\n")

Told = tuple[str, str]  # a fate, and on which side of a number its word may stand


@cache
def _fates() -> dict[str, Told]:
    """Stems of a word or an expression → its fate, and on which side of a number it may stand."""
    rows = sorted(read_table("counted_fates"), key=lambda row: row["side"] == "both")  # the widest of its forms
    return {key_of(row["word"]): (row["fate"], row["side"]) for row in rows}


@cache
def _forms() -> frozenset[str]:
    return column("counted_fates", "word")


@cache
def _expressions() -> Expressions:
    return gather_expressions(_fates())


def _known(word: str) -> Told | None:
    """The fate that a word tells, and its side; an adverb tells none ("deadly") but where the table has it."""
    low = word.lower()
    return None if low.endswith("ly") and low not in _forms() else _fates().get(stem(word))


def is_fate(word: str) -> bool:
    """Whether a word tells a fate, or nothing but that somebody is counted ("people")."""
    return _known(word) is not None


def _all_known(words: Sequence[str]) -> list[Told | None]:
    """For each word the fate that it tells: an expression tells it by its first word, the others say nothing more."""
    known = [_known(word) for word in words]
    for key, places in find_expressions(words, _expressions()):
        for place in range(places[0], places[-1] + 1):
            known[place] = (ANYBODY, "behind")
        known[places[0]] = _fates()[key]
    return known


def fate_of(figure: Figure, text: str) -> str | None:
    """What became of those whom a figure counts ("dead"); None where it counts another thing.

    In what is counted, right behind it, right before it, or as a toll. Table: data/counted_fates.tsv.
    """
    if figure.unit != "count":
        return None
    told = _fate_in(figure.counted.of(text)) if figure.counted is not None else None
    if told is not None and told[1] != _LAST:
        return told[0]
    behind = max(figure.end, figure.counted.end if figure.counted and figure.counted.start >= figure.end else 0)
    start = min(figure.start, figure.hedge.start if figure.hedge else figure.start)
    before = text[max(0, start - _BEHIND) : start]
    found = _fate_behind(text[behind : behind + _BEHIND]) or _fate_before(before) or _toll_before(before)
    return found or (told[0] if told is not None else None)


def _fate_in(words: str) -> Told | None:
    """The first fate that words tell, and its side; one that is only for want of another, where there is no other."""
    each = [match[0] for match in find_words(words)]
    all_known = _all_known(each)
    found = [
        known
        for place, known in enumerate(all_known)
        if known and known[0] != ANYBODY and not _leads_noun(each, all_known, place)
    ]
    return next((known for known in found if known[1] != _LAST), found[0] if found else None)


def _leads_noun(words: Sequence[str], all_known: Sequence[object], place: int) -> bool:
    """Whether it is a noun that only tells of what kind the next one is: "rescue workers", "death threats"."""
    low = words[place].lower()
    is_noun = low not in _forms() or f"{low}s" in _forms()
    behind = words[place + 1 : place + 2]
    return is_noun and bool(behind) and all_known[place + 1] is None and not is_stop_word(behind[0])


def _fate_behind(words: str) -> str | None:
    """The fate that follows with nothing but auxiliaries and words for anybody between."""
    matches = list(find_words(words))
    reach = 0
    for match, known in zip(matches, _all_known([match[0] for match in matches]), strict=True):
        if _STOPS.intersection(words[reach : match.start()]):
            return None
        reach = match.end()
        if known is not None and known[0] != ANYBODY:
            return known[0]
        if known is None and match[0].lower() not in _AUXILIARIES:
            return None
    return None


def _fate_before(before: str) -> str | None:
    """The fate of "killed at least 12", "kills five"."""
    words = list(find_words(before))
    if not words or _STOPS.intersection(before[words[-1].end() :]):
        return None
    known = _known(words[-1][0])
    return known[0] if known is not None and known[1] == "both" else None


def _toll_before(before: str) -> str | None:
    """The fate of "the number of injured was lowered from 12 to 10": told by a word for the toll in the same clause."""
    clause = before[max((before.rfind(stop) for stop in ".;:\n"), default=-1) + 1 :]
    words = [match[0].lower() for match in find_words(clause)]
    if not words or words[-1] not in _LINKS or not _COUNTERS.intersection(words):
        return None
    told = _fate_in(clause)
    return told[0] if told else None
