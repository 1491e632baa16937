"""Words with their offsets, and stems that let "denuclearize" meet "denuclearisation"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.text.plain import level
from reportedly.text.tables import column, read_table

if TYPE_CHECKING:
    from snowballstemmer.english_stemmer import EnglishStemmer

WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")
_CONTRACTED = {"'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'d": "have"}
_SPELLING = (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"),
             ("our", "or"))  # fmt: skip


def find_words(text: str) -> Iterator[re.Match[str]]:
    """Find the words of a text in order, as matches on `level(text)`: offsets are those of `text`."""
    return WORD.finditer(level(text))


@lru_cache(maxsize=1)
def _stemmer() -> EnglishStemmer:
    from snowballstemmer.english_stemmer import EnglishStemmer  # not needed by every command

    return EnglishStemmer()


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return {row["form"]: row["base"] for row in read_table("irregular_forms")}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Cut a word to its stem: irregular verbs by table, British spelling as American, then Snowball (Porter 2).

    A pure function of the word; the cache only saves time. Hyphens and possessives are dropped.
    """
    contracted = _CONTRACTED.get(level(word).lower())
    if contracted:
        return contracted
    form = _POSSESSIVE.sub("", level(word).lower()).replace("-", "").replace(".", "")
    form = _irregular().get(form, form)
    for british, american in _SPELLING:
        if form.endswith(british) and len(form) > len(british) + 3:
            form = form[: -len(british)] + american
            break
    return str(_stemmer().stemWord(form))


@lru_cache(maxsize=50_000)
def is_stop_word(word: str) -> bool:
    """Whether a word carries no subject matter (function words; table data/stop_words.tsv)."""
    return level(word).lower() in column("stop_words", "word")
