"""What the page says in few words: cells of the matrix, voices that repeat the lead, plans past their day."""

from __future__ import annotations

import re

import pytest
from msgspec import structs
from tell_desk import Desk
from tell_fixture import P, silo_story
from tell_variants import account_of, large

from reportedly.model.account import Account
from reportedly.model.claim import Conflict, How, Origins, Outcome, Plan, Slot, Stance, Standing
from reportedly.model.judgement import Degree, Knowledge, Passage, Reuse, Strand
from reportedly.model.reading import Status
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import first_passages, to_html
from reportedly.tell.page_words import CellWords, cell_words, part_echoes, past_plans
from reportedly.tell.terminal import to_terminal
from reportedly.tell.tree import view_story


def quarrel() -> Account:
    """One report that gives two numbers which cannot both hold, and one that says nothing of them."""
    desk = Desk()
    desk.report("r0", "Lund Echo", ((P, "The ferry carried 212 people, the port said. It carried 340, he said."),))
    desk.report("r1", "Vik Post", ((P, "A ferry left Vik."),))
    first = desk.support("r0", "The ferry carried 212 people")
    lead = desk.located("r0", "212")
    second = desk.support(
        "r0", "It carried 340", stance=Stance.DIFFERS, differs_in=(Slot.HOW_MANY,),
        differences=(desk.differ(Slot.HOW_MANY, desk.span("r0", "340"), lead),),
    )  # fmt: skip
    clash = Conflict(
        slot=Slot.HOW_MANY, first=first.statement, second=second.statement, a=lead, b=desk.located("r0", "340")
    )
    desk.claim(Standing.DIFFER, first, second, origins=Origins(named=("port",)), conflicts=(clash,))
    return account_of(desk)


def test_a_cell_names_a_slot_once_with_both_of_its_words() -> None:
    """Two values that one report gives stand below one label; a silent report has none."""
    claim = view_story(quarrel()).claims[0]
    assert cell_words(claim, claim.cells[0]) == [CellWords("how many", ("212", "340"), None)]
    assert cell_words(claim, claim.cells[1]) == []


@pytest.mark.parametrize(
    ("words", "narrow", "phone"),
    [
        (("212", "340"), True, True),
        (("called", "was dining"), False, True),
        (("212", "well over three hundred of them"), False, False),
        (("unaccounted",), False, False),
        ((), True, True),
    ],
)
def test_narrow_columns_show_all_words_of_a_slot_or_none(words: tuple[str, ...], narrow: bool, phone: bool) -> None:
    """Half of a conflict would mislead; words break between, not inside."""
    told = CellWords("how many", words, None)
    assert (told.fits_narrow, told.fits_phone) == (narrow, phone)


def test_those_who_repeat_the_lead_stand_together() -> None:
    """Nine reports with the lead's very words are one entry, each with a link to its own words; others stand apart."""
    story = view_story(large())
    others, same = part_echoes(story.claims[0])
    assert (len(others), len(same)) == (0, 9)
    differing, alike = part_echoes(story.claims[1])
    assert {row.voice.mark.key for row in alike} == {"says"}
    assert {row.voice.mark.key for row in differing} == {"differs"}
    page = to_html(large())
    card = page[page.index('id="c1-1"') : page.index('id="c1-2"')]
    assert card.count("the same words") == 1 and len(set(re.findall(r'class="k" href="#(r\d+-\d+-\d+)"', card))) == 9


def test_one_who_repeats_the_lead_stands_as_the_others_do() -> None:
    """A list of one saves no room."""
    assert part_echoes(view_story(large(2)).claims[0])[1] == []


def plans(*hows: How, due: str | None = "2031-03-13") -> Account:
    """The silo story with plans of its claims that went so."""
    story = silo_story()
    made = tuple(
        Plan(claim=claim.id, report=claim.supports[0].report, statement=claim.supports[0].statement,
             due_first=due, due_last=due, how=how)
        for claim, how in zip(story.claims, hows, strict=False)
    )  # fmt: skip
    return structs.replace(story, plans=made)


def test_plans_with_one_outcome_are_one_row() -> None:
    """The outcome is told once, with every plan that it resolves; another outcome is another row."""
    desk = Desk()
    told = {
        "a": "The envoy will go to Oslo.", "b": "The envoy is to leave for Oslo.", "c": "The envoy will go to Oslo.",
        "d": "The envoy went to Oslo. She met the king.",
    }  # fmt: skip
    for paper, text in told.items():
        desk.report(paper, f"The {paper} Post", ((P, text),))
    supports = [desk.support(paper, told[paper][:-1], status=Status.PLANNED) for paper in "abc"]
    went, met = desk.support("d", "The envoy went to Oslo"), desk.support("d", "She met the king")
    claims = [desk.claim(Standing.SINGLE, each, origins=Origins(unstated=1)) for each in (*supports, went, met)]

    def plan(at: int, outcome: int, due: str | None) -> Plan:
        came = claims[outcome]
        return Plan(
            claim=claims[at].id, report="abc"[at], statement=supports[at].statement, due_first=due, due_last=due,
            how=How.HAPPENED, outcome=Outcome(claim=came.id, report="d", statement=came.lead),
        )  # fmt: skip

    account = structs.replace(
        account_of(desk), plans=(plan(0, 3, None), plan(1, 3, "2031-03-13"), plan(2, 3, None), plan(1, 4, None))
    )
    rows = view_story(account).plans
    assert [[each.keys for each in row.planned] for row in rows] == [[("A", "C"), ("B",)], [("B",)]]
    shown = to_terminal(account, width=100, colour=False)
    assert shown.count("→ D “The envoy went to Oslo”") == 1
    assert "happened  A, C “The envoy will go to Oslo”\n  B “The envoy is to leave for Oslo” · due 13 Mar 2031" in shown
    assert to_markdown(account).count("→ D “The envoy went to Oslo”") == 1
    page = to_html(account)
    assert page[page.index('class="plain plans"') :].count('class="outcome"') == 2


def test_the_contents_say_how_many_plans_are_past_their_day() -> None:
    """Silence and a doubtful outcome count; what is still to come does not, and where none is past nothing is said."""
    assert past_plans(view_story(plans(How.OVERDUE, How.OPEN))) == 2
    assert "2 past their day" in to_html(plans(How.OVERDUE, How.OPEN))
    assert past_plans(view_story(plans(How.OPEN, due="2031-04-13"))) == 0
    assert "past their day" not in to_html(plans(How.OPEN, due="2031-04-13"))


@pytest.mark.parametrize(
    ("due", "told"), [("2031-03-13", "unsure"), ("2031-04-13", "open"), (None, "undated")]
)
def test_a_plan_without_a_day_is_not_said_to_be_still_to_come(due: str | None, told: str) -> None:
    """When no report tells the day nobody knows whether it has come: that is what stands beside it."""
    assert [plan.how.key for plan in view_story(plans(How.OPEN, due=due)).plans] == [told]


def test_open_questions_stand_before_what_is_looked_up() -> None:
    """What a desk has to do next comes right behind the account, and first in the contents."""
    page = to_html(silo_story())
    at = [page.index(f'id="{name}"') for name in ("claims", "questions", "timeline", "quotes", "sources")]
    assert at == sorted(at)
    contents = page[page.index('class="contents"') : page.index("</nav>", page.index('class="contents"'))]
    assert contents.index("#questions") < contents.index("#timeline")


def test_both_sides_of_a_difference_stand_in_full() -> None:
    """A card says the words of both sides also where they are marked above: "against 41" alone is no sentence."""
    page = to_html(quarrel())
    told = re.search(r'<ul class="contrasts"><li><span class="s">how many</span>(.*?)</li>', page)
    assert told is not None
    assert re.sub(r"<[^>]*>", "", told[1]).split() == ["340", "against", "212"]


def test_passages_in_which_words_differ_are_shown_first() -> None:
    """Of a pair with many passages those are laid side by side that a reader wants to see; equal ones follow."""
    desk = Desk()
    lines = [f"Line {number} of the ferry's log was read out in court." for number in range(6)]
    desk.report("r0", "Lund Echo", tuple((P, line) for line in lines))
    desk.report("r1", "Vik Post", tuple((P, line.replace("5 of", "7 of")) for line in lines))
    desk.claim(Standing.SINGLE, desk.support("r0", lines[0]), origins=Origins(unstated=1))
    spans = [(desk.span("r0", line), desk.span("r1", line.replace("5 of", "7 of"))) for line in lines]
    passages = tuple(
        Passage(start=a.start, end=a.end, source_start=b.start, source_end=b.end, strand=Strand.PROSE) for a, b in spans
    )
    reuse = Reuse(report="r0", source="r1", degree=Degree.PARTIALLY, containment=0.5, direction=Knowledge.UNKNOWN,
                  passages=passages)  # fmt: skip
    account = account_of(desk, reuse=(reuse,))
    (pair,) = view_story(account).reuse
    shown = first_passages(pair)
    assert len(shown) == 4 and shown[0][1].pieces == (lines[5],) and shown[1][1].pieces == (lines[0],)
    assert "<mark>7</mark>" in to_html(account)


def test_a_brief_stands_on_top_of_the_page() -> None:
    """Its claims come before the matrix, each with a link to its card; the page shows all the same."""
    story = silo_story()
    page = to_html(structs.replace(story, brief=(story.claims[0].id, story.claims[2].id)))
    top = page[page.index('class="in-brief"') : page.index('id="matrix"')]
    assert re.findall(r'<li><a href="#(c1-\d+)"', top) == ["c1-1", "c1-3"]
    assert page.count('class="claim') >= len(story.claims)
