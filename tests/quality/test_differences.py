"""On the gold's own clusters differences stay well told, and hardly a possible conflict is false."""

from __future__ import annotations

from functools import cache

import pytest
from differences import Story, Tally, mean_f1, told_of
from stories import STORIES

FLOOR = 72.0  # of the mean F1; 74.2 when it was set
FALSE = 0.05  # the most that may be false of the possible conflicts
FOUND = 13  # of the gold's 60; 14 when it was set
# Written later, two at a time: when their floors were set (the first run) nobody had looked at their errors. Floor of
# the mean F1, false conflicts at most, conflicts of the gold found, look-alikes let be.
NEW = {
    ("breach", "hostages"): (68.0, 6, 2, 41),  # 69.2; of 8 said; of 13; of 42
    ("football", "river"): (63.0, 0, 0, 42),  # 64.1; none said; of 16; of 42
    ("airliner", "budget"): (54.5, 3, 2, 42),  # 55.5; of 6 said; of 21; of 44
    ("recall", "theft"): (65.0, 0, 0, 49),  # 66.2; none said; of 15; of 49
}


@cache
def tallies() -> dict[str, Tally]:
    """What each example story gives."""
    stories = [Story(name) for name in STORIES]
    return {story.name: story.tally(told_of(story, Story.ours)) for story in stories}


def old() -> dict[str, Tally]:
    """What the stories give that rules were made with or counted on."""
    return {name: tally for name, tally in tallies().items() if not any(name in names for names in NEW)}


def test_differences_keep_their_floor() -> None:
    """The mean F1 of the slots in which the supports of a claim differ is not below its floor."""
    assert mean_f1(old()) >= FLOOR


def test_hardly_a_conflict_is_false() -> None:
    """What is said to be a possible conflict is one in the gold, and no look-alike is taken for one."""
    told = tuple(old().values())
    said, right, found = (sum(getattr(one, name) for one in told) for name in ("said", "right", "found"))
    assert said - right <= FALSE * said and found >= FOUND
    assert all(one.let_be == one.look_alikes for one in told)


@pytest.mark.parametrize("names", NEW)
def test_new_stories_keep_what_the_first_run_gave(names: tuple[str, str]) -> None:
    """Two stories of which no error had been seen keep what they gave then."""
    floor, false, found, let_be = NEW[names]
    told = {name: tallies()[name] for name in names}
    assert mean_f1(told) >= floor
    assert sum(one.said - one.right for one in told.values()) <= false
    assert sum(one.found for one in told.values()) >= found
    assert sum(one.let_be for one in told.values()) >= let_be
