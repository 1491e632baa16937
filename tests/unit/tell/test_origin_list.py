"""Why each origin counts, in words: keys of reports and labels of the program."""

from __future__ import annotations

import pytest
from tell_desk import Desk
from tell_fixture import P
from tell_variants import account_of

from reportedly.model.account import Account
from reportedly.model.claim import Because, Ground, Origin, OriginKind, Origins, Standing
from reportedly.tell.labels import group_of_labels
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import to_html
from reportedly.tell.phrases import name_counted, name_telling
from reportedly.tell.terminal import to_terminal
from reportedly.tell.tree import view_story
from reportedly.tell.why import explain_claim

EVIL = "<b>Eve</b> *x* {of}\u202e"


def because(ground: Ground, *reports: str, of: tuple[str, ...] = (), name: str | None = None) -> Because:
    """One reason."""
    return Because(ground=ground, reports=reports, of=of, name=name)


def origin(kind: OriginKind, name: str | None, low: int, high: int | None, *why: Because) -> Origin:
    """One origin of the first report."""
    return Origin(kind=kind, name=name, low=low, high=high, supports=(("r0", "s"),), because=why)


def mills(*each: Origin) -> Account:
    """Three papers that say the same, with these origins."""
    desk = Desk()
    for number in range(3):
        desk.report(f"r{number}", f"Paper {number}", ((P, f"The mill burned down on day {number}."),))
    desk.claim(
        Standing.AGREE, *(desk.support(f"r{number}", "The mill burned down") for number in range(3)),
        origins=Origins(named=("Ines Falk",), unnamed_low=1, unnamed_high=3, unstated=1, each=each),
    )  # fmt: skip
    return account_of(desk)


ORIGINS = (
    origin(
        OriginKind.NAMED, "Ines Falk", 1, 1, because(Ground.NAMED_IN, "r1", "r0"),
        because(Ground.COPY_OF, "r1", of=("r0",)),
    ),
    origin(OriginKind.UNNAMED, "an official", 1, None, because(Ground.UNNAMED_IN, "r2")),
    origin(OriginKind.UNSTATED, None, 0, 0, because(Ground.ONE_PUBLISHER, "r0", "r2", name="Reach")),
)  # fmt: skip


def test_each_origin_says_why_it_counts() -> None:
    """Name, number and reasons in one line; reports by their keys, in order."""
    assert [name_counted(each) for each in view_story(mills(*ORIGINS)).claims[0].origin_list] == [
        "named Ines Falk: named in A, B; B is a copy of A",
        "unnamed “an official”, at least 1: without a name in C",
        "not counted: A, C speak for one publisher, Reach",
    ]


def test_the_short_form_holds_what_nothing_else_shows() -> None:
    """The terminal tells of publishers, eyewitnesses and the like; what chains and columns show is not told again."""
    assert name_telling(view_story(mills(*ORIGINS)).claims[0]) == "not counted: A, C speak for one publisher, Reach"
    assert name_telling(view_story(mills(*ORIGINS[:2])).claims[0]) == ""


def test_every_rendering_shows_the_reasons() -> None:
    """`show`, Markdown and page have them all, the terminal the short form; an account without them shows none."""
    account = mills(*ORIGINS)
    whole = "named Ines Falk: named in A, B; B is a copy of A"
    assert whole in "\n".join(explain_claim(account, account.claims[0].id))
    assert whole in to_markdown(account) and whole in to_html(account)
    assert "one publisher, Reach" in to_terminal(account, width=200, colour=False)
    assert "one publisher" not in to_markdown(mills()) and "one publisher" not in to_html(mills())


def test_words_of_strangers_stay_words() -> None:
    """A name neither becomes markup nor fills a place in a label."""
    account = mills(origin(OriginKind.NAMED, EVIL, 1, 1, because(Ground.ONE_OWNER, "r0", name=EVIL)))
    page = to_html(account)
    assert "<b>Eve" not in page and "{of}" in page and "\u202e" not in page
    assert "\\*x\\*" in to_markdown(account)


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_has_a_label(ground: Ground) -> None:
    """The closed list of reasons and the table of labels have the same members."""
    assert ground.value in group_of_labels("ground") and set(group_of_labels("origin")) == {*OriginKind}
