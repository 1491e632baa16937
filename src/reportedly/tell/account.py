"""Put the account of one story together from its evidence and its claims."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from msgspec import structs

from reportedly.model.account import Account, AccountReport, Rejected, SetAside, Story, TimelineEntry
from reportedly.model.base import Located
from reportedly.model.claim import Alignment, Claim
from reportedly.model.counts import Counts, OriginCount
from reportedly.model.evidence import Evidence
from reportedly.model.reading import Polarity, Reading
from reportedly.model.report import Block, BlockKind, Report
from reportedly.tell.questions import open_questions
from reportedly.tell.series import figure_series
from reportedly.text.publishers import outlet_key
from reportedly.text.words import find_words, is_stop_word, stem

_CENTRAL = 0.75  # of the best headline's share of known words: one that has as much is as central
_TELLING = 5  # content words of a headline from which on it says what happened


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
        sponsored=report.metadata.sponsored,
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
    """The latest of the headlines whose words most other reports have, too; without headlines, a first read block.

    A headline that tells something, in the outlet's own words, goes before one that does not: "Jo Doe in Oslo" may be a
    byline, a quotation is how one report begins. Of one day that of the report that shares most claims.
    """
    shared = {reading.report.id: 0 for reading in evidence.readings}
    for claim in aligned.claims:
        reports = {support.report for support in claim.supports}
        if len(reports) > 1:
            for report in reports:
                shared[report] += 1
    words = {reading.report.id: _stems(reading.report.text) for reading in evidence.readings}
    likely = max(map(_tells, evidence.readings)), max(map(_has_headline, evidence.readings))
    headed = [r for r in evidence.readings if (_tells(r), _has_headline(r)) == likely] or evidence.readings
    known = {r.report.id: _known(r, words) for r in headed}
    central = [r for r in headed if known[r.report.id] >= _CENTRAL * max(known.values())]
    best = max(central, key=lambda r: ((r.report.published.value or "")[:10], shared[r.report.id], r.report.id))
    block = _headline(best) or next((b for b in best.report.blocks if b.is_read), None)
    if block is None:
        return Located(report=best.report.id, start=0, end=len(best.report.text))
    return Located(report=best.report.id, start=block.start, end=block.end)


def _tells(reading: Reading) -> bool:
    """Whether a statement begins in its headline, and this with no quotation."""
    head = _headline(reading)
    if head is None or any(quotation.start == head.start for quotation in reading.quotations):
        return False
    return any(head.span.holds(each.spans[0]) for each in reading.statements)


def _known(reading: Reading, words: Mapping[str, frozenset[str]]) -> float:
    """Of the content words of its headline, how many the other reports have on the average; few words tell little."""
    head = _headline(reading)
    own = _stems(head.span.of(reading.report.text)) if head else frozenset[str]()
    others = [each for report, each in words.items() if report != reading.report.id]
    return sum(len(own & each) for each in others) / max(len(own), _TELLING) / max(1, len(others))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(match[0]) for match in find_words(text) if not is_stop_word(match[0]))


def _headline(reading: Reading) -> Block | None:
    return next((block for block in reading.report.blocks if block.kind is BlockKind.HEADLINE), None)


def _has_headline(reading: Reading) -> bool:
    return _headline(reading) is not None


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
