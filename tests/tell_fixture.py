"""Accounts of an invented story, for the renderers: a silo fire in a port that does not exist, told by four reports."""

from __future__ import annotations

from typing import Any

from tell_desk import FRIDAY, SATURDAY, THURSDAY, Desk, day

from reportedly.errors import Reason
from reportedly.model.account import Account, FigureSeries, FigureValue, Question, Rejected, Story, TimelineEntry, Why
from reportedly.model.claim import Drift, Dropped, Loss, Origins, Slot, Stance, Standing, Step
from reportedly.model.counts import Counts, OriginCount
from reportedly.model.judgement import (
    Credit,
    Degree,
    Doubt,
    EntityMention,
    Knowledge,
    Passage,
    Reuse,
    StoryEntity,
    Strand,
)
from reportedly.model.reading import (
    Certainty,
    Polarity,
    SourceKind,
    Status,
    When,
)
from reportedly.model.report import BlockKind, DateBasis, Published

H, S, P, C = BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.CAPTION
BY, CR, PROMO, FURN, CROSS = (
    BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.PROMO, BlockKind.FURNITURE, BlockKind.CROSSHEAD,
)  # fmt: skip

CHRONICLE = (
    (FURN, "Home  News  Harbour  Sport  Weather"),
    (H, "Six dead after silo fire at Ostmere grain terminal"),
    (BY, "By Maren Oldacre, harbour correspondent"),
    (S, "Police say the night shift had no warning before the blast"),
    (C, "Smoke over the Ostmere terminal on Thursday. Photo: Reuters"),
    (P, "At least six people were killed when a silo exploded at the Ostmere grain terminal on Thursday night, police "
        "commander Ilse Brandt said."),
    (P, "The blast broke windows as far away as the cathedral. Witnesses said they heard two explosions, a few seconds "
        "apart."),
    (PROMO, "Sign up to our morning letter and never miss a tide."),
    (P, '"We found the night shift where they had been standing," Ms Brandt told reporters. "None of them had time to '
        'run."'),
    (CROSS, "Warnings"),
    (P, "Norgrain, which runs the terminal, denied that it had ignored warnings about dust in the conveyor tunnels."),
    (P, "Interior minister Tomas Reuland is expected to visit Ostmere on Saturday, his office said."),
    (C, "Smoke over the Ostmere terminal on Thursday. Photo: Reuters"),
    (P, "The terminal will stay closed until the silos have been emptied, the port authority said."),
    (FURN, "Share this story   Print   Report an error"),
)  # fmt: skip

GAZETTE = (
    (H, "Nine killed in grain terminal blast, official says"),
    (BY, "OSTMERE (Reuters) -"),
    (P, "Nine people were killed in an explosion at a grain terminal in the port of Ostmere late on Thursday, a "
        "government official said on condition of anonymity."),
    (P, "Twenty-three workers were taken to hospital, four of them with severe burns."),
    (P, "The company had been warned twice about dust in the conveyor tunnels, according to an inspection report "
        "seen by Reuters."),
    (P, '"We found the night shift where they had been standing," police commander Ilse Brandt said.'),
    (P, "Interior minister T. Reuland will travel to the port on Friday, the official said."),
    (P, "Prosecutors may question the terminal's managers next week."),
)  # fmt: skip

WIRE = (
    (H, "Terminal blast kills nine: what we know"),
    (BY, "By Daily Wire staff and agencies"),
    *GAZETTE[2:6],
    (PROMO, "READ MORE: Ten harbours you must see before you are forty"),
    (PROMO, "Watch: our reporter on the quay. Download our app for live alerts, prize draws and the Wire crossword, "
            "and tell us what you would like to read about next on the page you are reading now."),
    (P, "Dock workers' union leader Ana Petrescu-Lindqvist said the dust alarms had been switched off for a month."),
    (FURN, "© Daily Wire. All rights reserved. Cookies   Terms   Careers"),
)  # fmt: skip

POST = (
    (H, "Ostmere: minister to visit burnt-out silos"),
    (S, "Norgrain says its tunnels were cleaned in March"),
    (P, "Tomas Reuland, the interior minister, is to visit Ostmere on Saturday, two days after a fire in which at "
        "least six people died."),
    (P, "Norgrain said nobody had warned it about the tunnels."),
    (FURN, "This article is for subscribers. Continue reading for 1 crown a week"),
)  # fmt: skip

K = SourceKind
NAMED = Origins(named=("Ilse Brandt",))


def silo_story() -> Account:
    """The account of the silo fire: four reports, one a copy of another, one cut off by a paywall."""
    desk = Desk()
    desk.report("chronicle", "The Ostmere Chronicle", CHRONICLE)
    desk.report("gazette", "Lakeland Gazette", GAZETTE)
    desk.report(
        "wire", "Daily Wire", WIRE, uri="https://dailywire.example/ostmere?id=4",
        published=Published(value=f"{FRIDAY}T09:12+01:00", basis=DateBasis.TEXT),
    )  # fmt: skip
    desk.report(
        "post", "Capital Post", POST, incomplete=True,
        published=Published(value=SATURDAY, basis=DateBasis.STORY),
    )  # fmt: skip
    claims = _silo_claims(desk)
    return Account(
        made_by="reportedly 0.1.0",
        story=Story(
            id="story-silo", title=desk.located("chronicle", CHRONICLE[1][1]), first=f"{FRIDAY}T07:30Z", last=SATURDAY
        ),
        counts=Counts(
            reports=4, texts=3, outlets=4, origins=OriginCount(named=6, unnamed_low=1, unnamed_high=3, unstated=5)
        ),
        reports=desk.finish(),
        entities=_silo_entities(desk),
        claims=tuple(desk.claims),
        timeline=(
            TimelineEntry(when=day(THURSDAY), claim=claims["dead"], status=Status.HAPPENED),
            TimelineEntry(when=day(SATURDAY), claim=claims["visit"], status=Status.PLANNED),
            TimelineEntry(
                when=When(value="2031-03-17/2031-03-23", earliest="2031-03-17", latest="2031-03-23"),
                claim=claims["prosecutors"], status=Status.SPECULATED,
            ),
        ),
        figures=_silo_figures(desk),
        reuse=_silo_reuse(desk),
        credits=_silo_credits(desk),
        set_aside=desk.set_aside(),
        questions=(
            Question(claim=claims["dead"], why=Why.DIFFERS),
            Question(claim=claims["visit"], why=Why.DIFFERS),
            Question(claim=claims["warned"], why=Why.DIFFERS),
            Question(claim=claims["hospital"], why=Why.UNNAMED_ONLY),
            Question(claim=claims["alarms"], why=Why.SINGLE_ORIGIN),
            Question(claim=claims["prosecutors"], why=Why.SINGLE_ORIGIN),
        ),
        rejected=(
            Rejected(
                input="reports/scan.pdf", stage="gather", reason=Reason.BINARY,
                message="This is a PDF; save its text as .txt and give that.",
            ),
        ),
        drifts=(_silo_drift(desk, claims["dead"]),),
    )  # fmt: skip


def _silo_drift(desk: Desk, claim: str) -> Drift:
    supports = next(each.supports for each in desk.claims if each.id == claim)
    own = [support for support in supports if support.report == supports[0].report]
    return Drift(
        claim=claim,
        report=own[-1].report,
        statement=own[-1].statement,
        from_report=own[0].report,
        from_statement=own[0].statement,
        step=Step.HEADLINE,
        dropped=(
            Loss(what=Dropped.HEDGE, words=desk.located("chronicle", "At least")),
            Loss(what=Dropped.ATTRIBUTION, words=desk.located("chronicle", "police commander Ilse Brandt")),
        ),
    )


def _silo_claims(desk: Desk) -> dict[str, str]:
    six, nine = "At least six people were killed", "Nine people were killed in an explosion at a grain terminal"
    official = (K.AGENCY, "Reuters"), (K.UNNAMED_OFFICIAL, "a government official")
    brandt = (K.NAMED_OFFICIAL, "Ilse Brandt")
    made: dict[str, str] = {}
    lead = desk.located("chronicle", "At least six")
    made["dead"] = desk.claim(
        Standing.DIFFER,
        desk.support(
            "chronicle",
            six,
            "when a silo exploded at the Ostmere grain terminal on Thursday night",
            chain=desk.chain("chronicle", brandt),
            when=day(THURSDAY),
            time=("Thursday night", THURSDAY),
        ),
        *(
            desk.support(
                paper,
                nine,
                stance=Stance.DIFFERS,
                differs_in=(Slot.HOW_MANY, Slot.ATTRIBUTION),
                chain=desk.chain(paper, *(official if id == "gazette" else official[1:])),
                when=day(THURSDAY),
                differences=(
                    desk.differ(Slot.HOW_MANY, desk.span(paper, "Nine people"), lead),
                    desk.differ(
                        Slot.ATTRIBUTION,
                        desk.span(paper, "a government official"),
                        desk.located("chronicle", "police commander Ilse Brandt"),
                    ),
                ),
            )
            for paper in ("gazette", "wire")
        ),
        desk.support(
            "post",
            "at least six people died",
            differs_in=(Slot.ATTRIBUTION,),
            chain=desk.chain("post", (K.UNSTATED, None)),
        ),
        desk.support("chronicle", "Six dead after silo fire"),
        origins=Origins(named=("Ilse Brandt",), unnamed_low=1, unnamed_high=2, unstated=1),
    ).id
    visit = desk.located("chronicle", "on Saturday")
    made["visit"] = desk.claim(
        Standing.DIFFER,
        desk.support(
            "chronicle",
            "Interior minister Tomas Reuland is expected to visit Ostmere on Saturday",
            chain=desk.chain("chronicle", (K.ORGANISATION, "his office")),
            status=Status.PLANNED,
            certainty=Certainty.PROBABLE,
            when=day(SATURDAY),
            time=("on Saturday", SATURDAY),
        ),
        desk.support(
            "gazette",
            "Interior minister T. Reuland will travel to the port on Friday",
            chain=desk.chain("gazette", official[0], (K.UNNAMED_OFFICIAL, "the official")),
            status=Status.PLANNED,
            when=day(FRIDAY),
            stance=Stance.DIFFERS,
            differs_in=(Slot.WHEN, Slot.CERTAINTY),
            differences=(desk.differ(Slot.WHEN, desk.span("gazette", "on Friday"), visit),),
        ),
        desk.support(
            "post",
            "Tomas Reuland, the interior minister, is to visit Ostmere on Saturday",
            chain=desk.chain("post", (K.UNSTATED, None)),
            status=Status.PLANNED,
            when=day(SATURDAY),
        ),
        origins=Origins(named=("his office",), unnamed_low=1, unnamed_high=1, unstated=1),
    ).id
    made["warned"] = desk.claim(
        Standing.DIFFER,
        desk.support(
            "gazette",
            "The company had been warned twice about dust in the conveyor tunnels",
            chain=desk.chain("gazette", official[0], (K.DOCUMENT, "an inspection report")),
        ),
        desk.support(
            "wire",
            "The company had been warned twice about dust in the conveyor tunnels",
            chain=desk.chain("wire", official[0], (K.DOCUMENT, "an inspection report")),
        ),
        desk.support(
            "chronicle",
            "denied that it had ignored warnings about dust in the conveyor tunnels",
            chain=desk.chain("chronicle", (K.ORGANISATION, "Norgrain")),
            stance=Stance.DENIES,
            polarity=Polarity.NEGATIVE,
            differs_in=(Slot.POLARITY,),
            differences=(
                desk.differ(
                    Slot.POLARITY,
                    desk.span("chronicle", "denied that it had ignored"),
                    desk.located("gazette", "had been warned twice"),
                ),
            ),
        ),
        desk.support(
            "post",
            "nobody had warned it about the tunnels",
            chain=desk.chain("post", (K.ORGANISATION, "Norgrain")),
            stance=Stance.DENIES,
            polarity=Polarity.NEGATIVE,
            differs_in=(Slot.POLARITY,),
            differences=(
                desk.differ(
                    Slot.POLARITY,
                    desk.span("post", "nobody had warned"),
                    desk.located("gazette", "had been warned twice"),
                ),
            ),
        ),
        origins=Origins(named=("an inspection report", "Norgrain")),
    ).id
    standing = "We found the night shift where they had been standing"
    made["standing"] = desk.claim(
        Standing.AGREE,
        *(desk.support(paper, standing, chain=desk.chain(paper, brandt)) for paper in ("chronicle", "gazette", "wire")),
        origins=NAMED,
    ).id
    made["explosion"] = desk.claim(
        Standing.AGREE,
        desk.support(
            "gazette", "an explosion at a grain terminal in the port of Ostmere", chain=desk.chain("gazette", *official)
        ),
        desk.support(
            "chronicle",
            "a silo exploded at the Ostmere grain terminal",
            chain=desk.chain("chronicle", brandt),
            differs_in=(Slot.ATTRIBUTION,),
        ),
        desk.support(
            "wire", "an explosion at a grain terminal in the port of Ostmere", chain=desk.chain("wire", official[1])
        ),
        origins=Origins(named=("Ilse Brandt",), unnamed_low=1, unnamed_high=2),
    ).id
    made["hospital"] = desk.claim(
        Standing.SINGLE,
        *(
            desk.support(
                paper, "Twenty-three workers were taken to hospital", chain=desk.chain(paper, (K.UNSTATED, None))
            )
            for paper in ("gazette", "wire")
        ),
        origins=Origins(unstated=1),
    ).id
    made["burns"] = desk.claim(
        Standing.SINGLE,
        *(
            desk.support(paper, "four of them with severe burns", chain=desk.chain(paper, (K.UNSTATED, None)))
            for paper in ("gazette", "wire")
        ),
        origins=Origins(unstated=1),
    ).id
    made["alarms"] = desk.claim(
        Standing.SINGLE,
        desk.support(
            "wire",
            "the dust alarms had been switched off for a month",
            chain=desk.chain("wire", (K.NAMED_PERSON, "Ana Petrescu-Lindqvist")),
        ),
        origins=Origins(named=("Ana Petrescu-Lindqvist",)),
    ).id
    made["windows"] = desk.claim(
        Standing.SINGLE,
        desk.support("chronicle", "The blast broke windows as far away as the cathedral"),
        origins=Origins(named=("The Ostmere Chronicle",)),
    ).id
    made["two"] = desk.claim(
        Standing.SINGLE,
        desk.support(
            "chronicle",
            "they heard two explosions, a few seconds apart",
            chain=desk.chain("chronicle", (K.GROUP, "Witnesses")),
        ),
        origins=Origins(unnamed_low=1, unnamed_high=None),
    ).id
    made["closed"] = desk.claim(
        Standing.SINGLE,
        desk.support(
            "chronicle",
            "The terminal will stay closed until the silos have been emptied",
            chain=desk.chain("chronicle", (K.ORGANISATION, "the port authority")),
            status=Status.CONDITIONAL,
        ),
        origins=Origins(named=("the port authority",)),
    ).id
    made["prosecutors"] = desk.claim(
        Standing.SINGLE,
        desk.support(
            "gazette",
            "Prosecutors may question the terminal's managers next week",
            chain=desk.chain("gazette", (K.UNSTATED, None)),
            status=Status.SPECULATED,
            certainty=Certainty.POSSIBLE,
            time=("next week", "2031-03-17/2031-03-23"),
            when=When(value="2031-03-17/2031-03-23", earliest="2031-03-17", latest="2031-03-23"),
        ),
        origins=Origins(unstated=1),
    ).id
    desk.quote(
        "chronicle",
        ('"We found the night shift where they had been standing,"', '"None of them had time to run."'),
        K.NAMED_OFFICIAL,
        "Ms Brandt",
        name="Ilse Brandt",
    )
    for paper in ("gazette", "wire"):
        desk.quote(
            paper, ('"We found the night shift where they had been standing,"',), K.NAMED_OFFICIAL, "Ilse Brandt"
        )
    return made  # fmt: skip


def _mentions(desk: Desk, **words: tuple[str, ...]) -> tuple[EntityMention, ...]:
    return tuple(
        EntityMention(report=paper, start=span.start, end=span.end)
        for paper, names in words.items()
        for span in (desk.span(paper, name) for name in names)
    )


def _silo_entities(desk: Desk) -> tuple[StoryEntity, ...]:
    return (
        StoryEntity(
            id="entity-brandt", type="person", name="Ilse Brandt", names=("Ilse Brandt", "Ms Brandt"),
            mentions=_mentions(desk, chronicle=("Ilse Brandt", "Ms Brandt"), gazette=("Ilse Brandt",),
                               wire=("Ilse Brandt",)),
            reasons=("same surname in one report, title fits",),
        ),
        StoryEntity(
            id="entity-reuland", type="person", name="Tomas Reuland", names=("Tomas Reuland", "T. Reuland"),
            mentions=_mentions(desk, chronicle=("Tomas Reuland",), gazette=("T. Reuland",), post=("Tomas Reuland",)),
            reasons=("initial fits the first name",),
        ),
        StoryEntity(
            id="entity-petrescu", type="person", name="Ana Petrescu-Lindqvist", names=("Ana Petrescu-Lindqvist",),
            mentions=_mentions(desk, wire=("Ana Petrescu-Lindqvist",)),
            doubts=(
                Doubt(entity="entity-reuland", name="Ana Petrescu-Lindqvist", other="T. Reuland", score=0.5,
                      reasons=("an invented <b>doubt</b>",)),
            ),
        ),
        StoryEntity(
            id="entity-norgrain", type="organisation", name="Norgrain", names=("Norgrain",),
            mentions=_mentions(desk, chronicle=("Norgrain",), post=("Norgrain",)),
        ),
        StoryEntity(
            id="entity-reuters", type="organisation", name="Reuters", names=("Reuters",),
            mentions=_mentions(desk, chronicle=("Reuters",), gazette=("Reuters",), wire=("Reuters",)),
        ),
        StoryEntity(
            id="entity-ostmere", type="place", name="Ostmere", names=("Ostmere",),
            mentions=_mentions(desk, chronicle=("Ostmere",), gazette=("Ostmere",), wire=("Ostmere",),
                               post=("Ostmere",)),
        ),
    )  # fmt: skip


def _silo_figures(desk: Desk) -> tuple[FigureSeries, ...]:
    def value(paper: str, words: str, **more: Any) -> FigureValue:
        span = desk.span(paper, words)
        made = {"as_of": FRIDAY, "origin": None, "low": more.get("value"), "high": more.get("value")} | more
        return FigureValue(report=paper, start=span.start, end=span.end, **made)

    return (
        FigureSeries(
            what=desk.located("chronicle", "people were killed"), unit="count",
            series=(
                value("chronicle", "At least six", value=6.0, low=6.0, high=None, origin="Ilse Brandt"),
                value("gazette", "Nine", value=9.0, origin="a government official"),
                value("wire", "Nine", value=9.0, origin="a government official"),
                value("post", "at least six", value=6.0, low=6.0, high=None, as_of=SATURDAY),
            ),
        ),
        FigureSeries(
            what=desk.located("gazette", "workers were taken to hospital"), unit="count",
            series=(value("gazette", "Twenty-three", value=23.0), value("wire", "Twenty-three", value=23.0)),
        ),
    )  # fmt: skip


def _silo_reuse(desk: Desk) -> tuple[Reuse, ...]:
    def passage(words: str, other: str, strand: Strand) -> Passage:
        here, there = desk.span("wire" if other == "gazette" else "gazette", words), desk.span(other, words)
        return Passage(start=here.start, end=here.end, source_start=there.start, source_end=there.end, strand=strand)

    prose = [passage(words, "gazette", Strand.PROSE) for _, words in GAZETTE[2:5]]
    said = "We found the night shift where they had been standing"
    return (
        Reuse(
            report="wire", source="gazette", degree=Degree.WHOLLY, containment=0.83, direction=Knowledge.KNOWN,
            passages=(*prose, passage(said, "gazette", Strand.QUOTE)),
        ),
        Reuse(
            report="gazette", source="chronicle", degree=Degree.NON, containment=0.04, direction=Knowledge.UNKNOWN,
            passages=(passage(said, "chronicle", Strand.QUOTE),),
        ),
    )  # fmt: skip


def _silo_credits(desk: Desk) -> tuple[Credit, ...]:
    dateline, photo = desk.span("gazette", "Reuters"), desk.span("chronicle", "Reuters")
    return (
        Credit(report="gazette", agency="Reuters", start=dateline.start, end=dateline.end, evidence="dateline"),
        Credit(
            report="chronicle", agency="Reuters", start=photo.start, end=photo.end, evidence="picture",
            covers=desk.span("chronicle", CHRONICLE[4][1]),
        ),
    )  # fmt: skip
