"""Claims of one origin stand by what an editor asks for first; nothing is dropped."""

from __future__ import annotations

import re

import pytest
from msgspec import structs
from tell_desk import FRIDAY, Desk, day
from tell_fixture import H, K, P
from tell_variants import account_of, large

from reportedly.model.account import Account
from reportedly.model.claim import Origins, Standing
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import to_html
from reportedly.tell.terminal import to_terminal
from reportedly.tell.tree import view_story

PARAGRAPHS = (
    "A mast was found on the shore by children.",
    "The coast guard is still there with two boats.",
    "Divers have looked at the hull and the keel.",
    "The weather was thick at the time of it all.",
    "The skipper left the harbour on Friday morning.",
    "The owner had sold the boat the week before, he said.",
    "Five of the crew had never been at sea before.",
    "No mayday call was made.",
)


def mast(*, nominal: str = "") -> Account:
    """One report whose every paragraph makes a claim, told last to first."""
    desk = Desk()
    body = tuple((P, words) for words in PARAGRAPHS)
    desk.report("r0", "Paper", ((H, "Yacht lost with all hands off Kilbrannock"), *body))
    for words in (*reversed(PARAGRAPHS), "The owner had sold the boat the week before", "Yacht lost with all hands"):
        more = {"when": day(FRIDAY)} if "Friday" in words else {}
        chain = desk.chain("r0", (K.NAMED_PERSON, "The owner")) if "owner" in words else ()
        desk.claim(Standing.SINGLE, desk.support("r0", words, chain=chain, **more), origins=Origins(unstated=1))
    account = account_of(desk)
    statements = tuple(
        structs.replace(one, figures=(0,) if "Five" in words else (), nominal=words == nominal)
        for one in account.reports[0].statements
        for words in [(account.reports[0].text or "")[one.spans[0].start : one.spans[-1].end]]
    )
    return structs.replace(account, reports=(structs.replace(account.reports[0], statements=statements),))


def order(account: Account) -> list[str]:
    """The words of the claims of one origin, first to last."""
    return [claim.lead.words.pieces[0] for claim in view_story(account).standing(Standing.SINGLE)]


def test_what_can_be_followed_up_comes_first() -> None:
    """Headline, head of the report, cited source, date and figure come before what has none of them."""
    found = order(mast())
    assert found[0] == "Yacht lost with all hands"
    for words in (PARAGRAPHS[0], PARAGRAPHS[4], PARAGRAPHS[5], PARAGRAPHS[6]):
        assert found.index(words) < found.index(PARAGRAPHS[3])


def test_a_statement_inside_of_another_comes_behind_it() -> None:
    """What only repeats words of a larger statement comes behind every claim with words of its own."""
    found = order(mast())
    assert found.index("The owner had sold the boat the week before") > found.index(PARAGRAPHS[3])


@pytest.mark.parametrize("nominal", ["", PARAGRAPHS[0]])
def test_fragments_come_last(nominal: str) -> None:
    """Statements under 25 characters, and those told by a noun only, come behind all others."""
    found = order(mast(nominal=nominal))
    assert set(found[-2:] if nominal else found[-1:]) == {PARAGRAPHS[7], *([nominal] if nominal else [])}


def test_order_drops_nothing() -> None:
    """Page and Markdown hold every claim, and the account itself keeps its order."""
    story = mast()
    assert len(re.findall(r'class="claim single[ "]', to_html(story))) == len(story.claims)
    assert "1 fragment: a few words" in to_html(story)
    assert to_markdown(story).count("\n- **“") == len(story.claims)
    assert [claim.id for claim in view_story(story).claims] == [claim.id for claim in story.claims]


def test_terminal_shows_some_of_every_report() -> None:
    """One report with hundreds of claims cannot crowd out the others, and what is left out is counted."""
    rendered = to_terminal(large(), width=80, colour=False)
    assert all(re.search(rf"^{key}  1 of 30$", rendered, re.M) for key in "ABCDEFGHIJ")
    assert re.search(r"^A  4 of 10$", to_terminal(mast(), width=80, colour=False), re.M)
