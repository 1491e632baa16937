"""On the gold's own clusters differences stay well told, and hardly a possible conflict is false."""

from __future__ import annotations

from functools import cache

from differences import Story, Tally, mean_f1, told_of
from stories import STORIES

FLOOR = 72.0  # of the mean F1; 74.2 when it was set
FALSE = 0.05  # the most that may be false of the possible conflicts
FOUND = 13  # of the gold's 60; 14 when it was set


@cache
def tallies() -> dict[str, Tally]:
    """What each example story gives."""
    stories = [Story(name) for name in STORIES]
    return {story.name: story.tally(told_of(story, Story.ours)) for story in stories}


def test_differences_keep_their_floor() -> None:
    """The mean F1 of the slots in which the supports of a claim differ is not below its floor."""
    assert mean_f1(tallies()) >= FLOOR


def test_hardly_a_conflict_is_false() -> None:
    """What is said to be a possible conflict is one in the gold, and no look-alike is taken for one."""
    said, right, found = (sum(getattr(one, name) for one in tallies().values()) for name in ("said", "right", "found"))
    assert said - right <= FALSE * said and found >= FOUND
    assert all(one.let_be == one.look_alikes for one in tallies().values())
