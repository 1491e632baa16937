"""Reports given as one story of which nothing says so."""

from __future__ import annotations

import pytest
from msgspec import structs
from tell_desk import Desk
from tell_fixture import P
from tell_variants import account_of

from reportedly.model.claim import Origins, Standing
from reportedly.model.judgement import EntityMention, StoryEntity
from reportedly.pipeline.vouched import find_strangers


@pytest.mark.parametrize(
    ("claims", "incomplete", "strangers"),
    [
        (("ab", "bc", "cd"), "", ""),
        (("ab", "bc"), "", "d"),
        (("ab", "cd"), "", "cd"),
        ((), "", "bcd"),
        (("ab", "bc"), "d", ""),  # what is cut off may tell it
    ],
)
def test_who_shares_no_claim_with_most_is_named(claims: tuple[str, ...], incomplete: str, strangers: str) -> None:
    """By way of a third report is enough; a cut-off one proves nothing."""
    desk = Desk()
    for paper in "abcd":
        desk.report(paper, f"The {paper} Post", ((P, "A ferry sank off Lindmark."),), incomplete=paper in incomplete)
    for papers in claims:
        desk.claim(
            Standing.AGREE, *(desk.support(paper, "A ferry sank") for paper in papers), origins=Origins(unstated=1)
        )
    assert find_strangers(account_of(desk)) == tuple(f"reports/{paper}.html" for paper in strangers)


def test_a_name_in_common_is_enough() -> None:
    """Who vouches for one story may know better: what may be one is let be."""
    desk = Desk()
    for paper in "ab":
        desk.report(paper, f"The {paper} Post", ((P, "A ferry sank off Lindmark."),))
        desk.claim(Standing.SINGLE, desk.support(paper, "A ferry sank"), origins=Origins(unstated=1))
    account = account_of(desk)
    assert find_strangers(account) == ("reports/b.html",)
    mentions = tuple(EntityMention(report=paper, start=17, end=25) for paper in "ab")
    place = StoryEntity(id="e", type="place", name="Lindmark", names=("Lindmark",), mentions=mentions, reasons=())
    assert find_strangers(structs.replace(account, entities=(place,))) == ()


def test_one_report_is_no_stranger() -> None:
    """Alone there is nobody to share a claim with."""
    desk = Desk()
    desk.report("a", "The Post", ((P, "A ferry sank."),))
    desk.claim(Standing.SINGLE, desk.support("a", "A ferry sank"), origins=Origins(unstated=1))
    account = account_of(desk)
    assert find_strangers(account) == ()
    assert find_strangers(structs.replace(account, claims=())) == ()
