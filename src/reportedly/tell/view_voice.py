"""What a rendering shows of one voice: words of a report, whose word it is, and how it differs from the lead."""

from __future__ import annotations

from reportedly.model.base import Record, Span
from reportedly.tell.labels import Label


class Words(Record, frozen=True, kw_only=True):
    """Words of one report: `pieces[i]` is text[spans[i]], as it is. No pieces under --no-text.

    `report` counts the account's reports from 0, `key` is the letter it goes by. `gaps[i]` is the text between
    pieces i and i + 1, where it is short enough to be read along; else empty.
    """

    report: int
    key: str
    spans: tuple[Span, ...]
    pieces: tuple[str, ...]
    gaps: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Key and offsets: "A 120–180, 190–210"."""
        return f"{self.key} {', '.join(f'{span.start}–{span.end}' for span in self.spans)}"


class Chip(Record, frozen=True, kw_only=True):
    """One step of a chain. `name` None: nobody is named, the kind stands for it. `quoted`: the name is words."""

    kind: Label
    name: str | None
    quoted: bool
    words: Words | None


class Contrast(Record, frozen=True, kw_only=True):
    """One slot that differs: words here and of the lead, and the normalised values where the slot has them.

    Slots that the same words tell stand as one: `slot` then names them all. `tells` is false where the chains of the
    support and of the lead say already all that there is to say. `turned`: the one tells a plan, the other what came of
    it; `is_after`: it is this support that tells what came.
    """

    slot: Label
    here: Words | None
    lead: Words | None
    here_value: str | None = None
    lead_value: str | None = None
    tells: bool = True
    turned: bool = False
    is_after: bool = False


class Piece(Record, frozen=True, kw_only=True):
    """A stretch of words; `slots` names in what they differ from other reports' (of the lead) or from the lead's."""

    text: str
    slots: tuple[str, ...]


class Voice(Record, frozen=True, kw_only=True):
    """One support of a claim: who says it there, in which words, and how it differs.

    `says` tells the mark in more words: "same, told as planned". `marked`: its words, one tuple of pieces for each
    span, cut where they differ from the lead's. `within`: it stands in a note of this kind (a correction).
    """

    report: int
    key: str
    statement: str
    is_lead: bool
    words: Words
    mark: Label
    says: Label
    status: Label
    certainty: Label
    when: str | None
    chain: tuple[Chip, ...]
    contrasts: tuple[Contrast, ...]
    marked: tuple[tuple[Piece, ...], ...] = ()
    within: Label | None = None


class Row(Record, frozen=True, kw_only=True):
    """A voice with those that only repeat it: the same words on the same word, in copies of one text.

    `behind`: what all their chains share, the steps behind the outlet.
    """

    voice: Voice
    copies: tuple[Voice, ...]
    behind: tuple[Chip, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its reports, each once."""
        return tuple(dict.fromkeys(voice.key for voice in (self.voice, *self.copies)))

    @property
    def outlets(self) -> tuple[Chip, ...]:
        """Where the chains begin: the outlet of each report, each once."""
        firsts = (voice.chain[0] for voice in (self.voice, *self.copies) if voice.chain)
        return tuple(dict.fromkeys(chip for chip in firsts if chip.kind.key == "outlet"))
