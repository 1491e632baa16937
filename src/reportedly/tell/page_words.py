"""What the page says in few words: of a cell of the matrix, of voices that repeat the lead, of plans past their day."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.model.claim import Slot
from reportedly.tell.harmless import shorten
from reportedly.tell.phrases import tidy
from reportedly.tell.texts import clashing_words, same_words
from reportedly.tell.view import Cell, ClaimView, Contrast, Mark, Row, StoryView, Words

CELL = 44  # characters of one value in a cell
_NARROW = 8  # characters of one in a column a few letters wide
_PAST = frozenset(("overdue", "unsure"))


class CellWords(NamedTuple):
    """What a cell tells of one slot: the words of the report that fill it, else our value of it."""

    slot: str
    words: tuple[str, ...]
    value: str | None

    @property
    def fits_narrow(self) -> bool:
        """Whether a column a few letters wide has room for all of the words: half of a conflict would mislead."""
        return all(len(each) <= _NARROW for each in self.words)

    @property
    def fits_phone(self) -> bool:
        """Whether a column of a phone's width has room for all of the words, broken between them."""
        return all(len(each) <= CELL // 2 and max(map(len, each.split()), default=0) <= _NARROW for each in self.words)


def brief(words: Words, limit: int) -> str:
    """The first words within a limit, with "…" behind them where more follow; offsets where there is no text."""
    if not words.pieces:
        return words.place
    text, cut = shorten(" … ".join(tidy(words.pieces)), limit)
    return text + (" …" if cut else "")


def cell_words(claim: ClaimView, cell: Cell) -> list[CellWords]:
    """In what a report differs, denies or may conflict, one entry a slot; nothing for other marks.

    Whose word it is stands with the chains, not here. That a denial says the thing is not so, its mark tells.
    """
    if cell.mark.key == Mark.CONFLICTS:
        slots: dict[str, list[str]] = {}
        for slot, words in clashing_words(claim, cell.report):
            slots.setdefault(slot.text, []).append(brief(words, CELL))
        return [CellWords(slot, tuple(told), None) for slot, told in slots.items()]
    if cell.voice is None or cell.mark.key not in (Mark.DIFFERS, Mark.DENIES):
        return []
    told = {Slot.ATTRIBUTION.value} | ({Slot.POLARITY.value} if cell.mark.key == Mark.DENIES else set())
    return [_of_contrast(each) for each in cell.voice.contrasts if each.slot.key not in told]


def _of_contrast(contrast: Contrast) -> CellWords:
    if contrast.here is None:
        return CellWords(contrast.slot.text, (), contrast.here_value)
    return CellWords(contrast.slot.text, (brief(contrast.here, CELL),), None)


def part_echoes(claim: ClaimView) -> tuple[list[Row], list[Row]]:
    """The rows beside the lead: those with words or marks of their own, and those that repeat its words, no more.

    A row that repeats them alone stands among the first: a list of one saves no room.
    """
    rows = [row for row in claim.rows if not row.voice.is_lead]
    echoes = [row for row in rows if _is_echo(row, claim)]
    if len(echoes) < 2:
        return rows, []
    known = {id(row) for row in echoes}
    return [row for row in rows if id(row) not in known], echoes


def _is_echo(row: Row, claim: ClaimView) -> bool:
    voice = row.voice
    tells = any(contrast.tells for contrast in voice.contrasts)
    return voice.mark.key == Mark.SAYS and not tells and same_words(voice.words, claim.lead.words)


def past_plans(story: StoryView) -> int:
    """The number of plans whose day is past without a clear word of what came of them."""
    return sum(plan.how.key in _PAST for plan in story.plans)
