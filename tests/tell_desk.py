"""Builds accounts for tests of the renderers: finds every span by its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportedly.model.account import AccountReport, SetAside
from reportedly.model.base import Located, Span
from reportedly.model.claim import ChainLink, Claim, Difference, Origins, Slot, Stance, Standing, Support
from reportedly.model.reading import (
    Attribution,
    Certainty,
    Mode,
    Polarity,
    Source,
    SourceKind,
    Statement,
    Status,
    TimeExpression,
    TimeKind,
    When,
)
from reportedly.model.report import SET_ASIDE, Block, BlockKind, DateBasis, Published

THURSDAY, FRIDAY, SATURDAY = "2031-03-13", "2031-03-14", "2031-03-15"


def day(value: str) -> When:
    """A whole day on the calendar."""
    return When(value=value, earliest=value, latest=value)


@dataclass
class Desk:
    """Collects what a builder says about its reports; finds every span by its words."""

    texts: dict[str, str] = field(default_factory=dict)
    reports: list[AccountReport] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    times: dict[str, list[TimeExpression]] = field(default_factory=dict)
    attributions: dict[str, list[Attribution]] = field(default_factory=dict)
    outlets: dict[str, str | None] = field(default_factory=dict)

    def report(self, paper: str, outlet: str | None, blocks: tuple[tuple[BlockKind, str], ...], **more: Any) -> None:
        """Add a report whose blocks stand two line ends apart; a block whose words came before is a twin."""
        text, found, seen = "", [], set()
        for kind, words in blocks:
            start = len(text) + (2 if text else 0)
            text += ("\n\n" if text else "") + words
            found.append(Block(kind=kind, start=start, end=len(text), twin=words in seen))
            seen.add(words)
        self.texts[paper], self.outlets[paper] = text, outlet
        made = {"uri": f"reports/{paper}.html", "lang": "en", "incomplete": False} | more
        headline = next((words for kind, words in blocks if kind is BlockKind.HEADLINE), None)
        self.reports.append(
            AccountReport(
                id=paper, outlet=outlet, title=headline, text=text, text_hash=f"hash-{paper}", blocks=tuple(found),
                times=(), figures=(), attributions=(),
                **({"published": Published(value=f"{FRIDAY}T07:30Z", basis=DateBasis.METADATA)} | made),
            )
        )  # fmt: skip

    def span(self, paper: str, words: str) -> Span:
        """Where the words stand first in a report."""
        start = self.texts[paper].index(words)
        return Span(start=start, end=start + len(words))

    def located(self, paper: str, words: str) -> Located:
        """Where the words stand first, with the report."""
        span = self.span(paper, words)
        return Located(report=paper, start=span.start, end=span.end)

    def link(self, paper: str, kind: SourceKind, words: str | None, name: str | None = None) -> ChainLink:
        """One step of a chain."""
        span = self.span(paper, words) if words else None
        return ChainLink(kind=kind, name=name or words, report=paper, start=span and span.start, end=span and span.end)

    def chain(self, paper: str, *steps: tuple[SourceKind, str | None]) -> tuple[ChainLink, ...]:
        """A chain that starts with the report's outlet."""
        outlet = ChainLink(kind=SourceKind.OUTLET, name=self.outlets[paper], report=paper)
        return (outlet, *(self.link(paper, kind, words) for kind, words in steps))

    def time(self, paper: str, words: str, value: str) -> int:
        """Add a time expression; comes back with its index."""
        span, known = self.span(paper, words), self.times.setdefault(paper, [])
        known.append(
            TimeExpression(
                start=span.start, end=span.end, kind=TimeKind.DATE, value=value, earliest=value, latest=value
            )
        )
        return len(known) - 1

    def support(self, paper: str, *pieces: str, chain: tuple[ChainLink, ...] = (), **more: Any) -> Support:
        """One support, with its statement in the report."""
        spans = tuple(self.span(paper, piece) for piece in pieces)
        times = (self.time(paper, *more.pop("time")),) if "time" in more else ()
        made = {
            "stance": Stance.AGREES, "differs_in": (), "status": Status.HAPPENED, "certainty": Certainty.CERTAIN,
            "polarity": Polarity.POSITIVE, "when": None, "differences": (),
        } | more  # fmt: skip
        known = self.statements.setdefault(paper, [])
        statement = Statement(
            id=f"{paper}-statement-{len(known) + 1}", spans=spans, attribution=None, status=made["status"],
            certainty=made["certainty"], polarity=made["polarity"], who=(), when=made["when"], where=None, figures=(),
            times=times,
        )  # fmt: skip
        known.append(statement)
        return Support(statement=statement.id, report=paper, spans=spans, chain=chain or self.chain(paper), **made)

    def claim(self, standing: Standing, *supports: Support, origins: Origins, **more: Any) -> Claim:
        """Add a claim led by its first support."""
        saying = {support.report for support in supports}
        rest = [report for report in self.reports if report.id not in saying]
        claim = Claim(
            id=f"claim-{len(self.claims) + 1:03d}", lead=supports[0].statement, standing=standing, supports=supports,
            origins=origins,
            silent=tuple(report.id for report in rest if not report.incomplete),
            unreadable=tuple(report.id for report in rest if report.incomplete), **more,
        )  # fmt: skip
        self.claims.append(claim)
        return claim

    def quote(self, paper: str, content: tuple[str, ...], kind: SourceKind, speaker: str | None, **more: Any) -> None:
        """Add a direct quotation."""
        span = self.span(paper, speaker) if speaker else None
        source = Source(kind=kind, start=span and span.start, end=span and span.end, name=more.get("name") or speaker)
        known = self.attributions.setdefault(paper, [])
        known.append(
            Attribution(
                id=f"attribution-{len(known) + 1}", sources=(source,), cue=(), mode=Mode.DIRECT,
                content=tuple(self.span(paper, words) for words in content),
            )
        )  # fmt: skip

    def differ(self, slot: Slot, here: Span | None, lead: Located | None) -> Difference:
        """The words behind one differing slot."""
        return Difference(slot=slot, here=here, lead=lead)

    def finish(self) -> tuple[AccountReport, ...]:
        """The reports with everything that was read from them."""
        import msgspec

        return tuple(
            msgspec.structs.replace(
                report,
                times=tuple(self.times.get(report.id, ())),
                attributions=tuple(self.attributions.get(report.id, ())),
                statements=tuple(self.statements.get(report.id, ())),
            )
            for report in self.reports
        )

    def set_aside(self) -> tuple[SetAside, ...]:
        """Every block from which nothing was read."""
        return tuple(
            SetAside(report=report.id, start=block.start, end=block.end, kind=block.kind, twin=block.twin)
            for report in self.reports
            for block in report.blocks
            if block.kind in SET_ASIDE or block.twin
        )
