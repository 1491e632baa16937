"""What kind of source the words of a source name: by entity, by table, never by guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from reportedly.model.base import Span
from reportedly.model.reading import Entity, EntityType, Mention, MentionKind, Source, SourceKind
from reportedly.read.source_words import head_end, head_role, role_of_word, tells_office
from reportedly.read.suppliers_named import find_supplier, outlet_by_words, supplier_kind
from reportedly.text.known import first_names, known
from reportedly.text.places import Places
from reportedly.text.words import find_words

_OFFICIAL = {True: SourceKind.NAMED_OFFICIAL, False: SourceKind.UNNAMED_OFFICIAL}
_PERSON = {True: SourceKind.NAMED_PERSON, False: SourceKind.UNNAMED_PERSON}
_BY_ROLE = {
    "document": SourceKind.DOCUMENT,
    "group": SourceKind.GROUP,
    "institution": SourceKind.ORGANISATION,
    "media": SourceKind.MEDIA_UNNAMED,
    "organisation": SourceKind.ORGANISATION,
    "official": SourceKind.UNNAMED_OFFICIAL,
    "person": SourceKind.UNNAMED_PERSON,
}
_THINGS = frozenset({"institution", "organisation", "group", "media", "document"})
_MOST = 0.6  # of the head phrase: "Canada" is not "Environment Canada"
_TITLE_REACH = 60  # characters before a name in which its title stands


class SourceReader:
    """Turns the span of a source into a Source, with the mentions and entities of one report at hand."""

    def __init__(self, text: str, mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
        self._text = text
        self._mentions = Places((mention, [mention.span]) for mention in mentions)
        self._named = {m.entity for m in mentions if m.kind is MentionKind.NAME}
        self._entities = {entity.id: entity for entity in entities}
        self._official = set(_officials(text, mentions))

    def read(self, place: Span, *, stands_for: Span | None = None) -> Source:
        """Decide kind, name and entity of a source span; those of what a relative pronoun stands for."""
        span = stands_for or place
        mention = self._main_mention(span)
        entity = self._entities.get(mention.entity) if mention and _is_about(mention, span, self._text) else None
        if mention and entity and mention.kind is MentionKind.NOMINAL and _is_thing_of(entity, span.of(self._text)):
            entity = None
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
        ranked = [m for m in named if _is_the_name(m, span, self._text)][-1:]
        ranked = (ranked if whole and ranked and whole[0].kind is MentionKind.NAME else whole) + ranked
        head = Span(start=span.start, end=span.start + head_end(span.of(self._text)))
        return next(iter(ranked or _last([m for m in inside if m.end <= head.end + 2], head)), None)

    def _name(self, span: Span, entity: Entity | None) -> str:
        words = span.of(self._text)
        return entity.name if entity and entity.type is not EntityType.OTHER else words

    def _kind(self, span: Span, mention: Mention | None, entity: Entity | None) -> SourceKind:
        words = span.of(self._text)
        supplier = find_supplier(words)
        if supplier is not None:
            return supplier
        role = head_role(words)
        if role is None and entity is not None and entity.id not in self._named:
            role = head_role(entity.name)  # "they", of some officials
        if entity and entity.type is EntityType.PERSON and mention is not None:
            return self._person(span, mention, entity, role)
        by_words = outlet_by_words(words) or (supplier_kind(entity.name) if entity else None)
        if by_words is not None:
            return by_words
        if _is_body(words):
            return SourceKind.ORGANISATION
        if role in _BY_ROLE and not (role == "media" and _is_capitalised(words)):
            return _BY_ROLE[role]
        if entity is None and _is_capitalised(words):
            return _kind_of_name(words)
        if entity is None and words.istitle() and words.isalpha():
            return self._kind_of_surname(words)
        if entity is None and _ends_in_name(words):
            return _PERSON[True]
        return _kind_of_entity(entity)

    @cached_property
    def _capitals(self) -> dict[str, bool]:
        """Words that have a capital inside of a sentence → whether a given name stands before one of them."""
        found: dict[str, bool] = {}
        last = None
        for match in find_words(self._text):
            if last is not None and match[0][0].isupper() and self._text[last.end() : match.start()] == " ":
                found[match[0]] = found.get(match[0], False) or last[0] in first_names()
            last = match
        return found

    def _kind_of_surname(self, word: str) -> SourceKind:
        """One capitalised word that nothing is known of: a name only if it has its capital inside of sentences, too."""
        if word not in self._capitals:
            return SourceKind.UNNAMED_PERSON
        return SourceKind.NAMED_PERSON if self._capitals[word] else SourceKind.ORGANISATION

    def _person(self, span: Span, mention: Mention, entity: Entity, role: str | None) -> SourceKind:
        """A person, named somewhere in the report or not, who holds a public office or not."""
        if entity.id not in self._named:
            otherwise = (_OFFICIAL if entity.id in self._official else _PERSON)[False]
            return _BY_ROLE.get(role or "", otherwise)
        words = span.of(self._text)
        name = (mention.start - span.start, mention.end - span.start)
        is_name = mention.kind is MentionKind.NAME
        office = entity.id in self._official or (tells_office(words, name) if is_name else role == "official")
        return (_OFFICIAL if office else _PERSON)[True]


def is_carrier(source: Source) -> bool:
    """Whether somebody to whom something was told is a step of the chain: an outlet, an agency, "state television".

    "The paper" and "our reporter" are mostly the outlet itself, and so no step.
    """
    if source.kind is SourceKind.MEDIA_UNNAMED:
        words = (source.name or "").lower().split()
        return not (len(words) == 2 and words[0] in ("the", "this", "our", "that"))
    return source.kind in (SourceKind.OUTLET, SourceKind.AGENCY)


def _officials(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """The entities that some words of the report give a public office: a nominal, or the title before a name."""
    for mention in mentions:
        if mention.type is EntityType.PERSON:
            is_name = mention.kind is MentionKind.NAME
            if _has_title(text, mention) if is_name else _is_office(text, mention):
                yield mention.entity


def _is_office(text: str, mention: Mention) -> bool:
    return mention.kind is MentionKind.NOMINAL and head_role(mention.span.of(text)) == "official"


def _has_title(text: str, mention: Mention) -> bool:
    """ "Prime Minister Jon Dahl", "spokeswoman Lena Varga": the word right before a name is a public office."""
    line = text[max(0, mention.start - _TITLE_REACH) : mention.start].rpartition("\n")[2]
    before = list(find_words(line))
    if not before or line[before[-1].end() :].strip(" .") or before[-1][0].lower().endswith("s"):
        return False
    return head_role(line[before[max(0, len(before) - 3)].start() :].strip(" .")) == "official"


def _is_capitalised(words: str) -> bool:
    """ "Environment Canada", "NOAA": a name that nothing else is known of speaks as a body."""
    found = [match[0] for match in find_words(words) if match[0].lower() not in ("the", "of", "and", "for")]
    return all(word[0].isupper() for word in found) and (len(found) > 1 or "".join(found).isupper()) and bool(found)


def _ends_in_name(words: str) -> bool:
    """ "shop steward Per Lind": a role or a given name before a capitalised word that nobody found to be a name."""
    found = [match[0] for match in find_words(words[: head_end(words)])]
    if len(found) < 2 or not (found[-1][0].isupper() and found[-2][0].isupper()):
        return False
    return found[-2] in first_names() or (len(found) > 2 and role_of_word(found[-3]) in ("person", "official"))


def _kind_of_name(words: str) -> SourceKind:
    """ "Spokeswoman Eva Lind", "Eva Lind": a person, by title or given name, though nobody else has it; else a body."""
    found = [match[0] for match in find_words(words)]
    roles = {role_of_word(word.lower()) for word in found[:-1]}
    if "official" in roles:
        return SourceKind.NAMED_OFFICIAL
    is_given = found[0] in first_names() and len(found) in (2, 3)
    return SourceKind.NAMED_PERSON if is_given else SourceKind.ORGANISATION


def _is_body(words: str) -> bool:
    """Whether a table has the whole name as that of a body or of a government's seat ("the United Nations")."""
    found = known(re.sub(r"^[Tt]he ", "", words).strip())
    return found is not None and found.kind in ("body", "seat")


def _kind_of_entity(entity: Entity | None) -> SourceKind:
    if entity is None:
        return SourceKind.UNNAMED_PERSON
    if entity.type in (EntityType.ORGANISATION, EntityType.PLACE):
        return SourceKind.ORGANISATION
    return SourceKind.GROUP if entity.type is EntityType.GROUP else SourceKind.UNNAMED_PERSON


def _is_the_name(mention: Mention, span: Span, text: str) -> bool:
    """Whether the source is this person: not "Mr Doe's lawyer", not "a lawyer for Mr Doe", not "the Doe camp"."""
    words = span.of(text)
    behind = words[mention.end - span.start : max(head_end(words), mention.end - span.start)]
    if re.match(r"['’]s?\s+\w", text[mention.end : span.end]) or head_role(behind) in _THINGS:
        return False
    before = words[: mention.start - span.start]
    if mention.start - span.start < head_end(words) or not before.strip():
        return True
    if "," in before:
        return head_role(before) in ("official", "person", None) and before.rstrip().endswith(",")
    return _is_title(before)


def _is_title(before: str) -> bool:
    """ "US Secretary of State", "Centre for Sleep Research Director": capitals only, no plural ("Friends of …")."""
    found = [match[0] for match in find_words(before)]
    role = head_role(before)
    capitals = all(word[0].isupper() or word in ("of", "for", "and", "the") for word in found)
    return capitals and found[0] not in ("A", "An") and role in ("official", "institution", None)


def _is_thing_of(entity: Entity, words: str) -> bool:
    """ "the Dahl administration" is no person, though it is named after one."""
    return entity.type is EntityType.PERSON and head_role(words) in _THINGS


def _last(mentions: list[Mention], span: Span) -> list[Mention]:
    return [m for m in mentions if m.end >= span.end - 2]


def _is_about(mention: Mention, span: Span, text: str) -> bool:
    """Whether a mention is who the words mean: a person with their title, else most of the words themselves."""
    if mention.type is EntityType.PERSON:
        return True
    return mention.end - mention.start >= _MOST * head_end(span.of(text))


