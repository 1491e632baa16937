"""Texts that nobody writes: what makes a careless rule slow."""

from __future__ import annotations

import time
from collections.abc import Callable

from reportedly.model.report import Report
from reportedly.read.casing import proper_words, recase
from reportedly.read.openings import find_openings
from reportedly.read.quotes import read_quotations, speech_edges
from reportedly.read.sentences import split_sentences

PATTERNS = {
    "straight marks": '"',
    "spaced marks": '" ',
    "opening marks": "“",
    "opening words": "“a ",
    "closing marks": "a” ",
    "nested marks": "“‘a ",
    "single openers": " 'a",
    "plural apostrophes": "'the boats' land ",
    "doubled marks": "``a '' ",
    "guillemets": "«a ",
    "angle marks": "› ‹a ",
    "quotations": "“We will not sell it,” ",
    "quotations in single marks": "‘We’ll not sell it,’ ",
    "spoken": "“We will not sell it,” Falk said. ",
    "paragraphs of quotations": "“We will not sell the harbour to anyone.”\n",
    "unclosed paragraphs": "“We will not sell the harbour to anyone.\n",
    "unclosed single paragraphs": "'We will not sell the harbour to anyone.\n",
    "brackets": "(",
    "square brackets": "[(a ",
    "commas": ",",
    "words and commas": "a, ",
    "dashes": "— ",
    "colons": "a: ",
    "labels": "FALK: ",
    "label lines": "FALK: We will see.\n",
    "label and lines": "FALK: We will see.\nWe will.\nWe will.\n",
    "small label lines": "Nora Lind: We will see.\nHerald: Why?\n",
    "stops": "a. ",
    "capitals": "THE MAYOR OF LORNE SAID ",
    "one capital word": "MINISTER",
    "datelines": "(Reuters) - A ",
    "said": "said ",
    "he said": "he said ",
    "he said that": "Falk said that ",
    "he said and": "Falk said the boats were old and ",
    "according to": "according to Falk ",
    "citing": "Falk said, citing Lind, ",
    "expected": "is expected to be said to be ",
    "no end": "the boats of the bay and the boats of the town ",
    "no space": "ab'c-",
    "told": "Falk told Lind that ",
    "that": "that ",
    "claims": "the claim that the report that ",
}


def fill(pattern: str, size: int) -> str:
    """The pattern again and again, `size` characters in all."""
    return (pattern * (size // len(pattern) + 1))[:size]


def before_the_parse(one: Report) -> None:
    """All that looks at a text before the parser does."""
    speech_edges(one, read_quotations(one))
    recase(one.text, proper=proper_words(one.text))
    list(find_openings(one.text))
    split_sentences(one.text)


def seconds(task: Callable[[], object]) -> float:
    """Processor time of the best of three runs."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        task()
        best = min(best, time.process_time() - started)
    return best
