""" "I" and "my" inside of a quotation: whoever is quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from reportedly.model.base import Span
from reportedly.model.reading import Attribution, EntityType, Mention, MentionKind, Mode, Quotation
from reportedly.text.places import Places

_FIRST = re.compile(r"(?<![\w'’.-])(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)(?![\w.-])")
_QUOTING = frozenset({Mode.DIRECT, Mode.MIXED})


def add_speakers(
    text: str, mentions: Sequence[Mention], *, quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> tuple[Mention, ...]:
    """Add the pronouns of the first person that stand in quoted words of one known person; all mentions, in order.

    Whose word it is decides the attribution that holds the quotation. Where several speak, nobody is named, or words
    are quoted inside of quoted words, the pronoun is left out. Cost: linear in the quotations and what stands near.
    """
    persons = {mention.entity for mention in mentions if mention.type is EntityType.PERSON}
    holding = Places((each, each.content) for each in attributions if each.mode in _QUOTING)
    found = list(mentions)
    for quotation in quotations:
        speaker = _speaker(quotation.span, holding)
        if speaker in persons:
            found += [_pronoun(quotation.start + match.start(), quotation.start + match.end(), speaker)
                      for match in _FIRST.finditer(text[quotation.start : quotation.end])]  # fmt: skip
    found = sorted(dict.fromkeys(found), key=lambda mention: (mention.start, -mention.end))
    return tuple(msgspec.structs.replace(each, id=f"m{number}") for number, each in enumerate(found, 1))


def _speaker(quotation: Span, holding: Places[Attribution]) -> str:
    """The entity of the one source of the one attribution that quotes these words; nothing where it is open."""
    quoting = [each for each in holding.touching([quotation]) if any(piece.meets(quotation) for piece in each.content)]
    sources = [each.sources[0].entity if len(each.sources) == 1 else None for each in quoting]
    return sources[0] or "" if len(set(sources)) == 1 else ""


def _pronoun(start: int, end: int, entity: str) -> Mention:
    return Mention(id="", start=start, end=end, kind=MentionKind.PRONOUN, type=EntityType.PERSON, entity=entity)
