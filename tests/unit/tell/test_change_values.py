"""What changed, in words: values, numbers of origins, causes once, lines that fit."""

from __future__ import annotations

import pytest
from msgspec import structs
from tell_fixture import silo_story

from reportedly.model.changes import Aspect, Became, Cause, Changes, ClaimChange, ClaimSide, Side, Turn, Way
from reportedly.model.counts import OriginCount
from reportedly.tell import to_changes_markdown, to_changes_text
from reportedly.tell.change_values import show_origins, show_value


@pytest.mark.parametrize(
    ("aspect", "value", "shown"),
    [
        (Aspect.STATUS, "ongoing", "under way"),
        (Aspect.CERTAINTY, "certain", "told as certain"),
        (Aspect.POLARITY, "negative", "told as not so"),
        (Aspect.SOURCE, "unstated", "source not stated"),
        (Aspect.SOURCE, "named", "named"),
        (Aspect.FIGURE, "26.. count", "26 or more"),
        (Aspect.FIGURE, "..9 percent", "9 or fewer percent"),
        (Aspect.FIGURE, "12..15 km", "12–15 km"),
        (Aspect.FIGURE, "17 count", "17"),
        (Aspect.FIGURE, ".. count", ""),
        (Aspect.TIME, "2021-10-14", "14 Oct 2021"),
        (Aspect.TIME, "2021-10-14..2021-10-16", "14–16 Oct 2021"),
        (Aspect.TIME, "2021-10-14..", "from 14 Oct 2021"),
        (Aspect.STATUS, "of another program", "of another program"),
    ],
)
def test_values_are_told_in_words(aspect: Aspect, value: str, shown: str) -> None:
    """No value stands as the code writes it, and none is lost."""
    assert show_value(aspect, value) == shown


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (OriginCount(named=1, unnamed_low=0, unnamed_high=0, unstated=0), "1 named"),
        (OriginCount(named=1, unnamed_low=1, unnamed_high=None, unstated=2),
         "1 named + at least 1 unnamed + 2 not stated, not counted"),
        (OriginCount(named=0, unnamed_low=0, unnamed_high=0, unstated=2), "none stated"),
    ],
)  # fmt: skip
def test_origins_are_told_without_those_that_are_none(count: OriginCount, shown: str) -> None:
    """A number that is none says nothing; where nobody is named, that is said."""
    assert show_origins(count) == shown


def changes() -> Changes:
    """Two claims of the silo story that the new account has alone, and a third told for another reason."""
    story = silo_story()
    sides = [
        ClaimSide(claim=claim.id, report=claim.supports[0].report, statement=claim.supports[0].statement,
                  spans=claim.supports[0].spans, reports=(claim.supports[0].report,),
                  origins=OriginCount(named=1, unnamed_low=0, unnamed_high=0, unstated=0))
        for claim in story.claims[:3]
    ]  # fmt: skip
    appeared = [
        ClaimChange(kind=Became.APPEARED, before=None, after=side, turns=(), causes=(Cause.REPORTS,))
        for side in sides[:2]
    ]
    others = Turn(aspect=Aspect.ORIGINS, way=Way.OTHER, was=None, now=None, before=None, after=None)
    changed = ClaimChange(kind=Became.CHANGED, before=sides[2], after=sides[2], turns=(others,), causes=(Cause.TEXT,))
    side = Side(made_by=("reportedly 0",), seals=("",), claims=3)
    return Changes(old=side, new=side, reports=(), claims=(*appeared, changed), same=0)


def test_what_many_changes_have_in_common_is_told_once() -> None:
    """The cause of all stands beside the heading, that of one claim below it."""
    story = silo_story()
    told = to_changes_text(changes(), [story], [story], width=200)
    assert told.count("a report came or went") == 1 and "all of them: a report came or went" in told
    assert told.count("a report's text was changed") == 1


def test_origins_that_are_others_by_the_same_number_are_told() -> None:
    """ "1 named → 1 named" would say that nothing changed."""
    story = silo_story()
    assert "1 named → 1 named, not the same ones" in to_changes_text(changes(), [story], [story], width=200)


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_of_changes_is_wider_than_the_terminal(width: int) -> None:
    """Lines are wrapped between words, and hang below what they belong to."""
    story = silo_story()
    name = "Very Long Harbour Advertiser of the Ostmere Coast"
    long = structs.replace(story, reports=tuple(structs.replace(each, outlet=name) for each in story.reports))
    lines = to_changes_text(changes(), [long], [long], width=width).splitlines()
    assert max(map(len, lines)) <= width and any(line.startswith("    ") for line in lines)
    assert "## + Appeared 2" in to_changes_markdown(changes(), [long], [long])
