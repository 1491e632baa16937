"""What kind of source the words of a source name: by entity, by table, never by guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.model.base import Span
from reportedly.model.reading import Entity, EntityType, Mention, MentionKind, Source, SourceKind
from reportedly.text.places import Places
from reportedly.text.plain import level
from reportedly.text.suppliers import find_supplier_named
from reportedly.text.tables import read_table
from reportedly.text.words import find_words

_OFFICIAL = {True: SourceKind.NAMED_OFFICIAL, False: SourceKind.UNNAMED_OFFICIAL}
_PERSON = {True: SourceKind.NAMED_PERSON, False: SourceKind.UNNAMED_PERSON}
_SUPPLIERS = {"agency": SourceKind.AGENCY, "pictures": SourceKind.AGENCY, "outlet": SourceKind.OUTLET}
_BEHIND_HEAD = re.compile(r"\s+(?:of|for|in|from|at|with|on|to|who|that|which|familiar|close|by|near)\s+|,")
_BY_ROLE = {
    "document": SourceKind.DOCUMENT,
    "group": SourceKind.GROUP,
    "media": SourceKind.MEDIA_UNNAMED,
    "organisation": SourceKind.ORGANISATION,
    "official": SourceKind.UNNAMED_OFFICIAL,
    "person": SourceKind.UNNAMED_PERSON,
}
_MOST = 0.6  # of the head phrase: "Canada" is not "Environment Canada"
_MEDIA_ADJECTIVES = re.compile(r"\b(?:media|press|news|local|state)\b", re.IGNORECASE)


@cache
def _roles() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in read_table("source_roles")}


def role_of_word(word: str) -> str | None:
    """What the table says of a head noun in lower case: official, person, group, media, document, organisation."""
    return _roles().get(word)


def supplier_kind(name: str) -> SourceKind | None:
    """AGENCY or OUTLET if the table of agencies and outlets has this written form; an image bank is an agency too."""
    found = find_supplier_named(name)
    return _SUPPLIERS[found.kind] if found else None


def find_supplier(words: str) -> tuple[int, int] | None:
    """Where the longest written form of an agency or outlet stands in these words, by whole words; None for none."""
    found = [match.span() for match in find_words(words)]
    for size in range(min(6, len(found)), 0, -1):
        for at in range(len(found) - size + 1):
            start, end = found[at][0], found[at + size - 1][1]
            if words[start:end][:1].isupper() and supplier_kind(_bare(words[start:end])):
                return start, start + len(_bare(words[start:end]))
    return None


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


class SourceReader:
    """Turns the span of a source into a Source, with the mentions and entities of one report at hand."""

    def __init__(self, text: str, mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
        self._text = text
        self._mentions = Places((mention, [mention.span]) for mention in mentions)
        self._named = {m.entity for m in mentions if m.kind is MentionKind.NAME}
        self._entities = {entity.id: entity for entity in entities}
        self._official = {m.entity for m in mentions if m.kind is MentionKind.NOMINAL and _is_official(m.span.of(text))}

    def read(self, place: Span, *, stands_for: Span | None = None) -> Source:
        """Decide kind, name and entity of a source span; those of what a relative pronoun stands for."""
        span = stands_for or place
        mention = self._main_mention(span)
        entity = self._entities.get(mention.entity) if mention and _is_about(mention, span, self._text) else None
        kind = self._kind(span, mention, entity)
        return Source(
            kind=kind,
            start=place.start,
            end=place.end,
            name=self._name(span, entity),
            entity=entity.id if entity else None,
        )

    def _main_mention(self, span: Span) -> Mention | None:
        """The mention that the source is about: a person's name first, then what ends where the head ends."""
        inside = self._mentions.inside([span])
        named = [m for m in inside if m.kind is MentionKind.NAME and m.type is EntityType.PERSON]
        whole = [m for m in inside if m.start <= span.start + 4 and m.end >= span.end - 2]
        ranked = whole + (named if not _possessed(self._text, span, named) else [])
        head = Span(start=span.start, end=span.start + _head_length(span.of(self._text)))
        return next(iter(ranked or _last([m for m in inside if m.end <= head.end + 2], head)), None)

    def _name(self, span: Span, entity: Entity | None) -> str:
        words = span.of(self._text)
        return entity.name if entity and entity.type is not EntityType.OTHER else words

    def _kind(self, span: Span, mention: Mention | None, entity: Entity | None) -> SourceKind:
        words = span.of(self._text)
        supplier = find_supplier(words)
        if supplier and _is_the_supplier(words, supplier):
            kind = supplier_kind(words[slice(*supplier)])
            if kind:
                return kind
        role = _head_role(words)
        if entity and entity.type is EntityType.PERSON:
            official = entity.id in self._official or _is_official(words)
            return (_OFFICIAL if official else _PERSON)[entity.id in self._named]
        if (role == "media" and not words[:1].isupper()) or (role == "media" and _MEDIA_ADJECTIVES.search(words)):
            return SourceKind.MEDIA_UNNAMED
        if role:
            return _BY_ROLE[role]
        if entity is None and _is_capitalised(words):
            return SourceKind.ORGANISATION
        return _kind_of_entity(entity)


def _is_capitalised(words: str) -> bool:
    """ "Environment Canada", "NOAA": a name that nothing else is known of speaks as a body."""
    found = [match[0] for match in find_words(words) if match[0].lower() not in ("the", "of", "and", "for")]
    return all(word[0].isupper() for word in found) and (len(found) > 1 or "".join(found).isupper()) and bool(found)


def _kind_of_entity(entity: Entity | None) -> SourceKind:
    if entity is None:
        return SourceKind.UNNAMED_PERSON
    if entity.type in (EntityType.ORGANISATION, EntityType.PLACE):
        return SourceKind.ORGANISATION
    return SourceKind.GROUP if entity.type is EntityType.GROUP else SourceKind.UNNAMED_PERSON


def _possessed(text: str, span: Span, named: list[Mention]) -> bool:
    """ "Mr Doe's lawyer" is not Mr Doe."""
    return any(re.match(r"['’]s?\s+\w", text[m.end : span.end]) for m in named)


def _last(mentions: list[Mention], span: Span) -> list[Mention]:
    return [m for m in mentions if m.end >= span.end - 2]


def _is_about(mention: Mention, span: Span, text: str) -> bool:
    """Whether a mention is who the words mean: a person with their title, else most of the words themselves."""
    if mention.type is EntityType.PERSON:
        return True
    return mention.end - mention.start >= _MOST * _head_length(span.of(text))


def _is_official(words: str) -> bool:
    return any(_roles().get(match[0].lower()) == "official" for match in find_words(words))


def _head_length(words: str) -> int:
    """How many characters the phrase has before its first preposition or comma."""
    match = _BEHIND_HEAD.search(level(words))
    return match.start() if match else len(words)


def _head_role(words: str) -> str | None:
    """The role of the head word: the last word before the first preposition, or else the last word."""
    head = re.sub(r"\s+(?:here|there|now|today)$", "", words[: _head_length(words)])
    found = [match[0].lower() for match in find_words(head)]
    return _roles().get(found[-1]) if found else None


def _is_the_supplier(words: str, at: tuple[int, int]) -> bool:
    """Whether the source is the agency itself, not somebody of it or at it ("a Reuters photographer")."""
    behind = level(words[at[1] :]).strip().lower()
    before = level(words[: at[0]]).strip().lower()
    if (
        re.fullmatch(r"(?:'s)?(?:news agency|news|agency|agencies|newspaper|website|channel|television|tv)?", behind)
        is None
    ):
        return False
    return not before.endswith((" at", " of", " for", " to", " with", " from"))
