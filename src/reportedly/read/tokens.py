"""The tokens of a parsed block as plain objects: rules ask them a hundred questions each, spaCy's answer slowly.

They answer to the names of spaCy's (`text`, `tag_`, `dep_`, `head`, `children` …), which the rules are written in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportedly.read.mends import mend

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens


class Token:
    """A word of a block: its place (`i`, `idx`), its tags, and what it hangs on; `children` are in order."""

    __slots__ = ("_subtree", "children", "dep_", "doc", "head", "i", "idx", "is_space", "sent", "tag_", "text")

    def __init__(self, doc: Words, i: int, row: tuple[int, str, str, str]) -> None:
        self.doc, self.i = doc, i
        self.idx, self.text, self.tag_, self.dep_ = row
        self.is_space = self.text.isspace()
        self.head: Token = self
        self.children: Sequence[Token] = ()
        self.sent: Sentence
        self._subtree: tuple[Token, ...] | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> list[Token]:
        """The children before the token."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children behind the token."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all that hangs on it, the children before it first; put together once."""
        if self._subtree is None:
            before = [token for child in self.lefts for token in child.subtree]
            behind = [token for child in self.rights for token in child.subtree]
            self._subtree = (*before, self, *behind)
        return self._subtree

    def nbor(self, by: int = 1) -> Token:
        """The token so many places on. Raises IndexError where there is none."""
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc[self.i + by]

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return min(self.subtree, key=lambda token: token.i)

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return max(self.subtree, key=lambda token: token.i)

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins with it."""
        return self.i == self.sent.start

    @property
    def is_alpha(self) -> bool:
        """Whether it is made of letters."""
        return self.text.isalpha()

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation."""
        return bool(self.doc.parsed[self.i].is_punct)

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return bool(self.doc.parsed[self.i].is_quote)

    @property
    def ent_type_(self) -> str:
        """The recogniser's label of the name that it belongs to; empty for none."""
        return str(self.doc.parsed[self.i].ent_type_)

    @property
    def like_num(self) -> bool:
        """Whether it is a number in figures or words."""
        return bool(self.doc.parsed[self.i].like_num)


def _give_way(mark: Token) -> None:
    """A quotation mark that a parser took for the root of a sentence gives its place to the first verb on it."""
    verb = next((child for child in mark.children if child.tag_.startswith("VB")), None)
    if verb is None:
        return
    hung = sorted([*verb.children, *(child for child in mark.children if child is not verb), mark], key=lambda t: t.i)
    for child in hung:
        child.head = verb
    verb.head, verb.dep_, verb.children = verb, "ROOT", hung
    mark.dep_, mark.children = "punct", ()


class Sentence(list[Token]):
    """The tokens of one sentence; `start` and `end` are places in the block."""

    __slots__ = ("_parsed", "end", "start")

    def __init__(self, words: Words, parsed: Tokens) -> None:
        super().__init__(words[parsed.start : parsed.end])
        self._parsed = parsed
        self.start, self.end = int(parsed.start), int(parsed.end)
        for token in self:
            token.sent = self

    @property
    def root(self) -> Token:
        """The token that hangs on none of the sentence."""
        token = self[int(self._parsed.root.i) - self.start]
        return token if token.head is token else token.head

    @property
    def text(self) -> str:
        """The words as they are written."""
        return str(self._parsed.text)


class Words(list[Token]):
    """The tokens of a block, with its `text` (levelled), its `sents` and the recogniser's `ents`."""

    __slots__ = ("parsed", "sents", "text")

    def __init__(self, parsed: Doc) -> None:
        super().__init__()
        self.parsed = parsed
        self.text = str(parsed.text)
        self._fill()
        self.sents = tuple(Sentence(self, sentence) for sentence in parsed.sents)
        for sentence in self.sents:
            mend(sentence)

    def _fill(self) -> None:
        text, strings = self.text, self.parsed.vocab.strings
        rows = self.parsed.to_array(["IDX", "LENGTH", "TAG", "DEP"]).tolist() if len(self.parsed) else []
        name = {number: strings[number] for number in {number for row in rows for number in row[2:]}}
        for i, (at, length, tag, dep) in enumerate(rows):
            self.append(Token(self, i, (at, text[at : at + length], name[tag], name[dep])))
        self._hang()

    def _hang(self) -> None:
        """Hang every token on its head."""
        below: dict[int, list[Token]] = {}
        steps = self.parsed.to_array("HEAD").astype("int64").tolist()
        for token, step in zip(self, steps, strict=True):
            if step:
                token.head = self[token.i + step]
                below.setdefault(token.i + step, []).append(token)
        for i, children in below.items():
            self[i].children = children
        for i in below:
            if not steps[i] and not any(map(str.isalnum, self[i].text)):
                _give_way(self[i])

    @property
    def ents(self) -> Iterator[Tokens]:
        """What the recogniser took for names, in order."""
        yield from self.parsed.ents

    def char_span(self, start: int, end: int) -> list[Token]:
        """The tokens that share a character with text[start:end], in order."""
        found = self.parsed.char_span(start, end, alignment_mode="expand")
        return self[found.start : found.end] if found is not None else []
