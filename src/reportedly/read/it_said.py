"""Who "it" is that says something ("…, it said"): the one body of the paragraph that speaks, or that is named."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from reportedly.model.base import Span
from reportedly.model.reading import Attribution, Entity, EntityType, Mention, MentionKind, Source, SourceKind

_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.AGENCY, SourceKind.OUTLET})
_ARTICLES = frozenset({"a", "an", "the"})
_MOST = 60  # sources and names of one paragraph that are looked at


def resolve_it(
    attributions: Sequence[Attribution], text: str, *, blocks: Sequence[Span], mentions: Sequence[Mention],
    entities: Sequence[Entity],
) -> tuple[Attribution, ...]:
    """Give "it" as a source the kind, name and entity of the body that it means; its span stays that of "it".

    Meant is the one body that is a source before it in its paragraph; where none is, the one that is named there. Where
    two can be meant it is left open. `blocks` in the order of the text. Order: as given. Cost: at most 60 sources and
    names for each "it", and one look at all of them.
    """
    told = [s for a in attributions for s in a.sources if s.kind in _BODIES and not _is_it(s, text)]
    spoken = sorted(((s.start, s) for s in told if s.start is not None), key=lambda body: body[0])
    named = sorted(_names(mentions, entities), key=lambda body: body[0])
    starts = [block.start for block in blocks]

    def resolved(each: Attribution) -> Attribution:
        place = _it(each, text)
        if place is None:
            return each
        first = starts[bisect_right(starts, place.start) - 1]
        meant = _only(spoken, first, place.start) or _only(named, first, place.start)
        own = meant and msgspec.structs.replace(meant, start=place.start, end=place.end)
        return msgspec.structs.replace(each, sources=(own,)) if own else each

    return tuple(map(resolved, attributions))


def _it(each: Attribution, text: str) -> Span | None:
    """The place of the source, where it is "it" alone and nobody has resolved it."""
    source = each.sources[0] if len(each.sources) == 1 else None
    if source is None or source.entity is not None or source.start is None or source.end is None:
        return None
    return Span(start=source.start, end=source.end) if _is_it(source, text) else None


def _is_it(source: Source, text: str) -> bool:
    return text[source.start : source.end].lower() == "it"


def _names(mentions: Sequence[Mention], entities: Sequence[Entity]) -> Iterable[tuple[int, Source]]:
    """Where organisations are named, each as the source that it would be."""
    known = {entity.id: entity for entity in entities}
    for m in mentions:
        if m.kind is MentionKind.NAME and m.type is EntityType.ORGANISATION and m.entity in known:
            name = known[m.entity].name
            yield m.start, Source(kind=SourceKind.ORGANISATION, start=m.start, end=m.end, name=name, entity=m.entity)


def _only(bodies: Sequence[tuple[int, Source]], first: int, end: int) -> Source | None:
    """The last of the bodies between two places, if all of them are one."""
    start = bisect_right(bodies, first - 1, key=lambda body: body[0])
    here = [body for body in bodies[start : start + _MOST] if body[0] < end]
    keys = {source.entity or _bare(source.name or "") for _, source in here}
    return here[-1][1] if len(keys) == 1 else None


def _bare(name: str) -> str:
    words = name.lower().split()
    return " ".join(words[bool(words) and words[0] in _ARTICLES :])
