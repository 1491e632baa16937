"""Possible conflicts and plans with their outcome: their marks, their words, their filter, in every rendering."""

from __future__ import annotations

import re

import pytest
from msgspec import structs
from tell_desk import Desk
from tell_fixture import P, silo_story
from tell_variants import account_of

from reportedly.model.account import Account, Question, Why
from reportedly.model.claim import Conflict, How, Origins, Outcome, Plan, Slot, Stance, Standing
from reportedly.model.judgement import Degree, Knowledge, Reuse
from reportedly.model.reading import Mention, MentionKind, Status
from reportedly.tell.emphasis import say_apart
from reportedly.tell.labels import group_of_labels
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import filters, part_figures, to_html
from reportedly.tell.sections import short_number
from reportedly.tell.terminal import to_terminal
from reportedly.tell.texts import clashing_words
from reportedly.tell.tree import view_story
from reportedly.tell.view import Piece, Words
from reportedly.text.tables import read_table

FERRY = {
    "early": "The Marlin carried 212 people, the port of Lindmark said.",
    "late": "The Marlin carried 340 people, the coastguard said.",
    "third": "Some 200 people were aboard.",
}
MEETING = {
    "before": "Envoy Ada Quist will meet the union on Monday.",
    "after": "Envoy Ada Quist met the union for an hour.",
}


def conflicting(*, stance: Stance = Stance.DIFFERS) -> Account:
    """A claim of which two reports give numbers that cannot both hold, and a third one a rounder one."""
    desk = Desk()
    for paper, text in FERRY.items():
        desk.report(paper, f"The {paper} Post", ((P, text),))
    lead = desk.support("early", "The Marlin carried 212 people")
    lead_words = desk.located("early", "212")
    other = desk.support(
        "late", "The Marlin carried 340 people", stance=stance, differs_in=(Slot.HOW_MANY,),
        differences=(desk.differ(Slot.HOW_MANY, desk.span("late", "340"), lead_words),),
    )  # fmt: skip
    third = desk.support(
        "third", "Some 200 people were aboard", stance=Stance.DIFFERS, differs_in=(Slot.HOW_MANY,),
        differences=(desk.differ(Slot.HOW_MANY, desk.span("third", "Some 200"), lead_words),),
    )  # fmt: skip
    conflict = Conflict(
        slot=Slot.HOW_MANY, first=lead.statement, second=other.statement, a=lead_words, b=desk.located("late", "340")
    )
    desk.claim(Standing.DIFFER, lead, other, third, origins=Origins(named=("port",)), conflicts=(conflict,))
    desk.claim(Standing.SINGLE, desk.support("third", "people were aboard"), origins=Origins(unstated=1))
    return account_of(desk)


def planned(how: How = How.HAPPENED, *, lead: str = "before") -> Account:
    """A claim that one report tells as planned, and a later one as what came of it."""
    desk = Desk()
    for paper, text in MEETING.items():
        desk.report(paper, f"The {paper} Post", ((P, text),))
    told = {
        "before": ("Envoy Ada Quist will meet the union", Status.PLANNED, "will meet"),
        "after": ("Envoy Ada Quist met the union", Status.HAPPENED, "met"),
    }
    other = "after" if lead == "before" else "before"
    first = desk.support(lead, told[lead][0], status=told[lead][1])
    second = desk.support(
        other, told[other][0], status=told[other][1], differs_in=(Slot.STATUS,),
        differences=(desk.differ(
            Slot.STATUS, desk.span(other, told[other][2]), desk.located(lead, told[lead][2])),),
    )  # fmt: skip
    claim = desk.claim(Standing.AGREE, first, second, origins=Origins(unstated=2))
    statements = {"before": "before-statement-1", "after": "after-statement-1"}
    plan = Plan(
        claim=claim.id, report="before", statement=statements["before"], due_first=None, due_last=None, how=how,
        outcome=Outcome(claim=claim.id, report="after", statement=statements["after"]),
    )  # fmt: skip
    return structs.replace(account_of(desk), plans=(plan,))


def marks(account: Account) -> list[str]:
    """The marks of the first claim, report by report."""
    return [cell.mark.key for cell in view_story(account).claims[0].cells]


def plain(account: Account) -> str:
    """The account for a terminal without colour."""
    return to_terminal(account, width=100, colour=False)


def test_both_sides_of_a_possible_conflict_are_marked() -> None:
    """Neither side is said to be the wrong one; who merely differs from the lead only differs."""
    assert marks(conflicting()) == ["conflicts", "conflicts", "differs"]


def test_a_denial_stays_a_denial() -> None:
    """Who denies the claim has that mark, even where the two cannot both hold."""
    assert marks(conflicting(stance=Stance.DENIES)) == ["conflicts", "denies", "differs"]


@pytest.mark.parametrize("render", [plain, to_markdown])
def test_a_possible_conflict_is_told_with_the_words_of_both_sides(render) -> None:
    """One line names the slot and both values, each with its report."""
    told = re.sub(r"[*\\]", "", render(conflicting()))
    assert "≢ possible conflict, how many: A “212” against B “340”" in told


def test_a_possible_conflict_stands_in_the_matrix_and_has_a_filter() -> None:
    """Both cells show their values; the filter counts the claim and the style knows its key."""
    account = conflicting()
    page = to_html(account)
    matrix = page[page.index('<table class="matrix') : page.index("</table>")]
    assert re.findall(r'class="m-conflicts"><a [^>]*>.*?<q class="w tiny">(\d+)</q>', matrix) == ["212", "340"]
    assert ("conflict", 1) in filters(view_story(account))
    assert 'class="f-conflict"' in page and ".f-conflict:checked" in page
    assert "| ≢ “The Marlin carried 212 people” | ≢ | ≢ | ◐ | 1 named |" in to_markdown(account)


@pytest.mark.parametrize("render", [plain, to_markdown])
def test_a_conflict_is_asked_about_by_the_values_that_clash(render) -> None:
    """The question names the two that cannot both hold, each with its report, not the first that merely differs."""
    account = conflicting()
    claim = account.claims[0]
    lead, other, third = claim.supports
    # The first difference is that of the third report, which may be a rounder number of the same.
    account = structs.replace(
        account, claims=(structs.replace(claim, supports=(lead, third, other)), account.claims[1]),
        questions=(Question(claim=claim.id, why=Why.CONFLICT),),
    )  # fmt: skip
    told = " ".join(re.sub(r"[*\\]", "", render(account)).split())
    assert "possible conflict, how many: A “212” against B “340” · which of the two holds?" in told


def test_the_terminal_explains_the_marks_that_it_uses_and_no_others() -> None:
    """A mark without a word beside it is explained at the head."""
    head = " ".join(plain(conflicting()).split("REPORTS")[0].split())
    assert "● says" not in head and "≢ possible conflict ◐ differs" in head and "✕ denies" not in head


def test_words_that_clash_twice_stand_once_in_a_cell() -> None:
    """A value that cannot hold beside two others is shown once."""
    claim = view_story(conflicting()).claims[0]
    twice = structs.replace(claim, clashes=claim.clashes * 2)
    assert [words.pieces for _, words in clashing_words(twice, 0)] == [("212",)]


def test_copies_of_one_text_are_one_side_of_a_conflict() -> None:
    """The same words in copies stand once, with the keys of all; the sides stand in the order of the reports."""
    account = conflicting()
    claim, other = account.claims
    desk = Desk()
    for paper, text in (*FERRY.items(), ("copy", FERRY["early"])):
        desk.report(paper, f"The {paper} Post", ((P, text),))
    again = desk.support("copy", "The Marlin carried 212 people")
    first, late = claim.conflicts[0], claim.supports[1]
    copied = structs.replace(
        first, first=late.statement, a=first.b, second=again.statement, b=desk.located("copy", "212")
    )
    changed = structs.replace(claim, supports=(*claim.supports, again), conflicts=(first, copied))
    reuse = Reuse(
        report="copy", source="early", degree=Degree.WHOLLY, containment=1.0, direction=Knowledge.UNKNOWN, passages=()
    )
    told = plain(structs.replace(account, reports=desk.finish(), claims=(changed, other), reuse=(reuse,)))
    account_of_it = told[told.index("REPORTS DIFFER") :]
    assert account_of_it.count("≢ possible conflict,") == 1 and "how many: A = D “212” against B “340”" in account_of_it


def test_possible_conflicts_stand_first_among_differences() -> None:
    """An editor must not miss one: it goes before the differences that the reading order puts higher."""
    story = silo_story()
    last = max(view_story(story).standing(Standing.DIFFER), key=lambda claim: claim.place)
    first, second = (story.claims[last.number - 1].supports[at] for at in (0, 1))
    a, b = (
        structs.replace(story.story.title, report=each.report, start=each.spans[0].start, end=each.spans[0].end)
        for each in (first, second)
    )
    conflict = Conflict(slot=Slot.HOW_MANY, first=first.statement, second=second.statement, a=a, b=b)
    claims = tuple(
        structs.replace(claim, conflicts=(conflict,)) if claim.id == last.id else claim for claim in story.claims
    )
    assert view_story(structs.replace(story, claims=claims)).standing(Standing.DIFFER)[0].id == last.id


@pytest.mark.parametrize(
    ("how", "lead", "says", "told"),
    [
        (How.HAPPENED, "before", "happened since", "□ planned → ■ happened"),
        (How.CHANGED, "before", "came otherwise since", "□ planned → ↷ came otherwise"),
        (How.CANCELLED, "before", "called off or put off since", "□ planned → ⊘ called off or put off"),
        (How.NOT_HAPPENED, "before", "did not come", "□ planned → ✕ did not come"),
        (How.HAPPENED, "after", "told before, as planned", "□ planned → ■ happened"),
    ],
)
def test_a_plan_and_its_outcome_are_no_mere_difference_of_status(how: How, lead: str, says: str, told: str) -> None:
    """Inside one claim they are told in the order of time, whichever of the two leads."""
    account = planned(how, lead=lead)
    assert "came" in marks(account) and says in plain(account)
    for rendered in (plain(account), to_markdown(account)):
        assert told in rendered and "status: “will meet” (planned) → “met” (happened)" in rendered.replace("\\", "")
    card = to_html(account).partition('id="c1-1"')[2]
    assert re.search(r'>planned</i>\s*<span>→ ', card) and "told otherwise" not in card.partition("</ol>")[0]


def test_without_a_plan_another_status_is_told_as_before() -> None:
    """Only an account that joins the outcome to its plan says that the one came of the other."""
    account = structs.replace(planned(), plans=())
    assert marks(account) == ["says", "told_otherwise"] and " → " not in plain(account)


def test_differing_words_are_set_apart_on_both_sides() -> None:
    """In Markdown they are in italics; on the page they are marked; the words stay whole."""
    told = to_markdown(conflicting())
    assert "**“The Marlin carried *212* people”**" in told and "“The Marlin carried *340* people”" in told
    page = to_html(conflicting())
    assert re.search(r"<mark[^>]*>212</mark>", page) and re.search(r"<mark[^>]*>340</mark>", page)


def test_runs_together_are_the_quotation() -> None:
    """Marks and stops at the edge of differing words stay outside; foreign signs turn the runs off, not the words."""
    words = Words(report=0, key="A", spans=(), pieces=("Nine, perhaps ten, died",))
    cut = ((Piece(text="Nine, ", slots=("how many",)), Piece(text="perhaps ten, died", slots=())),)
    assert say_apart(words, cut) == (("“", False), ("Nine", True), (", perhaps ten, died”", False))
    odd = structs.replace(words, pieces=("Nine\ue000",))
    assert say_apart(odd, ((Piece(text="Nine\ue000", slots=("how many",)),),)) == (("“Nine\ue000”", False),)


def test_who_has_no_name_stands_apart() -> None:
    """Who is only told of by other words stands behind those with a name, and is not left out."""
    story = silo_story()
    named = story.entities[0]
    mentions = tuple(
        Mention(id=f"m{at}", start=each.start, end=each.end, kind=MentionKind.NAME, type="person", entity="e")
        for at, each in enumerate(named.mentions)
        if each.report == story.reports[0].id
    )
    reports = (structs.replace(story.reports[0], mentions=mentions), *story.reports[1:])
    views = view_story(structs.replace(story, reports=reports)).entities
    assert {view.id for view in views if view.is_named} == {named.id}
    told = to_markdown(structs.replace(story, reports=reports))
    assert told.index(f"**{named.name}**") < told.index("### Told of without a name") < told.index("## Shared passages")
    assert all(view.is_named for view in view_story(story).entities)  # an account that does not tell is not guessed at


@pytest.mark.parametrize(
    ("number", "short"), [(9, "9"), (1_200, "1,200"), (1_170_000_000, "1.17bn"), (45e6, "45m"), (2e15, "2,000tn")]
)
def test_large_numbers_are_short_in_a_drawing(number: float, short: str) -> None:
    """A drawing has room for three digits and a sign; the words and the table hold the number itself."""
    assert short_number(number) == short


def test_every_series_of_figures_stands_in_one_list() -> None:
    """Those on which reports differ, those told several times, those of one text: together they are all."""
    story = view_story(silo_story())
    assert sorted(map(id, (t for part in part_figures(story) for t in part))) == sorted(map(id, story.figures))


def test_every_label_stands_once() -> None:
    """No two rows of the label table share group and key: the later one would hide the earlier."""
    rows = [(row["group"], row["key"]) for row in read_table("tell_labels")]
    assert len(rows) == len(set(rows))
    assert set(group_of_labels("revision")) == {"up", "down"} and "up" not in group_of_labels("change")
