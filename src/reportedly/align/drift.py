"""Certainty drift: where a headline, or a report that leans on another one, drops a hedge or a source.

"May resign, two aides told the Courier" becomes "will resign, the Courier says", and "will resign" in the headline.
Nothing here says which telling is right: each drift shows the words that were lost on the way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.align.chains import steps_of
from reportedly.align.ledger import Ledger, Said
from reportedly.model.base import Located, Span
from reportedly.model.claim import ChainLink, Claim, Drift, Dropped, Loss, Step, Support
from reportedly.model.judgement import Degree, Knowledge
from reportedly.model.reading import Certainty, Status
from reportedly.model.report import BlockKind
from reportedly.text.suppliers import find_supplier_in
from reportedly.text.words import is_stop_word, stem

_HEDGED = frozenset({Certainty.PROBABLE, Certainty.POSSIBLE})
_OPEN = frozenset({Status.SPECULATED, Status.CONDITIONAL})
_FLAT = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED})
_SHARED_WORDS = 2  # content words


@dataclass(frozen=True)
class _Telling:
    """One support of a claim with its statement at hand. `stated`: the links behind outlet and credit."""

    said: Said
    support: Support
    stated: tuple[ChainLink, ...]

    def without(self, outlet: str) -> _Telling:
        """The same, without the links that name the report it leans on: what is behind them may still be lost."""
        return replace(self, stated=tuple(link for link in self.stated if _key(link.name or "") != outlet))


def find_drifts(claims: Sequence[Claim], ledger: Ledger) -> tuple[Drift, ...]:
    """List the drifts of a story in the order of its claims, headlines first.

    A report drops what *every* statement of the softer side has and none of its own has: a body that says it once flat
    makes no drift. Cost: linear in the supports, times the reports of one claim that a report leans on.
    """
    leans = _leaning(ledger)
    said = {one.key: one for one in ledger.said()}
    several = (claim for claim in claims if len(claim.supports) > 1)
    return tuple(drift for claim in several for drift in _of_claim(claim, said, leans, ledger))


def _leaning(ledger: Ledger) -> dict[str, set[str]]:
    """Report → those from which it is known to have taken text."""
    leans: dict[str, set[str]] = defaultdict(set)
    for reuse in ledger.evidence.reuse:
        if reuse.direction is Knowledge.KNOWN and reuse.degree is not Degree.NON:
            leans[reuse.report].add(reuse.source)
    return leans


def _of_claim(
    claim: Claim, said: Mapping[tuple[str, str], Said], leans: Mapping[str, set[str]], ledger: Ledger
) -> Iterator[Drift]:
    told: dict[str, list[_Telling]] = defaultdict(list)
    for support in claim.supports:
        one = said[(support.report, support.statement)]
        told[support.report].append(_Telling(one, support, _stated(support, one, ledger)))
    outlets: dict[str, list[str]] = defaultdict(list)
    for report in told:
        outlets[_outlet_key(report, ledger)].append(report)
    for tellings in told.values():
        yield from _in_report(claim, tellings, ledger)
    for report, tellings in told.items():
        names = {_key(link.name) for one in tellings for link in one.stated if link.name}
        cited = {source for name in names for source in outlets.get(name, ())}
        for source in sorted((cited | leans.get(report, set()) & set(told)) - {report}):
            hard = [one.without(_outlet_key(source, ledger)) for one in _bodies(tellings, ledger)]
            step = Step.CITING if source in cited else Step.COPY
            yield from _against(claim, hard, _bodies(told[source], ledger), step=step)


def _in_report(claim: Claim, tellings: Sequence[_Telling], ledger: Ledger) -> Iterator[Drift]:
    heads = [one for one in tellings if ledger.place_of(one.said)[0] is BlockKind.HEADLINE]
    yield from _against(claim, heads[:1], _bodies(tellings, ledger), step=Step.HEADLINE)


def _bodies(tellings: Sequence[_Telling], ledger: Ledger) -> list[_Telling]:
    return [one for one in tellings if ledger.place_of(one.said)[0] is BlockKind.PARAGRAPH]


def _stated(support: Support, said: Said, ledger: Ledger) -> tuple[ChainLink, ...]:
    """The links that stand for attributions in the text: behind the outlet and the agency credited for all of it."""
    steps = {(step.start, step.end) for a in ledger.attributions_of(said) for step in steps_of(a)}
    return tuple(link for link in support.chain[1:] if (link.start, link.end) in steps)


def _outlet_key(report: str, ledger: Ledger) -> str:
    return _key(ledger.readings[report].report.outlet or report)


def _key(name: str) -> str:
    """One key for all forms of an outlet's name."""
    known = find_supplier_in(name)
    return (known.supplier.name if known else name).casefold().strip().removeprefix("the ")


# ---- what was lost --------------------------------------------------------------------------------------------


def _against(claim: Claim, hard: Sequence[_Telling], soft: Sequence[_Telling], *, step: Step) -> Iterator[Drift]:
    """The drift from the softer tellings to the harder ones, if there is one: told by the first of either side."""
    if not hard or not soft or not _comparable(hard[0], soft[0]):
        return
    if {one.support.polarity for one in (*hard, *soft)} != {hard[0].support.polarity}:
        return
    dropped = [*_lost_hedge(hard, soft), *_lost_source(hard, soft)]
    if dropped:
        yield Drift(
            claim=claim.id,
            report=hard[0].said.report,
            statement=hard[0].support.statement,
            from_report=soft[0].said.report,
            from_statement=soft[0].support.statement,
            step=step,
            dropped=tuple(dropped),
        )


def _comparable(hard: _Telling, soft: _Telling) -> bool:
    """Whether the harder one asserts something, and shares enough words with the other to say that some are lost.

    A claim may join what is worded quite otherwise; that a hedge *was dropped* is said of near wordings only.
    """
    asserts = hard.support.certainty is Certainty.CERTAIN and hard.support.status in _FLAT
    named_only = hard.said.statement.nominal or soft.said.statement.nominal  # "an end to the war" asserts nothing
    return asserts and not named_only and len(_stems(hard) & _stems(soft)) >= _SHARED_WORDS


def _stems(one: _Telling) -> set[str]:
    return {stem(word) for word in one.said.tokens if not is_stop_word(word)}


def _lost_hedge(hard: Sequence[_Telling], soft: Sequence[_Telling]) -> Iterator[Loss]:
    flat = all(one.support.certainty is Certainty.CERTAIN and one.support.status in _FLAT for one in hard)
    if flat and all(_is_hedged(one.support) for one in soft):
        words = soft[0].said.statement.group
        if words is not None:
            yield Loss(what=Dropped.HEDGE, words=_located(soft[0], words))
    yield from _lost_bound(hard, soft)


def _is_hedged(support: Support) -> bool:
    return support.certainty in _HEDGED or support.status in _OPEN


def _lost_bound(hard: Sequence[_Telling], soft: Sequence[_Telling]) -> Iterator[Loss]:
    """ "Up to 40 injured" told as "40 injured": the same number, and nobody on the harder side hedges it."""
    plain = {f.number for one in hard for f in one.said.figures() if f.number is not None and f.hedge is None}
    plain -= {f.number for one in hard for f in one.said.figures() if f.hedge is not None}
    bounds = [[f for f in one.said.figures() if f.number in plain] for one in soft]
    if bounds and all(figures and all(f.hedge is not None for f in figures) for figures in bounds):
        hedge = bounds[0][0].hedge
        if hedge is not None:
            yield Loss(what=Dropped.HEDGE, words=_located(soft[0], hedge))


def _lost_source(hard: Sequence[_Telling], soft: Sequence[_Telling]) -> Iterator[Loss]:
    """Every softer telling names somebody (or says that it is only said), no harder one does, nor quotes."""
    if any(one.stated or _quotes(one) for one in hard) or not all(one.stated for one in soft):
        return
    words = _source_words(soft[0])
    if words is not None:
        yield Loss(what=Dropped.ATTRIBUTION, words=_located(soft[0], words))


def _quotes(one: _Telling) -> bool:
    """Whether marks of quotation touch the statement: a headline's way of saying that these are somebody's words."""
    spans = one.said.statement.spans
    return any(q.span.meets(piece) for q in one.said.reading.quotations for piece in spans)


def _source_words(one: _Telling) -> Span | None:
    """The words of the outermost source; of one that nobody names, the words of the cue ("is said")."""
    for link in one.stated:
        if link.start is not None and link.end is not None:
            return Span(start=link.start, end=link.end)
    attribution = one.said.statement.attribution
    cues = [a.cue for a in one.said.reading.attributions if a.id == attribution]
    return Span(start=cues[0][0].start, end=cues[0][-1].end) if cues and cues[0] else None


def _located(one: _Telling, span: Span) -> Located:
    return Located(report=one.said.report, start=span.start, end=span.end)
