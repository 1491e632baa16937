"""Other accounts for the renderers: bare, hostile, large, without texts, several stories."""

from __future__ import annotations

from typing import Any

from tell_desk import Desk
from tell_fixture import NAMED, H, K, P, silo_story

from reportedly.errors import Reason
from reportedly.model.account import Account, Accounts, FigureSeries, FigureValue, Question, Rejected, Story, Why
from reportedly.model.base import Located
from reportedly.model.claim import Origins, Slot, Stance, Standing
from reportedly.model.counts import Counts, OriginCount
from reportedly.model.judgement import Credit, EntityMention, StoryEntity


def bare(*, text: str | None = "Nothing much happened in Ostmere today, the port said.", reports: int = 1) -> Account:
    """An account of short reports with one claim each at most and every other section empty."""
    desk = Desk()
    for number in range(reports):
        desk.report(f"r{number}", None, ((P, text or "Nothing much happened in Ostmere today."),))
    desk.claim(Standing.SINGLE, desk.support("r0", desk.texts["r0"]), origins=Origins(unstated=1))
    return account_of(desk)


def account_of(desk: Desk, **more: Any) -> Account:
    """The account of what stands on a desk, every section empty that is not given."""
    size = len(desk.reports)
    made: dict[str, Any] = {
        "made_by": "reportedly 0.1.0",
        "story": Story(id="story-1", title=Located(report=desk.reports[0].id, start=0, end=20), first=None, last=None),
        "counts": Counts(
            reports=size, texts=size, outlets=size,
            origins=OriginCount(named=1, unnamed_low=0, unnamed_high=0, unstated=0),
        ),
        "reports": desk.finish(), "claims": tuple(desk.claims), "set_aside": desk.set_aside(),
    }  # fmt: skip
    empty = ("entities", "timeline", "figures", "reuse", "credits", "questions", "rejected")
    return Account(**(dict.fromkeys(empty, ()) | made | more))


def without_texts(account: Account) -> Account:
    """The same account as `--no-text` writes it."""
    import msgspec

    replace = msgspec.structs.replace
    return replace(account, reports=tuple(replace(report, text=None) for report in account.reports))


def hostile(words: str) -> Account:
    """An account in which a stranger's words stand in every place that takes words."""
    desk = Desk()
    text = f"A {words} B"
    desk.report("r0", words, ((H, text), (P, f"He said {text} again.")), uri=f"javascript:alert(1)//{words}")
    desk.quote("r0", (text,), K.NAMED_PERSON, text)
    chain = desk.chain("r0", (K.UNNAMED_OFFICIAL, text))
    other = desk.located("r0", text)
    desk.claim(
        Standing.DIFFER,
        desk.support("r0", text, chain=chain),
        desk.support(
            "r0",
            f"He said {text}",
            chain=chain,
            stance=Stance.DIFFERS,
            differs_in=(Slot.WHERE,),
            differences=(desk.differ(Slot.WHERE, desk.span("r0", text), other),),
        ),
        origins=Origins(named=(words,)),
    )
    span = desk.span("r0", text)
    return account_of(
        desk,
        entities=(StoryEntity(id=f"entity-{words}", type="person", name=words, names=(words, text), reasons=(words,),
                              mentions=(EntityMention(report="r0", start=span.start, end=span.end),)),),
        figures=(FigureSeries(what=other, unit=words, series=(
            FigureValue(value=None, low=None, high=2.5, report="r0", start=span.start, end=span.end, as_of=words,
                        origin=words),)),),
        credits=(Credit(report="r0", agency=words, start=span.start, end=span.end, evidence=words),),
        rejected=(Rejected(input=words, stage=words, reason=Reason.EMPTY, message=words),),
    )  # fmt: skip


def large(reports: int = 10, sentences: int = 30) -> Account:
    """A story of many long reports, mostly of claims that only one of them makes."""
    desk = Desk()
    places = ("quay", "customs house", "fish market", "north lock", "old granary", "signal tower", "ferry landing")
    for number in range(reports):
        body = tuple(
            (
                P,
                f"Line {line} of paper {number}: the {places[(line + number) % 7]} was closed by the harbour master at "
                f"{line % 12 + 1} o'clock while {number + line + 3} barges waited outside the Ostmere mole, a "
                f"watchman told the paper.",
            )
            for line in range(sentences)
        )
        shared = (P, f"The lock gate failed on Tuesday and {number % 3 + 2} pilots were hurt, the port said.")
        desk.report(
            f"paper-{number}",
            f"The Very Long Named Harbour and District Advertiser No. {number}",
            ((H, f"Ostmere closed, day {number}"), shared, *body),
        )
    ids = [report.id for report in desk.reports]
    lead = desk.located(ids[0], "2 pilots")
    desk.claim(
        Standing.AGREE, *(desk.support(paper, "The lock gate failed on Tuesday") for paper in ids), origins=NAMED
    )
    desk.claim(
        Standing.DIFFER,
        *(
            desk.support(
                paper,
                f"{number % 3 + 2} pilots were hurt",
                stance=Stance.DIFFERS if number % 3 else Stance.AGREES,
                differs_in=(Slot.HOW_MANY,) if number % 3 else (),
                differences=(desk.differ(Slot.HOW_MANY, desk.span(paper, f"{number % 3 + 2} pilots"), lead),)
                if number % 3
                else (),
            )
            for number, paper in enumerate(ids)
        ),
        origins=NAMED,
    )
    for number, paper in enumerate(ids):
        for line in range(sentences):
            start = f"Line {line} of paper {number}:"
            text = desk.texts[paper]
            at = text.index(start) + len(start) + 1
            desk.claim(
                Standing.SINGLE,
                desk.support(
                    paper, text[at : text.index(", a watchman", at)], chain=desk.chain(paper, (K.GROUP, "a watchman"))
                ),
                origins=Origins(unnamed_low=1, unnamed_high=1),
            )
    questions = tuple(Question(claim=claim.id, why=Why.SINGLE_ORIGIN) for claim in desk.claims[2:])
    return account_of(desk, questions=questions)  # fmt: skip


def two_stories() -> Accounts:
    """Two accounts in one document, with an input that could not be used."""
    lost = Rejected(input="lost.txt", stage="gather", reason=Reason.MISSING, message="There is no such file.")
    return Accounts(accounts=(silo_story(), bare()), rejected=(lost,))
