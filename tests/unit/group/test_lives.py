"""Stories keep their ids while they grow, merge and split, and the log tells it all."""

from __future__ import annotations

import pytest

from reportedly.errors import ContractError
from reportedly.group.lives import Lives, close_others, follow, replay
from reportedly.model.story import ChangeKind, StoryChange

AT = "2031-05-04T06:00:00Z"


def live(*days: str) -> tuple[Lives, list[StoryChange]]:
    """Let days happen: each is groups of reports, written "ab c" for {a, b} and {c}; the changes of the last one."""
    lives, changes = Lives({}, {}, {}, set()), []
    for day in days:
        changes = follow([list(group) for group in day.split()], lives, at=AT)
    return lives, changes


CASES = [
    # before, after, the kinds of change, the groups that keep an earlier id
    ("abc", "abc", "", "abc"),
    ("abc", "abcd", "grew", "abcd"),
    ("abc", "abc d", "begun", "abc"),
    ("abc de", "abcde", "merged", "abcde"),
    ("abcd", "abc d", "split", "abc"),
    ("abcd", "abcx dy", "split grew grew", "abcx"),
    ("abc de", "ab cde", "moved", "ab cde"),
    ("abc de", "abcdx e", "moved grew", "abcdx e"),
    ("ab cd", "abcde", "merged grew", "abcde"),
]


@pytest.mark.parametrize(("before", "after", "kinds", "keep"), CASES)
def test_what_happens_is_told(before: str, after: str, kinds: str, keep: str) -> None:
    """Each change of the groups is one of a few kinds, and the right groups keep their ids."""
    old, _ = live(before)
    lives, changes = live(before, after)
    assert sorted(change.kind.value for change in changes) == sorted(kinds.split())
    kept = {"".join(sorted(members)) for name, members in lives.stories.items() if name in old.stories}
    assert kept == set(keep.split())


def test_the_larger_story_keeps_its_id_then_the_older() -> None:
    """Of two that merge the one with more reports goes on; of two alike the one that began first."""
    first, _ = live("ab cde")
    larger = next(name for name, members in first.stories.items() if len(members) == 3)
    lives, (change,) = live("ab cde", "abcde")
    assert set(lives.stories) == {larger} and change.replaced_by == larger
    assert lives.replaced == {change.story: larger}
    again, _ = live("ab", "ab cd", "abcd")
    assert list(again.stories) == list(live("ab")[0].stories)


def test_reports_that_left_the_window_stay_in_their_story() -> None:
    """What no group holds any more is where it was, and goes along when its story is taken in."""
    lives, _ = live("abc", "c defg", "cdefg")
    assert list(map(sorted, lives.stories.values())) == [list("abcdefg")]


def test_the_log_alone_tells_the_stories() -> None:
    """Replaying all changes gives the same stories, heirs and closed ones."""
    lives, log = Lives({}, {}, {}, set()), []
    for day in ("abc de f", "ab cde f", "abcde fg", "abx cdeg f"):
        log += follow([list(group) for group in day.split()], lives, at=AT)
    log += close_others("f", lives, at=AT)
    assert replay(log) == lives
    assert sum(change.kind is ChangeKind.CLOSED for change in log) == 2


def test_an_id_is_never_given_twice() -> None:
    """A group that was a story once, was taken in and comes apart again, is another story."""
    lives, log = Lives({}, {}, {}, set()), []
    for day in ("abc de", "abcde", "abc de"):
        log += follow([list(group) for group in day.split()], lives, at=AT)
    begun = [change.story for change in log if change.kind in (ChangeKind.BEGUN, ChangeKind.SPLIT)]
    assert len(begun) == len(set(begun)) == 3


@pytest.mark.parametrize(
    "change",
    [
        StoryChange(story="s", kind=ChangeKind.GREW, at=AT, by="x", reports=("a",)),
        StoryChange(story="s", kind=ChangeKind.MERGED, at=AT, by="x", replaced_by="t"),
    ],
)
def test_a_log_that_does_not_fit_is_a_bug(change: StoryChange) -> None:
    """A change of a story that was never begun is not believed."""
    with pytest.raises(ContractError):
        replay([change])
