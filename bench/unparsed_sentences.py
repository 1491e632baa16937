"""What would it save, and cost, not to parse every sentence?

    PYTHONPATH=src python bench/unparsed_sentences.py SCORERS DATA [--limit N]

SCORERS  folder with attributions.py, status.py, names.py and times.py, each with score_rows(gold, readings)
DATA     folder with attribution/, status/, mentions/ and times/, each with dev.jsonl
Four ways to read, in turn on the same reports, with the share of the tokens that were given to the parser and to the
recogniser (it has layers of its own, so each can be spared by itself), the processor time of the whole reading as the
median ratio to that of reading everything, and what is found:
    everything   as the program does it
    cued, near   parser: sentences with a word of the cue tables, a quotation mark, a modal word or "if", and those
                 before and after them
    cued         parser: the same without their neighbours
    capitals     recogniser: sentences with a capital letter, but for a common word at their beginning
A sentence that is not parsed keeps its words and its ends, with the tag for the unknown; all its words hang on
the first.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from measures import Row
from rows import as_report, read_rows

from reportedly.model.report import Report
from reportedly.read import cues, parse
from reportedly.read.reading import read
from reportedly.text.tables import column

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

Wanted = Callable[[Sequence["Tokens"]], list[bool]]
SYNTAX, NAMES = ("TAG", "DEP", "HEAD"), ("ENT_IOB", "ENT_TYPE")
MODAL = frozenset({"may", "might", "could", "would", "should", "will", "can", "must", "shall", "'ll", "wo", "ca", "if"})
MARKS = frozenset("\"“”«»„'‘")
TABLES = (cues.verb_cue, cues.noun_cue, cues.adjective_cue, cues.adverb_cue, cues.passive_cue)
SHOWN = {
    "attribution": ("attributions", ("found@.3", "found+source@.3")),
    "status": ("status", ("status", "certainty", "polarity", "held by a statement")),
    "mentions": ("names", ("strict", "relaxed", "entities B3")),
    "times": ("times", ("relaxed", "value")),
}


def everything(sentences: Sequence[Tokens]) -> list[bool]:
    """All of them."""
    return [True] * len(sentences)


def cued(sentences: Sequence[Tokens]) -> list[bool]:
    """Those that may report, quote, or hold something possible."""
    return [any(_is_cue(token.text) for token in sentence) for sentence in sentences]


def _is_cue(word: str) -> bool:
    return word in MARKS or word.lower() in MODAL or word.lower() == "according" or any(find(word) for find in TABLES)


def cued_or_near(sentences: Sequence[Tokens]) -> list[bool]:
    """Those and the sentence on either side in the block."""
    found = cued(sentences)
    return [any(found[max(0, number - 1) : number + 2]) for number in range(len(found))]


def capitals(sentences: Sequence[Tokens]) -> list[bool]:
    """Those with a word that may be a name."""
    return [any(_may_name(token.text, first=token.i == sentence.start) for token in sentence) for sentence in sentences]


def _may_name(word: str, *, first: bool) -> bool:
    common = first and (word.lower() in column("common_words", "word") or word.lower() in column("stop_words", "word"))
    return word[:1].isupper() and word != "I" and not common


ROUNDS = 3  # that are timed, after one that warms up
SCORING = {"mentions": "score_mentions"}
WAYS = {"everything": (everything, everything), "cued, near": (cued_or_near, everything),
        "cued": (cued, everything), "capitals": (everything, capitals)}  # fmt: skip


class Selective:
    """A model that gives the parser and the recogniser the sentences that they are wanted for."""

    def __init__(self, model: Any, syntax: Wanted, names: Wanted) -> None:
        self._model, self._wanted = model, (syntax, names)
        self.vocab, self.make_doc = model.vocab, model.make_doc
        self.tokens = [0, 0, 0]  # all, parsed, looked through for names

    def pipe(self, docs: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        """The documents with what was found in them, in order."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            self.tokens[0] += sum(map(len, batch))
            syntax = self._run(batch, 0, ("tok2vec", "tagger", "parser"), SYNTAX)
            names = self._run(batch, 1, ("ner",), NAMES)
            for doc, of_syntax, of_names in zip(batch, syntax, names, strict=True):
                yield doc.from_array([*SYNTAX, *NAMES], np.hstack([of_syntax, of_names]))

    def _run(self, batch: Sequence[Doc], which: int, parts: Sequence[str], columns: Sequence[str]) -> list[Any]:
        sentences = [list(doc.sents) for doc in batch]
        chosen = [self._wanted[which](of_doc) for of_doc in sentences]
        pieces = [[_piece(of_doc, first, last) for first, last in _runs(flags)]
                  for of_doc, flags in zip(sentences, chosen, strict=True)]  # fmt: skip
        read: Any = [piece for of_doc in pieces for _, piece in of_doc]
        self.tokens[which + 1] += sum(map(len, read))
        for part in parts:
            read = list(self._model.get_pipe(part).pipe(iter(read), batch_size=len(read) or 1))
        return [_filled(doc, of_doc, columns) for doc, of_doc in zip(batch, pieces, strict=True)]


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last of each run of wanted sentences."""
    starts = [i for i, flag in enumerate(flags) if flag and (i == 0 or not flags[i - 1])]
    ends = [i for i, flag in enumerate(flags) if flag and (i + 1 == len(flags) or not flags[i + 1])]
    return list(zip(starts, ends, strict=True))


def _piece(sentences: Sequence[Tokens], first: int, last: int) -> tuple[int, Doc]:
    doc = sentences[first].doc
    start, end = sentences[first].start, sentences[last].end
    if start == 0 and end == len(doc):
        return 0, doc
    piece = doc[start:end].as_doc()
    for token in piece if not doc.has_annotation("DEP") else ():
        token.is_sent_start = bool(doc[start + token.i].is_sent_start) or token.i == 0
    return start, piece


def _filled(doc: Doc, pieces: Sequence[tuple[int, Doc]], columns: Sequence[str]) -> Any:
    rows = np.zeros((len(doc), len(columns)), dtype="uint64")
    if columns is SYNTAX:
        first = np.maximum.accumulate([token.i if token.is_sent_start else 0 for token in doc] or [0])[: len(doc)]
        rows[:, 2] = (first - np.arange(len(doc))).astype("int64").view("uint64")
        rows[:, 0], rows[:, 1] = doc.vocab.strings.add("XX"), doc.vocab.strings.add("dep")
    else:
        rows[:, 0] = 2  # outside of any name
    for start, piece in pieces:
        rows[start : start + len(piece)] = piece.to_array(list(columns))
    return rows


def measured(folder: Path, name: str, limit: int | None) -> Iterator[str]:
    """Read one set in every way, in turn; one line for each."""
    scorer, shown = SHOWN[name]
    gold = read_rows(folder / name / "dev.jsonl")[:limit]
    reports = [as_report(row) for row in gold]
    models = {way: Selective(parse.load_model(), *wanted) for way, wanted in WAYS.items()}
    spent: dict[str, list[float]] = {way: [] for way in WAYS}
    readings: dict[str, list[Row]] = {}
    for _ in range(ROUNDS + 1):
        for way, model in models.items():
            seconds, readings[way] = timed(reports, model)
            spent[way].append(seconds)
    for way, model in models.items():
        scores = getattr(import_module(scorer), SCORING.get(name, "score_rows"))(gold, readings[way])
        parsed, named = (100 * part / model.tokens[0] for part in model.tokens[1:])
        ratio = median(one / other for one, other in zip(spent[way][1:], spent["everything"][1:], strict=True))
        found = "  ".join(f"{key} {_figure(scores[key])}" for key in shown)
        yield f"{name:12} {way:11} parsed {parsed:5.1f} %  names {named:5.1f} %  time {ratio:.2f}  {found}"


def _figure(value: Any) -> str:
    return f"{value.get('f1', value.get('n'))}" if isinstance(value, dict) else f"{value}"


def timed(reports: Sequence[Report], model: Selective) -> tuple[float, list[Row]]:
    """Read all reports with this model: processor seconds, and the readings as plain rows."""
    kept = parse.load_model
    parse.load_model = lambda: model  # type: ignore[assignment]
    start = time.process_time()
    readings = read(reports)
    seconds = time.process_time() - start
    parse.load_model = kept
    return seconds, [msgspec.to_builtins(reading) for reading in readings]


def main() -> None:
    """Measure every set in every way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("SCORERS", type=Path)
    parser.add_argument("DATA", type=Path)
    parser.add_argument("--limit", type=int)
    given = parser.parse_args()
    sys.path.insert(0, str(given.SCORERS))
    for name in SHOWN:
        for line in measured(given.DATA, name, given.limit):
            print(line, flush=True)


if __name__ == "__main__":
    main()
