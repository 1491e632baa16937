"""The same, told otherwise, is no contradiction; one-sided differences are told in words."""

from __future__ import annotations

import re

import pytest
from tell_desk import Desk
from tell_fixture import K, P, silo_story
from tell_variants import account_of, two_stories

from reportedly.model.account import Account
from reportedly.model.claim import Origins, Slot, Stance, Standing
from reportedly.model.reading import Certainty, Status
from reportedly.tell.harmless import one_line
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import to_html
from reportedly.tell.passages import Passages
from reportedly.tell.phrases import name_contrast, say, tidy
from reportedly.tell.terminal import to_terminal
from reportedly.tell.tree import view_story
from reportedly.tell.view import Voice, Words


def voice(*slots: Slot, stance: Stance = Stance.AGREES, here: str | None = None, lead: str | None = None) -> Voice:
    """The voice of a planned, probable support beside a lead that tells it as done; `here`, `lead`: who is cited."""
    desk = Desk()
    for paper in ("r0", "r1"):
        desk.report(paper, paper, ((P, "The bridge opens, Ann Lund and Bo Dahl said."),))
    desk.claim(
        Standing.AGREE,
        desk.support("r0", "The bridge opens", chain=desk.chain("r0", *([(K.NAMED_PERSON, lead)] if lead else []))),
        desk.support(
            "r1", "The bridge opens", chain=desk.chain("r1", *([(K.NAMED_PERSON, here)] if here else [])),
            status=Status.PLANNED, certainty=Certainty.PROBABLE, stance=stance, differs_in=slots,
            differences=tuple(
                desk.differ(
                    slot,
                    desk.span("r1", (here or "Ann Lund") if slot is Slot.ATTRIBUTION else "opens")
                    if slot is not Slot.ATTRIBUTION or here else None,
                    desk.located("r0", (lead or "Bo Dahl") if slot is Slot.ATTRIBUTION else "opens")
                    if slot is not Slot.ATTRIBUTION or lead else None,
                )
                for slot in slots
            ),
        ),
        origins=Origins(unstated=1),
    )  # fmt: skip
    return view_story(account_of(desk)).claims[0].voices[1]


A, S, C, W = Slot.ATTRIBUTION, Slot.STATUS, Slot.CERTAINTY, Slot.WHEN


@pytest.mark.parametrize(
    ("slots", "here", "lead", "mark", "says"),
    [
        ((), None, None, "says", "says"),
        ((A,), "Ann Lund", "Bo Dahl", "other_source", "same, from another source"),
        ((A,), "Ann Lund", None, "other_source", "same, with a source"),
        ((A,), None, "Bo Dahl", "other_source", "same, no source named"),
        ((S,), None, None, "told_otherwise", "same, told as planned"),
        ((S, C, A), "Ann Lund", None, "told_otherwise", "same, told as planned"),
        ((C,), None, None, "told_otherwise", "same, told as probable"),
        ((S, W), None, None, "differs", "differs"),
    ],
)  # fmt: skip
def test_calm_differences_have_calm_names(
    slots: tuple[Slot, ...], here: str | None, lead: str | None, mark: str, says: str
) -> None:
    """Who says it, whether it is done and how certain it is are no contradiction; everything else is."""
    found = voice(*slots, here=here, lead=lead)
    assert (found.mark.key, found.says.text) == (mark, says)


def test_a_stance_outranks_its_slots() -> None:
    """A support that differs or denies is never called the same, whatever its slots."""
    assert voice(S, stance=Stance.DIFFERS).mark.key == "differs"
    assert voice(A, stance=Stance.DENIES).mark.key == "denies"


def test_slots_that_the_same_words_tell_stand_as_one() -> None:
    """Status and certainty of one verb are one difference with both values."""
    (both,) = voice(S, C).contrasts
    told = "“opens” (planned, probable) against “opens” (happened, told as certain)"
    assert name_contrast(both) == f"status, certainty: {told}"


def test_sources_are_told_once() -> None:
    """Where the chain shows the source, no difference repeats it."""
    (source,) = voice(A, here="Ann Lund").contrasts
    assert not source.tells
    assert name_contrast(source) == "source: “Ann Lund”; none named in the lead"
    (none,) = voice(A, lead="Bo Dahl").contrasts
    assert name_contrast(none) == "source: none named here; “Bo Dahl” in the lead"


def test_calm_differences_draw_no_line_under_the_lead() -> None:
    """Only a contradiction underlines the words of the lead."""
    assert "<mark" in to_html(silo_story())
    desk = Desk()
    desk.report("r0", "r0", ((P, "The bridge opens today."),))
    opens = (desk.differ(S, desk.span("r0", "opens"), desk.located("r0", "opens")),)
    desk.claim(
        Standing.AGREE, desk.support("r0", "The bridge opens"),
        desk.support("r0", "The bridge opens today", differs_in=(S,), differences=opens), origins=Origins(unstated=1),
    )  # fmt: skip
    assert "<mark" not in to_html(account_of(desk))


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        (("The envoy,", ", left for Oslo"), "“The envoy” … “left for Oslo”"),
        (("‘It was inspected in March and", ",’"), "“It was inspected in March and”"),
        (("“The only man", "is the man"), "“The only man” … “is the man”"),
        (("He said “no” twice",), "“He said “no” twice”"),
        (("‘We held on’: terror at sea",), "“‘We held on’: terror at sea”"),
        (("the crew’s ‘last’ call",), "“the crew’s ‘last’ call”"),
        (("We rowed,”",), "“We rowed,”"),
        (("—",), "“—”"),
    ],
)  # fmt: skip
def test_pieces_are_quoted_without_loose_marks(pieces: tuple[str, ...], shown: str) -> None:
    """Commas at a gap and half a pair of quotation marks are left out; every piece stays a part of the text."""
    words = Words(report=0, key="A", spans=(), pieces=pieces)
    assert say(words) == shown
    assert all(any(piece in whole for whole in pieces) for piece in tidy(pieces))


def test_a_gap_is_read_along() -> None:
    """The page shows a short gap as it stands in the report, apart from the claim's words; a long one it marks."""
    desk = Desk()
    text = "The pilot, who had come from Oslo, slept. " + "It rained. " * 30 + "He woke."
    desk.report("r0", "r0", ((P, text),))
    desk.claim(Standing.SINGLE, desk.support("r0", "The pilot", "slept", "He woke"), origins=Origins(unstated=1))
    account = account_of(desk)
    assert view_story(account).claims[0].lead.words.gaps[0] == ", who had come from Oslo, "
    card = to_html(account).partition('class="lead"')[2].partition("</a>")[0]
    assert '>The pilot<i class="gap">, who had come from Oslo, </i>slept … He woke' in card


def links_of_cards(page: str) -> dict[str, set[str]]:
    """The links of every card, by its id."""
    cards = re.split(r'<li class="claim [a-z -]+" id="', page)[1:]
    bodies = {card.partition('"')[0]: card.partition("<section")[0] for card in cards}
    return {name: set(re.findall(r'href="#([^"]+)"', body)) for name, body in bodies.items()}


@pytest.mark.parametrize("account", [silo_story()])
def test_every_support_leads_to_its_words(account: Account) -> None:
    """Every support of every claim has a link on its card, folded or not, to an element of the sources."""
    page, view = to_html(account), view_story(account)
    at, links = Passages(view), links_of_cards(page)
    for claim in view.claims:
        for each in claim.voices:
            anchor = at.anchor(each.words)
            assert anchor in links[f"c1-{claim.number}"] and f'id="{anchor}"' in page


def test_several_stories_say_that_they_were_split() -> None:
    """All renderings say into how many stories the inputs were split, how to keep them together, where each begins."""
    accounts = two_stories()
    for rendered in (to_terminal(accounts, width=80, colour=False), to_html(accounts), to_markdown(accounts)):
        told = one_line(rendered)
        assert "split into 2 stories" in told and "--one-story" in told
        assert told.lower().index("story 1 of 2") < told.lower().index("story 2 of 2")
        assert "split into" not in to_markdown(accounts.accounts[0])
