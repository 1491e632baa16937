"""Two passages that two reports share, word by word: which words stand in one of them only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportedly.model.base import Record
from reportedly.tell.harmless import flat
from reportedly.tell.view import Words

_BESIDE = 5  # words that both have, shown beside a difference
_LONGEST = 400  # words of a passage that are compared: the cost grows with their square


class Bit(Record, frozen=True, kw_only=True):
    """Words of a passage; `only`: the other passage has others here, or none. `skipped`: a long run that both have."""

    text: str
    only: bool = False
    skipped: bool = False


def compare_words(here: Words, there: Words) -> tuple[tuple[Bit, ...], tuple[Bit, ...]] | None:
    """Cut both passages where their words differ; None where they do not, or where there is no text.

    Case and marks count, for an editor's small changes show who copied; white space does not. Of what both have, five
    words are given on either side of a difference. Of longer passages the first four hundred words are compared, and
    what follows is skipped.
    """
    one, other = _words(here), _words(there)
    if one == other or not one or not other:
        return None
    matcher = SequenceMatcher(None, one[:_LONGEST], other[:_LONGEST], autojunk=False)
    codes = matcher.get_opcodes()
    left = [(one[a:b], tag != "equal") for tag, a, b, _, _ in codes]
    right = [(other[a:b], tag != "equal") for tag, _, _, a, b in codes]
    return tuple(_bits([*left, (one[_LONGEST:], False)])), tuple(_bits([*right, (other[_LONGEST:], False)]))


def _words(words: Words) -> list[str]:
    return flat(" … ".join(words.pieces)).split()


def _bits(runs: Sequence[tuple[list[str], bool]]) -> Iterator[Bit]:
    for words, only in runs:
        if only or len(words) <= 2 * _BESIDE + 2:
            yield from [Bit(text=" ".join(words), only=only)] if words else []
        else:
            yield Bit(text=" ".join(words[:_BESIDE]))
            yield Bit(text="", skipped=True)
            yield Bit(text=" ".join(words[-_BESIDE:]))
