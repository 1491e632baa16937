"""The first screen: what carries the story and by whose word, in what reports differ, what is open."""

from __future__ import annotations

import re

from msgspec import structs
from tell_desk import Desk
from tell_fixture import P, silo_story
from tell_variants import account_of, large

from reportedly.model.account import Account, Question, Why
from reportedly.model.claim import Origins, Slot, Stance, Standing
from reportedly.tell.glance import BESIDE, LEADS, spread, stands
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import to_html
from reportedly.tell.terminal import to_terminal
from reportedly.tell.tree import view_story

COUNTS = {"a": "212 people", "b": "340 people", "c": "90 people", "d": "340 people"}


def ferry() -> Account:
    """A claim on which four reports give three numbers, one of them twice."""
    desk = Desk()
    for paper, count in COUNTS.items():
        desk.report(paper, f"The {paper} Post", ((P, f"The Marlin carried {count}, the port said."),))
    lead = desk.support("a", "The Marlin carried 212 people")
    words = desk.located("a", "212 people")
    others = [
        desk.support(
            paper, f"The Marlin carried {count}", stance=Stance.DIFFERS, differs_in=(Slot.HOW_MANY,),
            differences=(desk.differ(Slot.HOW_MANY, desk.span(paper, count), words),),
        )
        for paper, count in COUNTS.items() if paper != "a"
    ]  # fmt: skip
    desk.claim(Standing.DIFFER, lead, *others, origins=Origins(named=("port",)))
    return account_of(desk)


def test_all_values_beside_the_lead_are_told_at_once() -> None:
    """Each value with those who give it, the same words once, against that of the lead."""
    assert "how many: B, D “340 people”; C “90 people” against A “212 people”" in to_terminal(
        ferry(), width=120, colour=False
    )
    found = spread(view_story(ferry()).claims[0])
    assert found is not None and [[value.keys for value in side] for side in found[1]] == [["B, D", "C"], ["A"]]


def test_the_first_screen_of_a_story_of_ten_is_its_answer() -> None:
    """Within 24 lines of 80 columns: the leads, who says them, their origins, what differs, what is open."""
    account = large(10, 12)
    account = structs.replace(
        account, questions=(Question(claim=account.claims[-1].id, why=Why.SINGLE_ORIGIN), *account.questions)
    )
    screen = " ".join(" ".join(to_terminal(account, width=80, colour=False).splitlines()[:24]).split())
    for words in ("AT A GLANCE", "says: A, B, C, D, E, F +4", "origins: 1 named", "reports differ:", "against",
                  "still open"):  # fmt: skip
        assert words in screen


def test_nothing_stands_twice_at_a_glance() -> None:
    """A claim that leads, or on which reports differ, is not asked about again; what is left is counted."""
    for account in (silo_story(), ferry(), large(10, 6)):
        seen = view_story(account).glance
        assert seen is not None
        numbers = [claim.number for claim in (*seen.leads, *seen.differing)] + [each.claim.number for each in seen.open]
        assert len(numbers) == len(set(numbers))
        assert len(seen.leads) <= LEADS and len(seen.differing) <= BESIDE and len(seen.open) <= BESIDE
        differing = {claim.number for claim in view_story(account).claims if claim.standing is Standing.DIFFER}
        shown = differing & {claim.number for claim in (*seen.leads, *seen.differing)}
        assert seen.more_differing == len(differing - shown)


def test_every_report_stands_to_a_lead_in_one_way() -> None:
    """All keys are named, each once, silent ones as silent."""
    story = view_story(silo_story())
    for claim in story.claims:
        keys = [key for _, those in stands(claim, story.columns) for one in those for key in one.split(" = ")]
        assert sorted(keys) == [report.key for report in story.reports]


def test_a_lead_that_is_the_headline_does_not_repeat_it() -> None:
    """The page and the terminal point at the headline, which stands above."""
    desk = Desk()
    for paper in ("a", "b"):
        desk.report(paper, f"The {paper} Post", ((P, "Ferry sinks off Lindmark"),))
    first, second = (desk.support(paper, "Ferry sinks off Lindmark") for paper in ("a", "b"))
    desk.claim(Standing.AGREE, first, second, origins=Origins(unstated=2))
    account = account_of(desk)
    title = desk.located("a", "Ferry sinks off Lindmark")
    account = structs.replace(account, story=structs.replace(account.story, title=title))
    head = to_terminal(account, width=80, colour=False).split("REPORTS AGREE")[0]
    assert head.count("Ferry sinks") == 1 and "= the headline above" in head
    page = re.search(r'<section class="glance".*?</section>', to_html(account), re.S)
    assert page is not None and "Ferry sinks" not in page[0] and "the headline above" in page[0]


def test_one_report_and_a_brief_have_no_glance() -> None:
    """Alone there is nothing to set side by side; a brief is one already."""
    desk = Desk()
    desk.report("a", "The Post", ((P, "A ferry sank off Lindmark."),))
    desk.claim(Standing.SINGLE, desk.support("a", "A ferry sank"), origins=Origins(unstated=1))
    assert view_story(account_of(desk)).glance is None
    brief = structs.replace(ferry(), brief=(ferry().claims[0].id,))
    for shown in (to_terminal(brief, width=80, colour=False), to_markdown(brief), to_html(brief)):
        assert "at a glance" not in shown.lower()
