"""One support of a claim as it is compared with the others: whatever is asked of it more than once, found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.align.counts import Amounts, amounts_of
from reportedly.align.features import Features
from reportedly.align.ledger import Ledger, Said
from reportedly.align.opposed import State, state_words
from reportedly.align.sources import stated
from reportedly.model.claim import ChainLink
from reportedly.model.reading import Statement
from reportedly.model.report import BlockKind
from reportedly.text.words import find_words


@dataclass(frozen=True, eq=False)
class Telling:
    """A statement with what it is compared by.

    `source`: on whose word it stands, None where the outlet speaks for itself. `amounts`: what it counts and measures.
    `state`: the words that say what is done or so. `opening`: the first word of the verb group.
    `is_head`: whether it stands in a headline.
    """

    features: Features
    source: ChainLink | None
    amounts: Amounts
    state: State
    opening: str
    is_head: bool

    @property
    def said(self) -> Said:
        return self.features.said

    @property
    def statement(self) -> Statement:
        return self.features.said.statement

    @property
    def verb(self) -> str:
        """The stem of the predicate's head word; nothing where there is none."""
        return next((word for word, _ in self.state.words if " " not in word), "")

    @property
    def published(self) -> str:
        """The day or instant of publication in ISO 8601; empty where it is unknown."""
        return self.said.reading.report.published.value or ""


def telling_of(one: Features, chain: Sequence[ChainLink], ledger: Ledger) -> Telling:
    """Describe one support of a claim. Cost: linear in its words."""
    return Telling(
        features=one,
        source=stated(chain, ledger),
        amounts=amounts_of(one),
        state=state_words(one),
        opening=_opening(one.said),
        is_head=ledger.place_of(one.said)[0] is BlockKind.HEADLINE,
    )


def _opening(said: Said) -> str:
    """The first word of the verb group, in small letters."""
    group = said.statement.group
    words = group.of(said.reading.report.text) if group else ""
    return next((match[0].lower() for match in find_words(words)), "")
