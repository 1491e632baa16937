"""Account in, view out: claims with their voices, differences and cells of the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import structs

from reportedly.errors import ContractError
from reportedly.model.account import Account, Accounts, Why
from reportedly.model.base import Span
from reportedly.model.claim import Claim, Difference, Origins, Slot, Stance, Support
from reportedly.model.reading import Polarity
from reportedly.model.report import BlockKind
from reportedly.tell.carried import Carried
from reportedly.tell.clashes import list_clashes
from reportedly.tell.dates import show_date, show_when
from reportedly.tell.glance import glance
from reportedly.tell.harmless import plural
from reportedly.tell.labels import Label, label, word
from reportedly.tell.lineage import view_lineage
from reportedly.tell.marks import (
    WEIGHT,
    Stances,
    how_it_came,
    mark,
    plans_inside,
    says,
    stances,
    told,
    turns,
)
from reportedly.tell.notes import list_notes, within_note
from reportedly.tell.order import lower_repeated, notice
from reportedly.tell.origin_list import interval, list_origins
from reportedly.tell.prospects import list_asked, list_plans, placed
from reportedly.tell.sections import (
    list_credits,
    list_drifts,
    list_entities,
    list_figures,
    list_quotes,
    list_reuse,
    list_set_aside,
)  # fmt: skip
from reportedly.tell.shelf import DENIED, Shelf
from reportedly.tell.texts import fold_copies
from reportedly.tell.view import (
    Cell,
    Chip,
    ClaimView,
    Contrast,
    Inquiry,
    Mark,
    Moment,
    NumberShown,
    Piece,
    StoryView,
    Voice,
    Words,
)  # fmt: skip

# Marks whose words are told beside each other.
_APART = (Mark.DIFFERS, Mark.CONFLICTS, Mark.DENIES)


def view_stories(account: Account | Accounts) -> tuple[StoryView, ...]:
    """View every story of an account, in order. Cost: linear in the account."""
    accounts = account.accounts if isinstance(account, Accounts) else (account,)
    return tuple(view_story(single, number=number) for number, single in enumerate(accounts, start=1))


def view_story(account: Account, *, number: int = 1) -> StoryView:
    """Cut all words, look up all labels. Raises ContractError where a span does not fit its text."""
    shelf = Shelf(account)
    asked: dict[str, set[str]] = {}
    for question in account.questions:
        asked.setdefault(question.claim, set()).add(question.why)
    carried, plans = Carried(account, shelf), plans_inside(account)
    views = []
    for at, claim in enumerate(account.claims, start=1):
        if not claim.supports:
            raise ContractError(f"claim {claim.id} has no support")
        known = stances(claim, _lead(claim), plans.get(claim.id, {}), shelf)
        views.append(_claim(shelf, claim, at, whys=asked.get(claim.id, ()), carried=carried, known=known))
    claims = placed(lower_repeated(views), account)
    by_id = {claim.id: claim for claim in claims}
    open_ones = list_asked(account, by_id)
    return StoryView(
        number=number,
        account=account,
        title=shelf.located(account.story.title),
        title_from=_title_from(account),
        dates=_dates(account),
        numbers=_numbers(account),
        reports=shelf.reports,
        columns=tuple(tuple(shelf.reports[number] for number in text) for text in shelf.texts),
        claims=claims,
        timeline=_timeline(account, shelf, by_id),
        quotes=list_quotes(account, shelf),
        figures=list_figures(account, shelf),
        entities=list_entities(account, shelf),
        lineage=view_lineage(account, shelf),
        reuse=list_reuse(account, shelf),
        credits=list_credits(account, shelf),
        set_aside=list_set_aside(account, shelf),
        drifts=list_drifts(account, shelf, by_id),
        questions=_questions(account, by_id),
        plans=list_plans(account, shelf, by_id),
        asked=open_ones,
        notes=list_notes(account, shelf),
        glance=glance(claims, open_ones) if len(account.reports) > 1 else None,
        brief=tuple(by_id[claim] for claim in account.brief if claim in by_id),
        rejected=account.rejected,
    )


def _title_from(account: Account) -> str:
    """Say what the title is: a headline only where it stands in one."""
    title = account.story.title
    place = Span(start=title.start, end=title.end)
    blocks = [block for report in account.reports if report.id == title.report for block in report.blocks]
    is_headline = any(block.kind is BlockKind.HEADLINE and block.span.holds(place) for block in blocks)
    return "headline of" if is_headline else "words of"


def _dates(account: Account) -> str | None:
    first, last = account.story.first, account.story.last
    if first is None and last is None:
        return None
    # The day is enough for a headline; the minute stands with each report.
    return show_date(f"{(first or last or '').split('T')[0]}/{(last or first or '').split('T')[0]}")


def _numbers(account: Account) -> tuple[NumberShown, ...]:
    counts = account.counts
    plain = [(key, getattr(counts, key)) for key in ("reports", "texts", "outlets")]
    origins = counts.origins
    figure = f"{origins.named} named"
    if origins.unnamed_high != 0:
        figure += f" + {interval(origins.unnamed_low, origins.unnamed_high)} unnamed"
    notes = {"outlets": _no_outlet(account)}
    note = f"{origins.unstated} with no source stated: not counted" if origins.unstated else None
    shown = [NumberShown(figure=str(value), label=label("count", key), note=notes.get(key)) for key, value in plain]
    return (*shown, NumberShown(figure=figure, label=label("count", "origins"), note=note))


def _no_outlet(account: Account) -> str | None:
    """How many reports stand behind no outlet that is counted: the number of outlets is no number of voices."""
    unknown = sum(report.outlet is None for report in account.reports)
    return word("count", "no_outlet").format(reports=plural(unknown, "report")) if unknown else None


def _origins(origins: Origins) -> str:
    parts = [f"{len(origins.named)} named"] if origins.named else []
    if origins.unnamed_high != 0:
        parts.append(f"{interval(origins.unnamed_low, origins.unnamed_high)} unnamed")
    if origins.unstated:
        parts.append(f"{origins.unstated} not stated, not counted" if parts else "none stated")
    return " + ".join(parts) or "none stated"


def _claim(
    shelf: Shelf, claim: Claim, number: int, *, whys: Iterable[str], carried: Carried, known: Stances
) -> ClaimView:
    voices = tuple(_voice(shelf, support, known) for support in claim.supports)
    lead_voice = voices[claim.supports.index(known.lead)]
    reports = {voice.report for voice in voices}
    return ClaimView(
        number=number,
        id=claim.id,
        standing=claim.standing,
        lead=lead_voice,
        lead_pieces=_lead_pieces(lead_voice.words, claim.supports, known, voices),
        voices=voices,
        rows=fold_copies(voices, shelf.text_of),
        texts=len({shelf.text_of[report] for report in reports}),
        notice=notice(shelf, lead_voice, len(reports)),
        origins=_origins(claim.origins),
        origin_list=list_origins(claim.origins, shelf),
        cells=tuple(_cells(shelf, claim, voices, carried)),
        questions=tuple(label("why", why) for why in sorted(whys)),
        clashes=list_clashes(claim, known, shelf),
        came=how_it_came(known),
        has_figure=any(_has_figure(shelf, support) for support in claim.supports),
    )


def _has_figure(shelf: Shelf, support: Support) -> bool:
    statement = shelf.statement(support.report, support.statement)
    return bool(statement and statement.figures)


def _lead(claim: Claim) -> Support:
    """The support whose statement leads; ids may repeat between reports, so an agreeing one goes first."""
    named = [support for support in claim.supports if support.statement == claim.lead] or claim.supports
    return min(named, key=lambda support: (support.stance is not Stance.AGREES, len(support.differs_in)))


def _voice(shelf: Shelf, support: Support, known: Stances) -> Voice:
    view = shelf.view(support.report)
    chain = tuple(shelf.chip(support.report, link) for link in support.chain)
    contrasts = [_contrast(shelf, slot, support, known) for slot in support.differs_in]
    its = mark(support, known, shelf)
    words = shelf.cut(support.report, support.spans)
    return Voice(
        report=view.number,
        key=view.key,
        statement=support.statement,
        is_lead=support is known.lead,
        words=words,
        mark=label("mark", its),
        says=says(its, support, known),
        status=label("status", DENIED if shelf.is_denied(support) else support.status),
        certainty=label("certainty", support.certainty),
        when=show_when(support.when),
        chain=chain,
        contrasts=together([_told_by_chain(contrast, chain) for contrast in contrasts]),
        marked=_marked(words, support, known) if its in _APART else (),
        within=within_note(shelf.note_of(support.report, support.spans[0])),
    )


def _marked(words: Words, support: Support, known: Stances) -> tuple[tuple[Piece, ...], ...]:
    """The words of a support, cut where they differ from the lead's, or clash; nothing where no word of theirs does."""
    located = [
        (found.here.start, found.here.end, word("slot", found.slot))
        for found in support.differences
        if found.here is not None and found.slot is not Slot.ATTRIBUTION
    ]
    located += _clashing(support, known)
    return _cut(words, located) if located else ()


def _clashing(support: Support, known: Stances) -> list[tuple[int, int, str]]:
    return [(start, end, word("slot", slot)) for start, end, slot in known.clashing.get(told(support), ())]


def _contrast(shelf: Shelf, slot: Slot, support: Support, known: Stances) -> Contrast:
    found = next((difference for difference in support.differences if difference.slot is slot), None)
    here_value, lead_value = _values(slot, support), _values(slot, known.lead)
    turned = slot is Slot.STATUS and turns(support, known)
    if here_value == lead_value or not _is_of_lead(found, known.lead):
        here_value = lead_value = None
    return Contrast(
        slot=label("slot", slot),
        here=_words_here(shelf, support, found),
        lead=shelf.located(found.lead) if found is not None and found.lead is not None else None,
        here_value=here_value,
        lead_value=lead_value,
        turned=turned,
        is_after=turned and told(support) in known.came,
    )


def _is_of_lead(found: Difference | None, lead: Support) -> bool:
    """Whether the other side is the lead's, not that of the first support to fill a slot that the lead leaves open."""
    if found is None or found.lead is None:
        return True
    first, last = lead.spans[0].start, lead.spans[-1].end
    return found.lead.report == lead.report and found.lead.start < last and first < found.lead.end


def _told_by_chain(contrast: Contrast, chain: Sequence[Chip]) -> Contrast:
    """Mark a difference of sources as told where the chain shows the same words; that none is named, it shows, too."""
    if contrast.slot.key != Slot.ATTRIBUTION:
        return contrast
    shown = [chip.words.spans for chip in chain if chip.words is not None]
    told = contrast.here is None or contrast.here.spans in shown
    return structs.replace(contrast, tells=not told)


def together(contrasts: Sequence[Contrast]) -> tuple[Contrast, ...]:
    """Join the slots that the same words tell, in the order of the first: "was to go" is status and certainty."""
    joined: dict[object, Contrast] = {}
    for contrast in contrasts:
        words = (contrast.here, contrast.lead)
        is_alone = contrast.slot.key == Slot.ATTRIBUTION or words == (None, None)
        key: object = contrast.slot.key if is_alone else words
        joined[key] = _join(joined[key], contrast) if key in joined else contrast
    return tuple(joined.values())


def _join(first: Contrast, second: Contrast) -> Contrast:
    return structs.replace(
        first,
        slot=structs.replace(first.slot, text=f"{first.slot.text}, {second.slot.text}"),
        here_value=", ".join(filter(None, (first.here_value, second.here_value))) or None,
        lead_value=", ".join(filter(None, (first.lead_value, second.lead_value))) or None,
        turned=first.turned or second.turned,
        is_after=first.is_after or second.is_after,
    )


def _words_here(shelf: Shelf, support: Support, found: Difference | None) -> Words | None:
    return shelf.cut(support.report, (found.here,)) if found is not None and found.here is not None else None


def _values(slot: Slot, support: Support) -> str | None:
    """The normalised value behind a slot, where a support has one."""
    if slot is Slot.STATUS:
        return word("status", support.status)
    if slot is Slot.CERTAINTY:
        return word("certainty", support.certainty)
    if slot is Slot.POLARITY:
        return word("polarity", support.polarity) if support.polarity is not Polarity.UNKNOWN else None
    return show_when(support.when) if slot is Slot.WHEN else None


def _lead_pieces(
    words: Words, supports: Sequence[Support], known: Stances, voices: Sequence[Voice]
) -> tuple[tuple[Piece, ...], ...]:
    located = [
        (difference.lead.start, difference.lead.end, word("slot", difference.slot))
        for support, voice in zip(supports, voices, strict=True)
        if voice.mark.key in _APART
        for difference in support.differences
        if difference.lead is not None
        and difference.lead.report == known.lead.report
        and difference.slot is not Slot.ATTRIBUTION
    ]
    return _cut(words, located + _clashing(known.lead, known))


def _cut(words: Words, located: Sequence[tuple[int, int, str]]) -> tuple[tuple[Piece, ...], ...]:
    return tuple(_pieces(span, piece, located) for span, piece in zip(words.spans, words.pieces, strict=False))


def _pieces(span: Span, text: str, marks: Sequence[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """Cut one span at the bounds of the marks that lie on it."""
    inside = [(max(start, span.start), min(end, span.end), slot) for start, end, slot in marks]
    inside = [mark for mark in inside if mark[0] < mark[1]]
    bounds = sorted({span.start, span.end, *(bound for mark in inside for bound in mark[:2])})
    return tuple(
        Piece(
            text=text[start - span.start : end - span.start],
            slots=tuple(sorted({slot for low, high, slot in inside if low <= start and end <= high})),
        )
        for start, end in pairwise(bounds)
    )


def _cells(shelf: Shelf, claim: Claim, voices: Sequence[Voice], carried: Carried) -> Iterator[Cell]:
    """One cell for each report, in order."""
    silent = set(claim.silent)
    own: dict[int, list[Voice]] = {}
    for voice in voices:
        own.setdefault(voice.report, []).append(voice)
    for view in shelf.reports:
        # Only a report that is listed as silent was silent: of any other one it is not known.
        absent: Label = label("mark", Mark.SILENT if view.report.id in silent else Mark.UNREADABLE)
        if view.number not in own:
            yield Cell(report=view.number, mark=absent, voice=None)
            continue
        loudest = max(own[view.number], key=lambda voice: WEIGHT[Mark(voice.mark.key)])
        taken = carried.taken(loudest, [voice for voice in voices if voice.report != view.number])
        yield Cell(report=view.number, mark=loudest.mark, voice=loudest, taken=taken)


def _timeline(account: Account, shelf: Shelf, claims: dict[str, ClaimView]) -> tuple[Moment, ...]:
    moments = []
    for entry in account.timeline:
        claim = claims.get(entry.claim)
        if claim is None:
            raise ContractError(f"the timeline names a claim that the account does not hold: {entry.claim}")
        report = account.reports[claim.lead.report].id
        moments.append(
            Moment(
                when=show_when(entry.when) or "no date",
                said=shelf.said_when(report, claim.lead.statement),
                status=label("status", entry.status),
                claim=claim,
            )
        )
    return tuple(moments)


def _questions(account: Account, claims: dict[str, ClaimView]) -> tuple[Inquiry, ...]:
    """Gather the open questions by their kind, the most pressing kind first (order of the label table)."""
    asked: dict[str, list[ClaimView]] = {}
    for question in account.questions:
        if question.claim not in claims:
            raise ContractError(f"a question names a claim that the account does not hold: {question.claim}")
        asked.setdefault(question.why, []).append(claims[question.claim])
    kinds = [why.value for why in Why]
    return tuple(Inquiry(why=label("why", why), claims=tuple(asked[why])) for why in kinds if why in asked)


def count_line(claim: ClaimView) -> str:
    """Say how many reports, texts and origins stand behind a claim, as separate numbers."""
    texts = f" · {plural(claim.texts, 'text')}" if claim.texts < claim.reports else ""
    return f"{plural(claim.reports, 'report')}{texts} · origins: {claim.origins}"
