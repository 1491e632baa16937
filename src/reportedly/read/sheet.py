"""The parse of a report as plain rows: one list a column, so that rules read them without asking spaCy again."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.report import BlockKind
from reportedly.read.parse import ParsedBlock

_REACH = 250  # tokens: no real sentence is longer


class Sheet:
    """The tokens of all blocks of one report, numbered through. `heads` are token numbers; offsets are the report's."""

    __slots__ = (
        "_bounds",
        "blocks",
        "deps",
        "ends",
        "entities",
        "heads",
        "kinds",
        "lows",
        "sentences",
        "starts",
        "tags",
        "words",
    )

    def __init__(self, blocks: Sequence[ParsedBlock]) -> None:
        self.words: list[str] = []
        self.lows: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.tags: list[str] = []
        self.deps: list[str] = []
        self.heads: list[int] = []
        self.sentences: list[int] = []
        self.blocks: list[int] = []
        self.kinds: list[BlockKind] = []
        self.entities: list[tuple[int, int, str]] = []  # first token, token behind the last, label
        sentence = -1
        for number, parsed in enumerate(blocks):
            base, at = len(self.words), parsed.block.start
            self.kinds.append(parsed.block.kind)
            self.entities += [(base + span.start, base + span.end, span.label_) for span in parsed.doc.ents]
            for token in parsed.doc:
                sentence += bool(token.is_sent_start) or token.i == 0
                word = token.text
                self.words.append(word)
                self.lows.append(word.lower())
                self.starts.append(at + token.idx)
                self.ends.append(at + token.idx + len(word))
                self.tags.append(token.tag_)
                self.deps.append(token.dep_)
                self.heads.append(base + token.head.i)
                self.sentences.append(sentence)
                self.blocks.append(number)
        self._bounds: dict[int, tuple[int, int]] = {}
        for place, at_sentence in enumerate(self.sentences):
            self._bounds[at_sentence] = (self._bounds.get(at_sentence, (place, 0))[0], place + 1)

    def __len__(self) -> int:
        return len(self.words)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """First token, and the one behind the last, of the token's sentence; of endless ones the part around it."""
        first, last = self._bounds[self.sentences[token]]
        return max(first, token - _REACH), min(last, token + _REACH)

    def kind_of(self, token: int) -> BlockKind:
        """The kind of the block that holds the token."""
        return self.kinds[self.blocks[token]]

    def same_sentence(self, one: int, two: int) -> bool:
        """Whether both tokens exist and stand in one sentence."""
        return 0 <= one < len(self.words) and 0 <= two < len(self.words) and self.sentences[one] == self.sentences[two]

    def text(self, first: int, last: int) -> str:
        """The tokens as they are written, with one space where the text has white space."""
        parts = []
        for token in range(first, last):
            glued = token == first or self.starts[token] == self.ends[token - 1]
            parts.append(self.words[token] if glued else f" {self.words[token]}")
        return "".join(parts)

    def head_of(self, first: int, last: int) -> int:
        """The token of a stretch whose head lies outside of it (the first such from the right)."""
        for token in range(last - 1, first - 1, -1):
            if not first <= self.heads[token] < last or self.heads[token] == token:
                return token
        return last - 1
