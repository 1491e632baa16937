"""On the gold's own clusters differences stay well told, and hardly a possible conflict is false."""

from __future__ import annotations

from functools import cache

from differences import Story, Tally, mean_f1, told_of
from stories import STORIES

NEW = {"breach", "hostages"}  # nobody has looked at their errors: what they give has floors of its own
FLOOR = 72.0  # of the mean F1; 74.2 when it was set
FALSE = 0.05  # the most that may be false of the possible conflicts
FOUND = 13  # of the gold's 60; 14 when it was set
NEW_FLOOR = 68.0  # 69.2 on the first run
NEW_FALSE, NEW_FOUND, NEW_LET_BE = 6, 2, 41  # of 8 conflicts said, 13 in the gold, 42 look-alikes: the first run


@cache
def tallies() -> dict[str, Tally]:
    """What each example story gives."""
    stories = [Story(name) for name in STORIES]
    return {story.name: story.tally(told_of(story, Story.ours)) for story in stories}


def old_and_new() -> tuple[dict[str, Tally], dict[str, Tally]]:
    """The stories that rules were made with or counted on, and those that were not."""
    old = {name: tally for name, tally in tallies().items() if name not in NEW}
    return old, {name: tally for name, tally in tallies().items() if name in NEW}


def test_differences_keep_their_floor() -> None:
    """The mean F1 of the slots in which the supports of a claim differ is not below its floor."""
    old, new = old_and_new()
    assert mean_f1(old) >= FLOOR and mean_f1(new) >= NEW_FLOOR


def test_hardly_a_conflict_is_false() -> None:
    """What is said to be a possible conflict is one in the gold, and no look-alike is taken for one."""
    old, new = (tuple(some.values()) for some in old_and_new())
    said, right, found = (sum(getattr(one, name) for one in old) for name in ("said", "right", "found"))
    assert said - right <= FALSE * said and found >= FOUND
    assert all(one.let_be == one.look_alikes for one in old)
    assert sum(one.said - one.right for one in new) <= NEW_FALSE
    assert sum(one.found for one in new) >= NEW_FOUND and sum(one.let_be for one in new) >= NEW_LET_BE
