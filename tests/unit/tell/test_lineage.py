"""Who took what from whom, as trees; what is unknown stays unknown, and nothing is one line."""

from __future__ import annotations

import pytest
from tell_desk import Desk
from tell_fixture import P
from tell_variants import account_of

from reportedly.model.account import Account
from reportedly.model.claim import Origins, Standing
from reportedly.model.judgement import Credit, Degree, Knowledge, Reuse
from reportedly.tell.labels import word
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import to_html
from reportedly.tell.phrases import name_knot, name_node
from reportedly.tell.terminal import to_terminal
from reportedly.tell.tree import view_story

OUTLETS = ("Harbour Gazette", "Port Courier", "Valley Post", "Coast Echo", "Hill Star")


def taken(report: str, source: str, share: float = 0.9, *, known: bool = True, degree: Degree = Degree.WHOLLY) -> Reuse:
    """A report that shares text with a source, and took it from there if that is known."""
    way = Knowledge.KNOWN if known else Knowledge.UNKNOWN
    return Reuse(report=report, source=source, degree=degree, containment=share, direction=way, passages=())


def credit(report: str, agency: str = "AFP") -> Credit:
    """A credit of an agency for the whole report."""
    return Credit(report=report, agency=agency, start=0, end=3, evidence="dateline")


def story(*reuse: Reuse, credits: tuple[Credit, ...] = (), outlets: tuple[str, ...] = OUTLETS) -> Account:
    """Reports r0, r1, … of the outlets, with what is known of their text."""
    desk = Desk()
    for number, outlet in enumerate(outlets):
        desk.report(f"r{number}", outlet, ((P, f"A barge sank off Korvik on day {number}."),))
    desk.claim(Standing.SINGLE, desk.support("r0", "A barge sank"), origins=Origins(unstated=1))
    return account_of(desk, reuse=reuse, credits=credits)


def drawn(account: Account) -> list[str]:
    """The lines of the trees and knots, and who stands alone."""
    lineage = view_story(account).lineage
    trees = [node.front + name_node(node) for node in lineage.nodes]
    return [*trees, *(name_knot(knot) for knot in lineage.knots), " ".join(lineage.alone)]


def test_a_copy_of_a_copy_stands_below_it() -> None:
    """Each report stands under the one of which it shares most; a further source is named with it."""
    account = story(taken("r1", "r0", 0.7), taken("r2", "r1", 0.9), taken("r2", "r0", 0.6))
    assert drawn(account) == [
        "A Harbour Gazette",
        "└ B Port Courier · 70 % shared",
        "  └ C Valley Post · 90 % shared · 60 % shared with A, too",
        "D E",
    ]


def test_an_agency_stands_above_who_credits_it() -> None:
    """An agency without a report here is a root, under one form of its name; a copy below needs no credit."""
    account = story(taken("r2", "r1", 0.9), credits=(credit("r0"), credit("r1", "Agence France-Presse"), credit("r2")))
    assert drawn(account)[:4] == [
        "AFP (agency)",
        "├ A Harbour Gazette · credits AFP",
        "└ B Port Courier · credits Agence France-Presse",
        "  └ C Valley Post · 90 % shared",
    ]


def test_an_agencys_own_report_is_its_node() -> None:
    """Where the agency's report is here, who credits it stands below that report."""
    account = story(credits=(credit("r1"),), outlets=("AFP", "Port Courier"))
    assert drawn(account) == ["A AFP", "└ B Port Courier · credits AFP", ""]


def test_an_unknown_direction_is_drawn_as_unknown() -> None:
    """Reports that share text in no known direction make a knot, with the span of what pairs of them share."""
    pairs = (taken("r1", "r0", 0.8, known=False), taken("r2", "r1", 0.5, known=False, degree=Degree.PARTIALLY))
    assert drawn(story(*pairs)) == [
        "A, B, C share text, who took it from whom is not known · 50–80 % shared",
        "D E",
    ]


def test_what_is_no_copy_is_not_drawn() -> None:
    """A shared quotation or caption links no reports; the credit of a picture makes no agency the source."""
    covers = view_story(story()).title.spans[0]
    picture = Credit(report="r0", agency="AFP", start=0, end=3, evidence="picture", covers=covers)
    assert drawn(story(taken("r1", "r0", 0.0, degree=Degree.NON), credits=(picture,))) == ["A B C D E"]


def test_a_circle_is_cut() -> None:
    """Where the directions run in a circle every report still stands once."""
    account = story(taken("r1", "r0", 0.9), taken("r2", "r1", 0.8), taken("r0", "r2", 0.7))
    keys = [line.strip("└├│ ").split()[0] for line in drawn(account)[:-1]]
    assert sorted(keys) == ["A", "B", "C"]


RENDERERS = [to_html, to_markdown, lambda account: to_terminal(account, width=80, colour=False)]


@pytest.mark.parametrize("render", RENDERERS)
def test_without_any_copy_one_line_says_so(render) -> None:  # type: ignore[no-untyped-def]
    """With several reports and nothing taken over there is one line; of one report alone there is nothing to say."""
    plain = " ".join(render(story()).replace("\n", " ").split())
    assert word("lineage", "none") in plain
    assert word("lineage", "none") not in " ".join(render(story(outlets=("Harbour Gazette",))).split())


@pytest.mark.parametrize("render", RENDERERS)
def test_every_rendering_draws_the_tree(render) -> None:  # type: ignore[no-untyped-def]
    """Terminal, Markdown and page show who stands below whom."""
    shown = render(story(taken("r1", "r0", 0.93)))
    assert "who took it from whom" in shown.lower() and "93 % shared" in shown


def test_a_long_chain_is_drawn_without_recursion() -> None:
    """A chain of six hundred copies is drawn, and no line of the terminal is wider than asked for."""
    names = tuple(f"Paper {number}" for number in range(600))
    account = story(*(taken(f"r{n}", f"r{n - 1}") for n in range(1, 600)), outlets=names)
    assert len(drawn(account)) == 601
    assert max(map(len, to_terminal(account, width=80, colour=False).splitlines())) <= 80
    page = to_html(account)
    assert "Paper 599" in page
    assert page.count("<ul") == page.count("</ul>") and page.count("<li>") + page.count("<li ") == page.count("</li>")
