"""Put the account of one story together from its evidence and its claims."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec import structs

from reportedly.model.account import Account, AccountReport, Rejected, SetAside, Story, TimelineEntry
from reportedly.model.base import Located
from reportedly.model.claim import Alignment, Claim
from reportedly.model.counts import Counts, OriginCount
from reportedly.model.evidence import Evidence
from reportedly.model.reading import Polarity, Reading
from reportedly.model.report import BlockKind, Report
from reportedly.tell.questions import open_questions
from reportedly.tell.series import figure_series
from reportedly.text.publishers import outlet_key


def tell(
    evidence: Evidence,
    aligned: Alignment,
    *,
    rejected: Sequence[Rejected] = (),
    made_by: str,
) -> Account:
    """Make the account. Everything in it is computed from the arguments; strings about the world are spans."""
    account = Account(
        made_by=made_by,
        story=_story(evidence, aligned),
        counts=_counts(evidence, aligned),
        reports=tuple(_report(reading) for reading in evidence.readings),
        entities=evidence.entities,
        claims=aligned.claims,
        timeline=_timeline(aligned.claims),
        figures=figure_series(evidence, aligned),
        reuse=evidence.reuse,
        credits=evidence.credits,
        set_aside=tuple(aside for reading in evidence.readings for aside in _set_aside(reading)),
        questions=(),
        rejected=tuple(rejected),
        drifts=aligned.drifts,
        plans=aligned.plans,
    )
    return structs.replace(account, questions=open_questions(account))


def text_hash(text: str) -> str:
    """The hash by which `verify` knows a text again: SHA-256 of its UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _report(reading: Reading) -> AccountReport:
    report = reading.report
    return AccountReport(
        id=report.id,
        uri=report.uri,
        outlet=report.outlet,
        title=report.title,
        lang=report.lang,
        text=report.text,
        text_hash=text_hash(report.text),
        published=report.published,
        blocks=report.blocks,
        incomplete=report.incomplete,
        times=reading.times,
        figures=reading.figures,
        attributions=reading.attributions,
        mentions=reading.mentions,
        statements=reading.statements,
    )


def _story(evidence: Evidence, aligned: Alignment) -> Story:
    dates = sorted(r.report.published.value for r in evidence.readings if r.report.published.value)
    return Story(
        id=evidence.story,
        title=_title(evidence, aligned),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def _title(evidence: Evidence, aligned: Alignment) -> Located:
    """The headline of the report whose statements the others share most; without headlines, its first read block.

    A headline that tells something goes before one that does not: "Jo Doe in Oslo" may be a byline.
    """
    shared = {reading.report.id: 0 for reading in evidence.readings}
    for claim in aligned.claims:
        reports = {support.report for support in claim.supports}
        if len(reports) > 1:
            for report in reports:
                shared[report] += 1
    best = max(evidence.readings, key=lambda r: (_tells(r), _has_headline(r), shared[r.report.id], r.report.id))
    blocks = best.report.blocks
    block = next((b for b in blocks if b.kind is BlockKind.HEADLINE), None) or next(
        (b for b in blocks if b.is_read), None
    )
    if block is None:
        return Located(report=best.report.id, start=0, end=len(best.report.text))
    return Located(report=best.report.id, start=block.start, end=block.end)


def _tells(reading: Reading) -> bool:
    """Whether a statement begins in its headline."""
    heads = [block.span for block in reading.report.blocks if block.kind is BlockKind.HEADLINE]
    return any(head.holds(each.spans[0]) for head in heads for each in reading.statements)


def _has_headline(reading: Reading) -> bool:
    return any(block.kind is BlockKind.HEADLINE for block in reading.report.blocks)


def _counts(evidence: Evidence, aligned: Alignment) -> Counts:
    outlets = {_outlet(reading.report) for reading in evidence.readings} - {None}
    origins = aligned.origins
    return Counts(
        reports=len(evidence.readings),
        texts=aligned.texts,
        outlets=len(outlets),
        origins=OriginCount(
            named=len(origins.named),
            unnamed_low=origins.unnamed_low,
            unnamed_high=origins.unnamed_high,
            unstated=origins.unstated,
        ),
    )


def _outlet(report: Report) -> str | None:
    """The key of a report's outlet, whatever edition it is from."""
    return outlet_key(report.outlet, report.metadata.domain.value if report.metadata.domain else None)


def _timeline(claims: Sequence[Claim]) -> tuple[TimelineEntry, ...]:
    """Claims with a date, by their first day; a claim has the date of its lead, else of its first dated support.

    What did not happen, or is denied, stands on no day.
    """
    found = []
    for claim in claims:
        told = [s for s in claim.supports if s.polarity is not Polarity.NEGATIVE]
        dated = [s for s in told if s.when is not None and s.when.earliest]
        if dated and dated[0].when is not None:
            found.append(TimelineEntry(when=dated[0].when, claim=claim.id, status=dated[0].status))
    return tuple(sorted(found, key=lambda entry: (entry.when.earliest or "", entry.when.latest or "", entry.claim)))


def _set_aside(reading: Reading) -> list[SetAside]:
    return [
        SetAside(report=reading.report.id, start=b.start, end=b.end, kind=b.kind, twin=b.twin)
        for b in reading.report.blocks
        if not b.is_read
    ]
