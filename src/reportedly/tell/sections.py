"""The sections beside the claims: quotes, figures, people, shared passages, credits, what was set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from math import ceil, floor

from reportedly.model.account import Account, FigureSeries, FigureValue
from reportedly.model.base import Span
from reportedly.model.claim import Drift, Dropped, Slot
from reportedly.model.judgement import Doubt, StoryEntity
from reportedly.model.reading import Attribution, MentionKind, Mode
from reportedly.tell.dates import show_date
from reportedly.tell.harmless import fold, one_line
from reportedly.tell.labels import group_of_labels, label, plain_reason, word
from reportedly.tell.notes import block_label
from reportedly.tell.shelf import Shelf
from reportedly.tell.texts import texts_of, written_name
from reportedly.tell.view import (
    AsideView,
    Chip,
    ClaimView,
    CreditView,
    DriftView,
    FigureRow,
    FigureTable,
    NameForm,
    PersonView,
    QuoteView,
    ReuseView,
    Words,
)  # fmt: skip
from reportedly.text.plain import level
from reportedly.text.words import find_words

_WHOLE, _EXACT = 100, 2.0**52  # from where a bound is shown as a whole number, and to where a float can hold one
_SIZES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
_SPOKEN = 3  # words
_QUOTE_MARKS = "\"'“”‘’«»„ "


def list_quotes(account: Account, shelf: Shelf) -> tuple[QuoteView, ...]:
    """List the direct quotations in order of the reports, scraps of a word or two last.

    The same words of the same speaker stand once.
    """
    shown: dict[tuple[str, ...], QuoteView] = {}
    for report in account.reports:
        for attribution in report.attributions:
            if attribution.mode is Mode.DIRECT and attribution.content:
                quote = _quote(shelf, report.id, attribution)
                key = _same_words(quote)
                known = shown.get(key)
                shown[key] = quote if known is None else _with(known, quote.words)
    return tuple(sorted(shown.values(), key=_is_scrap))


def _is_scrap(quote: QuoteView) -> bool:
    """Whether the quoted words are too few to stand for themselves: such quotations come last."""
    return bool(quote.words.pieces) and sum(1 for _ in find_words(" ".join(quote.words.pieces))) < _SPOKEN


def _quote(shelf: Shelf, report: str, attribution: Attribution) -> QuoteView:
    speakers = tuple(shelf.chip(report, source) for source in attribution.sources)
    return QuoteView(words=shelf.cut(report, attribution.content), speakers=speakers, also=())


def _same_words(quote: QuoteView) -> tuple[str, ...]:
    if not quote.words.pieces:  # without a text nothing can be told to be the same
        return (quote.words.place,)
    said = fold(level(" ".join(piece.strip(_QUOTE_MARKS) for piece in quote.words.pieces))).lower().rstrip(",.")
    return (said, *sorted(_speaker(chip) for chip in quote.speakers))


def _speaker(chip: Chip) -> str:
    # An unnamed speaker may be another one in every report: the kind is all that can be compared.
    return chip.kind.key if chip.quoted or chip.name is None else chip.name


def _with(quote: QuoteView, words: Words) -> QuoteView:
    return QuoteView(words=quote.words, speakers=quote.speakers, also=(*quote.also, words))


def list_figures(account: Account, shelf: Shelf) -> tuple[FigureTable, ...]:
    """List the series of values; series with differing values first, else in the account's order."""
    disputed = _disputed(account)
    tables = [_table(shelf, series, disputed) for series in account.figures]
    return tuple(sorted(tables, key=lambda table: (not table.disagree, not table.several, len(table.rows) < 2)))


def _disputed(account: Account) -> list[tuple[str, Span]]:
    """The words of every figure that a claim says differ from its lead's."""
    return [
        (support.report, difference.here)
        for claim in account.claims
        for support in claim.supports
        for difference in support.differences
        if difference.slot is Slot.HOW_MANY and difference.here is not None
    ]


def _is_disputed(value: FigureValue, disputed: Sequence[tuple[str, Span]]) -> bool:
    place = Span(start=value.start, end=value.end)
    return any(report == value.report and span.meets(place) for report, span in disputed)


def _table(shelf: Shelf, series: FigureSeries, disputed: Sequence[tuple[str, Span]]) -> FigureTable:
    values = [bound for value in series.series for bound in (value.low, value.high, value.value) if bound is not None]
    low, high = (min(values), max(values)) if values else (0.0, 0.0)
    distinct = {(value.value, value.low, value.high) for value in series.series}
    return FigureTable(
        what=shelf.located(series.what),
        unit=one_line(series.unit),
        rows=tuple(_row(shelf, value, low, high) for value in series.series),
        disagree=len(distinct) > 1 and any(_is_disputed(value, disputed) for value in series.series),
        several=len(distinct) > 1,
        low=short_number(low) if low < high else None,
        high=short_number(high) if low < high else None,
        range=_show_range(series) if len(distinct) > 1 else None,
        origins=tuple(one_line(origin) for origin in series.origins),
    )


def _show_range(series: FigureSeries) -> str | None:
    """The least and the greatest number that the values allow: "26–41"; of open ones as given: "9 or more to 19"."""
    known = [value for value in series.series if _middle(value) is not None]
    if len(known) < 2:
        return None
    if series.low is not None and series.high is not None:
        return _show_interval(series.low, series.high)
    return f"{_show_value(min(known, key=_rank))} {word('figure', 'to')} {_show_value(max(known, key=_rank))}"


def _middle(value: FigureValue) -> float | None:
    return next((bound for bound in (value.value, value.low, value.high) if bound is not None), None)


def _rank(value: FigureValue) -> float:
    return _middle(value) or 0.0


def _row(shelf: Shelf, value: FigureValue, low: float, high: float) -> FigureRow:
    left, width = _place(value, low, high)
    return FigureRow(
        words=shelf.cut(value.report, (Span(start=value.start, end=value.end),)),
        said=shelf.said_of_figure(value.report, Span(start=value.start, end=value.end)),
        value=_show_value(value),
        origin=one_line(value.origin) if value.origin else None,
        as_of=show_date(value.as_of) if value.as_of else None,
        left=left,
        width=width,
        convention=show_number(value.convention) if value.convention is not None else None,
        stale=value.stale,
        opens=_opens(value),
        change=label("revision", value.change) if value.change is not None else None,
        short=_short(value),
    )


def _opens(value: FigureValue) -> str | None:
    """The side on which the value has no bound: "up" for "9 or more"."""
    if (value.low is None) == (value.high is None):
        return None
    return "up" if value.high is None else "down"


def _place(value: FigureValue, low: float, high: float) -> tuple[float | None, float | None]:
    """Where a value lies between the least and the greatest of its series, in per cent; an open end runs on."""
    if low >= high or (value.value is None and value.low is None and value.high is None):
        return None, None
    exact = value.value is not None and value.low is not None and value.high is not None
    first = value.value if exact and value.value is not None else value.low if value.low is not None else low
    last = value.value if exact and value.value is not None else value.high if value.high is not None else high
    if exact and value.low is not None and value.high is not None:
        first, last = value.low, value.high
    scale = 100 / (high - low)
    return round((first - low) * scale, 1), round((last - first) * scale, 1)


def show_number(number: float) -> str:
    """Write a number with thousands apart and no needless decimals: "1,200", "2.5"."""
    is_whole = float(number).is_integer() or abs(number) >= 10_000
    return f"{number:,.0f}" if is_whole else f"{number:,.10g}"


def _show_interval(low: float, high: float) -> str:
    return f"{show_number(_bound(low, floor))}–{show_number(_bound(high, ceil))}"


def _bound(number: float, outwards: Callable[[float], int]) -> float:
    """A bound as it is shown: a whole number from a hundred on, for "about 1,205" knows no half."""
    return outwards(number) if _WHOLE <= abs(number) < _EXACT else number


def short_number(number: float) -> str:
    """Write a number in a few signs, three digits of a large one: "1.17bn", "45m", "1,200"."""
    for size, sign in _SIZES:
        if abs(number) >= size:
            return f"{number / size:,.3g}{sign}" if abs(number) < 1000 * size else f"{number / size:,.0f}{sign}"
    return show_number(number)


def _short(value: FigureValue) -> str:
    low, high = value.low, value.high
    if low is not None and high is not None:
        ends = (short_number(low), short_number(high)) if low == high else (
            short_number(_bound(low, floor)), short_number(_bound(high, ceil)))  # fmt: skip
        return "–".join(dict.fromkeys(ends))
    middle = _middle(value)
    sign = {"up": "+", "down": "−", None: ""}[_opens(value)]
    return "" if middle is None else f"{short_number(middle)}{sign}"


def _show_value(value: FigureValue) -> str:
    low, high = value.low, value.high
    if low is not None and high is not None:
        return show_number(low) if low == high else _show_interval(low, high)
    if low is not None:
        return f"{show_number(low)} or more"
    if high is not None:
        return f"{show_number(high)} or fewer"
    return show_number(value.value) if value.value is not None else "not a number"


def list_entities(account: Account, shelf: Shelf) -> tuple[PersonView, ...]:
    """List people, then organisations, then the rest; each kind by the number of reports and mentions."""
    named = {
        (report.id, mention.start, mention.end)
        for report in account.reports
        for mention in report.mentions
        if mention.kind is MentionKind.NAME
    }
    is_known = any(report.mentions for report in account.reports)
    views = [_entity(shelf, entity, named if is_known else None) for entity in account.entities]
    order = list(group_of_labels("entity"))
    return tuple(sorted(views, key=lambda view: (order.index(view.type.key), -len(view.mentions), -_mentions(view))))


def _mentions(view: PersonView) -> int:
    return sum(number for _, number in view.mentions)


def _entity(shelf: Shelf, entity: StoryEntity, named: Set[tuple[str, int, int]] | None) -> PersonView:
    first: dict[str, list[Span]] = {}
    for mention in entity.mentions:
        first.setdefault(mention.report, []).append(Span(start=mention.start, end=mention.end))
    ordered = sorted(first, key=shelf.number)
    kinds = group_of_labels("entity")
    return PersonView(
        id=entity.id,
        type=kinds.get(entity.type, kinds["other"]),
        name=one_line(entity.name),
        names=tuple(dict.fromkeys(one_line(name) for name in entity.names)),
        reasons=tuple(dict.fromkeys(plain_reason(one_line(reason)) for reason in entity.reasons)),
        mentions=tuple((shelf.cut(each, (min(first[each]),)), len(first[each])) for each in ordered),
        doubts=tuple(dict.fromkeys(map(_doubt, entity.doubts))),
        forms=tuple(_forms(shelf, entity)),
        is_named=named is None or any((each.report, each.start, each.end) in named for each in entity.mentions),
    )


def _doubt(doubt: Doubt) -> tuple[str, str]:
    return one_line(doubt.other), plain_reason("; ".join(map(one_line, doubt.reasons)))


def _forms(shelf: Shelf, entity: StoryEntity) -> Iterator[NameForm]:
    """The written forms of a name, each with the first mention that is written so."""
    first: dict[str, Words] = {}
    for mention in entity.mentions if entity.variants else ():
        words = shelf.cut(mention.report, (Span(start=mention.start, end=mention.end),))
        if words.pieces:
            first.setdefault(fold(words.pieces[0]), words)
    for variant in entity.variants:
        yield NameForm(
            name=one_line(variant.name),
            words=first.get(fold(variant.name)),
            keys=tuple(shelf.view(report).key for report in sorted(variant.reports, key=shelf.number)),
            reason=plain_reason(one_line(variant.reason)),
        )


def list_reuse(account: Account, shelf: Shelf) -> tuple[ReuseView, ...]:
    """List the pairs that share text, in the account's order."""
    return tuple(
        ReuseView(
            report=shelf.view(reuse.report),
            source=shelf.view(reuse.source),
            degree=label("degree", reuse.degree),
            direction=label("direction", reuse.direction),
            percent=round(100 * reuse.containment),
            passages=tuple(
                (
                    label("strand", passage.strand),
                    shelf.cut(reuse.report, (Span(start=passage.start, end=passage.end),)),
                    shelf.cut(reuse.source, (Span(start=passage.source_start, end=passage.source_end),)),
                )
                for passage in reuse.passages
            ),
        )
        for reuse in account.reuse
    )


def list_credits(account: Account, shelf: Shelf) -> tuple[CreditView, ...]:
    """List the agencies that reports name as suppliers, in the account's order."""
    texts = texts_of(account)
    return tuple(
        CreditView(
            words=shelf.cut(credit.report, (Span(start=credit.start, end=credit.end),)),
            agency=one_line(written_name(credit, texts.get(credit.report))),
            evidence=one_line(credit.evidence),
            covers=shelf.cut(credit.report, (credit.covers,)) if credit.covers is not None else None,
        )
        for credit in account.credits
    )


def list_drifts(account: Account, shelf: Shelf, claims: Mapping[str, ClaimView]) -> tuple[DriftView, ...]:
    """List where a headline or a later report drops a hedge or a source: hedges first, else the account's order."""
    return tuple(sorted((_drift(shelf, drift, claims[drift.claim]) for drift in account.drifts), key=_keeps_hedge))


def _drift(shelf: Shelf, drift: Drift, claim: ClaimView) -> DriftView:
    return DriftView(
        claim=claim,
        step=label("step", drift.step),
        harder=_told(shelf, drift.report, drift.statement, claim),
        softer=_told(shelf, drift.from_report, drift.from_statement, claim),
        lost=tuple((label("dropped", loss.what), shelf.located(loss.words)) for loss in drift.dropped),
    )


def _told(shelf: Shelf, report: str, statement: str, claim: ClaimView) -> Words:
    """The words of a support, by its report and statement."""
    number = shelf.number(report)
    return next(voice.words for voice in claim.voices if (voice.report, voice.statement) == (number, statement))


def _keeps_hedge(drift: DriftView) -> bool:
    return all(what.key != Dropped.HEDGE for what, _ in drift.lost)


def list_set_aside(account: Account, shelf: Shelf) -> tuple[AsideView, ...]:
    """List the text from which nothing was read, in the account's order; a note is named as what it is."""
    notes = {(report.id, b.span): block_label(b) for report in account.reports for b in report.blocks if b.note}
    return tuple(
        AsideView(
            words=shelf.cut(aside.report, (Span(start=aside.start, end=aside.end),)),
            kind=notes.get((aside.report, Span(start=aside.start, end=aside.end)))
            or label("block", "twin" if aside.twin else aside.kind),
        )
        for aside in account.set_aside
    )


def by_report(views: Sequence[AsideView]) -> dict[str, list[AsideView]]:
    """Gather what was set aside by the key of its report."""
    gathered: dict[str, list[AsideView]] = {}
    for view in views:
        gathered.setdefault(view.words.key, []).append(view)
    return gathered
