"""Open questions: one of a claim at most, its most pressing one, and those first on which most hangs."""

from __future__ import annotations

import pytest
from msgspec import structs
from tell_fixture import silo_story

from reportedly.model.account import Account, Why
from reportedly.model.claim import Claim, How, Origins, Plan, Standing
from reportedly.tell.markdown import to_markdown
from reportedly.tell.questions import open_questions
from reportedly.tell.terminal import SHOWN, to_terminal
from reportedly.tell.tree import view_story


def asked(account: Account) -> dict[str, Why]:
    """The question of each claim, by id."""
    return {question.claim: question.why for question in open_questions(account)}


def with_claim(claim: Claim) -> Account:
    """The silo story with this claim in place of its own of the same id."""
    story = silo_story()
    return structs.replace(story, claims=tuple(claim if each.id == claim.id else each for each in story.claims))


def overdue(claim: Claim) -> Plan:
    """A plan of a claim whose day passed in silence."""
    return Plan(claim=claim.id, report=claim.supports[0].report, statement=claim.supports[0].statement,
                due_first="2031-03-13", due_last="2031-03-13", how=How.OVERDUE)  # fmt: skip


def test_no_claim_is_asked_about_twice() -> None:
    """A claim that differs and has one origin is asked about once, for what differs."""
    found = open_questions(silo_story())
    assert len({question.claim for question in found}) == len(found)
    dead = silo_story().claims[0]
    assert asked(with_claim(structs.replace(dead, origins=Origins(named=("Ilse Brandt",)))))[dead.id] is Why.DIFFERS


def test_a_day_that_passed_in_silence_presses_more_than_a_difference() -> None:
    """Of an overdue plan it is asked whether it took place, also where reports differ on it."""
    story = silo_story()
    visit = story.claims[1]
    found = asked(structs.replace(story, plans=(overdue(visit),)))
    assert visit.standing is Standing.DIFFER and found[visit.id] is Why.OVERDUE


@pytest.mark.parametrize(
    ("origins", "why"),
    [
        (Origins(unnamed_low=1, unnamed_high=None), Why.UNNAMED_ONLY),
        (Origins(named=("Ilse Brandt",)), Why.SINGLE_ORIGIN),
        (Origins(named=("Ilse Brandt", "Norgrain")), None),
    ],
)
def test_what_rests_on_one_or_on_nobody_by_name_is_asked(origins: Origins, why: Why | None) -> None:
    """Reports that agree leave a question where one origin, or unnamed ones alone, stand behind them."""
    standing = next(claim for claim in silo_story().claims if claim.standing is Standing.AGREE)
    assert asked(with_claim(structs.replace(standing, origins=origins))).get(standing.id) is why


def test_the_renderings_ask_by_what_hangs_on_it() -> None:
    """Terminal and Markdown hold the questions in the account's order; the terminal no more than a screenful."""
    story = silo_story()
    story = structs.replace(story, questions=open_questions(story), plans=(overdue(story.claims[1]),))
    view = view_story(story)
    assert [each.claim.id for each in view.asked] == [question.claim for question in story.questions]
    shown = to_terminal(story, width=80, colour=False).split("OPEN QUESTIONS")[1]
    assert shown.count("?") >= 1 and shown.count("who ") + shown.count("did it") <= SHOWN["asked"] + 1
    assert "planned, and the day is past" not in to_markdown(structs.replace(story, questions=()))


def test_a_plan_shows_both_spans() -> None:
    """What was planned, when it was due, how it went, and the words that tell it stand in both plain renderings."""
    story = silo_story()
    plan = overdue(story.claims[1])
    for rendered in (to_terminal(structs.replace(story, plans=(plan,)), width=200, colour=False),
                     to_markdown(structs.replace(story, plans=(plan,)))):  # fmt: skip
        assert "day past, nothing heard · due 13 Mar 2031" in rendered
        assert "“Interior minister Tomas Reuland is expected to visit Ostmere on Saturday”" in rendered


def test_a_brief_keeps_silent_and_unreadable_apart() -> None:
    """Of a claim of one origin a brief says who is silent and who could not be read, each by itself."""
    story = silo_story()
    single = next(claim for claim in story.claims if claim.standing is Standing.SINGLE and len(claim.silent) > 1)
    stub = structs.replace(single, silent=single.silent[:-1], unreadable=single.silent[-1:])
    account = structs.replace(with_claim(stub), brief=(stub.id,))
    for rendered in (to_terminal(account, width=200, colour=False), to_markdown(account)):
        assert "– silent: " in rendered and "? could not read: " in rendered


def test_a_brief_shows_its_claims_and_no_more() -> None:
    """A brief holds the claims asked for with chains and origins, and says how many more there are."""
    story = silo_story()
    brief = structs.replace(story, brief=(story.claims[0].id,))
    rest = len(story.claims) - 1
    for rendered in (to_terminal(brief, width=200, colour=False), to_markdown(brief)):
        assert "Six dead after silo fire" in rendered and "Ilse Brandt" in rendered
        assert f"{rest} claims more" in rendered and "Timeline" not in rendered.title()
