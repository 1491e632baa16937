"""Quotations find their speakers: the cue beside them, the speaker before them, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.model.base import Span
from reportedly.model.reading import Quotation
from reportedly.model.report import Block, Report
from reportedly.read.drafts import Draft, holding_piece
from reportedly.read.labels import labelled
from reportedly.read.leads import lead_in
from reportedly.read.parse import ParsedBlock
from reportedly.read.sentences import split_sentences
from reportedly.text.places import Places

_REACH_AFTER = 160  # characters between a quotation and the cue behind it ("…", said Jane Doe, a 44-year-old …)
_REACH_BEFORE = 160
_SIGNED = re.compile(r"\s{0,4}(?:[―—–]|--?)\s{0,2}([A-Z][^\n“”\"!?;:]{1,59}[^\s.“”\"!?;:,])\.?\s{0,3}$")
_LONGEST_SIGNATURE = 70  # characters, its dash included
_GAP = 40  # characters in front of a quotation in which the end of a sentence is looked for
_NO_SPEECH = ("silence", "want", "cite")


def attach_quotations(
    report: Report,
    blocks: Sequence[ParsedBlock],
    *,
    quotations: Sequence[Quotation],
    drafts: list[Draft],
) -> list[Draft]:
    """Give every spoken quotation to the draft of its speaker; add drafts for transcript labels ("SMITH: …").

    Content that breaks off inside of a quotation is stretched to its end. A quotation goes to the cue in its own
    sentence, else to the speaker whom it continues (same paragraph, or paragraphs without a closing mark), else to
    nobody. Cost: linear in drafts and quotations, times what stands near one.
    """
    speech = Places((q, [q.span]) for q in quotations if q.is_speech)
    for draft in drafts:
        _keep_inside(draft, speech)
        _stretch(draft, speech)
    desk = _Desk(report, blocks, drafts, speech)
    signed: list[Draft] = []
    loose: list[tuple[int, Quotation]] = []
    for number, parsed in enumerate(blocks):
        inside = speech.inside([parsed.block.span])
        left = desk.attach(parsed.block, number, inside)
        by_name = list(_signed(report, blocks, number, inside))
        named = {draft.content[0] for draft in by_name}
        loose += [(number, quotation) for quotation in left if quotation.span not in named]
        signed += by_name
    transcript = labelled(report, blocks)
    loose = [(number, quotation) for number, quotation in loose if not desk.goes_on(quotation)]
    unheard = _outside(loose, [*signed, *transcript])
    return [*drafts, *signed, *transcript, *lead_in(report.text, blocks, unheard)]


def _outside(loose: Sequence[tuple[int, Quotation]], drafts: Sequence[Draft]) -> list[tuple[int, Quotation]]:
    held = Places((draft, draft.content) for draft in drafts)
    return [(number, quotation) for number, quotation in loose if not held.touching([quotation.span])]


def _keep_inside(draft: Draft, speech: Places[Quotation]) -> None:
    """Whoever speaks inside of a quotation ("I think …") says nothing that stands outside of it."""
    around = [q.span for q in speech.touching([draft.cue[-1]]) if q.span.holds(draft.cue[-1])]
    if around:
        limit = around[0]
        clipped = [(max(p.start, limit.start), min(p.end, limit.end)) for p in draft.content if p.meets(limit)]
        draft.content = [Span(start=start, end=end) for start, end in clipped]


def _stretch(draft: Draft, speech: Places[Quotation]) -> None:
    pieces = draft.content
    for quotation in speech.touching(pieces):
        span = quotation.span
        if any(span.holds(cue) for cue in draft.cue) or not any(piece.meets(span) for piece in pieces):
            continue
        pieces = [_stretched(piece, span) for piece in pieces]
    draft.content = _merged(pieces)


def _stretched(piece: Span, quotation: Span) -> Span:
    if not piece.meets(quotation):
        return piece
    return Span(start=min(piece.start, quotation.start), end=max(piece.end, quotation.end))


def _merged(pieces: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for piece in sorted(pieces):
        if merged and piece.start < merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return merged


# ---- who speaks -----------------------------------------------------------------------------------------------


class _Desk:
    """Gives quotations to drafts, and knows which draft holds what: their contents grow on the way."""

    def __init__(
        self, report: Report, blocks: Sequence[ParsedBlock], drafts: Sequence[Draft], speech: Places[Quotation]
    ) -> None:
        self._text = report.text
        self._speech = speech
        self._cues: dict[int, Places[Draft]] = {}
        self._leads: dict[int, Draft] = {}  # number of a block that ends in a colon → its last cue
        of_block: dict[int, list[Draft]] = {}
        for draft in drafts:
            of_block.setdefault(draft.block, []).append(draft)
        for number, own in of_block.items():
            free = [draft for draft in own if not self._is_spoken(draft.cue[-1])]
            self._cues[number] = Places((draft, [_whole(draft.cue)]) for draft in free)
            self._lead(number, blocks[number].block, free)
        self._numbers = {id(draft): number for number, draft in enumerate(drafts)}
        self._contents = Places((draft, draft.content) for draft in drafts)
        self._carriers: dict[int, Draft] = {}  # start of a quotation → who speaks it
        self._going_on: dict[int, Draft] = {}  # start of a quotation → who speaks the paragraphs that continue it
        self._floor: tuple[int, Draft] | None = None  # number of the last block that ends with somebody's words

    def _lead(self, number: int, block: Block, free: Sequence[Draft]) -> None:
        """ "He said:" and the quotation in the next paragraph: the last cue of a block that ends in a colon."""
        colon = len(self._text[block.start : block.end].rstrip()) + block.start - 1
        speaking = [draft for draft in free if draft.sources and draft.kind not in _NO_SPEECH]
        if self._text[colon] == ":" and speaking:
            last = max(speaking, key=lambda draft: draft.cue[-1].end)
            if len(split_sentences(self._text[last.cue[-1].end : colon])) <= 1:
                self._leads[number] = last

    def _is_spoken(self, cue: Span) -> bool:
        return any(quotation.span.holds(cue) for quotation in self._speech.touching([cue]))

    def attach(self, block: Block, number: int, inside: Sequence[Quotation]) -> list[Quotation]:
        """Give each quotation of a block to its speaker; return those that found none, in order."""
        last = self._speaking_before(block, number, inside)
        loose = []
        for quotation in inside:
            holder = self._holder(quotation)
            carried = None if quotation.part_of is None else self._carriers.get(quotation.part_of)
            opens = not self._text[block.start : quotation.start].strip()
            speaker = holder or self._beside(quotation, number, opens=opens) or carried
            if speaker is None and _stands_alone(self._text, quotation, block):
                speaker = last
            if speaker is None:
                if not self._is_claimed(quotation):
                    loose.append(quotation)
                continue
            if holder is None:
                self._add(speaker, quotation.span)
            self._carriers[quotation.start] = last = speaker
            if quotation.part_of is not None:
                self._going_on.setdefault(quotation.part_of, speaker)
        self._keep_floor(block, number, inside, last)
        return loose

    def _speaking_before(self, block: Block, number: int, inside: Sequence[Quotation]) -> Draft | None:
        """Whose words a paragraph of nothing but quotations goes on with: those at the end of the one before."""
        if self._floor is None or self._floor[0] != number - 1 or not inside:
            return None
        at, words = block.start, ""
        for quotation in inside:
            words += self._text[at : quotation.start]
            at = quotation.end
        words += self._text[at : block.end]
        return None if any(char.isalnum() for char in words) else self._floor[1]

    def _keep_floor(self, block: Block, number: int, inside: Sequence[Quotation], last: Draft | None) -> None:
        """Remember who speaks at the end of a block: the last quotation's speaker, if no sentence stands behind it."""
        ends = bool(inside) and len(split_sentences(self._text[inside[-1].end : block.end])) <= 1
        spoken = last if ends and inside[-1].start in self._carriers else None
        self._floor = (number, spoken) if spoken is not None else None

    def goes_on(self, quotation: Quotation) -> bool:
        """Give an unclosed quotation the speaker that only a later paragraph of it names; False where none does."""
        speaker = self._going_on.get(quotation.start)
        if speaker is not None:
            self._add(speaker, quotation.span)
        return speaker is not None

    def _is_claimed(self, quotation: Quotation) -> bool:
        """Whether anybody outside of the quotation says a part of it."""
        near = self._contents.touching([quotation.span])
        return any(not quotation.span.holds(draft.cue[-1]) for draft in near)

    def _holder(self, quotation: Quotation) -> Draft | None:
        """The outermost draft whose content already holds this quotation."""
        near = self._contents.touching([quotation.span])
        holding = [d for d in near if d.sources and holding_piece(d.content, quotation.span) is not None]
        return max(holding, key=lambda d: d.content[-1].end - d.content[0].start, default=None)

    def _add(self, draft: Draft, span: Span) -> None:
        if draft.content and draft.content[-1].end <= span.start:  # the common case, and the one that must be cheap
            draft.content.append(span)
        else:
            draft.content = _merged([*draft.content, span])
        self._contents.widen(self._numbers[id(draft)], [span])

    def _beside(self, quotation: Quotation, block: int, *, opens: bool) -> Draft | None:
        """The cue in the quotation's own sentence, the nearest first; else the one that leads in."""
        start, end = max(0, quotation.start - _REACH_BEFORE - 1), quotation.end + _REACH_AFTER + 1
        ranked: list[tuple[tuple[bool, int], int, Draft]] = []
        for draft in self._cues[block].touching([Span(start=start, end=end)]) if block in self._cues else ():
            if not draft.sources or draft.kind in _NO_SPEECH:
                continue
            distance = _distance(self._text, quotation, draft)
            if distance is not None:
                ranked.append((distance, draft.cue[0].start, draft))
        if ranked:
            return min(ranked, key=lambda row: row[:2])[2]
        return self._leads.get(block - 1) if opens else None


def _whole(spans: Sequence[Span]) -> Span:
    return Span(start=spans[0].start, end=max(span.end for span in spans))


def _stands_alone(text: str, quotation: Quotation, block: Block) -> bool:
    """Whether the quotation is a sentence of its own: only then does it go on with the last speaker."""
    before = text[max(block.start, quotation.start - _GAP) : quotation.start].rstrip()
    return not before or before[-1] in '.!?”"’'


def _distance(text: str, quotation: Quotation, draft: Draft) -> tuple[bool, int] | None:
    """How far a cue stands from the quotation: whether a sentence ends between them, then characters; None: too far."""
    start = min(draft.cue[0].start, *(s.start for s in draft.sources))
    end = max(draft.cue[-1].end, *(s.end for s in draft.sources))
    if draft.cue[0].start >= quotation.end:
        between = text[quotation.end : draft.cue[0].start]
        reach = _REACH_AFTER
        if _opens_sentence(text, quotation, start, draft):
            return None
    elif end <= quotation.start or draft.cue[-1].end <= quotation.start:
        between = text[draft.cue[-1].end : quotation.start]
        reach = _REACH_BEFORE
    else:
        return None
    if len(between) > reach or len(split_sentences(between)) > 1:
        return None
    return between.rstrip().endswith((".", "!", "?")), len(between)


def _opens_sentence(text: str, quotation: Quotation, start: int, draft: Draft) -> bool:
    """Whether a cue behind a quotation that closed its sentence (“….” Falk added that …) belongs to the next one."""
    if text[quotation.end - 2] not in ".…" or text[quotation.end : quotation.end + 2].lstrip().startswith(","):
        return False
    held = any(piece.start >= quotation.end for piece in draft.content)
    return start - quotation.end > 1 or (held and text[start].isupper())


def _signed(
    report: Report, blocks: Sequence[ParsedBlock], number: int, inside: Sequence[Quotation]
) -> Iterator[Draft]:
    """ “…” ― Nora Lind: a quotation with its speaker's name behind a dash, at its paragraph's end or below it."""
    block = blocks[number].block
    for quotation in inside:
        last = not report.text[quotation.end : block.end].strip()
        end = blocks[number + 1].block.end if last and number + 1 < len(blocks) else block.end
        match = _SIGNED.match(report.text, quotation.end, min(end, quotation.end + _LONGEST_SIGNATURE))
        if match:
            name = Span(start=match.start(1), end=match.end(1))
            dash = re.search(r"\S", report.text[quotation.end : name.start])
            mark = quotation.end + (dash.start() if dash else 0)
            yield Draft("say", None, [Span(start=mark, end=mark + 1)], [name], [quotation.span], block=number)
