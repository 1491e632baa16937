"""Who says what: candidates of the parse and quotations joined into attributions, with nesting."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from reportedly.model.base import Span
from reportedly.model.reading import (
    Attribution,
    Entity,
    Mention,
    Mode,
    Quotation,
    Source,
    SourceKind,
)
from reportedly.model.report import Report
from reportedly.read.candidates import Found
from reportedly.read.chained import with_links
from reportedly.read.drafts import Draft, holding_piece
from reportedly.read.grammar import coordinated, noun_phrase, runs
from reportedly.read.it_said import resolve_it
from reportedly.read.parse import ParsedBlock
from reportedly.read.reported import find_reported
from reportedly.read.sources import SourceReader, is_carrier
from reportedly.read.speakers import attach_quotations
from reportedly.read.tokens import Token
from reportedly.read.whose import Voices, whose
from reportedly.text.places import Places

_DIRECT_SHARE = 0.8  # of the content inside of quotation marks
_GAP = 3  # characters between what is said and the quotation inside of it



def read_attributions(
    report: Report,
    blocks: Sequence[ParsedBlock],
    *,
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
) -> tuple[Attribution, ...]:
    """Find every attribution of a report, in the order of their cues.

    Agentless ones ("is expected to …") have one source of kind `unstated`. `within` names the smallest other
    attribution whose content holds the cue. An outlet to whom something was told is an outer attribution of its own.
    Cost: linear in the tokens, a small part of the parse. Source: PARC 3.0 (Pareti 2016) for the roles.
    """
    drafts = [draft for number, parsed in enumerate(blocks) for draft in _drafts(parsed, number)]
    drafts = attach_quotations(report, blocks, quotations=quotations, drafts=drafts)
    spoken = Places((q.span, [q.span]) for q in quotations if q.is_speech)
    for draft in drafts:
        if draft.under is not None and not draft.content:
            draft.content = list(draft.under.content)
        draft.content = _without_own(draft, spoken)
    drafts = _without_doubles([draft for draft in drafts if _says_anything(draft, report.text)])
    drafts.sort(key=lambda draft: (draft.cue[0].start, draft.cue[0].end))
    reader = SourceReader(report.text, mentions, entities)
    found = _number(drafts, reader, speech=spoken)
    starts = [Span(start=parsed.block.start, end=parsed.block.end) for parsed in blocks]
    return resolve_it(found, report.text, blocks=starts, mentions=mentions, entities=entities)


def _drafts(parsed: ParsedBlock, number: int) -> list[Draft]:
    """One draft for each cue of a block; a link of a chain is joined to the draft of the cue above it."""
    made: dict[int, Draft] = {}

    def draft_of(found: Found) -> Draft:
        key = parsed.end(found.cue[-1])
        if key not in made or (found.sources and not made[key].sources):  # "reports say": the verb, not the noun
            made[key] = _draft(parsed, found, number)
        return made[key]

    for found in with_links(parsed.doc, list(find_reported(parsed))):
        draft = draft_of(found)
        if found.under is not None:
            draft.under = draft_of(found.under)
    return list(made.values())


def _draft(parsed: ParsedBlock, found: Found, number: int) -> Draft:
    def spans(tokens: list[Token]) -> list[Span]:
        ordered = sorted(set(tokens), key=lambda token: int(token.i))
        return [parsed.span(first, last) for first, last in runs(ordered)]

    voices = whose(found)
    sources, refers = _named(parsed, voices)
    told = [phrase for phrase in _told(found) if phrase]
    kind = found.kind
    return Draft(
        kind.kind,
        kind.certainty,
        spans(found.cue),
        sources,
        _joined(parsed, spans(found.content)),
        told=parsed.span(told[-1][0], told[-1][-1]) if told else None,
        block=number,
        refers=refers,
        quoting=[parsed.span(phrase[0], phrase[-1]) for phrase in voices.quoting],
        via=[parsed.span(phrase[0], phrase[-1]) for phrase in (*voices.via, *told[:-1])],
    )


def _told(found: Found) -> list[list[Token]]:
    """Whom it was told to, one by one ("told the Gazette and Reuters")."""
    head = next((token for token in found.told if token.head not in found.told), None)
    return [found.told, *(noun_phrase(other) for other in coordinated(head) if other is not head)] if head else []


def _named(parsed: ParsedBlock, voices: Voices) -> tuple[list[Span], dict[Span, Span]]:
    """The spans of the sources, and what those of them that are relative pronouns stand for."""
    sources, refers = [], {}
    for words, referent in voices.sources:
        span = parsed.span(words[0], words[-1])
        sources.append(span)
        if referent:
            refers[span] = parsed.span(referent[0], referent[-1])
    return sources, refers


def _joined(parsed: ParsedBlock, spans: list[Span]) -> list[Span]:
    """Join runs of content that only white space parts."""
    text = parsed.text
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end - parsed.block.start : span.start - parsed.block.start].strip():
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return joined


def _says_anything(draft: Draft, text: str) -> bool:
    """Whether the content has a word: a closing mark alone is none."""
    return any(character.isalnum() for piece in draft.content for character in text[piece.start : piece.end])


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Of two drafts on one cue keep the one with more content."""
    best: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        key = (draft.cue[-1].start, draft.cue[-1].end)
        if key not in best or _size(draft.content) > _size(best[key].content):
            best[key] = draft
    kept = {id(draft) for draft in best.values()}
    return [draft for draft in drafts if id(draft) in kept]


def _without_own(draft: Draft, spoken: Places[Span]) -> list[Span]:
    """The content, in order and disjoint, without the draft's own source and cue.

    Quotations apart: a source or cue that stands inside of a spoken quotation stays, since marks are never cut apart
    (“We, he said, will go.”).
    """
    own = [each for each in (*draft.sources, *draft.cue) if not any(q.holds(each) for q in spoken.touching([each]))]
    own.sort()
    kept: list[Span] = []
    for piece in sorted(draft.content):
        start = max(piece.start, kept[-1].end) if kept else piece.start
        for each in own[bisect_left(own, start, key=lambda span: span.end) :] if start < piece.end else ():
            if each.start >= piece.end:
                break
            if start < each.start:
                kept.append(Span(start=start, end=each.start))
            start = max(start, each.end)
        if start < piece.end:
            kept.append(Span(start=start, end=piece.end))
    return kept


def _size(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


# ---- from drafts to records -----------------------------------------------------------------------------------


def _number(drafts: list[Draft], reader: SourceReader, *, speech: Places[Span]) -> tuple[Attribution, ...]:
    ids = {id(draft): f"a{number}" for number, draft in enumerate(drafts, 1)}
    contents = Places((draft, draft.content) for draft in drafts)
    _reach_as_far(drafts, contents)
    for draft in drafts:  # what grew may have grown over its own cue
        draft.content = _without_own(draft, speech)
    contents = Places((draft, draft.content) for draft in drafts)
    found = []
    for draft in drafts:
        outer = draft.under if draft.under is not None and id(draft.under) in ids else _outer(draft, contents)
        told = reader.read(draft.told) if draft.told else None
        found.append(
            Attribution(
                id=ids[id(draft)],
                sources=_sources(draft, reader),
                cue=tuple(draft.cue),
                content=tuple(draft.content),
                mode=_mode(draft, speech),
                within=ids[id(outer)] if outer is not None else None,
                certainty=draft.certainty,
                told=told if told and is_carrier(told) else None,
                via=_via(draft, reader),
                act=draft.kind,
            )
        )
    return tuple(found)


def _reach_as_far(drafts: Sequence[Draft], contents: Places[Draft]) -> None:
    """ "She said she recalls thinking, “…”": what is said inside of somebody's words belongs to those words."""
    for draft in reversed(drafts):
        outer = _outer(draft, contents)
        last = outer.content[-1] if outer is not None else None
        if outer is None or last is None:
            continue
        for piece in draft.content:
            if last.start <= piece.start <= last.end + _GAP < piece.end:
                last = Span(start=last.start, end=piece.end)
        outer.content = [*outer.content[:-1], last]


def _sources(draft: Draft, reader: SourceReader) -> tuple[Source, ...]:
    if not draft.sources:
        return (Source(kind=SourceKind.UNSTATED),)
    return tuple(reader.read(span, stands_for=draft.refers.get(span)) for span in draft.sources)


def _via(draft: Draft, reader: SourceReader) -> tuple[Source, ...]:
    """Who quotes the source, then the outlets through which its words came, each once."""
    outlets = [source for source in map(reader.read, draft.via) if is_carrier(source)]
    return tuple(dict.fromkeys([*map(reader.read, draft.quoting), *outlets]))


def _mode(draft: Draft, speech: Places[Span]) -> Mode:
    if draft.verbatim:
        return Mode.DIRECT
    # what somebody else is quoted as saying of it ("“She wants this deal,” he said") is no speech of hers
    near = {(p, span) for p in draft.content for span in speech.touching([p]) if not span.holds(draft.cue[-1])}
    quoted = sum(max(0, min(p.end, q.end) - max(p.start, q.start)) for p, q in near)
    if quoted >= _DIRECT_SHARE * _size(draft.content):
        return Mode.DIRECT
    return Mode.MIXED if quoted else Mode.INDIRECT


def _outer(draft: Draft, contents: Places[Draft]) -> Draft | None:
    """The smallest other attribution whose content holds this one's cue, or None."""
    cue = draft.cue[-1]
    holding = [
        other
        for other in contents.touching([cue])
        if other is not draft and holding_piece(other.content, cue) is not None and not _holds(draft, other)
    ]
    return min(holding, key=_reach, default=None)


def _reach(draft: Draft) -> int:
    """From the first to the last character of what is said: cheap for contents of many pieces too."""
    return draft.content[-1].end - draft.content[0].start


def _holds(draft: Draft, other: Draft) -> bool:
    """Whether the other one's cue stands in this one's content too: neither is then inside of the other."""
    inside = holding_piece(draft.content, other.cue[-1]) is not None
    return inside and (_reach(draft), draft.cue[0].start) >= (_reach(other), other.cue[0].start)
