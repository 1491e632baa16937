"""Plans of small invented stories: what later reports tell of them, and what passed in silence."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.align import align
from reportedly.model.claim import How, Plan
from reportedly.pipeline.compare import judge
from reportedly.read import read

PLAN = "Envoy Lena Varga will land in Oslo on Wednesday for talks, the ministry said."
TUESDAY, THURSDAY, FRIDAY = "2024-03-05", "2024-03-07", "2024-03-08"


def plans(*told: tuple[str, str]) -> list[Plan]:
    """The plans of reports (day, text) r1, r2, …"""
    reports = [
        report(text, id=f"r{number}", outlet=f"Paper {number}", published=day)
        for number, (day, text) in enumerate(told, 1)
    ]
    return list(align(judge("story-1", read(reports))).plans)


def first(*told: tuple[str, str]) -> Plan:
    """The first plan of the first report."""
    return next(plan for plan in plans(*told) if plan.report == "r1")


@pytest.mark.parametrize(
    ("later", "how"),
    [
        ("Lena Varga landed in Oslo on Wednesday.", How.HAPPENED),
        ("Lena Varga landed in Oslo on Thursday, a day late.", How.CHANGED),
        ("Lena Varga did not land in Oslo on Wednesday.", How.NOT_HAPPENED),
        ("Prices of herring rose again in Bergen.", How.OVERDUE),
        # somebody may have told of it, in words that are not understood: nothing is claimed
        ("On Wednesday fog lay over Oslo, and Lena Varga waited.", How.OPEN),
        # that it will come is no outcome
        ("Lena Varga will land in Oslo, the ministry said again.", How.OVERDUE),
    ],
)
def test_what_became_of_a_plan(later: str, how: How) -> None:
    """A later report tells that it came, came otherwise, did not come, or nothing."""
    plan = first((TUESDAY, PLAN), (FRIDAY, later))
    assert (plan.due_first, plan.due_last) == ("2024-03-06", "2024-03-06")
    assert plan.how is how or (how is How.OVERDUE and plan.how is How.OPEN and "again" in later)


def test_a_strike_is_called_off() -> None:
    """A word for calling off, said of the thing planned for that day, cancels it; both spans are shown."""
    plan = first(
        (TUESDAY, "Dockers in Rotterdam will strike on Thursday, their union said."),
        (FRIDAY, "The strike by Rotterdam dockers announced for Thursday was called off."),
    )
    assert plan.how is How.CANCELLED
    assert plan.outcome is not None and plan.outcome.report == "r2"


def test_what_is_due_after_the_last_report_is_open() -> None:
    """Until its day is past nothing can be overdue."""
    plan = first((TUESDAY, PLAN), (TUESDAY, "Prices of herring rose again in Bergen."))
    assert plan.how is How.OPEN and plan.outcome is None


def test_another_person_s_arrival_is_no_outcome() -> None:
    """The same doing by somebody else resolves nothing."""
    plan = first((TUESDAY, PLAN), (FRIDAY, "Trade minister Karl Brandt landed in Madrid on Tuesday."))
    assert plan.outcome is None


@pytest.mark.parametrize(
    "text",
    [
        "Lena Varga landed in Oslo earlier this month, the ministry said.",
        "The ministry had wanted Lena Varga to land in Oslo last week.",
    ],
)
def test_what_lies_behind_is_no_plan(text: str) -> None:
    """What the words or the calendar place before the report is not still to come."""
    assert plans((TUESDAY, text), (FRIDAY, "Prices of herring rose again in Bergen.")) == []


def test_the_same_doing_without_people_needs_the_day() -> None:
    """“The agency opened an inquiry” is not the opening of a window that was due on Wednesday."""
    plan = first((TUESDAY, "The launch window in Norway will open on Wednesday."),
                 (FRIDAY, "The Norway agency opened an inquiry."))  # fmt: skip
    assert plan.outcome is None


def test_without_days_nothing_is_overdue() -> None:
    """Where no report has a date, no day is past."""
    texts = (PLAN, "Prices of herring rose again in Bergen.")
    reports = [report(text, id=f"r{number}", outlet=f"Paper {number}") for number, text in enumerate(texts, 1)]
    found = align(judge("story-1", read(reports))).plans
    assert all(plan.how is How.OPEN for plan in found)


def test_an_earlier_report_is_no_outcome() -> None:
    """What was told before the plan resolves nothing."""
    came, comes = "Lena Varga landed in Oslo on Monday.", "Lena Varga will land in Oslo on Friday."
    told = plans((TUESDAY, came), (THURSDAY, comes))
    assert [plan.outcome for plan in told if plan.report == "r2"] == [None]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("A rally against the dam has been announced for Friday.", "2024-03-08"),
        ("Bakers are set to down tools on Thursday.", "2024-03-07"),
        ("The tanker Alma was to sail from Oslo on Wednesday.", "2024-03-06"),
        ("The mayor Ole Lund said the bridge would be repaired.", None),
    ],
)
def test_what_is_announced_is_a_plan(text: str, due: str | None) -> None:
    """Words that announce a day move a weekday to the next one; what somebody says will come needs no day."""
    found = plans((TUESDAY, text), (TUESDAY, "Prices of herring rose again in Bergen."))
    assert [plan.due_first for plan in found] == [due]


@pytest.mark.parametrize(
    "text", ["Any deal would need a vote.", "I will never come back.", "“We will win,” said Ole Lund."]
)
def test_musings_are_no_plans(text: str) -> None:
    """What might be, what the writer says of himself, and what a quotation promises are no plans without a day."""
    assert plans((FRIDAY, text), (FRIDAY, "Prices of herring rose again in Bergen.")) == []


def test_what_was_put_off_is_followed_to_its_new_day() -> None:
    """The old plan changed, the new one happened; both show the words of the last report."""
    told = plans(
        (TUESDAY, "Lawmakers in Oslo will vote on the fish tax on Wednesday. Boats stayed in port."),
        (THURSDAY, "The vote on the fish tax was postponed until Friday. Two roofs were torn off by a storm."),
        ("2024-03-09", "Lawmakers in Oslo rejected the fish tax on Friday. The harbour master was pleased."),
    )
    assert [(plan.report, plan.how) for plan in told] == [("r1", How.CHANGED), ("r2", How.HAPPENED)]
    assert {plan.outcome.report for plan in told if plan.outcome} == {"r3"}


def test_what_another_report_still_expects_is_no_outcome() -> None:
    """“Instead of flying home” tells no flight, and “has not yet” no failure."""
    plan = "Envoy Lena Varga will fly to Oslo on Wednesday."
    for later in ("Lena Varga met dockers instead of flying to Oslo.", "Lena Varga has not yet flown to Oslo."):
        assert first((TUESDAY, plan), (THURSDAY, later)).outcome is None


@pytest.mark.parametrize(
    ("plan", "later", "how"),
    [
        # what will not come after all, before its day
        ("The Skarv mill will start production on Friday, its owner said.",
         "The Skarv mill will not start production on Friday, its owner said.", How.CANCELLED),
        # who stays beyond the day on which he was to go
        ("Harbour master Ole Lund is to step down on Wednesday.",
         "Harbour master Ole Lund stays on until the summer.", How.CHANGED),
        # another share than was told
        ("Brekke Holding will buy 80 per cent of the Skarv mill on Wednesday.",
         "Brekke Holding bought 51 per cent of the Skarv mill on Wednesday.", How.CHANGED),
        # absent, in words of its own
        ("Mayor Lena Varga will visit the hospital in Bergen on Wednesday.",
         "Mayor Lena Varga did not appear at the hospital in Bergen.", How.NOT_HAPPENED),
        ("The ferry Alma should be back in service on Wednesday, her owner said.",
         "The ferry Alma was back in service on Thursday, a day later than promised.", How.CHANGED),
    ],
)  # fmt: skip
def test_what_came_otherwise(plan: str, later: str, how: How) -> None:
    """What is taken back, outstayed, of another size or missed in words of its own is told as that."""
    day = TUESDAY if how is How.CANCELLED else FRIDAY
    found = first(("2024-03-04", plan), (day, later))
    assert (found.how, found.outcome is not None) == (how, True)


def test_a_sentence_takes_back_what_its_clause_planned() -> None:
    """“Cancelled its fair, which was to be held on Sunday” tells plan and end at once."""
    found = plans((TUESDAY, "Skarv has cancelled its herring fair, which was to be held on Sunday."))
    assert [(plan.how, plan.due_first) for plan in found] == [(How.CANCELLED, "2024-03-10")]


def test_what_one_subject_also_does_takes_nothing_back() -> None:
    """A shared subject joins no plan with what else is called off in its sentence."""
    found = plans((TUESDAY, "Lena Varga has cancelled her holiday and will fly to Oslo on Sunday."))
    assert [plan.how for plan in found if plan.due_first == "2024-03-10"] == [How.OPEN]


def test_another_strike_is_not_the_one_before() -> None:
    """Putting off the *next* walkout says nothing of the last one."""
    plan = first(
        ("2024-03-04", "Dockers in Rotterdam will strike on Tuesday, their union said."),
        (FRIDAY, "The Rotterdam dockers' union has postponed its next strike by a week."),
    )
    assert plan.how is not How.CANCELLED


def test_what_is_lifted_elsewhere_is_another_thing() -> None:
    """The same doing at another place, of nobody that both name, tells no outcome."""
    plan = first(
        (TUESDAY, "The bathing ban in Bergen is to be lifted on Wednesday."),
        (FRIDAY, "In Trondheim a curfew was lifted on Thursday."),
    )
    assert plan.outcome is None


def test_what_is_asked_for_is_not_what_is_planned() -> None:
    """Who is to ask a court to stop a strike plans the asking; that the strike went on is no failure of it."""
    plan = first(
        (TUESDAY, "Skarv Rail is to ask the High Court tomorrow to stop the strike."),
        (FRIDAY, "The strike did not stop on Thursday."),
    )
    assert plan.outcome is None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Mayor Ole Lund has announced a torchlight march on Sunday.", ["2024-03-10"]),
        ("Mayor Ole Lund announced a torchlight march on Sunday.", []),
        ("The harbour board wants to meet the owners first.", [None]),
        ("The harbour board did not want to meet the owners.", []),
        ("The mayor Ole Lund said she would rather have a bridge than a ferry.", []),
    ],
)
def test_what_is_meant_or_announced(text: str, due: list[str | None]) -> None:
    """What “has been announced” carries the day; what somebody means to do is a plan, what he would rather have not."""
    found = plans((TUESDAY, text), (TUESDAY, "Prices of herring rose again in Bergen."))
    assert [plan.due_first for plan in found] == due
